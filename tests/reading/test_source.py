from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.reading.source import Source

LINES = st.sampled_from(
    [
        "", "text", "    text", "```", "````", "~~~", "```py", "``` a`b", "<!--", "-->", "<!-- x -->", "///", "////",
        "/// key-idea | A", "//// key-idea", "    /// key-idea | B", '!!! key-idea "A"', '    ??? key-idea "B"', "!!!",
        "[^1]: note", "> /// key-idea", "\ttext",
    ]
)  # fmt: skip
PAGES = st.lists(LINES, max_size=12).map("\n".join) | st.text()


def test_a_line_is_found_where_only_one_has_the_text() -> None:
    assert Source.of("a\nb\nc").line_of("b") == 2


def test_a_line_is_counted_from_the_top_of_the_file() -> None:
    assert Source.of("a\nb\nc", first_line=5).line_of("c") == 7


def test_of_places_in_a_line_the_first_counts_at_which_only_one_line_has_the_text() -> None:
    in_link, at_start = (re.compile(r"\(\Z"), re.compile(r"\)")), (re.compile(r"^\Z"), re.compile(r"\b"))
    source = Source.of("go to a\n[b](a) and (a)\na b\na\nab")
    assert source.line_of("a", in_link) == 2
    assert source.line_of("a", at_start, in_link) == 2
    assert source.line_of("ab", in_link, at_start) == 5
    assert source.line_of("a", at_start) is None


@pytest.mark.parametrize("text", ["a", "z"])
def test_no_line_is_better_than_a_doubtful_one(text: str) -> None:
    assert Source.of("a\nb\na").line_of(text) is None


def test_lines_in_code_and_comments_are_not_looked_at() -> None:
    assert Source.of("```\na\n```\n<!-- a -->\n<!--\na\n-->\na").line_of("a") == 8


def test_a_longer_fence_ends_at_one_as_long() -> None:
    assert Source.of("````\n```\na\n````\na").line_of("a") == 5


def test_a_fence_that_never_closes_hides_nothing_below_it() -> None:
    assert Source.of("```\na\n```\n~~~\nb\n").line_of("b") == 5


def test_a_fence_that_never_closes_uncovers_nothing_above_it() -> None:
    assert Source.of("```\na\n```\n~~~\na\n").line_of("a") == 5


def test_a_comment_after_a_fence_that_never_closes_stays_one() -> None:
    assert Source.of("~~~\n<!-- a -->\na").line_of("a") == 3


@given(page=PAGES)
def test_prose_has_a_line_for_each_line(page: str) -> None:
    source = Source.of(page)
    assert len(source.prose) == len(source.lines)


@given(page=PAGES)
def test_prose_is_the_page_with_nothing_but_gaps(page: str) -> None:
    source = Source.of(page)
    assert [prose for prose, line in zip(source.prose, source.lines, strict=True) if prose not in {line, ""}] == []


@given(page=PAGES, first=st.integers(1, 50))
def test_heads_stand_on_the_lines_they_name(page: str, first: int) -> None:
    source = Source.of(page, first)
    assert [head for head in source.heads if head.rest not in source.prose[head.line - first]] == []


@given(page=PAGES)
def test_a_block_is_unclosed_where_it_has_a_head(page: str) -> None:
    source = Source.of(page)
    assert [head for head in source.unclosed_heads({"key-idea"}) if head not in source.heads] == []


@given(page=PAGES, callouts=st.lists(st.tuples(st.sampled_from(["key-idea", "resource"]), st.none() | st.just("A")), max_size=3))
def test_callouts_are_given_heads_of_their_kind_or_none(page: str, callouts: list[tuple[str, str | None]]) -> None:
    heads = Source.of(page).match_heads(callouts)
    assert [kind for (kind, _), head in zip(callouts, heads, strict=True) if head and kind not in head.words] == []
