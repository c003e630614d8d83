from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.cases.reading import CASE
from cpd.components.cases.reading import LIST as CASES
from cpd.reading import values
from cpd.reading.options import CALLOUT, CHART, ITEMS, Option, parsed

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates() | st.datetimes() | st.binary(max_size=3)
)
YAML = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3))
OPTIONS = st.sampled_from([*CALLOUT, *ITEMS, *CASES, *CASE])

UNDERSTOOD = [
    (values.text, " a  colleague\n", "a colleague"),
    (values.text, 16, "16"),
    (values.identifier, "Coaching_1.a-b", "Coaching_1.a-b"),
    (values.positive, 1, 1),
    (values.positive, 9999, 9999),
    (values.positive, "5", 5),
    (values.whole, "-0", 0),
    (values.truth, "true", True),
    (values.truth, False, False),
    (values.words, "planning, team work ,planning", ("planning", "team work")),
    (values.words, ["planning", 3], ("planning", "3")),
    (values.phrases, "Hub, and spoke", ("Hub, and spoke",)),
    (values.phrases, ["A", " B  C", "A", 3], ("A", "B C", "3")),
    (values.phrases, [], ()),
    (
        values.numbers,
        {"Primary": 3, " Post-16  colleges": 0, 2011: 1.5},
        (("Primary", 3), ("Post-16 colleges", 0), ("2011", Decimal("1.5"))),
    ),
    (values.numbers, {"9:00": "3", "010": "1.10"}, (("9:00", Decimal(3)), ("010", Decimal("1.10")))),
    (values.degrees(90), 50.15437, 50.15),
    (values.degrees(180), -180, -180.0),
    (values.year, 2010, "2010"),
    (values.year, "2012-15", "2012-15"),
    (values.year, "2012/2015", "2012/2015"),
    (values.year, "2012\u201315", "2012\u201315"),
    (values.day, date(2026, 11, 5), "2026-11-05"),
    (values.day, "2026-11-05", "2026-11-05"),
    (values.one_of("current", "gone"), "gone", "gone"),
]

WORD = "a word of letters, digits and hyphens that begins with a letter"
NUMBER = "a whole number from 1 to 9999"
LIST = "a list such as [planning, coaching]"
PHRASES = "a phrase, or a list such as [Technology College, Leading Edge]"
NUMBERS = "words and numbers, such as {Primary: 3, Secondary: 10}"
YEAR = "a year such as 2010"
DAY = "a date such as 2026-11-22"

REFUSED = [
    (values.text, True, "words"),
    (values.text, " ", "words"),
    (values.text, None, "words"),
    (values.text, ["a"], "words"),
    (values.identifier, "1a", WORD),
    (values.identifier, "a b", WORD),
    (values.identifier, "größe", WORD),
    (values.identifier, "a\n", WORD),
    (values.identifier, 5, WORD),
    (values.positive, 0, NUMBER),
    (values.positive, 10000, NUMBER),
    (values.positive, True, NUMBER),
    (values.positive, 1.0, NUMBER),
    (values.positive, "05", NUMBER),
    (values.positive, "1_000", NUMBER),
    (values.positive, "1:2", NUMBER),
    (values.truth, 1, "true or false"),
    (values.truth, "yes", "true or false"),
    (values.words, [], LIST),
    (values.words, "a,,b", LIST),
    (values.words, {"a": 1}, LIST),
    (values.words, [["a"]], LIST),
    (values.phrases, {"a": 1}, PHRASES),
    (values.phrases, ["a", ""], PHRASES),
    (values.phrases, None, PHRASES),
    (values.numbers, {}, NUMBERS),
    (values.numbers, {"a": -0.1}, NUMBERS),
    (values.numbers, {"a": True}, NUMBERS),
    (values.numbers, {"a": float("inf")}, NUMBERS),
    (values.numbers, {"": 1}, NUMBERS),
    (values.numbers, [1], NUMBERS),
    (values.degrees(90), 90.1, "degrees as a number from -90 to 90"),
    (values.degrees(90), True, "degrees as a number from -90 to 90"),
    (values.degrees(90), "50 N", "degrees as a number from -90 to 90"),
    (values.year, 210, YEAR),
    (values.year, True, YEAR),
    (values.year, "2010 or so", YEAR),
    (values.numbers, {"A": "1:2"}, NUMBERS),
    (values.numbers, {"A": "1e3"}, NUMBERS),
    (values.numbers, {"A": "0x1F"}, NUMBERS),
    (values.day, "soon", DAY),
    (values.day, "22/11/2026", "2026-11-22"),
    (values.day, "Sunday, 22nd of November 2026", "2026-11-22"),
    (values.day, "Nov 22, 2026", "2026-11-22"),
    (values.day, "2026/11/2", "2026-11-02"),
    (values.day, "31/02/2026", DAY),
    (values.day, datetime(2026, 11, 5, 10, tzinfo=UTC), DAY),
    (values.day, None, DAY),
    (values.one_of("current", "gone"), "lost", "one of current, gone"),
    (values.one_of("current", "gone"), ["gone"], "one of current, gone"),
]


@pytest.mark.parametrize(("parse", "value", "ours"), UNDERSTOOD)
def test_a_value_of_its_sort_is_understood(parse: values.Parser, value: object, ours: object) -> None:
    assert parse(value) == ours


@pytest.mark.parametrize(("parse", "value", "expected"), REFUSED)
def test_a_value_of_another_sort_is_refused_with_what_was_expected(parse: values.Parser, value: object, expected: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        parse(value)
    assert str(refusal.value) == expected


@given(option=OPTIONS | st.sampled_from(CHART), value=YAML)
def test_any_yaml_fits_an_option_or_is_a_finding(option: Option, value: object) -> None:
    said: list[str] = []
    fitting = parsed({option.name: value}, (option,), "this", lambda rule, _problem, _remedy: said.append(rule))
    assert (list(fitting), said) in [([option.field], []), ([], ["option-value-fits"])]


@given(option=OPTIONS, value=YAML)
def test_a_value_that_was_understood_is_understood_again(option: Option, value: object) -> None:
    said: list[str] = []
    once = parsed({option.name: value}, (option,), "this", lambda rule, _problem, _remedy: said.append(rule))
    again = [list(one) if isinstance(one, tuple) else one for one in once.values()]
    assert [option.parse(one) for one in again] == list(once.values())


@pytest.mark.parametrize("table", [CALLOUT, ITEMS, CASES, CHART, CASE])
def test_each_option_stands_in_its_table_once(table: tuple[Option, ...]) -> None:
    assert len({option.name for option in table}) == len(table)
