"""What a speaker is told stands among a page's text, and no reader of the page sees it.

It is set aside while the page is on its way, so that search, lists and exports never have it; an empty element
keeps its place, which neither text nor components take for anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
