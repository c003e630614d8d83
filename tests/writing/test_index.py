from __future__ import annotations

from typing import Any

from cpd.domain.place import Suite
from cpd.writing import index
from cpd.writing.filters import FilterView
from cpd.writing.index import GroupView, IndexView
from support.drawings import cuts
from support.things import KINDS, closed, draft_item

ONE = Suite(id="one", folder="one", phase="Secondary")
TWO = Suite(id="two", folder="two", phase="Primary")
CATALOGUE, _ = closed(
    {
        "one/index.md": [],
        "one/part/index.md": [draft_item(1, "A")],
        "one/part/a.md": [draft_item(2, "B"), draft_item(3, "C", minutes=5, tags=("team work",))],
        "one/bare/b.md": [draft_item(4, "D", minutes=10, tags=("x",))],
        "one/beside.md": [draft_item(5, "E")],
        "two/index.md": [],
        "two/c.md": [draft_item(6, "F", minutes=5)],
        "d.md": [draft_item(7, "G")],
    },
    ONE,
    TWO,
)
SUITES = {suite.id: suite for suite in CATALOGUE.outline.suites}
BODY = '<p id="x">Text, <a href="y.png">picture</a>.</p>'

Shape = tuple[str, str, int, str, str, list[Any]]


def shape(group: GroupView) -> Shape:
    """Label, title, level, anchor, address; then what stands in it."""
    inside: list[Any] = [shape(inner) for inner in group.groups]
    inside += [str(item.title) for item in group.items]
    return group.label, group.title, group.level, group.anchor, group.url, inside


def suite_view(suite_id: str, taken: set[str] | None = None) -> IndexView:
    items = [item for item in CATALOGUE if item.page.suite and item.page.suite.id == suite_id]
    url = f"{suite_id}/key-ideas/"
    return index.suite_index(KINDS["key-idea"], items, cuts(CATALOGUE, BODY), suite=SUITES[suite_id], url=url, taken=taken or set())


def site_view(*, outside: bool = True, inside: bool = True) -> IndexView:
    items = [item for item in CATALOGUE if (inside if item.page.suite else outside)]
    return index.site_index(KINDS["key-idea"], items, url="key-ideas/", taken=set())


def test_a_suites_items_are_grouped_by_section_and_sub_section() -> None:
    assert [shape(group) for group in suite_view("one").groups] == [
        (
            "1", "one/part/index.md", 2, "group-1-one-part-index-md-2", "../part/",
            [
                ("1", "one/part/index.md", 3, "group-1-one-part-index-md", "../part/", ["A"]),
                ("1.1", "one/part/a.md", 3, "group-1-1-one-part-a-md", "../part/a/", ["B", "C"]),
            ],
        ),
        ("2", "Bare", 2, "group-2-bare", "", [("2.1", "one/bare/b.md", 3, "group-2-1-one-bare-b-md", "../bare/b/", ["D"])]),
        ("", "one/beside.md", 2, "group-one-beside-md", "../beside/", ["E"]),
    ]  # fmt: skip


def test_pages_of_a_suite_without_folders_are_groups_of_the_second_level() -> None:
    assert [shape(group) for group in suite_view("two").groups] == [("1", "two/c.md", 2, "group-1-two-c-md", "../c/", ["F"])]


def test_an_item_keeps_its_id_on_the_suites_page() -> None:
    assert [item.anchor for group in suite_view("two").groups for item in group.items] == ["f"]


def test_an_item_whose_id_the_introduction_has_gives_way() -> None:
    item = suite_view("two", {"f"}).groups[0].items[0]
    assert (item.anchor, item.body) == ("", '<p id="in-f--x">Text, <a href="../c/y.png">picture</a>.</p>')


def test_a_groups_anchor_gives_way_to_the_introduction_and_to_items() -> None:
    assert suite_view("two", {"group-1-two-c-md"}).groups[0].anchor == "group-1-two-c-md-2"


def test_headings_in_an_item_step_below_its_own() -> None:
    items = [item for item in CATALOGUE if item.title in {"B", "E"}]
    view = index.suite_index(KINDS["key-idea"], items, cuts(CATALOGUE, "<h2>x</h2>"), suite=ONE, url="one/key-ideas/", taken=set())
    groups = [view.groups[0].groups[0], view.groups[1]]
    assert [(group.level, group.items[0].level, group.items[0].body) for group in groups] == [(3, 4, "<h5>x</h5>"), (2, 3, "<h4>x</h4>")]


def test_the_sites_items_are_grouped_by_suite_and_the_others_last() -> None:
    assert [shape(group) for group in site_view().groups] == [
        ("", "one/index.md", 2, "group-one-index-md", "../one/", ["A", "B", "C", "D", "E"]),
        ("", "two/index.md", 2, "group-two-index-md", "../two/", ["F"]),
        ("", "Outside any suite", 2, "group-outside-any-suite", "", ["G"]),
    ]


def test_without_suites_the_others_need_no_heading() -> None:
    assert [shape(group) for group in site_view(inside=False).groups] == [("", "", 2, "group", "", ["G"])]


def test_without_others_there_are_only_suites() -> None:
    assert [group.title for group in site_view(outside=False).groups] == ["one/index.md", "two/index.md"]


def test_a_suites_page_says_what_it_lists() -> None:
    assert suite_view("two").sentence == "1 key idea in two/index.md, whole and in reading order."


def test_the_sites_page_says_what_it_lists() -> None:
    assert site_view().sentence == "7 key ideas on this site, each with a link to the place where it stands."


def test_a_suites_page_shows_items_whole_and_the_sites_does_not() -> None:
    assert (suite_view("one").is_whole, site_view().is_whole) == (True, False)


MINUTES = FilterView(name="minutes", label="Time", choices=(("5", "5 minutes or less"), ("10", "10 minutes or less")))
TAGS = FilterView(name="tag", label="Tag", choices=(("team-work", "team work"), ("x", "x")))


def test_a_suites_page_is_filtered_by_what_tells_its_items_apart() -> None:
    sections = FilterView(name="section", label="Section", choices=(("1", "1 one/part/index.md"), ("2", "2 Bare")))
    assert suite_view("one").filters == (sections, MINUTES, TAGS)


def test_the_sites_page_is_filtered_by_suite_and_phase_too() -> None:
    assert site_view().filters == (
        FilterView(name="suite", label="Suite", choices=(("one", "one/index.md"), ("two", "two/index.md"))),
        FilterView(name="section", label="Section", choices=(("1", "Section 1"), ("2", "Section 2"))),
        FilterView(name="phase", label="Phase", choices=(("Primary", "Primary"), ("Secondary", "Secondary"))),
        MINUTES,
        TAGS,
    )


def test_sections_to_choose_from_stand_in_the_order_of_their_numbers() -> None:
    catalogue, _ = closed({f"one/part{n}/a.md": [draft_item(n)] for n in range(1, 12)}, ONE)
    view = index.site_index(KINDS["key-idea"], list(catalogue), url="key-ideas/", taken=set())
    assert [value for value, _ in view.filters[0].choices] == [str(n) for n in range(1, 12)]


def test_a_filter_with_a_single_choice_is_left_out() -> None:
    assert suite_view("two").filters == ()


def test_headings_are_the_groups_that_have_one_outer_before_inner() -> None:
    assert [group.label or group.title for group in index.headings(suite_view("one"))] == ["1", "1", "1.1", "2", "2.1", "one/beside.md"]


def test_a_group_without_title_has_no_heading() -> None:
    assert index.headings(site_view(inside=False)) == ()
