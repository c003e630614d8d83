"""Numbers for sections and sub-sections, from nothing but the reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .paths import front_paths
from .place import Outline, Page, Section, Suite


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as the navigation gives it, before it has a place."""

    path: str
    url: str
    title: str
    section_title: str = ""
    """What the navigation calls the folder it stands in; used where that has no front page."""
    counts: bool = True
    """False for index pages and for pages that stand outside the navigation."""
    is_hidden: bool = False
    """Whether no reading order goes through it."""
    is_listed: bool = True
    """Whether its items stand in lists."""
    moved_from: tuple[str, ...] = ()
    """The paths it had before."""
    source: str = ""
    """The file it is made from, where that is another."""


def arrange_pages(leaves: Sequence[Leaf], suites: Iterable[Suite]) -> Outline:
    """Give every page its place; ``leaves`` stand in reading order."""
    by_path = {leaf.path: leaf for leaf in leaves}
    titled = tuple(_suite_with_titles(suite, by_path) for suite in suites)
    pages: dict[str, Page] = {}
    sections: dict[str, tuple[Section, ...]] = {}
    owned = _leaves_by_folder(leaves, titled)
    for suite in titled:
        mine = owned[suite.folder]
        sections[suite.id] = _sections(suite, mine, by_path)
        pages.update(_placed_pages(suite, mine, sections[suite.id]))
    ordered = {leaf.path: pages.get(leaf.path) or _page(leaf) for leaf in leaves}
    by_first_page = {p.suite.id: i for i, p in reversed(list(enumerate(ordered.values()))) if p.suite}
    in_order = sorted(titled, key=lambda s: by_first_page.get(s.id, len(ordered)))
    hidden = frozenset(leaf.path for leaf in leaves if leaf.is_hidden)
    return Outline(pages=ordered, suites=tuple(in_order), sections=sections, hidden=hidden)


def _page(leaf: Leaf) -> Page:
    return Page(path=leaf.path, url=leaf.url, title=leaf.title, is_listed=leaf.is_listed, moved_from=leaf.moved_from, source=leaf.source)


def _suite_with_titles(suite: Suite, by_path: dict[str, Leaf]) -> Suite:
    for path in front_paths(suite.folder):
        if leaf := by_path.get(path):
            return replace(suite, title=leaf.title, url=leaf.url)
    return suite


def owner(path: str, suites: Iterable[Suite]) -> Suite | None:
    """The innermost suite whose folder holds the path."""
    by_folder = {suite.folder: suite for suite in suites}
    return next((by_folder[folder] for folder in _folders(path) if folder in by_folder), None)


def _folders(path: str) -> Iterator[str]:
    """The folders that hold a path, from the innermost to docs/ itself."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _leaves_by_folder(leaves: Iterable[Leaf], suites: Iterable[Suite]) -> dict[str, list[Leaf]]:
    """The pages of each suite, by the suite's folder."""
    found: dict[str, list[Leaf]] = {suite.folder: [] for suite in suites}
    for leaf in leaves:
        folder = next((folder for folder in _folders(leaf.path) if folder in found), None)
        if folder is not None:
            found[folder].append(leaf)
    return found


def _folder(suite: Suite, path: str) -> str | None:
    """The section folder a page of the suite stands in; None for one straight in the suite's."""
    below = path.removeprefix(f"{suite.folder}/") if suite.folder else path
    first, slash, _ = below.partition("/")
    if not slash:
        return None
    return f"{suite.folder}/{first}" if suite.folder else first


def _sections(suite: Suite, leaves: list[Leaf], by_path: dict[str, Leaf]) -> tuple[Section, ...]:
    folders: dict[str, Leaf] = {}
    for leaf in leaves:
        folder = _folder(suite, leaf.path)
        if folder is not None and leaf.counts:
            folders.setdefault(folder, leaf)
    return tuple(_section(folder, number, first, by_path) for number, (folder, first) in enumerate(folders.items(), start=1))


def _section(folder: str, number: int, first: Leaf, by_path: dict[str, Leaf]) -> Section:
    for path in front_paths(folder):
        if front := by_path.get(path):
            return Section(folder=folder, number=number, title=front.title, url=front.url)
    title = first.section_title or folder.rpartition("/")[2].replace("-", " ").replace("_", " ").capitalize()
    return Section(folder=folder, number=number, title=title, url=None)


def _placed_pages(suite: Suite, leaves: list[Leaf], sections: tuple[Section, ...]) -> dict[str, Page]:
    by_folder = {section.folder: section for section in sections}
    groups: dict[Section | None, list[Leaf]] = {}
    pages: dict[str, Page] = {}
    for leaf in leaves:
        section = by_folder.get(_folder(suite, leaf.path) or "")
        is_front = leaf.path in front_paths(section.folder if section else suite.folder)
        pages[leaf.path] = replace(
            _page(leaf),
            suite=suite,
            section=section,
            label=str(section.number) if section and is_front else "",
            is_front=is_front,
        )
        if leaf.counts and not is_front and (section or not sections):
            groups.setdefault(section, []).append(leaf)
    for section, members in groups.items():
        prefix = f"{section.number}." if section else ""
        for position, leaf in enumerate(members, start=1):
            pages[leaf.path] = replace(
                pages[leaf.path],
                label=f"{prefix}{position}",
                position=position,
                siblings=len(members),
                is_sub_section=True,
            )
    return pages
