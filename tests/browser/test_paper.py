"""Pages on paper: no sheet for nothing, nothing parted from what it begins; all pages are printed by ``bench/paper.py``."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from browser.conftest import Opens, Tab
from browser.layout import kinds
from browser.paper import faults, printed
from support.sites import Built

A4 = (595, 842)


def test_sheets_of_each_kind_of_page_are_worth_their_paper(opens: Opens, real_site: Built) -> None:
    tab = opens(viewport={"width": 1280, "height": 900})
    found = {kind: lines for kind, url in kinds(real_site).items() if (lines := faults(tab.visit(url), "A4"))}
    assert found == {}


@pytest.fixture
def sheets(tab: Tab) -> list[str]:
    """A card sort with reasons, as it is printed while nothing is sorted."""
    page = tab.visit("forms/coaching-or-mentoring/")
    page.emulate_media(media="print")
    return printed(page, "A4")


def test_cards_are_printed_as_cards_eight_to_a_sheet(sheets: list[str]) -> None:
    number = [sheet.count("Could be either") for sheet in sheets if "Coaching" in sheet and "Could be either." not in sheet]
    assert [count for count in number if count] == [8, 8, 5]


def test_what_we_think_of_cards_comes_after_all_places_to_write(sheets: list[str]) -> None:
    reasons = next(number for number, sheet in enumerate(sheets) if "what we think, and why" in sheet)
    last = max(number for number, sheet in enumerate(sheets) if "When we say mentoring, we mean" in sheet)
    assert reasons > last


def test_cards_that_are_sorted_are_printed_as_a_list(tab: Tab) -> None:
    page = tab.visit("forms/coaching-or-mentoring/")
    page.locator(".cpd-card input").first.evaluate("control => control.click()")
    page.emulate_media(media="print")
    assert page.locator(".cpd-sort__cards").evaluate("list => getComputedStyle(list).display") != "grid"


def sizes(page: Page) -> list[tuple[int, int]]:
    """Width and height of each sheet, in points."""
    return [
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(format="A4"))
    ]


@pytest.mark.parametrize("url", ["forms/mathematics-action-plan/", "forms/support-plan/", "forms/support-plan/example/"])
def test_a_table_with_many_columns_has_the_long_side_of_the_sheet(tab: Tab, url: str) -> None:
    page = tab.visit(url)
    found = [(round(width / 10), round(height / 10)) for width, height in sizes(page)]
    upright = (round(A4[0] / 10), round(A4[1] / 10))
    assert found[0] == upright
    assert upright[::-1] in found


def test_a_form_with_narrow_tables_stays_upright(tab: Tab) -> None:
    assert {width < height for width, height in sizes(tab.visit("forms/evaluating-current-practice/"))} == {True}


def test_a_sub_section_takes_no_more_than_eight_sheets(tab: Tab) -> None:
    page = tab.visit("secondary/working-with-another-school/working-with-others/")
    page.emulate_media(media="print")
    assert len(printed(page, "A4")) <= 8
