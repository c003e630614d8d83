"""The answers of a filled-in example, as an author writes them, turned into answers by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cpd.domain.findings import did_you_mean, shown
from cpd.reading import values
from cpd.reading.located import Where

from . import model as forms
from .fields import CHOICES, DATE, NUMBER, SHORT_TEXT, Choice, Slot, Value
from .model import Answered, Column, Part

Say = Callable[[str, Where, str, str], None]
"""Takes the part's id, where below its example, what is wrong, what to do."""


@dataclass(slots=True)
class Examples:
    """Reads the example of one form."""

    parts: Sequence[Part]
    say: Say
    _answers: dict[str, Value] = field(default_factory=dict)

    def answers(self, given: Mapping[str, object]) -> dict[str, Value]:
        """The answers by field, in the form's order; ``given`` holds what is written, by part."""
        known = {part.id: part for part in self.parts if isinstance(part, Answered)}
        for name in given.keys() - known.keys():
            self.say(name, (), f'the example answers "{name}", but no part has that id.', did_you_mean(name, known))
        for name, part in known.items():
            if name in given:
                self._take(part, given[name])
        return self._answers

    def _take(self, part: Answered, given: object) -> None:
        match part:
            case forms.Question():
                self._put(part.id, part.slot, given, (part.id, ()))
            case forms.Grid():
                self._grid(part, given)
            case forms.Table():
                self._table(part, given)
            case forms.Signature():
                columns = (
                    Column(id="name", label="Name", slot=Slot(type=SHORT_TEXT)),
                    Column(id="date", label="Date", slot=Slot(type=DATE)),
                )
                self._row(part.id, columns, given, (part.id, ()))
            case forms.Sort():
                self._sort(part, given)

    def _put(self, name: str, slot: Slot, given: object, at: tuple[str, Where]) -> None:
        try:
            self._answers[name] = answer_value(slot, given)
        except ValueError as expected:
            self.say(*at, f"the example answer {shown(given)} does not fit.", f"Write {expected}.")

    def _row(self, prefix: str, columns: Sequence[Column], given: object, at: tuple[str, Where]) -> None:
        if not isinstance(given, Mapping):
            if len(columns) == 1:
                self._put(f"{prefix}.{columns[0].id}", columns[0].slot, given, at)
            else:
                ids = ", ".join(column.id for column in columns)
                self.say(*at, "a row of the example is no list of answers.", f"Write `column: answer` for each of {ids}.")
            return
        known = {column.id: column for column in columns}
        for name, value in given.items():
            where = (at[0], (*at[1], str(name)))
            if str(name) in known:
                self._put(f"{prefix}.{name}", known[str(name)].slot, value, where)
            else:
                self.say(*where, f'the example names the column "{name}", which there is not.', did_you_mean(str(name), known))

    def _grid(self, part: forms.Grid, given: object) -> None:
        rows = {word: row.id for row in part.rows for word in (row.label, row.id)}
        for name, value in self._entries(part.id, given):
            if name in rows:
                self._row(f"{part.id}.{rows[name]}", part.columns, value, (part.id, (name,)))
            else:
                self._unknown(part.id, "row", name, [row.id for row in part.rows])

    def _table(self, part: forms.Table, given: object) -> None:
        if not isinstance(given, list):
            self.say(part.id, (), "the example of a table is no list of rows.", "Begin each row with a hyphen.")
            return
        for place, row in enumerate(given):
            self._row(f"{part.id}.{place + 1}", part.columns, row, (part.id, (place,)))

    def _sort(self, part: forms.Sort, given: object) -> None:
        if isinstance(given, list) and not part.piles:
            given = {str(card): place for place, card in enumerate(given, start=1)}
        cards = {word: card.id for card in part.cards for word in (card.label, card.id)}
        chosen = {one.name.removeprefix(f"{part.id}."): one for one in part.chosen}
        for name, value in self._entries(part.id, given):
            if name in chosen:
                self._put(chosen[name].name, chosen[name].slot, value, (part.id, (name,)))
            elif name in cards:
                self._put(f"{part.id}.{cards[name]}", part.slot, value, (part.id, (name,)))
            else:
                self._unknown(part.id, "card", name, [*(card.id for card in part.cards), *chosen])

    def _entries(self, name: str, given: object) -> Iterable[tuple[str, object]]:
        if isinstance(given, Mapping):
            return [(str(key), value) for key, value in given.items()]
        self.say(name, (), "the example is no list of answers.", "Write `name: answer` on a line for each.")
        return []

    def _unknown(self, part: str, what: str, name: str, known: Iterable[str]) -> None:
        self.say(part, (name,), f'the example names the {what} "{name}", which there is not.', did_you_mean(name, known))


def answer_value(slot: Slot, given: object) -> Value:
    """What an author wrote as an answer, in the form in which answers are kept.

    Raises ValueError, saying what was expected, where it does not fit.
    """
    if slot.type == CHOICES:
        return tuple(_chosen(slot.choices, one) for one in (given if isinstance(given, list) else [given]))
    if slot.has_choices:
        return _chosen(slot.choices, given)
    if slot.type == DATE:
        return values.day(given)
    if slot.type == NUMBER:
        return _number(slot, given)
    if isinstance(given, (str, int, float)) and not isinstance(given, bool) and str(given).strip():
        return str(given).strip()
    raise ValueError("words")


def _chosen(choices: Sequence[Choice], given: object) -> str:
    words = str(given)
    for choice in choices:
        if words in {choice.id, choice.label}:
            return choice.id
    raise ValueError(f"one of {', '.join(choice.id for choice in choices)}")


def _number(slot: Slot, given: object) -> str:
    number = values.number(given)
    if number is not None and (slot.least is None or slot.least <= number) and (slot.most is None or number <= slot.most):
        return str(given).lstrip("+")
    bounds = [f"{word} {bound}" for word, bound in (("from", slot.least), ("to", slot.most)) if bound is not None]
    raise ValueError(" ".join(["a number", *bounds]))
