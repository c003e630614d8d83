"""Patterns of block processors, tried only on blocks that have the sign which each of their matches has.

Such a pattern looks for the beginning of a line, so it goes through a block sign by sign; whether `!` stands in it is known at once.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from typing import Any, Final

from .inline import needed

_NAMES: Final = ("RE", "START", "RE_END_BORDER", "start", "end")
"""Where processors keep the pattern of what they look for."""


class _Sought:
    """A pattern with a sign that is looked for first."""

    def __init__(self, pattern: re.Pattern[str], sign: str) -> None:
        self._pattern, self._sign = pattern, sign

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a pattern has
        return getattr(self._pattern, name)

    def search(self, text: str) -> re.Match[str] | None:
        """What the pattern finds."""
        return self._pattern.search(text) if self._sign in text else None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All that the pattern finds."""
        return self._pattern.finditer(text, start) if self._sign in text else iter(())


def spare(processors: Iterable[Any]) -> None:
    """Let processors that are known look for their signs first."""
    for processor in processors:
        for name in _NAMES:
            pattern = getattr(processor, name, None)
            signs = needed(pattern.pattern, pattern.flags) if isinstance(pattern, re.Pattern) else None
            if pattern and signs and len(signs) == 1:
                setattr(processor, name, _Sought(pattern, *signs))


class _Ways:
    """The elements below one, for the way up from a block; each block asks, and only one within another goes that way."""

    def __init__(self, element: etree.Element, open_blocks: list[Any]) -> None:
        self._element, self._open = element, open_blocks

    def iter(self) -> Iterator[etree.Element]:
        """All of them; none where there is no way to go."""
        return self._element.iter() if len(self._open) > 1 else iter(())


def spare_ways(blocks: Any) -> None:  # noqa: ANN401  # pymdownx has no types
    """Let the blocks of pymdown-extensions go through the page so far only where blocks are nested."""
    parse = blocks.parse_blocks
    blocks.parse_blocks = lambda rest, parent: parse(rest, _Ways(parent, blocks.stack))
