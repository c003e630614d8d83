"""Pages with case studies, drawn: the panel, what to read next, lists where authors put them."""

from __future__ import annotations

from cpd.domain.cases import CaseStudy, Theme
from cpd.domain.place import Suite
from cpd.writing.site import Cases
from support.case_studies import case, lost
from support.drawings import Drawing, drawing
from support.pages import parsed

STUDIES = (
    case("a.md", phase="Primary", place=("Bury", 53.59, -2.3), themes=("t",)),
    case("b.md", phase="Primary", funding=("F",), place=("Falmouth", 50.15, -5.07)),
    case("c.md", phase="Secondary"),
)
PAGES = {"a.md": "# A school\n\nWords.\n", "b.md": "Words without title.\n", "c.md": "# C\n\n## Read next\n"}
ONE = Suite(id="one", folder="one")
GRID = "/// case-studies\n///\n"


def site(extra: dict[str, str] | None = None, *, studies: tuple[CaseStudy, ...] = STUDIES, unread: tuple[str, ...] = ()) -> Drawing:
    themes = {"t": Theme(id="t", path="theme.md")}
    return drawing({**PAGES, "theme.md": "# The theme\n", **(extra or {})}, unread=unread, cases=Cases(studies=studies, themes=themes))


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
    assert made.drawn.headings["a.md"] == [("Read next", "read-next", 2)]


def test_a_case_with_nothing_in_common_leads_nowhere() -> None:
    made = site()
    assert (made.page("c.md").all("section"), made.drawn.headings.get("c.md")) == ([], None)


def test_an_authors_own_heading_keeps_its_id() -> None:
    made = site(studies=(*STUDIES[:2], case("c.md", phase="Primary")))
    assert [one.id for one in made.page("c.md").all("h2")] == ["read-next", "read-next-2"]


def test_search_sees_the_facts_once_and_not_what_comes_next() -> None:
    text = parsed(site().drawn.searchable["b.md"]).text
    assert text == "Institution: B. Phase: Primary. Place: Falmouth. Funding: F Words without title."


def test_several_cases_of_a_page_have_a_panel_each_but_not_those_that_are_lost() -> None:
    made = site(studies=(case("a.md", institution="One"), lost("a.md", ref="II03"), case("a.md", institution="Two")))
    page = made.page("a.md")
    assert [one.attributes["aria-label"] for one in page.all("div", "cpd-panel")] == ["Facts: One", "Facts: Two"]
    assert page.all("section", "cpd-read-next") == []


def test_a_page_that_was_not_read_has_no_panel() -> None:
    assert "b.md" not in site(unread=("b.md",)).drawn.content


def test_a_grid_brings_its_scripts_and_its_headings() -> None:
    made = site({"all.md": f"# All\n\n{GRID}"})
    assert made.drawn.scripts["all.md"] == {"filter", "cases"}
    assert made.drawn.headings["all.md"] == [("Where they are", "cases-places", 2), ("The grid", "cases-grid", 2)]


def test_a_list_needs_no_script() -> None:
    made = site({"all.md": "# All\n\n/// case-studies\n    show: list\n    theme: t\n///\n"})
    assert "all.md" not in made.drawn.scripts
    assert [link.text for link in made.page("all.md").one("ul", "cpd-list").all("a")] == ["A"]


def test_a_grid_of_nothing_says_so_and_needs_no_script() -> None:
    made = site({"all.md": "# All\n\n/// case-studies\n    phase: Tertiary\n///\n"})
    assert (made.page("all.md").one("p").text, "all.md" in made.drawn.scripts) == ("No case is listed here yet.", False)


def test_two_grids_on_a_page_share_no_id() -> None:
    made = site({"all.md": f"# All\n\n{GRID}\n{GRID}\n/// case-studies\n    phase: Primary\n///\n"})
    ids = [one.id for one in made.page("all.md").walk() if one.id]
    assert len(ids) == len(set(ids))
    states = [one.attributes.get("data-state") for one in made.page("all.md").all("div", "cpd-cases")]
    assert states == [None, "2-", "3-"]


def test_search_sees_no_grid() -> None:
    assert parsed(site({"all.md": f"# All\n\n{GRID}"}).drawn.searchable["all.md"]).text == "All¶"


def test_a_grid_in_a_callout_is_a_list_on_the_index_page() -> None:
    made = drawing(
        {"one/index.md": "# One\n", "one/a.md": f"# All\n\n//// key-idea | Look\n\nText.\n\n{GRID}\n////\n", "b.md": "# B\n"},
        ONE,
        cases=Cases(studies=(case("b.md"),)),
    )
    assert made.page("one/a.md").all("table", "cpd-cases__grid")
    page = made.page("one/key-ideas.md")
    assert (page.all("table"), [link.attributes["href"] for link in page.all("a") if link.text == "B"]) == ([], ["../../b/"])


def test_a_list_that_names_a_theme_there_is_not_is_told() -> None:
    made = site({"all.md": "# All\n\n/// case-studies\n    theme: tt\n    show: list\n///\n"})
    assert [finding.worded() for finding in made.drawn.findings] == [
        'docs/all.md:4: case-theme-exists: no page declares the theme "tt". Did you mean "t"?'
    ]


def test_where_a_theme_is_named_twice_no_line_is_certain() -> None:
    twice = "/// case-studies\n    theme: tt\n///\n\n"
    made = site({"all.md": f"# All\n\n{twice}{twice}"})
    assert {finding.line for finding in made.drawn.findings} == {None}
