"""A form as a sheet: what stands on it, blank and filled in."""

from __future__ import annotations

import pytest

from cpd.components.forms import sheet
from cpd.components.forms.fields import Answers
from cpd.components.forms.sheet import Block, Heading, PageBreak, Paragraph, Question, Sheet, Table
from support.sheets import WHOLE, blank, example, form, names


def table(drawn: Sheet, label: str) -> Table:
    return next(block for block in drawn.blocks if isinstance(block, Table) and block.label == label)


def cells(found: Table) -> list[tuple[str, ...]]:
    """A table as words, row by row."""
    named = [() if row.label is None else (row.label,) for row in found.rows]
    return [
        (*name, *(cell if isinstance(cell, str) else cell.text for cell in row.cells)) for name, row in zip(named, found.rows, strict=True)
    ]


def kind(block: Block) -> str:
    return block.text if isinstance(block, (Heading, Paragraph)) else block.label if isinstance(block, (Question, Table)) else "---"


def test_parts_follow_one_another_and_what_is_thought_of_cards_comes_last() -> None:
    assert [kind(block) for block in blank().blocks] == [
        "The school",
        "As it is now.",
        "Name",
        "Day",
        "Year 8",
        "What should be different?",
        "Where are you?",
        "What have you seen?",
        "How sure are you?",
        "Which month?",
        "The work",
        "What is usual",
        "Where to start",
        "Log",
        "Sort these",
        "Then choose 1",
        "Put in order",
        "For the school",
        "---",
        "When you have sorted: what we think, and why",
        "Sort these",
    ]


@pytest.mark.parametrize("draw", [sheet.blank, sheet.example])
def test_every_field_is_there_once(draw: object) -> None:
    whole = form(WHOLE)
    drawn = blank() if draw is sheet.blank else example()
    answers: Answers = {} if draw is sheet.blank else whole.example
    assert [answer.field.name for answer in drawn.answers()] == [field.name for field in whole.fields(answers)]


def test_a_blank_holds_no_answer_and_no_mark() -> None:
    assert (blank().mark, {answer.text for answer in blank().answers()}, {answer.chosen for answer in blank().answers()}) == (
        None,
        {""},
        {()},
    )


def test_an_example_says_so_with_its_note() -> None:
    assert example().mark == "Completed example. Ashgrove is invented."


def test_an_example_without_note_says_so_too() -> None:
    assert example("parts: [{type: date, id: day, label: Day, example: 2026-09-14}]").mark == "Completed example."


def test_an_example_holds_every_answer() -> None:
    whole = form(WHOLE)
    given = {answer.field.name: answer.text for answer in example().answers()}
    assert {name: text for name, text in given.items() if text} == {
        field.name: field.slot.in_words(whole.example[field.name]) for field in whole.fields(whole.example) if field.name in whole.example
    }


def test_choices_are_ticked_up_to_ten_and_written_beyond() -> None:
    ways = {answer.field.name: (len(answer.ticks), answer.is_name, answer.chosen) for answer in example().answers()}
    assert {name: ways[name] for name in ("phase", "seen", "sure", "month", "school")} == {
        "phase": (3, False, ("during",)),
        "seen": (3, False, ("books", "tests")),
        "sure": (4, False, ("3",)),
        "month": (0, True, ("sep",)),
        "school": (0, False, ()),
    }


def test_a_grid_names_its_rows() -> None:
    found = table(example(), "What is usual")
    assert (found.headers, cells(found)) == (
        ("", "Our school", "How we know"),
        [("Pupils say why.", "2", "Books of 8B."), ("Pupils talk.", "4 always", "")],
    )


def test_a_blank_table_has_the_rows_it_begins_with() -> None:
    found = table(blank(), "Log")
    assert (found.grows, [row.label for row in found.rows]) == ("log", [None, None])


def test_a_filled_table_has_the_rows_that_are_filled() -> None:
    assert cells(table(example(), "Log")) == [
        ("1 October 2026", "We met.", "2 hours", "Them", ""),
        ("8 October 2026", "", "", "", ""),
        ("", "", "", "", "Go on."),
    ]


def test_only_a_table_grows() -> None:
    assert [block.label for block in blank().blocks if isinstance(block, Table) and block.grows] == ["Log"]


def test_a_summary_says_what_is_rated_lowest() -> None:
    assert cells(table(example(), "Where to start")) == [("What is usual", "Pupils say why.", "Let pupils explain.")]


def test_a_blank_summary_leaves_room_for_it() -> None:
    assert cells(table(blank(), "Where to start")) == [("What is usual", "", "Let pupils explain.")]


def test_a_sort_gives_each_card_its_piles() -> None:
    assert cells(table(example(), "Sort these")) == [("Someone asks.", "Coaching"), ("Someone tells.", "Could be either")]


def test_a_sort_into_an_order_gives_each_card_its_place() -> None:
    found = table(example(), "Put in order")
    assert (found.headers, cells(found)) == (("Card", "Place"), [("First", "2"), ("Second", "1")])


def test_chosen_cards_are_asked_about() -> None:
    found = table(example(), "Then choose 1")
    assert (found.headers, cells(found)) == (("", "Card", "Why this one?"), [("1", "Someone tells.", "It happens.")])


def test_chosen_cards_need_no_question() -> None:
    found = table(blank("parts: [{type: sort, id: s, label: S, cards: [A, B], choose: 2}]"), "Then choose 2")
    assert (found.headers, cells(found)) == (("", "Card"), [("1", ""), ("2", "")])


def test_what_is_thought_of_cards_begins_a_page() -> None:
    *_, leaf, heading, last = blank().blocks
    assert isinstance(leaf, PageBreak)
    assert isinstance(heading, Heading)
    assert isinstance(last, Table)
    assert cells(last) == [("Someone asks.", "Coaching", "A coach asks."), ("Someone tells.", "Coaching or Could be either", "Both do.")]


def test_cards_of_which_nothing_is_thought_have_no_such_page() -> None:
    drawn = blank("parts: [{type: sort, id: s, label: S, piles: [A, B], cards: [C, D]}]")
    assert [kind(block) for block in drawn.blocks] == ["S"]


def test_one_signs_between_name_and_date() -> None:
    found = table(example(), "For the school")
    assert (found.headers, cells(found)) == (("Name", "Signature", "Date"), [("A. Okafor", "", "14 September 2026")])


def test_blank_and_example_have_the_same_fields_but_for_rows() -> None:
    def unnumbered(drawn: Sheet) -> set[str]:
        return {".".join(part for part in name.split(".") if not part.isdigit()) for name in names(drawn)}

    assert unnumbered(blank()) == unnumbered(example())
