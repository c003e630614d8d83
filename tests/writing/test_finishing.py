"""Finished pages: what is done to each and noted of it is the same, whatever stood on the pages before it."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from cpd.writing.finishing import Finished, Finishing
from cpd.writing.linking import Linking
from cpd.writing.policy import inline, policy_in_words, refused_requests, with_policy
from cpd.writing.vocabulary import page_words

LINKING = Linking(["", "a/", "b/", "a/c/", "a/d/", "b/c/"])
URLS = ("", "a/", "b/", "a/c/", "a/d/", "b/c/")
LINES = (
    "<main>", "</main>", "<main class='x'><p>text</main>",
    '<a class="one" href="../">x</a>', '<a href="../../a/d/">x</a>', '<a href="c/">x</a>', "<a href=../c/>x</a>", '<a href="./">',
    "<script>one()</script>", '<script>two("</script>', "</script>", '<script type="application/ld+json">{"a": "//b"}</script>',
    "<!--", "-->", "<!-- x -->", '<p data-x="two', '">', "<p title='", "'>", "<textarea>", "</textarea>", "<title>a</title>",
    '<img src="//far.example/a.png">', '<link rel="stylesheet" href="https://far.example/a.css">', '<p style="color: var(--one)">',
    '<p dir="rtl" class="three four">', "text", "", "a < b", "<",
)  # fmt: skip
"""Whole ones, and such as mean something only with those before or after them."""


def finishing() -> Finishing:
    return Finishing({}, linking=LINKING, has_policy=True, reads_words=True)


def said(words: tuple[str, ...]) -> tuple[set[str], set[str], set[str]]:
    """Classes and directions, variables, scripts."""
    found, used, *scripts = words
    return {*found.split()}, {*used.split()}, {*scripts}


def at_once(html: str, url: str) -> Finished:
    """The same for a page as one."""
    linked = LINKING.with_file_names(html, url)
    written = with_policy(linked, policy_in_words(inline(linked)[0], {}))
    return Finished(written, page_words(linked), frozenset(refused_requests(html, {})))


def pages() -> st.SearchStrategy[list[tuple[str, str]]]:
    bodies = st.lists(st.sampled_from(LINES), max_size=12).map(lambda lines: "\n".join(["<!doctype html><html>", "<head>", *lines]))
    return st.lists(st.tuples(bodies, st.sampled_from(URLS)), min_size=2, max_size=5)


@given(pages())
def test_a_page_is_finished_as_if_there_were_no_other(built: list[tuple[str, str]]) -> None:
    finishes = finishing()
    for html, url in built:
        found, alone = finishes.finished(html, url), at_once(html, url)
        assert found.html == alone.html
        assert found.requests == alone.requests
        assert said(found.words) == said(alone.words)


def frames() -> Iterator[tuple[str, str]]:
    """Pages of a site: the same frame, other contents."""
    for place, url in enumerate(URLS):
        root = "../" * url.count("/")
        frame = f'<nav>\n<a href="{root}a/">A</a>\n<a href="{root}b/c/">C</a>\n</nav>'
        yield f"<!doctype html>\n<head>\n<title>{place}</title>\n</head>\n{frame}\n<main>\n<p>{place}</p>\n</main>\n<p>end</p>\n", url


def test_what_lines_of_a_frame_lead_to_is_right_on_each_page() -> None:
    finishes = finishing()
    for html, url in frames():
        root = "../" * url.count("/")
        found = finishes.finished(html, url).html
        assert f'<a href="{root}a/index.html">A</a>\n<a href="{root}b/c/index.html">C</a>' in found


def test_more_lines_than_are_kept_do_no_harm() -> None:
    finishes = finishing()
    for place in range(4):
        lines = [f'<p class="c{place}x{number}">' for number in range(600)]
        found = finishes.finished("\n".join(["<head>", *lines, "<main>", "</main>"]), "a/")
        assert said(found.words)[0] == {f"c{place}x{number}" for number in range(600)}
