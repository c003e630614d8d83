"""A page's life: a banner where it is archived, its dates at its end."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication

from . import drawing as drawn_life
from . import model as life
from . import reading
from .model import Life


class Lives(Component):
    """Says how old pages are."""

    name = "life"
    guide = "lives.md"
    keys = frozenset(option.name for option in reading.PAGE)
    tables = {"What a page can say of its life": reading.PAGE}
    rules = {
        "successor-exists": "What is to be read instead of an archived page is a page.",
    }

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._said: dict[str, Life] = {}
        self._statuses = reading.THEME_STATUS | publication.statuses

    def read(self, front: Front) -> list[Finding]:
        """What a page says of its life."""
        life_, findings = reading.read(front.path, front.head, self._statuses)
        if life_:
            self._said[front.path] = life_
        return findings

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Put a banner on archived pages, and dates on all."""
        lives = life.lives(self._said, drawing.outline)
        drawn_life.add(drawing.pages, lives, drawing.outline, drawing.fragments)
        for path, drawn in drawing.pages.items():
            suites = life.suite_dates(drawing.outline.pages[path], self._said)
            drawn.dates = drawn_life.dates(self._said.get(path), suites)
            # A story's own dates come first.
            drawn.facts = drawn_life.facts(lives.get(path, Life())) | drawn.facts
        return life.findings(self._said, drawing.outline.pages)

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """It asks heads only."""
        return False
