"""Where things stand: suites, their sections, their pages, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from .paths import bare

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """A body of materials with its own numbers and index pages."""

    id: str
    folder: str
    """Below docs/, without slashes at its ends; empty where the suite is the whole site."""
    title: str = ""
    url: str = ""
    """Of its folder, relative to the site's root."""
    phase: str | None = None
    audience: str | None = None
    status: str | None = None
    created: str | None = None
    updated: str | None = None
    description: str | None = None
    shares: str | None = None
    """The id of the suite whose pages are this one's too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A folder inside a suite, numbered from the reading order."""

    folder: str
    number: int
    title: str
    url: str | None
    """Of the folder's own front page; None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and its place: suite, section, number."""

    path: str
    """The source file below docs/."""
    url: str
    title: str
    suite: Suite | None = None
    section: Section | None = None
    label: str = ""
    """Its number as printed: "2.1", "2", or empty."""
    position: int = 0
    """Its place among the numbered pages of its section (or suite); 0 if unnumbered."""
    siblings: int = 0
    """How many numbered pages its section (or suite) has."""
    is_sub_section: bool = False
    is_front: bool = False
    """Whether it is the index.md of a suite or section."""
    is_listed: bool = True
    """Whether its items stand in lists, totals and the planner."""
    moved_from: tuple[str, ...] = ()
    """The paths it had before."""
    source: str = ""
    """The file it is made from, where that is another suite's."""

    @property
    def file(self) -> str:
        """The file an author writes, below docs/."""
        return self.source or self.path

    @property
    def id(self) -> str:
        """What a reader's record keeps it under."""
        return _record_id(self.path)

    @property
    def former_ids(self) -> tuple[str, ...]:
        """What records kept it under before it was moved."""
        return tuple(map(_record_id, self.moved_from))

    @property
    def name(self) -> str:
        """The file's name without ending, the folder's for an index page, as it can stand in an id."""
        parts = bare(self.path).split("/")
        name = parts[-2] if parts[-1] in {"index", "README"} and len(parts) > 1 else parts[-1]
        return "-".join(_WORD.findall(name)) or "page"


def _record_id(path: str) -> str:
    """``page/`` and the path without ending; an index page's folder."""
    parts = bare(path).split("/")
    return "/".join(["page", *(parts[:-1] if parts[-1] in {"index", "README"} and len(parts) > 1 else parts)])


@dataclass(frozen=True, kw_only=True)
class Outline:
    """All pages of the site in reading order, with their places."""

    pages: dict[str, Page]
    """By path, in reading order."""
    suites: tuple[Suite, ...] = ()
    sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)
    """By suite id, in reading order."""
    hidden: frozenset[str] = frozenset()
    """Paths of the pages that no reading order goes through: index pages and tools."""

    def partners(self, suite: Suite) -> tuple[Suite, ...]:
        """The suites that share pages with a suite, in reading order."""
        return tuple(one for one in self._sharing if one is not suite and (one.shares == suite.id or suite.shares == one.id))

    @cached_property
    def _sharing(self) -> tuple[Suite, ...]:
        """The suites that share pages with others; most sites have none."""
        shared = {suite.shares for suite in self.suites if suite.shares}
        return tuple(suite for suite in self.suites if suite.shares or suite.id in shared)

    def twins(self, page: Page) -> tuple[Page, ...]:
        """The pages at the same place of the suites that share pages with this one's."""
        if page.suite is None:
            return ()
        below = page.path.removeprefix(f"{page.suite.folder}/")
        paths = (f"{suite.folder}/{below}" for suite in self.partners(page.suite))
        return tuple(self.pages[path] for path in paths if path in self.pages)

    def in_suite(self, suite_id: str) -> tuple[Page, ...]:
        """The suite's pages in reading order, front pages included."""
        return self._by_suite.get(suite_id, ())

    @cached_property
    def _by_suite(self) -> dict[str, tuple[Page, ...]]:
        found: dict[str, list[Page]] = {}
        for page in self.pages.values():
            if page.suite:
                found.setdefault(page.suite.id, []).append(page)
        return {suite: tuple(pages) for suite, pages in found.items()}
