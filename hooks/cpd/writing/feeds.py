"""Feeds: what is new, for programs that look for readers. RSS 2.0 and JSON Feed 1.1.

Both ask for absolute addresses, so a site that does not know where it will stand has no feeds.
No clock: every date is one that an author wrote.

https://www.rssboard.org/rss-specification and https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from cpd.domain.paths import page_folder
from cpd.domain.place import Outline, Page
from cpd.domain.publication import Publication

from .context import FeedLink

RSS, JSON = "application/rss+xml", "application/feed+json"

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST_TITLE = 90
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
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
    entries: tuple[FeedEntry, ...]


def addresses(path: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Title and address of a page's two feeds, relative to the site's root."""
    folder = page_folder(path)
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


def feed(page: Page, entries: Iterable[FeedEntry], around: Publication, *, description: str) -> Feed:
    """The feed of a page; ``description`` is what its author says of the page, or nothing."""
    title = f"{page.title} · {around.name}"
    return Feed(
        path=page.path,
        title=title,
        description=description or title,
        url=around.root + page.url,
        language=around.language,
        entries=tuple(entries),
    )


def short_title(text: str) -> str:
    """A text as a title, cut between words where it is long."""
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


def _item(entry: FeedEntry) -> dict[str, object]:
    item: dict[str, object] = {"id": entry.url, "url": entry.url, "title": entry.title, "content_text": entry.text}
    if entry.created:
        item["date_published"] = entry.created.isoformat()
    if entry.updated:
        item["date_modified"] = entry.updated.isoformat()
    return item | ({"tags": list(entry.tags)} if entry.tags else {})
