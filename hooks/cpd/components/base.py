"""What a component is, and what it is given: the whole of what joins it to the rest.

A component is made anew for each build and keeps what it has read. It is asked in this order: ``read`` for each page's
head, ``plan`` when all heads are read, ``prepare`` when all pages are read, ``fill`` for each of its blocks, ``draw`` at the end.
A preview asks it again from ``prepare`` on, after an edit below a page's head.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Opening, PageDraft
from cpd.domain.findings import Finding
from cpd.domain.keeping import Keeper
from cpd.domain.markers import Cut
from cpd.domain.place import Outline, Page, Suite
from cpd.domain.publication import Publication
from cpd.domain.storage import StoredEntry
from cpd.domain.stories import Blog
from cpd.reading.located_yaml import LocatedYaml
from cpd.reading.openings import OpeningBlock
from cpd.reading.options import Option
from cpd.writing.context import FeedLink
from cpd.writing.drawn_page import BlockContent, DrawnPage
from cpd.writing.fragments import Fragments


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The head of a page's file."""

    path: str
    """Below docs/."""
    head: LocatedYaml
    is_copy: bool = False
    """Whether a suite has the page from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page that a component wants, unless an author has written it."""

    paths: tuple[str, ...]
    """Where an author's would be; the first is where ours stands."""
    text: str
    """Its Markdown."""
    suite: Suite | None = None
    """The suite after whose pages it comes in the navigation; the end of all where there is none."""
    parent: str = ""
    """The path of a page that leads to it; such a page has no place in the navigation."""


class Plan(Protocol):
    """The files of a site that is being put together."""

    suites: tuple[Suite, ...]

    def has(self, path: str) -> bool:
        """Whether a page is built."""

    def title(self, paths: Iterable[str]) -> str:
        """The heading of the first of these pages that has one, as it is written; empty where none has."""

    def page(self, wanted: MadePage) -> str:
        """See to it that a page is there; returns its path."""

    def file(self, path: str) -> None:
        """A file that will be written when all is drawn."""


@dataclass(slots=True, kw_only=True)
class Drawing:
    """All that is known when pages are drawn, and all that is drawn of them."""

    publication: Publication
    catalogue: Catalogue
    fragments: Fragments
    pages: dict[str, DrawnPage]
    """By path: the pages that are to be drawn, and what is drawn of them by now. ``outline.pages`` has all pages that were read,
    with title, number and address; one that other plugins took away is not here."""
    drafts: Mapping[str, PageDraft] = field(default_factory=dict)
    """By path: what was read of each page."""
    cuts: Mapping[int, Cut] = field(default_factory=dict)
    """Each item's HTML, by key."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """By path: what its author says of a page, where that is said."""
    index_urls: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the site's index pages, by kind."""
    blogs: Sequence[Blog] = ()
    kept: Sequence[Mapping[str, object]] = ()
    """What the site may keep in a reader's browser, as plain data."""
    hidden: Collection[str] = frozenset()
    """Pages that no reading order goes through: lists, tools, pages that belong to another."""
    keeper: Keeper = field(default_factory=Keeper)
    """Knows what the last build has made."""
    address: Callable[[str], str] = str
    """Takes the path of a page, one that is not there too; returns its address."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    """By path: what is to be written beside the pages."""
    redirects: dict[str, str] = field(default_factory=dict)
    """By path: the page to stand there if nothing else does."""
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By page: the id that what is written on it is kept under, and what that is called."""
    data: dict[str, list[Mapping[str, object]]] = field(default_factory=dict)
    """What scripts are told, by name."""
    exports: dict[str, object] = field(default_factory=dict)
    """What `catalogue.json` has beside items and suites, by name."""
    schemas: dict[str, object] = field(default_factory=dict)
    """The JSON Schema of each of these."""
    feeds: list[FeedLink] = field(default_factory=list)
    tool_urls: dict[str, str] = field(default_factory=dict)
    """Addresses of pages that other pages name, by the name of the tool."""
    excused: set[str] = field(default_factory=set)
    """Pages that need no key idea of their own: those that are a form, a case study, a list."""

    def forget(self) -> None:
        """Let go of what only drawing needs, when all is drawn: the rest of a build is spared a good part of its memory."""
        self.drafts, self.cuts, self.descriptions = {}, {}, {}
        self.files, self.redirects, self.data, self.exports = {}, {}, {}, {}
        for page in self.pages.values():
            page.forget()

    @property
    def outline(self) -> Outline:
        """All pages in their order."""
        return self.catalogue.outline


class Component:
    """One component. What it does not need it leaves as it is here."""

    name: ClassVar[str]
    guide: ClassVar[str]
    """The page of the authors' guide that explains it, below docs/writing/, with a heading's id where the page has more."""
    keys: ClassVar[frozenset[str]] = frozenset()
    """The entries in front matter that it reads."""
    rules: ClassVar[Mapping[str, str]] = {}
    """Its rules by name: what must hold."""
    kept: ClassVar[tuple[StoredEntry, ...]] = ()
    """What it keeps in a reader's browser."""
    tables: ClassVar[Mapping[str, tuple[Option, ...]]] = {}
    """The tables of options that its page of the guide shows, by the heading above each."""
    blocks: ClassVar[tuple[OpeningBlock, ...]] = ()
    """Its `///` blocks."""
    genres: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """What its pages are, where readers can look for such pages alone: by name, what one is called, and several."""
    styles: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Its stylesheets, and for each the words in a page's HTML that call for it; they come in the order of the components."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication

    def read(self, front: Front) -> list[Finding]:
        """Take what a page's head says; returns what is wrong with it. Called for each page, before any is converted."""
        return []

    def former_paths(self, path: str) -> tuple[str, ...]:
        """The paths the page at ``path`` had before, below docs/."""
        return ()

    def plan(self, plan: Plan) -> list[Finding]:
        """Say what is to be there beside the authors' pages."""
        return []

    def prepare(self, drawing: Drawing) -> list[Finding]:
        """Look at the pages before anything is put into them."""
        return []

    def fill(self, opening: Opening, page: Page, drawing: Drawing) -> tuple[BlockContent, list[Finding]]:
        """What stands where an author has written one of its blocks, and what is wrong with it.

        Raises ``NotImplementedError`` where a component that has blocks does not say.
        """
        raise NotImplementedError

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Put into the pages what is the component's."""
        return []

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """Whether what it draws on one page, or finds, can follow from the text of others, as far as ``drawing`` goes.

        Then a preview draws all pages again after an edit. Elsewhere ``prepare``, ``fill`` and ``draw`` are asked again
        with those pages only on which something may have changed.
        """
        return True
