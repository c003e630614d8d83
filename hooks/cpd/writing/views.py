"""What the fragments are given: finished values, nothing left to sort, count or look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from cpd.domain.days import day_in_words
from cpd.domain.items import Item
from cpd.domain.kinds import Kind
from cpd.domain.markers import Cut

from . import record
from .addresses import relative
from .rebasing import Move, rebase

NOTHING = Markup()


class DayView(NamedTuple):
    """A day for readers and for machines."""

    words: str
    machine: str

    @classmethod
    def of(cls, day: str) -> DayView:
        """The view of a day written YYYY-MM-DD."""
        return cls(words=day_in_words(day), machine=day)


class ItemView(NamedTuple):
    """An item in a list, on some page."""

    id: str
    anchor: str
    """Its id on this page; empty where it has none here."""
    kind: str
    label: str
    title: Markup
    name: str
    url: str
    minutes: int | None
    suite_title: str
    place: str
    """Where it stands, in words: "2.1 Evaluating current practice"."""
    is_withdrawn: bool
    former_ids: str
    """The ids it had before, where there are any."""
    filters: Markup
    """The attributes by which readers choose among items."""
    facts: Markup = NOTHING
    body: Markup = NOTHING
    level: int = 0
    """Level of its heading; 0 in a list of one line each."""
    record: Markup = NOTHING
    """The attributes by which a reader's record knows it; for its full text only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """How many of a kind there are."""

    kind: str
    words: str
    label: str
    plural: str
    count: int
    url: str


def line_view(item: Item, page_url: str) -> ItemView:
    """An item as one line of a list on the page at ``page_url``."""
    page = item.page
    return ItemView(
        id=item.id,
        anchor="",
        kind=item.kind.name,
        label=item.label,
        title=_markup(item.title_html) or escape(item.kind.label),
        name=item.name,
        url=relative(item.url, page_url),
        minutes=item.options.minutes,
        suite_title=page.suite.title if page.suite else "",
        place=f"{page.label} {page.title}".strip(),
        is_withdrawn=item.options.withdrawn,
        former_ids=" ".join(item.former_ids),
        filters=_filters(item),
    )


def full_view(item: Item, cut: Cut, page_url: str, *, anchor: str, level: int, prefix: str) -> ItemView:
    """An item with its full text, as it stands on the page at ``page_url``."""
    move = Move(source=item.page.url, target=page_url, prefix=prefix, level=level + 1)
    facts = _markup(rebase(cut.facts, move)) if cut.facts else NOTHING
    body = _markup(rebase(cut.body, move))
    return line_view(item, page_url)._replace(anchor=anchor, level=level, facts=facts, body=body, record=record.item_attributes(item))


def _filters(item: Item) -> Markup:
    page, options = item.page, item.options
    suite, section = page.suite.id if page.suite else "", str(page.section.number) if page.section else ""
    tags = " ".join(tag.replace(" ", "-") for tag in options.tags)
    return _filter_attributes(item.kind.name, suite, section, str(options.minutes or ""), item.phase or "", tags)


@lru_cache(maxsize=256)  # most items of a section have the same
def _filter_attributes(*values: str) -> Markup:
    given = zip(("kind", "suite", "section", "minutes", "phase", "tags"), values, strict=True)
    return _markup("".join([f' data-{name}="{escape(value)}"' for name, value in given if value]))


def _markup(html: str) -> Markup:
    return Markup(html)  # noqa: S704  # made by the Markdown converter; authors may write HTML


def count_views(items: Iterable[Item], kinds: Mapping[str, Kind], urls: Mapping[str, str]) -> tuple[CountView, ...]:
    """How many of the items there are of each kind, in the kinds' order, with the address in ``urls``; kinds without any are left out."""
    totals: dict[str, int] = {}
    for item in items:
        totals[item.kind.name] = totals.get(item.kind.name, 0) + 1
    return tuple(
        CountView(
            kind=name,
            words=kind.count_in_words(totals[name]),
            label=kind.label,
            plural=kind.plural,
            count=totals[name],
            url=urls.get(name, ""),
        )
        for name, kind in kinds.items()
        if name in totals
    )
