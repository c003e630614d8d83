"""A directory as readers see it: a table with filters, below the page's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.findings import Finding
from cpd.domain.place import Outline, Page
from cpd.domain.words import value_key
from cpd.writing.addresses import relative
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.filters import FilterView
from cpd.writing.fragments import Fragments
from cpd.writing.sources import Target, missing_source_remedy, sources

from .model import FILTERS, DirectoryEntry, disagreements, in_order


class EntryView(NamedTuple):
    """A row."""

    id: str
    name: str
    note: str | None
    kind: str
    phase: str
    audience: str
    dated: str
    source: Target | None
    data: Mapping[str, str]
    """For each filter the slugs, divided by spaces."""


class DirectoryView(NamedTuple):
    """Finished values for ``directory.html``."""

    prefix: str
    """Goes before each id of a filter."""
    title: str
    entries: tuple[EntryView, ...]
    filters: tuple[FilterView, ...]


def add(pages: Mapping[str, DrawnPage], entries: Iterable[DirectoryEntry], outline: Outline, fragments: Fragments) -> list[Finding]:
    """Put each page's ``entries``, by path, below its text; returns a finding for each source that is nowhere."""
    by_path: dict[str, list[DirectoryEntry]] = {}
    for entry in entries:
        if entry.path in pages and entry.path in outline.pages:
            by_path.setdefault(entry.path, []).append(entry)
    listed = [entry for found in by_path.values() for entry in found]
    contents = {page.url: pages[path].html for path, page in outline.pages.items() if path in pages}
    known = sources({entry.source for entry in listed if entry.source}, contents)
    for path, found in by_path.items():
        view = directory_view(in_order(found), outline.pages[path], known, taken=markup.ids(pages[path].html))
        names = fragments.draw("words", text=". ".join(entry.name for entry in view.entries))
        pages[path].add(fragments.draw("directory", view=view), searched=names, scripts={"filter"})
    return [*disagreements(listed), *(_lost_source(entry, known) for entry in listed if entry.source and entry.source not in known)]


def directory_view(entries: Sequence[DirectoryEntry], page: Page, known: Mapping[str, Target], *, taken: set[str]) -> DirectoryView:
    """The entries ready to be drawn; ``known`` are the sources by their id, ``taken`` the ids the page has."""
    used: set[str] = set()
    rows = []
    for entry in entries:
        id_ = free_id(value_key(entry.name), used)
        used.add(id_)
        rows.append(_row(entry, id_, page, known))
    prefix = free_id("directory", {one.partition("-filter-")[0] for one in taken})
    return DirectoryView(prefix=prefix, title=page.title, entries=tuple(rows), filters=tuple(_filters(entries)))


def _row(entry: DirectoryEntry, id_: str, page: Page, known: Mapping[str, Target]) -> EntryView:
    source = known.get(entry.source or "")
    return EntryView(
        id=id_,
        name=entry.name,
        note=entry.note,
        kind=entry.kind,
        phase=", ".join(entry.phase),
        audience=", ".join(entry.audience),
        dated=entry.date_in_words,
        source=Target(title=_brief(source.title), url=relative(source.url, page.url)) if source else None,
        data={aspect: " ".join(map(value_key, entry.values(aspect))) for aspect in FILTERS if entry.values(aspect)},
    )


def _filters(entries: Sequence[DirectoryEntry]) -> Iterator[FilterView]:
    """What can be filtered by; a filter with a single choice is left out."""
    for aspect, label in FILTERS.items():
        found: dict[str, str] = {}
        for entry in entries:
            for value in entry.values(aspect):
                found.setdefault(value_key(value), value)
        if len(found) > 1:
            yield FilterView(name=aspect, label=label, choices=tuple(sorted(found.items(), key=lambda choice: choice[1].casefold())))


_LONGEST_SOURCE = 60


def _brief(title: str) -> str:
    """As much of a source's title as fits into a narrow column: who wrote it, or what it is called."""
    first = title.partition(". ")[0].partition(" (")[0]
    if len(first) <= _LONGEST_SOURCE:
        return first.rstrip(". ")
    return first[:_LONGEST_SOURCE].rpartition(" ")[0].rstrip(" ,.;:(") + "…"


def _lost_source(entry: DirectoryEntry, known: Mapping[str, Target]) -> Finding:
    return Finding(
        path=entry.path,
        line=entry.lines.get("source"),
        rule="directory-is-understood",
        problem=f'the source of "{entry.name}" is "{entry.source}", but no page has an entry with that id.',
        remedy=missing_source_remedy(entry.source or "", known),
    )
