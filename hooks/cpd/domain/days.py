"""Days: written YYYY-MM-DD by authors, read in words."""

from __future__ import annotations

from datetime import date


def dated(value: str) -> str:
    """A date in words: "14 September 2026"; what is no date stays as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {day:%B %Y}"
