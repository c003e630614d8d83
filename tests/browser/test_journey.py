"""The main journey: from the front page to an activity of twenty minutes, an answer, and a Word file, at three widths and by keyboard."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from browser.conftest import Opens
from browser.engines import Window, firefox, webkit
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


_KEEP_BLOB: Final = "const made = URL.createObjectURL; URL.createObjectURL = (blob) => ((window.blob = blob), made.call(URL, blob));"
_READ_BLOB: Final = """
if (!window.blob) return "";
if (!window.reader) (window.reader = new FileReader()).readAsDataURL(window.blob);
return window.reader.result ?? "";
"""


@pytest.mark.long
@pytest.mark.parametrize("engine", [firefox, webkit], ids=["firefox", "webkit"])
def test_the_same_journey_in_firefox_and_webkit(
    engine: Callable[[Path], AbstractContextManager[Window]], address: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    with engine(profile) as window:
        window.visit(address)
        window.click('a[href*="minutes=20"]')
        window.until("return document.querySelector('.cpd-list__item[hidden]') && location.search === '?minutes=20'")
        window.click(".cpd-list__item:not([hidden]) a")
        window.until("return location.hash && globalThis.cpd?.keeps?.length")
        item = f'[id="{window.told("return location.hash.slice(1)")}"]'
        window.type(f"{item} textarea", ANSWER)
        window.click(f"{item} .cpd-keep__act--done")
        window.until("return document.querySelector('.cpd-keep__tray a[href*=my-record]')")
        window.click(".cpd-keep__tray a[href*=my-record]")
        window.until("return document.querySelector('textarea')?.value")
        assert window.told("return document.querySelector('textarea').value") == ANSWER
        window.told(_KEEP_BLOB)
        window.told("[...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('Word')).click()")
        window.until(_READ_BLOB)
        data = str(window.told(_READ_BLOB))
    words = "\n".join(one.text for one in Document(BytesIO(b64decode(data.partition(",")[2]))).element.body.iter() if one.text)
    assert ANSWER in words
