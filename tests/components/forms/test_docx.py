"""A sheet as a Word file, read back by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from io import BytesIO
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile

import mammoth
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.forms import sheet
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.word.controls import control_tag
from cpd.components.forms.word.file import word_file
from cpd.components.forms.xml import xml_text
from support.processes import files_of_other_processes
from support.sheets import ARABIC, DAY, DIRECTIONS, HARD, HARD_SAID, answered, blank, example, form, marks

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@cache
def file(drawn: Sheet) -> bytes:
    return word_file(drawn, day=DAY)


def part(drawn: Sheet, name: str = "word/document.xml") -> Element:
    with ZipFile(BytesIO(file(drawn))) as archive:
        return ElementTree.fromstring(archive.read(name))


def val(element: Element | None) -> str:
    assert element is not None
    return element.attrib[f"{W}val"]


def controls(document: Element) -> dict[str, Element]:
    """Content controls by tag."""
    found = {val(control.find(f"{W}sdtPr/{W}tag")): control for control in document.iter(f"{W}sdt")}
    assert len(found) == len(list(document.iter(f"{W}sdt")))
    return found


def said(element: Element) -> str:
    """The words in an element, with its breaks and tabs."""
    return "".join(said_by(run) for run in element.iter(f"{W}r"))


def said_by(run: Element) -> str:
    """The same of one run."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(piece.tag, piece.text or "") for piece in run if piece.tag in {f"{W}t", *signs})


def facts(drawn: Sheet, tag: str) -> list[str]:
    """What a control is, by the names of its properties."""
    return [found.tag.rpartition("}")[2] for found in controls(part(drawn))[tag].find(f"{W}sdtPr") or ()]


def html(drawn: Sheet) -> str:
    return str(mammoth.convert_to_html(BytesIO(file(drawn))).value)


# Answers


@pytest.mark.parametrize("drawn", [blank(), example()], ids=["blank", "example"])
def test_every_field_is_a_control_with_its_name(drawn: Sheet) -> None:
    assert set(controls(part(drawn))) == marks(drawn)


def test_every_answer_of_an_example_is_in_its_control() -> None:
    found = controls(part(example()))
    assert {answer.field.name: said(found[answer.field.name]) for answer in example().answers() if answer.text and not answer.ticks} == {
        answer.field.name: answer.text for answer in example().answers() if answer.text and not answer.ticks
    }


def test_boxes_are_ticked_where_they_are_chosen() -> None:
    ticked = {
        tag: (box.find(f"{W14}checked").attrib[f"{W14}val"], said(control))  # type: ignore[union-attr]
        for tag, control in controls(part(example())).items()
        if (box := control.find(f"{W}sdtPr/{W14}checkbox")) is not None and tag.startswith(("phase", "practice.why"))
    }
    assert ticked == {
        "phase=before": ("0", "☐"),
        "phase=during": ("1", "☒"),
        "phase=after": ("0", "☐"),
        "practice.why.own=1": ("0", "☐"),
        "practice.why.own=2": ("1", "☒"),
        "practice.why.own=3": ("0", "☐"),
        "practice.why.own=4": ("0", "☐"),
    }


def test_a_date_is_chosen_from_a_calendar() -> None:
    day = controls(part(example()))["day"].find(f"{W}sdtPr/{W}date")
    assert day is not None
    assert day.attrib == {f"{W}fullDate": "2026-09-14T00:00:00Z"}
    assert [(child.tag.removeprefix(W), val(child)) for child in day] == [
        ("dateFormat", "d MMMM yyyy"),
        ("lid", "en-GB"),
        ("storeMappedDataAs", "dateTime"),
        ("calendar", "gregorian"),
    ]


def test_a_date_that_is_none_is_only_words() -> None:
    drawn = answered("soon", "date")
    day = controls(part(drawn))["q"].find(f"{W}sdtPr/{W}date")
    assert day is not None
    assert (day.attrib, said(controls(part(drawn))["q"])) == ({}, "soon")


def test_many_choices_are_a_list_to_choose_from() -> None:
    listed = controls(part(example()))["month"].find(f"{W}sdtPr/{W}dropDownList")
    assert listed is not None
    assert listed.attrib == {f"{W}lastValue": "sep"}
    assert [(item.attrib[f"{W}value"], item.attrib[f"{W}displayText"]) for item in listed][:2] == [("jan", "Jan"), ("feb", "Feb")]
    assert len(listed) == 11


def test_a_list_never_says_the_same_twice() -> None:
    choices = ", ".join(f"{{id: c{n}, label: Same}}" for n in range(11))
    listed = part(blank(f"parts: [{{type: choice, id: q, label: Q, choices: [{choices}]}}]")).iter(f"{W}listItem")
    assert [item.attrib[f"{W}displayText"] for item in listed][:3] == ["Same", "Same (c1)", "Same (c2)"]


