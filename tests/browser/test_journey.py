"""The main journey: from the front page to an activity of twenty minutes, an answer, and a Word file, at three widths and by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from browser.conftest import Opens
from browser.waiting import until

ANSWER: Final = "We would open with one rich task that both classes know."
MOST_KEYS: Final = 25
"""Strokes between an activity and My record, the answer's own letters aside."""
_FOCUSED: Final = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"


def pressed_until(page: Page, key: str, words: str) -> int:
    """How often a key has to be pressed until what is called so has the focus."""
    for count in range(1, MOST_KEYS + 1):
        page.keyboard.press(key)
        if str(page.evaluate(_FOCUSED)).strip().startswith(words):
            return count
    raise AssertionError(f"{words} is not reached in {MOST_KEYS} strokes")


@pytest.mark.parametrize("width", [320, 1366, 1920])
def test_from_the_front_page_to_a_word_file_by_keyboard(opens: Opens, tmp_path: Path, width: int) -> None:
    tab = opens(viewport={"width": width, "height": 900})
    page = tab.visit()
    page.get_by_role("link", name="I have 20 minutes").press("Enter")
    page.wait_for_url("**/reflective-activities/?minutes=20")
    activity = page.locator(".cpd-list__item:visible").first
    assert int(activity.get_attribute("data-minutes") or 0) in range(1, 21)
    activity.get_by_role("link").first.press("Enter")
    until(page, "() => location.hash && globalThis.cpd?.keeps?.length")

    strokes = pressed_until(page, "Tab", "Your answer")
    page.keyboard.type(ANSWER)
    if width < 880:
        strokes += pressed_until(page, "Tab", "Keep or share") + 1
        page.keyboard.press("Enter")
    strokes += pressed_until(page, "Tab", "Mark as done") + 1
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Done on")).to_be_focused()
    strokes += pressed_until(page, "Tab", "Add what you learned in My record") + 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/my-record/**")
    assert strokes < MOST_KEYS

    expect(page.locator("textarea").first).to_have_value(ANSWER)
    with page.expect_download() as download:
        page.get_by_role("button", name="Word").first.press("Enter")
    file = tmp_path / "record.docx"
    download.value.save_as(file)
    words = "\n".join(paragraph.text for paragraph in Document(str(file)).element.body.iter() if paragraph.text)
    assert ANSWER in words
    assert (tab.errors, tab.elsewhere()) == ([], [])
