"""A page can be kept out of lists: its callouts stand on it, and in the catalogue, and nowhere else."""

from __future__ import annotations

import pytest

from support.sites import Built, Project

SITE = """
    index.md
        | # Home
        |
        | /// items
        |     kind: key-idea
        |
        | ///
    suite/
        index.md
            | ---
            | suite: first
            | ---
            | # First
        shown.md
            | # Shown
            |
            | /// key-idea | In lists
            | Words.
            | ///
        example.md
            | ---
            | lists: false
            | ---
            | # Example
            |
            | /// key-idea | For show
            |     minutes: 20
            |     tags: odd
            |
            | Words. See [](item:in-lists).
            |
            | ///
    wrong.md
        | ---
        | lists: never
        | ---
        | # Wrong
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("unlisted")).write(SITE).build()


def test_the_catalogue_has_it_marked(site: Built) -> None:
    assert [(item["title"], item.get("unlisted", False)) for item in site.items] == [("For show", True), ("In lists", False)]
    assert '"title":"For show"' in site.text("assets/cpd/catalogue-data.js")
    assert '"unlisted":true' in site.text("assets/cpd/catalogue-data.js")


@pytest.mark.parametrize("url", ["", "key-ideas/", "suite/key-ideas/", "suite/"])
def test_no_list_and_no_overview_has_it(url: str, site: Built) -> None:
    assert "In lists" in site.page(url).one("main").text
    assert "For show" not in site.page(url).one("main").text


def test_its_page_is_as_any_other(site: Built) -> None:
    page = site.page("suite/example/").one("main")
    assert page.one("div", "cpd-callout").one("span", "cpd-callout__title").text == "For show"
    assert page.one("div", "cpd-callout").one("a", href="../shown/index.html#in-lists").text == "Key idea: In lists"


def test_no_total_counts_it(site: Built) -> None:
    assert site.page("suite/").one("ul", "cpd-key").text.split() == ["All", "key", "ideas", "1"]


def test_what_is_neither_true_nor_false_is_told(site: Built) -> None:
    assert site.findings == [
        'docs/wrong.md:2: front-matter-is-understood: `lists` is "never". Write `lists: false` to keep the page\'s callouts out of all lists.'
    ]
