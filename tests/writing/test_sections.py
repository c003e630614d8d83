"""Pages cut into what search finds: as Material's own parser cuts them, or not at all."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from cpd.writing.sections import sections

PIECES: Final = (
    '<h1 id="a">', '<h2 id="b">', "<h2>", "</h2>", "</h1>", "<p>", "</p>", "<div>", "</div>", "<div data-search-exclude>",
    '<a class="headerlink" href="#b">', "<a href=x>", "</a>", "word ", "\n", " ", "&amp; x", "&lt;b&gt;", "<ul>", "<li>", "</li>", "</ul>", "<code>",
    "</code>", "<pre>", "</pre>", "<br>", "<br/>", '<script>var a="<p>";</script>', "<!-- c -->", "<section>", "</section>", "</h3>", "<object>",
    '<h3 id="c" data-search-exclude>', "<style>p{}</style>", '<span class="linenodiv">', "</span>", "<td/>", "<svg><title>T</title></svg>",
    "</object>", "<sup>", "</sup>", "<P>", "<IMG SRC='a'>",
)  # fmt: skip

Cut = list[tuple[str | None, list[str], list[str]]]


def materials(html: str) -> Cut:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(one.id, one.title, one.text) for one in parser.data if not one.is_excluded()]


def ours(html: str) -> Cut | None:
    found = sections(html)
    return None if found is None else [(one.id, one.title, one.text) for one in found]


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_regular_html_is_cut_as_material_cuts_it(html: str) -> None:
    assert ours(html) == materials(html)


@pytest.mark.parametrize(
    "html", ["a < b", "<p", "<p title='", "<!-- open", "<!DOCTYPE html>", "<?php ?>", "<![CDATA[x]]>", "</>", "<p =x>", "<script>x"]
)
def test_html_that_is_not_regular_is_left_to_material(html: str) -> None:
    assert ours(html) is None
