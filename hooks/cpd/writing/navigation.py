"""The navigation as templates draw it, and where each page stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache

Draw = Callable[[Sequence["NavEntry"], int], str]
"""Draws the entries of one level, which is so deep; the top one is 0.

``ROOT`` stands for the way to the site's root, ``SEAM`` behind the address of each entry that has one, ``ROOM`` where what is below goes.
"""

ROOT, SEAM, ROOM = "\x02", "\x03", "\x03\x02"
"""Of signs that Python-Markdown takes out of what authors write."""
_CURRENT = ' aria-current="page"'
_KEPT = 16
"""Branches: pages come in the order of their files, so those of one follow each other, but for some that are made."""


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


def open_branch(entries: Sequence[NavEntry], open_ids: AbstractSet[int], path: str) -> tuple[NavEntry, ...]:
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


@dataclass(frozen=True, slots=True)
class DrawnBranch:
    """The navigation as all pages of a branch have it: what is drawn between the seams, and the page before each seam."""

    pieces: tuple[str, ...]
    paths: tuple[str, ...]

    def html(self, path: str, root: str) -> str:
        """The navigation on the page at ``path``, from where ``root`` leads to the site's root."""
        rest = ((_CURRENT if path and path == one else "") + piece for one, piece in zip(self.paths, self.pieces[1:], strict=True))
        return "".join([self.pieces[0], *rest]).replace(ROOT, root)


@dataclass(frozen=True, slots=True)
class Branch:
    """The navigation of one page."""

    branches: Branches = field(repr=False)
    path: str
    """Empty for a page that stands nowhere."""
    above: frozenset[int] = field(repr=False)
    """The entries above it, by their identity."""

    @property
    def entries(self) -> tuple[NavEntry, ...]:
        """The entries that are shown."""
        return open_branch(self.branches.entries, self.above, self.path)

    def html(self, root: str) -> str:
        """The entries as HTML; ``root`` leads to the site's root."""
        return self.branches.drawn(self).html(self.path, root)


class Branches:
    """Draws the navigation of pages: each level once, and those pages share a branch that have the same entries open."""

    def __init__(self, entries: tuple[NavEntry, ...], draw: Draw) -> None:
        self.entries = entries
        self._draw = draw
        self._levels: dict[tuple[int, ...], str] = {}
        """By the identities of the entries that are shown."""
        self._opening: dict[str, set[int]] = {}
        """By path, entries of which more is shown where they are the page itself."""
        for entry in _all(entries):
            if entry.children or entry.is_apart:
                self._opening.setdefault(entry.path, set()).add(id(entry))
        self._drawn = lru_cache(_KEPT)(self._draw_branch)

    def of(self, path: str, trail: Iterable[NavEntry]) -> Branch:
        """The navigation of the page at ``path``, below the entries of its ``trail``."""
        return Branch(self, path, frozenset(map(id, trail)))

    def drawn(self, branch: Branch) -> DrawnBranch:
        """A branch as it is drawn for all its pages."""
        own = self._opening.get(branch.path) if branch.path else None
        return self._drawn(branch.above.union(own) if own else branch.above)

    def _draw_branch(self, open_ids: frozenset[int]) -> DrawnBranch:
        paths: list[str] = []
        html = "".join(self._pieces(self.entries, 0, open_ids, paths))
        return DrawnBranch(tuple(html.split(SEAM)), tuple(paths))

    def _pieces(self, entries: tuple[NavEntry, ...], depth: int, open_ids: frozenset[int], paths: list[str]) -> Iterator[str]:
        """The HTML of entries and of what is shown below them; ``paths`` takes the page of each seam."""
        shown = [entry for entry in entries if not entry.is_apart or id(entry) in open_ids]
        known = tuple(map(id, shown))
        if known not in self._levels:
            self._levels[known] = self._draw(shown, depth)
        *pieces, end = self._levels[known].split(ROOM)
        for entry, piece in zip(shown, pieces, strict=True):
            yield piece
            if entry.url or entry.path:
                paths.append(entry.path)
            if entry.children and (id(entry) in open_ids or not entry.path):
                yield from self._pieces(entry.children, depth + 1, open_ids, paths)
        yield end


def _all(entries: Iterable[NavEntry]) -> Iterator[NavEntry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)
