"""Footnotes of which something would be lost: written twice, named but not written, cut off by a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .problems import Problem
from .shown_text import Stretch
from .slips import Found
from .source import INDENT, Source

RULE = "footnotes-are-whole"
_WRITTEN = re.compile(r"^( *)\[\^([^\]]+)\]:")
_NAMED = re.compile(r"\[\^([^\]\s]+)\]")


def lost_footnotes(text: Iterable[Stretch], source: Source, block_names: set[str]) -> Found:
    """What is wrong with a page's footnotes; ``text`` is what the parser took for nothing but text."""
    written = [(number - source.first_line, match) for number, line in source.lines_with("[^") if (match := _WRITTEN.match(line))]
    yield from _defined_twice(written, source)
    yield from _later_paragraphs(written, source, block_names)
    for stretch in text:
        for name in dict.fromkeys(_NAMED.findall(stretch.text)) if "[^" in stretch.text else ():
            yield source.line_of(f"[^{name}]"), _missing(name)


def _defined_twice(written: list[tuple[int, re.Match[str]]], source: Source) -> Iterator[tuple[int | None, Problem]]:
    names: set[str] = set()
    for index, match in written:
        if match[2] in names:
            problem = f'the footnote "{match[2]}" is written twice, and only one of them is shown.'
            yield source.first_line + index, Problem(rule=RULE, problem=problem, remedy="Give one of them another name, or take it out.")
        names.add(match[2])


def _later_paragraphs(
    written: list[tuple[int, re.Match[str]]], source: Source, block_names: set[str]
) -> Iterator[tuple[int | None, Problem]]:
    """In a block, only the first paragraph of a footnote goes with it: the parser takes the next for code."""
    blocks = source.open_blocks(block_names) if written else []
    for index, match in written:
        after = next((line for line in range(index + 1, len(source.prose)) if not source.prose[line].strip()), len(source.prose))
        following = next((line for line in range(after, len(source.prose)) if source.prose[line].strip()), None)
        is_more = following is not None and source.prose[following].startswith(" " * (len(match[1]) + INDENT))
        if blocks[index] and is_more and following is not None:
            problem = f'the footnote "{match[2]}" stands in a block, where only its first paragraph belongs to it.'
            remedy = "Write the footnote at the end of the page, below the block's closing line."
            yield source.first_line + following, Problem(rule=RULE, problem=problem, remedy=remedy)


def _missing(name: str) -> Problem:
    return Problem(
        rule=RULE,
        problem=f"there is no footnote `[^{name}]` on this page.",
        remedy=f"Write it at the end of the page: `[^{name}]: Words.` Where no footnote is meant, write `\\[^{name}]`.",
    )
