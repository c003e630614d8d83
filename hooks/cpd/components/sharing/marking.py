"""Two readings of one text with the words marked that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cpd.domain import markup

_CLOSED = re.compile(
    r"<!--.*?-->"
    r'|<span class="cpd-callout__kind">.*?</span>'
    r"|<(math|svg|script|style|template|select|textarea|object|iframe|video|audio|canvas)\b.*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
"""What is a whole: no word of it is marked alone. What a callout is called, with its number, is each suite's own."""
_MATHS = re.compile(r"<math\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_LEAST_COMMON = 2
"""Words between two changes that are to stay unmarked: one alone would make confetti."""
_LEAST_ALIKE = 0.35
"""Of all words: below it marks help nobody."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, or a formula, where it stands in HTML."""

    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Both readings with ``<mark>`` around words that the other has not."""

    here: str
    there: str
    common: int
    """How many words both have."""
    are_strangers: bool
    """Whether so little is alike that most is marked."""


def marked(here: str, there: str) -> Marks:
    """Two readings in HTML, compared word by word."""
    mine, theirs = list(_words(here)), list(_words(there))
    matcher = SequenceMatcher(None, [one.said for one in mine], [one.said for one in theirs], autojunk=False)
    changed = list(_changed(matcher))
    return Marks(
        here=_with_marks(here, mine, (pair[0] for pair in changed)),
        there=_with_marks(there, theirs, (pair[1] for pair in changed)),
        common=sum(one.size for one in matcher.get_matching_blocks()),
        are_strangers=matcher.ratio() < _LEAST_ALIKE,
    )


def _changed(matcher: SequenceMatcher[str]) -> Iterator[tuple[range, range]]:
    """The words of both sides that differ."""
    codes = matcher.get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(codes):
        is_between = 0 < number < len(codes) - 1
        if tag != "equal" or (is_between and b - a < _LEAST_COMMON):
            yield range(a, b), range(c, d)


def _words(html: str) -> Iterator[_Word]:
    """The words between tags, in order."""
    for start, end in _stretches(html):
        if _MATHS.match(html, start):
            yield _Word(markup.plain(html[start:end]), start, end)
        else:
            yield from (_Word(word[0], word.start(), word.end()) for word in _WORD.finditer(html, start, end))


def _stretches(html: str) -> Iterator[tuple[int, int]]:
    """Where text is, tags and what is closed left out; a formula is a stretch of its own."""
    done = 0
    for closed in _CLOSED.finditer(html):
        yield from _texts(html, done, closed.start())
        if _MATHS.match(closed[0]):
            yield closed.span()
        done = closed.end()
    yield from _texts(html, done, len(html))


def _texts(html: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for tag in markup.TAG.finditer(html, start, end):
        yield start, tag.start()
        start = tag.end()
    yield start, end


def _with_marks(html: str, words: list[_Word], changed: Iterable[range]) -> str:
    """The HTML with marks: neighbours share one unless a tag stands between them."""
    pieces: list[str] = []
    done = 0
    for start, end in _joined(html, (words[number] for numbers in changed for number in numbers)):
        pieces += [html[done:start], "<mark>", html[start:end], "</mark>"]
        done = end
    return "".join([*pieces, html[done:]])


def _joined(html: str, words: Iterable[_Word]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for word in words:
        if end >= 0 and html[end : word.start].isspace():
            end = word.end
            continue
        if end >= 0:
            yield start, end
        start, end = word.start, word.end
    if end >= 0:
        yield start, end
