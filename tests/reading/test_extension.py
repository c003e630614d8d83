"""The extension on its own, as another engine than MkDocs would load it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown, markdown

from cpd.domain.draft import Draft
from cpd.domain.markers import END, ITEMS, START, mark
from cpd.reading.extension import CalloutExtension
from cpd.reading.reading import Reading
from support.pages import parsed
from support.reads import read
from support.things import KINDS

ALONE = ["admonition", "toc", "footnotes", "attr_list", "cpd.reading.extension"]


def ids(text: str) -> list[str]:
    """The ids of the callouts."""
    return [element.id for element in parsed(markdown(text, extensions=ALONE)).all("", "cpd-callout")]


def test_without_a_build_a_callout_has_the_id_of_its_title() -> None:
    assert ids('/// key-idea | Begin *small*\nText.\n///\n\n!!! key-idea "Go on"\n    Text.\n') == ["begin-small", "go-on"]


def test_without_a_build_a_written_id_stays() -> None:
    assert ids("/// key-idea | First\n    id: mine\n\nText.\n///\n") == ["mine"]


def test_without_a_build_made_ids_give_way_to_headings_and_to_each_other() -> None:
    assert ids("/// key-idea | First\nText.\n///\n\n/// key-idea | First\nText.\n///\n\n## First\n") == ["first-2", "first-3"]


def test_without_a_build_a_callout_without_title_has_an_id() -> None:
    assert ids('!!! key-idea ""\n    Text.\n') == ["key-idea"]


def test_without_a_build_nothing_is_left_to_fill_in() -> None:
    html = markdown("/// key-idea | First\nText.\n///\n\n/// items\n///\n", extensions=ALONE)
    assert [mark for mark in ("\x02", "\x03", "data-cpd", ITEMS + ":") if mark in html] == []


BOTH = '/// key-idea | First\nText.\n///\n\n!!! resource "Second"\n    Text.\n\n??? reflective-activity "Third"\n    Text.\n'


def test_alone_both_spellings_are_drawn_with_nothing_named_beside() -> None:
    page = parsed(markdown(BOTH, extensions=["cpd.reading.extension"]))

    assert [(one.tag, {*one.classes}, one.id) for one in page.all("", "cpd-callout")] == [
        ("div", {"admonition", "key-idea", "cpd-callout"}, "first"),
        ("div", {"admonition", "resource", "cpd-callout"}, "second"),
        ("details", {"reflective-activity", "cpd-callout"}, "third"),
    ]
    assert [one.text for one in page.all("", "cpd-callout__kind")] == ["Key idea", "Resource", "Reflective activity"]


def test_alone_kinds_can_be_given() -> None:
    given = {"cpd.reading.extension": {"kinds": {"exercise": {"label": "Exercise"}}}}
    html = markdown('!!! exercise "Prune"\n    Cut.\n', extensions=["cpd.reading.extension"], extension_configs=given)

    assert parsed(html).one("div", "exercise").one("span", "cpd-callout__kind").text == "Exercise"


def test_alone_kinds_that_cannot_be_understood_are_refused_in_plain_words() -> None:
    given = {"cpd.reading.extension": {"kinds": {"exercise": {"lable": "Exercise"}}}}
    with pytest.raises(ValueError, match=r'^extra\.cpd\.kinds\.exercise has no setting `lable`\. Did you mean "label"\?$'):
        markdown("Text.", extensions=["cpd.reading.extension"], extension_configs=given)


def test_a_converter_used_twice_forgets_the_first_page() -> None:
    converter = Markdown(extensions=ALONE)
    pages = [converter.reset().convert(f"/// key-idea | {title}\nText.\n///\n") for title in ("First", "Second")]
    assert ["First" in page for page in pages] == [True, False]


@pytest.mark.parametrize("text", ["", "\n", "text", "# Title\n\ntext"])
def test_a_page_without_callouts_is_left_as_it_is(text: str) -> None:
    assert markdown(text, extensions=ALONE) == markdown(text, extensions=ALONE[:-1])


def test_callouts_of_another_page_that_are_shown_on_this_one_are_no_items_of_it() -> None:
    draft = Draft()
    reading = Reading(draft, KINDS)
    reading.open_page("a.md", "", 1)
    reading.take_html(f"<div>{mark(START, 7)}<p>Text.</p></div>{mark(END, 7)}")
    assert draft.pages["a.md"].items == []


def test_a_page_may_end_without_a_line_end() -> None:
    assert read('/// key-idea | First\n    "minuts": 5\nText.\n///').findings == [
        'docs/page.md:1: option-is-known: "First" has no option `minuts`. Did you mean "minutes"?'
    ]


PIECES = st.sampled_from(
    [
        "/// key-idea | First", "//// resource | Second", "/// items", "/// key-idea", "/// zebra | A", "///", "////", "/// |",
        "    id: a", "    number: 2", "    open: true", "    tags: [", "    - a", "id: b", "  minutes: 5", "    attrs: {id: x}",
        '!!! key-idea "Third"', "??? resource", '    !!! key-idea "Fourth"', "    /// key-idea | Fifth", "    ///", "!!! key-idea “A”",
        "", "", "text", "    code", "```", "~~~", "- item", "> quote", "> /// key-idea | Q", "# Heading", "#### Jump", "<!--", "-->",
        "<div markdown>", "</div>", "<details class='key-idea'>", "![](a.png)", "[here](b.md)", "[](item:first)", "[^1]", "[^1]: Note",
        "| a | b |", "|---|---|", '=== "Tab"', "Term", ":   Definition", "\t/// key-idea | Tab", "$$", "`///`", "{ #first }",
        "***", "\\*", "&amp;", "\x02cpd:start:1\x03", "\x02", "*[HTML]: x",
    ]
)  # fmt: skip


@given(text=st.lists(PIECES, max_size=14).map("\n".join) | st.text(max_size=60))
def test_any_page_is_read_with_a_unique_id_for_each_item(text: str) -> None:
    page = read(text)
    assert len({item["id"] for item in page.items}) == len(page.items)


@given(text=st.lists(PIECES, max_size=14).map("\n".join))
def test_every_item_of_any_page_stands_in_its_html(text: str) -> None:
    page = read(text)
    assert [item["id"] for item in page.items if f'id="{item["id"]}"' not in page.html] == []


@given(text=st.lists(PIECES, max_size=14).map("\n".join))
def test_no_mark_is_left_in_any_page(text: str) -> None:
    assert "\x02cpd:" not in read(text).html


def test_a_row_that_is_too_long_leaves_no_mark_where_nobody_is_told() -> None:
    converter = Markdown(extensions=["tables", CalloutExtension()])
    assert "data-cpd" not in converter.convert("| a |\n|---|\n| 1 | 2 |")
