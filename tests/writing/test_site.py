from __future__ import annotations

import json
from collections import Counter

import jsonschema
import pytest

from cpd.domain.place import Suite
from cpd.writing.exports import catalogue_json, schema_json
from support.drawings import DrawnSite, drawing
from support.pages import Element, parsed
from support.things import KINDS

ONE = Suite(id="one", folder="one")
TWO = Suite(id="two", folder="two")

PAGES = {
    "index.md": "# Home\n\n/// items\n    kind: key-idea\n    limit: 2\n///\n",
    "one/index.md": "# One\n\n## Overview\n\nWords.\n",
    "one/part/a.md": """
# A

/// key-idea | Outer
    id: outer

Text with a [picture](../b.png), a note[^1] and [itself](#outer).

## Heading

??? resource "Inner"
    See [the outer](item:outer).

///

[^1]: Note.
""",
    "one/part/b.md": "# B\n\n/// reflective-activity | Do\n    minutes: 5\n    tags: [planning]\n\nText.\n///\n",
    "two/index.md": "# Two\n\n/// key-idea | Same\n    id: outer\n\n## Heading\n\n///\n",
    "outside.md": "# Outside\n\n/// key-idea | Lists\n\nWords.\n\n/// items\n    kind: resource\n    whole: true\n///\n\n///\n",
    "lists.md": "# Lists\n\n/// items\n    whole: true\n    kind: key-idea\n///\n\n[It](item:gone)\n",
    "two/key-ideas.md": "# The ideas\n\nAn introduction.\n\n### outer\n",
}


@pytest.fixture(scope="module")
def site() -> DrawnSite:
    return drawing(PAGES, ONE, TWO)


def articles(page: Element) -> list[str]:
    return [article.attributes["data-item"] for article in page.all("article")]


def test_a_suites_index_page_shows_its_items_whole(site: DrawnSite) -> None:
    assert articles(site.page("one/key-ideas.md")) == ["one/outer"]


def test_the_sites_index_page_shows_a_line_for_each_item(site: DrawnSite) -> None:
    assert [line.attributes["data-item"] for line in site.page("key-ideas.md").all("li", "cpd-list__item")] == [
        "one/outer",
        "two/outer",
        "lists",
    ]


def test_an_item_links_back_to_where_it_stands(site: DrawnSite) -> None:
    place = site.page("one/key-ideas.md").one("p", "cpd-item__place")
    assert (place.text, place.one("a").attributes["href"]) == ("See it on its page: Key idea: Outer", "../part/a/#outer")


def test_addresses_in_an_item_follow_it_to_the_index_page(site: DrawnSite) -> None:
    body = site.page("one/key-ideas.md").one("div", "cpd-item__body")
    assert [link.attributes["href"] for link in body.all("a")] == [
        "../part/b.png",
        "../part/a/#fn:1",
        "../part/a/#outer",
        "../part/a/#outer",
    ]


def test_a_nested_item_stands_in_its_parent_and_on_its_own(site: DrawnSite) -> None:
    inside = site.page("one/key-ideas.md").one("div", "cpd-item__body").one("details", "resource")
    alone = site.page("one/resources.md").one("article")
    assert (inside.id, alone.id, inside.attributes["open"]) == ("outer--inner", "inner", "open")


def test_headings_in_an_item_step_below_its_title(site: DrawnSite) -> None:
    article = site.page("one/key-ideas.md").one("article")
    assert [element.tag for element in article.walk() if element.tag in {"h2", "h3", "h4", "h5", "h6"}] == ["h4", "h5"]


@pytest.mark.parametrize("path", [*PAGES, "key-ideas.md", "one/key-ideas.md", "one/resources.md", "two/key-ideas.md"])
def test_ids_are_unique_on_each_page(site: DrawnSite, path: str) -> None:
    counted = Counter(element.id for element in site.page(path).walk() if element.id)
    assert [anchor for anchor, count in counted.items() if count > 1] == []


def test_an_author_writes_the_introduction_of_an_index_page(site: DrawnSite) -> None:
    page = site.page("two/key-ideas.md")
    assert ([heading.text for heading in page.all("h1")], articles(page)) == (["The ideas¶"], ["two/outer"])


def test_an_item_whose_id_the_introduction_has_stands_without(site: DrawnSite) -> None:
    assert site.page("two/key-ideas.md").one("article").id == ""


def test_a_list_of_items_shows_what_it_asks_for(site: DrawnSite) -> None:
    assert [line.attributes["data-item"] for line in site.page("index.md").all("li", "cpd-list__item")] == ["one/outer", "two/outer"]


def test_a_list_that_asks_for_whole_items_shows_them_whole(site: DrawnSite) -> None:
    assert articles(site.page("lists.md")) == ["one/outer", "two/outer", "lists"]


def test_a_list_inside_an_item_goes_with_it(site: DrawnSite) -> None:
    assert articles(site.page("outside.md")) == ["one/inner"]


def test_a_list_inside_an_item_is_left_out_of_lists_of_whole_items(site: DrawnSite) -> None:
    assert [article.all("article") for article in site.page("lists.md").all("article")] == [[], [], []]


def test_a_suites_front_page_gets_its_overview_below_the_authors_text(site: DrawnSite) -> None:
    headings = [heading.text for heading in site.page("one/index.md").all("h2")]
    assert headings == ["Overview¶", "Overview"]


