"""The fields of a form: what one answer can be, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cpd.domain.days import day_in_words

Value = str | tuple[str, ...]
"""One answer: words, or the ids of the choices taken."""

Answers = Mapping[str, Value]
"""Answers by the name of their field."""

SHORT_TEXT, LONG_TEXT, DATE, NUMBER, CHOICE, CHOICES, SCALE = "short-text", "long-text", "date", "number", "choice", "choices", "scale"
"""What one field can take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose, or a row: a permanent id and its words."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What an answer can be."""

    type: str
    choices: tuple[Choice, ...] = ()
    """For choice, choices and scale; a scale's are its points."""
    lines: int = 1
    """Room for writing, on paper and on screen."""
    least: int | None = None
    most: int | None = None
    unit: str | None = None

    @property
    def has_choices(self) -> bool:
        """Whether an answer is among given ones."""
        return self.type in {CHOICE, CHOICES, SCALE}

    def in_words(self, value: Value) -> str:
        """An answer as a reader says it: "Not yet", "14 September 2026"."""
        if isinstance(value, tuple):
            return "; ".join(self.in_words(one) for one in value)
        if self.has_choices:
            return next((choice.label for choice in self.choices if choice.id == value), value)
        if self.type == DATE:
            return day_in_words(value)
        return f"{value} {self.unit}" if self.unit and value else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place for one answer."""

    name: str
    label: str
    """In full, so that it can stand alone: "How often: our team"."""
    slot: Slot


def scale_points(count: int, low: str, high: str) -> tuple[Choice, ...]:
    """A scale's points from 1, the ends in words: "1 not confident"."""
    words = {1: low, count: high}
    return tuple(Choice(id=str(n), label=f"{n} {words[n]}" if words.get(n) else str(n)) for n in range(1, count + 1))
