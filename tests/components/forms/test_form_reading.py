"""A page's front matter read as a form: what comes out of it, and what is said of slips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.forms import parts, reading
from cpd.components.forms.fields import Answers
from cpd.components.forms.model import Form
from cpd.domain.days import dated
from cpd.reading.located import located

CASES = yaml.safe_load((Path(__file__).parent / "form_findings.yml").read_text(encoding="utf-8"))


def read(front: str) -> Form:
    form, findings = reading.read("folder/a-form.md", located(front, 2))
    assert [finding.worded() for finding in findings] == []
    assert form is not None
    return form


def names(front: str, answers: Answers | None = None) -> list[str]:
    return [field.name for field in read(front).fields(answers)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_slip_is_told_with_line_and_remedy(case: dict[str, Any]) -> None:
    _, findings = reading.read("a.md", located(case["front"], 2))
    assert [finding.worded() for finding in findings] == case["says"]


def test_a_page_without_form_has_none() -> None:
    assert reading.read("a.md", located("title: A\n", 2)) == (None, [])


def test_front_matter_that_is_no_yaml_has_none() -> None:
    assert reading.read("a.md", located("form: [\n", 2)) == (None, [])


def test_front_matter_that_yaml_forbids_is_broken() -> None:
    broken = located("title: A\x1f\n", 2).broken
    assert broken
    assert (broken.line, broken.problem) == (2, "this line has a character that cannot be seen")


def test_front_matter_that_holds_itself_is_read_to_an_end() -> None:
    broken = located("form: &a\n  parts: [*a]\n", 2).broken
    assert broken
    assert (broken.line, broken.problem) == (3, "a value begins with `*` in `parts: [*a]`")


def test_a_form_is_called_what_its_file_is() -> None:
    assert read("form: {parts: [{type: date, label: Day}]}").name == "a-form"


def test_a_form_on_a_folders_front_page_is_called_what_the_folder_is() -> None:
    form, _ = reading.read("plans/action-plan/index.md", located("form: {parts: [{type: date, label: Day}]}", 2))
    assert form is not None
    assert form.name == "action-plan"


def test_the_author_can_give_it_a_name() -> None:
    assert read("form: {id: plan, parts: [{type: date, label: Day}]}").name == "plan"


def test_yes_and_no_are_words() -> None:
    form = read("form: {parts: [{type: choice, id: done, label: Done, choices: [Yes, No]}]}")
    assert [choice.label for choice in form.fields()[0].slot.choices] == ["Yes", "No"]


def test_words_that_are_long_make_an_id_that_is_not() -> None:
    label = "Teachers of parallel classes agree on one explanation before they teach it"
    (field,) = read(f"form: {{parts: [{{type: long-text, label: {label}}}]}}").fields()
    assert (field.name, field.label) == ("teachers-of-parallel-classes-agree-on-one-explan", label)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("{type: short-text, id: a, label: A}", ["a"]),
        ("{type: grid, id: a, label: A, rows: [B, C], columns: [D, E]}", ["a.b.d", "a.b.e", "a.c.d", "a.c.e"]),
        ("{type: table, id: a, label: A, rows: 2, columns: [D]}", ["a.1.d", "a.2.d"]),
        ("{type: signature, id: a, label: A}", ["a.name", "a.date"]),
        ("{type: sort, id: a, label: A, piles: [P, Q], cards: [B, C]}", ["a.b", "a.c"]),
        ("{type: sort, id: a, label: A, cards: [B], choose: 1, ask: Why}", ["a.b", "a.chosen-1", "a.chosen-1-note"]),
        ("{type: heading, label: A}", []),
    ],
)
def test_each_part_has_its_fields(part: str, expected: list[str]) -> None:
    assert names(f"form: {{parts: [{part}]}}") == expected


def test_a_table_has_a_field_for_each_row_there_is() -> None:
    table = "form: {parts: [{type: table, id: log, label: Log, columns: [Day]}]}"
    assert names(table, {"log.x.day": "1", "log.y.day": "2"}) == ["log.x.day", "log.y.day"]


EXAMPLES: list[tuple[str, Answers]] = [
    ("{type: short-text, id: a, label: A, example: ' Ashgrove '}", {"a": "Ashgrove"}),
    ('{type: long-text, id: a, label: A, example: "one\\ntwo"}', {"a": "one\ntwo"}),
    ("{type: number, id: a, label: A, example: 30}", {"a": "30"}),
    ("{type: number, id: a, label: A, example: 2.5}", {"a": "2.5"}),
    ("{type: date, id: a, label: A, example: 2026-09-14}", {"a": "2026-09-14"}),
    ("{type: choice, id: a, label: A, choices: [{id: now, label: Just now}, Later], example: Just now}", {"a": "now"}),
    ("{type: choices, id: a, label: A, choices: [B, C, D], example: [d, b]}", {"a": ("d", "b")}),
    ("{type: choices, id: a, label: A, choices: [B, C], example: b}", {"a": ("b",)}),
    ("{type: scale, id: a, label: A, example: 3}", {"a": "3"}),
    (
        "{type: grid, id: a, label: A, rows: [B], columns: [{label: C, type: scale}, D], example: {b: {c: 2, d: x}}}",
        {"a.b.c": "2", "a.b.d": "x"},
    ),
    ("{type: grid, id: a, label: A, rows: [B], columns: [D], example: {B: x}}", {"a.b.d": "x"}),
    ("{type: table, id: a, label: A, columns: [B, C], example: [{b: x}, {c: y}]}", {"a.1.b": "x", "a.2.c": "y"}),
    ("{type: signature, id: a, label: A, example: {name: N, date: 2026-01-02}}", {"a.name": "N", "a.date": "2026-01-02"}),
    ("{type: sort, id: a, label: A, piles: [P, Q], cards: [B, C], example: {b: q, c: P}}", {"a.b": "q", "a.c": "p"}),
    ("{type: sort, id: a, label: A, cards: [B, C], example: [c, b]}", {"a.c": "1", "a.b": "2"}),
    (
        "{type: sort, id: a, label: A, piles: [P], cards: [B], choose: 1, ask: Why, example: {b: p, chosen-1: b, chosen-1-note: x}}",
        {"a.b": "p", "a.chosen-1": "b", "a.chosen-1-note": "x"},
    ),
]


@pytest.mark.parametrize(("part", "expected"), EXAMPLES)
def test_an_example_is_kept_as_answers_are(part: str, expected: Answers) -> None:
    assert read(f"form: {{parts: [{part}]}}").example == expected


def test_an_example_can_stand_apart_from_the_parts() -> None:
    assert read("form: {parts: [{type: date, id: a, label: A}], example: {a: 2026-01-02}, example-note: Made up.}").example == {
        "a": "2026-01-02"
    }


def test_every_type_an_author_can_write_makes_a_part() -> None:
    more = {
        "choice": ", choices: [B]", "choices": ", choices: [B]", "grid": ", rows: [B], columns: [{label: C, type: scale}]",
        "table": ", columns: [B]", "sort": ", cards: [B]", "summary": ", of: [grid]",
    }  # fmt: skip
    for type_ in parts.PARTS:
        text = f"{{type: {type_}, label: A{'' if type_ in {'heading', 'summary'} else f', id: {type_}'}{more.get(type_, '')}}}"
        grid = "{type: grid, id: grid, label: G, rows: [B], columns: [{label: C, type: scale}]}"
        form = read(f"form: {{parts: [{text if type_ == 'grid' else f'{grid}, {text}'}]}}")
        assert form.parts[-1].type == (type_ if type_ not in parts.SLOTS else "question")


def test_what_many_forms_ask_is_named_once() -> None:
    form = read("form: {parts: [{type: short-text, label: A, shared: school}, {type: short-text, label: B, shared: school}]}")
    assert form.shared() == ("school",)


SCALARS = st.none() | st.booleans() | st.integers(-3, 12) | st.text("ab: -é'\n", max_size=8) | st.sampled_from(sorted(parts.PARTS))
KEYS = st.sampled_from(
    [*sorted({option.name for table in [*parts.PARTS.values(), parts.FORM, parts.CARD] for option in table}), "parts", "example", "x"]
)
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=30)


@given(ANYTHING)
def test_whatever_stands_in_a_form_is_read_or_told(data: object) -> None:
    form, findings = reading.read("a.md", located(yaml.safe_dump({"form": {"parts": [data], "example": data}}), 2))
    assert form is not None
    assert all(finding.line is not None for finding in findings)
    fields = [field.name for field in form.fields(form.example)]
    assert len(fields) == len(set(fields))
    assert set(form.example) <= set(fields)


@given(ANYTHING)
def test_whatever_a_form_is_it_is_read_or_told(data: object) -> None:
    form, findings = reading.read("a.md", located(yaml.safe_dump({"form": data}), 2))
    assert form is not None or findings


@pytest.mark.parametrize(("value", "worded"), [("2026-09-14", "14 September 2026"), ("soon", "soon"), ("", "")])
def test_a_date_is_worded(value: str, worded: str) -> None:
    assert dated(value) == worded


def test_answers_are_worded_as_a_reader_says_them() -> None:
    form = read(
        "form: {parts: [{type: choices, id: a, label: A, choices: [Now, Later]}, {type: number, id: b, label: B, unit: pupils},"
        " {type: scale, id: c, label: C, low: never, high: always}]}"
    )
    slots = [field.slot for field in form.fields()]
    assert [slots[0].in_words(("now", "later")), slots[1].in_words("30"), slots[1].in_words(""), slots[2].in_words("4"), slots[2].in_words("9")] == [
        "Now; Later", "30 pupils", "", "4 always", "9",
    ]  # fmt: skip
