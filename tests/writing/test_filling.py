from __future__ import annotations

import pytest

from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Draft
from cpd.domain.markers import BODY, END, ID, ITEMS, NUMBER, START, TITLE, TITLE_END, MarkedHtml, mark
from cpd.domain.place import Suite
from cpd.writing.filling import SettledPage, fill_page
from support.reads import read_into
from support.things import closed, draft_item, outline

ONE = Suite(id="one", folder="one")
TWO = Suite(id="two", folder="two")
CATALOGUE, _ = closed(
    {
        "one/a.md": [draft_item(1, "Coaching & more", kind="reflective-activity", id="coaching")],
        "one/b.md": [draft_item(2, "Second", id="same")],
        "two/c.md": [draft_item(3, "Third", id="same")],
        "d.md": [],
    },
    ONE,
    TWO,
)


def fill(html: str, path: str = "one/a.md", catalogue: Catalogue = CATALOGUE, **references: int | None) -> SettledPage:
    return fill_page(MarkedHtml.of(html), catalogue.outline.pages[path], catalogue, lines=references or {"any": None})


def test_ids_and_numbers_are_filled_in() -> None:
    assert fill(f"{mark(ID, 1)}|Activity{mark(NUMBER, 1)}").html == "coaching|Activity 1"


def test_an_item_without_number_gets_none() -> None:
    assert fill(f"Idea{mark(NUMBER, 2)}", "one/b.md").html == "Idea"


def test_marks_of_a_callout_that_is_no_item_vanish() -> None:
    assert fill(f"a{mark(ID, 99)}{mark(NUMBER, 99)}b").html == "ab"


def test_lists_of_items_wait() -> None:
    assert fill(f"<div>{mark(ITEMS, 5)}</div>").html == f"<div>{mark(ITEMS, 5)}</div>"


def test_callouts_stay_marked_until_they_are_cut_out() -> None:
    html = f"<div>{mark(START, 1)}<p>{mark(TITLE, 1)}T{mark(TITLE_END, 1)}</p>{mark(BODY, 1)}<p>b</p></div>{mark(END, 1)}"
    assert fill(html).html == html


@pytest.mark.parametrize(
    ("html", "path", "link"),
    [
        ('<a href="item:coaching">It</a>', "one/a.md", '<a href="#coaching">It</a>'),
        ('<a href="item:coaching">It</a>', "one/b.md", '<a href="../a/#coaching">It</a>'),
        ('<a class="x" href="item:one/coaching" title="y">It</a>', "d.md", '<a class="x" href="../one/a/#coaching" title="y">It</a>'),
        ('<a href="item:coaching"></a>', "d.md", '<a href="../one/a/#coaching">Reflective activity 1: Coaching &amp; more</a>'),
        ('<a href="item:same">It</a>', "two/c.md", '<a href="#same">It</a>'),
        ('<a href="item:one/same"><em>It</em></a>', "two/c.md", '<a href="../../one/b/#same"><em>It</em></a>'),
    ],
)
def test_a_reference_becomes_a_link_to_its_item(html: str, path: str, link: str) -> None:
    done = fill(html, path)
    assert (done.html, done.findings) == (link, ())


@pytest.mark.parametrize(
    ("html", "words"),
    [('<a href="item:gone">It</a>', "It"), ('<a href="item:gone&amp;lost"></a>', "gone&amp;lost")],
)
def test_a_reference_that_leads_nowhere_becomes_words(html: str, words: str) -> None:
    assert fill(html).html == words


def said(html: str, path: str, catalogue: Catalogue = CATALOGUE, **references: int | None) -> list[str]:
    return [finding.message() for finding in fill(html, path, catalogue, **references).findings]


def test_a_reference_that_leads_nowhere_is_reported_with_the_closest() -> None:
    assert said('<a href="item:coachng">It</a>', "d.md", coachng=4) == [
        'docs/d.md:4: item-references-resolve: "item:coachng" leads to no item. Did you mean "coaching"?'
    ]


def test_a_reference_that_could_mean_several_is_reported_with_all() -> None:
    assert said('<a href="item:same">It</a>', "d.md") == [
        (
            'docs/d.md: item-references-resolve: "item:same" could mean one/same or two/same. '
            "Write the suite's id in front, as in `item:suite/id`."
        )
    ]


def test_a_reference_on_a_site_without_items_is_reported() -> None:
    empty, _ = closed({"d.md": []})
    assert said('<a href="item:any">It</a>', "d.md", empty) == [
        'docs/d.md: item-references-resolve: "item:any" leads to no item. There are no items yet.'
    ]


def test_a_page_without_references_is_not_looked_through() -> None:
    html = '<a href="item:gone">It</a>'
    page = CATALOGUE.outline.pages["d.md"]
    assert fill_page(MarkedHtml.of(html), page, CATALOGUE, lines={}).html == html


REFERENCES = """
Text.

[It](item:gone) and [that](item:gone/too).

[Twice](item:twice)
[Twice](item:twice)

`[code](item:code)`
"""


def test_references_are_known_with_their_lines_where_these_are_certain() -> None:
    draft = Draft()
    read_into(draft, "d.md", REFERENCES, first_line=3)
    assert draft.pages["d.md"].references == {"gone": 6, "gone/too": 6, "twice": None}


def test_references_written_as_html_are_known_too() -> None:
    draft = Draft()
    read_into(draft, "d.md", '<p><a class="x" href="item:gone&amp;lost">It</a> <a href="item:away">It</a></p>')
    assert draft.pages["d.md"].references == {"gone&lost": None, "away": None}


def test_a_reference_from_markdown_is_reported_with_its_line() -> None:
    draft = Draft()
    marked = read_into(draft, "d.md", "Text.\n\n[It](item:gone)\n")
    catalogue = draft.close(outline("d.md"))
    done = fill_page(marked, catalogue.outline.pages["d.md"], catalogue, lines=draft.pages["d.md"].references)
    assert [finding.message() for finding in done.findings] == [
        'docs/d.md:3: item-references-resolve: "item:gone" leads to no item. There are no items yet.'
    ]
