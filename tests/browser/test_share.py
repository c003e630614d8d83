"""Passing on: links, and what the reader sees before there is one."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Opens, Tab
from browser.test_item import DESK, answer, item, own, press
from support.practice import COUNT, PAGE, TITLE

SITE: Final = "https://schools-working-together.example/"
READ: Final = "text => cpd.load('share').then(() => cpd.shared.read(text))"


@pytest.fixture
def reader(opens: Opens, practised: str) -> Tab:
    return opens(practised, viewport=DESK, permissions=["clipboard-read", "clipboard-write"])


def opened(page: Page) -> Locator:
    """The item's tray, with sharing in it."""
    press(item(page), "More")
    press(item(page), "Share")
    return own(item(page)).locator(".cpd-keep__tray")


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_link_to_an_item_is_copied_and_mailed_as_it_stands_on_the_site(reader: Tab) -> None:
    page = reader.visit(PAGE)
    tray = opened(page)
    tray.get_by_role("button", name="Copy the link").click()
    expect(own(item(page)).locator(".cpd-keep__status")).to_have_text("The link is copied.")
    assert copied(page) == f"{SITE}suite/page/#count"
    mail = urlsplit(tray.get_by_role("link", name="Mail").get_attribute("href") or "")
    assert (mail.scheme, parse_qs(mail.query)) == ("mailto", {"subject": [TITLE], "body": [f"{TITLE}\r\n{SITE}suite/page/#count\r\n"]})
    assert (tray.locator("fieldset").count(), page.evaluate("localStorage.length")) == (0, 0)


def test_what_i_wrote_is_shown_and_looked_through_before_it_is_in_a_link(reader: Tab) -> None:
    page = reader.visit(PAGE)
    answer(page).fill("Ask Sarah Jones.")
    press(item(page), "Note")
    own(item(page)).get_by_label("Your note:").fill("Not for others.")
    tray = opened(page)
    assert tray.get_by_role("button", name="Make the link").count() == 0  # nothing is chosen for the reader
    tray.get_by_label("your answer").check()
    expect(tray.locator(".cpd-keep__sample > .cpd-keep__text")).to_have_text(["Ask Sarah Jones."])
    tray.get_by_role("button", name="Make the link").click()
    names = tray.get_by_role("group", name="These look like names of people")
    expect(names.locator("li")).to_have_text(["Sarah Jones"])
    expect(names).to_be_focused()
    names.get_by_role("button", name="Let me check").click()
    expect(answer(page)).to_be_focused()
    answer(page).fill("Ask a colleague.")
    expect(tray.locator(".cpd-keep__sample > .cpd-keep__text")).to_have_text(["Ask a colleague."])
    tray.get_by_role("button", name="Make the link").click()
    tray.get_by_role("button", name="Copy this link").click()
    expect(own(item(page)).locator(".cpd-keep__status")).to_have_text("The link with what you wrote is copied.")
    (part,) = page.evaluate(READ, urlsplit(copied(page)).fragment)
    assert (part["value"], part["facet"], part["id"]) == ("Ask a colleague.", "answer", COUNT)
    assert part["wording"].startswith("Write down: how many, and why?")
    assert [url for url in reader.requests if not url.startswith(reader.root)] == []


def test_a_long_link_is_said_to_be_long_and_a_file_offered(reader: Tab) -> None:
    page = reader.visit(PAGE)
    answer(page).fill("".join(Random(7).choices("abcdefghij klmnop qrstuv wxyz", k=4000)))
    tray = opened(page)
    tray.get_by_label("your answer").check()
    tray.get_by_role("button", name="Make the link").click()
    expect(tray.get_by_text("characters. Email programs may cut it; a file is safer.")).to_be_visible()
    with page.expect_download() as waiting:
        tray.get_by_role("button", name="Save as a file instead").click()
    saved = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert (saved["format"], saved["version"], waiting.value.suggested_filename) == ("cpd-record", 1, "shared-one-count.json")
    assert [(one["id"], one["facet"], one["value"]) for one in saved["entries"]] == [(COUNT, "answer", answer(page).input_value())]
