"""Feeds: what is new, for programs that look for readers. RSS 2.0 and JSON Feed 1.1.

Both ask for absolute addresses, so a site that does not know where it will stand has no feeds.
No clock: every date is one that an author wrote.

https://www.rssboard.org/rss-specification and https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from cpd.domain import markup
from cpd.domain.changes import Release
from cpd.domain.paths import named
from cpd.domain.place import Outline, Page
from cpd.domain.publication import Publication
from cpd.domain.stories import Blog

from .context import FeedLink

RSS, JSON = "application/rss+xml", "application/feed+json"

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST_TITLE = 90
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is new. Its address is its name for good."""

    url: str
    title: str
    text: str
    created: datetime | None = None
    updated: datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is new, the newest first. All addresses are absolute."""

    path: str
    """The page it belongs to, below docs/."""
    title: str
    description: str
    url: str
    language: str
    entries: tuple[Entry, ...]


def addresses(path: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Title and address of a page's two feeds, relative to the site's root."""
    folder = named(path)
    base = f"{folder}/feed" if folder else "feed"
    return ("RSS feed", f"{base}.xml"), ("JSON feed", f"{base}.json")


def links(path: str, outline: Outline) -> list[FeedLink]:
    """A page's two feeds, as the head of every page names them."""
    title = outline.pages[path].title
    return [FeedLink(title=f"{title}: {name}", url=url, type=kind) for (name, url), kind in zip(addresses(path), (RSS, JSON), strict=True)]


def files(feed: Feed, root: str) -> dict[str, str]:
    """A feed in both forms, by the path of the file; ``root`` is where the site stands."""
    (_, as_rss), (_, as_json) = addresses(feed.path)
    return {as_rss: rss(feed, root + as_rss), as_json: json_feed(feed, root + as_json)}


def of_stories(
    blog: Blog, outline: Outline, beginnings: Mapping[str, str], around: Publication, *, descriptions: Mapping[str, str]
) -> Feed:
    """The blog's feed; ``beginnings`` holds each story's first words as HTML, ``descriptions`` what pages are about, by path."""
    pages = outline.pages
    entries = tuple(
        Entry(
            url=around.root + pages[story.path].url,
            title=pages[story.path].title,
            text=markup.plain(beginnings[story.path]),
            created=story.created,
            updated=story.updated,
            tags=tuple(pages[path].title for path in story.subjects if path in pages),
        )
        for story in blog.stories
        if story.path in beginnings
    )
    newest = sorted(entries, key=lambda entry: entry.created.timestamp() if entry.created else 0, reverse=True)
    return _feed(pages[blog.path], tuple(newest), around, descriptions)


def of_changes(path: str, releases: Iterable[Release], outline: Outline, around: Publication, *, descriptions: Mapping[str, str]) -> Feed:
    """The feed of what has changed, an entry for each change."""
    page = outline.pages[path]
    found: dict[str, Entry] = {}
    for release in releases:
        day = datetime.fromisoformat(release.date).replace(tzinfo=UTC) if release.date else None
        for group in release.groups:
            for one in group.changes:
                url = f"{around.root}{page.url}#{one.id}"
                tags = (group.title,) if group.title else ()
                found.setdefault(one.id, Entry(url=url, title=_shortened(one.text), text=one.text, created=day, tags=tags))
    return _feed(page, tuple(found.values()), around, descriptions)


def _feed(page: Page, entries: tuple[Entry, ...], around: Publication, descriptions: Mapping[str, str]) -> Feed:
    title = f"{page.title} · {around.name}"
    return Feed(
        path=page.path,
        title=title,
        description=descriptions.get(page.path) or title,
        url=around.root + page.url,
        language=around.language,
        entries=entries,
    )


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    return f"{text[:_LONGEST_TITLE].rpartition(' ')[0].rstrip(',;:.')} …"


def rss(feed: Feed, own: str) -> str:
    """The feed as RSS 2.0; ``own`` is its address."""
    etree.register_namespace("atom", _ATOM)
    root = etree.Element("rss", {"version": "2.0"})
    channel = etree.SubElement(root, "channel")
    for name, text in (("title", feed.title), ("link", feed.url), ("description", feed.description), ("language", feed.language)):
        _line(channel, name, text)
    dates = [date for entry in feed.entries for date in (entry.created, entry.updated) if date]
    if dates:
        _line(channel, "lastBuildDate", format_datetime(max(dates, key=datetime.timestamp)))
    etree.SubElement(channel, f"{{{_ATOM}}}link", {"href": own, "rel": "self", "type": RSS})
    for entry in feed.entries:
        item = etree.SubElement(channel, "item")
        _line(item, "title", entry.title)
        _line(item, "link", entry.url)
        # Plain words are escaped twice: readers take a description for HTML.
        _line(item, "description", entry.text.replace("&", "&amp;").replace("<", "&lt;"))
        for tag in entry.tags:
            _line(item, "category", tag)
        _line(item, "guid", entry.url)
        if entry.created:
            _line(item, "pubDate", format_datetime(entry.created))
    etree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _line(above: etree.Element, name: str, text: str) -> None:
    etree.SubElement(above, name).text = _NO_XML.sub("", text)


def json_feed(feed: Feed, own: str) -> str:
    """The feed as JSON Feed 1.1; ``own`` is its address."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": own,
        "description": feed.description,
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {"id": entry.url, "url": entry.url, "title": entry.title, "content_text": entry.text}
    if entry.created:
        item["date_published"] = entry.created.isoformat()
    if entry.updated:
        item["date_modified"] = entry.updated.isoformat()
    return item | ({"tags": list(entry.tags)} if entry.tags else {})
