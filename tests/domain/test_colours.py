from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.colours import PAPER_DARK, PAPER_LIGHT, Palette, contrast, is_colour, palette
from cpd.domain.kinds import DEFAULTS, Kind

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize("value", ["#1a7a3f", "#ABCDEF", "#000000"])
def test_six_hexadecimal_digits_are_a_colour(value: str) -> None:
    assert is_colour(value)


@pytest.mark.parametrize("value", ["1a7a3f", "#fff", "#1a7a3f0", "#1a7a3g", "green", "#1a7a3f\n", "", None, 123456])
def test_nothing_else_is_a_colour(value: object) -> None:
    assert not is_colour(value)


def test_a_tint_is_a_tenth_of_the_colour_on_the_paper() -> None:
    assert palette("#000000", "#ffffff") == Palette(text="#000000", bar="#000000", tint="#e6e6e6")


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_is_what_the_guidelines_compute() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(one=COLOURS, other=COLOURS)
def test_contrast_is_the_same_both_ways_and_within_its_bounds(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.0001


@pytest.mark.parametrize("kind", DEFAULTS, ids=lambda kind: str(kind.name))
def test_the_text_of_each_kind_can_be_read_on_tint_and_paper(kind: Kind) -> None:
    pairs = [
        (kind.light.text, kind.light.tint),
        (kind.light.text, PAPER_LIGHT),
        (kind.dark.text, kind.dark.tint),
        (kind.dark.text, PAPER_DARK),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_a_palette_knows_the_contrast_of_its_text_on_its_tint() -> None:
    assert Palette(text="#000000", bar="#000000", tint="#ffffff").contrast == pytest.approx(21)
