"""The open collection while pages are read. It takes items and findings, and closes once.

What is read of a page is a value: two readings of the same text are equal, wherever the pages stand, once both are counted
from the same number (``PageDraft.with_keys_from``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape

from . import markers
from .anchors import callout_ids
from .catalogue import Catalogue
from .findings import Finding
from .items import DraftItem
from .links import WrittenLink
from .numbers import item_numbers
from .place import Outline
from .references import Reference, fill_placeholders, placeholder, words_by_key


@dataclass(slots=True, kw_only=True)
class Opening:
    """A spot in a page that waits for what is asked for there."""

    key: int
    block: str
    """The name of the block that asks."""
    wanted: object
    lines: Mapping[str, int | None] = field(default_factory=dict)
    """Where options stand whose values can only be looked up when all pages are read."""


@dataclass(slots=True, kw_only=True)
class PageDraft:
    """What one page holds."""

    path: str
    base: int = 0
    """The keys of its callouts, openings and references are counted on from here."""
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the page by itself."""
    html: str = ""
    """As it was read, its marks in it."""
    items: list[DraftItem] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """Ids that headings and other elements of the page have already."""
    references: dict[str, int | None] = field(default_factory=dict)
    """What its references to items name, with the line where that is certain."""
    wordless: dict[int, str] = field(default_factory=dict)
    """What references without words of their own name, by key."""
    links: list[WrittenLink] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What a speaker is told: the HTML of each block of notes."""
    notes_line: int | None = None
    """Where the first of them begins."""

    def with_keys_from(self, base: int) -> PageDraft:
        """The same with its keys counted on from another number."""
        by = base - self.base
        if not by:
            return self

        def shift(html: str) -> str:
            return shifted(html, by)

        return replace(
            self,
            base=base,
            html=shift(self.html),
            items=[one._replace(key=one.key + by, title=shift(one.title), title_html=shift(one.title_html)) for one in self.items],
            openings=[replace(one, key=one.key + by) for one in self.openings],
            wordless={key + by: target for key, target in self.wordless.items()},
            notes=[shift(note) for note in self.notes],
        )


def shifted(html: str, by: int) -> str:
    """HTML, or a title, whose marks and placeholders have keys that are greater by a number."""
    return fill_placeholders(markers.shift_keys(html, by), lambda key: placeholder(key + by))


class Draft:
    """All pages' items, before the reading order is known."""

    def __init__(self) -> None:
        self.pages: dict[str, PageDraft] = {}
        self._closing: list[Finding] = []
        self._keys = 0

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with each page by itself, and with all together."""
        return [*(finding for page in self.pages.values() for finding in page.findings), *self._closing]

    def open_page(self, path: str) -> PageDraft:
        """Begin a page anew; what an earlier reading of it left is forgotten."""
        self.pages[path] = PageDraft(path=path, base=self._keys)
        return self.pages[path]

    def put_page(self, page: PageDraft, keys: int) -> None:
        """Take a page that was read before and counts so many keys from ``next_base``."""
        self.pages[page.path] = page
        self._keys += keys

    def step_back(self, path: str) -> None:
        """Let the last page be read anew, with the same keys."""
        self._keys = self.pages[path].base

    @property
    def next_base(self) -> int:
        """What the keys of the next page are counted from."""
        return self._keys

    def next_key(self) -> int:
        """A number that no other callout or opening of this build has."""
        self._keys += 1
        return self._keys

    def reference_words(self, outline: Outline) -> dict[int, str]:
        """What stands in titles for references without words, by their keys; the titles in the outline need not have them yet."""
        found = {key: Reference(path, target) for path, page in self.pages.items() for key, target in page.wordless.items()}
        return words_by_key(found, self._catalogue(outline, {})[0]) if found else {}

    def close(self, outline: Outline, words: Mapping[int, str] | None = None) -> Catalogue:
        """The catalogue in reading order, with what closing it brought to light; ``words`` are those of references in titles."""
        catalogue, findings = self._catalogue(outline, words or {})
        self._closing = findings
        return catalogue

    def _catalogue(self, outline: Outline, words: Mapping[int, str]) -> tuple[Catalogue, list[Finding]]:
        read = [(outline.pages[path], self.pages[path]) for path in outline.pages if path in self.pages]
        places = [(page, _with_words(item, words)) for page, draft in read for item in draft.items]
        taken = {page.path: draft.taken for page, draft in read}
        anchors, clashes = callout_ids(places, taken)
        numbers, miscounts = item_numbers(places, has_suites=bool(outline.suites))
        return Catalogue.of(places, anchors=anchors, numbers=numbers, outline=outline), [*clashes, *miscounts]


def _with_words(item: DraftItem, words: Mapping[int, str]) -> DraftItem:
    """An item whose title has the words of its references."""
    if not words:
        return item
    title = fill_placeholders(item.title, lambda key: words.get(key, ""))
    return item._replace(title=title, title_html=fill_placeholders(item.title_html, lambda key: escape(words.get(key, ""))))
