"""A whole site drawn from Markdown without a build: pages in, what comes out by page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader

from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Draft
from cpd.domain.items import Item
from cpd.domain.markers import Cut
from cpd.domain.place import Suite
from cpd.writing.fragments import Fragments
from cpd.writing.site import Cases, Drawn, IndexPage, ReadPage, Site

from .pages import Element, parsed
from .reads import read_into
from .sites import REPOSITORY
from .things import KINDS, address, outline

OVERRIDES = REPOSITORY / "overrides"


@cache
def fragments() -> Fragments:
    """The repository's fragments, in an environment that does not escape, as MkDocs' does not."""
    return Fragments(Environment(loader=FileSystemLoader(OVERRIDES), autoescape=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What came of the pages."""

    catalogue: Catalogue
    site: Site
    drawn: Drawn

    def page(self, path: str) -> Element:
        """A finished page."""
        return parsed(self.drawn.content[path])


def drawing(
    pages: Mapping[str, str], *suites: Suite, unread: Collection[str] = (), unplaced: Collection[str] = (), cases: Cases | None = None
) -> Drawing:
    """Draw pages, in the order given, with index pages for suites and site after them.

    Pages can be left out of what is read, or of the outline. Case studies come beside the pages that are about them.
    """
    draft = Draft()
    places: list[tuple[str, Suite | None]] = [("", None), *((suite.folder, suite) for suite in suites)]
    indexes = [
        IndexPage(path=path, url=address(path), kind=kind, suite_id=suite.id if suite else None)
        for folder, suite in places
        for kind in KINDS.values()
        for path in [f"{folder}/{kind.path}.md".strip("/")]
    ]
    listed = {one.path: f"# All {one.kind.plural}" for one in indexes}
    marked = {path: read_into(draft, path, markdown) for path, markdown in {**listed, **pages}.items() if path not in unread}
    paths = [*pages, *(path for path in listed if path not in pages)]
    catalogue = draft.closed(outline(*(path for path in paths if path not in unplaced), suites=suites))
    read = {
        path: ReadPage(marked=one, openings=draft.pages[path].openings, references=draft.pages[path].references)
        for path, one in marked.items()
    }
    site = Site(catalogue, read, indexes=indexes, forms=(), cases=cases or Cases(), kinds=KINDS, fragments=fragments())
    return Drawing(catalogue=catalogue, site=site, drawn=site.drawn())


def cuts(catalogue: Catalogue, body: str = "<p>Text.</p>") -> dict[int, Cut]:
    """The same body for each item."""
    return {item.key: Cut(title=item.title, facts="", body=body) for item in catalogue}


def the_only(catalogue: Catalogue) -> Item:
    """The item of a catalogue that has one."""
    (item,) = catalogue
    return item
