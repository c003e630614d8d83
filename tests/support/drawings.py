"""A whole site drawn from Markdown without a build: pages in, what comes out by page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader

from cpd.components.base import Component, Drawing, Front
from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Draft, Opening
from cpd.domain.findings import Finding
from cpd.domain.items import Item
from cpd.domain.markers import Cut
from cpd.domain.place import Page, Suite
from cpd.domain.publication import Publication
from cpd.domain.settings import parse_settings as settings
from cpd.reading import heads
from cpd.writing.drawn_page import BlockContent, DrawnPage
from cpd.writing.fragments import Fragments
from cpd.writing.site import IndexPage, ReadPage, Site

from .pages import Element, parsed
from .reads import read_into
from .sites import REPOSITORY
from .things import KINDS, address, outline

OVERRIDES = REPOSITORY / "overrides"
PUBLICATION = Publication(settings=settings({})[0])
"""A site of which its publisher has said nothing."""


@cache
def fragments() -> Fragments:
    """The repository's fragments, in an environment that does not escape, as MkDocs' does not."""
    return Fragments(Environment(loader=FileSystemLoader(OVERRIDES), autoescape=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSite:
    """What came of the pages."""

    site: Site
    drawing: Drawing
    findings: list[Finding]

    @property
    def catalogue(self) -> Catalogue:
        """All items."""
        return self.drawing.catalogue

    @property
    def pages(self) -> dict[str, DrawnPage]:
        """By path: those that are drawn."""
        return self.drawing.pages

    def page(self, path: str) -> Element:
        """A finished page."""
        return parsed(self.pages[path].html)


def drawing(
    pages: Mapping[str, str],
    *suites: Suite,
    unread: Collection[str] = (),
    unplaced: Collection[str] = (),
    components: Collection[type[Component]] = (),
    only: Collection[str] = (),
    cuts: Mapping[int, Cut] | None = None,
) -> DrawnSite:
    """Draw pages, in the order given, with index pages for suites and site after them.

    Pages can be left out of what is read, or of the outline. Components read the heads of all pages, and plan nothing.
    With ``only`` these alone are drawn; ``cuts`` holds the items of the others.
    """
    made = [one(PUBLICATION) for one in components]
    places: list[tuple[str, Suite | None]] = [("", None), *((suite.folder, suite) for suite in suites)]
    indexes = [
        IndexPage(path=path, url=address(path), kind=kind, suite_id=suite.id if suite else None)
        for folder, suite in places
        for kind in KINDS.values()
        for path in [f"{folder}/{kind.path}.md".strip("/")]
    ]
    listed = {one.path: f"# All {one.kind.plural}" for one in indexes}
    paths = [*pages, *(path for path in listed if path not in pages)]
    draft = Draft()
    read, findings = _read(draft, {path: text for path, text in {**listed, **pages}.items() if path not in unread}, made)
    catalogue = draft.close(outline(*(path for path in paths if path not in unplaced), suites=suites))
    site = Site(catalogue, read, indexes=indexes, kinds=KINDS, fragments=fragments())
    site.cuts |= cuts or {}
    settled = {path: site.settled_page(path, draft.pages[path].html) for path in read if path in catalogue.outline.pages}
    for path in (path for path in settled if not only or path in only):
        site.cut_page(path, settled[path])
    drawn = Drawing(
        publication=PUBLICATION,
        catalogue=catalogue,
        fragments=fragments(),
        pages=site.pages,
        drafts=draft.pages,
        cuts=site.cuts,
        index_urls=site.index_urls(None),
        address=address,
    )
    findings += _drawn(site, drawn, made)
    return DrawnSite(site=site, drawing=drawn, findings=[*site.findings, *findings])


def _read(draft: Draft, pages: Mapping[str, str], components: Collection[Component]) -> tuple[dict[str, ReadPage], list[Finding]]:
    """Each page's head and text, as they are read before anything is drawn."""
    names = frozenset(key for one in components for key in one.keys)
    read: dict[str, ReadPage] = {}
    findings: list[Finding] = []
    for path, text in pages.items():
        head = heads.read(text, names)
        findings += [found for one in components for found in one.read(Front(path=path, head=head.said))]
        read_into(draft, path, text[head.ends :], first_line=text[: head.ends].count("\n") + 1)
        read[path] = ReadPage(openings=draft.pages[path].openings, references=draft.pages[path].references)
    return read, findings


def _drawn(site: Site, drawn: Drawing, components: Collection[Component]) -> list[Finding]:
    """Let the site and its components draw, in the order of a build."""
    findings = [found for one in components for found in one.prepare(drawn)]
    by_block = {block.name: one for one in components for block in one.blocks}

    def fill(opening: Opening, page: Page) -> BlockContent:
        filled, found = by_block[opening.block].fill(opening, page, drawn)
        findings.extend(found)
        return filled

    site.fill_lists(fill)
    site.draw_views({})
    return [*findings, *(found for one in components for found in one.draw(drawn))]


def cuts(catalogue: Catalogue, body: str = "<p>Text.</p>") -> dict[int, Cut]:
    """The same body for each item."""
    return {item.key: Cut(title=item.title, facts="", body=body) for item in catalogue}


def the_only(catalogue: Catalogue) -> Item:
    """The item of a catalogue that has one."""
    (item,) = catalogue
    return item
