"""The glossary: its entries on its own page, its terms explained on all others."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front, Plan
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication

from . import drawing as drawn_glossary
from . import model as glossary
from . import reading
from .model import Glossary, Term


class Glossaries(Component):
    """Explains terms."""

    name = "glossary"
    guide = "glossary.md"
    keys = frozenset({reading.KEY})
    tables = {"What a term can say": reading.TERM}
    rules = {
        "glossary-is-understood": "What a page says of its terms can be read.",
        "glossary-terms-are-unique": "No two entries of the glossary have the same name or id.",
        "glossary-term-is-used": "Every term of the glossary is used on some page.",
    }
    styles = {"glossary": ("cpd-term", "cpd-glossary")}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._terms: list[Term] = []
        self._glossary = Glossary()
        self._quiet: set[str] = set()
        """Pages on which no term is explained."""
        self._paths: set[str] = set()

    def read(self, front: Front) -> list[Finding]:
        """The terms that a page explains, or that it wants none explained."""
        terms, findings = reading.read(front.path, front.head)
        self._terms += terms or ()
        if reading.is_off(front.head):
            self._quiet.add(front.path)
        elif reading.KEY in front.head.data:
            self._paths.add(front.path)
        return findings

    def plan(self, plan: Plan) -> list[Finding]:
        """Bring the terms of all pages together."""
        self._glossary, claims = glossary.make_glossary(self._terms)
        return claims

    def draw(self, drawing: Drawing) -> list[Finding]:
        """After all that pages say is drawn: lists, search and exports have none of the links."""
        drawing.excused |= self._paths
        if not self._glossary.terms:
            return []
        return drawn_glossary.add(drawing.pages, self._glossary, drawing.outline, quiet=self._quiet, fragments=drawing.fragments)

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """A term may be used on any page."""
        return bool(self._terms)
