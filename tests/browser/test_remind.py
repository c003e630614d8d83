"""Reminders: files that a reader downloads, and what is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Download, Page, expect

from browser.conftest import Opens, Tab
from browser.test_item import DESK, MAY, PREFIX, item, own, press
from support.practice import COUNT, PAGE, TITLE


@pytest.fixture
def reader(opens: Opens, practised: str) -> Tab:
    """A tab on the third of May, a Sunday."""
    tab = opens(practised, viewport=DESK)
    tab.page.clock.install(time=MAY)
    return tab


def read(text: str | bytes) -> tuple[icalendar.Calendar, Any]:
    """The calendar and its one event, as another program reads them."""
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert (len(events), [error for part in calendar.walk() for error in part.errors]) == (1, [])
    return calendar, events[0]


def saved(page: Page, words: str) -> Download:
    with page.expect_download() as waiting:
        press(item(page), words)
    return waiting.value


def test_a_reminder_is_downloaded_moved_and_cancelled(reader: Tab) -> None:
    page = reader.visit(PAGE)
    here = own(item(page))
    press(item(page), "More")
    press(item(page), "Remind me")
    expect(here.get_by_role("button", name="Monday after school")).to_be_hidden()
    press(item(page), "Tomorrow after school")
    expect(here.get_by_label("Remind me on")).to_have_value("2026-05-04")
    first = saved(page, "Download the reminder")
    calendar, event = read(Path(first.path()).read_bytes())
    assert (first.suggested_filename, calendar["METHOD"], event.start.date()) == ("reminder-one-count.ics", "PUBLISH", date(2026, 5, 4))
    assert str(event["SUMMARY"]) == TITLE
    assert str(event["DESCRIPTION"]).endswith(
        "For whom?\nResource A ruler\nMeasuring words.\n\nhttps://schools-working-together.example/suite/page/#count"
    )
    expect(here.locator(".cpd-keep__status")).to_contain_text("The file for 4 May 2026 is in your downloads.")
    here.get_by_label("Remind me on").fill("2026-06-16")
    moved = read(Path(saved(page, "Download the changed reminder").path()).read_bytes())[1]
    reader.visit(PAGE)
    expect(here.get_by_role("button", name="Reminder on 16 June")).to_be_visible()  # without opening anything
    press(item(page), "Reminder on 16 June")
    gone = saved(page, "Cancel the reminder")
    calendar, last = read(Path(gone.path()).read_bytes())
    assert (calendar["METHOD"], last["STATUS"], gone.suggested_filename) == ("CANCEL", "CANCELLED", "cancel-reminder-one-count.ics")
    assert len({one["UID"] for one in (event, moved, last)}) == 1
    assert event["SEQUENCE"] < moved["SEQUENCE"] < last["SEQUENCE"]
    assert page.evaluate("localStorage.length") == 0
    page.clock.run_for(5000)
    press(item(page), "In half a term, Mon 15 Jun")  # not on the Sunday
    again = read(Path(saved(page, "Download the reminder").path()).read_bytes())[1]
    assert (again.start.date(), again["SEQUENCE"] > last["SEQUENCE"]) == (date(2026, 6, 15), True)
    stored = json.loads(page.evaluate("key => localStorage[key]", f"{PREFIX}{COUNT}#remind"))
    assert {name: stored[name] for name in ("value", "label", "type", "sequence")} == {
        "value": "2026-06-15",
        "label": TITLE,
        "type": "date",
        "sequence": again["SEQUENCE"],
    }


def test_a_day_that_is_over_is_refused_in_plain_words(reader: Tab) -> None:
    page = reader.visit(PAGE)
    press(item(page), "More")
    press(item(page), "Remind me")
    day = own(item(page)).get_by_label("Remind me on")
    press(item(page), "Download the reminder")
    expect(day).to_have_accessible_description("Choose a day.")
    expect(day).to_be_focused()
    day.fill("2026-05-02")
    press(item(page), "Download the reminder")
    expect(day).to_have_accessible_description("That day has passed. Choose a later one.")
    page.clock.set_fixed_time("2026-05-03T16:01:00")
    day.fill("2026-05-03")
    press(item(page), "Download the reminder")
    expect(day).to_have_accessible_description("It is past four today. Choose a later day.")
    assert page.evaluate("localStorage.length") == 0
