from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cpd.domain.place import Suite
from cpd.writing.context import Context, Contexts, PageItem, PageLink, PlaceView, SuiteCard
from cpd.writing.navigation import ROOM, ROOT, SEAM, Branches, NavEntry
from cpd.writing.views import CountView
from support.things import KINDS, closed, draft_item

ONE = Suite(id="one", folder="one", phase="Secondary", audience="Leaders", status="archived", description="About.")
CATALOGUE, _ = closed(
    {
        "index.md": [],
        "one/index.md": [],
        "one/part/index.md": [],
        "one/part/a.md": [draft_item(1, "A", minutes=5), draft_item(2, "B", kind="reflective-activity", minutes=10)],
        "one/part/b.md": [],
        "one/key-ideas.md": [],
        "two/index.md": [],
        "two/c.md": [draft_item(3, "C")],
        "about/us.md": [],
        "about/you.md": [],
        "key-ideas.md": [],
    },
    ONE,
    Suite(id="two", folder="two"),
    Suite(id="none", folder="none"),
)


def entry(path: str, *children: NavEntry, url: str | None = None) -> NavEntry:
    address = path.removesuffix(".md").removesuffix("index") if url is None else url
    return NavEntry(title=path, url=address, path=path, children=children)


def nav(home: str = "") -> tuple[NavEntry, ...]:
    part = entry("one/part/index.md", entry("one/part/a.md"), entry("one/part/b.md"))
    about = NavEntry(title="About", url="", children=(entry("about/us.md"), entry("about/you.md")))
    return entry("index.md", url=home), entry("one/index.md", part, entry("one/key-ideas.md")), entry("two/index.md"), about


def drawn(entries: Sequence[NavEntry], depth: int) -> str:
    return "".join((f"<{ROOT}{entry.url}{SEAM}>" if entry.path else "") + ROOM for entry in entries) + ("|" if depth else "")


def contexts(entries: tuple[NavEntry, ...] | None = None) -> Contexts:
    return Contexts(
        CATALOGUE,
        Branches(nav() if entries is None else entries, drawn),
        kinds=KINDS,
        site_urls={"key-idea": "key-ideas/", "reflective-activity": "reflective-activities/"},
        theme_files={"css": "main.css"},
        parents={},
        record="site",
        tool_urls={"record": "my-record/"},
    )


def of(path: str) -> Context:
    return contexts().of(path, ("filter",), ("list",))


def link(path: str, label: str = "") -> PageLink:
    return PageLink(title=path, url=CATALOGUE.outline.pages[path].url, label=label)


def test_a_page_knows_its_suite_number_and_scripts() -> None:
    page = of("one/part/b.md")
    assert (page.suite and page.suite.id, page.label, page.scripts, page.theme_files) == ("one", "1.2", ("filter",), {"css": "main.css"})


def test_a_sub_section_knows_where_it_stands() -> None:
    assert of("one/part/b.md").place == PlaceView(section=1, sections=1, section_title="one/part/index.md", page=2, pages=2, label="1.2")


def test_a_page_of_a_suite_without_sections_knows_where_it_stands() -> None:
    assert of("two/c.md").place == PlaceView(section=None, sections=0, section_title="", page=1, pages=1, label="1")


@pytest.mark.parametrize("path", ["index.md", "one/index.md", "one/part/index.md"])
def test_other_pages_stand_in_no_row(path: str) -> None:
    assert of(path).place is None


def test_a_page_knows_its_own_items() -> None:
    assert of("one/part/a.md").items == (
        PageItem(kind="key-idea", kind_label="Key idea", label="Key idea", title="A", url="#a", minutes=5),
        PageItem(
            kind="reflective-activity", kind_label="Reflective activity", label="Reflective activity 1", title="B", url="#b", minutes=10
        ),
    )


STEPS = [
    ("one/index.md", None, "one/part/index.md"),
    ("one/part/index.md", "one/index.md", "one/part/a.md"),
    ("one/part/b.md", "one/part/a.md", None),
    ("two/index.md", None, "two/c.md"),
    ("about/us.md", None, "about/you.md"),
    ("about/you.md", "about/us.md", None),
    ("index.md", None, None),
    ("key-ideas.md", None, None),
    ("one/key-ideas.md", None, None),
]


@pytest.mark.parametrize(("path", "before", "after"), STEPS)
def test_back_and_on_lead_through_a_suite_or_folder_and_not_beyond(path: str, before: str | None, after: str | None) -> None:
    page = of(path)
    assert (page.previous and page.previous.title, page.next and page.next.title) == (before, after)


