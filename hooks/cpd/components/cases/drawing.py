"""Case studies as readers see them: the fact panel, lists, the grid, the map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cpd.domain.words import value_key
from cpd.writing.addresses import relative
from cpd.writing.filters import FilterView
from cpd.writing.sources import Target

from . import maps
from .casebook import THEMES, Casebook
from .maps import Pin
from .model import ASPECTS, FILTERS, CaseSelection, CaseStudy, common_values, read_next

ROOT = 'class="cpd-cases"'
"""What the outermost element of the grid with its map and filters has."""

_LONG = 100
_FEW = 2
"""As many cases that are not recovered have a row each; more share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the fact panel; no values where nothing is recorded."""

    label: str
    values: tuple[tuple[str, str | None], ...]
    """Words, and where they lead."""
    note: str | None = None


class CaseView(NamedTuple):
    """A case in a list or in the grid."""

    id: str
    name: str
    partnership: str | None
    url: str
    is_recovered: bool
    town: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    """For each aspect its label and the words."""
    data: Mapping[str, str]
    """For each filter the slugs, divided by spaces."""
    line: str
    """What a list says of it: partnership, phase, place."""


class PinView(NamedTuple):
    """A pin on the map, with the cases listed beside it."""

    number: int
    x: float
    y: float
    name: str
    cases: tuple[CaseView, ...]

    @property
    def words(self) -> str:
        """What it says to those who do not see it. Names can have commas."""
        return f"{self.number} {self.name}: {'; '.join(case.name for case in self.cases)}"


class CasesView(NamedTuple):
    """Finished values for ``cases.html``."""

    prefix: str
    """Goes before each id, so that a page can have two such lists."""
    state: str
    """Goes before what this list keeps in the address."""
    cases: tuple[CaseView, ...]
    folded: tuple[CaseView, ...]
    """Those of which only a number is left, where they are many: they share a row, and none is on the map."""
    filters: tuple[FilterView, ...]
    pins: tuple[PinView, ...]
    unplaced: tuple[CaseView, ...]
    """Those whose place is not recorded."""
    beyond: tuple[CaseView, ...]
    """Those whose place lies outside the map."""
    aspects: Mapping[str, str]
    lands: tuple[tuple[str, bool, str], ...]
    width: int = maps.WIDTH
    height: int = maps.HEIGHT
    reach: float = maps.APART / 2
    """How far from its middle a pin can be hit."""

    @property
    def rows(self) -> tuple[CaseView, ...]:
        """Those that have a row of their own."""
        return tuple(case for case in self.cases if case not in self.folded)

    @property
    def is_long(self) -> bool:
        """Whether there are so many that a browser should not lay them all out."""
        return len(self.cases) > _LONG


def panel(case: CaseStudy, book: Casebook, url: str) -> tuple[Fact, ...]:
    """The facts of a case, all of them, known or not; ``url`` is the address of the page they stand on."""

    def leading(targets: Mapping[str, Target], names: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
        return tuple((targets[name].title, relative(targets[name].url, url)) if name in targets else (name, None) for name in names)

    def plain(*values: str | None) -> tuple[tuple[str, str | None], ...]:
        return tuple((value, None) for value in values if value)

    facts = [Fact(label="Institution", values=plain(case.institution)), Fact(label="Partnership", values=plain(case.partnership))]
    for aspect, label in ASPECTS.items():
        values = leading(book.themes, case.themes) if aspect == THEMES else plain(*case.values(aspect))
        facts.append(Fact(label=label, values=values))
        if aspect == "region":
            facts.append(_place(case))
    facts.append(Fact(label="Number in the collection", values=plain(case.ref)))
    facts.append(Fact(label="Sources", values=leading(book.sources, case.sources)))
    return tuple(facts)


def are_sparse(panels: Iterable[Sequence[Fact]]) -> bool:
    """Whether several panels would mostly say that nothing is recorded; one alone says all that is not known."""
    facts = [[bool(fact.values) for fact in panel] for panel in panels]
    return len(facts) > 1 and 2 * sum(map(sum, facts)) < sum(map(len, facts))


def _place(case: CaseStudy) -> Fact:
    if case.place is None:
        return Fact(label="Place", values=())
    latitude, longitude = _degrees(case.place.latitude, "north", "south"), _degrees(case.place.longitude, "east", "west")
    return Fact(label="Place", values=((case.place.name, None),), note=f"The town, not the institution: {latitude}, {longitude}.")


def _degrees(value: float, above: str, below: str) -> str:
    return f"{abs(value):.2f}° {above if value >= 0 else below}"


def words(facts: Iterable[Fact]) -> str:
    """What search is to find of a panel."""
    return ". ".join(f"{fact.label}: {', '.join(value for value, _ in fact.values)}" for fact in facts if fact.values)


def links_to_next(case: CaseStudy, book: Casebook, url: str) -> tuple[tuple[str, str, str], ...]:
    """The cases to read next, each with its name, its address as the page at ``url`` must write it, and what both have in common."""
    found = []
    for other in read_next(case, book.cases):
        themes = [f"the theme “{_value_name(name, book)}”" for name in case.themes if name in other.themes]
        found.append((other.name, relative(book.urls[other.path], url), "; ".join([*common_values(case, other), *themes])))
    return tuple(found)


def cases_view(selection: CaseSelection, book: Casebook, url: str, *, taken: Collection[str] = (), number: int = 1) -> CasesView:
    """The cases asked for, ready to be drawn on the page ``url``.

    ``taken`` are the ids the page has; ``number`` says how many such lists it has with this one.
    """
    chosen = selection.among(book.cases)
    views = {case.id: _case(case, book, url) for case in chosen}
    pins = maps.pins(chosen)
    lost = [case.id for case in chosen if not case.is_recovered and case.place is None]
    folded = lost if len(lost) > _FEW else []
    placed = {case.id for pin in pins for case in pin.cases}
    return CasesView(
        prefix=_prefix(taken),
        state="" if number == 1 else f"{number}-",
        cases=tuple(views.values()),
        folded=tuple(views[id_] for id_ in folded),
        filters=tuple(_filters(chosen, book)),
        pins=tuple(_pin(pin, views) for pin in pins),
        unplaced=tuple(views[case.id] for case in chosen if case.place is None and case.id not in folded),
        beyond=tuple(views[case.id] for case in chosen if case.place and case.id not in placed),
        aspects=ASPECTS,
        lands=maps.lands(),
    )


def _prefix(taken: Collection[str]) -> str:
    """A word that no id on the page begins with."""
    prefix, count = "cases", 1
    while any(one.startswith(f"{prefix}-") for one in taken):
        count += 1
        prefix = f"cases-{count}"
    return prefix


def _pin(pin: Pin, views: Mapping[str, CaseView]) -> PinView:
    return PinView(number=pin.number, x=pin.at.x, y=pin.at.y, name=pin.name, cases=tuple(views[case.id] for case in pin.cases))


def _value_name(value: str, book: Casebook, aspect: str = THEMES) -> str:
    """A value in words: for a theme its name."""
    return book.themes[value].name if aspect == THEMES and value in book.themes else value


def _case(case: CaseStudy, book: Casebook, url: str) -> CaseView:
    return CaseView(
        id=case.id,
        name=case.name,
        partnership=case.partnership,
        url=relative(book.urls[case.path], url),
        is_recovered=case.is_recovered,
        town=case.place.name if case.place else "",
        facts=tuple((label, tuple(_value_name(value, book, aspect) for value in case.values(aspect))) for aspect, label in ASPECTS.items()),
        data={aspect: " ".join(value_key(value) for value in case.values(aspect)) for aspect in FILTERS if case.values(aspect)},
        line=" · ".join(word for word in (case.partnership, case.phase, case.place.name if case.place else case.region) if word),
    )


def _filters(cases: Sequence[CaseStudy], book: Casebook) -> Iterable[FilterView]:
    """What can be filtered by; a filter with a single choice is left out."""
    for aspect in FILTERS:
        found: dict[str, str] = {}
        for case in cases:
            for value in case.values(aspect):
                found.setdefault(value_key(value), _value_name(value, book, aspect))
        if len(found) > 1:
            yield FilterView(
                name=aspect, label=ASPECTS[aspect], choices=tuple(sorted(found.items(), key=lambda choice: choice[1].casefold()))
            )


def headings(view: CasesView) -> list[tuple[str, str, int]]:
    """Title, id and level of the headings it brings."""
    places = [("Where they are", f"{view.prefix}-places", 2)] if view.pins else []
    return [*places, ("The grid", f"{view.prefix}-grid", 2)]
