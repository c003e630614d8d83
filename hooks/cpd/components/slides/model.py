"""Slides: which pages can be shown as a deck, and what a speaker is told there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Literal

from cpd.domain.findings import Finding
from cpd.domain.paths import front_paths
from cpd.domain.place import Suite

Extent = Literal["page", "suite"]
"""What of a page's deck: the page itself, or all pages of its suite that have slides."""


def whole(extents: Mapping[str, Extent], suites: Iterable[Suite]) -> dict[str, Suite]:
    """The suites that are one deck, by their front pages' files."""
    return {path: suite for suite in suites for path in front_paths(suite.folder) if extents.get(path) == "suite"}


def findings(
    extents: Mapping[str, Extent], notes: Mapping[str, int | None], fronts: Container[str], lines: Mapping[str, int | None]
) -> list[Finding]:
    """Notes that nobody will be shown, and suites that are none.

    ``notes`` holds, for each page that has any, the line of the first; ``fronts`` the front pages of suites that are one
    deck; ``lines`` where a page says what of it has slides.
    """
    idle = [
        Finding(
            path=path,
            line=line,
            rule="notes-have-slides",
            problem="these speaker notes stand on a page without slides, so nobody reads them.",
            remedy="Write `slides: true` into the page's front matter, or take the notes out.",
        )
        for path, line in notes.items()
        if path not in extents
    ]
    strays = [
        Finding(
            path=path,
            line=lines.get(path),
            rule="front-matter-is-understood",
            problem='`slides` is "suite", but this is not the front page of a suite.',
            remedy="Write `slides: true` for slides of this page.",
        )
        for path, extent in extents.items()
        if extent == "suite" and path not in fronts
    ]
    return idle + strays
