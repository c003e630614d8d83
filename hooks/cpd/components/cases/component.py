"""Case studies: the facts below a page's title, lists, the grid and the map."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front
from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding
from cpd.domain.place import Page
from cpd.domain.publication import Publication
from cpd.writing.drawn_page import BlockContent

from . import drawing as drawing_of
from . import export as cases_export
from . import reading
from .casebook import Casebook
from .model import CaseSelection, CaseStudy, Theme, themes_by_id


class Cases(Component):
    """Draws case studies."""

    name = "cases"
    guide = "case-studies.md"
    keys = frozenset({reading.KEY, reading.THEME})
    tables = {
        "What a case study can say": reading.CASE,
        "The place": reading.PLACE,
        "Themes": reading.THEME_OPTIONS,
        "Show them": reading.LIST,
    }
    blocks = (reading.BLOCK,)
    genres = {"case": ("Case study", "Case studies")}
    rules = {
        "case-study-is-understood": "What a page says of its case study or its theme can be read.",
        "case-words-agree": "Case studies write the same thing in the same words.",
        "case-theme-exists": "Every theme that a case study or a list names is declared by one page.",
        "case-source-exists": "Every source that a case study names is an entry on a page.",
    }
    styles = {"list": ("cpd-cases",), "controls": ("cpd-cases",), "form": ("cpd-cases",), "cases": ("cpd-cases", "cpd-panel")}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._studies: list[CaseStudy] = []
        self._themes: list[Theme] = []
        self._book = Casebook()

    def read(self, front: Front) -> list[Finding]:
        """The case studies on a page, and the theme it is about."""
        studies, slips = reading.read(front.path, front.head)
        theme, more = reading.theme(front.path, front.head)
        self._studies += studies
        self._themes += [theme] if theme else []
        return [*slips, *more]

    def prepare(self, drawing: Drawing) -> list[Finding]:
        """Look up what the cases name."""
        themes, claims = themes_by_id(self._themes)
        contents = {path: page.html for path, page in drawing.pages.items()}
        self._book = Casebook.of(self._studies, themes, drawing.outline, contents)
        return [*claims, *self._book.findings()]

    def fill(self, opening: Opening, page: Page, drawing: Drawing) -> tuple[BlockContent, list[Finding]]:
        """The case studies asked for; on an index page always one line each."""
        asked, html = opening.wanted, drawing.pages[page.path].html
        assert isinstance(asked, CaseSelection)
        is_lost = asked.theme is not None and asked.theme not in self._book.themes
        findings = [self._book.missing_theme(asked.theme or "", page.path, opening.lines.get("theme"))] if is_lost else []
        number = html.count(drawing_of.ROOT) + 1
        view = drawing_of.cases_view(asked, self._book, page.url, taken=markup.ids(html), number=number)
        lines = drawing.fragments.draw("case-list", view=view)
        if asked.show == "list" or not view.cases:
            return BlockContent(html=lines), findings
        grid = drawing.fragments.draw("cases", view=view)
        headings = tuple(drawing_of.headings(view))
        return BlockContent(html=grid, copy=lines, headings=headings, scripts=frozenset({"filter", "cases"})), findings

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Put the facts of a page's cases below its title; after a page's only case, what to read next."""
        for path in dict.fromkeys(case.path for case in self._book.cases):
            if path in drawing.pages:
                self._add(path, drawing)
        drawing.excused |= {case.path for case in self._studies}
        if self._book.cases:
            drawing.exports["case_studies"] = [cases_export.data(case, drawing.outline) for case in self._book.cases]
        drawing.schemas["case_studies"] = cases_export.schema()
        return []

    def _add(self, path: str, drawing: Drawing) -> None:
        studies, drawn, fragments = self._book.on(path), drawing.pages[path], drawing.fragments
        url = drawing.outline.pages[path].url
        every = {case.id: drawing_of.panel(case, self._book, url) for case in studies}
        is_small = drawing_of.are_sparse(every.values())
        panels = [(case.name, every[case.id]) for case in studies if case.is_recovered or len(studies) == 1]
        said = "".join(fragments.draw("words", text=drawing_of.words(facts)) for _, facts in panels)
        anchor = free_id("read-next", markup.ids(drawn.html))
        following = drawing_of.links_to_next(studies[0], self._book, url) if len(studies) == 1 else ()
        shown = "".join(fragments.draw("case-panel", title=title, facts=facts, is_small=is_small) for title, facts in panels)
        drawn.genre = "case"
        drawn.add(shown, below_title=True, searched=said)
        headings = [("Read next", anchor, 2)] if following else []
        drawn.add(fragments.draw("case-next", cases=following, anchor=anchor), headings=headings)

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """Sources are looked up on all pages."""
        return bool(self._studies or self._themes)
