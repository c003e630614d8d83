"""Colours of a kind in one scheme: derived tints, and contrast as WCAG 2.2 computes it."""

from __future__ import annotations

import re
from typing import NamedTuple

PAPER_LIGHT = "#fbfaf6"
PAPER_DARK = "#14181f"
TINT_SHARE = 0.1
TEXT_CONTRAST = 4.5
"""What WCAG 2.2 asks of text, criterion 1.4.3."""

DARK_END = 0.04045
"""Below this share sRGB is linear."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Palette(NamedTuple):
    """The three colours a kind has in a scheme, each ``#rrggbb``."""

    text: str
    bar: str
    tint: str

    @property
    def contrast(self) -> float:
        """Contrast of text on tint, from 1 to 21."""
        return contrast(self.text, self.tint)


def is_colour(value: object) -> bool:
    """Whether a value is a colour as settings want it: ``#rrggbb``."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def palette(colour: str, paper: str) -> Palette:
    """The palette of one colour: its tint is a tenth of it on the paper."""
    mixed = (round(TINT_SHARE * mine + (1 - TINT_SHARE) * below) for mine, below in zip(_channels(colour), _channels(paper), strict=True))
    return Palette(text=colour, bar=colour, tint="#" + "".join(f"{c:02x}" for c in mixed))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2, "relative luminance")."""
    linear = []
    for channel in _channels(colour):
        share = channel / 255
        linear.append(share / 12.92 if share <= DARK_END else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
