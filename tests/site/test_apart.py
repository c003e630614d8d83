"""A folder can stand apart: its pages have navigation and steps among themselves, and nobody else's leads to them."""

from __future__ import annotations

import pytest

from support.navigation import links
from support.searched import entries
from support.sites import Built, Project

SITE = """
    index.md
        | ---
        | contents: [about, guide, suite, odd]
        | template: home.html
        | ---
        | # Home
    about/
        index.md
            | # About
            |
            | There is [a guide](../guide/index.md).
        rights.md
            | # Rights
        draft.md
            | ---
            | navigation: apart
            | ---
            | # A draft
        why.md
            | # Why
    guide/
        index.md
            | ---
            | contents: [writing, drawing]
            | navigation: apart
            | ---
            | # The guide
        drawing.md
            | # Drawing
        writing.md
            | # Writing
        deeper/
            index.md
                | # Deeper
    suite/
        index.md
            | ---
            | suite: hushed
            | navigation: apart
            | ---
            | # Hushed
        page.md
            | # Of the suite
            |
            | /// key-idea | An idea
            | Words.
            | ///
    odd.md
        | ---
        | navigation: hidden
        | ---
        | # Odd
"""
GUIDE = ["guide/", "guide/writing/", "guide/drawing/", "guide/deeper/"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("apart")).write(SITE).build()


def steps(site: Built, url: str) -> list[str]:
    return [step.text for step in site.page(url).all("nav", "cpd-steps")]


@pytest.mark.parametrize("url", ["", "about/", "about/rights/", "about/why/", "odd/", "key-ideas/", "my-record/"])
def test_no_other_page_has_it_in_its_navigation(site: Built, url: str) -> None:
    shown = links(site, url)
    assert [place for place in shown if place.startswith(("guide/", "suite/", "about/draft/"))] == []
    assert {"", "about/", "odd/", "key-ideas/"} <= {*shown}


def test_a_page_that_is_not_there_does_not_lead_to_it(site: Built) -> None:
    page = site.page("404.html")
    assert "About" in [link.text for link in page.one("main").all("a")]
    assert [link.text for link in page.all("a") if link.text in {"The guide", "Hushed", "A draft"}] == []


def test_the_home_page_shows_no_suite_that_stands_apart(site: Built) -> None:
    assert "Hushed" not in site.page("").text


@pytest.mark.parametrize("url", GUIDE)
def test_its_own_pages_have_it_in_theirs_in_their_order(site: Built, url: str) -> None:
    shown = links(site, url)
    assert [place for place in shown if place.startswith("guide/")] == GUIDE
    assert {"", "about/"} <= {*shown}
    assert [one.text for one in site.page(url).one("nav", id="__nav").all("a") if one.attributes.get("aria-current")] == [
        site.page(url).one("h1").text.removesuffix("¶").strip()
    ]


def test_its_pages_say_where_they_stand(site: Built) -> None:
    trail = site.page("guide/drawing/").one("ol", "cpd-place__trail")
    assert [step.text for step in trail.all("a")] == ["Home", "The guide"]


def test_steps_stay_within_it_and_pass_it_by(site: Built) -> None:
    assert steps(site, "guide/") == ["Next Writing"]
    assert steps(site, "guide/deeper/") == ["Back Drawing"]
    assert steps(site, "about/draft/") == []
    assert steps(site, "about/rights/") == ["Next Why Back About"]


def test_search_has_it_after_other_pages(site: Built) -> None:
    boosts = {entry.location: entry.boost for entry in entries(site)}
    assert {url: boosts[url] for url in (*GUIDE, "about/draft/", "suite/page/")} == dict.fromkeys(
        (*GUIDE, "about/draft/", "suite/page/"), 0.5
    )
    assert boosts["about/"] == 1


def test_an_author_says_how_readily_it_is_found(project: Project) -> None:
    front = "navigation: apart\nsearch: {boost: 3}"
    built = project.write({"index.md": "# Home\n", "guide/index.md": f"---\n{front}\n---\n# The guide\n"}).build()
    assert [one.boost for one in entries(built) if one.location == "guide/"] == [3]


def test_an_explicit_navigation_is_followed_on_its_own_pages_only(tmp_path_factory: pytest.TempPathFactory) -> None:
    nav = ["index.md", {"For authors": ["guide/index.md", "guide/drawing.md"]}, {"About": ["about/index.md"]}]
    built = Project(tmp_path_factory.mktemp("explicit")).write(SITE).build(nav=nav)

    assert [place for place in links(built, "about/") if place.startswith("guide/")] == []
    assert [place for place in links(built, "guide/drawing/") if place.startswith("guide/")] == ["guide/", "guide/drawing/"]


def test_another_word_is_told(site: Built) -> None:
    assert site.findings == [
        (
            'docs/odd.md:2: front-matter-is-understood: `navigation` is "hidden". '
            "Write `navigation: apart`, so that only its own pages have it in their navigation."
        )
    ]
