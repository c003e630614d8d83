"""A form as a sheet of paper: what stands on it from top to bottom, blank or filled in.

Word, OpenDocument and the page of the completed example are drawn from the same sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from . import model as forms
from .fields import CHOICE, SCALE, Answers, Choice, Field, Value
from .model import Form, Part

Style = Literal["help", "mark", "note"]
"""How a paragraph is set: under a question, as the mark of an example, or as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Begins a group; level 1 is the form's title."""

    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of text."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The place for one answer: to write in, or boxes to tick."""

    field: Field
    text: str
    """The answer in words; empty while there is none."""
    chosen: tuple[str, ...] = ()
    """The ids of the choices taken."""

    @property
    def ticks(self) -> tuple[Choice, ...]:
        """What can be ticked; empty where one writes."""
        slot = self.field.slot
        return slot.choices if slot.has_choices and not self.is_name else ()

    @property
    def is_name(self) -> bool:
        """Whether one writes the name of a choice, because there are too many to tick."""
        return self.field.slot.type == CHOICE and len(self.field.slot.choices) > MOST_TICKS


MOST_TICKS = 10
"""With more choices than these, one writes which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A label, its help, and the place for the answer."""

    label: str
    help: str | None
    is_required: bool
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: what it is called, where it has a name, then its cells."""

    label: str | None
    cells: tuple[Answer | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Answers in rows. ``grows`` names the part whose rows the reader adds."""

    label: str
    help: str | None
    headers: tuple[str, ...]
    """One for each column; the first is that of the row's label, where rows have one."""
    rows: tuple[Row, ...]
    grows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins a new page."""


Block = Heading | Paragraph | Question | Table | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form, blank or filled in, ready to be drawn."""

    title: str
    blocks: tuple[Block, ...]
    mark: str | None = None
    """Says on every page that this is an example; None for a blank form."""

    def answers(self) -> Iterator[Answer]:
        """Every place for an answer, in order."""
        for block in self.blocks:
            if isinstance(block, Question):
                yield block.answer
            elif isinstance(block, Table):
                for row in block.rows:
                    yield from (cell for cell in row.cells if isinstance(cell, Answer))


EXAMPLE = "Completed example"
"""What every output of an example says of itself."""


def blank(form: Form) -> Sheet:
    """The form with nothing filled in."""
    return Sheet(title=form.title, blocks=tuple(_blocks(form, {})))


def example(form: Form) -> Sheet:
    """The form as its author filled it in."""
    mark = f"{EXAMPLE}. {form.example_note}" if form.example_note else f"{EXAMPLE}."
    return Sheet(title=form.title, blocks=tuple(_blocks(form, form.example)), mark=mark)


def _blocks(form: Form, answers: Answers) -> Iterator[Block]:
    for part in form.parts:
        if isinstance(part, forms.Summary):
            yield _summary(form, part, answers)
        else:
            yield from _part(part, answers)
    for part in form.parts:
        if isinstance(part, forms.Sort) and any(card.why for card in part.cards):
            yield from _explanations(part)


def _part(part: Part, answers: Answers) -> Iterator[Block]:
    def answer(field: Field) -> Answer:
        return _answer(field, answers.get(field.name, ""))

    match part:
        case forms.Heading():
            yield Heading(text=part.label, level=2)
            if part.help:
                yield Paragraph(text=part.help, style="note")
        case forms.Question():
            yield Question(label=part.label, help=part.help, is_required=part.required, answer=answer(part.fields()[0]))
        case forms.Grid():
            yield _grid(part, answer)
        case forms.Table():
            yield _table(part, answer, answers)
        case forms.Signature():
            name, day = part.fields()
            headers = ("Name", "Signature", "Date")
            yield Table(label=part.label, help=part.help, headers=headers, rows=(Row(label=None, cells=(answer(name), "", answer(day))),))
        case forms.Sort():
            yield from _sort(part, answer)


def _answer(field: Field, value: Value) -> Answer:
    chosen = value if isinstance(value, tuple) else (value,)
    return Answer(field=field, text=field.slot.in_words(value), chosen=chosen if field.slot.has_choices and value else ())


_ToAnswer = Callable[[Field], Answer]


def _grid(part: forms.Grid, answer: _ToAnswer) -> Table:
    fields = iter(part.fields())
    rows = tuple(Row(label=row.label, cells=tuple(answer(next(fields)) for _ in part.columns)) for row in part.rows)
    return Table(label=part.label, help=part.help, headers=("", *(column.label for column in part.columns)), rows=rows)


def _table(part: forms.Table, answer: _ToAnswer, answers: Answers) -> Table:
    fields = iter(part.fields(answers))
    rows = tuple(Row(label=None, cells=tuple(answer(next(fields)) for _ in part.columns)) for _ in part.rows(answers))
    return Table(label=part.label, help=part.help, headers=tuple(c.label for c in part.columns), rows=rows, grows=part.id)


def _sort(part: forms.Sort, answer: _ToAnswer) -> Iterator[Block]:
    placed = part.fields()[: len(part.cards)]
    where = "Where it goes" if part.piles else "Place"
    rows = tuple(Row(label=field.label, cells=(answer(field),)) for field in placed)
    yield Table(label=part.label, help=part.help, headers=("Card", where), rows=rows)
    if part.chosen:
        step = 2 if part.ask else 1
        headers = ("", "Card", part.ask) if part.ask else ("", "Card")
        chosen = [tuple(answer(one) for one in part.chosen[at : at + step]) for at in range(0, len(part.chosen), step)]
        rows = tuple(Row(label=str(place), cells=cells) for place, cells in enumerate(chosen, start=1))
        yield Table(label=f"Then choose {part.choose}", help=None, headers=headers, rows=rows)


def _explanations(part: forms.Sort) -> Iterator[Block]:
    """On a page of its own, after all else: nobody should read it before sorting."""
    yield PageBreak()
    yield Heading(text="When you have sorted: what we think, and why", level=2)
    rows = tuple(Row(label=card.label, cells=(part.piles_for(card), card.why or "")) for card in part.cards)
    yield Table(label=part.label, help=None, headers=("Card", "Fits best", "Why"), rows=rows)


def _summary(form: Form, part: forms.Summary, answers: Answers) -> Table:
    """To be filled in by hand; for an example, what was rated."""
    grids = [grid for name in part.grids if isinstance(grid := form.part(name), forms.Grid)]
    rows = tuple(Row(label=grid.label, cells=(lowest_rated(grid, answers), grid.advice or "")) for grid in grids)
    return Table(label=part.label, help=part.help, headers=("Area", "Lowest ratings", "Where to start"), rows=rows)


def lowest_rated(grid: forms.Grid, answers: Answers) -> str:
    """The rows of a grid that are rated lowest, in words; empty while nothing is rated."""
    rated = [column for column in grid.columns if column.slot.type == SCALE][:1]
    marks = {
        row.label: int(value)
        for row in grid.rows
        for column in rated
        if isinstance(value := answers.get(f"{grid.id}.{row.id}.{column.id}"), str) and value.isdigit()
    }
    return "; ".join(label for label, mark in marks.items() if mark == min(marks.values()))
