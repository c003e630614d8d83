"""Pages with case studies, drawn: the panel, what to read next, lists where authors put them."""

from __future__ import annotations

from collections.abc import Mapping

from cpd.components.cases.component import Cases
from cpd.domain.place import Suite
from support.drawings import DrawnSite, drawing
from support.pages import parsed

STUDIES = {
    "a.md": "{institution: A, phase: Primary, place: {name: Bury, latitude: 53.59, longitude: -2.3}, themes: [t]}",
    "b.md": "{institution: B, phase: Primary, funding: [F], place: {name: Falmouth, latitude: 50.15, longitude: -5.07}}",
    "c.md": "{institution: C, phase: Secondary}",
}
"""By page: what its head says of it."""
PAGES = {"a.md": "# A school\n\nWords.\n", "b.md": "Words without title.\n", "c.md": "# C\n\n## Read next\n"}
ONE = Suite(id="one", folder="one")
GRID = "/// case-studies\n///\n"


def site(extra: Mapping[str, str] | None = None, *, studies: Mapping[str, str] = STUDIES, unread: tuple[str, ...] = ()) -> DrawnSite:
    about = {path: f"---\ncase_study: {studies[path]}\n---\n{text}" if path in studies else text for path, text in PAGES.items()}
    theme = {"theme.md": "---\ntheme: t\n---\n# The theme\n"}
    return drawing({**about, **theme, **(extra or {})}, unread=unread, components=[Cases])


def test_the_panel_stands_below_the_title() -> None:
    page = site().page("a.md")
    assert [one.tag for one in page.children()] == ["h1", "div", "p", "section"]
    assert page.one("div", "cpd-panel").attributes["aria-label"] == "Facts: A"


def test_on_a_page_without_title_the_panel_comes_first() -> None:
    assert site().page("b.md").children()[0].classes == {"cpd-panel"}


def test_what_to_read_next_stands_at_the_end_and_in_the_contents() -> None:
    made = site()
    section = made.page("a.md").one("section", "cpd-read-next")
    assert [link.text for link in section.all("a")] == ["B"]
    assert made.pages["a.md"].headings == [("Read next", "read-next", 2)]


def test_a_case_with_nothing_in_common_leads_nowhere() -> None:
    made = site()
    assert (made.page("c.md").all("section"), made.pages["c.md"].headings) == ([], [])


def test_an_authors_own_heading_keeps_its_id() -> None:
    made = site(studies={**STUDIES, "c.md": "{institution: C, phase: Primary}"})
    assert [one.id for one in made.page("c.md").all("h2")] == ["read-next", "read-next-2"]


def test_search_sees_the_facts_once_and_not_what_comes_next() -> None:
    text = parsed(site().pages["b.md"].searchable).text
    assert text == "Institution: B. Phase: Primary. Place: Falmouth. Funding: F Words without title."


def test_several_cases_of_a_page_have_a_panel_each_but_not_those_that_are_lost() -> None:
    made = site(studies={"a.md": "[{institution: One}, {ref: II03}, {institution: Two}]"})
    page = made.page("a.md")
    assert [one.attributes["aria-label"] for one in page.all("div", "cpd-panel")] == ["Facts: One", "Facts: Two"]
    assert page.all("section", "cpd-read-next") == []


def test_a_page_that_was_not_read_has_no_panel() -> None:
    assert "b.md" not in site(unread=("b.md",)).pages


def test_a_grid_brings_its_scripts_and_its_headings() -> None:
    made = site({"all.md": f"# All\n\n{GRID}"})
    assert made.pages["all.md"].scripts == {"filter", "cases"}
    assert made.pages["all.md"].headings == [("Where they are", "cases-places", 2), ("The grid", "cases-grid", 2)]


def test_a_list_needs_no_script() -> None:
    made = site({"all.md": "# All\n\n/// case-studies\n    show: list\n    theme: t\n///\n"})
    assert made.pages["all.md"].scripts == set()
    assert [link.text for link in made.page("all.md").one("ul", "cpd-list").all("a")] == ["A"]


def test_a_grid_of_nothing_says_so_and_needs_no_script() -> None:
    made = site({"all.md": "# All\n\n/// case-studies\n    phase: Tertiary\n///\n"})
    assert (made.page("all.md").one("p").text, made.pages["all.md"].scripts) == ("No case is listed here yet.", set())


def test_two_grids_on_a_page_share_no_id() -> None:
    made = site({"all.md": f"# All\n\n{GRID}\n{GRID}\n/// case-studies\n    phase: Primary\n///\n"})
    ids = [one.id for one in made.page("all.md").walk() if one.id]
    assert len(ids) == len(set(ids))
    states = [one.attributes.get("data-state") for one in made.page("all.md").all("div", "cpd-cases")]
    assert states == [None, "2-", "3-"]


def test_search_sees_no_grid() -> None:
    assert parsed(site({"all.md": f"# All\n\n{GRID}"}).pages["all.md"].searchable).text == "All¶"


def test_a_grid_in_a_callout_is_a_list_on_the_index_page() -> None:
    made = drawing(
        {
            "one/index.md": "# One\n",
            "one/a.md": f"# All\n\n//// key-idea | Look\n\nText.\n\n{GRID}\n////\n",
            "b.md": "---\ncase_study: {institution: B}\n---\n# B\n",
        },
        ONE,
        components=[Cases],
    )
    assert made.page("one/a.md").all("table", "cpd-cases__grid")
    page = made.page("one/key-ideas.md")
    assert (page.all("table"), [link.attributes["href"] for link in page.all("a") if link.text == "B"]) == ([], ["../../b/"])


def test_a_list_that_names_a_theme_there_is_not_is_told() -> None:
    made = site({"all.md": "# All\n\n/// case-studies\n    theme: tt\n    show: list\n///\n"})
    assert [finding.worded() for finding in made.findings] == [
        'docs/all.md:4: case-theme-exists: no page declares the theme "tt". Did you mean "t"?'
    ]


def test_where_a_theme_is_named_twice_no_line_is_certain() -> None:
    twice = "/// case-studies\n    theme: tt\n///\n\n"
    made = site({"all.md": f"# All\n\n{twice}{twice}"})
    assert {finding.line for finding in made.findings} == {None}
