"""A page's life: dates, archived pages and suites, and what machines are told of a page."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from conftest import BuildsSites
from support.links import broken
from support.material import BLOG
from support.searched import entries
from support.sites import Built, Project, cpd

ROOT: Final = "https://schools-working-together.example/"
LIVES: Final = """
    index.md
        | ---
        | description: All of it.
        | ---
        | # Home
    old.md
        | ---
        | description: How it was.
        | status: archived
        | archived: 2026-11-22
        | superseded_by: suite/new.md
        | created: 2012-07-23
        | updated: 2013-01-02
        | ---
        | # Old &lt;/script> & "page"
        |
        | Old words.
        |
        | ## Part of it
        |
        | /// key-idea | Kept
        |
        | Kept words.
        |
        | ///
    dated.md
        | ---
        | created: 2026-11-01
        | updated: 2026-11-01
        | ---
        | # Dated
    gone-through.md
        | ---
        | updated: 2026-11-20
        | ---
        | # Gone through
    suite/
        index.md
            | ---
            | suite: suite
            | phase: primary
            | audience: Leaders
            | created: 2026-11-05
            | updated: 2026-11-20
            | ---
            | # The suite
        new.md
            | ---
            | created: 2026-11-10
            | ---
            | # New
            |
            | /// key-idea | Fresh
            |
            | Words.
            |
            | ///
        plain.md
            | # Plain
            |
            | /// key-idea | Plain idea
            |
            | Words.
            |
            | ///
    closed/
        index.md
            | ---
            | suite: closed
            | status: archived
            | archived: 2026-10-01
            | created: 2011-08-05
            | ---
            | # Closed suite
        inner.md
            | # Inner
            |
            | /// key-idea | Inner idea
            |
            | Words.
            |
            | ///
        kept.md
            | ---
            | status: current
            | ---
            | # Still current
            |
            | /// key-idea | Current idea
            |
            | Words.
            |
            | ///
