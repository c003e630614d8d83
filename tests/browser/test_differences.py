"""Suites that share pages: what differs, as rows with marks that are heard as well as seen; and the way to an item's twin."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from browser.conftest import Opens, Tab

TWIN: Final = re.compile("^In Schools working together – Secondary ?: Reflective activity 1, Evaluating Current Practice$")


def test_a_link_opens_the_row_it_leads_to_and_marks_are_heard(tab: Tab) -> None:
    page = tab.visit("primary/differences/")
    rows = page.locator(".cpd-differences__fold")
    assert rows.count() == page.locator(".cpd-differences__fold:not([open])").count() > 8
    assert page.evaluate("document.documentElement.scrollHeight") < 3 * 900

    tab.visit("primary/differences/#page-2")
    page.reload()
    expect(rows.nth(1)).to_have_attribute("open", "")
    expect(page.locator("#page-2")).to_be_in_viewport()
    assert page.locator(".cpd-differences__fold[open]").count() == 1
    side = rows.nth(1).locator(".cpd-differences__side").first
    assert 'mark: "[only here: school' in side.aria_snapshot()
    expect(page.get_by_role("heading", name="1.1 What have I and my school to offer?")).to_be_visible()

    folded = rows.nth(1).locator(".cpd-differences__same").first
    expect(folded.locator("div").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("div").first).to_be_visible()
    assert tab.errors == []


@pytest.mark.parametrize("url", ["primary/working-with-another-school/what-we-offer/", "primary/reflective-activities/"])
def test_an_item_leads_to_its_twin_from_its_row_of_tools_and_not_on_paper(opens: Opens, url: str) -> None:
    page = opens(viewport={"width": 1366, "height": 900}).visit(url)
    item = page.locator('[data-record="primary/evaluating-current-practice"]')
    row = item.get_by_role("group", name="Keep or share")
    link = row.get_by_role("link", name=TWIN)
    expect(link).to_be_visible()
    assert page.locator(".cpd-twins").count() == 0
    page.emulate_media(media="print")
    expect(link).to_be_hidden()

    plain = opens(java_script_enabled=False).visit(url)
    line = plain.locator('[data-record="primary/evaluating-current-practice"] .cpd-twins').first
    expect(line.get_by_role("link")).to_be_visible()
    plain.emulate_media(media="print")
    expect(line).to_be_hidden()
