"""The files that make a reminder are read back by another program, whatever stands in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import icalendar

from support.node import asked
from support.practice import COUNT, TITLE

NOW: Final = datetime(2026, 5, 3, 10, 42, tzinfo=UTC)
HOSTILE: Final = (
    "Grüße 😀👩‍🏫, a; b \\ c\\n d\r\nEND:VEVENT\rnew\tline\x07: \\, and \\; "
    + "ä😀,;\\" * 60
    + "\n"
    + "x" * 200  # every unit that must not be cut
)
ICS: Final = "([name, reminder]) => cpd.ics[name](reminder)"


def written(name: str, **reminder: object) -> str:
    given = {"id": COUNT, "title": TITLE, "text": "", "url": "", "day": "2026-05-14", "sequence": 0}
    text: str = asked(["remind"], ICS, [name, given | reminder], now=NOW.timestamp() * 1000)
    return text


def read(text: str | bytes) -> tuple[icalendar.Calendar, Any]:
    """The calendar and its one event, as another program reads them."""
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert (len(events), [error for part in calendar.walk() for error in part.errors]) == (1, [])
    return calendar, events[0]


def test_what_is_written_is_read_back_by_another_program() -> None:
    url = "https://x.example/a,b;c/?d=%C3%A4#count"
    calendar, event = read(written("event", title=f"{TITLE}, {HOSTILE}", text=HOSTILE, url=url, sequence=7))
    text = HOSTILE.replace("\r\n", "\n").replace("\r", "\n").replace("\x07", "")
    assert (calendar["METHOD"], calendar["VERSION"], event["SEQUENCE"], event["STATUS"]) == ("PUBLISH", "2.0", 7, "CONFIRMED")
    assert (event["UID"], event["URL"]) == ("one/count@practice.cpd", url)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (f"{TITLE}, {text}", f"{text}\n\n{url}")
    assert (event.start, event.end) == (datetime(2026, 5, 14, 16), datetime(2026, 5, 14, 16, 30))  # noqa: DTZ001  # whatever clock the reader has
    assert abs(event["DTSTAMP"].dt - datetime(2026, 5, 3, 10, 42, tzinfo=UTC)) < timedelta(days=1)
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt, str(alarm["DESCRIPTION"])) == ("DISPLAY", timedelta(0), f"{TITLE}, {text}")


def test_a_reminder_says_what_is_to_be_written_down_and_never_half_a_sentence() -> None:
    asks = "You need: Books.\nWrite down: How many?\nNext: Go on."
    assert str(read(written("event", text=asks))[1]["DESCRIPTION"]) == "Write down: How many?"
    assert str(read(written("event", text="Count the desks in it. " * 200))[1]["DESCRIPTION"]).endswith("in it.")


def test_lines_are_folded_at_75_octets_and_cut_neither_a_character_nor_a_pair() -> None:
    for shift in range(6):
        raw = written("event", title="x" * shift + HOSTILE, text="y" * shift + HOSTILE, url="https://x.example/" + "z" * 200).encode()
        lines = raw.split(b"\r\n")
        assert (raw.endswith(b"END:VCALENDAR\r\n"), b"\n" in raw.replace(b"\r\n", b""), max(map(len, lines))) == (True, False, 75)
        texts = [line.decode() for line in lines]
        cut = [line for line in texts if (len(line) - len(line.rstrip("\\"))) % 2]
        assert cut == []
