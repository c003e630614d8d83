from __future__ import annotations

from typing import Any

from cpd.domain.place import Suite
from cpd.writing.overview import OverviewView, SectionView, overview
from support.drawings import cuts
from support.things import KINDS, closed, draft_item

ONE = Suite(id="one", folder="one")
CATALOGUE, _ = closed(
    {
        "one/index.md": [draft_item(1, "Front")],
        "one/part/index.md": [draft_item(2, "Section")],
        "one/part/a.md": [draft_item(3, "A", minutes=5), draft_item(4, "B", kind="reflective-activity", minutes=10)],
        "one/bare/a.md": [],
        "one/part/example.md": [],
        "one/beside.md": [draft_item(5, "C", kind="resource")],
        "one/key-ideas.md": [],
        "outside.md": [draft_item(6, "Outside")],
    },
    ONE,
)


def view(taken: set[str] | None = None) -> OverviewView:
    return overview(
        CATALOGUE.outline.suites[0],
        CATALOGUE,
        cuts(CATALOGUE, '<h2 id="x">Text</h2>'),
        kinds=KINDS,
        urls={"key-idea": "one/key-ideas/", "resource": "one/resources/"},
        url="one/",
        taken=taken or set(),
        without={"one/part/example.md"},
    )


def shape(section: SectionView) -> tuple[str, str, str, list[Any]]:
    pages = [(page.label, page.title, page.url, page.anchor) for page in section.pages]
    return section.label, section.title, section.url, pages


def test_every_section_and_sub_section_stands_in_order() -> None:
    assert [shape(section) for section in view().sections] == [
        ("1", "one/part/index.md", "part/", [("1.1", "one/part/a.md", "part/a/", "overview-a")]),
        ("2", "Bare", "", [("2.1", "one/bare/a.md", "bare/a/", "overview-a-2")]),
        ("", "Other pages", "", [("", "one/beside.md", "beside/", "overview-beside")]),
    ]


def test_a_sub_section_shows_its_key_idea_whole_and_the_rest_as_lines() -> None:
    page = view().sections[0].pages[0]
    assert [(str(item.title), item.level, item.body) for item in (*page.ideas, *page.others)] == [
        ("A", 5, '<h6 id="overview-a--x">Text</h6>'),
        ("B", 0, ""),
    ]


def test_a_page_without_section_shows_headings_a_level_higher() -> None:
    catalogue, _ = closed({"one/index.md": [], "one/a.md": [draft_item(1)]}, ONE)
    found = overview(ONE, catalogue, cuts(catalogue, "<h2>x</h2>"), kinds=KINDS, urls={}, url="one/", taken=set())
    assert found.sections[0].pages[0].ideas[0].body == "<h5>x</h5>"


def test_a_sub_section_says_what_it_holds_and_how_long_it_takes() -> None:
    page = view().sections[0].pages[0]
    assert ([count.words for count in page.counts], page.minutes) == (["1 key idea", "1 reflective activity"], 15)


def test_the_key_says_what_each_colour_means_with_a_link_where_there_is_a_list() -> None:
    assert [(count.plural, count.count, count.url) for count in view().key] == [
        ("Key ideas", 3, "key-ideas/"),
        ("Reflective activities", 1, ""),
        ("Resources", 1, "resources/"),
    ]


def test_its_anchors_give_way_to_those_of_the_page() -> None:
    found = view({"overview", "overview-a"})
    assert (found.anchor, found.sections[0].pages[0].anchor) == ("overview-2", "overview-a-2")
