"""A sheet, laid out: what stands beside each other, what is said of it, how much room there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from textwrap import wrap
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.forms import sheet
from cpd.components.forms.columns import ColumnContent, table_look, widths
from cpd.components.forms.fields import LONG_TEXT, SCALE, Choice, Slot
from cpd.components.forms.layout import file_title, layout_of
from cpd.components.forms.lines import Line, RuledTable, TickBox, WritingSpace
from cpd.components.forms.looks import LOOKS, WIDTH
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml import xml_text
from support.sheets import WHOLE, answered, blank, example, form, names


def words(line: Line) -> str:
    """A line as one reads it; places to write in brackets."""
    said = (
        piece if isinstance(piece, str) else piece.glyph if isinstance(piece, TickBox) else f"[{piece.text or piece.hint}]"
        for piece in line.pieces
    )
    return "".join(said)


def lines(described: str, draw: str = "blank") -> list[str]:
    drawn = blank(described) if draw == "blank" else example(described)
    return [f"{laid.style}: {words(laid)}" for laid in layout_of(drawn) if isinstance(laid, Line)][1:]


def ruled(drawn: Sheet, name: str) -> RuledTable:
    return next(laid for laid in layout_of(drawn) if isinstance(laid, RuledTable) and laid.name == name)


def all_lines(drawn: Sheet) -> list[Line]:
    found = []
    for laid in layout_of(drawn):
        if isinstance(laid, Line):
            found.append(laid)
        else:
            found += [*laid.headers, *(line for row in laid.rows for cell in row for line in cell)]
    return found


@pytest.mark.parametrize("drawn", [blank(), example()], ids=["blank", "example"])
def test_every_field_has_its_place_or_its_boxes(drawn: Sheet) -> None:
    pieces = [piece for line in all_lines(drawn) for piece in line.pieces if not isinstance(piece, str)]
    assert {piece.name.partition("=")[0] for piece in pieces} == names(drawn)
    assert len({piece.name for piece in pieces}) == len(pieces)


@pytest.mark.parametrize("columns", [3, 5])
def test_a_statement_is_not_broken_into_more_than_five_lines(columns: int) -> None:
    statement = "The scheme of work sets an order from Year 7 to Year 11, and gives reasons for it all"
    scale = ColumnContent(heading="Own view", slot=Slot(type=SCALE, choices=tuple(Choice(id=n, label=n) for n in "1234")), words=())
    room = ColumnContent(heading="How we know", slot=Slot(type=LONG_TEXT), words=())
    look = table_look(columns)
    found = widths([ColumnContent(heading="", slot=None, words=(statement,)), *[scale, room, scale, room][: columns - 1]], look)
    letters = (found[0] - 450) // look.letter
    assert len(wrap(statement, letters)) <= 5


def test_a_question_is_label_help_and_room() -> None:
    assert lines("parts: [{type: short-text, id: a, label: Name, help: In full., required: true}]") == [
        "Label: Name (required)",
        "Help: In full.",
        "Answer: [Click here to write]",
    ]


def test_a_number_says_its_unit_and_its_limits() -> None:
    assert lines("parts: [{type: number, id: a, label: Year 8, help: About, least: 0, most: 40, unit: pupils}]") == [
        "Label: Year 8 (pupils)",
        "Help: About. From 0 to 40.",
        "Answer: [Click here to write]",
    ]


def test_a_date_is_chosen() -> None:
    assert lines("parts: [{type: date, id: a, label: Day}]")[-1] == "Answer: [Choose a date]"


def test_choices_stand_below_each_other() -> None:
    assert lines("parts: [{type: choices, id: a, label: Which?, choices: [One, Two]}]") == [
        "Label: Which?",
        "Help: Tick all that apply.",
        "Option: ☐\tOne",
        "Last Option: ☐\tTwo",
    ]


def test_a_scale_stands_in_a_row() -> None:
    described = "parts: [{type: scale, id: a, label: Sure?, points: 3, low: no, high: yes, example: 2}]"
    assert lines(described, "example")[1:] == [
        "Label: Sure?",
        "Help: Tick one.",
        "Last Option: ☐\u00a01 no\u2002 ☒\u00a02\u2002 ☐\u00a03 yes",
    ]


def test_many_choices_are_listed_where_one_writes() -> None:
    listed = ", ".join(f"C{n}" for n in range(11))
    assert lines(f"parts: [{{type: choice, id: a, label: Which?, choices: [{listed}]}}]")[1:] == [
        "Help: Choose from: C0; C1; C2; C3; C4; C5; C6; C7; C8; C9; C10.",
        "Answer: [Choose one]",
    ]


def test_what_an_example_leaves_open_stays_quiet() -> None:
    assert lines("parts: [{type: date, id: a, label: Day}]", "example")[-1] == "Answer: [\u2003]"


def test_headings_go_down_one_level_at_a_time() -> None:
    table = "{type: table, id: t, label: Table, columns: [A]}"
    headed = [line.split(":")[0] for line in lines(f"parts: [{table}, {{type: heading, label: Group}}, {table.replace('id: t', 'id: u')}]")]
    assert headed == ["Heading 2", "Heading 2", "Heading 3"]


def test_the_mark_stands_below_the_title() -> None:
    first, second, *_ = layout_of(example())
    assert (first, second) == (
        Line(style="Heading 1", pieces=("Action plan",)),
        Line(style="Mark", pieces=("Completed example. Ashgrove is invented.",)),
    )


def test_what_follows_a_page_break_begins_a_page() -> None:
    assert [words(line) for line in all_lines(blank()) if line.begins_page] == ["When you have sorted: what we think, and why"]


def test_a_break_at_the_very_end_is_none() -> None:
    assert [words(line) for line in all_lines(Sheet(title="T", blocks=(sheet.PageBreak(),)))] == ["T"]


def test_a_mark_or_help_may_stand_by_itself() -> None:
    blocks = (sheet.Paragraph(text="Look", style="mark"), sheet.Paragraph(text="So", style="help"))
    assert [line.style for line in all_lines(Sheet(title="T", blocks=blocks))] == ["Heading 1", "Mark", "Note"]


def test_titles_say_what_is_an_example() -> None:
    assert (file_title(blank()), file_title(example())) == ("Action plan", "Action plan (completed example)")


# Room


def test_a_blank_has_room_for_the_lines_that_are_asked_for() -> None:
    assert {words(line): line.room for line in all_lines(blank()) if line.room} == {"[Click here to write]": 5}


def test_a_filled_box_is_as_large_as_its_answer() -> None:
    assert {line.room for line in all_lines(example())} == {0}


def test_blank_rows_have_room_to_write() -> None:
    assert ruled(blank(), "What is usual").heights == (25, 25)
    assert ruled(blank(), "For the school").heights == (14,)


def test_filled_rows_are_as_high_as_their_answers() -> None:
    assert ruled(example(), "Log").heights == (8, 8, 8)


@pytest.mark.parametrize(("answer", "style"), [("x" * 4000, "Answer"), ("x" * 4001, "Long Answer"), ("\n" * 41, "Long Answer")])
def test_only_an_answer_that_may_not_fit_on_a_page_goes_on_overleaf(answer: str, style: str) -> None:
    assert [line.style for line in all_lines(answered(answer))][-1] == style


@pytest.mark.parametrize(("answer", "is_long"), [("x" * 1200, False), ("x" * 1201, True), ("\n" * 25, True)])
def test_only_a_row_that_may_not_fit_on_a_page_goes_on_overleaf(answer: str, is_long: bool) -> None:  # noqa: FBT001
    asked = form("parts: [{type: table, id: t, label: T, columns: [A, B]}]")
    drawn = sheet.example(replace(asked, example={"t.1.a": answer, "t.2.b": "short"}))
    assert ruled(drawn, "T").are_long == (is_long, False)


# Tables


def test_the_heading_says_what_a_scales_ends_are() -> None:
    found = ruled(example(), "What is usual")
    assert [words(line) for line in found.headers] == ["", "Our school (1 rarely, 4 always)", "How we know"]
    assert words(found.rows[0][1][0]) == "☐\u00a01\u2002 ☒\u00a02\u2002 ☐\u00a03\u2002 ☐\u00a04"


def test_a_scale_without_words_needs_none() -> None:
    drawn = blank("parts: [{type: table, id: t, label: T, columns: [{id: a, label: A, type: scale, points: 3}]}]")
    assert [words(line) for line in ruled(drawn, "T").headers] == ["A"]


def test_a_wide_table_has_smaller_type() -> None:
    styles = {line.style for row in ruled(blank(), "Log").rows for cell in row for line in cell}
    assert (styles, {line.style for line in ruled(blank(), "Log").headers}) == ({"Small Cell"}, {"Small Column Heading"})


def test_choices_that_are_too_long_to_stand_in_a_row_stand_below_each_other() -> None:
    drawn = blank(
        f"parts: [{{type: table, id: t, label: T, rows: 1, columns: [{{id: a, label: A, type: choice, choices: [{'x' * 40}, B]}}]}}]"
    )
    assert [line.style for line in ruled(drawn, "T").rows[0][0]] == ["Cell Option", "Cell Option"]


def test_a_table_that_begins_without_rows_is_its_headings() -> None:
    drawn = Sheet(title="T", blocks=(sheet.Table(label="T", help=None, headers=("A", "B"), rows=()),))
    assert (ruled(drawn, "T").rows, ruled(drawn, "T").has_row_headings) == ((), False)


def test_row_headings_are_where_rows_have_names() -> None:
    tables = [laid for laid in layout_of(blank()) if isinstance(laid, RuledTable)]
    assert [laid.name for laid in tables if not laid.has_row_headings] == ["Log", "For the school"]


COLUMNS = st.builds(
    ColumnContent,
    heading=st.text(max_size=40),
    words=st.lists(st.text(max_size=80), max_size=3).map(tuple),
    slot=st.none()
    | st.builds(
        Slot,
        type=st.sampled_from(["short-text", "long-text", "date", "number", "choice", "choices", "scale"]),
        choices=st.lists(st.builds(Choice, id=st.text(max_size=5), label=st.text(max_size=40)), min_size=1, max_size=14).map(tuple),
    ),
)


@given(st.lists(COLUMNS, min_size=1, max_size=12))
def test_columns_are_as_wide_as_the_page_together(columns: list[ColumnContent]) -> None:
    found = widths(columns, table_look(len(columns)))
    assert (sum(found), min(found) > 0) == (WIDTH * 100, True)


def test_a_long_answer_has_more_room_than_a_number() -> None:
    found = widths(
        [ColumnContent(heading="A", slot=Slot(type=one), words=()) for one in ("long-text", "short-text", "date", "number")], table_look(4)
    )
    assert [a > b for a, b in pairwise((found[0], found[1], found[3]))] == [True, True]


# Words


@given(st.text(st.characters(codec=None, categories=None)))
def test_what_is_said_holds_only_what_xml_can_hold(text: str) -> None:
    assert (ElementTree.fromstring(f"<a>{escape(xml_text(text))}</a>").text or "") == xml_text(text)


def test_line_ends_are_the_same_everywhere() -> None:
    assert xml_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_every_style_has_a_look() -> None:
    assert {line.style for line in [*all_lines(blank()), *all_lines(example())]} <= set(LOOKS)


def test_places_know_what_is_chosen() -> None:
    places = [piece for line in all_lines(example(WHOLE)) for piece in line.pieces if isinstance(piece, WritingSpace)]
    assert {place.name: place.chosen for place in places if place.chosen} == {"month": "sep"}
