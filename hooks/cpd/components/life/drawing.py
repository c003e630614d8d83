"""What a page shows of its life: a banner where it is archived, and its dates at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cpd.domain.days import day_in_words
from cpd.domain.place import Outline, Page
from cpd.writing.addresses import relative
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.fragments import Fragments

from .model import Life

_TITLE_END = re.compile(r'(?:<a\b[^>]*\bclass="headerlink"[^>]*>.*?</a>\s*)?</h1>', re.DOTALL)

SAID_IN_SEARCH = " (archived)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The page to read instead."""

    title: str
    url: str


def add(pages: Mapping[str, DrawnPage], lives: Mapping[str, Life], outline: Outline, fragments: Fragments) -> None:
    """Put a banner on every page that is archived by its ``lives`` entry, and the word into what search shows of it."""
    for path, life in lives.items():
        if not life.is_archived or path not in pages:
            continue
        drawn = pages[path]
        drawn.searchable = _TITLE_END.sub(lambda end: SAID_IN_SEARCH + end[0], drawn.searchable, count=1)
        since = day_in_words(life.archived) if life.archived else ""
        banner = fragments.draw("archived", since=since, instead=_successor(life, outline.pages[path], outline))
        drawn.add(banner, below_title=True)


def _successor(life: Life, page: Page, outline: Outline) -> Successor | None:
    target = outline.pages.get(life.superseded_by or "")
    return Successor(title=target.title, url=relative(target.url, page.url)) if target and target is not page else None


def dates(own: Life | None, whole: Life | None) -> str:
    """A page's dates as a sentence; those of its suite where it has none."""
    life = own if own and (own.created or own.updated) else whole
    if life is None or not (life.created or life.updated):
        return ""
    what = "Part of a suite " if life is whole else ""
    parts = [f"written {day_in_words(life.created)}"] if life.created else []
    if life.updated and life.updated != life.created:
        parts.append(f"last reviewed {day_in_words(life.updated)}")
    sentence = what + ", ".join(parts or [f"last reviewed {day_in_words(life.updated or '')}"])
    return f"{sentence[:1].upper()}{sentence[1:]}."


def facts(life: Life) -> dict[str, object]:
    """What a page's life is in schema.org's words."""
    known = {"dateCreated": life.created, "dateModified": life.updated, "creativeWorkStatus": "Archived" if life.is_archived else ""}
    return {name: value for name, value in known.items() if value}
