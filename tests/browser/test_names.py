"""What looks like a person's name, number or address is shown to the reader, who decides."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens
from support.practice import PAGE


@pytest.fixture
def reading(opens: Opens, practised: str) -> Page:
    reading = opens(practised).visit(PAGE)
    reading.evaluate("cpd.load('names')")
    return reading


def test_the_reader_sees_what_was_found_and_goes_on_or_looks_again(reading: Page) -> None:
    reading.evaluate(
        "() => { window.went = []; window.ask = texts => document.querySelector('article')"
        ".prepend(cpd.names.panel(texts, () => went.push('on'), () => went.push('again')) ?? '') }"
    )
    reading.evaluate("ask(['Nobody here.'])")
    assert reading.evaluate("went") == ["on"]
    reading.evaluate("ask(['Sarah Jones <b>', 'a@b.org'])")
    box = reading.get_by_role("group", name="These look like people\u2019s names, numbers or addresses")
    assert box.locator("li").all_inner_texts() == ["Sarah Jones", "a@b.org (an e-mail address)"]
    box.get_by_role("button", name="Let me check").click()
    expect(box).to_have_count(0)
    reading.evaluate("ask(['Sarah Jones'])")
    reading.get_by_role("group", name="These look like names of people").get_by_role("button", name="Continue").press("Enter")
    assert reading.evaluate("went") == ["on", "again", "on"]
