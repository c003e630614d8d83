"""The site's pages drawn, as far as no component is needed: pages filled, lists, overviews and index pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cpd.domain import markers, markup
from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.items import Item
from cpd.domain.kinds import Kind
from cpd.domain.markers import Cut, MarkedHtml
from cpd.domain.place import Page, Suite
from cpd.domain.selection import Selection

from . import index, overview
from .drawn_page import BlockContent, DrawnPage
from .filling import fill_page
from .fragments import Fragments
from .views import full_view, line_view

Fill = Callable[[Opening, Page], BlockContent]
"""Draws what a component's block asks for on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page's HTML, still marked, with the lists it waits for."""

    marked: MarkedHtml
    openings: Sequence[Opening] = ()
    references: Mapping[str, int | None] = field(default_factory=dict)
    """What its references to items name, with lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """An index page: what it lists, and where it is."""

    path: str
    url: str
    kind: Kind
    suite_id: str | None
    """None for the site's."""


class Site:
    """Draws everything that is made from the catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        pages: Mapping[str, ReadPage],
        *,
        indexes: Sequence[IndexPage],
        kinds: Mapping[str, Kind],
        fragments: Fragments,
    ) -> None:
        self.pages: dict[str, DrawnPage] = {}
        """By path: those that are drawn."""
        self.cuts: dict[int, Cut] = {}
        """Each item's HTML, by key."""
        self.texts: dict[int, str] = {}
        """Each item's body as plain text, by key."""
        self.findings: list[Finding] = []
        self.catalogue = catalogue
        self._read = pages
        self._indexes = indexes
        self._kinds = kinds
        self._fragments = fragments

    def settle_pages(self) -> dict[str, str]:
        """Every page with its ids, numbers and references; where its callouts and lists are is still marked."""
        found: dict[str, str] = {}
        for path, read in self._read.items():
            page = self.catalogue.outline.pages.get(path)
            if page is None:
                continue
            done = fill_page(read.marked, page, self.catalogue, lines=read.references, twins=self._twins)
            found[path] = done.html
            self.findings += done.findings
        return found

    def settled_copy(self, path: str, html: str) -> str:
        """A copy of a page that was made before it was settled, with ids, numbers and references, without lists."""
        page = self.catalogue.outline.pages.get(path)
        if page is None or not markers.has_any(html):
            return html
        return markers.without_lists(
            fill_page(MarkedHtml.of(html), page, self.catalogue, lines=self._read[path].references, twins=self._twins).html
        )

    def fill_pages(self, pages: Mapping[str, str]) -> None:
        """Cut the items out of settled pages; ``pages`` holds the HTML of those that are to be drawn, by path."""
        for path, html in pages.items():
            if path not in self.catalogue.outline.pages:
                continue
            whole_page, cuts = MarkedHtml.of(html).cut_callouts(lambda name, key: markers.mark(name, key) if name == markers.ITEMS else "")
            self.pages[path] = DrawnPage(html=whole_page)
            self.cuts |= {key: cut.without_notes().balanced() for key, cut in cuts.items()}
        for item in self.catalogue:
            self.texts[item.key] = markup.plain(markers.without_lists(self.cuts[item.key].body))

    def fill_lists(self, fill: Fill) -> None:
        """Put lists in; one that stands inside a callout goes with it to its index page."""
        plain_cuts = {key: cut.without_lists() for key, cut in self.cuts.items()}
        for path, read in self._read.items():
            page = self.catalogue.outline.pages.get(path)
            if page is None or not read.openings or path not in self.pages:
                continue
            drawn = self.pages[path]
            for number, opening in enumerate(read.openings, start=1):
                self._look_for_suite(opening, page)
                wanted = opening.wanted
                filled = self._list(wanted, number, page, plain_cuts) if isinstance(wanted, Selection) else fill(opening, page)
                self._put(filled, opening.key, path, drawn)
        for drawn in self.pages.values():
            drawn.own = drawn.html

    def _put(self, filled: BlockContent, key: int, path: str, drawn: DrawnPage) -> None:
        mark = markers.mark(markers.ITEMS, key)
        bare = drawn.searchable.replace(mark, filled.html if filled.is_searched else "")
        drawn.html, drawn.searchable = drawn.html.replace(mark, filled.html), bare
        drawn.headings += filled.headings
        drawn.scripts |= filled.scripts
        for item in self.catalogue.on_page(path):
            self.cuts[item.key] = self.cuts[item.key].with_list(mark, filled.html if filled.copy is None else filled.copy)

    def draw_views(self, parents: Mapping[str, str]) -> None:
        """Put overviews and indexes on their pages; ``parents`` are the pages that stand outside navigation."""
        self._add_overviews(parents)
        self._add_indexes()

    def index_urls(self, suite_id: str | None) -> dict[str, str]:
        """Addresses of a suite's index pages by kind, or of the site's."""
        return {one.kind.name: one.url for one in self._indexes if one.suite_id == suite_id}

    def _twins(self, item: Item) -> str:
        views = (line_view(twin, item.page.url) for twin in self.catalogue.twins(item))
        twins = [{"url": view.url, "label": view.label, "title": view.title, "suite": view.suite_title} for view in views]
        return self._fragments.draw("twins", twins=twins).strip() if twins else ""

    def _look_for_suite(self, opening: Opening, page: Page) -> None:
        """A finding where a list names a suite that there is not."""
        wanted, known = getattr(opening.wanted, "suite", None), [suite.id for suite in self.catalogue.outline.suites]
        if wanted is not None and wanted not in known:
            self.findings.append(
                Finding(
                    path=page.path,
                    line=opening.lines.get("suite"),
                    rule="option-value-fits",
                    problem=f'no suite has the id "{wanted}".',
                    remedy=did_you_mean(wanted, known) if known else "Leave `suite` out: this site has no suites.",
                )
            )

    def _list(self, selection: Selection, number: int, page: Page, cuts: Mapping[int, Cut]) -> BlockContent:
        # A page that is kept out of lists can show in one what else is kept out.
        items = selection.among(self.catalogue.listed if page.is_listed else self.catalogue)
        if not selection.whole:
            return BlockContent(html=self._fragments.draw("list", items=[line_view(item, page.url) for item in items]))
        # Two suites can have the same callout id: the place in the list keeps them apart.
        views = [
            full_view(item, cuts[item.key], page.url, level=3, anchor="", prefix=f"list{number}-{place}")
            for place, item in enumerate(items, start=1)
        ]
        return BlockContent(html=self._fragments.draw("list", items=views))

    def _add_overviews(self, parents: Mapping[str, str]) -> None:
        for suite in self.catalogue.outline.suites:
            front = self._front(suite)
            if front is None:
                continue
            drawn = self.pages[front.path]
            view = overview.overview(
                suite,
                self.catalogue,
                self.cuts,
                kinds=self._kinds,
                urls=self.index_urls(suite.id),
                url=front.url,
                taken=markup.ids(drawn.html),
                without=parents,
            )
            html = self._fragments.draw("overview", view=view)
            drawn.add(html, headings=[("Overview", view.anchor, 2)], scripts={"reveal"})

    def _front(self, suite: Suite) -> Page | None:
        pages = self.catalogue.outline.in_suite(suite.id)
        return next((p for p in pages if p.is_front and p.section is None and p.path in self.pages), None)

    def _add_indexes(self) -> None:
        shared = [one.path for one in self._indexes]
        for one in self._indexes:
            if one.path not in self.pages:
                continue
            listed = self.catalogue.listed if one.suite_id is None else self.catalogue.listed_in(one.suite_id)
            items = [item for item in listed if item.kind.name == one.kind.name]
            if one.suite_id is None and shared.count(one.path) > 1:
                # A suite that is the whole site shares the page: it shows its own items whole.
                items = [item for item in items if item.page.suite is None or item.page.suite.folder]
                if not items:
                    continue
            self._add_index(one, items)

    def _add_index(self, one: IndexPage, items: list[Item]) -> None:
        drawn = self.pages[one.path]
        taken = markup.ids(drawn.html)
        suite = next((suite for suite in self.catalogue.outline.suites if suite.id == one.suite_id), None)
        if suite is None:
            ranks = {suite.id: rank for rank, suite in enumerate(self.catalogue.outline.suites)}
            items = sorted(items, key=lambda item: ranks[item.page.suite.id] if item.page.suite else len(ranks))
            view = index.site_index(one.kind, items, url=one.url, taken=taken)
        else:
            view = index.suite_index(one.kind, items, self.cuts, suite=suite, url=one.url, taken=taken)
        groups = index.headings(view)
        drawn.add(
            self._fragments.draw("index", view=view),
            searched=self._fragments.draw("headings", groups=groups),
            headings=[(f"{group.label} {group.title}".strip(), group.anchor, group.level) for group in groups],
            scripts={"filter"},
        )
        drawn.description = view.sentence