def test_pages_that_are_no_front_page_get_no_overview(site: DrawnSite) -> None:
    assert [path for path in PAGES if site.page(path).all("section", "cpd-overview")] == ["one/index.md", "two/index.md"]


def test_index_pages_are_left_out_of_the_overview(site: DrawnSite) -> None:
    titles = [title.text for title in site.page("one/index.md").all("a", "cpd-overview__title")]
    assert titles == ["one/part/a.md", "one/part/b.md"]


def test_added_headings_are_known_for_the_list_of_contents(site: DrawnSite) -> None:
    assert {path: site.pages[path].headings for path in ("one/index.md", "one/key-ideas.md")} == {
        "one/index.md": [("Overview", "overview-2", 2)],
        "one/key-ideas.md": [("1 Part", "group-1-part", 2), ("1.1 one/part/a.md", "group-1-1-one-part-a-md", 3)],
    }


def test_search_sees_of_an_index_page_its_headings_only(site: DrawnSite) -> None:
    page = parsed(site.pages["one/key-ideas.md"].searchable)
    assert [(element.tag, element.text) for element in page.walk()] == [
        ("h1", "All Key ideas¶"),
        ("a", "¶"),
        ("h2", "1 Part"),
        ("h3", "1.1 one/part/a.md"),
    ]


def test_search_does_not_see_lists(site: DrawnSite) -> None:
    assert "data-item" not in site.pages["index.md"].searchable


def test_search_does_not_see_the_overview(site: DrawnSite) -> None:
    assert "cpd-overview" not in site.pages["one/index.md"].searchable


def test_pages_bring_the_scripts_they_need(site: DrawnSite) -> None:
    assert {path: site.pages[path].scripts for path in ("index.md", "one/index.md", "key-ideas.md")} == {
        "index.md": set(),
        "one/index.md": {"reveal"},
        "key-ideas.md": {"filter"},
    }


def test_index_pages_are_described(site: DrawnSite) -> None:
    assert [site.pages[path].description for path in ("key-ideas.md", "two/key-ideas.md")] == [
        "3 key ideas on this site, each with a link to the place where it stands.",
        "1 key idea in two/index.md, whole and in reading order.",
    ]


def test_each_items_text_is_known_as_plain_words(site: DrawnSite) -> None:
    texts = {item.id: site.site.text(item) for item in site.catalogue}
    assert texts == {
        "one/outer": "Text with a picture, a note and itself. Heading Resource Inner See the outer.",
        "one/inner": "See the outer.",
        "one/do": "Text.",
        "two/outer": "Heading",
        "lists": "Words.",
    }


def test_a_drawn_sites_catalogue_keeps_to_its_schema(site: DrawnSite) -> None:
    schema = json.loads(schema_json(KINDS, site.drawing.schemas))
    catalogue = json.loads(catalogue_json(site.catalogue, site.site.text, site.drawing.exports))
    assert ("title" in catalogue, schema["title"]) == (False, "Catalogue of items")
    jsonschema.validate(catalogue, schema, jsonschema.Draft202012Validator)


def test_references_that_lead_nowhere_are_found(site: DrawnSite) -> None:
    assert [finding.message() for finding in site.findings] == [
        'docs/lists.md:8: item-references-resolve: "item:gone" leads to no item. Known here: do, inner, lists, outer.'
    ]


def test_a_suite_that_is_the_whole_site_shares_its_index_pages() -> None:
    site = drawing({"index.md": "# All\n", "part/a.md": "/// key-idea | First\nText.\n///\n"}, Suite(id="all", folder=""))
    assert articles(site.page("key-ideas.md")) == ["all/first"]


def test_an_inner_suite_stands_on_the_shared_index_page_as_lines() -> None:
    pages = {"index.md": "# All\n", "a.md": "/// key-idea | First\nText.\n///\n", "in/index.md": "/// key-idea | Second\nText.\n///\n"}
    page = drawing(pages, Suite(id="all", folder=""), Suite(id="in", folder="in")).page("key-ideas.md")
    assert (articles(page), [line.attributes["data-item"] for line in page.all("li", "cpd-list__item")]) == (["all/first"], ["in/second"])


def test_a_site_without_items_says_so_on_its_index_pages() -> None:
    assert drawing({"index.md": "# Home\n"}).page("key-ideas.md").one("p", "cpd-list__none").text == "Nothing is listed here yet."


def test_a_suite_whose_front_page_was_not_read_has_no_overview() -> None:
    site = drawing({"one/a.md": "# A\n"}, ONE)
    assert "overview" not in site.pages["one/a.md"].html


def test_a_page_that_stands_nowhere_is_not_drawn() -> None:
    site = drawing({"index.md": "# Home\n", "a.md": "/// items\n///\n"}, unplaced=["a.md"])
    assert "a.md" not in site.pages


def test_an_index_page_that_was_not_read_is_not_drawn() -> None:
    assert "key-ideas.md" not in drawing({"index.md": "# Home\n"}, unread=["key-ideas.md"]).pages


def test_some_pages_are_drawn_as_they_are_among_all() -> None:
    whole = drawing(PAGES, ONE, TWO)
    some = ("one/index.md", "one/key-ideas.md", "key-ideas.md", "index.md")
    alone = drawing(PAGES, ONE, TWO, only=some, cuts=whole.site.cuts)
    assert sorted(alone.pages) == sorted(some)
    assert {path: alone.pages[path] for path in some} == {path: whole.pages[path] for path in some}
