"""What titles, lists, search, feeds and the catalogue say of references and footnotes."""

from __future__ import annotations

import pytest

from support.searched import entries
from support.sites import Built, Project

SITE = """
    index.md
        | # Home
        |
        | See [the content](#content).
        |
        | ## Content
        |
        | The heading that is meant.
        |
        | /// key-idea | Site nav
        |     id: site-nav
        |
        | Words.
        |
        | ///
        |
        | ## On this page
        |
        | ## By colour
    v/
        index.md
            | ---
            | suite: v
            | ---
            | # V
        a.md
            | # Before [](item:one) & more
            |
            | /// reflective-activity | One
            |     id: one
            |
            | Half of Year 8[^1] agreed. In 2014[^2] nobody did.
            |
            | ///
            |
            | ## After [](item:one)
            |
            | /// reflective-activity | Go on from [](item:one)[^1]
            |     id: two
            |
            | See [](item:two), and [the first](item:one).
            |
            | ///
            |
            | /// reflective-activity | [](item:two)
            |     id: three
            |
            | W.
            |
            | ///
            |
            | [^1]: See the book.
            | [^2]: Another.
"""
ONE = "Reflective activity 1: One"
TWO = f"Reflective activity 2: Go on from {ONE}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("titles")).write(SITE).build(extra={"cpd": {"silence": {"sub-section-has-key-idea": ["*"]}}})


def test_nothing_is_wrong_with_it(site: Built) -> None:
    assert site.messages == ()


def test_the_catalogue_has_the_words_of_references_and_no_numbers_of_notes(site: Built) -> None:
    assert [(item["title"], item["text"]) for item in site.items] == [
        ("Site nav", "Words."),
        ("One", "Half of Year 8 agreed. In 2014 nobody did."),
        (f"Go on from {ONE}", f"See {TWO}, and the first."),
        (TWO, "W."),
    ]


def test_a_pages_title_and_contents_have_the_words(site: Built) -> None:
    page = site.text("v/a/index.html")
    assert f"<title>Before {ONE} &amp; more · V · " in page
    assert f'<li><a class="cpd-rail__link" href="#after">After {ONE}</a></li>' in page
    assert '<h1 id="before-more">' in page


def test_navigation_lists_and_search_have_the_words(site: Built) -> None:
    assert f"Before {ONE} & more" in site.page("v/").one("nav", id="__nav").text
    assert f"Go on from {ONE}" in site.page("v/reflective-activities/").text
    found = {entry.location: entry for entry in entries(site)}
    assert found["v/a/"].title == f"Before {ONE} & more"
    assert found["v/a/#after"].title == f"After {ONE}"
    assert "Half of Year 8 agreed. In 2014 nobody did." in found["v/a/#one"].text


def test_no_private_character_is_left(site: Built) -> None:
    written = [site.text(path) for path in site.files if path.endswith((".html", ".json", ".js", ".xml"))]
    assert [text for text in written if any("\U000f0000" <= char <= "\U000f00ff" for char in text)] == []


def test_the_frame_of_a_page_takes_no_id_that_a_heading_could_have(site: Built) -> None:
    ids = [element.attributes["id"] for element in site.page("").walk() if "id" in element.attributes]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    assert site.page("").one("h2", id="content").text.startswith("Content")
