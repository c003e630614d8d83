"""Links without brackets, quotes or white space in their addresses, taken as they stand.

Python-Markdown goes through a link sign by sign, for brackets within brackets and for a title in quotes.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any, Final

from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor

from .inline import Match, take_first

_PLAIN: Final = re.compile(r"""\[([^\[\]]*)\]\(([^\s()<>"'\x02]+)\)""")


def spare(md: Markdown) -> None:
    """Let plain links be found at once."""
    take_first(md, "link", LinkInlineProcessor, _plain_link)


def _plain_link(_processor: Any, text: str, at: int) -> Match | None:  # noqa: ANN401  # nothing is asked of it
    found = _PLAIN.match(text, at)
    if not found:
        return None
    element = etree.Element("a", {"href": found[2]})
    element.text = found[1]
    return element, found.start(), found.end()
