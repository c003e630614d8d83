"""What pages say of the site itself, where an author asks for it: what is kept, whom to write to, what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.place import Page
from cpd.writing import feeds
from cpd.writing.addresses import relative
from cpd.writing.drawn_page import Heading
from cpd.writing.feeds import FeedEntry, short_title
from cpd.writing.fragments import Fragments
from cpd.writing.views import DayView

from .model import Release

UNRELEASED = "unreleased"


class GroupView(NamedTuple):
    """Changes of one sort."""

    title: str
    anchor: str
    changes: tuple[tuple[str, Markup], ...]
    """Anchor and HTML of each."""


class ReleaseView(NamedTuple):
    """A version, or what has no version yet."""

    title: str
    anchor: str
    day: DayView | None
    groups: tuple[GroupView, ...]


def storage_table(entries: Sequence[Mapping[str, object]], fragments: Fragments) -> str:
    """A table of what the site may keep in a reader's browser."""
    return fragments.draw("storage", entries=entries)


def address(given: str, fragments: Fragments) -> str:
    """The publisher's mail address, or that there is none."""
    return fragments.draw("contact", address=given, quoted=quote(given, safe="@"))


def changes(releases: Iterable[Release], news_path: str, page: Page, *, html: str, fragments: Fragments) -> tuple[str, tuple[Heading, ...]]:
    """The changelog on the page whose HTML so far is given, and the headings it brings.

    ``news_path`` is the page whose feed tells of changes; empty where there is no feed.
    """
    taken = markup.ids(html)
    views = [_release(release, taken) for release in releases]
    links = [(title, relative(url, page.url)) for title, url in feeds.addresses(news_path)] if news_path else []
    return fragments.draw("changes", releases=views, feeds=links), tuple((view.title, view.anchor, 2) for view in views)


def entries(releases: Iterable[Release], page: Page, root: str) -> list[FeedEntry]:
    """The feed of what has changed, an entry for each change; ``root`` is where the site stands."""
    found: dict[str, FeedEntry] = {}
    for release in releases:
        day = datetime.fromisoformat(release.date).replace(tzinfo=UTC) if release.date else None
        for group in release.groups:
            for one in group.changes:
                url = f"{root}{page.url}#{one.id}"
                tags = (group.title,) if group.title else ()
                found.setdefault(one.id, FeedEntry(url=url, title=short_title(one.text), text=one.text, created=day, tags=tags))
    return list(found.values())


def _release(release: Release, taken: set[str]) -> ReleaseView:
    title = "Not yet in a version" if release.name.lower() == UNRELEASED else f"Version {release.name}"
    anchor = _free_id(f"version-{release.name.lower().replace('.', '-').replace(' ', '-')}", taken)
    return ReleaseView(
        title=title,
        anchor=anchor,
        day=DayView.of(release.date) if release.date else None,
        groups=tuple(
            GroupView(
                title=group.title,
                anchor=_free_id(f"{anchor}-{number}", taken),
                changes=tuple((_free_id(one.id, taken), Markup(one.html)) for one in group.changes),  # noqa: S704  # Python-Markdown made it
            )
            for number, group in enumerate(release.groups, start=1)
        ),
    )


def _free_id(anchor: str, taken: set[str]) -> str:
    free = free_id(anchor, taken)
    taken.add(free)
    return free
