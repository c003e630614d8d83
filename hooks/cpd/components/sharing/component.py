"""Suites that share pages: a page for each that shows where it differs from the other."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, MadePage, Plan
from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.asides import without_places
from cpd.domain.findings import Finding
from cpd.domain.paths import front_paths
from cpd.domain.place import Suite
from cpd.domain.publication import Publication

from . import drawing as differences

PAGE = "differences"
"""The page's name, in the folder of the suite that shares another's pages."""


class Sharing(Component):
    """Shows what two suites do not share."""

    name = "sharing"
    guide = "variants.md"
    rules = {
        "variant-phase-is-known": "Every variant is for the phase of a suite.",
        "shared-page-differs": "Every page that two suites share differs in something.",
    }
    styles = {"suites": ("cpd-twins", "cpd-differences")}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._placed: list[tuple[str, Suite]] = []

    def plan(self, plan: Plan) -> list[Finding]:
        """A page for each suite that shares another's."""
        suites = {suite.id: suite for suite in plan.suites}
        for suite in plan.suites:
            other = suites.get(suite.shares or "")
            if other is None or not suite.folder:
                continue
            title = plan.title(front_paths(other.folder)) or other.id
            wanted = MadePage(paths=(f"{suite.folder}/{PAGE}.md",), text=f"# What differs from {title}\n", suite=suite)
            self._placed.append((plan.page(wanted), suite))
        return []

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Put on each page what the authors of the two suites have written differently."""
        outline, findings = drawing.outline, list[Finding]()
        suites = {suite.id: suite for suite in outline.suites}
        for path, placed in self._placed:
            suite, other = suites[placed.id], suites.get(placed.shares or "")
            if other is None or path not in drawing.pages:
                continue
            drawn = drawing.pages[path]
            pages = (*outline.in_suite(suite.id), *outline.in_suite(other.id))
            contents = {one.path: without_places(drawing.pages[one.path].own) for one in pages if one.path in drawing.pages}
            view, alike = differences.differences_view(suite, other, outline, contents, url=outline.pages[path].url)
            findings += alike
            taken = markup.ids(drawn.html)
            anchors = [free_id(f"page-{number}", taken) for number, _ in enumerate(view.pages, start=1)]
            drawn.add(
                drawing.fragments.draw("differences", view=view, anchors=anchors),
                headings=[(page.title, anchor, 2) for page, anchor in zip(view.pages, anchors, strict=True)],
            )
        return findings

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """Where suites share pages, it compares them."""
        return bool(self._placed)
