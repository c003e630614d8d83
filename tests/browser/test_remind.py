"""Reminders: files that other programs read back, and what the reader is told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import icalendar
import pytest
from playwright.sync_api import Download, Page, expect

from browser.conftest import Opens, Tab
from browser.test_item import DESK, MAY, PREFIX, item, own, press
from support.practice import COUNT, PAGE, TITLE

HOSTILE: Final = (
    "Grüße 😀👩‍🏫, a; b \\ c\\n d\r\nEND:VEVENT\rnew\tline\x07: \\, and \\; "
    + "ä😀,;\\" * 60
    + "\n"
    + "x" * 200  # every unit that must not be cut
)
ICS: Final = "([name, reminder]) => cpd.load('remind').then(() => cpd.ics[name](reminder))"


@pytest.fixture
def reader(opens: Opens, practised: str) -> Tab:
    """A tab on the third of May, a Sunday."""
    tab = opens(practised, viewport=DESK)
    tab.page.clock.install(time=MAY)
    return tab


def written(page: Page, name: str, **reminder: object) -> str:
    given = {"id": COUNT, "title": TITLE, "text": "", "url": "", "day": "2026-05-14", "sequence": 0}
    text: str = page.evaluate(ICS, [name, given | reminder])
    return text


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


def test_what_is_written_is_read_back_by_another_program(reader: Tab) -> None:
    page = reader.visit(PAGE)
    url = "https://x.example/a,b;c/?d=%C3%A4#count"
    calendar, event = read(written(page, "event", title=f"{TITLE}, {HOSTILE}", text=HOSTILE, url=url, sequence=7))
    text = HOSTILE.replace("\r\n", "\n").replace("\r", "\n").replace("\x07", "")
    assert (calendar["METHOD"], calendar["VERSION"], event["SEQUENCE"], event["STATUS"]) == ("PUBLISH", "2.0", 7, "CONFIRMED")
    assert (event["UID"], event["URL"]) == ("one/count@schools-working-together.cpd", url)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (f"{TITLE}, {text}", f"{text}\n\n{url}")
    assert (event.start, event.end) == (datetime(2026, 5, 14, 16), datetime(2026, 5, 14, 16, 30))  # noqa: DTZ001  # whatever clock the reader has
    assert abs(event["DTSTAMP"].dt - datetime(2026, 5, 3, 10, 42, tzinfo=UTC)) < timedelta(days=1)
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt, str(alarm["DESCRIPTION"])) == ("DISPLAY", timedelta(0), f"{TITLE}, {text}")


def test_lines_are_folded_at_75_octets_and_cut_neither_a_character_nor_a_pair(reader: Tab) -> None:
    page = reader.visit(PAGE)
    for shift in range(6):
        raw = written(page, "event", title="x" * shift + HOSTILE, text="y" * shift + HOSTILE, url="https://x.example/" + "z" * 200).encode()
        lines = raw.split(b"\r\n")
        assert (raw.endswith(b"END:VCALENDAR\r\n"), b"\n" in raw.replace(b"\r\n", b""), max(map(len, lines))) == (True, False, 75)
        texts = [line.decode() for line in lines]
        cut = [line for line in texts if (len(line) - len(line.rstrip("\\"))) % 2]
        assert cut == []


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
    here.get_by_label("Remind me on").fill("2026-06-14")
    moved = read(Path(saved(page, "Download the changed reminder").path()).read_bytes())[1]
    reader.visit(PAGE)
    expect(here.get_by_role("button", name="Reminder on 14 June")).to_be_visible()  # without opening anything
    press(item(page), "Reminder on 14 June")
    gone = saved(page, "Cancel the reminder")
    calendar, last = read(Path(gone.path()).read_bytes())
    assert (calendar["METHOD"], last["STATUS"], gone.suggested_filename) == ("CANCEL", "CANCELLED", "cancel-reminder-one-count.ics")
    assert len({one["UID"] for one in (event, moved, last)}) == 1
    assert event["SEQUENCE"] < moved["SEQUENCE"] < last["SEQUENCE"]
    assert page.evaluate("localStorage.length") == 0
    page.clock.run_for(2000)
    press(item(page), "In half a term")
    again = read(Path(saved(page, "Download the reminder").path()).read_bytes())[1]
    assert (again.start.date(), again["SEQUENCE"] > last["SEQUENCE"]) == (date(2026, 6, 14), True)
    stored = json.loads(page.evaluate("key => localStorage[key]", f"{PREFIX}{COUNT}#remind"))
    assert {name: stored[name] for name in ("value", "label", "type", "sequence")} == {
        "value": "2026-06-14",
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
    expect(day).to_have_accessible_description("That day is over. Choose a later one.")
    page.clock.set_fixed_time("2026-05-03T16:01:00")
    day.fill("2026-05-03")
    press(item(page), "Download the reminder")
    expect(day).to_have_accessible_description("It is past four today. Choose a later day.")
    assert page.evaluate("localStorage.length") == 0
