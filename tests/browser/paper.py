"""How a page stands on paper: no sheet with next to nothing, nothing parted from what it begins."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

FORMATS: Final = ("A4", "Letter")
FOOTER: Final = "qqf"
FEWEST: Final = 5
"""A sheet with fewer words than these was not worth its paper."""
_MARKS: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_MARK: Final = re.compile(r"q\s*q\s*(?:(?:\d\s*)+[be]|f)")
"""Letters so small are told apart when they are read."""


def faults(page: Page, size: str) -> list[str]:
    """What is wrong with the sheets of a page when it is printed."""
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => 0)")
    footer = " ".join(page.locator(".cpd-footer, .cpd-dates").all_inner_texts()).split()
    pairs = page.evaluate(_MARKS)
    sheets = printed(page, size)
    page.emulate_media(media="screen")
    return [*_empty(sheets, footer), *_parted(sheets, pairs)]


def printed(page: Page, size: str) -> list[str]:
    """The words on each sheet of a page."""
    pdf = page.pdf(format=size)
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def _empty(sheets: list[str], footer: list[str]) -> Iterator[str]:
    for number, sheet in enumerate(sheets, 1):
        words = _MARK.sub("", sheet).split()
        if len(words) < FEWEST + len(footer) * (FOOTER in _marks(sheet)):
            yield f"sheet {number} of {len(sheets)} has next to nothing on it: {' '.join(words) or 'no word'}"


def _marks(sheet: str) -> set[str]:
    return {"".join(mark.split()) for mark in _MARK.findall(sheet)}


def _parted(sheets: list[str], pairs: list[dict[str, str]]) -> Iterator[str]:
    marks = [_marks(sheet) for sheet in sheets]
    for pair in pairs:
        for number, found in enumerate(marks, 1):
            if pair["from"] in found and pair["to"] not in found:
                yield f"sheet {number} of {len(sheets)}: {pair['name']} {pair['fault']}"
