"""What every page's template is given as ``cpd``: where am I, what is here, what next."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cpd.domain.catalogue import Catalogue
from cpd.domain.kinds import Kind
from cpd.domain.paths import front_paths
from cpd.domain.place import Outline, Page, Suite

from .navigation import Branch, Branches, NavEntry, standing_apart, trails
from .views import CountView, count_views

HOME = frozenset({"", "index.html"})
"""Addresses of the home page: with directory addresses, and without."""
ABOUT = "about/"
"""The folder for pages about the site."""


class PageLink(NamedTuple):
    """A link to a page; its address is relative to the site's root."""

    title: str
    url: str
    label: str = ""


class FeedLink(NamedTuple):
    """A feed, for a page's head; its address is relative to the site's root."""

    title: str
    url: str
    type: str


class PlaceView(NamedTuple):
    """Where a numbered page stands: "Section 2 of 3 · 2.1, 1 of 3 in this section"."""

    section: int | None
    sections: int
    section_title: str
    page: int
    pages: int
    label: str


class PageItem(NamedTuple):
    """One of a page's own items, for its margin."""

    kind: str
    kind_label: str
    label: str
    title: str
    url: str
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteCard:
    """A suite as the home page shows it."""

    id: str
    title: str
    url: str
    phase: str | None
    audience: str | None
    status: str | None
    description: str | None
    first_url: str
    counts: tuple[CountView, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The value of ``cpd`` in a page's template."""

    @property
    def nav(self) -> tuple[NavEntry, ...]:
        """The entries of the navigation: the top level, and the branch the page stands in."""
        return self.branch.entries

    suite: Suite | None
    trail: tuple[PageLink, ...]
    label: str
    place: PlaceView | None
    items: tuple[PageItem, ...]
    kinds: Sequence[CountView]
    twins: tuple[PageLink, ...]
    """The same page in the suites that share it, by the suite's title."""
    previous: PageLink | None
    next: PageLink | None
    branch: Branch
    """The navigation."""
    about: tuple[PageLink, ...]
    """The pages about the site."""
    suites: Sequence[SuiteCard]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    theme_files: Mapping[str, str]
    record: str
    """The name under which browsers keep what readers write."""
    tool_urls: Mapping[str, str]
    """Addresses of the tools' pages, by tool."""
    numbers: Mapping[str, str]
    feeds: tuple[FeedLink, ...] = ()
    record_was: tuple[str, ...] = ()
    """Names under which they kept it before."""
    words: str = ""
    """What the site says in its own words, for scripts: JSON; empty where it says nothing so."""
    language: str = ""
    """Of the site, as HTML names it."""
    picture: str = ""
    """The address of the picture that a link to the page is shown with elsewhere."""
    dates: str = ""
    """When the page was written and gone through, as a sentence."""
    structured: str = ""
    """What the page is, for machines: JSON that can stand in a script element."""


class Contexts:
    """Makes each page's context from what is the same for all."""

    def __init__(
        self,
        catalogue: Catalogue,
        branches: Branches,
        *,
        kinds: Mapping[str, Kind],
        site_urls: Mapping[str, str],
        theme_files: Mapping[str, str],
        parents: Mapping[str, str],
        record: str,
        tool_urls: Mapping[str, str],
    ) -> None:
        self._catalogue = catalogue
        self._nav = branches.entries
        self._branches = branches
        self._home = [PageLink(title=entry.title, url=entry.url) for entry in self._nav if entry.url in HOME and entry.path][:1]
        about = (entry for entry in self._nav if entry.path.startswith(ABOUT) and not entry.is_apart)
        self._about = tuple(PageLink(title=entry.title, url=entry.url) for entry in about)
        self._theme_files = theme_files
        self._record = record
        self._tool_urls = tool_urls
        self._numbers = {page.url: page.label for page in catalogue.outline.pages.values() if page.label}
        totals = {count.kind: count for count in count_views(catalogue.listed, kinds, site_urls)}
        self._kinds = tuple(totals.get(k.name) or _none_of(k, site_urls) for k in kinds.values())
        self._trails = dict(trails(self._nav))
        self.apart = standing_apart(self._nav)
        """For each page that stands apart the one that says so."""
        self._suites = tuple(_card(suite, catalogue, kinds) for suite in shown_suites(catalogue.outline, self.apart))
        self._steps = _steps(catalogue, catalogue.outline.hidden | parents.keys(), self.apart)
        for path, parent in parents.items():
            above = self._trails.get(parent, ())
            page = catalogue.outline.pages[parent]
            self._trails.setdefault(path, (*above, NavEntry(title=page.title, url=page.url, path=parent, label=page.label)))

    def bare(self, **more: Any) -> Context:  # noqa: ANN401  # what else a context has
        """The context of a page that stands nowhere, such as "not found"."""
        return Context(
            suite=None,
            label="",
            place=None,
            twins=(),
            previous=None,
            next=None,
            scripts=(),
            styles=(),
            trail=self._crumbs(()),
            items=(),
            branch=self._branches.of("", ()),
            about=self._about,
            kinds=self._kinds,
            suites=self._suites,
            theme_files=self._theme_files,
            record=self._record,
            tool_urls=self._tool_urls,
            numbers=self._numbers,
            **more,
        )

    def of(self, path: str, scripts: tuple[str, ...], styles: tuple[str, ...], **more: Any) -> Context:  # noqa: ANN401  # as above
        """The context of the page at ``path``, with the scripts and stylesheets that it needs."""
        return Context(
            **self.around(path),
            scripts=scripts,
            styles=styles,
            branch=self._branches.of(path, self._trails.get(path, ())),
            about=self._about,
            items=self._items(path),
            kinds=self._kinds,
            suites=self._suites,
            theme_files=self._theme_files,
            record=self._record,
            tool_urls=self._tool_urls,
            numbers=self._numbers,
            **more,
        )

    def around(self, path: str) -> dict[str, Any]:
        """Where the page at ``path`` stands: what its context has of other pages that is not the same for all."""
        page = self._catalogue.outline.pages[path]
        before, after = self._steps.get(path, (None, None))
        return {
            "suite": page.suite,
            "label": page.label,
            "place": self._place(page),
            "twins": tuple(PageLink(title=twin.suite.title, url=twin.url) for twin in self._catalogue.outline.twins(page) if twin.suite),
            "previous": before,
            "next": after,
            "trail": self._crumbs(self._trails.get(path, ())),
        }

    def _place(self, page: Page) -> PlaceView | None:
        if page.suite is None or not page.is_sub_section:
            return None
        section = page.section
        return PlaceView(
            section=section.number if section else None,
            section_title=section.title if section else "",
            sections=len(self._catalogue.outline.sections.get(page.suite.id, ())),
            page=page.position,
            pages=page.siblings,
            label=page.label,
        )

    def _items(self, path: str) -> tuple[PageItem, ...]:
        return tuple(
            PageItem(
                kind=item.kind.name,
                kind_label=item.kind.label,
                label=item.label,
                title=item.title,
                url=f"#{item.anchor}",
                minutes=item.options.minutes,
            )
            for item in self._catalogue.on_page(path)
        )

    def _crumbs(self, trail: tuple[NavEntry, ...]) -> tuple[PageLink, ...]:
        above = [PageLink(title=entry.title, url=entry.url, label=entry.label) for entry in trail if entry.path]
        return tuple(self._home + [link for link in above if link.url not in HOME])


def shown_suites(outline: Outline, apart: Container[str]) -> tuple[Suite, ...]:
    """The suites that the home page shows: all but those that stand ``apart``, given by paths."""
    return tuple(suite for suite in outline.suites if not any(path in apart for path in front_paths(suite.folder)))


def _none_of(kind: Kind, urls: Mapping[str, str]) -> CountView:
    return CountView(
        kind=kind.name, words=kind.count_in_words(0), label=kind.label, plural=kind.plural, count=0, url=urls.get(kind.name, "")
    )


def _card(suite: Suite, catalogue: Catalogue, kinds: Mapping[str, Kind]) -> SuiteCard:
    items = catalogue.listed_in(suite.id)
    pages = [p for p in catalogue.outline.in_suite(suite.id) if not p.is_front and p.path not in catalogue.outline.hidden]
    return SuiteCard(
        id=suite.id,
        title=suite.title,
        url=suite.url,
        phase=suite.phase,
        audience=suite.audience,
        status=suite.status,
        description=suite.description,
        first_url=pages[0].url if pages else suite.url,
        counts=count_views(items, kinds, {}),
        minutes=sum(item.options.minutes or 0 for item in items),
    )


def _steps(catalogue: Catalogue, hidden: frozenset[str], apart: Mapping[str, str]) -> dict[str, tuple[PageLink | None, PageLink | None]]:
    """Back and on through each suite, through each folder outside any, and through what stands ``apart``."""
    rows: dict[tuple[str, str], list[Page]] = {}
    for page in catalogue.outline.pages.values():
        if page.path not in hidden and (page.suite or "/" in page.path):
            body = f"suite {page.suite.id}" if page.suite else page.path.split("/")[0]
            rows.setdefault((body, apart.get(page.path, "")), []).append(page)
    steps: dict[str, tuple[PageLink | None, PageLink | None]] = {}
    for row in rows.values():
        links = [None, *(PageLink(title=p.title, url=p.url, label=p.label) for p in row), None]
        for page, before, after in zip(row, links[:-2], links[2:], strict=True):
            steps[page.path] = (before, after)
    return steps
