from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.days import is_day, likely_day, missing


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("22/11/2026", "2026-11-22"), ("1/2/2026", "2026-02-01"), ("22.11.2026", "2026-11-22"), ("22-11-2026", "2026-11-22"),
        ("2026/11/22", "2026-11-22"), ("2026-1-2", "2026-01-02"), ("22 November 2026", "2026-11-22"), ("22 Nov 2026", "2026-11-22"),
        ("22nd November 2026", "2026-11-22"), ("Sunday 22 November 2026", "2026-11-22"), ("November 22, 2026", "2026-11-22"),
        ("1st of Sept 2026", "2026-09-01"), ("22/22/2026", ""), ("31/02/2026", ""), ("November 2026", ""), ("soon", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_day_in_another_spelling_is_recognised(words: str, day: str) -> None:
    assert likely_day(words) == day


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2026-02-30", "no such day: there is no 30 February"),
        ("2026-02-29", "no such day: there is no 29 February in 2026"),
        ("2026-04-31", "no such day: there is no 31 April"),
        ("2026-22-11", "no such day: there is no month 22"),
        ("2026-00-11", "no such day: there is no month 0"),
        ("2026-01-00", "no such day: there is no 0 January in 2026"),
        ("0000-01-01", "no such day: there is no year 0"),
        ("2026-11-22", ""),
        ("soon", ""),
    ],
)
def test_why_there_is_no_such_day(words: str, why: str) -> None:
    assert (missing(words), is_day(words)) == (why, words == "2026-11-22")


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_one_in_each_spelling(day: date) -> None:
    assert (is_day(day.isoformat()), likely_day(f"{day:%d/%m/%Y}"), likely_day(f"{day.day} {day:%B} {day:%Y}")) == (
        True,
        *[day.isoformat()] * 2,
    )
