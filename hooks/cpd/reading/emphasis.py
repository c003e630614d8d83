"""Words between stars or underscores that nothing else touches, taken without a look at all that they might belong to.

pymdown-extensions weighs every mark of a text against every other. Where a mark follows white space, its words hold no other
mark, and white space or a full stop follows the last, nothing but these two can belong together.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cache
from typing import Any, Final

from markdown import Markdown
from pymdownx.delimiterprocessor import DelimiterProcessor

from .inline import Match, take_first

_ENDS: Final = r"(?=[\s.,;:!?]|\Z)"


def spare(md: Markdown) -> None:
    """Let plain emphasis be found at once, where pymdown-extensions finds emphasis."""
    take_first(md, "delimiter", DelimiterProcessor, _plain_emphasis)


def _plain_emphasis(processor: Any, text: str, at: int) -> Match | None:  # noqa: ANN401  # pymdownx has no types
    # In the cache is what waits to be given out: it was weighed together.
    found = None if processor.cache else _plain(frozenset(processor.tokens)).match(text, at)
    if not found or (tags := _tags(processor.delimiters[found[1][0]])) is None:
        return None
    processor.remainder = None
    element = etree.Element(tags[0] if len(found[1]) == 2 else tags[1])  # noqa: PLR2004  # of two marks
    element.text = found[2]
    return element, found.start(), found.end()


@cache
def _plain(tokens: frozenset[str]) -> re.Pattern[str]:
    """Plain emphasis, where marks are one of these signs."""
    others = "".join(map(re.escape, sorted(tokens)))
    return re.compile(rf"(?<!\S)(\*\*?|__?)(?=[a-zA-Z])([^{others}]*)(?<=[a-zA-Z])\1{_ENDS}")


def _tags(delimiter: Any) -> tuple[str, str] | None:  # noqa: ANN401  # pymdownx has no types
    """The elements of two marks and of one; None where one sort of marks makes one element, by rules of its own."""
    return delimiter.tags if delimiter.tag_count == 2 and not delimiter.no_space else None  # noqa: PLR2004
