"""Callouts as items of the draft, and what is wrong with one by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpd.domain import markers, markup, references
from cpd.domain.items import DraftItem, fingerprint

from .found_callout import FoundCallout
from .ids import id_of_title
from .options import CALLOUT
from .problems import Problem

_OPTION = rf"(?:{'|'.join(row.name for row in CALLOUT)})\s*[:=]"
_ATTRIBUTES = re.compile(rf"\{{:?\s*(?:[#.][A-Za-z]|{_OPTION})[^{{}}]*\}}$|\|\s*{_OPTION}.*$")


def draft_item(callout: FoundCallout, cut: markers.Cut) -> DraftItem:
    """The item that a callout is; ``cut`` is its HTML."""
    title_html = markup.inline_title(cut.title)
    words = markup.plain(title_html)
    title = words or callout.kind.label
    options = callout.options
    return DraftItem(
        key=callout.key,
        kind=callout.kind,
        title=title,
        options=options,
        line=callout.line,
        leads=bool(options.href or options.form or (options.publisher and options.year) or markup.has_link(cut.body)),
        slug=id_of_title(title, callout.kind.name),
        title_html=title_html if words else "",
        asked=fingerprint(references.without_placeholders(markup.plain(markers.without_lists(cut.body)))) if callout.kind.asks else None,
    )


def item_problems(item: DraftItem, callout: FoundCallout, cut: markers.Cut) -> Iterator[Problem]:
    """What is wrong with an item, whatever else the page has; ``callout`` and ``cut`` are what it was made of."""
    words = markup.plain(item.title_html)
    seen = references.without_placeholders(item.title).strip() or item.kind.label
    if not callout.is_titled or not words:
        yield Problem(
            rule="callout-has-title",
            problem=f"this {item.kind.label.lower()} has no title.",
            remedy='Write one after the kind: `/// kind | Title` or `!!! kind "Title"`.',
        )
    if ("{" in words or "|" in words) and (attributes := _ATTRIBUTES.search(words)):
        yield Problem(
            rule="options-stand-under-head",
            problem=f'`{attributes[0]}` in the title "{seen}" is text, and readers see it.',
            remedy="Take it out. An id is an option of its own: `id: name` under a head with `///`.",
        )
    if markup.is_empty(cut.body) and not markers.has_list(cut.body):
        yield _no_body(seen, is_withdrawn=item.options.withdrawn)
    if item.kind.leads and not item.leads and not item.options.withdrawn:
        yield Problem(
            rule="resource-leads-somewhere",
            problem=f'"{seen}" has neither address nor form nor reference.',
            remedy="Give it `href`, `form`, or `publisher` and `year`, or link to its reference in the text.",
        )


def _no_body(title: str, *, is_withdrawn: bool) -> Problem:
    """A callout without a body; of one that is withdrawn, readers want to know what became of it."""
    if is_withdrawn:
        remedy = "Write a sentence below the head: why it is gone, or what to read instead."
        return Problem(rule="callout-has-body", problem=f'"{title}" is withdrawn and does not say why.', remedy=remedy)
    remedy = "Write its text below the head, or take the callout out."
    return Problem(rule="callout-has-body", problem=f'"{title}" has nothing in it.', remedy=remedy)
