"""MkDocs' navigation: put in order, given the index pages, and read as ours."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape, unescape

from mkdocs.structure import StructureItem
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.outline import Leaf
from cpd.domain.paths import FRONT_NAMES, bare
from cpd.domain.place import Suite
from cpd.domain.references import fill_placeholders
from cpd.writing.navigation import NavEntry

from . import toc
from .blog import HostBlog, Shelf
from .files import Index
from .fronts import Fronts
from .plan import PlacedPage

Items = list[StructureItem]


def arrange(nav: Navigation, fronts: Fronts, *, is_explicit: bool) -> list[Finding]:
    """Put folders into the order their index pages give; an explicit navigation stays as it is."""
    if is_explicit:
        return []
    findings: list[Finding] = []
    _arrange(nav.items, "", fronts, findings)
    _link(nav)
    return findings


def _arrange(items: Items, folder: str, fronts: Fronts, findings: list[Finding]) -> None:
    names = {id(item): _name(item, folder) for item in items}
    absent = set(map(bare, fronts.absent))
    order = ["index", "README", *fronts.contents.get(folder, ())]
    for name in fronts.contents.get(folder, ()):
        if name not in names.values() and f"{folder}/{name}" not in absent:
            known = set(names.values()) - {"index", "README"}
            findings.append(
                Finding(
                    path=fronts.paths[folder],
                    rule="contents-exist",
                    problem=f'`contents` names "{name}", but no such page or folder is beside it.',
                    remedy=did_you_mean(name, known) if known else "Take it out.",
                )
            )
    ranks = {name: rank for rank, name in reversed(list(enumerate(order)))}
    items.sort(key=lambda item: ranks.get(names[id(item)], len(order)))
    for item in items:
        if isinstance(item, Section):
            below = f"{folder}/{names[id(item)]}".strip("/")
            _arrange(item.children, below, fronts, findings)


def _name(item: StructureItem, folder: str) -> str:
    """A page's or folder's name as `contents` gives it."""
    page = _first_page(item)
    if page is None:
        return ""
    below = page.file.src_uri.removeprefix(f"{folder}/") if folder else page.file.src_uri
    return bare(below.split("/")[0])


def _children(item: StructureItem) -> Items:
    """What stands below an entry; a plugin can make one that is page and section in one."""
    return item.children if isinstance(item, Section) else []


def _first_page(item: StructureItem) -> Page | None:
    if isinstance(item, Page):
        return item
    return next((page for child in _children(item) if (page := _first_page(child))), None)


def place_made(nav: Navigation, made: Iterable[Index | PlacedPage]) -> None:
    """Give each page that was made its place: a suite's after the suite's pages, the site's at the end."""
    known = {page.file.src_uri for page in nav.pages}
    homes = _homes(nav.items)
    for one in made:
        page = one.file.page
        if page is None or one.file.src_uri in known:
            continue
        known.add(one.file.src_uri)
        one.file.inclusion = InclusionLevel.INCLUDED
        parent = _home_of(one.suite, homes)
        page.parent = parent
        (parent.children if parent else nav.items).append(page)
    _link(nav)


def place_stories(nav: Navigation, blogs: Iterable[HostBlog]) -> None:
    """Put each blog's stories below their months; the plugin has placed the months."""
    for blog in blogs:
        blog.place(nav)
    _link(nav)


def take_out(nav: Navigation, path: str) -> None:
    """Take a page out of the navigation; that of no page changes nothing."""
    for page in [one for one in nav.pages if one.file.src_uri == path]:
        siblings = page.parent.children if page.parent else nav.items
        siblings[:] = [one for one in siblings if one is not page]
    _link(nav)


def _link(nav: Navigation) -> None:
    """Let the list of pages, and what is before and after each, follow the order."""
    nav.pages[:] = _pages(nav.items)
    for before, page, after in zip([None, *nav.pages[:-1]], nav.pages, [*nav.pages[1:], None], strict=True):
        page.previous_page, page.next_page = before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """A section of the navigation that index pages could be put into."""

    section: Section
    folder: str
    """The folder that all its pages are in."""
    pages: int


def _home_of(suite: Suite | None, homes: Sequence[_Home]) -> Section | None:
    """The largest section that holds the suite's pages and no others."""
    if suite is None or not suite.folder:
        return None
    holding = [home for home in homes if f"{home.folder}/".startswith(f"{suite.folder}/")]
    largest = max(holding, key=lambda home: home.pages, default=None)
    return largest.section if largest else None


