"""Slides: the line below a page's title that offers them, the notes in their places, and a suite's pages as a script.

It comes after everything else is drawn, so that nothing that is made of pages has the notes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cpd.domain import asides
from cpd.domain.place import Outline, Page, Suite
from cpd.writing.drawn import DrawnPage
from cpd.writing.fragments import Fragments

from . import model as slides
from .model import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Decks:
    """What authors want shown as slides."""

    extents: Mapping[str, Extent] = field(default_factory=dict)
    """By page that has slides."""
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By page: what a speaker is told."""


def add(pages: Mapping[str, DrawnPage], decks: Decks, outline: Outline, fragments: Fragments) -> dict[str, str]:
    """Offer slides on the pages that have them; returns a script for each suite that is a deck of its own, by its id."""
    whole = slides.whole(decks.extents, outline.suites)
    scripts = {suite.id: _script(suite, {path: page.own for path, page in pages.items()}, decks, outline) for suite in whole.values()}
    for path, notes in decks.notes.items():
        if notes and path in pages:
            drawn = pages[path]
            drawn.searchable = asides.without_places(drawn.searchable)
            drawn.html = asides.put_back(drawn.html, notes) if path in decks.extents else asides.without_places(drawn.html)
    for path in decks.extents.keys() & pages.keys() & outline.pages.keys():
        page = outline.pages[path]
        kicker = page.suite.title if page.suite and page.suite.url != page.url else ""
        line = fragments.drawn("deck", suite=whole[path].id if path in whole else "", kicker=kicker)
        pages[path].add(line, below_title=True, scripts={"deck"})
    return scripts


def _script(suite: Suite, own: Mapping[str, str], decks: Decks, outline: Outline) -> str:
    """The suite's pages that have slides, as they were before anything was put around their text."""
    pages = [page for page in outline.in_suite(suite.id) if page.path in decks.extents and page.path in own]
    told = [_told(page, before, own, decks) for page, before in zip(pages, [None, *pages], strict=False)]
    return f"(cpd.decks ??= {{}})[{_written(suite.id)}] = {_written(told)};\n"


def _told(page: Page, before: Page | None, own: Mapping[str, str], decks: Decks) -> dict[str, object]:
    section = page.section if page.section and page.section != (before.section if before else None) else None
    return {
        "title": page.title,
        "label": page.label,
        "url": page.url,
        "section": {"number": section.number, "title": section.title} if section else None,
        "html": asides.put_back(own[page.path], decks.notes.get(page.path, ())),
    }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
