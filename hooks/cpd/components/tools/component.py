"""The reader's tools: the record and the planner on pages of their own, and what stands under each page."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, MadePage, Plan
from cpd.domain import frames
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication

from . import drawing as drawn_tools
from .drawing import TOOLS, Tool


class Tools(Component):
    """Gives readers their tools."""

    name = "tools"
    guide = "privacy.md"
    styles = {"controls": ("cpd-record", "cpd-planner"), "item": ("cpd-tools",), "record": ("cpd-record",), "planner": ("cpd-planner",)}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._placed: list[tuple[str, Tool]] = []

    def plan(self, plan: Plan) -> list[Finding]:
        """A page for each tool that is switched on."""
        for tool in TOOLS:
            if tool.name not in self.publication.settings.frame.tools:
                continue
            paths = (f"{tool.folder}/index.md", f"{tool.folder}/README.md", f"{tool.folder}.md")
            self._placed.append((plan.page(MadePage(paths=paths, text=f"# {tool.title}\n")), tool))
        return []

    def draw(self, drawing: Drawing) -> list[Finding]:
        """What a page does for its reader, below all that it says."""
        if not self.publication.settings.frame.tools:
            return []
        kinds = self.publication.settings.kinds
        lists = [
            (f"All {kind.plural[:1].lower()}{kind.plural[1:]}", drawing.index_urls[name])
            for name, kind in kinds.items()
            if name in drawing.index_urls
        ]
        drawing.tool_urls |= {tool.name: drawing.outline.pages[path].url for path, tool in self._placed if path in drawing.outline.pages}
        drawn_tools.add(
            drawing.pages,
            drawing.outline,
            self._placed,
            without=drawing.hidden,
            lists=lists,
            kinds=tuple(kinds),
            keeps=frames.RECORD in self.publication.settings.frame.tools,
            fragments=drawing.fragments,
        )
        return []

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """What stands under a page follows from that page."""
        return False
