"""What pages say of the site itself, where an author asks for it: what is kept, whom to write to, what has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from cpd.domain import changes, contact, markup, storage
from cpd.domain.anchors import free_id
from cpd.domain.changes import Release
from cpd.domain.place import Page

from . import feeds
from .addresses import relative
from .fragments import Fragments
from .views import DayView

UNRELEASED = "unreleased"

Place = storage.Place | contact.Place | changes.Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """What there is to say."""

    storage: Sequence[Mapping[str, object]] = ()
    contact: str = ""
    releases: tuple[Release, ...] = ()
    news_path: str = ""
    """The page whose feed tells of changes; empty where there is no feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Changes of one sort."""

    title: str
    anchor: str
    changes: tuple[tuple[str, Markup], ...]
    """Anchor and HTML of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A version, or what has no version yet."""

    title: str
    anchor: str
    day: DayView | None
    groups: tuple[GroupView, ...]


def drawn(place: Place, notices: Notices, page: Page, *, html: str, fragments: Fragments) -> tuple[str, list[tuple[str, str, int]]]:
    """What stands there on the page whose HTML so far is given, and the headings it brings."""
    match place:
        case storage.Place():
            return fragments.drawn("storage", entries=notices.storage), []
        case contact.Place():
            return fragments.drawn("contact", address=notices.contact, quoted=quote(notices.contact, safe="@")), []
        case changes.Place():
            taken = markup.ids(html)
            views = [_release(release, taken) for release in notices.releases[: place.limit]]
            news = notices.news_path
            links = [(title, relative(url, page.url)) for title, url in feeds.addresses(news)] if news else []
            return fragments.drawn("changes", releases=views, feeds=links), [(view.title, view.anchor, 2) for view in views]


def _release(release: Release, taken: set[str]) -> ReleaseView:
    title = "Not yet in a version" if release.name.lower() == UNRELEASED else f"Version {release.name}"
    anchor = _taken(f"version-{release.name.lower().replace('.', '-').replace(' ', '-')}", taken)
    return ReleaseView(
        title=title,
        anchor=anchor,
        day=DayView.of(release.date) if release.date else None,
        groups=tuple(
            GroupView(
                title=group.title,
                anchor=_taken(f"{anchor}-{number}", taken),
                changes=tuple((_taken(one.id, taken), Markup(one.html)) for one in group.changes),  # noqa: S704  # Python-Markdown made it
            )
            for number, group in enumerate(release.groups, start=1)
        ),
    )


def _taken(anchor: str, taken: set[str]) -> str:
    free = free_id(anchor, taken)
    taken.add(free)
    return free
