"""Pages that a site's own theme draws, in its colours, at two widths. How it shows a link in a text is its own affair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import expect

from browser import axe
from browser.conftest import Opens, served
from browser.waiting import until
from support.plugged import THEME, plugged
from support.sites import Project

PAGES: Final = """
    index.md
        | # Orchard
        |
        | [The course](course/index.md)
    course/
        index.md
            | ---
            | suite: course
            | ---
            | # The course
        pruning.md
            | ---
            | tags: [winter]
            | ---
            | # Pruning
            |
            | !!! exercise "Find the leader"
            |     Which branch leads?
            |
            | ??? exercise "Look again"
            |     What has grown?
            |
            | !!! note "A box of the theme"
            |     It stays as it is.
        grafting.md
            | # Grafting
            |
            | /// exercise | Join two
            |     minutes: 20
            |     with: a colleague
            |
            | Bark to bark.
            |
            | ///
"""
KINDS: Final = {"exercise": {"label": "Exercise", "numbered": True}}
INSTANT: Final = {**THEME, "font": False, "features": ["navigation.tabs", "navigation.instant"]}


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    # What is opened at once looks pages up in the sitemap, at the address that the site gives for itself.
    project = Project(tmp_path_factory.mktemp("orchard")).write(PAGES)
    with served(project.site) as address:
        plugged(project, {"kinds": KINDS}, theme=INSTANT, site_url=address, strict=True)
        yield address


@pytest.mark.parametrize("page", ["course/", "course/pruning/", "course/exercises/", "exercises/"])
def test_our_part_of_a_page_has_no_fault_and_nothing_runs_out_at_its_side(opens: Opens, orchard: str, page: str) -> None:
    tab = opens(root=orchard, viewport={"width": 375, "height": 900})
    tab.visit(page)

    assert axe.in_both_schemes(tab.page, "article .cpd-callout, .cpd-index, .cpd-overview") == []
    assert tab.too_wide() == []
    tab.page.set_viewport_size({"width": 1280, "height": 900})
    # The theme's field for searching grows by and by.
    until(tab.page, "document.documentElement.scrollWidth <= innerWidth")
    assert tab.errors == []


def test_callouts_have_the_colour_of_their_kind_and_the_themes_own_boxes_keep_theirs(opens: Opens, orchard: str) -> None:
    page = opens(root=orchard).visit("course/pruning/")
    looks = "one => [getComputedStyle(one).borderTopColor, getComputedStyle(one.firstElementChild, '::before').backgroundColor]"
    ours, theirs = (page.locator(f"article {name}").first.evaluate(looks) for name in (".cpd-callout", ".note"))

    assert (ours[0] == ours[1], theirs[0] == theirs[1], ours[0] == theirs[0]) == (True, True, False)


def test_what_a_page_does_it_also_does_where_the_theme_puts_it_into_an_open_page(opens: Opens, orchard: str) -> None:
    page = opens(root=orchard).visit("")
    page.evaluate("window.isTheSame = true")
    page.get_by_role("link", name="The course").first.click()
    page.get_by_role("button", name="Open all").click()

    expect(page.locator(".cpd-overview details[open]")).to_have_count(2)
    assert page.evaluate("window.isTheSame") is True
