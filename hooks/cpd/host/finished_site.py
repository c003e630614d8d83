"""A site whose pages are all drawn: what MkDocs is given of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment
from mkdocs.structure.pages import Page

from cpd.components import order
from cpd.components.base import Drawing
from cpd.domain import frames
from cpd.domain.findings import Finding
from cpd.domain.keeping import Keeper, digest
from cpd.domain.markup import formulas_as_words, without_notes
from cpd.domain.merging import merged
from cpd.writing import structured
from cpd.writing.context import Context, Contexts
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.fingerprints import Fingerprints
from cpd.writing.finishing import Finishing, Request
from cpd.writing.joining import script_files, style_files
from cpd.writing.passages import passages
from cpd.writing.scripts import ordered
from cpd.writing.search_index import ReadPassages, SearchedPage, SearchIndex, read_passages
from cpd.writing.site import Site
from cpd.writing.styles import needed_styles

from . import metas, mkdocs_settings, search, toc


@dataclass(frozen=True, kw_only=True)
class FinishedSite:
    """All pages, and what templates are told of them."""

    drawing: Drawing
    contexts: Contexts
    finishing: Finishing
    needs: Mapping[str, frozenset[str]]
    """What each script needs of others."""
    fingerprints: Fingerprints
    asked: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What finished pages would ask of other hosts, by address and directive: the pages."""
    searched: dict[str, SearchedPage] = field(default_factory=dict)
    """What search knows of finished pages, by path."""

    def context(self, page: Page) -> Context | None:
        """What the page's template is given as ``cpd``; nothing where the page is none of ours."""
        path, drawing = page.file.src_uri, self.drawing
        if path not in drawing.pages:
            return None
        drawn, publication = drawing.pages[path], drawing.publication
        place = drawing.outline.pages[path]
        scripts, styles = script_files(drawn.scripts, self.needs), style_files(self.styles(page))
        description = str(page.meta.get("description") or "")
        data = structured.block(place, description, publication, drawn.facts, is_list=drawn.is_list)
        return self.contexts.of(path, scripts, styles, dates=drawn.dates, structured=data, **self._same_for_all)

    def given(self, page: Page) -> object:
        """All that the page's context is made from, beside its content and what is the same for all."""
        path, drawing = page.file.src_uri, self.drawing
        drawn, items = drawing.pages[path], [self.fingerprints.line(item) for item in drawing.catalogue.on_page(path)]
        own = sorted(drawn.scripts), drawn.dates, drawn.facts, drawn.is_list
        return drawing.outline.pages[path], self.contexts.around(path), items, own

    def given_to_all(self) -> object:
        """What is the same for all pages."""
        bare = self.bare_context()
        return bare, bare.branch.branches.entries, [(name, sorted(needed)) for name, needed in self.needs.items()]

    def scripts(self, page: Page) -> tuple[str, ...]:
        """The scripts that a page needs, in their order."""
        drawn = self.drawing.pages.get(page.file.src_uri)
        return ordered(drawn.scripts, self.needs) if drawn else ()

    @cached_property
    def all_scripts(self) -> tuple[str, ...]:
        """The scripts that any page needs."""
        return ordered({name for drawn in self.drawing.pages.values() for name in drawn.scripts}, self.needs)

    def styles(self, page: Page) -> tuple[str, ...]:
        """The stylesheets that a page needs, beside those of all pages."""
        place = self.drawing.outline.pages.get(page.file.src_uri)
        # Links to the same page of other suites stand above the content.
        around = "cpd-twins" if place and self.drawing.outline.twins(place) else ""
        return self._needed(f"{page.content}{around}")

    @cached_property
    def all_styles(self) -> tuple[str, ...]:
        """The stylesheets that any page needs."""
        found = {name for drawn in self.drawing.pages.values() for name in self._needed(drawn.html)}
        return tuple(name for name in order.STYLES if name in found)

    def _needed(self, html: str) -> tuple[str, ...]:
        found = needed_styles(html, order.STYLES)
        # Where nobody keeps a record, an item has no tools.
        return found if frames.RECORD in self.drawing.publication.settings.frame.tools else tuple(one for one in found if one != "item")

    def bare_context(self) -> Context:
        """What a template without a page is given as ``cpd``."""
        return self.contexts.bare(**self._same_for_all)

    @property
    def words(self) -> str:
        """The site's own words, as scripts read them."""
        words = self.drawing.publication.settings.words
        return json.dumps(words, ensure_ascii=False, separators=(",", ":")) if words else ""

    @cached_property
    def _same_for_all(self) -> dict[str, Any]:
        publication, settings = self.drawing.publication, self.drawing.publication.settings
        return {
            "feeds": tuple(self.drawing.feeds),
            "record_was": settings.was,
            "words": self.words,
            "language": publication.language,
            "picture": f"{publication.root}{settings.picture}" if publication.root and settings.picture else "",
        }

    def let_go(self, page: Page) -> None:
        """Let go of a page that is finished, and that nobody will look at again."""
        page.markdown = page.content = None
        self.drawing.pages.pop(page.file.src_uri, None)

    def searchable(self, page: Page) -> str:
        """What search is to see of a page, with what other plugins have done to it since it was finished."""
        content = page.content or ""
        drawn = self.drawing.pages.get(page.file.src_uri) or DrawnPage(content)
        return without_notes(formulas_as_words(merged(drawn.html, drawn.searchable, content)))

    def gather(self, page: Page, keeper: Keeper) -> None:
        """Let search know a finished page, unless its author keeps it out."""
        said, path, drawing = search.settings(page), page.file.src_uri, self.drawing
        found = () if said.get("exclude") else self._passages(page, keeper)
        if not found:
            self.searched.pop(path, None)
            return
        place, drawn, (title, read) = drawing.outline.pages.get(path), drawing.pages.get(path), found
        self.searched[path] = SearchedPage(
            url=page.url,
            title=title,
            passages=read,
            suite=place.suite.title if place and place.suite else "",
            genre=drawn.genre if drawn else "",
            boost=boost if isinstance(boost := said.get("boost"), int | float) else search.LESS if drawn and drawn.is_list else 1,
        )

    def _passages(self, page: Page, keeper: Keeper) -> tuple[str, ReadPassages] | tuple[()]:
        """The title by which a page is found, and its passages; nothing where it says nothing."""
        html, kinds = self.searchable(page), frozenset(self.drawing.publication.settings.kinds)
        title, tags = str(page.meta.get("title") or page.title), page.meta.get("tags")
        tagged = [*map(str, tags)] if isinstance(tags, list) else []

        def made() -> tuple[str, ReadPassages] | tuple[()]:
            found = passages(html, kinds)
            if not found:
                return ()
            found[0].title = found[0].title or title
            return found[0].title, read_passages(found, tagged)

        return keeper.made("search", page.file.src_uri, lambda: (digest(html), title, tagged), made)

    def search_index(self) -> SearchIndex:
        """The search index of all finished pages."""
        kinds = {name: (kind.label, kind.plural) for name, kind in self.drawing.publication.settings.kinds.items()}
        index = SearchIndex(kinds, order.GENRES)
        for one in self.searched.values():
            index.add(one)
        return index

    def note_requests(self, requests: Iterable[Request], page: Page) -> None:
        """Note what a finished page would ask of other hosts: templates and other plugins can bring it in."""
        for one in requests:
            self.asked.setdefault(one, []).append(page.file.src_uri)

    def forget_requests(self, path: str) -> None:
        """Forget what a page would ask for: it is built again."""
        for paths in self.asked.values():
            paths[:] = [one for one in paths if one != path]

    def request_findings(self, told: str) -> list[Finding]:
        """What only finished pages show, where nothing in ``told`` names it."""
        found = [
            mkdocs_settings.elsewhere(address, directive, paths) for (address, directive), paths in sorted(self.asked.items()) if paths
        ]
        return [one for one in found if one.problem.partition(" ")[0] not in told]


