"""Variants: text that stands in the suite of one phase only, beside text that all share.

A block begins with ``/// only | primary`` at the margin and ends with as many slashes; within a
line ``[words]{only=primary}`` does the same. Several phases are divided by commas. What stands in
code is left alone. Lines keep their numbers: one that is not for a phase is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_HEAD = re.compile(r"(/{3,}) *only *\|(.*)", re.IGNORECASE)
_OTHER_HEAD = re.compile(r"(/{3,}) *[A-Za-z][\w-]*")
_END = re.compile(r"(/{3,})\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)")
_INLINE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|\[(?P<words>[^\[\]\n]*)\]\{ *only *= *(?P<phases>[^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Variant:
    """A stretch of text that is for some phases only."""

    phases: tuple[str, ...]
    line: int


@dataclass(slots=True)
class _Open:
    """A block that has not ended."""

    slashes: int
    variant: Variant
    inner: int = 0
    """Blocks with as many slashes that are open in it."""


@dataclass(slots=True)
class _Reader:
    """Goes through the lines of a text."""

    open: list[_Open] = field(default_factory=list)
    fence: str = ""
    found: list[Variant] = field(default_factory=list)

    def is_mark(self, line: str, number: int) -> bool:
        """Whether a line begins or ends a block of a variant; keeps count of what is open."""
        if self._is_code(line):
            return False
        if head := _HEAD.fullmatch(line.rstrip()):
            variant = Variant(_phases(head[2]), number)
            self.open.append(_Open(len(head[1]), variant))
            self.found.append(variant)
            return True
        if not self.open:
            return False
        last = self.open[-1]
        if (other := _OTHER_HEAD.match(line)) and len(other[1]) == last.slashes:
            last.inner += 1
        elif (end := _END.fullmatch(line)) and len(end[1]) == last.slashes:
            if not last.inner:
                self.open.pop()
                return True
            last.inner -= 1
        return False

    def _is_code(self, line: str) -> bool:
        """Whether a line stands in a fence, or begins or ends one."""
        fence = _FENCE.match(line)
        if self.fence:
            if fence and fence[1].startswith(self.fence) and not fence[2].strip():
                self.fence = ""
            return True
        if fence and not (fence[1][0] == "`" and "`" in fence[2]):
            self.fence = fence[1]
        return bool(self.fence)

    def is_for(self, phase: str | None) -> bool:
        """Whether what stands here is for a phase."""
        return all(phase in one.variant.phases for one in self.open)


def has_any(text: str) -> bool:
    """Whether a text can have variants: a quick look."""
    return "only" in text.lower() and (bool(re.search(r"^/{3,} *only *\|", text, re.MULTILINE | re.IGNORECASE)) or "{" in text)


def for_phase(text: str, phase: str | None) -> str:
    """The text as the suite of one phase has it; where no phase is given, only what all share."""
    reader, lines, phase = _Reader(), [], phase.casefold() if phase else None
    for number, line in enumerate(text.split("\n"), start=1):
        is_mark = reader.is_mark(line, number)
        if is_mark or not reader.is_for(phase):
            lines.append("")
        else:
            lines.append(line if reader.fence or "{" not in line else _INLINE.sub(lambda match: _choose(match, phase), line))
    return "\n".join(lines)


def all_variants(text: str) -> tuple[list[Variant], list[Variant]]:
    """All variants of a text in order, and the blocks among them that do not end."""
    reader, inline = _Reader(), []
    for number, line in enumerate(text.split("\n"), start=1):
        if not reader.is_mark(line, number) and not reader.fence:
            inline += list(_inline(line, number))
    return sorted([*reader.found, *inline], key=lambda one: one.line), [one.variant for one in reader.open]


def _inline(line: str, number: int) -> Iterator[Variant]:
    for match in _INLINE.finditer(line):
        if match["ticks"] is None:
            yield Variant(_phases(match["phases"]), number)


def _choose(match: re.Match[str], phase: str | None) -> str:
    if match["ticks"] is not None:
        return match[0]
    return match["words"] if phase in _phases(match["phases"]) else ""


def _phases(words: str) -> tuple[str, ...]:
    return tuple(word for one in words.strip().strip("\"'").split(",") if (word := one.strip().casefold()))


def is_for(named: Sequence[str], phase: str | None) -> bool:
    """Whether a whole page is for the suite of a phase; one that names none is for all."""
    return not named or (phase or "").casefold() in {one.casefold() for one in named}
