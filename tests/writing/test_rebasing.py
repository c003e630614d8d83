from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain import markup
from cpd.writing.rebasing import Move, rebase, with_heading_level
from support.pages import parsed

THERE = Move(source="a/b/", target="c/", prefix="p")
BACK = Move(source="c/", target="a/b/", prefix="q")
IN_PLACE = Move(source="a/b/", target="a/b/", prefix="p")

REBASED = [
    ('<a href="x">', '<a href="../a/b/x">'),
    ("<a href='x'>", '<a href="../a/b/x">'),
    ("<a href=x>", '<a href="../a/b/x">'),
    ('<A HREF="x">', '<A HREF="../a/b/x">'),
    ("<a href>", "<a href>"),
    ('<a href="x?a=1&amp;b=2">', '<a href="../a/b/x?a=1&amp;b=2">'),
    ('<a href="https://example.org/">', '<a href="https://example.org/">'),
    ('<a data-href="x" title="a > b">', '<a data-href="x" title="a > b">'),
    ('<img src="x.png" alt="a">', '<img src="../a/b/x.png" alt="a">'),
    ('<img srcset="a.png 1x, b.png 2x">', '<img srcset="../a/b/a.png 1x, ../a/b/b.png 2x">'),
    ('<img srcset="a.png">', '<img srcset="../a/b/a.png">'),
    ('<img srcset="data:image/png;base64,AA== 1x, b.png 2x">', '<img srcset="data:image/png;base64,AA== 1x, ../a/b/b.png 2x">'),
    ('<video src="v.mp4" poster="p.png">', '<video src="../a/b/v.mp4" poster="../a/b/p.png">'),
    ('<object data="x">', '<object data="../a/b/x">'),
    ('<form action="x"><button formaction="y">', '<form action="../a/b/x"><button formaction="../a/b/y">'),
    ('<blockquote cite="x">', '<blockquote cite="../a/b/x">'),
    ('<p style="background: url(x.png)">', '<p style="background: url(../a/b/x.png)">'),
    ("<p style='background: url(\"x.png\")'>", '<p style="background: url(&quot;../a/b/x.png&quot;)">'),
    ('<p style="color: red">', '<p style="color: red">'),
    ('<p id="x">', '<p id="p--x">'),
    ('<p id="x"><a href="#x">', '<p id="p--x"><a href="#p--x">'),
    ('<a href="#elsewhere">', '<a href="../a/b/#elsewhere">'),
    ('<i id="x"></i><label for="x">', '<i id="p--x"></i><label for="p--x">'),
    ('<i id="x"></i><p aria-labelledby="x y">', '<i id="p--x"></i><p aria-labelledby="p--x y">'),
    ('<input type="radio" name="g">', '<input type="radio" name="p--g">'),
    ('<input type="checkbox" name="g">', '<input type="checkbox" name="g">'),
    ('<h2 id="x">T<a class="headerlink" href="#x" title="Link">¶</a></h2>', '<h2 id="p--x">T</h2>'),
    ('<details class="key-idea cpd-callout">', '<details class="key-idea cpd-callout" open="open">'),
    ('<details class="key-idea cpd-callout" open="open">', '<details class="key-idea cpd-callout" open="open">'),
    ('<details class="note">', '<details class="note">'),
    ('<code>&lt;a href="x"&gt;</code>', '<code>&lt;a href="x"&gt;</code>'),
    ("a < b and <b>", "a < b and <b>"),
]


@pytest.mark.parametrize(("html", "new"), REBASED)
def test_addresses_ids_and_folds_follow_to_another_page(html: str, new: str) -> None:
    assert rebase(html, THERE) == new


@pytest.mark.parametrize(
    ("html", "new"),
    [
        ("<h1>a</h1><h2>b</h2>", "<h3>a</h3><h4>b</h4>"),
        ("<h4>a</h4><h5 id='x'>b</h5>", "<h3>a</h3><h4 id='x'>b</h4>"),
        ("<h1>a</h1><h5>b</h5>", "<h3>a</h3><h6>b</h6>"),
        ("<h3>a</h3>", "<h3>a</h3>"),
        ("<H1>a</H1>", "<h3>a</h3>"),
        ("<header>a</header><hr>", "<header>a</header><hr>"),
        ("", ""),
    ],
)
def test_headings_step_so_that_the_highest_is_of_the_level(html: str, new: str) -> None:
    assert with_heading_level(html, 3) == new


def test_headings_are_left_alone_where_no_level_is_asked() -> None:
    assert rebase("<h1>a</h1>", THERE) == "<h1>a</h1>"


def test_headings_step_down_where_a_level_is_asked() -> None:
    assert rebase("<h1>a</h1>", Move(source="", target="", prefix="p", level=4)) == "<h4>a</h4>"


HREFS = st.sampled_from(["x", "../x/", "#part", "x?q=1&r=2#y", "/abs", "https://example.org/", "mailto:a@b", "./", "../../..", "größe/#ü"])
TAGS = st.sampled_from(["<p>", "</p>", "<em>", "text", "&lt;", "<br />", '<i class="x">', "</i>", '<h2 title="a > b">', "</h2>"])
LINKS = HREFS.map(lambda href: f'<a href="{href.replace("&", "&amp;")}">')
IDS = st.sampled_from(['<b id="one">', '<b id="two">', '<label for="one">'])
HTML = st.lists(TAGS | LINKS | IDS, max_size=10).map("".join)


def leading(html: str, page: str) -> list[str]:
    """Where the links in HTML on a page lead."""
    return [urljoin(f"http://site/{page}", link.attributes["href"]) for link in parsed(html).all("a", href="")]


@given(html=HTML)
def test_links_lead_where_they_led(html: str) -> None:
    assert leading(rebase(html, THERE), THERE.target) == leading(html, THERE.source)


@given(html=HTML)
def test_links_moved_there_and_back_lead_where_they_led(html: str) -> None:
    assert leading(rebase(rebase(html, THERE), BACK), BACK.target) == leading(html, THERE.source)


@given(html=HTML)
def test_words_stay_as_they_are(html: str) -> None:
    assert markup.plain(rebase(html, THERE)) == markup.plain(html)


@given(html=HTML)
def test_every_id_takes_the_prefix_and_no_other(html: str) -> None:
    assert markup.ids(rebase(html, IN_PLACE)) == {f"p--{anchor}" for anchor in markup.ids(html)}


JUNK = st.lists(
    st.sampled_from(["<", ">", '"', "'", "=", " ", "a", "href", "id", "/", "<a ", "srcset=", "style=", "url(", ")", ","]), max_size=14
)


@given(html=JUNK.map("".join) | st.text())
def test_anything_can_be_rebased(html: str) -> None:
    assert rebase(html, THERE).count("<") >= html.count("<") - html.count("headerlink")
