"""Slides: which pages can be shown as a deck, and what a speaker is told there.

Speaker notes stand among a page's text, and no reader of the page sees them. They are set aside
while the page is on its way, so that search, lists and exports never have them; an empty element
keeps their place, which neither text nor other components take for anything.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Literal

from .findings import Finding
from .paths import front_paths
from .place import Suite

Extent = Literal["page", "suite"]
"""What of a page's deck: the page itself, or all pages of its suite that have slides."""

ELEMENT = "template"
"""Browsers show nothing of it, with or without scripts, nor do they print it."""

CLASS = "cpd-notes"

_NOTES = re.compile(rf'<{ELEMENT} class="{CLASS}">(.*?)</{ELEMENT}>', re.DOTALL)
_PLACE = re.compile(rf'<{ELEMENT} class="{CLASS}" data-notes="([0-9]+)"></{ELEMENT}>\n?')


def set_aside(html: str) -> tuple[str, list[str]]:
    """A page with empty places for its notes, and the notes in order."""
    notes: list[str] = []

    def taken(match: re.Match[str]) -> str:
        notes.append(match[1])
        return f'<{ELEMENT} class="{CLASS}" data-notes="{len(notes)}"></{ELEMENT}>'

    return _NOTES.sub(taken, html), notes


def put_back(html: str, notes: Sequence[str]) -> str:
    """The page with its notes in their places."""
    return _PLACE.sub(lambda match: f'<{ELEMENT} class="{CLASS}">{notes[int(match[1]) - 1]}</{ELEMENT}>\n', html)


def without_places(html: str) -> str:
    """A page, or a piece of one, without the empty places."""
    return _PLACE.sub("", html)


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
