"""Formulas in pages: what is one, what is money, and what the rest of the page makes of them."""

from __future__ import annotations

from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from cpd.domain import markup
from cpd.reading.maths import MathsExtension, is_set_by_script
from cpd.reading.problems import Problem

ARITHMATEX = "pymdownx.arithmatex"

MONEY = [
    "It costs $5–$10.",
    "Between $5 and $10 a head.",
    "US$5, A$7 or C$ 8.",
    "$20,000, and later $30,000.",
    "$5 (or C$ 7)",
    "$5/$6 and **$7**–**$8**",
    "Pay 5$ or 6$.",
    r"\$5 and \$6",
    "5$/6$, 5$–6$, 5$ each, (5$)(6$)",
    "$5 - $10 or $5—$10",
    "Between $5 and x^2 is $ 3.",
    "$20 x 3 = $60, and $20 + $30 = $50.",
    "Cheap is $$, or $$ and $$$; $$ to $$.",
    "[$5](a.md) and [$6](b.md)",
    "`$x$`",
]


def converted(markdown: str, *, told: list[Problem] | None = None, generic: bool = True, **settings: Any) -> tuple[str, Markdown]:
    maths = MathsExtension(None if told is None else lambda _, problem: told.append(problem))
    extensions: list[str | Extension] = ["toc", "tables", "pymdownx.superfences", ARITHMATEX, maths]
    converter = Markdown(extensions=extensions, extension_configs={ARITHMATEX: {"generic": generic, **settings}})
    return converter.convert(markdown), converter


def words(html: str) -> str:
    return markup.plain(html)


@pytest.mark.parametrize("markdown", MONEY)
def test_money_stays_money(markdown: str) -> None:
    assert "<math" not in converted(markdown)[0]


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("$x$", "x"),
        (r"Half is $\frac12$.", "Half is 1/2."),
        (r"\(x^2\) and $y$", "x² and y"),
        ("$3$ and $4$", "3 and 4"),
        ("It costs $5 and $6. Then $x = 5$.", "It costs $5 and $6. Then x = 5."),
        ("- $a$\n- $b$", "a b"),
        ("| $a$ |\n|---|\n| $b$ |", "a b"),
        ("$$\nx^2\n$$", "x²"),
        (r"\[x^2\]", "x²"),
        ("The 2$x$ and the n$y$, 5$z$.", "The 2x and the ny, 5z."),
        ("So $$ x = 2 $$ here, $$y$$.", "So x = 2 here, y."),
        ("So\n$$\nx = 4\n$$\nhere.", "So x = 4 here."),
        ("\\begin{align*}a&=b\\end{align*}", "a = b"),
    ],
)
def test_a_formula_is_set_and_can_be_read(markdown: str, read: str) -> None:
    html, _ = converted(markdown)
    assert "<math" in html
    assert words(html) == read


def test_it_does_not_matter_how_the_site_would_have_handed_formulas_to_a_script() -> None:
    assert converted("$x$\n\n$$y$$", generic=False)[0] == converted("$x$\n\n$$y$$")[0]


def test_a_paragraph_that_is_a_formula_is_a_paragraph() -> None:
    html, _ = converted("$x$")
    assert html == '<p><span class="cpd-formula"><math alttext="x"><mi>x</mi></math></span></p>'


def test_a_heading_is_called_by_its_words() -> None:
    html, converter = converted(r"# Add $\frac{3}{4}$")
    assert [token["name"] for token in converter.toc_tokens] == ["Add 3/4"]  # type: ignore[attr-defined]  # set by the toc extension
    assert '<h1 id="add-34">Add <span class="cpd-formula"><math alttext="3/4">' in html


def test_what_cannot_be_set_is_shown_as_it_was_written_and_told() -> None:
    told: list[Problem] = []
    html, _ = converted(r"See $\foo{3}$.", told=told)
    assert html == r'<p>See <span class="cpd-formula"><code>\foo{3}</code></span>.</p>'
    assert [(problem.rule, problem.problem, problem.remedy) for problem in told] == [
        (
            "mathematics-can-be-set",
            r'the formula `\foo{3}` cannot be set: unknown command "\foo".',
            r"Mend it; a dollar sign that begins no formula is written `\$`.",
        )
    ]


def test_a_dollar_in_an_address_begins_no_formula() -> None:
    html, _ = converted("[a $x$](https://example.org/$a$b) <https://example.org/$a$b> [c][d]\n\n[d]: https://example.org/$a$b")
    assert html.count('href="https://example.org/$a$b"') == 3
    assert html.count("<math") == 1


def test_each_page_has_its_own_formulas() -> None:
    maths = MathsExtension()
    converter = Markdown(extensions=[ARITHMATEX, maths])
    first = converter.convert("$a$")
    converter.reset()
    assert (words(first), words(converter.convert("$b$"))) == ("a", "b")


def test_a_site_that_wants_no_dollars_keeps_them() -> None:
    assert "<math" not in converted("$x$", inline_syntax=["round"])[0]


def test_a_site_without_arithmatex_keeps_its_dollars() -> None:
    assert Markdown(extensions=[MathsExtension()]).convert("$x$") == "<p>$x$</p>"


@pytest.mark.parametrize(
    ("address", "is_set"),
    [("assets/mathjax.js", True), ("https://cdn.example.org/npm/katex@0.16/dist/katex.min.js", True), ("assets/shop.js", False)],
)
def test_a_site_that_loads_a_script_for_mathematics_keeps_it(address: str, *, is_set: bool) -> None:
    assert is_set_by_script(["assets/other.js", address]) is is_set
