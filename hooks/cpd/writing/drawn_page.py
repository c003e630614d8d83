"""A page as it is drawn: its HTML, and everything that goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Heading = tuple[str, str, int]
"""Title, id and level of a heading that was added to a page."""


@dataclass(slots=True)
class DrawnPage:
    """A page on its way to its readers.

    What its author wrote, and what search is to see, is mostly how its HTML begins; then only how much of it that is, is kept.
    """

    _html: str
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
    genre: str = ""
    """What it is, where readers can look for such pages alone: one of a component's genres."""
    is_list: bool = False
    """Whether it is made of other pages."""
    _own: str | int = ""
    _searchable: str | int | None = None
    """None where it is all of the HTML."""

    @property
    def html(self) -> str:
        """All of it."""
        return self._html

    @html.setter
    def html(self, html: str) -> None:
        self._own = self.own
        self._searchable = None if self._searchable is None else self.searchable
        self._html = html

    @property
    def own(self) -> str:
        """What its author wrote, lists included, before anything was put around it."""
        return self._beginning(self._own)

    @own.setter
    def own(self, html: str) -> None:
        self._own = len(html) if html == self._html else html

    @property
    def searchable(self) -> str:
        """The HTML as search is to see it."""
        return self._html if self._searchable is None else self._beginning(self._searchable)

    @searchable.setter
    def searchable(self, html: str) -> None:
        self._searchable = html

    def add(
        self, html: str, *, below_title: bool = False, searched: str = "", headings: Iterable[Heading] = (), scripts: Iterable[str] = ()
    ) -> None:
        """Put something at the page's end, or below its title; search has ``searched`` instead of it, or nothing."""
        if below_title or searched:
            place = put_below_title if below_title else str.__add__
            # From now on search has a text of its own: what was there before, and ``searched``.
            self._searchable = place(self.searchable, searched) if searched else self.searchable
            self.html = place(self._html, html) if html or below_title else self._html
        else:
            self._searchable = len(self._html) if self._searchable is None else self._searchable
            self._html += html
        self.headings += headings
        self.scripts.update(scripts)

    def forget(self) -> None:
        """Let go of what only drawing needs, when all is drawn."""
        self._own = ""

    def change(self, html: str) -> None:
        """Give the page another HTML; search goes on with the one it had."""
        self._searchable = self.searchable
        self.html = html

    def _beginning(self, kept: str | int) -> str:
        return self._html[:kept] if isinstance(kept, int) else kept


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
