"""Suites, pages and items by few words, for tests that need no Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Draft
from cpd.domain.items import DraftItem, Options
from cpd.domain.kinds import DEFAULTS, Kind
from cpd.domain.outline import Leaf, arrange_pages
from cpd.domain.place import Outline, Page, Suite

INDEXES: Final = frozenset(f"{kind.path}.md" for kind in DEFAULTS)
"""The files of index pages, by name."""
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in DEFAULTS}


def draft_item(key: int, title: str = "First", *, kind: str = "key-idea", line: int | None = None, **options: Any) -> DraftItem:
    """An item as it was read."""
    slug = title.lower().replace(" ", "-")
    return DraftItem(key=key, kind=KINDS[kind], title=title, title_html=title, slug=slug, options=Options(**options), line=line)


def page(path: str = "a.md", *, suite: Suite | None = None, **fields: Any) -> Page:
    """A page; its address follows from its path."""
    return Page(path=path, url=address(path), title=fields.pop("title", path), suite=suite, **fields)


def address(path: str) -> str:
    """The address a page has where each has a folder of its own."""
    parent, _, name = path.removesuffix(".md").rpartition("/")
    own = parent if name == "index" else f"{parent}/{name}".strip("/")
    return f"{own}/" if own else ""


def leaf(path: str, **fields: Any) -> Leaf:
    """A page as the navigation gives it; an index page is hidden from the reading order."""
    is_hidden = path.rpartition("/")[2] in INDEXES
    return Leaf(path=path, url=address(path), title=fields.pop("title", path), **{"is_hidden": is_hidden, **fields})


def outline(*paths: str, suites: Iterable[Suite] = ()) -> Outline:
    """Pages in reading order, with their places."""
    return arrange_pages([leaf(path) for path in paths], suites)


def closed(pages: Mapping[str, Iterable[DraftItem]], *suites: Suite) -> tuple[Catalogue, list[str]]:
    """The catalogue of these pages' items, and the findings in words."""
    draft = Draft()
    for path, items in pages.items():
        draft.open_page(path).items.extend(items)
    catalogue = draft.close(outline(*pages, suites=suites))
    return catalogue, [finding.message() for finding in draft.findings]