"""


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Built:
    licence = cpd(licence="https://creativecommons.org/licenses/by/4.0/")
    return Project(tmp_path_factory.mktemp("lives")).write(LIVES).build(strict=True, extra=licence)


def data(site: Built, url: str) -> Any:
    """What machines are told of a page."""
    blocks = [script for script in site.page(url).all("script") if script.attributes.get("type") == "application/ld+json"]
    assert len(blocks) == 1
    return json.loads("".join(str(words) for words in blocks[0].inside))


def test_pages_with_a_life_build_without_a_word_and_lead_somewhere(lives: Built) -> None:
    assert (lives.messages, broken(lives)) == ((), [])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("old/", "Archived on 22 November 2026. {} Read instead: New."),
        ("closed/", "Archived on 1 October 2026. {}"),
        ("closed/inner/", "Archived on 1 October 2026. {}"),
        ("closed/kept/", ""),
        ("suite/new/", ""),
    ],
)
def test_an_archived_page_says_so_below_its_title_and_a_suites_pages_follow_it(lives: Built, url: str, expected: str) -> None:
    words = "This page is kept as it was, so that links to it still work. It is no longer brought up to date."
    banners = [banner.text for banner in lives.page(url).all("div", "cpd-archived")]

    assert banners == ([expected.format(words)] if expected else [])


def test_the_banner_leads_to_what_is_to_be_read_instead(lives: Built) -> None:
    page = lives.page("old/")

    assert (page.one("div", "cpd-archived").one("a").attributes["href"], page.one("article", "cpd-article").children()[1].classes) == (
        "../suite/new/index.html",
        frozenset({"cpd-archived"}),
    )


def test_search_says_what_is_archived(lives: Built) -> None:
    assert {one.location: one.title for one in entries(lives) if "archived" in one.title} == {
        "old/": 'Old </script> & "page" (archived)',
        "closed/": "Closed suite (archived)",
        "closed/inner/": "Inner (archived)",
        **{f"closed/{path}/": f"All {words} (archived)" for path, words in LISTS.items()},
    }


LISTS: Final = {"key-ideas": "key ideas", "reflective-activities": "reflective activities", "resources": "resources"}


def test_items_of_archived_pages_stay_in_the_catalogue(lives: Built) -> None:
    assert [item["id"] for item in lives.items] == ["kept", "closed/inner-idea", "closed/current-idea", "suite/fresh", "suite/plain-idea"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("old/", ["Written 23 July 2012, last reviewed 2 January 2013."]),
        ("dated/", ["Written 1 November 2026."]),
        ("gone-through/", ["Last reviewed 20 November 2026."]),
        ("suite/", ["Written 5 November 2026, last reviewed 20 November 2026."]),
        ("suite/new/", ["Written 10 November 2026."]),
        ("suite/plain/", ["Part of a suite written 5 November 2026, last reviewed 20 November 2026."]),
        ("key-ideas/", []),
    ],
)
def test_a_page_ends_with_its_dates_or_its_suites(lives: Built, url: str, expected: list[str]) -> None:
    assert [line.text for line in lives.page(url).all("p", "cpd-dates")] == expected


def test_machines_are_told_of_an_archived_page(lives: Built) -> None:
    assert data(lives, "old/") == {
        "@context": "https://schema.org",
        "@type": "Article",
        "name": 'Old </script> & "page"',
        "description": "How it was.",
        "url": f"{ROOT}old/",
        "inLanguage": "en-GB",
        "dateCreated": "2012-07-23",
        "dateModified": "2013-01-02",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creativeWorkStatus": "Archived",
        "isPartOf": {"@type": "WebSite", "name": "Schools working together", "url": ROOT},
    }


def test_machines_are_told_of_a_suites_page_for_whom_it_is_and_what_it_is_part_of(lives: Built) -> None:
    assert data(lives, "suite/new/") == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": "New",
        "url": f"{ROOT}suite/new/",
        "inLanguage": "en-GB",
        "dateCreated": "2026-11-10",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "educationalLevel": "Primary",
        "audience": {"@type": "EducationalAudience", "audienceType": "Leaders"},
        "isPartOf": {"@type": "LearningResource", "name": "The suite", "url": f"{ROOT}suite/"},
    }


def test_machines_are_told_what_sort_each_page_is(lives: Built) -> None:
    urls = ("", "suite/", "suite/key-ideas/", "key-ideas/", "dated/")

    assert [data(lives, url)["@type"] for url in urls] == ["WebSite", "LearningResource", "CollectionPage", "CollectionPage", "Article"]


def test_machines_are_told_of_a_story(site: BuildsSites) -> None:
    told = data(site(BLOG, extra=cpd()), "stories/second/")

    assert {name: told[name] for name in ("@type", "headline", "datePublished", "dateModified", "isPartOf")} == {
        "@type": "BlogPosting",
        "headline": "The second",
        "datePublished": "2026-11-02",
        "dateModified": "2026-11-20",
        "isPartOf": {"@type": "Blog", "name": "Stories", "url": f"{ROOT}stories/"},
    }


def test_machines_get_no_addresses_where_it_is_not_known_where_the_site_will_stand(site: BuildsSites) -> None:
    told = data(site(LIVES, site_url="", extra=cpd()), "suite/new/")

    assert ("url" in told, told["isPartOf"]) == (False, {"@type": "LearningResource", "name": "The suite"})


def test_every_page_of_the_real_site_tells_machines_its_name(real_site: Built) -> None:
    assert [url for url in real_site.urls if url != "404.html" and not data(real_site, url)["name"]] == []


@pytest.mark.parametrize(
    ("head", "findings"),
    [
        (
            "status: archived",
            [
                "docs/page.md:2: front-matter-is-understood: this page is archived, but does not say since when. Write `archived: 2026-11-22` below it."
            ],
        ),
        (
            "archived: 2026-11-22",
            [
                "docs/page.md:2: front-matter-is-understood: `archived` has a date, but the page is not archived. Write `status: archived` above it."
            ],
        ),
        ("status: old", ['docs/page.md:2: option-value-fits: `status` of the page is "old". Write one of current, archived.']),
        (
            "created: last summer",
            ['docs/page.md:2: option-value-fits: `created` of the page is "last summer". Write a date such as 2026-11-22.'],
        ),
        ("updated: [1]", ['docs/page.md:2: option-value-fits: `updated` of the page is "[1]". Write a date such as 2026-11-22.']),
        (
            "status: archived\narchived: soon",
            ['docs/page.md:3: option-value-fits: `archived` of the page is "soon". Write a date such as 2026-11-22.'],
        ),
        (
            "superseded_by: /new",
            ['docs/page.md:2: option-value-fits: `superseded_by` of the page is "/new". Write a page\'s file, such as new-page.md.'],
        ),
        (
            "status: archived\narchived: 2026-11-22\nsuperseded_by: indx.md",
            [
                'docs/page.md:4: successor-exists: `superseded_by` leads to docs/indx.md, but there is no such page. Did you mean "index.md"?'
            ],
        ),
    ],
)
def test_what_a_page_says_of_its_life_and_cannot_be_read_is_told(site: BuildsSites, head: str, findings: list[str]) -> None:
    assert site({"index.md": "# Home\n", "page.md": f"---\n{head}\n---\n# Page\n"}).findings == findings


def test_what_a_suite_says_wrongly_is_told_once(site: BuildsSites) -> None:
    built = site({"index.md": "# Home\n", "suite/index.md": "---\nsuite: suite\nstatus: old\ncreated: then\n---\n# Suite\n"})

    assert built.findings == [
        'docs/suite/index.md:3: front-matter-is-understood: `status` is "old". Known here: archived, current.',
        'docs/suite/index.md:4: front-matter-is-understood: `created` is "then", which is no date. Write it as 2026-11-22.',
    ]
