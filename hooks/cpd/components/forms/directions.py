"""Which way text runs: as its own letters do. ``office.js`` decides it in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LEFT: Final = rf"(?![{_RIGHT}])[^\W\d_]"
_LETTER: Final = re.compile(rf"[{_RIGHT}]|{_LEFT}")
_RIGHT_IN_LEFT: Final = re.compile(rf"([{_RIGHT}](?:(?:(?!{_LEFT}).)*[{_RIGHT}])?)", re.DOTALL)
_LEFT_IN_RIGHT: Final = re.compile(rf"({_LEFT}(?:[^{_RIGHT}]*(?:{_LEFT}|\d))?)")


def runs_left(text: str) -> bool:
    """Whether text is read from right to left: its first letter says so."""
    first = _LETTER.search(text)
    return bool(first and re.match(rf"[{_RIGHT}]", first[0]))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches of one direction, each with whether it is read from right to left."""
    base = runs_left(text)
    for at, stretch in enumerate((_LEFT_IN_RIGHT if base else _RIGHT_IN_LEFT).split(text)):
        if stretch:
            yield stretch, base != bool(at % 2)
