"""References to items whose words the generator fills in: in titles and headings, too.

What an item is called is known when all pages are read; titles, anchors and contents lists are made before. Until then
a number stands for the words, written in characters of a private plane, which nobody writes and no anchor takes up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .catalogue import Catalogue

_FIRST = 0xF0000
_START, _END = chr(_FIRST + 10), chr(_FIRST + 11)
_DIGITS = {ord(str(digit)): chr(_FIRST + digit) for digit in range(10)}
_VALUES = {ord(written): str(digit) for digit, written in enumerate(_DIGITS.values())}
_PLACEHOLDER = re.compile(f"{_START}([{''.join(_DIGITS.values())}]+){_END}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference without words of its own."""

    path: str
    """The page it is written on."""
    target: str
    """What follows ``item:``."""


def placeholder(key: int) -> str:
    """What stands for the words of a reference."""
    return f"{_START}{str(key).translate(_DIGITS)}{_END}"


def fill_placeholders(text: str, words: Callable[[int], str]) -> str:
    """A text with the words of each reference in it; ``words`` gives them by the reference's key."""
    if _START not in text:
        return text
    return _PLACEHOLDER.sub(lambda match: words(int(match[1].translate(_VALUES))), text)


def without_placeholders(text: str) -> str:
    """A text in which nothing stands for references."""
    return fill_placeholders(text, lambda _: "")


def words_by_key(references: Mapping[int, Reference], catalogue: Catalogue) -> dict[int, str]:
    """The words of each reference: what its item is called; what was written where there is no such item.

    An item's title may refer to another; where two refer to each other, the second says its label only.
    """

    def words(key: int, above: frozenset[int]) -> str:
        reference = references[key]
        page = catalogue.outline.pages.get(reference.path)
        found = catalogue.targets(reference.target, page) if page else ()
        if len(found) != 1:
            return reference.target
        item = found[0]
        return item.label if item.key in above else fill_placeholders(item.name, lambda inner: words(inner, above | {item.key}))

    return {key: words(key, frozenset()) for key in references}
