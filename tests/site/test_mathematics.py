"""Formulas on a built site: set on pages, words everywhere else, and left alone where a site says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.searched import entries
from support.sites import Built, Project, cpd

PAGE = r"""
    index.md
        | # Parts of $\frac{3}{4}$
        |
        | /// key-idea | Half of $x^2$
        |     id: half
        |
        | It is $\frac{x^2}{2}$.
        |
        | ///
        |
        | ## Then $\sqrt{2}$
        |
        | It costs $5–$10, and $\foo{1}$ less.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("maths")).write(PAGE).build()


def test_the_page_and_its_lists_have_mathml(site: Built) -> None:
    assert '<math alttext="x²/2"><mfrac>' in site.text("index.html")
    assert '<math alttext="x²"><msup>' in site.text("key-ideas/index.html")
    assert "formula.css" in site.text("index.html")


def test_titles_contents_and_catalogue_say_it_in_words(site: Built) -> None:
    assert [(item["title"], item["text"]) for item in site.items] == [("Half of x²", "It is x²/2.")]
    assert [entry.title for entry in entries(site)[:3]] == ["Parts of 3/4", "Half of x²", "Then √2"]
    assert "It is x²/2." in entries(site)[1].text
    assert ">Then √2</a></li>" in site.text("index.html")


def test_money_is_left_and_what_cannot_be_set_is_told_with_its_line(site: Built) -> None:
    assert "It costs $5–$10, and" in site.text("index.html")
    message = (
        r'docs/index.md:12: mathematics-can-be-set: the formula `\foo{1}` cannot be set: unknown command "\foo". '
        r"Mend it; a dollar sign that begins no formula is written `\$`."
    )
    assert site.findings == [message]


@pytest.mark.parametrize("changes", [{"extra": cpd(maths=False)}, {"extra_javascript": ["assets/mathjax.js"]}], ids=["off", "script"])
def test_formulas_are_left_to_the_site_where_it_says_so(changes: dict[str, Any], tmp_path: Path) -> None:
    site = Project(tmp_path).write(PAGE).build(**changes)
    assert "<math" not in site.text("index.html")
    assert r'<span class="arithmatex">\(\frac{x^2}{2}\)</span>' in site.text("index.html")
    assert site.findings == []


FORM = r"""
    index.md
        | # Home
    sheet.md
        | ---
        | title: Half is $\frac12$, not $5–$10
        | form:
        |   id: sheet
        |   parts:
        |     - type: choice
        |       id: more
        |       label: Which is more than $\frac{3}{4}$?
        |       choices: ['$\frac45$', '\(0.\dot{7}\)', $5]
        |     - type: short-text
        |       id: wrong
        |       label: What is $\foo{2}$?
        | ---
"""


def test_a_form_and_a_title_of_the_head_say_formulas_in_words(tmp_path: Path) -> None:
    site = Project(tmp_path).write(FORM).build()
    page = site.page("sheet/").one("main").text
    assert "Which is more than 3/4?" in page
    assert all(choice in page for choice in ("4/5", "0.7\u0307", "$5"))
    assert "<title>Half is 1/2, not $5–$10 · " in site.text("sheet/index.html")
    assert [finding for finding in site.findings if "mathematics" in finding] == [
        r'docs/sheet.md:12: mathematics-can-be-set: the formula `\foo{2}` cannot be set: unknown command "\foo". Mend it; a dollar sign that begins no formula is written `\$`.'
    ]
