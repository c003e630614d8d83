"""Former addresses lead on, former ids are found, and nothing that stands there now is touched."""

from __future__ import annotations

from typing import Final

import pytest

from conftest import BuildsSites
from support.links import broken, repeated_ids
from support.searched import entries
from support.sites import Built

MOVED: Final = """
    index.md
        | # Home
    taken.md
        | # Taken
    now/
        index.md
            | ---
            | moved_from: [before/index.md]
            | ---
            | # The folder
        page.md
            | ---
            | moved_from: [long-ago.md, deep/down/old.md]
            | ---
            | # The <page> & more
            |
            | See [](item:third).
            |
            | /// key-idea | Renamed
            |     id: renamed
            |     was: [first-name, suite/second-name, third]
            |
            | ## Renamed heading {#other}
            |
            | Words.
            |
            | ///
            |
            | /// key-idea | Folded
            |     id: folded
            |     was: unfolded
            |     open: false
            |
            | Words.
            |
            | ///
            |
            | /// key-idea | Third
            |     id: third
            |
            | Words.
            |
            | ///
"""
FORMER: Final = {
    "before/": ("../now/index.html", "now/"),
    "before/page/": ("../../now/page/index.html", "now/page/"),
    "long-ago/": ("../now/page/index.html", "now/page/"),
    "deep/down/old/": ("../../../now/page/index.html", "now/page/"),
}
FILES: Final = {
    "before/index.html": "../now/index.html",
    "before/page.html": "../now/page.html",
    "long-ago.html": "now/page.html",
    "deep/down/old.html": "../../now/page.html",
}


def leading(site: Built, url: str) -> tuple[str, str]:
    """Where a page at a former address leads: its link, and what the browser is told."""
    page = site.page(url)
    return page.one("a").attributes["href"], page.one("meta", http_equiv="refresh").attributes["content"]


@pytest.mark.parametrize("url", FORMER)
def test_a_former_address_leads_on(site: BuildsSites, url: str) -> None:
    built = site(MOVED)
    target, page = FORMER[url]

    assert (
        leading(built, url),
        built.page(url).one("link", rel="canonical").attributes["href"],
        built.page(url).one("meta", name="robots").attributes["content"],
    ) == (
        (target, f"0; url={target}"),
        f"https://schools-working-together.example/{page}",
        "noindex",
    )


def test_former_addresses_lead_on_where_addresses_are_files(site: BuildsSites) -> None:
    built = site(MOVED, use_directory_urls=False)

    assert ({url: leading(built, url)[0] for url in FILES}, broken(built)) == (FILES, [])


def test_a_page_at_a_former_address_names_the_page_and_loads_its_own_script_alone(site: BuildsSites) -> None:
    page = site(MOVED).page("deep/down/old/")

    assert (page.one("a").text, page.one("script").attributes["src"], "script-src 'self'" in page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]) == (
        "The & more", "../../../assets/cpd/moved.js", True,
    )  # fmt: skip


def test_links_and_ids_hold_and_no_sitemap_or_search_names_a_former_address(site: BuildsSites) -> None:
    built = site(MOVED)
    named = [
        url
        for url in FORMER
        if f"example/{url}<" in built.text("sitemap.xml") or any(one.location.startswith(url) for one in entries(built))
    ]

    assert (broken(built), repeated_ids(built), named) == ([], [], [])


def test_a_page_that_stands_at_a_former_address_stays(site: BuildsSites) -> None:
    built = site(MOVED, {"new.md": "---\nmoved_from: [taken.md]\n---\n# New\n", "before/page.md": "# Somebody else\n"})

    assert (built.page("taken/").one("h1").text.rstrip("¶"), built.page("before/page/").one("h1").text.rstrip("¶")) == (
        "Taken",
        "Somebody else",
    )


def test_a_site_that_does_not_know_where_it_will_stand_leads_on_all_the_same(site: BuildsSites) -> None:
    built = site(MOVED, site_url="")

    assert (leading(built, "long-ago/")[0], built.page("long-ago/").all("link", rel="canonical")) == ("../now/page/index.html", [])


def test_former_ids_stand_before_the_item_that_had_them_unless_taken(site: BuildsSites) -> None:
    page = site(MOVED).page("now/page/")
    spans = [(span.id, span.parent.children()) for span in page.all("span") if span.id and not span.inside and span.parent]
    following = {anchor: next(e.id for e in row[[e.id for e in row].index(anchor) :] if e.tag != "span") for anchor, row in spans}

    assert following == {"first-name": "renamed", "second-name": "renamed", "unfolded": "folded"}


def test_a_link_to_a_former_id_is_no_mistake(site: BuildsSites) -> None:
    built = site(
        MOVED, {"link.md": "# Link\n\nRead [what was renamed](now/page.md#first-name).\n"}, validation={"links": {"anchors": "warn"}}
    )

    assert [message for message in built.messages if "first-name" in message] == []


def test_index_pages_have_no_former_ids(site: BuildsSites) -> None:
    assert site(MOVED).page("key-ideas/").all("span", id="first-name") == []
