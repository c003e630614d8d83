"""What a story says at its head, before the blog's plugin reads it: no word of programmers in any message."""

from __future__ import annotations

import pytest

from cpd.reading.located import located
from cpd.reading.stories import problems

DATE = "date: 2026-11-22\n"
SLIPS = [
    ("title: A\n", "this story has no date", "Write `date: 2026-11-22` at its head."),
    ("date:\n", "this story has no date", "Write `date: 2026-11-22` at its head."),
    ("date: 22/11/2026\n", '`date` of this story is "22/11/2026", which is no date', "Write `date: 2026-11-22`."),
    ("date: 3 May 2024\n", '`date` of this story is "3 May 2024", which is no date', "Write `date: 2024-05-03`."),
    ("date: 2026-02-30\n", '`date` of this story is "2026-02-30", no such day: there is no 30 February', "Write `date: 2026-11-22`."),
    ("date: soon\n", '`date` of this story is "soon", which is no date', "Write `date: 2026-11-22`."),
    ("date: '2024-05-03'\n", '`date` of this story is "2024-05-03" in quotes', "Write `date: 2024-05-03`, without quotes."),
    ("date: 2024-05-03 10:00\n", '`date` of this story is "2024-05-03 10:00", which is no date', "Write `date: 2026-11-22`."),
    ("date: [2024-05-03]\n", '`date` of this story is "[2024-05-03]", which is no date', "Write `date: 2026-11-22`."),
    ("date: {updated: 2024-05-03}\n", "`date` of this story has no `created`", "Write `date: 2026-11-22`."),
    (
        "date: {created: 2024-05-03, updated: 4/6/2024}\n",
        '`date` of this story is "4/6/2024", which is no date',
        "Write `updated: 2024-06-04` below `date`.",
    ),
    (f"{DATE}categories: Coaching\n", '`categories` of this story is "Coaching", which is no list', "Write `categories: [Coaching]`."),
    (f"{DATE}categories: a, b\n", '`categories` of this story is "a, b", which is no list', "Write `categories: [a, b]`."),
    (f"{DATE}categories: [a, 2012]\n", 'the blog takes "2012" of `categories` for no words', 'Put it in quotes: `categories: ["2012"]`.'),
    (f"{DATE}categories: [1:2]\n", 'the blog takes "1:2" of `categories` for no words', 'Put it in quotes: `categories: ["1:2"]`.'),
    (f"{DATE}categories: [No]\n", 'the blog takes "No" of `categories` for no words', 'Put it in quotes: `categories: ["No"]`.'),
    (f"{DATE}categories: [{{a: b}}]\n", '`categories` of this story holds "{a: b}", which is no word', "Write `categories: [Coaching]`."),
    (f"{DATE}draft: maybe\n", '`draft` of this story is "maybe"', "Write `draft: true`, or take it out."),
    (f"{DATE}pin: 1\n", '`pin` of this story is "1"', "Write `pin: true`, or take it out."),
    (
        f"{DATE}readtime: long\n",
        '`readtime` of this story is "long"',
        "Write the minutes as a whole number, or take it out.",
    ),
    (f"{DATE}title: 010\n", '`title` of this story is "010", which the blog takes for no words', "Put the whole value in quotes."),
    (f"{DATE}slug: 2012\n", '`slug` of this story is "2012", which the blog takes for no words', "Put the whole value in quotes."),
]


@pytest.mark.parametrize(("front", "problem", "remedy"), SLIPS)
def test_a_slip_is_told_with_what_to_write(front: str, problem: str, remedy: str) -> None:
    assert [told[1:] for told in problems(located(front, 2))] == [(problem, remedy)]


@pytest.mark.parametrize(
    "front",
    [
        DATE, "date: 2026-11-22T10:00:00\n", "date: 2026-11-22 10:00:00+01:00\n", "date: {created: 2026-11-22, updated: 2026-11-23}\n",
        f"{DATE}categories: [Coaching, Lesson study]\ndraft: yes\npin: true\nreadtime: 5\nslug: a-b\ntitle: A story\nauthors: [a]\n",
        f"{DATE}title: '010'\n",
    ],
)  # fmt: skip
def test_a_story_that_is_as_it_should_be_has_none(front: str) -> None:
    assert list(problems(located(front, 2))) == []
