"""Slides from front matter alone: who offers them, what stands in a suite's deck, and where notes never come."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.pages import Element, parsed
from support.sites import Built, Project

SAID = "quokka"
"""A word that stands in speaker notes only."""
SITE = """
    index.md
        | # Home
        |
        | /// items
        |     whole: true
        | ///
    glossary.md
        | ---
        | glossary:
        |   - {term: notes, meaning: What one says.}
        |   - {term: lesson, meaning: A class at work.}
        | ---
        | # Words
    pair/
        index.md
            | ---
            | suite: pair
            | slides: suite
            | contents: [first, second]
            | ---
            | # The pair
            |
            | All of it, with notes.
            |
            | /// notes
            | A quokka says hello.
            | ///
        first/
            index.md
                | # First part
            one.md
                | ---
                | slides: true
                | ---
                | # One
                |
                | Text.
                |
                | /// key-idea | Go
                |
                | You learn most in a lesson.
                |
                | //// notes
                | A quokka in a callout.
                | ////
                |
                | ///
                |
                | /// notes
                | A [quokka](two.md) below.
                | ///
            two.md
                | # Two
                |
                | /// key-idea | Come
                | Text.
                | ///
        second/
            three.md
                | ---
                | slides: true
                | ---
                | # Three
                |
                | /// key-idea | Stay
                | Text.
                | ///
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("decks")).write(SITE).build(strict=True)


def offers(site: Built, url: str) -> list[tuple[str | None, str | None, list[str]]]:
    lines = site.page(url).all("div", "cpd-deck")
    return [
        (line.attributes.get("data-suite"), line.attributes.get("data-kicker"), [button.text for button in line.all("button")])
        for line in lines
    ]


def deck(site: Built) -> list[dict[str, Any]]:
    script = site.text("assets/cpd/decks/pair.js")
    return list(json.loads(script.removeprefix('(cpd.decks ??= {})["pair"] = ').removesuffix(";\n")))


def notes(html: str | Element) -> list[str]:
    page = parsed(html) if isinstance(html, str) else html
    return [one.text for one in page.all("template", "cpd-notes")]


def test_a_page_that_has_slides_offers_them_below_its_title(built: Built) -> None:
    words = "Print the slides with notes"
    assert offers(built, "pair/") == [("pair", None, ["Show the suite as slides", words])]
    assert offers(built, "pair/first/one/") == [(None, "The pair", ["Show as slides", words])]
    assert (offers(built, "pair/first/two/"), offers(built, "")) == ([], [])
    one = built.page("pair/first/one/").one("article", "cpd-article")
    assert [child.tag for child in one.children()][:2] == ["h1", "div"]


def test_notes_are_on_their_page_where_browsers_show_nothing(built: Built) -> None:
    assert notes(built.page("pair/first/one/")) == ["A quokka in a callout.", "A quokka below."]
    assert built.page("pair/first/one/").one("div", "cpd-callout").all("template", "cpd-notes") != []


def test_notes_come_nowhere_else(built: Built) -> None:
    # The pages that are slides, and the deck of their suite.
    having = {path for path in built.files if path.endswith((".html", ".js", ".json", ".xml")) and SAID in built.text(path)}
    assert having == {"pair/index.html", "pair/first/one/index.html", "assets/cpd/decks/pair.js"}


def test_no_trace_of_a_place_for_notes_is_left(built: Built) -> None:
    ours = [path for path in built.files if path.endswith((".html", ".js", ".json")) and "/vendor/" not in path]
    assert [path for path in ours if "data-notes" in built.text(path)] == []


def test_terms_are_explained_in_the_text_and_not_in_notes(built: Built) -> None:
    assert [link.text for link in built.page("pair/").one("article").all("a", "cpd-term")] == ["notes"]


def test_the_deck_of_a_suite_has_its_pages_in_order_each_section_begun_once(built: Built) -> None:
    assert [(page["label"], page["title"], page["url"], page["section"]) for page in deck(built)] == [
        ("", "The pair", "pair/", None),
        ("1.1", "One", "pair/first/one/", {"number": 1, "title": "First part"}),
        ("2.1", "Three", "pair/second/three/", {"number": 2, "title": "Second"}),
    ]


def test_the_deck_of_a_suite_has_what_was_written_and_nothing_that_we_put_around_it(built: Built) -> None:
    html = [page["html"] for page in deck(built)]
    assert [notes(one) for one in html] == [["A quokka says hello."], ["A quokka in a callout.", "A quokka below."], []]
    assert [name for name in ("cpd-overview", "cpd-tools", "cpd-deck", "cpd-term", "data-notes") if any(name in one for one in html)] == []


def test_a_site_without_such_a_suite_has_no_deck(two_suites: Built) -> None:
    assert [path for path in two_suites.files if "/decks/" in path] == []


def test_what_differs_between_suites_is_not_what_is_said_on_slides(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = {
        "a/index.md": "---\nsuite: a\nphase: primary\n---\n# A\n",
        "b/index.md": "---\nsuite: b\nphase: secondary\nshares: a\n---\n# B\n",
        "a/one.md": "---\nslides: true\n---\n# One\n\nShared.\n\n/// only | primary\n\n//// notes\nA quokka.\n////\n\n///\n\n"
        "/// notes\nSaid to both.\n///\n\n[Small]{only=primary}[Large]{only=secondary} schools.\n\n/// key-idea | Go\nText.\n///\n",
    }
    site = Project(tmp_path_factory.mktemp("shared")).write(pages).build(strict=True)
    shown = site.page("b/differences/").one("div", "cpd-differences") if site.page("b/differences/").all("div", "cpd-differences") else None
    text = (shown or site.page("b/differences/").one("article")).text
    assert ("Small schools." in text, "Large schools." in text, SAID in text, "Said to both" in text, "Shared" in text) == (
        True, True, False, False, True,
    )  # fmt: skip
    assert (notes(site.page("a/one/")), notes(site.page("b/one/"))) == (["A quokka.", "Said to both."], ["Said to both."])
