from __future__ import annotations

import pytest

from cpd.writing.linking import Linking

LINKING = Linking(["", "a/", "a/b/", "a/c.html", "ü/", "it's here/"])


@pytest.mark.parametrize(
    ("html", "page", "named"),
    [
        ('<a href="b/">', "a/", '<a href="b/index.html">'),
        ('<a class="x" href="../" title="y">', "a/", '<a class="x" href="../index.html" title="y">'),
        ('<a href="./">', "a/", '<a href="./index.html">'),
        ('<a href="..">', "a/", '<a href="../index.html">'),
        ('<a href="../..">', "a/b/", '<a href="../../index.html">'),
        ('<a href="b/#part">', "a/", '<a href="b/index.html#part">'),
        ('<a href="b/?q=1#part">', "a/", '<a href="b/index.html?q=1#part">'),
        ('<a title="a > b" href="b/">', "a/", '<a title="a > b" href="b/index.html">'),
        ("<a href='b/'>", "a/", "<a href='b/index.html'>"),
        ("<a href=b/>", "a/", "<a href=b/index.html>"),
        ("<a href=b/ class=x>", "a/", "<a href=b/index.html class=x>"),
        ("<a class=x href=..>", "a/", "<a class=x href=../index.html>"),
        ("<a class=x href=. title='a > b'>", "a/", "<a class=x href=./index.html title='a > b'>"),
        ("<A HREF=../..#part>", "a/b/", "<A HREF=../../index.html#part>"),
        ('<a class="x"href=b/?q=1>', "a/", '<a class="x"href=b/index.html?q=1>'),
        ('<a href = "it\'s here/">', "", '<a href = "it\'s here/index.html">'),
        ('<a href="../ü/">', "a/", '<a href="../ü/index.html">'),
        ('<a href="a/">one</a> <a href="a/b/">two</a>', "", '<a href="a/index.html">one</a> <a href="a/b/index.html">two</a>'),
    ],
)
def test_a_link_to_a_page_names_its_file(html: str, page: str, named: str) -> None:
    assert LINKING.with_file_names(html, page) == named


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#part">',
        '<a href="c.html">',
        '<a href="files/">',
        '<a href="https://example.org/">',
        '<a href="/a/">',
        '<a href="mailto:a@b">',
        '<a href="">',
        "<a href=>",
        "<a href=https://example.org/>",
        '<a data-href="b/">',
        '<link href="../">',
        '&lt;a href="../"&gt;',
        "<a>",
    ],
)
def test_other_addresses_stay_as_they_are(html: str) -> None:
    assert LINKING.with_file_names(html, "a/") == html
