"""A page's front matter, read for the page's life: dates, and whether it is archived."""

from __future__ import annotations

import posixpath
from collections.abc import Container
from typing import Any

from cpd.domain.findings import Finding
from cpd.reading import front_matter, values
from cpd.reading.entries import Entries
from cpd.reading.located import Located
from cpd.reading.options import Option

from .model import ARCHIVED, Life

PAGE: tuple[Option, ...] = (
    Option("created", values.day, "the date it was first written"),
    Option("updated", values.day, "the date it was last reviewed"),
    Option("status", values.one_of(*front_matter.STATUS), "`archived` for a page that is kept, and no longer brought up to date"),
    Option("archived", values.day, "since when it is archived"),
    Option("superseded_by", values.link, "the page to read instead: its file, as seen from this one"),
)

_OF_SUITES = frozenset({"status", "created", "updated"})
"""What is judged with the rest of what a suite says of itself."""


THEME_STATUS = frozenset({"new", "deprecated"})
"""What the theme's navigation can say of a page, beside what a site adds to that."""


def read(path: str, front: Located, statuses: Container[str] = THEME_STATUS) -> tuple[Life | None, list[Finding]]:
    """What a page says of its life; nothing where it says nothing. ``statuses`` are none of ours, and no slips."""
    entries = Entries(path, front, "front-matter-is-understood")
    given = {row.name: front.data[row.name] for row in PAGE if front.data.get(row.name) is not None}
    if "suite" not in front.data and str(given.get("status")) in statuses:
        del given["status"]
    fitting: dict[str, Any] = entries.options(given, PAGE, "the page", ())
    for finding in list(entries.findings) if "suite" in front.data else ():
        if any(f"`{name}` of" in finding.problem for name in _OF_SUITES):
            entries.findings.remove(finding)
    archived, status = fitting.get("archived"), fitting.get("status")
    if status == ARCHIVED and "archived" not in given:
        entries.say(("status",), "this page is archived, but does not say since when.", "Write `archived: 2026-11-22` below it.")
    if archived and "status" not in given:
        entries.say(("archived",), "`archived` has a date, but the page is not archived.", "Write `status: archived` above it.")
    if "superseded_by" in fitting:
        fitting["superseded_by"] = posixpath.normpath(posixpath.join(posixpath.dirname(path), fitting["superseded_by"]))
        fitting["line"] = front.line(("superseded_by",))
    return (Life(**fitting) if fitting else None), entries.findings
