"""Former names: of pages in ``moved_from``, of items in ``was``."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication

from . import drawing as former
from . import model as moves
from . import reading


class Moves(Component):
    """Leads from former names to present ones."""

    name = "moves"
    guide = "lives.md"
    keys = frozenset({reading.KEY})
    rules = {
        "former-names-are-free": "No former id or path belongs to something else.",
    }

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._moves: dict[str, tuple[str, ...]] = {}

    def read(self, front: Front) -> list[Finding]:
        """Where a page stood before."""
        former_paths, findings = reading.read(front.path, front.head)
        # A page made from another's file never stood there.
        if former_paths and not front.is_copy:
            self._moves[front.path] = former_paths
        return findings

    def former_paths(self, path: str) -> tuple[str, ...]:
        """The paths a page had, those included that follow from its folder's."""
        return moves.former_paths(path, self._moves)

    def prepare(self, drawing: Drawing) -> list[Finding]:
        """Let links to items' former ids find them."""
        for path, drawn in drawing.pages.items():
            drawn.html = former.with_former_ids(drawn.html, drawing.catalogue.on_page(path))
        return []

    def draw(self, drawing: Drawing) -> list[Finding]:
        """A page at each former address that leads on."""
        around = self.publication
        for page in drawing.outline.pages.values():
            for path in page.moved_from:
                url = drawing.address(path)
                drawing.redirects[path] = former.forwarding_page(
                    page, url, root=around.root, language=around.language, fragments=drawing.fragments
                )
        return [*moves.page_findings(self._moves, drawing.outline.pages), *moves.item_findings(drawing.catalogue)]

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """It asks names and former names only."""
        return False
