"""Case studies as readers see them: the fact panel, lists, the grid, the map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from cpd.domain import markup
from cpd.domain.cases import FACETS, FILTERS, CaseSelection, CaseStudy, read_next, shared
from cpd.domain.findings import DOCS, Finding, did_you_mean

from . import maps
from .addresses import relative
from .index import FilterView
from .maps import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something a case leads to: its words, and its address relative to the site's root."""

    title: str
    url: str
    label: str | None = None
    """A short name, where there is one."""

    @property
    def name(self) -> str:
        """As short as it can be said."""
        return self.label or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Casebook:
    """All case studies of the site, with what their facts lead to."""

    cases: tuple[CaseStudy, ...]
    """In reading order."""
    urls: Mapping[str, str]
    """Addresses of their pages, by path."""
    themes: Mapping[str, Target]
    """By theme id."""
    sources: Mapping[str, Target]
    """Entries of references by their id."""

    def id(self, case: CaseStudy) -> str:
        """A name for the case that is unique on the site and can stand in an address."""
        name = case.path.removesuffix(".md").rpartition("/")[2]
        mine = [one for one in self.cases if one.path == case.path]
        return name if len(mine) == 1 else f"{name}-{mine.index(case) + 1}"

    def of(self, path: str) -> tuple[CaseStudy, ...]:
        """The cases of one page."""
        return tuple(case for case in self.cases if case.path == path)

    def findings(self) -> list[Finding]:
        """Themes and sources that there are not."""
        found: list[Finding] = []
        for case in self.cases:
            for what, rule, names, known in (
                ("theme", "case-theme-exists", case.themes, self.themes),
                ("source", "case-source-exists", case.sources, self.sources),
            ):
                found += [
                    Finding(
                        path=case.path,
                        rule=rule,
                        problem=f'the case study names the {what} "{name}", which there is not.',
                        remedy=did_you_mean(name, known) if known else f"No page in {DOCS} declares one.",
                    )
                    for name in names
                    if name not in known
                ]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the fact panel; no values where nothing is recorded."""

    label: str
    values: tuple[tuple[str, str | None], ...]
    """Words, and where they lead."""
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case in a list or in the grid."""

    id: str
    name: str
    partnership: str | None
    url: str
    is_recovered: bool
    facts: tuple[tuple[str, str, tuple[str, ...]], ...]
    """For each facet its name, its label and the words."""
    data: Mapping[str, str]
    """For each filter the slugs, divided by spaces."""
    line: str
    """What a list says of it: place, phase, partnership."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """A mark on the map, with the cases listed beside it."""

    number: int
    x: float
    y: float
    name: str
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesView:
    """Finished values for ``cases.html``."""

    cases: tuple[CaseView, ...]
    filters: tuple[FilterView, ...]
    marks: tuple[MarkView, ...]
    unplaced: tuple[CaseView, ...]
    lands: tuple[tuple[str, bool, str], ...]
    width: int
    height: int
    facets: Mapping[str, str]


def slug(words: str) -> str:
    """A value as it stands in an address."""
    return slugify(words, "-") or "value"


def panel(case: CaseStudy, book: Casebook, url: str) -> tuple[Fact, ...]:
    """The facts of a case for its page, all of them, known or not."""

    def led(targets: Mapping[str, Target], names: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
        return tuple(
            (targets[name].title, relative(targets[name].url, url)) if name in targets else (name, None) for name in names
        )  # fmt: skip

    def plain(*values: str | None) -> tuple[tuple[str, str | None], ...]:
        return tuple((value, None) for value in values if value)

    place = case.place
    spot = plain(place.name if place else None)
    note = (
        f"The map shows the town: {_degrees(place.latitude, 'north', 'south')}, {_degrees(place.longitude, 'east', 'west')}."
        if place
        else None
    )
    facts = [Fact(label="Institution", values=plain(case.institution)), Fact(label="Partnership", values=plain(case.partnership))]
    for facet, label in FACETS.items():
        values = led(book.themes, case.themes) if facet == "themes" else plain(*case.values(facet))
        facts.append(Fact(label=label, values=values))
        if facet == "region":
            facts.append(Fact(label="Place", values=spot, note=note))
    facts.append(Fact(label="Number in the collection", values=plain(case.ref)))
    facts.append(Fact(label="Sources", values=led(book.sources, case.sources)))
    return tuple(facts)


def _degrees(value: float, above: str, below: str) -> str:
    return f"{abs(value):.2f}° {above if value >= 0 else below}"


def next_ones(case: CaseStudy, book: Casebook, url: str) -> tuple[tuple[str, str, str], ...]:
    """What to read next: name, address, and what it has in common."""
    found = []
    for other in read_next(case, book.cases):
        themes = [book.themes[name].name for name in case.themes if name in other.themes and name in book.themes]
        common = [*shared(case, other), *(f"the theme “{theme}”" for theme in themes)]
        found.append((other.name, relative(book.urls[other.path], url), "; ".join(common)))
    return tuple(found)


def viewed(selection: CaseSelection, book: Casebook, url: str) -> CasesView:
    """The cases asked for, ready to be drawn on the page ``url``."""
    chosen = selection.among(book.cases)
    views = {id(case): _case(case, book, url) for case in chosen}
    marks = maps.marks(case for case in chosen if case.place and maps.is_on_map(case.place))
    placed = {id(case) for mark in marks for case in mark.cases}
    return CasesView(
        cases=tuple(views.values()),
        filters=tuple(_filters(chosen, book)),
        marks=tuple(_mark(mark, views) for mark in marks),
        unplaced=tuple(view for case, view in zip(chosen, views.values(), strict=True) if id(case) not in placed),
        lands=maps.lands(),
        width=maps.WIDTH,
        height=maps.HEIGHT,
        facets=FACETS,
    )


def _mark(mark: Mark, views: Mapping[int, CaseView]) -> MarkView:
    return MarkView(number=mark.number, x=mark.at.x, y=mark.at.y, name=mark.name, cases=tuple(views[id(case)] for case in mark.cases))


def _words(case: CaseStudy, facet: str, book: Casebook) -> tuple[str, ...]:
    if facet == "themes":
        return tuple(book.themes[name].name for name in case.themes if name in book.themes)
    return case.values(facet)


def _case(case: CaseStudy, book: Casebook, url: str) -> CaseView:
    return CaseView(
        id=book.id(case),
        name=case.name,
        partnership=case.partnership,
        url=relative(book.urls[case.path], url),
        is_recovered=case.is_recovered,
        facts=tuple((facet, label, _words(case, facet, book)) for facet, label in FACETS.items()),
        data={facet: " ".join(slug(value) for value in case.values(facet)) for facet in FILTERS},
        line=" · ".join(word for word in (case.partnership, case.phase, case.place.name if case.place else case.region) if word),
    )


def _filters(cases: Sequence[CaseStudy], book: Casebook) -> Iterable[FilterView]:
    for facet in FILTERS:
        found = {slug(value): _words_of(value, facet, book) for case in cases for value in case.values(facet)}
        if len(found) > 1:
            yield FilterView(name=facet, label=FACETS[facet], choices=tuple(sorted(found.items(), key=lambda choice: choice[1])))


def _words_of(value: str, facet: str, book: Casebook) -> str:
    return book.themes[value].name if facet == "themes" and value in book.themes else value


def headings(view: CasesView) -> list[tuple[str, str, int]]:
    """Title, id and level of the headings it brings."""
    places = [("Where they are", "cases-places", 2)] if view.marks else []
    return [*places, ("The grid", "cases-grid", 2)]


_LONGEST_TITLE = 90


def sources(names: Iterable[str], pages: Mapping[str, str]) -> dict[str, Target]:
    """Entries by their id; ``pages`` holds each page's HTML by address, in reading order."""
    found: dict[str, Target] = {}
    for name in names:
        pattern = re.compile(rf'<([a-z][a-z0-9]*)\b[^>]*\bid="{re.escape(name)}"[^>]*>(.*?)</\1>', re.DOTALL)
        for url, html in pages.items():
            if f'id="{name}"' in html and (entry := pattern.search(html)):
                found[name] = Target(title=_shortened(markup.plain(entry[2])) or name, url=f"{url}#{name}")
                break
    return found


def _shortened(words: str) -> str:
    """The beginning of an entry, as much as fits on a line."""
    if len(words) <= _LONGEST_TITLE:
        return words.rstrip(". ")
    return words[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,.;:(") + "…"
