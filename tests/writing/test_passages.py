"""Pages cut into what search finds one by one."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.writing.passages import passages

CALLOUT: Final = (
    '<div class="admonition idea cpd-callout" id="first" role="group"><p class="admonition-title" id="first--title">'
    '<span class="cpd-callout__kind">Key idea</span> <span class="cpd-callout__title">Ask <em>first</em></span></p><p>Inside.</p>'
    "<div><p>Deeper.</p></div></div>"
)
PAGE: Final = (
    '<h1 id="top">The page<a class="headerlink" href="#top">&para;</a></h1>\n<p>One <b>b</b>old\nline.</p><!-- <p>No.</p> -->'
    f'<h2 id="below">Below &amp; on</h2><ul><li>A</li><li>B</li></ul>{CALLOUT}<p>After it.</p><script>var no = "<p>";</script>'
)


def cut(html: str) -> list[tuple[str, str, str, str]]:
    return [(one.anchor, one.kind, one.title, one.text) for one in passages(html, frozenset({"idea"}))]


def test_a_page_has_its_beginning_its_headings_and_its_callouts() -> None:
    assert cut(PAGE) == [
        ("", "", "The page", "One bold line."),
        ("below", "", "Below & on", "A\nB\nAfter it."),
        ("first", "idea", "Ask first", "Inside.\nDeeper."),
    ]


def test_a_callout_that_folds_and_one_in_another_are_passages_too() -> None:
    inner = (
        '<details class="idea cpd-callout" id="two"><summary><span class="cpd-callout__title">Two</span></summary><p>Second.</p></details>'
    )
    outer = f'<div class="idea cpd-callout" id="one"><p class="admonition-title">One</p>{inner}<p>First.</p></div><p>Rest.</p>'
    assert cut(f"<h1>Page</h1>{outer}") == [
        ("", "", "", "Page\nRest."),
        ("one", "idea", "One", "First."),
        ("two", "idea", "Two", "Second."),
    ]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>1 &lt; 2</p>", [("", "", "", "1 < 2")]),
        ("<p>a < b</p>", [("", "", "", "a < b")]),
        ('<p title="x > y">In</p>', [("", "", "", "In")]),
        ("No tag", [("", "", "", "No tag")]),
        ("", []),
        ("<h2>No id</h2><p>Text</p>", [("", "", "", "No id\nText")]),
        ('<p data-search-exclude="">Out</p><p>In</p>', [("", "", "", "In")]),
        ("<div data-search-exclude><div>Out</div>Out</div><p>In</p>", [("", "", "", "In")]),
        ('<p>In</p><h2 id="a" data-search-exclude>Out</h2><p>Out</p><h3 id="b">Out</h3><h2 id="c">Back</h2>', [("", "", "", "In"), ("c", "", "Back", "")]),
        ('<p class="cpd-twins"><a href="x">In another suite</a></p><p>In</p>', [("", "", "", "In")]),
    ],
)  # fmt: skip
def test_what_is_shown_is_read_and_nothing_else(html: str, found: list[tuple[str, str, str, str]]) -> None:
    assert cut(html) == found


WORDS: Final = st.lists(st.from_regex(r"[a-z]{4,8}", fullmatch=True), min_size=1, max_size=4)
BLOCKS: Final = st.sampled_from(
    ("<p>{}</p>", '<h2 id="h">{}</h2>', "<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>", "<div>{}</div>", "</div>{}", "<em>{}</em>",
     '<div class="idea cpd-callout" id="c">{}</div>', '<div class="idea cpd-callout" id="d"><p class="admonition-title">{}</p>', "{}<p>", "<h1>{}</h1>")
)  # fmt: skip


@given(st.lists(st.tuples(BLOCKS, WORDS), max_size=12))
def test_no_word_that_is_shown_is_lost_or_found_twice(blocks: list[tuple[str, list[str]]]) -> None:
    html = " ".join(block.format(" ".join(words)) for block, words in blocks)
    written = sorted(word for _, words in blocks for word in words)
    read = sorted(word for one in passages(html, frozenset({"idea"})) for word in re.findall(r"[a-z]+", f"{one.title} {one.text}"))
    assert read == written


def test_a_sign_that_no_page_can_show_is_left_out() -> None:
    assert [(one.title, one.text) for one in passages('<h1 id="a">A\0B</h1><p>C\0D</p>')] == [("AB", "CD")]
