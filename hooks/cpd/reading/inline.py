"""Inline patterns tried only where they can match.

Python-Markdown tries every pattern on every piece of text: on most, none of them can match, because a sign is missing
that each match must have. Which signs these are is read from the patterns themselves; one of which nothing is known is
always tried.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]  # the standard library's own reader of patterns
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import (
    ImageReferenceInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

Match = tuple[etree.Element, int, int]
"""An element, and where in the text what it is made of begins and ends."""

_OF_REFERENCES = (
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    ImageReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
)
_NEVER = re.compile("(?!)")
_APPLY = "_InlineProcessor__applyPattern"
_PLACE = "_InlineProcessor__processPlaceholders"

Signs = frozenset[str] | None
"""Of which a text must have at least one for a pattern to match in it; None where that is not known."""


@cache
def needed(pattern: str, flags: int) -> Signs:
    """The signs of which every match of a pattern has at least one; those fewest that one part of it calls for."""
    if flags & re.IGNORECASE:
        return None
    return _needed(parser.parse(pattern, flags))


def _needed(parts: Iterable[tuple[Any, Any]]) -> Signs:
    """The signs that the parts of a pattern, one after the other, call for."""
    found = [signs for code, value in parts if (signs := _of_part(code, value)) is not None]
    # Hardly a text is without spaces.
    return min(found, key=lambda signs: (" " in signs, len(signs)), default=None)


def _of_part(code: Any, value: Any) -> Signs:  # noqa: ANN401  # the standard library gives tuples of all sorts
    if code is codes.LITERAL:
        return frozenset(chr(value))
    if code in {codes.SUBPATTERN, codes.ATOMIC_GROUP}:
        return _needed(value[-1] if code is codes.SUBPATTERN else value)
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return _needed(value[2]) if value[0] else None
    if code is codes.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*(branch for branch in branches if branch))
    if code is codes.IN and all(one is codes.LITERAL for one, _ in value):
        return frozenset(chr(one) for _, one in value)
    return None


class SparingInline(InlineProcessor):
    """The inline processor, which looks for a pattern's signs before it tries the pattern."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._place: Any = getattr(super(), _PLACE)
        self._patterns: list[Any] = []
        self._names_definitions = False
        """Whether the page has definitions of links, which its text may name."""
        self._signs: list[Signs] = []
        self._wanted: dict[frozenset[str], list[int]] = {}
        """By the signs that stand in a text: which patterns may match in it."""
        self._any = re.compile("")
        self._is_everywhere = False
        """Whether there is a pattern of which nothing is known."""

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:  # noqa: ANN401  # Python-Markdown's signature
        """Read the patterns as they are by now; then go through the tree."""
        patterns, names_definitions = list[Any](self.inlinePatterns), bool(self.md.references)
        if patterns != self._patterns or names_definitions != self._names_definitions:
            self._patterns, self._names_definitions = patterns, names_definitions
            self._read_signs()
        # What no pattern can change is out of the way meanwhile.
        plain = [(one, text) for one in tree.iter() if (text := one.text) and not (self._is_everywhere or self._any.search(text))]
        for element, _ in plain:
            element.text = None
        result = super().run(tree, ancestors)
        for element, text in plain:
            element.text = text
        return result

    def _read_signs(self) -> None:
        # Without a definition on the page, what names one is text.
        idle = () if self._names_definitions else _OF_REFERENCES
        expressions = [_NEVER if type(one) in idle else one.getCompiledRegExp() for one in self._patterns]
        self._signs = [frozenset() if one is _NEVER else needed(one.pattern, one.flags) for one in expressions]
        self._wanted = {}
        self._is_everywhere = None in self._signs
        signs = frozenset(STX).union(*(one for one in self._signs if one))
        self._any = re.compile("|".join(re.escape(sign) for sign in sorted(signs)))

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  # the base's own, by its mangled name
        # What a pattern puts in the place of what it matches has no sign of another.
        found = frozenset(self._any.findall(data))
        if isinstance(data, AtomicString) or not (found or self._is_everywhere):
            return data
        apply: Any = getattr(self, _APPLY)
        for at in self._patterns_for(found):
            if at < patternIndex:
                continue
            is_matched, start = True, 0
            # Behind what is matched there may be no more of them.
            while is_matched and _has_any(self._signs[at], data, start):
                data, is_matched, start = apply(self._patterns[at], data, at, start)
        return data

    def _patterns_for(self, found: frozenset[str]) -> list[int]:
        if found not in self._wanted:
            self._wanted[found] = [at for at, signs in enumerate(self._signs) if signs is None or not signs.isdisjoint(found)]
        return self._wanted[found]

    def _InlineProcessor__processPlaceholders(self, data: str | None, parent: Any, isText: bool = True) -> list[Any]:  # noqa: FBT001, FBT002, N802, N803, ANN401  # as above
        if not data or STX in data:
            placed: list[Any] = self._place(data, parent, isText)
            return placed
        # Nothing is to be put into it.
        if isText:
            parent.text = parent.text + data if parent.text else data
        else:
            parent.tail = parent.tail + data if parent.tail else data
        return []


def _has_any(signs: Signs, data: str, start: int) -> bool:
    if signs is None:
        return True
    for sign in signs:  # noqa: SIM110  # asked of each text several times
        if data.find(sign, start) >= 0:
            return True
    return False


def take_place(md: Markdown) -> None:
    """Put it in place of Python-Markdown's own, where that is the one known."""
    is_known = all(hasattr(InlineProcessor, name) for name in (_APPLY, _PLACE, "_InlineProcessor__handleInline"))
    if is_known and type(md.treeprocessors["inline"]) is InlineProcessor:
        md.treeprocessors.register(SparingInline(md), "inline", 20)


def take_first(md: Markdown, name: str, known: type, plain: Callable[[Any, str, int], Match | None]) -> None:
    """Where a processor of a known class has found something, let ``plain`` take it at once, given the processor, the text and the place.

    What ``plain`` returns None for is the processor's own.
    """
    if name in md.inlinePatterns and type(md.inlinePatterns[name]) is known:
        processor: Any = md.inlinePatterns[name]
        handle = processor.handleMatch
        processor.handleMatch = lambda found, text: plain(processor, text, found.start()) or handle(found, text)
