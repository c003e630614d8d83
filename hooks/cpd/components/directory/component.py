"""Directories: entries in a page's head, and a table with filters below its text."""

from __future__ import annotations

from cpd.components.base import Component, Drawing, Front
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication

from . import drawing as drawn_directory
from . import reading
from .model import DirectoryEntry


class Directories(Component):
    """Draws directories."""

    name = "directory"
    guide = "directories.md"
    keys = frozenset({reading.KEY})
    tables = {"What an entry can say": reading.ENTRY}
    rules = {
        "directory-is-understood": "What a page says of the entries of its directory can be read.",
    }
    styles = {"list": ("cpd-directory",), "form": ("cpd-directory",), "directory": ("cpd-directory",)}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._entries: list[DirectoryEntry] = []
        self._paths: set[str] = set()

    def read(self, front: Front) -> list[Finding]:
        """The entries that a page lists."""
        entries, findings = reading.read(front.path, front.head)
        self._entries += entries
        self._paths |= {front.path} if reading.KEY in front.head.data else set()
        return findings

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Put each page's entries below its text."""
        drawing.excused |= self._paths
        return drawn_directory.add(drawing.pages, self._entries, drawing.outline, drawing.fragments)

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """Sources are looked up on all pages."""
        return bool(self._entries)
