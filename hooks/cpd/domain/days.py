"""Days: written YYYY-MM-DD by authors, read in words."""

from __future__ import annotations

import calendar
import re
from datetime import date

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_IN_WORDS = re.compile(r"(?:[a-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+),? ([0-9]{4})")
_MONTH_FIRST = re.compile(r"(?:[a-z]+,? )?([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}


def day_in_words(value: str) -> str:
    """A date in words: "14 September 2026"; what is no date stays as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {day:%B %Y}"


def is_day(words: str) -> bool:
    """Whether this is a day, written as YYYY-MM-DD."""
    parts = _ISO.fullmatch(words)
    return parts is not None and _day(*map(int, parts.groups())) is not None


def missing(words: str) -> str:
    """Why there is no such day, where words have the form of one; empty otherwise."""
    parts = _ISO.fullmatch(words)
    if not parts or is_day(words):
        return ""
    year, month, day = map(int, parts.groups())
    if 1 <= month <= len(calendar.month_name) - 1 and year:
        return f"no such day: there is no {day} {calendar.month_name[month]}{f' in {year}' if day <= 29 else ''}"  # noqa: PLR2004  # of February
    return f"no such day: there is no {'month ' + str(month) if year else 'year 0'}"


def likely_day(words: str) -> str:
    """The day that other spellings mean, as YYYY-MM-DD; the day comes before the month, as in Britain. Empty where that is not clear."""
    plain = " ".join(words.lower().split())
    found: tuple[int, int, int] | None = None
    if parts := _YEAR_FIRST.fullmatch(plain):
        found = (int(parts[1]), int(parts[2]), int(parts[3]))
    elif parts := _DAY_FIRST.fullmatch(plain):
        found = (int(parts[3]), int(parts[2]), int(parts[1]))
    elif parts := _IN_WORDS.fullmatch(plain):
        found = (int(parts[3]), _MONTHS.get(parts[2], 0), int(parts[1]))
    elif parts := _MONTH_FIRST.fullmatch(plain):
        found = (int(parts[3]), _MONTHS.get(parts[1], 0), int(parts[2]))
    day = _day(*found) if found else None
    return day.isoformat() if day else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
