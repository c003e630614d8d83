"""A sheet as an OpenDocument text, read back by others than the library that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf import grammar, opendocument, teletype
from odf import text as odf_text

from cpd.components.forms import sheet
from cpd.components.forms.looks import LOOKS
from cpd.components.forms.opendocument.file import opendocument_file
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml import xml_text
from support.processes import files_of_other_processes
from support.sheets import ARABIC, DAY, DIRECTIONS, HARD, HARD_SAID, answered, blank, example, form, marks

OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
TEXT: Final = f"{{{OASIS}:text:1.0}}"
TABLE: Final = f"{{{OASIS}:table:1.0}}"
STYLE: Final = f"{{{OASIS}:style:1.0}}"
FO: Final = f"{{{OASIS}:xsl-fo-compatible:1.0}}"
OFFICE: Final = f"{{{OASIS}:office:1.0}}"


@cache
def file(drawn: Sheet) -> bytes:
    return opendocument_file(drawn, day=DAY)


def part(drawn: Sheet, name: str = "content.xml") -> Element:
    with ZipFile(BytesIO(file(drawn))) as archive:
        return ElementTree.fromstring(archive.read(name))


def said(element: Element) -> str:
    """The words in an element, with its breaks, tabs and spaces."""
    signs = {f"{TEXT}line-break": "\n", f"{TEXT}tab": "\t", f"{TEXT}s": " " * int(element.get(f"{TEXT}c", "1"))}
    inside = "".join(said(child) + (child.tail or "") for child in element)
    return signs.get(element.tag, (element.text or "") + inside)


def places(document: Element) -> dict[str, tuple[str, list[str]]]:
    """What stands between the ends of each bookmark: its words, and the elements among them."""
    found: dict[str, tuple[str, list[str]]] = {}
    for paragraph in document.iter():
        name, words, tags = "", "", list[str]()
        for child in paragraph:
            if child.tag == f"{TEXT}bookmark-start":
                name, words, tags = child.attrib[f"{TEXT}name"], child.tail or "", []
            elif child.tag == f"{TEXT}bookmark-end":
                assert child.attrib[f"{TEXT}name"] == name
                assert name not in found
                found[name] = (words, tags)
                words, tags = "", []
            else:
                words += said(child) + (child.tail or "")
                tags.append(child.tag.rpartition("}")[2])
    return found


def styled(document: Element, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [said(one) for one in document.iter() if one.get(f"{TEXT}style-name") == style]


# Answers


@pytest.mark.parametrize("drawn", [blank(), example()], ids=["blank", "example"])
def test_every_field_is_a_bookmark_with_its_name(drawn: Sheet) -> None:
    assert set(places(part(drawn))) == marks(drawn)


def test_every_answer_of_an_example_is_in_its_bookmark() -> None:
    found = places(part(example()))
    written = {answer.field.name: answer.text for answer in example().answers() if answer.text and not answer.ticks}
    assert {name: found[name][0] for name in written} == written


def test_boxes_are_ticked_where_they_are_chosen() -> None:
    found = places(part(example()))
    assert {name: words for name, words in found.items() if name.startswith(("phase", "seen"))} == {
        "phase=before": ("☐", ["span"]),
        "phase=during": ("☒", ["span"]),
        "phase=after": ("☐", ["span"]),
        "seen=books": ("☒", ["span"]),
        "seen=lessons": ("☐", ["span"]),
        "seen=tests": ("☒", ["span"]),
    }


def test_what_is_still_to_be_written_says_so() -> None:
    found = places(part(blank()))
    shown = {name: words for name, (words, tags) in found.items() if tags == ["placeholder"]}
    assert {name: shown[name] for name in ("school", "day", "month", "log.1.done")} == {
        "school": "Click here to write",
        "day": "Choose a date",
        "month": "Choose one",
        "log.1.done": "\u2003",
    }
    assert set(shown) == {answer.field.name for answer in blank().answers() if not answer.ticks}


def test_line_breaks_are_line_breaks() -> None:
    assert places(part(example()))["focus"] == ("One thing.\n\nAnd another.", ["line-break", "line-break"])


def test_hard_answers_come_through() -> None:
    assert places(part(answered(HARD)))["q"][0] == HARD_SAID


def test_no_space_is_left_to_be_lost() -> None:
    (box,) = (one for one in part(answered(" a  b \n c")).iter(f"{TEXT}p") if one.get(f"{TEXT}style-name") == "Answer")
    assert [(child.tag.removeprefix(TEXT), child.get(f"{TEXT}c"), child.tail) for child in box] == [
        ("bookmark-start", None, None),
        ("s", "1", "a "),
        ("s", "1", "b"),
        ("s", "1", None),
        ("line-break", None, None),
        ("s", "1", "c"),
        ("bookmark-end", None, None),
    ]


@given(st.text(st.characters(codec=None, categories=None), min_size=1))
def test_any_answer_comes_through(answer: str) -> None:
    if xml_text(answer):
        assert places(part(answered(answer)))["q"][0] == xml_text(answer)


def test_another_library_reads_the_answers_too() -> None:
    document = opendocument.load(BytesIO(file(answered(HARD))))
    assert teletype.extractText(document.text.getElementsByType(odf_text.P)[-1]) == HARD_SAID


# What one reads


def test_headings_are_headings() -> None:
    headings = [(one.attrib[f"{TEXT}outline-level"], said(one)) for one in part(blank()).iter(f"{TEXT}h")]
    assert headings == [
        ("1", "Action plan"),
        ("2", "The school"),
        ("2", "The work"),
        ("3", "What is usual"),
        ("3", "Where to start"),
        ("3", "Log"),
        ("3", "Sort these"),
        ("3", "Then choose 1"),
        ("3", "Put in order"),
        ("3", "For the school"),
        ("2", "When you have sorted: what we think, and why"),
        ("3", "Sort these"),
    ]


def test_every_table_has_its_name_and_a_row_of_headings() -> None:
    tables = list(part(blank()).iter(f"{TABLE}table"))
    assert [said(table[0]) for table in tables if table[0].tag == f"{TABLE}title"] == [
        "What is usual",
        "Where to start",
        "Log",
        "Sort these",
        "Then choose 1",
        "Put in order",
        "For the school",
        "Sort these",
    ]
    assert [len(table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) for table in tables] == [1] * 8


def test_every_row_has_a_cell_for_each_column() -> None:
    for table in part(blank()).iter(f"{TABLE}table"):
        columns = len(table.findall(f"{TABLE}table-column"))
        assert {len(row) for row in table.iter(f"{TABLE}table-row")} == {columns}


def test_a_tables_rows_hold_their_own_fields_only() -> None:
    rows = [[start.attrib[f"{TEXT}name"] for start in row.iter(f"{TEXT}bookmark-start")] for row in part(blank()).iter(f"{TABLE}table-row")]
    assert [row for row in rows if any(name.startswith("log.") for name in row)] == [
        [f"log.{n}.day", f"log.{n}.done", f"log.{n}.hours", f"log.{n}.who=us", f"log.{n}.who=them", f"log.{n}.next"] for n in (1, 2)
    ]


def automatic(document: Element) -> dict[str, Element]:
    styles = document.find(f"{OFFICE}automatic-styles")
    assert styles is not None
    return {style.attrib[f"{STYLE}name"]: style for style in styles}


def test_rows_stay_whole() -> None:
    styles = automatic(part(blank()))
    used = {row.attrib[f"{TABLE}style-name"] for row in part(blank()).iter(f"{TABLE}table-row")}
    assert {styles[name][0].attrib[f"{FO}keep-together"] for name in used} == {"always"}


def test_a_row_that_may_be_higher_than_a_page_goes_on_overleaf() -> None:
    asked = form("parts: [{type: table, id: t, label: T, columns: [A]}]")
    document = part(sheet.example(replace(asked, example={"t.1.a": "long " * 800, "t.2.a": "short"})))
    used = [row.attrib[f"{TABLE}style-name"] for row in document.iter(f"{TABLE}table-row")]
    assert [automatic(document)[name][0].attrib[f"{FO}keep-together"] for name in used] == ["always", "auto", "always"]


def test_a_blank_can_be_filled_with_long_answers() -> None:
    assert automatic(part(blank()))["LongRow"][0].attrib[f"{FO}keep-together"] == "auto"


def test_a_blank_box_has_room_to_write() -> None:
    assert styled(part(blank()), "Room6") == ["Click here to write"]
    room = automatic(part(blank()))["Room6"]
    assert (room.attrib[f"{STYLE}parent-style-name"], room[0].attrib[f"{FO}padding-bottom"]) == ("Answer", "42.47mm")


def test_a_filled_box_is_as_large_as_its_answer() -> None:
    assert [name for name in automatic(part(example())) if name.startswith("Room")] == []


def test_what_is_thought_of_cards_begins_a_page() -> None:
    (name,) = (name for name, style in automatic(part(blank())).items() if style[0].get(f"{FO}break-before") == "page")
    assert styled(part(blank()), name) == ["When you have sorted: what we think, and why"]


# Directions


def mode(document: Element, one: Element, space: str = TEXT) -> tuple[str | None, str | None]:
    """Which way a paragraph or a table runs, and to which side its lines stand; None where nothing is said of it."""
    style = automatic(document).get(one.attrib[f"{space}style-name"])
    return (None, None) if style is None else (style[0].get(f"{STYLE}writing-mode"), style[0].get(f"{FO}text-align"))


@pytest.mark.parametrize(("answer", "stretches"), DIRECTIONS.items())
def test_an_answer_is_set_in_the_direction_in_which_it_is_read(answer: str, stretches: list[tuple[str, bool]]) -> None:
    document = part(answered(answer))
    (paragraph,) = (one for one in document.iter(f"{TEXT}p") if one.findall(f"{TEXT}bookmark-start"))
    # LibreOffice takes "start" for the left side, whichever way a paragraph runs.
    assert mode(document, paragraph) == (("rl-tb", "right") if stretches[0][1] else (None, None))
    assert sorted(set(strangers(document))) == []


def test_a_form_in_arabic_is_set_from_right_to_left() -> None:
    document = part(sheet.blank(form(ARABIC, title="خطة العمل")))
    written = [one for tag in ("p", "h") for one in document.iter(f"{TEXT}{tag}") if re.search("[\u0600-\u06ff]", said(one))]
    assert {said(one): mode(document, one)[0] for one in written} == dict.fromkeys(
        ["خطة العمل", "المدرسة", "الخطوات", "ماذا", "متى"], "rl-tb"
    )
    assert [mode(document, table, TABLE)[0] for table in document.iter(f"{TABLE}table")] == ["rl-tb"]
    assert sorted(set(strangers(document))) == []


def test_a_line_that_runs_leftwards_is_otherwise_as_its_style_says() -> None:
    styles = automatic(part(sheet.blank(form(ARABIC, title="خطة العمل"))))
    assert {style.attrib[f"{STYLE}parent-style-name"] for style in styles.values() if style[0].get(f"{FO}text-align")} <= {
        name.replace(" ", "_20_") for name in LOOKS
    }


def test_a_form_in_english_says_nothing_of_directions() -> None:
    assert [one for one in part(example()).iter() if one.get(f"{STYLE}writing-mode")] == []


# Mark, title, page


def master(drawn: Sheet, what: str) -> list[str]:
    return [said(found) for found in part(drawn, "styles.xml").iter(f"{STYLE}{what}")]


def test_an_example_says_so_on_every_page() -> None:
    assert master(example(), "header") == ["Completed example. Ashgrove is invented."]
    assert styled(part(example()), "Mark") == ["Completed example. Ashgrove is invented."]


def test_a_blank_says_nothing_of_the_kind() -> None:
    assert (master(blank(), "header"), styled(part(blank()), "Mark")) == ([], [])


@pytest.mark.parametrize(("drawn", "title"), [(blank(), "Action plan"), (example(), "Action plan (completed example)")])
def test_a_file_knows_its_title_language_and_day_and_nothing_else(drawn: Sheet, title: str) -> None:
    facts = part(drawn, "meta.xml").find(f"{OFFICE}meta")
    assert facts is not None
    assert {fact.tag.rpartition("}")[2]: fact.text for fact in facts} == {
        "title": title,
        "language": "en-GB",
        "creation-date": "2026-11-22T00:00:00",
        "date": "2026-11-22T00:00:00",
    }


def test_the_footer_says_title_and_page() -> None:
    assert master(blank(), "footer") == ["Action plan\tPage 1 of 1"]


def test_the_page_is_a4() -> None:
    (page,) = part(blank(), "styles.xml").iter(f"{STYLE}page-layout-properties")
    names = ("page-width", "page-height", "margin-left", "margin-right", "margin-top")
    assert [page.attrib[f"{FO}{name}"] for name in names] == ["210mm", "297mm", "18mm", "18mm", "18mm"]


def test_the_language_is_british_english() -> None:
    (default,) = part(blank(), "styles.xml").iter(f"{STYLE}default-style")
    words = default.find(f"{STYLE}text-properties")
    assert words is not None
    assert (words.get(f"{FO}language"), words.get(f"{FO}country")) == ("en", "GB")


# What the format demands


def strangers(root: Element) -> Iterator[str]:
    """Elements and attributes that the grammar of another library does not know where they stand."""

    def split(name: str) -> tuple[str, str]:
        space, _, local = name.removeprefix("{").partition("}")
        return space, local

    for element in root.iter():
        children = grammar.allowed_children.get(split(element.tag))
        attributes = grammar.allowed_attributes.get(split(element.tag))
        yield from (f"{element.tag} in {element.tag}" for child in element if children is not None and split(child.tag) not in children)
        yield from (f"{name} of {element.tag}" for name in element.attrib if attributes is not None and split(name) not in attributes)


@pytest.mark.parametrize("name", ["content.xml", "styles.xml", "meta.xml"])
@pytest.mark.parametrize("drawn", [blank(), example()], ids=["blank", "example"])
def test_elements_and_attributes_stand_where_the_format_has_them(drawn: Sheet, name: str) -> None:
    assert sorted(set(strangers(part(drawn, name)))) == []


def test_every_style_that_is_used_is_there() -> None:
    named = {style.attrib[f"{STYLE}name"] for style in part(blank(), "styles.xml").iter(f"{STYLE}style")}
    assert {name.replace(" ", "_20_") for name in LOOKS} <= named
    for drawn in (blank(), example()):
        document = part(drawn)
        uses = {
            value for one in document.iter() for name, value in one.attrib.items() if name.endswith(("}style-name", "}parent-style-name"))
        }
        assert sorted(uses - named - set(automatic(document))) == []


def test_every_part_says_the_same_version() -> None:
    assert {part(blank(), f"{name}.xml").attrib[f"{OFFICE}version"] for name in ("content", "styles", "meta", "settings")} == {"1.2"}


def test_the_manifest_lists_every_part() -> None:
    space = f"{{{OASIS}:manifest:1.0}}"
    listed = {one.attrib[f"{space}full-path"]: one.attrib[f"{space}media-type"] for one in part(blank(), "META-INF/manifest.xml")}
    assert listed == {
        "/": "application/vnd.oasis.opendocument.text",
        "content.xml": "text/xml",
        "styles.xml": "text/xml",
        "meta.xml": "text/xml",
        "settings.xml": "text/xml",
    }


# The same again


def test_the_same_sheet_makes_the_same_file() -> None:
    assert opendocument_file(example(), day=DAY) == opendocument_file(example(), day=DAY)


def test_another_process_makes_the_same_file() -> None:
    assert files_of_other_processes(opendocument_file) == [opendocument_file(example(), day=DAY)] * 2


def test_another_day_makes_another_file() -> None:
    assert opendocument_file(blank(), day=DAY) != opendocument_file(blank(), day="2026-11-23")


def test_the_type_stands_first_and_plain() -> None:
    content = opendocument_file(blank(), day=DAY)
    assert content[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    with ZipFile(BytesIO(content)) as archive:
        first, *others = archive.infolist()
    assert (first.compress_type, {entry.compress_type for entry in others}) == (ZIP_STORED, {ZIP_DEFLATED})
    assert {(entry.date_time, entry.create_system) for entry in (first, *others)} == {((1980, 1, 1, 0, 0, 0), 0)}
