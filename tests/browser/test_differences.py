"""What differs between two suites: rows, opened by their anchors, and marks that are heard as well as seen."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.conftest import Tab


def test_a_link_opens_the_row_it_leads_to_and_marks_are_heard(tab: Tab) -> None:
    page = tab.visit("primary/differences/")
    rows = page.locator(".cpd-differences__fold")
    assert rows.count() == page.locator(".cpd-differences__fold:not([open])").count() == 10
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
