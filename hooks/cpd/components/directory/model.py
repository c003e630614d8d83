"""A directory: a dated list of groups, programmes and the like, which readers filter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cpd.domain.days import dated
from cpd.domain.findings import Finding
from cpd.domain.words import value_key

UNDATED = "undated"
"""What stands where no date is known."""

_YEAR = re.compile(r"[12][0-9]{3}(?:[-/\u2013][0-9]{2,4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a directory."""

    path: str
    """The page's file below docs/."""
    name: str
    kind: str
    as_of: str
    """A year, years such as 2024/25, a date, words with one of these, or that there is none."""
    phase: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
    """The id of an entry on a page of references."""
    lines: Mapping[str, int | None] = field(default_factory=dict, compare=False, repr=False)
    """By option, where the entry writes it."""

    @property
    def year(self) -> str:
        """The year or years it is dated."""
        if _day(self.as_of):
            return self.as_of[:4]
        found = _YEAR.search(self.as_of)
        return found[0] if found else UNDATED

    @property
    def dated(self) -> str:
        """Its date as it is read: "29 April 2025"."""
        return dated(self.as_of)

    def values(self, aspect: str) -> tuple[str, ...]:
        """What it has under an aspect, as a list."""
        value = getattr(self, aspect)
        return value if isinstance(value, tuple) else (value,)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def is_dated(words: str) -> bool:
    """Whether words say when something was so, or that nobody knows."""
    return words == UNDATED or _YEAR.search(words) is not None


FILTERS: dict[str, str] = {"kind": "Kind", "phase": "Phase", "audience": "Audience", "year": "Year"}
"""What one can filter by, with its label."""


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By name, whatever its capitals and accents."""
    return sorted(entries, key=lambda entry: (value_key(entry.name), entry.as_of))


def disagreements(entries: Iterable[Entry]) -> list[Finding]:
    """Values of a page that are written in two ways; the first is right."""
    first: dict[tuple[str, str, str], str] = {}
    findings = []
    for entry in entries:
        for aspect in ("kind", "phase", "audience"):
            for value in entry.values(aspect):
                known = first.setdefault((entry.path, aspect, value_key(value)), value)
                if value != known:
                    findings.append(
                        Finding(
                            path=entry.path,
                            line=entry.lines.get(aspect),
                            rule="directory-is-understood",
                            problem=f'`{aspect}` of "{entry.name}" is "{value}", but "{known}" above.',
                            remedy="Write it in the same way in both.",
                        )
                    )
    return findings
