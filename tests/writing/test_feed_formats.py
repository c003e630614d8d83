"""Feeds: read back by another's program, and held against the rules of the two formats."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from datetime import UTC, datetime, timedelta, timezone

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.writing.feeds import Feed, FeedEntry, addresses, json_feed, rss
from support.feeds import faults_of_json, faults_of_rss

ROOT = "https://site.example/part/"
FEED = Feed(
    path="stories/index.md",
    title="Stories & more",
    description="What <schools> told.",
    url=f"{ROOT}stories/",
    language="en-GB",
    entries=(
        FeedEntry(
            url=f"{ROOT}stories/second/",
            title="Second < first & \u201cbest\u201d",
            text="If 3 < 5 & 5 > 3, write <b>so</b>.\x00\x0b",
            created=datetime(2026, 11, 9, 7, 30, tzinfo=timezone(timedelta(hours=1))),
            updated=datetime(2026, 11, 20, tzinfo=UTC),
            tags=("Coaching", "R & D"),
        ),
        FeedEntry(url=f"{ROOT}stories/first/", title="First", text="Words.", created=datetime(2026, 9, 30, tzinfo=UTC)),
        FeedEntry(url=f"{ROOT}stories/#undated", title="Undated", text="No day."),
    ),
)
OWN = f"{ROOT}stories/feed.xml"


def test_a_feed_reader_reads_rss_without_complaint() -> None:
    read = feedparser.parse(rss(FEED, OWN))

    assert (read.bozo, read.version, read.feed.title, read.feed.language, [entry.id for entry in read.entries]) == (
        False,
        "rss20",
        "Stories & more",
        "en-GB",
        [f"{ROOT}stories/second/", f"{ROOT}stories/first/", f"{ROOT}stories/#undated"],
    )


def test_a_feed_reader_gets_the_words_the_day_and_the_subjects_of_an_entry() -> None:
    entry = feedparser.parse(rss(FEED, OWN)).entries[0]

    assert (entry.title, entry.summary, entry.published_parsed[:5], [tag.term for tag in entry.tags]) == (
        "Second < first & \u201cbest\u201d",
        "If 3 &lt; 5 &amp; 5 > 3, write &lt;b>so&lt;/b>.",
        (2026, 11, 9, 6, 30),
        ["Coaching", "R & D"],
    )


def test_rss_keeps_the_rules_of_the_w3c() -> None:
    assert faults_of_rss(rss(FEED, OWN), OWN) == []


def test_rss_says_when_it_last_changed_by_its_entries_alone() -> None:
    channel = etree.fromstring(rss(FEED, OWN)).find("channel")

    assert channel is not None
    assert channel.findtext("lastBuildDate") == "Fri, 20 Nov 2026 00:00:00 +0000"


def test_a_feed_without_entries_is_one_too() -> None:
    empty = Feed(path="a.md", title="A", description="B", url=ROOT, language="en", entries=())

    assert (
        faults_of_rss(rss(empty, OWN), OWN),
        feedparser.parse(rss(empty, OWN)).bozo,
        faults_of_json(json.loads(json_feed(empty, OWN)), OWN),
    ) == (
        [],
        False,
        [],
    )


def test_json_feed_keeps_its_rules() -> None:
    assert faults_of_json(json.loads(json_feed(FEED, OWN)), OWN) == []


def test_json_feed_has_what_rss_has_and_the_day_of_the_last_change() -> None:
    assert json.loads(json_feed(FEED, OWN))["items"][0] == {
        "id": f"{ROOT}stories/second/",
        "url": f"{ROOT}stories/second/",
        "title": "Second < first & \u201cbest\u201d",
        "content_text": "If 3 < 5 & 5 > 3, write <b>so</b>.\x00\x0b",
        "date_published": "2026-11-09T07:30:00+01:00",
        "date_modified": "2026-11-20T00:00:00+00:00",
        "tags": ["Coaching", "R & D"],
    }


@given(st.text(), st.text())
def test_no_text_breaks_a_feed(title: str, text: str) -> None:
    feed = Feed(path="a.md", title="A", description="B", url=ROOT, language="en", entries=(FeedEntry(url=ROOT, title=title, text=text),))

    assert ([len(etree.fromstring(rss(feed, OWN)).findall("channel/item")), len(json.loads(json_feed(feed, OWN))["items"])]) == [1, 1]


@pytest.mark.parametrize(
    ("path", "folder"),
    [("stories/index.md", "stories/feed"), ("about/whats-new.md", "about/whats-new/feed"), ("index.md", "feed"), ("news.md", "news/feed")],
)
def test_a_feed_stands_below_its_page(path: str, folder: str) -> None:
    assert addresses(path) == (("RSS feed", f"{folder}.xml"), ("JSON feed", f"{folder}.json"))
