"""What items and pages are told apart by, as lists show them: where two fingerprints are the same, so is what is drawn of them."""

from __future__ import annotations

from collections.abc import Mapping

from cpd.domain.items import Item
from cpd.domain.keeping import digest
from cpd.domain.markers import Cut
from cpd.domain.place import Page


class Fingerprints:
    """Those of one build's items; ``cuts`` holds each item's HTML, by key."""

    def __init__(self, cuts: Mapping[int, Cut]) -> None:
        self._cuts = cuts
        self._lines: dict[int, bytes] = {}
        self._whole: dict[int, bytes] = {}
        self._pages: dict[str, bytes] = {}

    def line(self, item: Item) -> bytes:
        """Of an item as a line of a list: all that is known of it but its HTML, and numbers that count lines and callouts."""
        if item.key not in self._lines:
            said = repr((item.kind.name, item.title, item.title_html, item.anchor, item.number, item.options, item.asked))
            self._lines[item.key] = digest(said, self.page(item.page))
        return self._lines[item.key]

    def whole(self, item: Item) -> bytes:
        """Of an item with its HTML."""
        if item.key not in self._whole:
            cut = self._cuts[item.key]
            self._whole[item.key] = digest(self.line(item), cut.title, cut.facts, cut.body)
        return self._whole[item.key]

    def page(self, page: Page) -> bytes:
        """Of a page, without what is on it."""
        if page.path not in self._pages:
            self._pages[page.path] = digest(repr(page))
        return self._pages[page.path]
