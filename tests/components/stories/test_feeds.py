"""What is new, for programs: the feeds of a built site, and where pages name them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import feedparser
import pytest

from conftest import BuildsSites
from support.feeds import faults_of_json, faults_of_rss
from support.material import BLOG
from support.sites import REPOSITORY, Built, cpd

ROOT = "https://schools-working-together.example/"
NEWS = {"news.md": "# What's new\n\n/// changes\n///\n"}
FEEDS = ["stories/feed.xml", "stories/feed.json", "about/whats-new/feed.xml", "about/whats-new/feed.json"]


def test_the_real_sites_feeds_are_read_without_complaint_and_keep_the_rules(real_site: Built) -> None:
    faults = [
        fault
        for path in FEEDS
        for text in [real_site.text(path)]
        for fault in (faults_of_rss(text, ROOT + path) if path.endswith(".xml") else faults_of_json(json.loads(text), ROOT + path))
    ]
    read = [feedparser.parse(real_site.text(path)).bozo for path in FEEDS if path.endswith(".xml")]

    assert (faults, read) == ([], [False, False])


@pytest.mark.parametrize("path", FEEDS)
def test_every_entry_of_the_real_sites_feeds_leads_to_its_place(real_site: Built, path: str) -> None:
    text = real_site.text(path)
    urls = (
        [entry.link for entry in feedparser.parse(text).entries]
        if path.endswith(".xml")
        else [item["url"] for item in json.loads(text)["items"]]
    )
    lost = [
        url
        for url in urls
        for page, _, anchor in [url.removeprefix(ROOT).partition("#")]
        if f"{page}index.html" not in real_site.files or (anchor and not real_site.page(page).all(id=anchor))
    ]

    assert (len(urls) > 5, lost) == (True, [])


def test_stories_come_newest_first_with_their_first_words_and_subjects(site: BuildsSites) -> None:
    entries = feedparser.parse(site(BLOG).text("stories/feed.xml")).entries

    assert [(entry.title, entry.summary, entry.published, [tag.term for tag in entry.tags]) for entry in entries] == [
        ("The third", "Third beginning.", "Mon, 09 Nov 2026 00:00:00 +0000", ["Coaching"]),
        ("The second", "", "Mon, 02 Nov 2026 00:00:00 +0000", ["Making contact", "Coaching"]),
        (
            "The first & best",
            "It was a day in June, and Key idea: First idea came of it.",
            "Wed, 30 Sep 2026 00:00:00 +0000",
            ["Making contact"],
        ),
    ]


def test_every_page_names_the_feeds_and_lists_lead_to_them(site: BuildsSites) -> None:
    built = site(BLOG)
    named = [
        (link.attributes["href"], link.attributes["type"], link.attributes["title"])
        for link in built.page("page/").all("link", rel="alternate")
    ]

    assert (
        named,
        [link.attributes["href"] for link in built.page("stories/category/coaching/").one("p", "cpd-stories__feeds").all("a")],
    ) == (
        [
            ("../stories/feed.xml", "application/rss+xml", "Stories: RSS feed"),
            ("../stories/feed.json", "application/feed+json", "Stories: JSON feed"),
        ],
        ["../../feed.xml", "../../feed.json"],
    )


def test_a_site_that_does_not_know_where_it_will_stand_has_no_feeds(site: BuildsSites) -> None:
    built = site(BLOG, NEWS, site_url="", strict=True)
    led = [url for url in built.urls if built.page(url).all("link", rel="alternate") or built.page(url).all("p", "cpd-stories__feeds")]

    assert ([path for path in built.files if "feed" in path], led) == ([], [])


def test_the_changelog_is_drawn_with_versions_days_and_groups(site: BuildsSites, tmp_path: Path) -> None:
    built = site(
        NEWS, **_configured(tmp_path, "## Unreleased\n- Soon.\n## 1.0 - 2026-11-22\n### Added\n- One `thing`.\n- Two.\n## 0.9\n- Old.\n")
    )
    changes = built.page("news/").one("div", "cpd-changes")

    assert [(element.tag, element.text) for element in changes.walk() if element.tag in {"h2", "h3", "li", "time"}] == [
        ("h2", "Not yet in a version"), ("li", "Soon."), ("h2", "Version 1.0"), ("time", "22 November 2026"), ("h3", "Added"), ("li", "One thing."),
        ("li", "Two."), ("h2", "Version 0.9"), ("li", "Old."),
    ]  # fmt: skip


def test_a_limit_draws_the_newest_versions_and_makes_no_feed(site: BuildsSites, tmp_path: Path) -> None:
    few = {"news.md": "# New\n\n/// changes\n    limit: 1\n///\n"}
    built = site(few, **_configured(tmp_path, "## 2.0 - 2026-11-22\n- New.\n## 1.0 - 2026-01-01\n- Old.\n"))

    assert (
        [li.text for li in built.page("news/").one("div", "cpd-changes").all("li")],
        [path for path in built.files if "feed" in path],
    ) == (["New."], [])


def test_a_changelog_that_is_not_there_is_told(site: BuildsSites) -> None:
    assert site(NEWS, extra=cpd(changelog="NEWS.md")).findings == [
        (
            'mkdocs.yml: settings-are-understood: `/// changes` has nothing to draw: there is no readable file "NEWS.md" beside mkdocs.yml. '
            "Write it, or name another file under extra.cpd.changelog."
        )
    ]


def test_an_address_is_given_where_there_is_one_and_its_absence_said_otherwise(site: BuildsSites) -> None:
    page = {"contact.md": "# Contact\n\n/// contact\n///\n"}
    given = site(page, extra=cpd(contact="office+maths@school.example"), strict=True).page("contact/").one("p", "cpd-contact")
    said = (given.text, given.one("a").attributes["href"])
    without = site(page, strict=True).page("contact/").one("p", "cpd-contact").text

    assert (said, without) == (
        ("Write to office+maths@school.example.", "mailto:office%2Bmaths@school.example"),
        "Whoever published this copy of the site has not given an address.",
    )


def _configured(folder: Path, log: str) -> dict[str, Any]:
    (folder / "LOG.md").write_text(log, encoding="utf-8")
    return {"extra": cpd(changelog=os.path.relpath(folder / "LOG.md", REPOSITORY))}
