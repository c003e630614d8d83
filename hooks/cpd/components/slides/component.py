"""Slides: pages shown one part after another, with what a speaker is told."""

from __future__ import annotations

from html import escape

from cpd.components.base import Component, Drawing, Front, Plan
from cpd.domain.findings import Finding
from cpd.domain.place import Suite
from cpd.domain.publication import Publication
from cpd.domain.references import fill_placeholders, without_placeholders
from cpd.writing.filling import link_references

from . import drawing as drawn_slides
from . import model as slides
from . import reading
from .model import Extent

DATA = "assets/cpd/decks/{}.js"
"""By suite that is one deck."""


class Slides(Component):
    """Offers slides."""

    name = "slides"
    guide = "slides.md"
    keys = frozenset({reading.KEY})
    rules = {
        "notes-have-slides": "Speaker notes stand on a page with slides.",
    }
    styles = {"deck": ("cpd-deck",)}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._extents: dict[str, Extent] = {}
        """By page that has slides."""
        self._lines: dict[str, int | None] = {}
        self._whole: dict[str, Suite] = {}

    def read(self, front: Front) -> list[Finding]:
        """Whether a page has slides."""
        extent, findings = reading.read(front.path, front.head)
        if extent:
            self._extents[front.path], self._lines[front.path] = extent, front.head.line((reading.KEY,))
        return findings

    def plan(self, plan: Plan) -> list[Finding]:
        """A script for each suite that is one deck."""
        self._whole = slides.suite_decks(self._extents, plan.suites)
        for suite in self._whole.values():
            plan.file(DATA.format(suite.id))
        return []

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Last of all: nothing that is made of pages is to have what a speaker is told."""
        told = {path: draft for path, draft in drawing.drafts.items() if draft.notes}
        decks = drawn_slides.Decks(extents=self._extents, notes={path: _notes(path, drawing) for path in told})
        for suite_id, script in drawn_slides.add(drawing.pages, decks, drawing.outline, drawing.fragments).items():
            drawing.files[DATA.format(suite_id)] = script
        lines = {path: draft.notes_line for path, draft in told.items()}
        return slides.findings(self._extents, lines, self._whole, self._lines)

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """A suite that is one deck has its pages' text."""
        return bool(self._whole)


def _notes(path: str, drawing: Drawing) -> list[str]:
    """What a speaker is told on a page, its references filled in."""
    draft, page = drawing.drafts[path], drawing.outline.pages.get(path)
    if page is None:
        return [without_placeholders(note) for note in draft.notes]

    def words(key: int) -> str:
        found = drawing.catalogue.targets(draft.wordless[key], page)
        return escape(found[0].name if len(found) == 1 else draft.wordless[key])

    return [fill_placeholders(link_references(note, page, drawing.catalogue), words) for note in draft.notes]
