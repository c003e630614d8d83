"""A directory drawn: the table on its page, its filters, its sources, and what search finds."""

from __future__ import annotations

from typing import Any

from cpd.components.directory import drawing as directory
from cpd.components.directory.model import Entry
from cpd.writing.drawn import DrawnPage
from support.drawings import drawing, fragments
from support.pages import Element, parsed

PAGES = {
    "index.md": "# Home\n",
    "lists/groups.md": "# Groups & more\n\nText.\n",
    "refs.md": "# References\n\nNorth Hub (22 April 2021) *Working in tandem*. Slides.\n{ #talk }\n\nAnnual report for 2024/25. Two copies.\n{ #report }\n",
}


def entry(name: str, **more: Any) -> Entry:
    given: dict[str, Any] = {"path": "lists/groups.md", "kind": "work group", "as_of": "2021", **more}
    return Entry(name=name, **given)


ENTRIES = (
    entry("times tables", phase=("Primary",), source="talk"),
    entry("Éclat <A>", kind="programme", phase=("Primary", "Secondary"), audience=("Heads & leads",), as_of="2025-04-29", note="A <note>."),
    entry("Core Maths", phase=("Post-16",), as_of="2024/25", source="report"),
    entry("Core Maths", as_of="undated"),
)


def drawn(*entries: Entry) -> tuple[dict[str, DrawnPage], list[str]]:
    one = drawing(PAGES)
    findings = directory.add(one.pages, entries, one.catalogue.outline, fragments())
    return one.pages, [finding.worded() for finding in findings]


def page(*entries: Entry) -> Element:
    return parsed(drawn(*entries)[0]["lists/groups.md"].html).one("div", "cpd-directory")


def test_each_entry_is_a_row_in_alphabetical_order() -> None:
    assert [[cell.text for cell in row.children()] for row in page(*ENTRIES).one("tbody").all("tr")] == [
        ["Core Maths", "work group", "Post-16", "", "2024/25", "Annual report for 2024/25"],
        ["Core Maths", "work group", "", "", "undated", ""],
        ["Éclat <A> A <note>.", "programme", "Primary, Secondary", "Heads & leads", "29 April 2025", ""],
        ["times tables", "work group", "Primary", "", "2021", "North Hub"],
    ]


def test_a_source_leads_to_its_entry() -> None:
    assert [link.attributes["href"] for link in page(*ENTRIES).all("a")] == ["../../refs/#report", "../../refs/#talk"]


def test_cells_say_under_which_heading_they_stand() -> None:
    heads = [head.text for head in page(*ENTRIES).one("thead").all("th")]
    assert [cell.attributes["data-header"] for cell in page(*ENTRIES).all("tr")[1].all("td")] == heads[1:]


def test_rows_say_what_they_are_filtered_by() -> None:
    rows = page(*ENTRIES).one("tbody").all("tr")
    assert [row.attributes for row in rows][2:] == [
        {
            "data-item": "eclat-a", "data-kind": "programme", "data-phase": "primary secondary", "data-audience": "heads-leads",
            "data-year": "2025",
        },
        {"data-item": "times-tables", "data-kind": "work-group", "data-phase": "primary", "data-year": "2021"},
    ]  # fmt: skip
    assert [row.attributes["data-item"] for row in rows][:2] == ["core-maths", "core-maths-2"]


def test_what_differs_can_be_filtered_by() -> None:
    selects = page(*ENTRIES).all("select")
    # All have an audience or none: it is one choice, and no filter.
    assert {one.attributes["name"]: [option.text for option in one.all("option")] for one in selects} == {
        "kind": ["All", "programme", "work group"],
        "phase": ["All", "Post-16", "Primary", "Secondary"],
        "year": ["All", "2021", "2024/25", "2025", "undated"],
    }


def test_entries_that_are_all_alike_have_no_filters() -> None:
    assert page(entry("One"), entry("Two")).all("form") == []


def test_search_finds_names_and_not_the_table() -> None:
    found = parsed(drawn(*ENTRIES)[0]["lists/groups.md"].searchable)
    assert (found.all("table"), found.all("p")[-1].text) == ([], "Core Maths. Core Maths. Éclat <A>. times tables")


def test_a_source_that_no_page_has_is_told() -> None:
    assert drawn(entry("One", source="tlak", lines={"source": 9}), entry("Two", source="talk"))[1] == [
        'docs/lists/groups.md:9: directory-is-understood: the source of "One" is "tlak", but no page has an entry with that id. Did you mean "talk"?'
    ]


def test_a_word_that_is_written_in_two_ways_is_told() -> None:
    other = entry("Two", kind="Work group", phase=("primary",), lines={"kind": 7, "phase": 8})
    assert drawn(entry("One", phase=("Primary",)), other)[1] == [
        'docs/lists/groups.md:7: directory-is-understood: `kind` of "Two" is "Work group", but "work group" above. Write it in the same way in both.',
        'docs/lists/groups.md:8: directory-is-understood: `phase` of "Two" is "primary", but "Primary" above. Write it in the same way in both.',
    ]


def test_entries_of_a_page_that_is_not_built_are_left_out() -> None:
    pages, findings = drawn(entry("One", path="gone.md"))
    assert (findings, [path for path, one in pages.items() if "cpd-directory" in one.html]) == ([], [])
