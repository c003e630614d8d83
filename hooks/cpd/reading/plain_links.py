"""Links without brackets, quotes or white space in their addresses, taken as they stand.

Python-Markdown goes through a link sign by sign, for brackets within brackets and for a title in quotes.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any, Final

from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor

from .emphasis import Match

_PLAIN: Final = re.compile(r"""\[([^\[\]]*)\]\(([^\s()<>"'\x02]+)\)""")


def spare(md: Markdown) -> None:
    """Let plain links be found at once."""
    if "link" not in md.inlinePatterns or type(md.inlinePatterns["link"]) is not LinkInlineProcessor:
        return
    links: Any = md.inlinePatterns["link"]
    handle = links.handleMatch

    def handle_plain(found: re.Match[str], text: str) -> Match:
        plain = _PLAIN.match(text, found.start())
        if not plain:
            whole: Match = handle(found, text)
            return whole
        element = etree.Element("a", {"href": plain[2]})
        element.text = plain[1]
        return element, plain.start(), plain.end()

    links.handleMatch = handle_plain
