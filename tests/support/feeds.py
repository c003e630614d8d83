"""What is wrong with a feed, by the rules of the two formats."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

RFC_822 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)


def faults_of_rss(text: str, own: str) -> list[str]:
    """What the W3C's feed validator would say: https://validator.w3.org/feed/docs/"""
    root = etree.fromstring(text)
    channel = root.find("channel")
    assert channel is not None
    faults = [f"rss: {root.tag} {root.attrib}"] if (root.tag, root.attrib) != ("rss", {"version": "2.0"}) else []
    faults += [f"channel: {name}" for name in ("title", "link", "description") if not channel.findtext(name)]
    links = [(link.get("rel"), link.get("href"), link.get("type")) for link in channel.findall("{http://www.w3.org/2005/Atom}link")]
    faults += [] if links == [("self", own, "application/rss+xml")] else [f"self: {links}"]
    items = channel.findall("item")
    faults += ["item without title and description" for item in items if not item.findtext("title") and not item.findtext("description")]
    guids = [item.findtext("guid") for item in items]
    faults += ["guids are not unique"] if len(set(guids)) != len(guids) or None in guids else []
    addresses = [channel.findtext("link"), own, *guids, *(item.findtext("link") for item in items)]
    faults += [f"not absolute: {one}" for one in addresses if not one or not urlsplit(one).scheme or not urlsplit(one).netloc]
    dates = [element.text or "" for element in root.iter() if element.tag in {"pubDate", "lastBuildDate"}]
    faults += [f"no date: {one}" for one in dates if not RFC_822.fullmatch(one) or f"{parsedate_to_datetime(one):%a}" != one[:3]]
    known = {"title", "link", "description", "category", "guid", "pubDate"}
    return faults + [f"unknown: {element.tag}" for item in items for element in item if element.tag not in known]


def faults_of_json(whole: dict[str, Any], own: str) -> list[str]:
    """What https://www.jsonfeed.org/version/1.1/ asks for."""
    faults = [] if whole["version"] == "https://jsonfeed.org/version/1.1" else ["version"]
    faults += [name for name in ("title", "home_page_url", "feed_url", "items") if name not in whole]
    faults += [] if whole["feed_url"] == own else ["feed_url"]
    for item in whole["items"]:
        faults += [f"item: {name}" for name in ("id", "url") if not isinstance(item.get(name), str) or not urlsplit(item[name]).netloc]
        faults += [] if "content_text" in item or "content_html" in item else ["item without content"]
        faults += [
            f"no date: {item[name]}"
            for name in ("date_published", "date_modified")
            if name in item and not datetime.fromisoformat(item[name]).tzinfo
        ]
        faults += [f"tags: {item['tags']}" for _ in [0] if "tags" in item and not all(isinstance(tag, str) for tag in item["tags"])]
    ids = [item["id"] for item in whole["items"]]
    return faults + (["ids are not unique"] if len(set(ids)) != len(ids) else [])