def test_what_is_still_to_be_written_says_so() -> None:
    found = controls(part(blank()))
    shown = {tag: said(control) for tag, control in found.items() if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None}
    assert {tag: shown[tag] for tag in ("school", "day", "month", "log.1.done")} == {
        "school": "Click here to write",
        "day": "Choose a date",
        "month": "Choose one",
        "log.1.done": "\u2003",
    }
    assert set(shown) == {answer.field.name for answer in blank().answers() if not answer.ticks}


def test_what_is_written_is_no_longer_a_hint() -> None:
    assert "showingPlcHdr" not in facts(example(), "school")


def test_hard_answers_come_through() -> None:
    document = part(answered(HARD))
    assert said(controls(document)["q"]) == HARD_SAID
    kept = [text for text in document.iter(f"{W}t") if text.text != (text.text or "").strip()]
    assert all(text.attrib == {"{http://www.w3.org/XML/1998/namespace}space": "preserve"} for text in kept)


@given(st.text(st.characters(codec=None, categories=None), min_size=1))
def test_any_answer_comes_through(answer: str) -> None:
    if xml_text(answer):
        assert said(controls(part(answered(answer)))["q"]) == xml_text(answer)


# Directions


def directed(paragraph: Element, place: Element) -> tuple[bool, list[tuple[str, bool]]]:
    """Whether a paragraph is set from right to left; the words of a place in it, with whether they are read so."""
    runs = [(said_by(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in place.iter(f"{W}r")]
    return paragraph.find(f"{W}pPr/{W}bidi") is not None, runs


@pytest.mark.parametrize(("answer", "stretches"), DIRECTIONS.items())
def test_an_answer_is_set_in_the_direction_in_which_it_is_read(answer: str, stretches: list[tuple[str, bool]]) -> None:
    document = part(answered(answer))
    place = controls(document)["q"]
    [paragraph] = [one for one in document.iter(f"{W}p") if place in one]
    first = next((is_leftwards for words, is_leftwards in stretches if words), False)
    assert directed(paragraph, place) == (first, stretches)
    assert sorted(set(disorder(document))) == []


def test_a_form_in_arabic_is_set_from_right_to_left() -> None:
    arabic = sheet.blank(form(ARABIC, title="خطة العمل"))
    document = part(arabic)
    written = [one for one in document.iter(f"{W}p") if re.search("[\u0600-\u06ff]", said(one))]
    assert [said(one) for one in written if one.find(f"{W}pPr/{W}bidi") is None] == []
    assert len(list(document.iter(f"{W}bidiVisual"))) == 1
    assert [run for one in written for run in one.findall(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is None] == []
    assert sorted(set(disorder(document))) == []


def test_a_form_in_english_says_nothing_of_directions() -> None:
    assert [one.tag for one in part(example()).iter() if one.tag in {f"{W}bidi", f"{W}rtl", f"{W}bidiVisual"}] == []


# Names


def test_a_name_that_fits_is_the_tag() -> None:
    assert control_tag("x" * 64) == "x" * 64


def test_a_longer_name_is_cut_and_told_apart() -> None:
    assert (control_tag("x" * 65), len(control_tag("x" * 65))) == (f"{'x' * 55}~7f5fb567", 64)
    assert control_tag("x" * 65) != control_tag("x" * 66)


def test_long_names_and_labels_fit_into_a_control() -> None:
    part_id, row, column = "p" * 48, "r" * 48, "c" * 48
    drawn = blank(
        f"parts: [{{type: grid, id: {part_id}, label: G, rows: [{{id: {row}, label: 👩{'R' * 90}👩}}], columns: [{{id: {column}, label: C}}]}}]"
    )
    document = part(drawn)
    assert list(controls(document)) == [control_tag(f"{part_id}.{row}.{column}")]
    alias = val(document.find(f".//{W}alias"))
    assert (alias, len(alias)) == (f"{'R' * 31}…{'R' * 28}: C", 63)


def test_ids_of_controls_are_unique() -> None:
    ids = [val(found) for found in part(example()).iter(f"{W}id")]
    assert (len(ids), len(set(ids))) == (len(marks(example())), len(ids))


# What one reads


def test_headings_are_headings() -> None:
    assert re.findall(r"<(h\d)>(.*?)</h\d>", html(blank())) == [
        ("h1", "Action plan"),
        ("h2", "The school"),
        ("h2", "The work"),
        ("h3", "What is usual"),
        ("h3", "Where to start"),
        ("h3", "Log"),
        ("h3", "Sort these"),
        ("h3", "Then choose 1"),
        ("h3", "Put in order"),
        ("h3", "For the school"),
        ("h2", "When you have sorted: what we think, and why"),
        ("h3", "Sort these"),
    ]


def test_every_table_has_a_row_of_headings() -> None:
    tables = html(blank()).count("<table>")
    assert (tables, html(blank()).count("<thead><tr>")) == (8, 8)


def test_another_library_reads_the_answers_too() -> None:
    text = unescape(re.sub(r"<br />", "\n", html(answered(HARD))))
    assert all(line.strip() in text for line in HARD_SAID.split("\n"))
    assert html(example()).count('<input checked="checked" type="checkbox" />') == sum(
        len(answer.chosen) for answer in example().answers() if answer.ticks
    )


def test_row_and_column_headings_are_known_to_the_table() -> None:
    looks = [look.attrib for look in part(blank()).iter(f"{W}tblLook")]
    assert {look[f"{W}firstRow"] for look in looks} == {"1"}
    assert [look[f"{W}firstColumn"] for look in looks] == ["1", "1", "0", "1", "1", "1", "0", "1"]


def test_rows_stay_whole_and_headings_are_repeated() -> None:
    rows = list(part(blank()).iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows) == 8


def test_a_row_that_may_be_higher_than_a_page_goes_on_overleaf() -> None:
    asked = form("parts: [{type: table, id: t, label: T, columns: [A]}]")
    drawn = sheet.example(replace(asked, example={"t.1.a": "long " * 800, "t.2.a": "short"}))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in part(drawn).iter(f"{W}tr")] == [True, False, True]


def test_a_tables_rows_hold_their_own_fields_only() -> None:
    rows = [[val(tag) for tag in row.iter(f"{W}tag")] for row in part(blank()).iter(f"{W}tr")]
    assert [row for row in rows if any(tag.startswith("log.") for tag in row)] == [
        [f"log.{n}.day", f"log.{n}.done", f"log.{n}.hours", f"log.{n}.who=us", f"log.{n}.who=them", f"log.{n}.next"] for n in (1, 2)
    ]


def styles(document: Element) -> list[str]:
    return [val(found) for found in document.iter(f"{W}pStyle")]


def test_room_to_write_joins_the_box_above_it_on_the_same_page() -> None:
    body = part(blank()).find(f"{W}body")
    assert body is not None
    boxes = [(above, below) for above, below in pairwise(body) if below.find(f"{W}pPr/{W}pStyle[@{W}val='Room']") is not None]
    assert [val(above.find(f"{W}pPr/{W}pStyle")) for above, _ in boxes] == ["Answer"]
    assert all(above.find(f"{W}pPr/{W}keepNext") is not None for above, _ in boxes)


def test_a_filled_box_has_no_room_below() -> None:
    assert "Room" not in styles(part(example()))


def test_what_is_thought_of_cards_begins_a_page() -> None:
    begun = [said(paragraph) for paragraph in part(blank()).iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert begun == ["When you have sorted: what we think, and why"]


def test_a_table_never_ends_the_file() -> None:
    body = part(blank()).find(f"{W}body")
    assert body is not None
    assert [child.tag.removeprefix(W) for child in body][-3:] == ["tbl", "p", "sectPr"]


# Mark, title, page


def related(drawn: Sheet, kind: str) -> list[str]:
    """The parts of a kind that the page names: headers or footers."""
    relations = {one.attrib["Id"]: one.attrib["Target"] for one in part(drawn, "word/_rels/document.xml.rels")}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    found = part(drawn).iter(f"{W}{kind}Reference")
    return [f"word/{relations[one.attrib[relation]]}" for one in found if one.attrib[f"{W}type"] == "default"]


def test_an_example_says_so_on_every_page() -> None:
    (header,) = related(example(), "header")
    assert said(part(example(), header)) == "Completed example. Ashgrove is invented."
    assert part(example()).find(f".//{W}titlePg") is None
    assert said(part(example())).startswith("Action planCompleted example. Ashgrove is invented.")


def test_a_blank_says_nothing_of_the_kind() -> None:
    assert related(blank(), "header") == []
    assert "example" not in said(part(blank()))


@pytest.mark.parametrize(("drawn", "title"), [(blank(), "Action plan"), (example(), "Action plan (completed example)")])
def test_a_file_knows_its_title_language_and_day(drawn: Sheet, title: str) -> None:
    known = {fact.tag.rpartition("}")[2]: fact.text for fact in part(drawn, "docProps/core.xml")}
    assert {name: known[name] for name in ("title", "language", "created", "modified", "creator")} == {
        "title": title,
        "language": "en-GB",
        "created": "2026-11-22T00:00:00Z",
        "modified": "2026-11-22T00:00:00Z",
        "creator": None,
    }


def test_a_title_that_is_too_long_for_a_property_is_cut() -> None:
    drawn = sheet.blank(form("parts: [{type: short-text, id: q, label: Q}]", title="Planning " * 40))
    assert (part(drawn, "docProps/core.xml")[0].text, said(part(drawn))[:360]) == (("Planning " * 40)[:255], "Planning " * 40)


def test_the_footer_says_title_and_page() -> None:
    (footer,) = related(blank(), "footer")
    found = part(blank(), footer)
    assert said(found) == "Action plan\tPage 1 of 1"
    assert [field.attrib[f"{W}instr"].strip() for field in found.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_page_is_a4() -> None:
    page, margins = (part(blank()).find(f".//{W}{name}") for name in ("pgSz", "pgMar"))
    assert page is not None
    assert margins is not None
    assert {name.removeprefix(W): value for name, value in page.attrib.items()} == {"w": "11906", "h": "16838"}
    assert {margins.attrib[f"{W}{side}"] for side in ("top", "left", "bottom", "right")} == {"1020"}


def test_the_language_is_british_english() -> None:
    assert {val(found) for found in part(blank(), "word/styles.xml").iter(f"{W}lang")} == {"en-GB"}


# What Word demands

ORDER: Final = {
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding date dropDownList text checkbox",
    "checkbox": "checked checkedState uncheckedState",
    "date": "dateFormat lid storeMappedDataAs calendar",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tblPr": "tblStyle bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "pBdr": "top left bottom right between bar",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs rtl lang",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "sectPr": "headerReference footerReference pgSz pgMar cols docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "sdt": "sdtPr sdtContent",
    "p": "pPr",
    "r": "rPr",
}
"""The order of children in the schema; for the last two only what comes first."""


def disorder(root: Element) -> Iterator[str]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        order = ORDER.get(name, "").split()
        children = [child.tag.rpartition("}")[2] for child in element]
        if name in {"p", "r"}:
            children = [child for child in children if child in order] if children[:1] != order else []
        places = [order.index(child) if child in order else -1 for child in children] if order else []
        if -1 in places or places != sorted(places):
            yield f"{name}: {' '.join(children)}"


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"])
@pytest.mark.parametrize("drawn", [blank(), example()], ids=["blank", "example"])
def test_elements_stand_in_the_order_of_the_schema(drawn: Sheet, name: str) -> None:
    assert sorted(set(disorder(part(drawn, name)))) == []


def test_every_style_that_is_used_is_there() -> None:
    known = {style.attrib[f"{W}styleId"] for style in part(blank(), "word/styles.xml").iter(f"{W}style")}
    uses = {
        val(found) for tag in ("pStyle", "rStyle", "tblStyle") for drawn in (blank(), example()) for found in part(drawn).iter(f"{W}{tag}")
    }
    based = {val(found) for found in part(blank(), "word/styles.xml").iter(f"{W}basedOn")}
    assert sorted((uses | based | {"Header", "Footer", "LongAnswer"}) - known) == []


def test_every_row_has_a_cell_for_each_column() -> None:
    for table in part(blank()).iter(f"{W}tbl"):
        widths = [column.attrib[f"{W}w"] for column in table.iter(f"{W}gridCol")]
        assert {tuple(cell.attrib[f"{W}w"] for cell in row.iter(f"{W}tcW")) for row in table.iter(f"{W}tr")} == {tuple(widths)}


def test_boxes_to_tick_are_marked_as_newer_than_the_format() -> None:
    with ZipFile(BytesIO(word_file(blank(), day=DAY))) as archive:
        root = archive.read("word/document.xml").decode()[:3000]
    assert 'mc:Ignorable="w14 wp14"' in root
    assert 'xmlns:wp14="' in root


def test_every_part_has_a_type_and_every_relation_a_part() -> None:
    with ZipFile(BytesIO(word_file(example(), day=DAY))) as archive:
        names = archive.namelist()
    types = part(example(), "[Content_Types].xml")
    overrides = {one.attrib["PartName"].removeprefix("/") for one in types if "PartName" in one.attrib}
    relations = {f"word/{one.attrib['Target']}" for one in part(example(), "word/_rels/document.xml.rels")}
    assert sorted(overrides) == sorted(name for name in names if not name.endswith(".rels") and name != "[Content_Types].xml")
    assert relations <= set(names)


# The same again


def test_the_same_sheet_makes_the_same_file() -> None:
    assert word_file(example(), day=DAY) == word_file(example(), day=DAY)


def test_another_process_makes_the_same_file() -> None:
    assert files_of_other_processes(word_file) == [word_file(example(), day=DAY)] * 2


def test_another_day_makes_another_file() -> None:
    assert word_file(blank(), day=DAY) != word_file(blank(), day="2026-11-23")


def test_the_archive_says_nothing_of_when_and_where() -> None:
    with ZipFile(BytesIO(word_file(blank(), day=DAY))) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0, ZIP_DEFLATED)}
