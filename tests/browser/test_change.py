"""Before and after: a form filled in, and filled in again a month later, compared."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from support.sites import Built, Project

SITE: Final = """
    index.md
        | # Home
    rate.md
        | ---
        | form:
        |   id: rate
        |   parts:
        |     - {type: date, id: day, label: Day, shared: date}
        |     - type: grid
        |       id: people
        |       label: People
        |       rows: [{id: lead, label: Leaders come.}, {id: stay, label: People stay.}]
        |       columns: [{id: now, label: Now, type: scale}]
        |     - {type: long-text, id: people-develop, label: What to develop}
        |     - type: grid
        |       id: money
        |       label: Money
        |       rows: [{id: cover, label: Cover is paid.}]
        |       columns: [{id: now, label: Now, type: scale}]
        |     - {type: summary, label: Where to start, of: [people, money]}
        | ---
        | # Rate
"""
OCTOBER: Final = datetime(2026, 10, 5, 9, tzinfo=UTC)
NOVEMBER: Final = datetime(2026, 11, 9, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def rating(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a form to fill in twice."""
    return Project(tmp_path_factory.mktemp("change")).write(SITE).build(strict=True)


@pytest.fixture
def twice(opens: Opens, rating: Built) -> Tab:
    """A tab in which the form was filled in in October, closed, and filled in again a month later."""
    tab = opens(root=f"{rating.folder.as_uri()}/", accept_downloads=True)
    tab.page.clock.set_fixed_time(OCTOBER)
    page = tab.visit("rate/index.html")
    rate(page, {"people.lead.now": 1, "people.stay.now": 2})
    page.locator("[name=people-develop]").fill("Ask the head to come.")
    tab.page.close()
    tab.page = page.context.new_page()
    tab.page.clock.set_fixed_time(NOVEMBER)
    page = tab.visit("rate/index.html")
    page.get_by_role("button", name="Start another copy").click()
    page.wait_for_url("**copy=2")
    rate(page, {"people.lead.now": 3, "people.stay.now": 2, "money.cover.now": 4})
    return tab


def rate(page: Page, marks: dict[str, int]) -> None:
    for name, mark in marks.items():
        page.locator(f"[name='{name}'][value='{mark}']").check()


def cells(page: Page) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in page.locator(".cpd-change__areas tr").all()]


def test_one_copy_alone_is_compared_with_nothing(opens: Opens, rating: Built) -> None:
    page = opens(root=f"{rating.folder.as_uri()}/").visit("rate/index.html")
    rate(page, {"people.lead.now": 1})
    expect(page.locator(".cpd-change")).to_be_hidden()


def test_the_second_copy_shows_both_and_the_difference(twice: Tab) -> None:
    assert cells(twice.page) == [
        ["Area", "5 October 2026", "This copy", "Change"],
        ["People", "1.5", "2.5", "up 1"],
        ["Money", "not rated", "4", "cannot be compared"],
    ]


def test_each_statement_rated_differently_is_named(twice: Tab) -> None:
    twice.page.locator(".cpd-change summary").click()
    assert twice.page.locator(".cpd-change li").all_inner_texts() == ["Leaders come. From 1 to 3."]
    sign = "one => getComputedStyle(one, '::before').display"
    assert twice.page.locator(".cpd-change summary").evaluate(sign) == "none"  # Material's pencil would lie over the words


def test_the_first_copy_stays_as_it_was(twice: Tab) -> None:
    page = twice.visit("rate/index.html")
    assert page.locator("[name=people-develop]").input_value() == "Ask the head to come."
    assert cells(page)[1] == ["People", "2.5", "1.5", "down 1"]


def test_a_copys_own_date_counts_before_the_day_it_was_written(twice: Tab) -> None:
    page = twice.visit("rate/index.html")
    page.locator("[name=day]").fill("2026-09-14")
    page = twice.visit("rate/index.html?copy=2")
    assert cells(page)[0][1] == "14 September 2026"


def test_the_difference_follows_what_is_rated(twice: Tab) -> None:
    rate(twice.page, {"people.stay.now": 1})
    assert cells(twice.page)[1] == ["People", "1.5", "2", "up 0.5"]


@pytest.mark.parametrize(("words", "inside"), [("Word", "word/document.xml"), ("OpenDocument", "content.xml")])
def test_a_download_has_both(twice: Tab, words: str, inside: str, tmp_path: Path) -> None:
    with twice.page.expect_download() as waiting:
        twice.page.get_by_role("button", name=words).click()
    waiting.value.save_as(tmp_path / "copy.zip")
    text = unescape(re.sub(r"<[^>]+>", "", zipfile.ZipFile(tmp_path / "copy.zip").read(inside).decode()))
    said = ["What has changed since 5 October 2026", "5 October 2026: 1.5. This copy: 2.5.", "5 October 2026: 1. This copy: 3."]
    assert [one for one in said if one not in text] == []


def test_it_is_printed_too(twice: Tab) -> None:
    twice.page.emulate_media(media="print")
    expect(twice.page.locator(".cpd-change__areas")).to_be_visible()


PLAN: Final = """
    plan.md
        | ---
        | form: {parts: [{type: long-text, id: priority, label: Priority, shared: area}]}
        | ---
        | # Plan
    ask.md
        | ---
        | form: {parts: [{type: long-text, id: one, label: One, gives: area}, {type: long-text, id: two, label: Two, gives: area}]}
        | ---
        | # Ask
"""


def test_an_area_for_development_is_offered_in_the_plan_and_not_beside_itself(opens: Opens, tmp_path: Path) -> None:
    site = Project(tmp_path).write(PLAN).build(strict=True)
    tab = opens(root=f"{site.folder.as_uri()}/")
    page = tab.visit("ask/index.html")
    page.locator("[name=one]").fill("Plan releases together.")
    assert page.locator(".cpd-offer button").count() == 0
    tab.visit("plan/index.html").get_by_role("button", name="Plan releases together.").click()
    assert tab.page.locator("[name=priority]").input_value() == "Plan releases together."
