"""TeX as MathML and as words; what cannot be set is said, never left out."""

from __future__ import annotations

import pytest

from cpd.reading.formula import CannotBeSetError, formula

WORDS = {
    r"\frac{3}{4}": "3/4",
    r"2\frac34": "2 3/4",
    r"\frac{a+b}{2}x": "((a + b)/2)x",
    r"A=\tfrac12 bh": "A = (1/2)bh",
    r"\left(\frac12\right)^2": "(1/2)²",
    r"\frac{\frac12}{3}": "(1/2)/3",
    "a^2+b^2=c^2": "a² + b² = c²",
    "x^{-1}": "x⁻¹",
    "x^{n+1}": "xⁿ⁺¹",
    "2^{ab}": "2^ab",
    "x_1^2": "x₁²",
    r"90^\circ": "90°",
    "f'(x)": "f′(x)",
    r"\sqrt{2}": "√2",
    r"\sqrt{b^2-4ac}": "√(b² − 4ac)",
    r"\sqrt[3]{8}": "∛8",
    r"\sqrt[5]{x}": "⁵√x",
    r"0.\dot{1}2\dot{3}": "0.1\u030723\u0307",
    r"\overline{AB}": "A\u0305B\u0305",
    r"\underline{x}": "x\u0332",
    r"\vec{a}": "a\u20d7",
    "1{,}000": "1,000",
    "(x,y)": "(x, y)",
    r"2\sin 30^\circ": "2 sin 30°",
    r"\operatorname{hcf}(12, 18)": "hcf(12,18)",
    r"\log_2 8": "log₂ 8",
    r"\lim_{x\to 0} x": "lim_(x → 0) x",
    r"\sum_{i=1}^n i": "∑ (i = 1 to n) i",
    r"\int_0^1 x\,dx": "∫₀¹x dx",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}": "(1 2; 3 4)",
    r"\begin{aligned}a&=b\\c&=d\end{aligned}": "a = b; c = d",
    r"\text{area} = \pi r^2": "area = πr²",
    r"5\text{ m}^2": "5 m²",
    r"\binom{n}{r}": "(n choose r)",
    r"3 \times -4": "3 × −4",
    "-3--4": "−3 − −4",
    r"10\%": "10%",
    "3:4": "3:4",
    r"\cancel{3}": "3 (crossed out)",
    r"\boxed{x}": "x",
    r"\underbrace{a+b}_{c}": "a + b (c)",
    r"\displaystyle\frac12": "1/2",
    r"\square + 3 = 7": "□ + 3 = 7",
}

REASONS = {
    r"\foo{3}": r'unknown command "\foo"',
    r"\frac{3}": "expected argument but reached end of input",
    "a^": "expected argument but reached end of input",
    "{": 'expected closing token "}", but reached end of input',
    r"\begin{foo}a\end{foo}": 'unknown environment "foo"',
    "a & b": 'found "&", which may only appear in a table-like environment',
    "5% of 10": r"what follows a % is left out in TeX; write \% for a per cent sign",
    r"\phantom{0}": "nothing would be seen of it",
    r"\newcommand{\a}{b}": "nothing would be seen of it",
    " ": "nothing would be seen of it",
    "\x1b0": "it has a character that cannot be seen",
}


@pytest.mark.parametrize("tex", WORDS)
def test_a_formula_can_be_read_in_a_line_of_text(tex: str) -> None:
    assert formula(tex).words == WORDS[tex]


@pytest.mark.parametrize("tex", REASONS)
def test_what_cannot_be_set_is_told(tex: str) -> None:
    with pytest.raises(CannotBeSetError) as caught:
        formula(tex)
    assert str(caught.value) == REASONS[tex]


def test_mathml_carries_the_words_for_whoever_cannot_set_it() -> None:
    assert formula("a < b").mathml == '<math alttext="a &lt; b"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>'


def test_a_formula_on_a_line_of_its_own_is_set_large() -> None:
    assert formula("x", is_block=True).mathml == '<math alttext="x" display="block"><mi>x</mi></math>'
