"""A page as it is drawn: its HTML, and everything that goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Heading = tuple[str, str, int]
"""Title, id and level of a heading that was added to a page."""


@dataclass(slots=True)
class DrawnPage:
    """A page on its way to its readers."""

    html: str
    own: str = ""
    """What its author wrote, lists included, before anything was put around it."""
    headings: list[Heading] = field(default_factory=list)
    """Those that were added."""
    scripts: set[str] = field(default_factory=set)
    title: str = ""
    """Where its own title says too little."""
    description: str = ""
    """Where its author has written none."""
    dates: str = ""
    """When it was written and reviewed, as a sentence."""
    facts: dict[str, object] = field(default_factory=dict)
    """What it is, in schema.org's words, where that is more than any page can say."""
    is_list: bool = False
    """Whether it is made of other pages."""
    _searchable: str | None = None
    """None where it is the beginning of the HTML, or all of it."""
    _searched: int | None = None
    """How much of the HTML that is."""

    @property
    def searchable(self) -> str:
        """The HTML as search is to see it."""
        return self.html[: self._searched] if self._searchable is None else self._searchable

    @searchable.setter
    def searchable(self, html: str) -> None:
        self._searchable = html

    def add(
        self, html: str, *, below_title: bool = False, searched: str = "", headings: Iterable[Heading] = (), scripts: Iterable[str] = ()
    ) -> None:
        """Put something at the page's end, or below its title; search has ``searched`` instead of it, or nothing."""
        place = put_below_title if below_title else str.__add__
        # From now on search has a text of its own: what was there before, and ``searched``.
        self._searchable = place(self.searchable, searched) if searched else self.searchable
        self.html = place(self.html, html) if html or below_title else self.html
        self.headings += headings
        self.scripts.update(scripts)

    def forget(self) -> None:
        """Let go of what only drawing needs, when all is drawn."""
        self.own = ""
        if self._searchable is not None and self.html.startswith(self._searchable):
            # Most pages have but a line that search is not to see, at their end.
            self._searched, self._searchable = len(self._searchable), None

    def change(self, html: str) -> None:
        """Give the page another HTML; search goes on with the one it had."""
        self._searchable = self.searchable
        self.html = html


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockContent:
    """What stands where an author has written a block."""

    html: str
    copy: str | None = None
    """The same as it stands on an index page; None where it does not differ."""
    is_searched: bool = False
    headings: tuple[Heading, ...] = ()
    scripts: frozenset[str] = frozenset()


def put_below_title(html: str, more: str) -> str:
    """A page with something put below its title, or first where it has none."""
    head, end, rest = html.partition("</h1>")
    return f"{head}{end}\n{more}{rest}" if end else f"{more}\n{html}"
