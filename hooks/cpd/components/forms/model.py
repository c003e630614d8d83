"""A form as data: the parts an author writes, each with its fields.

Every output walks the same parts, and names each field the same: ``part``, ``part.row.column``,
``part.card``. The names are what a reader's answers are kept under.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from .fields import CHOICE, DATE, LONG_TEXT, NUMBER, SHORT_TEXT, Answers, Choice, Field, Slot

CHOSEN = "chosen"
"""Begins the names of the fields for the cards that are chosen in the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What all parts have."""

    type: ClassVar[str]
    label: str
    help: str | None = None

    def fields(self) -> tuple[Field, ...]:
        """Its fields in order."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Part):
    """Begins a group of parts."""

    type = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Part):
    """A part with fields."""

    id: str
    required: bool = False
    was: tuple[str, ...] = ()
    """Names it had before: answers given under them are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Answered):
    """One answer."""

    type = "question"
    slot: Slot
    shared: str | None = None
    """A word for what is the same in many forms, such as the date: typed once, offered again."""
    gives: str | None = None
    """A word under which other forms offer what is written here, while this one is offered nothing."""

    def fields(self) -> tuple[Field, ...]:
        """Itself."""
        return (Field(name=self.id, label=self.label, slot=self.slot),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a grid or table."""

    id: str
    label: str
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Answered):
    """Rows that the author names, by columns."""

    type = "grid"
    rows: tuple[Choice, ...]
    columns: tuple[Column, ...]
    advice: str | None = None
    """What a summary says where this grid is rated lowest."""

    def fields(self) -> tuple[Field, ...]:
        """Row by row."""
        return tuple(
            Field(name=f"{self.id}.{row.id}.{column.id}", label=f"{row.label.rstrip('.')}: {column.label}", slot=column.slot)
            for row in self.rows
            for column in self.columns
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Answered):
    """Rows that the reader adds, by columns."""

    type = "table"
    columns: tuple[Column, ...]
    start: int = 3
    """Rows a blank one has."""

    def rows(self, answers: Answers | None = None) -> tuple[str, ...]:
        """The names of its rows."""
        prefix = f"{self.id}."
        named = dict.fromkeys(name.removeprefix(prefix).split(".")[0] for name in answers or () if name.startswith(prefix))
        return tuple(named) or tuple(str(number) for number in range(1, self.start + 1))

    def fields(self, answers: Answers | None = None) -> tuple[Field, ...]:
        """Row by row; as many rows as the answers have, where they have any."""
        return tuple(
            Field(name=f"{self.id}.{row}.{column.id}", label=f"{self.label}, row {place}: {column.label}", slot=column.slot)
            for place, row in enumerate(self.rows(answers), start=1)
            for column in self.columns
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Answered):
    """A line to sign on, with name and date."""

    type = "signature"

    def fields(self) -> tuple[Field, ...]:
        """Name and date; the signature itself is given on paper."""
        return (
            Field(name=f"{self.id}.name", label=f"{self.label}: name", slot=Slot(type=SHORT_TEXT)),
            Field(name=f"{self.id}.date", label=f"{self.label}: date", slot=Slot(type=DATE)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card to sort."""

    id: str
    label: str
    belongs: tuple[str, ...] = ()
    """The piles that fit, by id; empty where there is no better and worse."""
    why: str | None = None
    """Shown after placing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Answered):
    """Cards, into named piles or into an order."""

    type = "sort"
    cards: tuple[Card, ...]
    piles: tuple[Choice, ...] = ()
    """None where the cards are put into an order."""
    choose: int = 0
    """How many cards to choose in the end."""
    ask: str | None = None
    """What to say of each that is chosen."""

    @property
    def slot(self) -> Slot:
        """What a card can be given: a pile, or its place in the order."""
        if self.piles:
            return Slot(type=CHOICE, choices=self.piles)
        return Slot(type=NUMBER, least=1, most=len(self.cards))

    @property
    def chosen(self) -> tuple[Field, ...]:
        """The fields for the cards chosen in the end, with what is said of each."""
        cards = Slot(type=CHOICE, choices=tuple(Choice(id=card.id, label=card.label) for card in self.cards))
        fields: list[Field] = []
        for place in range(1, self.choose + 1):
            fields.append(Field(name=f"{self.id}.{CHOSEN}-{place}", label=f"Choice {place}", slot=cards))
            if self.ask:
                label = f"Choice {place}: {self.ask}"
                fields.append(Field(name=f"{self.id}.{CHOSEN}-{place}-note", label=label, slot=Slot(type=LONG_TEXT, lines=3)))
        return tuple(fields)

    def fields(self) -> tuple[Field, ...]:
        """Card by card, then the chosen ones."""
        placed = tuple(Field(name=f"{self.id}.{card.id}", label=card.label, slot=self.slot) for card in self.cards)
        return (*placed, *self.chosen)

    def piles_for(self, card: Card) -> str:
        """The piles a card fits, in words; empty where none is better."""
        return " or ".join(pile.label for pile in self.piles if pile.id in card.belongs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Part):
    """Where one stands: the ratings of some grids, lowest first. Holds no answer of its own."""

    type = "summary"
    grids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A pro-forma: one source for screen, paper and files."""

    name: str
    """Permanent; unique in its suite."""
    path: str
    """The page's file below docs/."""
    parts: tuple[Part, ...]
    title: str = ""
    example: Answers = field(default_factory=dict)
    """A filled-in copy; empty where the author gave none."""
    example_note: str | None = None
    """What must be said of it: that it is invented, and what it shows."""

    def fields(self, answers: Answers | None = None) -> tuple[Field, ...]:
        """All fields in order."""
        return tuple(
            one for part in self.parts for one in (part.fields(answers) if isinstance(part, Table) else part.fields())
        )  # fmt: skip

    def with_title(self, title: str) -> Form:
        """The same with its page's title."""
        return replace(self, title=title)

    def part(self, name: str) -> Answered | None:
        """The part with this id."""
        return next((part for part in self.parts if isinstance(part, Answered) and part.id == name), None)

    def shared(self) -> Iterable[str]:
        """What it has in common with other forms."""
        return tuple(dict.fromkeys(part.shared for part in self.parts if isinstance(part, Question) and part.shared))
