"""One callout: as it was read, and as it stands in the catalogue."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from .kinds import Kind
from .place import Page


class Options(NamedTuple):
    """What an author may say of a callout beside its title and body; all optional."""

    id: str | None = None
    number: int | None = None
    was: tuple[str, ...] = ()
    """Ids it had before, with or without a suite's in front."""
    minutes: int | None = None
    with_: str | None = None
    phase: str | None = None
    tags: tuple[str, ...] = ()
    open: bool | None = None
    withdrawn: bool = False
    type: str | None = None
    href: str | None = None
    form: str | None = None
    publisher: str | None = None
    year: str | None = None
    availability: str | None = None
    checked: str | None = None
    """A date, YYYY-MM-DD."""


class DraftItem(NamedTuple):
    """A callout as it was read, before id and number are settled."""

    key: int
    """Counts all callouts of the build; markers in the HTML carry it."""
    kind: Kind
    title: str
    title_html: str
    slug: str
    """What an id could be made of; never empty."""
    options: Options = Options()
    line: int | None = None
    leads: bool = False
    """Whether its body or options lead somewhere: an address, a form, a link."""
    asked: str | None = None
    """The fingerprint of what it asks; None where its kind asks nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A callout in the catalogue."""

    key: int
    kind: Kind
    title: str
    title_html: str
    page: Page
    anchor: str
    """The callout id: unique in its suite."""
    number: int | None
    options: Options
    line: int | None = None
    asked: str | None = None

    @property
    def name(self) -> str:
        """Label and title: "Reflective activity 2: Coaching versus mentoring"."""
        return f"{self.label}: {self.title}" if self.title_html else self.label

    @property
    def id(self) -> str:
        """``<suite id>/<callout id>``, outside a suite the callout id alone."""
        return f"{self.page.suite.id}/{self.anchor}" if self.page.suite else self.anchor

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The item ids it had before."""
        suite = f"{self.page.suite.id}/" if self.page.suite else ""
        return tuple(one if "/" in one else f"{suite}{one}" for one in self.options.was)

    @property
    def url(self) -> str:
        """Relative to the site's root, with the anchor."""
        return f"{self.page.url}#{self.anchor}"

    @property
    def label(self) -> str:
        """What a reader calls it: "Reflective activity 2"."""
        return self.kind.label_with(self.number)

    @property
    def phase(self) -> str | None:
        """Its own phase, else its suite's."""
        return self.options.phase or (self.page.suite.phase if self.page.suite else None)


def fingerprint(text: str) -> str:
    """What a text is told apart by: twelve hexadecimal digits of its SHA-256, white space folded."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