def finish(pages: Mapping[str, Page], drawing: Drawing, site: Site, env: Environment, *, taken: Mapping[str, int]) -> list[Finding]:
    """Give MkDocs' pages what was drawn of them; ``taken`` holds the hash of each one's HTML as it was read."""
    findings: list[Finding] = []
    for path, page in pages.items():
        if path in drawing.pages:
            findings += metas.mend(page, env)
            _finish(page, drawing.pages[path], site, taken.get(path))
    toc.renew_anchors(pages.values())
    return findings


def _finish(page: Page, drawn: DrawnPage, site: Site, taken: int | None) -> None:
    page.content = drawn.html
    _renew(page, site, taken)
    if drawn.title:
        page.title = drawn.title
    toc.add_headings(page, page.content, drawn.headings)
    if drawn.description:
        page.meta.setdefault("description", drawn.description)


def _renew(page: Page, site: Site, taken: int | None) -> None:
    """Bring up to date what plugins keep of a page's HTML at the page itself, as for a page that is printed."""
    for name, kept in list(vars(page).items()):
        if not kept or not isinstance(kept, str) or name == "content":
            continue
        if hash(kept) == taken:
            setattr(page, name, page.content)
        else:
            setattr(page, name, site.settled_copy(page.file.src_uri, kept))
