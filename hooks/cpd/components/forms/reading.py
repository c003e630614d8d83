"""A page's front matter, read as a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cpd.domain.findings import Finding, did_you_mean, written
from cpd.domain.paths import bare
from cpd.domain.words import counted
from cpd.reading import options
from cpd.reading.entries import Entries, slug
from cpd.reading.located import Located, Where

from . import model as forms
from . import parts
from .examples import Examples
from .fields import CHOICE, CHOICES, LONG_TEXT, SCALE, SHORT_TEXT, Choice, Slot, Value, scale_points
from .model import Answered, Card, Column, Form, Part

KEY = "form"
"""What the front matter calls it."""

T = TypeVar("T")

_MOST_POINTS = 10


def read(path: str, front: Located) -> tuple[Form | None, list[Finding]]:
    """The form that a page's front matter describes, None where it describes none, and what is wrong with it."""
    if KEY not in front.data:
        return None, []
    reader = _Reader(path, front, "form-is-understood")
    return reader.form(), reader.findings


@dataclass(slots=True)
class _Reader(Entries):
    """Reads one form; collects what is wrong with it."""

    def form(self) -> Form | None:
        where: Where = (KEY,)
        given = self.front.data[KEY]
        if not isinstance(given, Mapping):
            self.say(where, "`form` holds no parts.", "Write `parts:` below it, and the parts below that.")
            return None
        self.say_twice(KEY)
        fitting = self.options(given, parts.FORM, "the form", where)
        raw = fitting.get("parts")
        if not isinstance(raw, list):
            if "parts" not in given:
                self.say(where, "the form has no `parts`.", "Write `parts:` below `form:`, and the parts below that.")
            return None
        placed = [(part, at) for place, one in enumerate(raw) if (part := self._part(one, at := (*where, "parts", place)))]
        self._check_unique([(part.id, at) for part, at in placed if isinstance(part, Answered)], "parts")
        self._check_summaries(placed)
        read = _first([(part.id if isinstance(part, Answered) else None, part) for part, _ in placed])
        example = self._example(read, raw, fitting.get("example"))
        return Form(
            name=str(fitting.get("id") or slug(bare(self.path).removesuffix("/index").rpartition("/")[2]) or "form"),
            path=self.path,
            parts=tuple(read),
            example=example,
            example_note=_text(fitting.get("example-note")),
        )

    def _part(self, given: object, where: Where) -> Part | None:
        if not isinstance(given, Mapping):
            self.say(where, "a part of the form has no options.", "Write it as `- type: short-text`, with `label:` below.")
            return None
        type_ = written(given.get("type", ""))
        if type_ not in parts.PARTS:
            problem = f'there is no part of type "{type_}".' if type_ else "a part of the form has no `type`."
            self.say(where, problem, did_you_mean(type_, parts.PARTS), rule="part-type-is-known")
            return None
        fitting = self.options(given, parts.PARTS[type_], f"the part `{type_}`", where)
        label = fitting.get("label")
        if not label:
            if "label" not in given:
                self.say(where, f"the part `{type_}` has no label.", "Write the question after `label:`.")
            return None
        common: dict[str, Any] = {"label": label, "help": fitting.get("help")}
        if type_ == forms.Heading.type:
            return forms.Heading(**common)
        if type_ == forms.Summary.type:
            return forms.Summary(**common, grids=fitting.get("of", ()))
        common |= {
            "id": fitting.get("id") or self._id_from(label, where),
            "required": bool(fitting.get("required")),
            "was": fitting.get("was", ()),
        }
        return self._answered(type_, fitting, common, where)

    def _answered(self, type_: str, fitting: Mapping[str, Any], common: dict[str, Any], where: Where) -> Part | None:
        if type_ in parts.SLOTS:
            slot = self._slot(type_, fitting, where)
            return forms.Question(**common, slot=slot, shared=fitting.get("shared"), gives=fitting.get("gives")) if slot else None
        if type_ == forms.Signature.type:
            return forms.Signature(**common)
        if type_ == forms.Sort.type:
            return self._sort(fitting, common, where)
        columns = self._columns(fitting.get("columns"), where)
        if type_ == forms.Table.type:
            return forms.Table(**common, columns=columns, start=fitting.get("rows", 3)) if columns else None
        rows = self._choices(fitting.get("rows"), (*where, "rows"), "the grid")
        return forms.Grid(**common, rows=rows, columns=columns, advice=fitting.get("advice")) if rows and columns else None

    def _slot(self, type_: str, fitting: Mapping[str, Any], where: Where) -> Slot | None:
        if type_ == SCALE:
            count = fitting.get("points", 4)
            if not 1 < count <= _MOST_POINTS:
                self.say(
                    (*where, "points"),
                    f"a scale cannot have {counted(count, 'point')}.",
                    "Write a number from 2 to 10.",
                    rule="option-value-fits",
                )
                count = 4
            return Slot(type=type_, choices=scale_points(count, fitting.get("low", ""), fitting.get("high", "")))
        if type_ in {CHOICE, CHOICES}:
            choices = self._choices(fitting.get("choices"), (*where, "choices"), f"the part `{type_}`")
            return Slot(type=type_, choices=choices) if choices else None
        lines = fitting.get("lines", 4 if type_ == LONG_TEXT else 1)
        least, most = fitting.get("least"), fitting.get("most")
        if least is not None and most is not None and least > most:
            self.say((*where, "most"), f"`most` is {most}, less than `least`, {least}.", "Exchange them.", rule="option-value-fits")
            least, most = most, least
        return Slot(type=type_, lines=lines, least=least, most=most, unit=fitting.get("unit"))

    def _choices(self, raw: object, where: Where, what: str) -> tuple[Choice, ...]:
        """Choices, rows or piles; a finding where there are none."""
        if not isinstance(raw, list):
            if self.front.line(where) == self.front.line(where[:-1]) or where not in self.front.lines:
                self.say(where, f"{what} has no `{where[-1]}`.", f"List them after `{where[-1]}:`.")
            return ()
        found: list[tuple[Choice, Where]] = []
        for place, one in enumerate(raw):
            fitting = self._entry(one, parts.ENTRY, f"an entry of `{where[-1]}`", (*where, place))
            if fitting:
                found.append((Choice(id=fitting["id"], label=fitting["label"]), (*where, place)))
        self._check_unique([(choice.id, at) for choice, at in found], f"entries of `{where[-1]}`")
        return tuple(_first([(choice.id, choice) for choice, _ in found]))

    def _entry(self, one: object, table: tuple[options.Option, ...], what: str, where: Where) -> dict[str, Any] | None:
        """An entry that is its words alone, or has options; with an id in any case."""
        given = one if isinstance(one, Mapping) else {"label": one}
        fitting = self.options(given, table, what, where)
        label = fitting.get("label")
        if not label:
            if "label" not in given:
                self.say(where, f"{what} has no label.", "Write its words after `label:`.")
            return None
        return fitting | {"id": fitting.get("id") or self._id_from(label, where)}

    def _columns(self, raw: object, where: Where) -> tuple[Column, ...]:
        if not isinstance(raw, list):
            if (*where, "columns") not in self.front.lines:
                self.say(where, "the part has no `columns`.", "List them after `columns:`, each with a `label` and a `type`.")
            return ()
        found: list[tuple[Column, Where]] = []
        for place, one in enumerate(raw):
            at = (*where, "columns", place)
            given = one if isinstance(one, Mapping) else {"label": one}
            type_ = written(given.get("type", SHORT_TEXT))
            if type_ not in parts.COLUMN:
                self.say(at, f'a column cannot be of type "{type_}".', did_you_mean(type_, parts.COLUMN), rule="part-type-is-known")
                continue
            fitting = self._entry(given, parts.COLUMN[type_], "a column", at)
            slot = self._slot(type_, fitting, at) if fitting else None
            if fitting and slot:
                found.append((Column(id=fitting["id"], label=fitting["label"], slot=slot), at))
        self._check_unique([(column.id, at) for column, at in found], "columns")
        return tuple(_first([(column.id, column) for column, _ in found]))

    def _sort(self, fitting: Mapping[str, Any], common: dict[str, Any], where: Where) -> Part | None:
        piles = self._choices(fitting.get("piles"), (*where, "piles"), "the sort") if "piles" in fitting else ()
        if not isinstance(fitting.get("cards"), list):
            if (*where, "cards") not in self.front.lines:
                self.say(where, "the sort has no `cards`.", "List them after `cards:`.")
            return None
        cards = [
            (card, at) for place, one in enumerate(fitting["cards"]) if (card := self._card(one, piles, at := (*where, "cards", place)))
        ]
        self._check_unique([(card.id, at) for card, at in cards], "cards")
        kept = tuple(_first([(card.id, card) for card, _ in cards]))
        choose = min(fitting.get("choose", 0), len(kept))
        return forms.Sort(**common, cards=kept, piles=piles, choose=choose, ask=fitting.get("ask")) if kept else None

    def _card(self, one: object, piles: Sequence[Choice], where: Where) -> Card | None:
        fitting = self._entry(one, parts.CARD, "a card", where)
        if not fitting:
            return None
        if fitting["id"].startswith(forms.CHOSEN):
            self.say(where, f'a card cannot be called "{fitting["id"]}".', f"Choose an id that does not begin with `{forms.CHOSEN}`.")
            return None
        by_word = {word: pile.id for pile in piles for word in (pile.id, pile.label)}
        belongs = []
        for word in fitting.get("belongs", ()):
            if word in by_word:
                belongs.append(by_word[word])
            else:
                self.say((*where, "belongs"), f'there is no pile "{word}".', did_you_mean(word, [pile.id for pile in piles]))
        return Card(id=fitting["id"], label=fitting["label"], belongs=tuple(belongs), why=fitting.get("why"))

    def _check_unique(self, found: Sequence[tuple[str, Where]], what: str) -> None:
        seen: set[str] = set()
        for id_, where in found:
            if id_ in seen:
                remedy = "Give one of them another `id`: answers are kept under it."
                self.say(where, f'two {what} have the id "{id_}".', remedy, rule="field-ids-are-unique")
            seen.add(id_)

    def _check_summaries(self, placed: Iterable[tuple[Part, Where]]) -> None:
        rated = {
            part.id for part, _ in placed if isinstance(part, forms.Grid) and any(column.slot.type == SCALE for column in part.columns)
        }
        for part, where in placed:
            if not isinstance(part, forms.Summary):
                continue
            for grid in part.grids:
                if grid not in rated:
                    problem = f'the summary names "{grid}", but no grid with a scale has that id.'
                    self.say((*where, "of"), problem, did_you_mean(grid, rated) if rated else "Take it out.")
            if not part.grids and (*where, "of") not in self.front.lines:
                self.say(where, "the summary has no `of`.", "List the grids it sums up after `of:`.")

    def _example(self, read: Sequence[Part], raw: Sequence[object], whole: object) -> dict[str, Value]:
        """The example's answers, from the parts and from the form, by field."""
        places: dict[str, Where] = {}
        given: dict[str, object] = {}
        by_label = {part.label: part.id for part in read if isinstance(part, Answered)}
        for place, one in enumerate(raw):
            if isinstance(one, Mapping) and one.get("example") is not None:
                id_ = by_label.get(" ".join(str(one.get("label", "")).split())) if "id" not in one else str(one["id"])
                if id_ is not None:
                    given[id_], places[id_] = one["example"], (KEY, "parts", place, "example")
        if whole is not None and not isinstance(whole, Mapping):
            self.say(
                (KEY, "example"),
                "`example` is no list of answers.",
                "Write the id of a part, a colon and the answer on each line.",
                rule="example-fits",
            )
        for name, value in whole.items() if isinstance(whole, Mapping) else ():
            if str(name) in given:
                self.say((KEY, "example", str(name)), f"`{name}` has two example answers.", "Keep one of them.", rule="example-fits")
            given[str(name)], places[str(name)] = value, (KEY, "example", str(name))

        def say(name: str, below: Where, problem: str, remedy: str) -> None:
            self.say((*places[name], *below), problem, remedy, rule="example-fits")

        return Examples(read, say).answers(given)

    def _id_from(self, label: str, where: Where) -> str:
        made = slug(label)
        if not made:
            self.say(where, f'no id can be made of "{label}".', "Write one: `id: a-name`.")
        return made or "part"


def _first(named: Iterable[tuple[str | None, T]]) -> list[T]:
    """The first of each name, and all without one."""
    seen: set[str | None] = set()
    kept = []
    for name, one in named:
        if name is None or name not in seen:
            kept.append(one)
        seen.add(name)
    return kept


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
