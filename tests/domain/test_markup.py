from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain import markup

PIECES = [
    "<p>",
    "</p>",
    "<a href='x'>",
    '<a class="headerlink">',
    "</a>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    '"',
    "'",
    "<",
    ">",
    "&amp;",
    "&",
    " id=",
    "x",
    "\n",
]
HTML = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>one</p><p>two</p>", "one two"),
        ("<p>on<em>e</em> <code>two</code></p>", "one two"),
        ("one<br>two", "one two"),
        ("<li>one</li>\n<li>two</li>", "one two"),
        ("Fish &amp; chips &lt;b&gt; &eacute;", "Fish & chips <b> é"),
        ("one<!-- two --> three", "one three"),
        ("<style>p {}</style>one<script>let two = 1</script>", "one"),
        ('Title<a class="headerlink" href="#t">¶</a>', "Title"),
        ('Note <a class="footnote-backref" href="#f">↩</a>', "Note"),
        ('In 2014<sup id="fnref:2"><a class="footnote-ref" href="#fn:2">2</a></sup> nobody did', "In 2014 nobody did"),
        ('<p title="a > b">one</p>', "one"),
        ("a < b", "a < b"),
        ('<p title="never closed>one', '<p title="never closed>one'),
        ("", ""),
    ],
)
def test_plain_words_are_what_a_reader_is_shown(html: str, words: str) -> None:
    assert markup.plain(html) == words


@given(html=HTML)
def test_plain_words_of_anything_have_no_white_space_but_single_blanks(html: str) -> None:
    assert markup.plain(html) == " ".join(markup.plain(html).split())


@given(text=st.text(alphabet=st.characters(exclude_characters="<>&", exclude_categories=["C", "Z"])))
def test_plain_words_of_text_are_the_text(text: str) -> None:
    assert markup.plain(text) == text


@pytest.mark.parametrize("html", ["", " ", "<p></p>", "<p>&#160;</p>", "<!-- x -->", "<p><br></p>"])
def test_html_that_shows_nothing_is_empty(html: str) -> None:
    assert markup.is_empty(html)


@pytest.mark.parametrize("html", ["x", "<p>x</p>", '<img src="x">', "<hr>", "<input>", "<svg></svg>"])
def test_html_that_shows_something_is_not_empty(html: str) -> None:
    assert not markup.is_empty(html)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (" id=\"a\" CLASS='b c' data-x=1 hidden", {"id": "a", "class": "b c", "data-x": "1", "hidden": ""}),
        (' id="a" ID="b"', {"id": "a"}),
        (' title="a &amp; b > c"', {"title": "a & b > c"}),
        (" id = a /", {"id": "a"}),
        ("", {}),
    ],
)
def test_attributes_are_read_by_name(written: str, found: dict[str, str]) -> None:
    assert markup.attributes(written) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p id="a"><b id=b></b></p>', {"a", "b"}),
        ('<p data-id="a">x</p>', set()),
        ("<p>id</p>", set()),
        ("<p>none</p>", set()),
        ('<p id="">x</p>', set()),
        ('<code>&lt;p id="a"&gt;</code>', set()),
        ('<p id="a&amp;b">', {"a&b"}),
    ],
)
def test_ids_are_found_in_tags_only(html: str, found: set[str]) -> None:
    assert markup.ids(html) == found


@given(html=HTML)
def test_ids_of_anything_are_words(html: str) -> None:
    assert "" not in markup.ids(html)


@pytest.mark.parametrize("html", ['<a href="x">y</a>', "<form></form>", "<A HREF=x>"])
def test_links_and_forms_lead_somewhere(html: str) -> None:
    assert markup.has_link(html)


@pytest.mark.parametrize("html", ["<p>x</p>", '<a name="x">y</a>', "&lt;a href=x&gt;", '<area href="x">'])
def test_other_html_leads_nowhere(html: str) -> None:
    assert not markup.has_link(html)


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('See <a href="x">the <em>guide</em></a>', "See the <em>guide</em>"),
        ('Claim<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>', "Claim"),
        ("H<sup>2</sup>O", "H<sup>2</sup>O"),
        ('<b id="x" name="y" class="z">A</b>', '<b class="z">A</b>'),
        ('A <img src="x.png" alt="picture">', "A"),
        ("<abbr title='a'>A</abbr>", "<abbr title='a'>A</abbr>"),
    ],
)
def test_a_title_elsewhere_has_no_links_notes_pictures_or_ids(html: str, title: str) -> None:
    assert markup.inline_title(html) == title


TITLE = ["<a href='x'>", "</a>", "<em>", "</em>", "text", "<img src='x'>", '<b id="x">', '<sup id="fnref:1">1</sup>', " "]


@given(html=st.lists(st.sampled_from(TITLE)).map("".join))
def test_a_title_made_ready_twice_is_the_same(html: str) -> None:
    once = markup.inline_title(html)
    assert markup.inline_title(once) == once


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        ("<div><p>a</p></div>", "<div><p>a</p></div>"),
        ("<p>a</p></div><p>b</p>", "<p>a</p><p>b</p>"),
        ("<div><p>a</p>", "<div><p>a</p></div>"),
        ("<ul><li><div>a</li></ul>", "<ul><li><div>a</li></div></ul>"),
        ("<section><div>a</section>b", "<section><div>a</div></section>b"),
        ("<div/>a", "<div/>a"),
    ],
)
def test_containers_that_do_not_close_are_closed_and_stray_ends_taken_out(html: str, mended: str) -> None:
    assert markup.balanced(html) == mended


def test_what_leads_to_a_footnote_and_back_is_no_part_of_the_words() -> None:
    back = (
        '<a class="footnote-backref" href="#fnref:1" title="Jump back">&#8617;</a><a class="footnote-backref" href="#fnref2:1">&#8617;</a>'
    )
    html = f'<p>Ask<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p><ol><li id="fn:1"><p>A note.&#160;{back}</p></li></ol>'
    assert markup.without_notes(html) == '<p>Ask.</p><ol><li id="fn:1"><p>A note.</p></li></ol>'
