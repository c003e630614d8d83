"""The site's pages drawn, as far as no component is needed: pages filled, lists, overviews and index pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from cpd.domain import markers, markup
from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.items import Item
from cpd.domain.keeping import Keeper
from cpd.domain.kinds import Kind
from cpd.domain.markers import Cut, MarkedHtml
from cpd.domain.place import Page, Suite
from cpd.domain.selection import Selection

from . import index, overview
from .drawn_page import BlockContent, DrawnPage, Heading
from .filling import fill_page
from .fingerprints import Fingerprints
from .fragments import Fragments
from .views import full_view, line_view

Fill = Callable[[Opening, Page], BlockContent]
"""Draws what a component's block asks for on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What a page waits for."""

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
        keeper: Keeper | None = None,
    ) -> None:
        self.pages: dict[str, DrawnPage] = {}
        """By path: those that are drawn."""
        self.cuts: dict[int, Cut] = {}
        """Each item's HTML, by key."""
        self.findings: list[Finding] = []
        self.catalogue = catalogue
        self._read = pages
        self._bare_cuts: dict[int, Cut] = {}
        """Each item's HTML before any list stood in it."""
        self._indexes = indexes
        self._kinds = kinds
        self._fragments = fragments
        self._keeper = keeper or Keeper()
        """Knows what the last build has drawn."""
        self.fingerprints = Fingerprints({})
        """Those of all items, once all lists are filled."""

    def take_over(self, before: Site) -> None:
        """Know of items on pages that are not drawn now what an earlier drawing knew."""
        self.cuts |= before.cuts
        self._bare_cuts |= before._bare_cuts

    def settled_page(self, path: str, html: str) -> str:
        """A page with its ids, numbers and references; where its callouts and lists are is still marked."""
        page, read = self.catalogue.outline.pages.get(path), self._read.get(path)
        if page is None or read is None:
            return html
        done = fill_page(MarkedHtml.of(html), page, self.catalogue, lines=read.references, twins=self._twins)
        self.findings += done.findings
        return done.html

    def settled_copy(self, path: str, html: str) -> str:
        """A copy of a page that was made before it was settled, with ids, numbers and references, without lists."""
        page = self.catalogue.outline.pages.get(path)
        if page is None or not markers.has_any(html):
            return html
        return markers.without_lists(
            fill_page(MarkedHtml.of(html), page, self.catalogue, lines=self._read[path].references, twins=self._twins).html
        )

    def cut_page(self, path: str, html: str) -> None:
        """Cut the items out of a settled page; from then on it is drawn, if it has a place on the site."""
        if path not in self.catalogue.outline.pages:
            return
        whole_page, cuts = MarkedHtml.of(html).cut_callouts(lambda name, key: markers.mark(name, key) if name == markers.ITEMS else "")
        self.pages[path] = DrawnPage(whole_page)
        found = {key: cut.without_notes().balanced() for key, cut in cuts.items()}
        self._bare_cuts |= found
        self.cuts |= found

    def fill_lists(self, fill: Fill) -> None:
        """Put lists in when all pages are cut; one that stands inside a callout goes with it to its index page."""
        for path, read in self._read.items():
            page = self.catalogue.outline.pages.get(path)
            if page is None or not read.openings or path not in self.pages:
                continue
            drawn = self.pages[path]
            for number, opening in enumerate(read.openings, start=1):
                self._look_for_suite(opening, page)
                wanted = opening.wanted
                filled = self._list(wanted, number, page) if isinstance(wanted, Selection) else fill(opening, page)
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

    def text(self, item: Item) -> str:
        """An item's body as plain text, without lists that stand in it."""
        return markup.plain(markers.without_lists(self._bare_cuts[item.key].body))

    def draw_views(self, parents: Mapping[str, str]) -> None:
        """Put overviews and indexes on their pages; ``parents`` are the pages that stand outside navigation."""
        self.fingerprints = Fingerprints(self.cuts)
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

    def _list(self, selection: Selection, number: int, page: Page) -> BlockContent:
        # A page that is kept out of lists can show in one what else is kept out.
        items = selection.among(self.catalogue.listed if page.is_listed else self.catalogue)
        if not selection.whole:
            return BlockContent(html=self._fragments.draw("list", items=[line_view(item, page.url) for item in items]))
        # Two suites can have the same callout id: the place in the list keeps them apart.
        views = [
            full_view(item, self._bare_cuts[item.key].without_lists(), page.url, level=3, anchor="", prefix=f"list{number}-{place}")
            for place, item in enumerate(items, start=1)
        ]
        return BlockContent(html=self._fragments.draw("list", items=views))

    def _add_overviews(self, parents: Mapping[str, str]) -> None:
        for suite in self.catalogue.outline.suites:
            front = self._front(suite)
            if front is None:
                continue
            drawn = self.pages[front.path]
            taken = markup.ids(drawn.html)
            given = partial(self._overview_given, suite, front, taken, parents)
            html, anchor = self._keeper.made("overview", front.path, given, partial(self._overview, suite, front, taken, parents))
            drawn.add(html, headings=[("Overview", anchor, 2)], scripts={"reveal"})

    def _overview_given(self, suite: Suite, front: Page, taken: set[str], parents: Mapping[str, str]) -> object:
        """All that an overview is drawn from."""
        known, outline = self.fingerprints, self.catalogue.outline
        pages = outline.in_suite(suite.id)
        items = [known.whole(one) if one.kind.expected else known.line(one) for page in pages for one in self.catalogue.on_page(page.path)]
        hidden = [page.path for page in pages if page.path in outline.hidden or page.path in parents]
        return suite, front, sorted(taken), self.index_urls(suite.id), [known.page(page) for page in pages], items, hidden

    def _overview(self, suite: Suite, front: Page, taken: set[str], parents: Mapping[str, str]) -> tuple[str, str]:
        """The HTML of an overview, and its anchor."""
        view = overview.overview(
            suite,
            self.catalogue,
            self.cuts,
            kinds=self._kinds,
            urls=self.index_urls(suite.id),
            url=front.url,
            taken=taken,
            without=parents,
        )
        return self._fragments.draw("overview", view=view), view.anchor

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

        def given() -> object:
            known = self.fingerprints
            return one.kind.name, one.url, suite, sorted(taken), [known.whole(item) if suite else known.line(item) for item in items]

        html, searched, headings, sentence = self._keeper.made(
            "index", f"{one.path} {one.suite_id or ''}", given, partial(self._index, one, items, suite, taken)
        )
        drawn.add(html, searched=searched, headings=headings, scripts={"filter"})
        drawn.description = sentence

    def _index(self, one: IndexPage, items: list[Item], suite: Suite | None, taken: set[str]) -> tuple[str, str, list[Heading], str]:
        """An index: its HTML, what search is to see of it, its headings, and what it lists in a sentence."""
        if suite is None:
            view = index.site_index(one.kind, items, url=one.url, taken=taken)
        else:
            view = index.suite_index(one.kind, items, self.cuts, suite=suite, url=one.url, taken=taken)
        groups = index.headings(view)
        headings = [(f"{group.label} {group.title}".strip(), group.anchor, group.level) for group in groups]
        return self._fragments.draw("index", view=view), self._fragments.draw("headings", groups=groups), headings, view.sentence
