"""Our scripts and stylesheets as readers get them."""

from __future__ import annotations

import re

COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
"""A comment with nothing else on its lines."""
TYPE = re.compile(r"/\*\* @(?:type|param|returns|satisfies)\b(?:[^*\n]|\*(?!/))*\*/ ?")
"""A type within a line."""
STYLE_COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
"""The same in a stylesheet."""


def lean(script: str) -> str:
    """A script without its comments and types, which are a third of its weight and written for us."""
    return TYPE.sub("", COMMENT.sub("", script))


def lean_style(style: str) -> str:
    """A stylesheet without its comments."""
    return STYLE_COMMENT.sub("", style)
