"""The whole site drawn: pages filled, index pages, overviews, lists and exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cpd.domain import markers, markup, slides
from cpd.domain.anchors import free_id
from cpd.domain.cases import CaseSelection, CaseStudy, Theme
from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.forms import Form
from cpd.domain.items import Item
from cpd.domain.kinds import Kind
from cpd.domain.markers import Cut, Marked
from cpd.domain.place import Page, Suite
from cpd.domain.selection import Selection

from . import cases as cases_view
from . import data, differences, exports, form, former, index, notices, overview, sheet
from .addresses import relative
from .filling import settled
from .form import FormPage, FormView
from .fragments import Fragments
from .notices import Notices
from .views import lined, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page's HTML, still marked, with the lists it waits for."""

    marked: Marked
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Case studies as read, and the pages about their themes."""

    studies: tuple[CaseStudy, ...] = ()
    themes: Mapping[str, Theme] = field(default_factory=dict)


@dataclass(slots=True)
class Drawn:
    """What comes out, by page."""

    content: dict[str, str] = field(default_factory=dict)
    searchable: dict[str, str] = field(default_factory=dict)
    """What search is to see of a page; only pages where that differs from the content."""
    own: dict[str, str] = field(default_factory=dict)
    """What its author wrote, lists included, before anything was put around it."""
    headings: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)
    """Title, id and level of the headings that were added."""
    descriptions: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Of pages whose own title says too little."""
    scripts: dict[str, set[str]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    """Each item's body as plain text, by key."""
    findings: list[Finding] = field(default_factory=list)


class Site:
    """Draws everything that is made from the catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        pages: Mapping[str, ReadPage],
        *,
        indexes: Sequence[IndexPage],
        forms: Sequence[FormPage],
        cases: Cases,
        kinds: Mapping[str, Kind],
        fragments: Fragments,
        said: Notices | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._pages = pages
        self._indexes = indexes
        self._forms = forms
        self._cases = cases
        self._book = cases_view.Casebook()
        self._kinds = kinds
        self._fragments = fragments
        self._said = said or Notices()
        self._cuts: dict[int, Cut] = {}
        self._drawn = Drawn()

    def settled(self) -> dict[str, str]:
        """Every page with its ids, numbers and references; where its callouts and lists are is still marked."""
        found: dict[str, str] = {}
        for path, read in self._pages.items():
            page = self._catalogue.outline.pages.get(path)
            if page is None:
                continue
            done = settled(read.marked, page, self._catalogue, lines=read.references, twins=self._twins)
            found[path] = done.html
            self._drawn.findings += done.findings
        return found

    def mended(self, path: str, html: str) -> str:
        """A copy of a page that was made before it was settled, with ids, numbers and references, without lists."""
        page = self._catalogue.outline.pages.get(path)
        if page is None or not markers.has_any(html):
            return html
        return markers.without_lists(
            settled(Marked.of(html), page, self._catalogue, lines=self._pages[path].references, twins=self._twins).html
        )

    def drawn(self, differences_on: Iterable[tuple[str, str]] = (), pages: Mapping[str, str] | None = None) -> Drawn:
        """Everything, in the order in which one thing needs another.

        ``differences_on`` holds (path of a page that shows what differs between two suites, id of the suite that shares);
        ``pages`` what has become of the settled pages, where others have changed them.
        """
        self._fill_pages(self.settled() if pages is None else pages)
        self._book = cases_view.Casebook.of(self._cases.studies, self._cases.themes, self._catalogue.outline, self._drawn.content)
        self._drawn.findings += self._book.findings()
        self._fill_lists()
        self._drawn.own = dict(self._drawn.content)
        self._add_differences(differences_on)
        self._add_overviews()
        self._add_indexes()
        for one in self._forms:
            self._add_form(one)
        for path in dict.fromkeys(case.path for case in self._book.cases):
            self._add_cases(path)
        return self._drawn

    def parents(self) -> dict[str, str]:
        """For each page that stands outside navigation, the page it belongs to."""
        return {one.example_path: one.form.path for one in self._forms if one.example_path}

    def index_urls(self, suite_id: str | None) -> dict[str, str]:
        """Addresses of a suite's index pages by kind, or of the site's."""
        return {one.kind.name: one.url for one in self._indexes if one.suite_id == suite_id}

    def exports(self) -> dict[str, str]:
        """The files for machines, by path."""
        return {
            "catalogue.json": exports.catalogue_json(self._catalogue, self._drawn.texts, self._book.cases),
            "catalogue.schema.json": exports.schema_json(self._kinds),
        }

    def _add_differences(self, placed: Iterable[tuple[str, str]]) -> None:
        """Fill the pages that show what two suites do not share; ``placed`` holds (path of the page, suite id).

        Comes before anything is put below the pages' own texts.
        """
        outline = self._catalogue.outline
        suites = {suite.id: suite for suite in outline.suites}
        for path, suite_id in placed:
            suite, html = suites[suite_id], self._drawn.content.get(path)
            other = suites.get(suite.shares or "")
            if other is None or html is None:
                continue
            pages = (*outline.in_suite(suite.id), *outline.in_suite(other.id))
            contents = {one.path: slides.without_places(text) for one in pages if (text := self._drawn.content.get(one.path)) is not None}
            view, findings = differences.viewed(suite, other, outline, contents, url=outline.pages[path].url)
            self._drawn.findings += findings
            taken = markup.ids(html)
            anchors = [free_id(f"page-{number}", taken) for number, _ in enumerate(view.pages, start=1)]
            self._drawn.searchable[path] = html
            self._drawn.content[path] = html + self._fragments.drawn("differences", view=view, anchors=anchors)
            self._drawn.headings[path] = [(page.title, anchor, 2) for page, anchor in zip(view.pages, anchors, strict=True)]

    def data(self, about: data.About, pages: Iterable[Page], routes: Mapping[str, object]) -> tuple[str, dict[str, str]]:
        """The catalogue as a script, and the full texts as a script for each suite; ``pages`` can have a place in a record."""
        forms = {
            one.form.path: _form_name(one.form, page) for one in self._forms if (page := self._catalogue.outline.pages.get(one.form.path))
        }
        script = data.catalogue_script(self._catalogue, about, pages=pages, forms=forms, routes=routes)
        return script, data.bodies_scripts(self._catalogue, {key: cut.without_lists() for key, cut in self._cuts.items()})

    def _fill_pages(self, pages: Mapping[str, str]) -> None:
        for path, html in pages.items():
            if path not in self._catalogue.outline.pages:
                continue
            whole_page, cuts = Marked.of(html).filled(lambda name, key: markers.mark(name, key) if name == markers.ITEMS else "")
            self._drawn.content[path] = former.with_former_ids(whole_page, self._catalogue.on_page(path))
            self._cuts |= {key: cut.without_notes().balanced() for key, cut in cuts.items()}
        for item in self._catalogue:
            self._drawn.texts[item.key] = markup.plain(markers.without_lists(self._cuts[item.key].body))

    def _twins(self, item: Item) -> str:
        views = (lined(twin, item.page.url) for twin in self._catalogue.twins(item))
        twins = [{"url": view.url, "label": view.label, "title": view.title, "suite": view.suite_title} for view in views]
        return self._fragments.drawn("twins", twins=twins).strip() if twins else ""

    def _fill_lists(self) -> None:
        """Put lists in; one that stands inside a callout goes with it to its index page."""
        plain_cuts = {key: cut.without_lists() for key, cut in self._cuts.items()}
        for path, read in self._pages.items():
            page = self._catalogue.outline.pages.get(path)
            if page is None or not read.openings:
                continue
            html = self._drawn.content[path]
            bare = html
            for opening in read.openings:
                self._look_for_suite(opening, page)
                mark = markers.mark(markers.ITEMS, opening.key)
                if isinstance(opening.selection, CaseSelection):
                    drawn, copy = self._case_list(opening.selection, opening.lines.get("theme"), page, html)
                elif isinstance(opening.selection, Selection):
                    drawn = copy = self._list(opening.selection, opening.key, page, plain_cuts)
                else:
                    drawn, heads = notices.drawn(opening.selection, self._said, page, html=html, fragments=self._fragments)
                    self._drawn.headings.setdefault(path, []).extend(heads)
                    bare, copy = bare.replace(mark, drawn), drawn
                bare, html = bare.replace(mark, ""), html.replace(mark, drawn)
                for item in self._catalogue.on_page(path):
                    self._cuts[item.key] = self._cuts[item.key].replaced(mark, copy)
            self._drawn.content[path], self._drawn.searchable[path] = html, bare

    def _look_for_suite(self, opening: Opening, page: Page) -> None:
        """A finding where a list names a suite that there is not."""
        wanted, known = getattr(opening.selection, "suite", None), [suite.id for suite in self._catalogue.outline.suites]
        if wanted is not None and wanted not in known:
            self._drawn.findings.append(
                Finding(
                    path=page.path,
                    line=opening.lines.get("suite"),
                    rule="option-value-fits",
                    problem=f'no suite has the id "{wanted}".',
                    remedy=did_you_mean(wanted, known) if known else "Leave `suite` out: this site has no suites.",
                )
            )

    def _list(self, selection: Selection, key: int, page: Page, cuts: Mapping[int, Cut]) -> str:
        # A page that is kept out of lists can show in one what else is kept out.
        items = selection.among(self._catalogue.listed if page.is_listed else self._catalogue)
        if not selection.whole:
            return self._fragments.drawn("list", items=[lined(item, page.url) for item in items])
        # Two suites can have the same callout id: the place in the list keeps them apart.
        views = [
            whole(item, cuts[item.key], page.url, level=3, anchor="", prefix=f"list{key}-{place}")
            for place, item in enumerate(items, start=1)
        ]
        return self._fragments.drawn("list", items=views)

    def _case_list(self, selection: CaseSelection, line: int | None, page: Page, html: str) -> tuple[str, str]:
        """Case studies for the page whose HTML so far is given, and for an index page: there always one line each."""
        if selection.theme is not None and selection.theme not in self._book.themes:
            self._drawn.findings.append(self._book.missing_theme(selection.theme, page.path, line))
        number = html.count(cases_view.ROOT) + 1
        view = cases_view.viewed(selection, self._book, page.url, taken=markup.ids(html), number=number)
        lines = self._fragments.drawn("case-list", view=view)
        if selection.show == "list" or not view.cases:
            return lines, lines
        self._drawn.scripts.setdefault(page.path, set()).update({"filter", "cases"})
        self._drawn.headings.setdefault(page.path, []).extend(cases_view.headings(view))
        return self._fragments.drawn("cases", view=view), lines

    def _add_cases(self, path: str) -> None:
        """Put the facts of a page's cases below its title; after a page's only case, what to read next."""
        studies, html = self._book.on(path), self._drawn.content.get(path)
        if html is None:
            return
        url = self._catalogue.outline.pages[path].url
        every = {case.id: cases_view.panel(case, self._book, url) for case in studies}
        is_small = cases_view.are_sparse(every.values())
        panels = [(case.name, every[case.id]) for case in studies if case.is_recovered or len(studies) == 1]
        said = "".join(self._fragments.drawn("words", text=cases_view.words(facts)) for _, facts in panels)
        self._drawn.searchable[path] = below_title(self._drawn.searchable.get(path, html), said)
        anchor = free_id("read-next", markup.ids(html))
        following = cases_view.next_ones(studies[0], self._book, url) if len(studies) == 1 else ()
        if following:
            self._drawn.headings.setdefault(path, []).append(("Read next", anchor, 2))
        drawn = "".join(self._fragments.drawn("case-panel", title=title, facts=facts, is_small=is_small) for title, facts in panels)
        self._drawn.content[path] = below_title(html, drawn) + self._fragments.drawn("case-next", cases=following, anchor=anchor)

    def _add_overviews(self) -> None:
        for suite in self._catalogue.outline.suites:
            front = self._front(suite)
            if front is None:
                continue
            html = self._drawn.content[front.path]
            view = overview.overview(
                suite,
                self._catalogue,
                self._cuts,
                kinds=self._kinds,
                urls=self.index_urls(suite.id),
                url=front.url,
                taken=markup.ids(html),
                without=self.parents(),
            )
            self._drawn.searchable.setdefault(front.path, html)
            self._drawn.content[front.path] = html + self._fragments.drawn("overview", view=view)
            self._drawn.headings.setdefault(front.path, []).append(("Overview", view.anchor, 2))
            self._drawn.scripts.setdefault(front.path, set()).add("reveal")

    def _front(self, suite: Suite) -> Page | None:
        pages = self._catalogue.outline.in_suite(suite.id)
        return next((p for p in pages if p.is_front and p.section is None and p.path in self._drawn.content), None)

    def _add_indexes(self) -> None:
        shared = [one.path for one in self._indexes]
        for one in self._indexes:
            if one.path not in self._drawn.content:
                continue
            items = [item for item in self._catalogue.listed if item.kind.name == one.kind.name and self._stands_in(item, one)]
            if one.suite_id is None and shared.count(one.path) > 1:
                # A suite that is the whole site shares the page: it shows its own items whole.
                items = [item for item in items if item.page.suite is None or item.page.suite.folder]
                if not items:
                    continue
            self._add_index(one, items)

    def _add_form(self, one: FormPage) -> None:
        """Put a form below its author's text, and its example on a page of its own."""
        path = one.form.path
        page = self._catalogue.outline.pages.get(path)
        if page is None or path not in self._drawn.content:
            return
        titled = one.form.titled(page.title)
        view = form.viewed(titled, one.place, id_=_form_name(titled, page)[0])
        html = self._drawn.content[path]
        self._drawn.searchable[path] = self._drawn.searchable.get(path, html) + self._fragments.drawn("words", text=form.words(titled))
        self._drawn.content[path] = html + self._fragments.drawn("form", view=view, blank_row=form.blank_row)
        self._drawn.headings.setdefault(path, []).extend(form.headings(view))
        self._drawn.scripts.setdefault(path, set()).update(form.scripts(titled))
        if one.example_path in self._drawn.content:
            self._add_example(one, titled, view)

    def _add_example(self, one: FormPage, titled: Form, view: FormView) -> None:
        path, here = str(one.example_path), one.place.example_url
        filled_in, title = sheet.example(titled), form.example_title(titled)
        heads = form.sheet_headings(filled_in)
        files = {ending: relative(one.place.file(titled, ending, is_example=True), here) for ending in view.examples}
        self._drawn.titles[path] = title
        self._drawn.descriptions[path] = f"{titled.title}. {filled_in.mark}"
        self._drawn.headings[path] = list(heads.values())
        # Its questions stand on the form's own page.
        self._drawn.searchable[path] = self._fragments.drawn("words", text=title)
        self._drawn.content[path] = self._fragments.drawn(
            "sheet", title=title, sheet=filled_in, heads=heads, form_url=relative(one.place.url, here), files=files
        )

    def _stands_in(self, item: Item, one: IndexPage) -> bool:
        return one.suite_id is None or (item.page.suite is not None and item.page.suite.id == one.suite_id)

    def _add_index(self, one: IndexPage, items: list[Item]) -> None:
        html = self._drawn.content[one.path]
        taken = markup.ids(html)
        suite = next((suite for suite in self._catalogue.outline.suites if suite.id == one.suite_id), None)
        if suite is None:
            ranks = {suite.id: rank for rank, suite in enumerate(self._catalogue.outline.suites)}
            items = sorted(items, key=lambda item: ranks[item.page.suite.id] if item.page.suite else len(ranks))
            view = index.site_index(one.kind, items, url=one.url, taken=taken)
        else:
            view = index.suite_index(one.kind, items, self._cuts, suite=suite, url=one.url, taken=taken)
        groups = index.headings(view)
        bare = self._drawn.searchable.get(one.path, html)
        self._drawn.searchable[one.path] = bare + self._fragments.drawn("headings", groups=groups)
        self._drawn.content[one.path] = html + self._fragments.drawn("index", view=view)
        self._drawn.headings.setdefault(one.path, []).extend((f"{g.label} {g.title}".strip(), g.anchor, g.level) for g in groups)
        self._drawn.scripts.setdefault(one.path, set()).add("filter")
        self._drawn.descriptions[one.path] = view.sentence


def _form_name(one: Form, page: Page) -> tuple[str, str]:
    """What answers in a form are kept under, and its title."""
    titled = one.titled(page.title)
    return (f"{page.suite.id}/{titled.name}" if page.suite else titled.name), titled.title


def below_title(html: str, more: str) -> str:
    """A page with something put below its title, or first where it has none."""
    head, end, rest = html.partition("</h1>")
    return f"{head}{end}\n{more}{rest}" if end else f"{more}\n{html}"