def test_a_step_shows_the_number_of_its_page() -> None:
    assert of("one/part/a.md").next == link("one/part/b.md", "1.2")


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("index.md", ["index.md"]),
        ("one/index.md", ["index.md"]),
        ("one/part/a.md", ["index.md", "one/index.md", "one/part/index.md"]),
        ("about/us.md", ["index.md"]),
        ("key-ideas.md", ["index.md"]),
    ],
)
def test_the_trail_leads_from_home_down_to_the_page(path: str, trail: list[str]) -> None:
    assert [one.title for one in of(path).trail] == trail


def test_the_trail_begins_at_home_without_directory_addresses_too() -> None:
    assert [one.url for one in contexts(nav("index.html")).of("one/part/a.md", (), ()).trail] == ["index.html", "one/", "one/part/"]


def test_a_site_without_home_page_has_no_home_in_its_trails() -> None:
    assert [one.title for one in contexts(nav()[1:]).of("one/part/a.md", (), ()).trail] == ["one/index.md", "one/part/index.md"]


def shape(entries: tuple[NavEntry, ...]) -> list[tuple[str, bool, bool, object]]:
    return [(one.title, one.is_current, one.is_open, shape(one.children)) for one in entries]


def test_navigation_opens_the_branch_of_the_page_and_folders_without_a_page() -> None:
    assert shape(of("one/part/a.md").nav) == [
        ("index.md", False, False, []),
        (
            "one/index.md", False, True,
            [
                ("one/part/index.md", False, True, [("one/part/a.md", True, True, []), ("one/part/b.md", False, False, [])]),
                ("one/key-ideas.md", False, False, []),
            ],
        ),
        ("two/index.md", False, False, []),
        ("About", False, True, [("about/us.md", False, False, []), ("about/you.md", False, False, [])]),
    ]  # fmt: skip


def test_navigation_is_drawn_from_the_page_and_says_which_entry_it_is() -> None:
    made = contexts()
    htmls = [
        made.of(path, (), ()).branch.html(root)
        for path, root in [("one/part/a.md", "../../../"), ("one/part/b.md", "../../"), ("index.md", "./")]
    ]
    here = ' aria-current="page"'
    assert htmls == [
        f"<../../../><../../../one/><../../../one/part/><../../../one/part/a{here}><../../../one/part/b>|<../../../one/key-ideas>|<../../../two/><../../../about/us><../../../about/you>|",
        f"<../../><../../one/><../../one/part/><../../one/part/a><../../one/part/b{here}>|<../../one/key-ideas>|<../../two/><../../about/us><../../about/you>|",
        f"<./{here}><./one/><./two/><./about/us><./about/you>|",
    ]


def test_navigation_of_a_page_that_stands_nowhere_keeps_what_has_no_page_to_lead_to_it() -> None:
    assert [len(one.children) for one in contexts().bare().nav] == [0, 0, 0, 2]


def test_a_page_that_stands_nowhere_has_what_is_the_same_for_all() -> None:
    page = contexts().of("index.md", (), ())
    bare = contexts().bare()
    assert bare == replace(page, branch=bare.branch)


def test_kinds_are_counted_with_the_addresses_of_their_lists() -> None:
    assert of("index.md").kinds == (
        CountView(kind="key-idea", words="2 key ideas", label="Key idea", plural="Key ideas", count=2, url="key-ideas/"),
        CountView(
            kind="reflective-activity", words="1 reflective activity", label="Reflective activity",
            plural="Reflective activities", count=1, url="reflective-activities/",
        ),
        CountView(kind="resource", words="0 resources", label="Resource", plural="Resources", count=0, url=""),
    )  # fmt: skip


def test_each_suite_has_a_card() -> None:
    counts = tuple(replace(count, count=1, words=f"1 {count.label.lower()}", url="") for count in of("index.md").kinds[:2])
    assert of("index.md").suites[0] == SuiteCard(
        id="one", title="one/index.md", url="one/", phase="Secondary", audience="Leaders", status="archived", description="About.",
        first_url="one/part/a/", counts=counts, minutes=15,
    )  # fmt: skip


def test_a_suite_without_pages_begins_at_its_own() -> None:
    assert of("index.md").suites[2].first_url == ""


def test_the_numbers_of_pages_are_known_by_address() -> None:
    assert of("index.md").numbers == {"one/part/": "1", "one/part/a/": "1.1", "one/part/b/": "1.2", "two/c/": "1"}
