"""A suite's overview: every section and sub-section with what is in it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from cpd.domain.anchors import free_id
from cpd.domain.catalogue import Catalogue
from cpd.domain.items import Item
from cpd.domain.kinds import Kind
from cpd.domain.markers import Cut
from cpd.domain.place import Page, Section, Suite

from .addresses import relative
from .views import CountView, ItemView, count_views, full_view, line_view

OTHERS = "Other pages"


class PageView(NamedTuple):
    """A page with its items, to be revealed."""

    label: str
    title: str
    url: str
    anchor: str
    minutes: int
    counts: tuple[CountView, ...]
    ideas: tuple[ItemView, ...]
    """Items shown whole: of kinds that every sub-section should have."""
    others: tuple[ItemView, ...]


class SectionView(NamedTuple):
    """A section; without title where its pages stand straight in the suite."""

    title: str
    label: str
    url: str
    pages: tuple[PageView, ...]


class OverviewView(NamedTuple):
    """The overview of a suite."""

    anchor: str
    key: tuple[CountView, ...]
    """What each colour means, with the address of its list."""
    sections: tuple[SectionView, ...]


def overview(
    suite: Suite,
    catalogue: Catalogue,
    cuts: Mapping[int, Cut],
    *,
    kinds: Mapping[str, Kind],
    urls: Mapping[str, str],
    url: str,
    taken: set[str],
    without: Container[str] = (),
) -> OverviewView:
    """The overview on the page at ``url``; ``urls`` are the suite's index pages by kind.

    ``without`` holds the paths of pages that are part of another, such as a form's example.
    """
    used = set(taken)

    def free(wanted: str) -> str:
        used.add(anchor := free_id(wanted, used))
        return anchor

    anchor = free("overview")

    def page_view(page: Page, level: int) -> PageView:
        items = catalogue.on_page(page.path) if page.is_listed else ()
        return _page_view(page, items, cuts, kinds=kinds, url=url, level=level, anchor=free(f"overview-{page.name}"))

    def section_views() -> Iterator[SectionView]:
        hidden = catalogue.outline.hidden
        pages = (p for p in catalogue.outline.in_suite(suite.id) if not (p.is_front or p.path in hidden or p.path in without))
        is_first = True
        for section, members in groupby(pages, key=lambda page: page.section):
            is_titled = section is not None or not is_first
            yield _section_view(section, tuple(page_view(page, 5 if is_titled else 4) for page in members), url, is_first=is_first)
            is_first = False

    links = {name: relative(target, url) for name, target in urls.items()}
    return OverviewView(anchor=anchor, key=count_views(catalogue.listed_in(suite.id), kinds, links), sections=tuple(section_views()))


def _page_view(
    page: Page, items: Sequence[Item], cuts: Mapping[int, Cut], *, kinds: Mapping[str, Kind], url: str, level: int, anchor: str
) -> PageView:
    ideas = tuple(
        full_view(item, cuts[item.key], url, level=level, anchor="", prefix=f"overview-{item.anchor}")
        for item in items
        if item.kind.expected
    )
    return PageView(
        label=page.label,
        title=page.title,
        url=relative(page.url, url),
        anchor=anchor,
        minutes=sum(item.options.minutes or 0 for item in items),
        counts=count_views(items, kinds, {}),
        ideas=ideas,
        others=tuple(line_view(item, url) for item in items if not item.kind.expected),
    )


def _section_view(section: Section | None, pages: tuple[PageView, ...], url: str, *, is_first: bool) -> SectionView:
    if section is None:
        # What stands below a section is not to look like part of it.
        return SectionView(title="" if is_first else OTHERS, label="", url="", pages=pages)
    link = relative(section.url, url) if section.url is not None else ""
    return SectionView(title=section.title, label=str(section.number), url=link, pages=pages)
