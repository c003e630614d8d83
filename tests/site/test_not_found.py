"""The page for addresses that do not exist: search, and ways on, wherever the site stands."""

from __future__ import annotations

import pytest

from conftest import BuildsSites
from support.material import TWO_SUITES


@pytest.mark.parametrize(
    ("site_url", "root"), [("https://site.example/", "/"), ("https://site.example/part/of/it/", "/part/of/it/"), ("", "/")]
)
def test_it_offers_search_and_leads_to_what_the_site_has(site: BuildsSites, site_url: str, root: str) -> None:
    page = site(TWO_SUITES, {"glossary.md": "# Glossary\n", "routes/index.md": "# Routes\n"}, site_url=site_url).page("404.html")
    ways = [(link.text, link.attributes["href"]) for link in page.one("ul", "cpd-lost__places").all("a")]

    assert (page.one("button", data_shell="search-too").text, ways) == (
        "Search for a word",
        [
            ("Home", root), ("Glossary", f"{root}glossary/"), ("First suite", f"{root}first/"), ("Routes", f"{root}routes/"),
            ("Second suite", f"{root}second/"), ("All key ideas", f"{root}key-ideas/"),
            ("All reflective activities", f"{root}reflective-activities/"), ("All resources", f"{root}resources/"),
            ("My record", f"{root}my-record/"), ("Plan a session", f"{root}plan-a-session/"),
        ],
    )  # fmt: skip


def test_without_search_it_offers_none(site: BuildsSites) -> None:
    assert site(TWO_SUITES, plugins=[]).page("404.html").all("button", data_shell="search-too") == []
