"""The navigation as templates draw it, and where each page stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """An entry of the navigation, with what stands below it."""

    title: str
    url: str
    path: str = ""
    """The source file; empty for a folder without front page and for a link elsewhere."""
    label: str = ""
    kind: str = ""
    """The kind an index page lists."""
    status: str = ""
    """What the page's front matter says of it, such as `new`."""
    is_apart: bool = False
    """Whether only its own pages have it in their navigation."""
    is_current: bool = False
    is_open: bool = False
    children: tuple[NavEntry, ...] = ()


def trails(entries: Sequence[NavEntry], above: tuple[NavEntry, ...] = ()) -> list[tuple[str, tuple[NavEntry, ...]]]:
    """For each page of the navigation its path, and the entries above it."""
    found: list[tuple[str, tuple[NavEntry, ...]]] = []
    for entry in entries:
        if entry.path:
            found.append((entry.path, above))
        found += trails(entry.children, (*above, entry))
    return found


def standing_apart(entries: Iterable[NavEntry], within: str = "") -> dict[str, str]:
    """For each page that stands apart the path of the one that says so, the innermost."""
    found: dict[str, str] = {}
    for entry in entries:
        said = entry.path if entry.is_apart else within
        if said and entry.path:
            found[entry.path] = said
        found |= standing_apart(entry.children, said)
    return found


def open_branch(entries: Sequence[NavEntry], open_ids: set[int], path: str) -> tuple[NavEntry, ...]:
    """The entries of one level; only the branch the page stands in keeps what is below it.

    A folder without a page of its own has no address to open it by: it always stands open. What stands apart
    is kept where it is open.
    """
    kept = []
    for entry in entries:
        is_current = bool(path) and entry.path == path
        is_open = id(entry) in open_ids or is_current or not entry.path
        if entry.is_apart and not is_open:
            continue
        below = open_branch(entry.children, open_ids, path) if is_open else ()
        kept.append(replace(entry, is_current=is_current, is_open=is_open, children=below) if is_open or entry.children else entry)
    return tuple(kept)
