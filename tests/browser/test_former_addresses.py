"""Former addresses, the page for addresses that do not exist, and stories, in a browser."""

from __future__ import annotations

import pytest

from browser.conftest import Opens, served
from support.material import BLOG
from support.sites import Built, Project

MOVED = """
    now/
        page.md
            | ---
            | moved_from: [before/page.md]
            | ---
            | # The page
            |
            | /// key-idea | Renamed
            |     id: renamed
            |     was: first-name
            |
            | Words.
            |
            | ///
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project(tmp_path_factory.mktemp("moved"))
    project.site = project.site / "part"
    return project.write(BLOG, MOVED).build(strict=True, site_url="https://site.example/part/")


def test_a_former_address_takes_the_item_along_and_a_lost_reader_finds_the_search(moved: Built, opens: Opens) -> None:
    with served(moved.folder.parent) as address:
        arrived = []
        for root in (f"{moved.folder.as_uri()}/", f"{address}part/"):
            for settings in ({}, {"java_script_enabled": False}):
                page = opens(root=root, **settings).page
                page.goto(f"{root}before/page/index.html#first-name")
                page.wait_for_url("**/now/page/**")
                arrived.append(page.url.removeprefix(root))
        tab = opens(root=f"{address}part/")
        page = tab.visit("404.html")
        page.get_by_role("button", name="Search for a word").click()
        page.get_by_text("Type a word to search").wait_for()
        page.keyboard.type("beginning")
        page.locator(".cpd-search__link").first.click()
        page.wait_for_url("**/stories/third/**")
        heading = page.locator("h1").inner_text()

    assert (arrived, heading.rstrip("¶"), tab.errors) == (
        ["now/page/index.html#first-name", "now/page/index.html", "now/page/#first-name", "now/page/index.html"],
        "The third",
        [],
    )
