"""Slides: pages shown one part after another, with what a speaker is told."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front, Plan
from cpd.domain.findings import Finding
from cpd.domain.place import Suite
from cpd.domain.publication import Publication
from cpd.writing.filling import referred

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
        self._whole = slides.whole(self._extents, plan.suites)
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


def _notes(path: str, drawing: Drawing) -> list[str]:
    """What a speaker is told on a page, its references filled in."""
    notes, page = drawing.drafts[path].notes, drawing.outline.pages.get(path)
    return [referred(note, page, drawing.catalogue) for note in notes] if page else notes
