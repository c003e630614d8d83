"""Which line of the source a line is that readers see."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from html import unescape

from cpd.domain import markup

from .shown_text import BREAK, OBJECT, with_plain_signs
from .source import Source

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_QUOTE = re.compile(r"^[ ]*(?:>[ ]?)+", re.MULTILINE)
_DROPPED = re.compile(rf"[\s*_`~\\{OBJECT}{BREAK}]+")
_BEGINNING = 16
"""As many signs of a line as tell it from others, where inline markup further on differs."""


def without_links(line: str) -> str:
    """A line with the words of its links alone."""
    return _LINK.sub(r"\1", line)


def signature(line: str) -> str:
    """What stays the same of a line when its markup is gone."""
    return _DROPPED.sub("", with_plain_signs(unescape(markup.TAG.sub("", without_links(_QUOTE.sub("", line)))))).lower()


def source_lines(shown: Sequence[str], source: Source, taken: Container[int] = ()) -> list[int | None]:
    """For each text that readers see, the number of its last line in the source; None where that is not certain.

    It is certain where the source has as many such lines, those ``taken`` for something else left out, as readers see.
    """
    if not shown:
        return []
    wanted = [(signature(text), text.count("\n")) for text in shown]
    single = [signature(line) for line in source.prose]
    numbers: dict[tuple[str, int], list[int]] = {}
    for one in dict.fromkeys(wanted):
        alike = [text for text, above in wanted if above == one[1]]
        rows = ("".join(single[max(0, index - one[1]) : index + 1]) for index in range(len(single)))
        numbered = [(number, row) for number, row in enumerate(rows, start=source.first_line) if number not in taken]
        for fits in _tests(one[0]):
            found = [number for number, row in numbered if fits(row)]
            if len(found) == sum(map(fits, alike)):
                numbers[one] = [number for number, text in zip(found, filter(fits, alike), strict=True) if text == one[0]]
                break
    return [numbers[one].pop(0) if one in numbers else None for one in wanted]


def _tests(line: str) -> tuple[Callable[[str], bool], ...]:
    """Is it this line, does it hold this line, does it begin as this line does."""
    return (lambda row: row == line), (lambda row: line in row), (lambda row: line[:_BEGINNING] in row)
