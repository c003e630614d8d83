"""What pages say of the site itself, where an author asks for it: what is kept, whom to write to, what has changed."""

from __future__ import annotations

from cpd.components.base import Component, Drawing
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding
from cpd.domain.place import Page
from cpd.domain.publication import Publication
from cpd.writing import feeds
from cpd.writing.drawn_page import BlockContent

from . import drawing as notices
from . import reading
from .model import Release


class Notices(Component):
    """Says what the site keeps, and what is new in it."""

    name = "notices"
    guide = "notices.md"
    blocks = (reading.STORAGE, reading.CONTACT, reading.CHANGES)
    tables = {"Show what has changed": reading.CHANGES.options}
    styles = {"form": ("cpd-storage",)}

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._releases: tuple[Release, ...] = ()
        self._news_path = ""
        """The page whose feed tells of changes; empty where there is no feed."""

    def prepare(self, drawing: Drawing) -> list[Finding]:
        """Read the changelog, where a page shows it."""
        self._releases, self._news_path = (), ""
        asked = [
            (path, opening.wanted)
            for path, draft in drawing.drafts.items()
            for opening in draft.openings
            if isinstance(opening.wanted, reading.Changes)
        ]
        if not asked:
            return []
        if self.publication.root:
            self._news_path = next((path for path, wanted in asked if wanted.limit is None), "")
        name = self.publication.settings.changelog
        try:
            self._releases = reading.read((self.publication.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            problem = f'`/// changes` has nothing to draw: there is no readable file "{name}" beside mkdocs.yml.'
            remedy = "Write it, or name another file under extra.cpd.changelog."
            return [Finding(path="mkdocs.yml", rule="settings-are-understood", problem=problem, remedy=remedy)]
        return []

    def fill(self, opening: Opening, page: Page, drawing: Drawing) -> tuple[BlockContent, list[Finding]]:
        """What there is to say."""
        fragments, html = drawing.fragments, drawing.pages[page.path].html
        if opening.block == reading.STORAGE.name:
            return BlockContent(html=notices.storage_table(drawing.kept, fragments), is_searched=True), []
        if opening.block == reading.CONTACT.name:
            return BlockContent(html=notices.address(self.publication.settings.contact, fragments), is_searched=True), []
        assert isinstance(opening.wanted, reading.Changes)
        releases = self._releases[: opening.wanted.limit]
        changes, headings = notices.changes(releases, self._news_path, page, html=html, fragments=fragments)
        return BlockContent(html=changes, is_searched=True, headings=headings), []

    def draw(self, drawing: Drawing) -> list[Finding]:
        """The feed of what has changed."""
        if path := self._news_path:
            page, root = drawing.outline.pages[path], self.publication.root
            entries = notices.entries(self._releases, page, root)
            feed = feeds.feed(page, entries, self.publication, description=drawing.descriptions.get(path, ""))
            drawing.files |= feeds.files(feed, root)
            drawing.feeds += feeds.links(path, drawing.outline)
        return []

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """It draws what is in no page."""
        return False
