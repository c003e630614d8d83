"""Routes: the steps on a route's own page, and a bar on the pages that it goes through."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front, Plan
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication
from cpd.domain.storage import Facet, StoredEntry

from . import drawing as drawn_routes
from . import model as routes
from . import reading
from .model import Route

DATA = "assets/cpd/routes-data.js"


class Routes(Component):
    """Draws routes."""

    name = "routes"
    guide = "routes.md"
    keys = frozenset({reading.KEY})
    tables = {
        "What a route can say": reading.ROUTE,
        "What a step can say": reading.STEP,
    }
    kept = (
        StoredEntry(
            name="Where you are on a route",
            part="Routes",
            facets=(Facet(key="cpd:<site>:route/<id>#step", label="Where you are", type="number", least=1, most=1_000, place="facts"),),
            purpose="The step you are at, so that you can go on from there",
            written="When you press Start, On or Back",
        ),
    )
    genres = {"route": ("Route", "Routes")}
    rules = {
        "route-is-understood": "What a page says of its route can be read.",
        "route-step-leads-somewhere": "Every step of a route leads to a page, an item or a heading.",
    }
    styles = {"route": ("cpd-route",)}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._read: list[Route] = []
        self._routes: list[Route] = []
        self._paths: set[str] = set()

    def read(self, front: Front) -> list[Finding]:
        """The route that a page describes."""
        route, findings = reading.read(front.path, front.head)
        self._read += [route] if route else []
        self._paths |= {front.path} if reading.KEY in front.head.data else set()
        return findings

    def plan(self, plan: Plan) -> list[Finding]:
        """Give each route a name of its own."""
        self._routes, namesakes = routes.unique(self._read)
        if self._routes:
            plan.file(DATA)
        return namesakes

    def draw(self, drawing: Drawing) -> list[Finding]:
        """After the glossary: a step may lead to one of its entries."""
        drawing.excused |= self._paths
        drawing.data["routes"] = []
        if not self._routes:
            return []
        known, findings = drawn_routes.add(drawing.pages, self._routes, drawing.catalogue, drawing.fragments)
        drawing.files[DATA] = drawn_routes.script(known)
        drawing.data["routes"] = [{"id": name, **drawn_routes.record_facts(one)} for name, one in known.items()]
        return findings

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """A step may lead to any part of any page."""
        return bool(self._routes)
