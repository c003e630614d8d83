"""Which line of the source a line is that readers see."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from html import unescape

from cpd.domain import markup

from .shown import BREAK, OBJECT, plainly
from .source import Source

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_DROPPED = re.compile(rf"[\s*_`~\\{OBJECT}{BREAK}]+")
_BEGINNING = 16
"""As many signs of a line as tell it from others, where inline markup further on differs."""


def unlinked(line: str) -> str:
    """A line with the words of its links alone."""
    return _LINK.sub(r"\1", line)


def signature(line: str) -> str:
    """What stays the same of a line when its markup is gone."""
    return _DROPPED.sub("", plainly(unescape(markup.TAG.sub("", unlinked(line))))).lower()


def placed(shown: Sequence[str], source: Source, taken: Container[int] = ()) -> list[int | None]:
    """For each line that readers see, its number in the source; None where that is not certain.

    It is certain where the source has as many such lines, those ``taken`` for something else left out, as readers see.
    """
    if not shown:
        return []
    rows = [(number, signature(line)) for number, line in enumerate(source.prose, start=source.first_line) if number not in taken]
    wanted = [signature(line) for line in shown]
    numbers: dict[str, list[int]] = {}
    for line in dict.fromkeys(wanted):
        for fits in _tests(line):
            found = [number for number, row in rows if fits(row)]
            if len(found) == sum(fits(other) for other in wanted):
                numbers[line] = [number for number, other in zip(found, filter(fits, wanted), strict=True) if other == line]
                break
    return [numbers[line].pop(0) if line in numbers else None for line in wanted]


def _tests(line: str) -> tuple[Callable[[str], bool], ...]:
    """Is it this line, does it hold this line, does it begin as this line does."""
    return (lambda row: row == line), (lambda row: line in row), (lambda row: line[:_BEGINNING] in row)