def _homes(items: Iterable[StructureItem]) -> list[_Home]:
    found: list[_Home] = []
    for item in items:
        if isinstance(item, Section):
            folders = [posixpath.dirname(page.file.src_uri) for page in _pages([item])]
            if folders:
                found.append(_Home(section=item, folder=posixpath.commonpath(folders), pages=len(folders)))
            found += _homes(item.children)
    return found


def _pages(items: Iterable[StructureItem]) -> list[Page]:
    found: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            found.append(item)
        found += _pages(_children(item))
    return found


def leaves(
    nav: Navigation, pages: Iterable[Page], fronts: Fronts, *, hidden: AbstractSet[str], former: Callable[[str], tuple[str, ...]]
) -> list[Leaf]:
    """All ``pages`` in reading order: those of the navigation, then the others. No number counts those in ``hidden``.

    ``former`` says which paths a page had before.
    """
    in_nav = list(nav.pages)
    listed = {page.file.src_uri for page in in_nav}
    counted = listed - hidden
    others = [page for page in pages if page.file.src_uri not in listed]
    return [
        Leaf(
            path=page.file.src_uri, url=page.url, title=title_of(page), counts=page.file.src_uri in counted,
            is_hidden=page.file.src_uri in hidden, is_listed=page.file.src_uri not in fronts.unlisted,
            section_title=page.parent.title if isinstance(page.parent, Section) else "",
            source=fronts.sources.get(page.file.src_uri, ""),
            moved_from=former(page.file.src_uri),
        )
        for page in [*in_nav, *others]
    ]  # fmt: skip


def reword(pages: Iterable[Page], words: Mapping[int, str]) -> None:
    """Put the words of references into the titles and contents lists of pages, where MkDocs has them as HTML."""

    def fill(html: str) -> str:
        return fill_placeholders(html, lambda key: escape(words.get(key, "")))

    for page in pages:
        if page._title_from_render:  # noqa: SLF001  # a title that is set is shown as it is, without unescaping
            page._title_from_render = fill(page._title_from_render)  # noqa: SLF001
        for link in toc.flat(page.toc):
            link.title = fill(link.title)


def title_of(page: Page) -> str:
    """A page's title as text, whatever its front matter made of it."""
    title = page.title
    # Taken from a heading it is HTML, though without tags.
    return page.file.name if title is None else unescape(title) if title == page._title_from_render else str(title)  # noqa: SLF001  # nothing else tells


def _status(page: Page) -> str:
    """What the theme's navigation says of a page; a suite's own status has its place on the home page."""
    given = page.meta.get("status")
    return given if isinstance(given, str) and "suite" not in page.meta else ""


def entries(
    nav: Navigation, labels: Mapping[str, str], indexes: Sequence[Index], apart: AbstractSet[str], *, is_explicit: bool
) -> tuple[NavEntry, ...]:
    """MkDocs' navigation as ours: a folder and its index page are one entry. ``labels`` are pages' numbers, by path."""
    kinds = {index.file.src_uri: index.kind.name for index in indexes}

    def entry(item: StructureItem) -> NavEntry:
        if isinstance(item, Page):
            path, below = item.file.src_uri, tuple(entry(child) for child in _children(item))
            return NavEntry(
                title=title_of(item), url=item.url, path=path, label=labels.get(path, ""), kind=kinds.get(path, ""),
                status=_status(item), is_apart=path in apart, children=below,
            )  # fmt: skip
        if isinstance(item, Link):
            return NavEntry(title=item.title, url=item.url)
        children = _children(item)
        first = children[0] if children else None
        if isinstance(first, Page) and (isinstance(item, Shelf) or first.file.src_uri.rpartition("/")[2] in FRONT_NAMES):
            front = entry(first)
            return NavEntry(
                title=(is_explicit and item.title) or front.title,
                url=front.url,
                path=front.path,
                label=front.label,
                status=front.status,
                is_apart=front.is_apart,
                children=tuple(entry(child) for child in children[1:]),
            )
        return NavEntry(title=item.title or "", url="", children=tuple(entry(child) for child in children))

    return tuple(entry(item) for item in nav.items)
