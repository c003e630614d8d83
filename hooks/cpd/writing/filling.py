"""A page's marks filled in: ids, numbers, references; and its callouts cut out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from cpd.domain import markers
from cpd.domain.catalogue import Catalogue
from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.items import Item
from cpd.domain.markers import Cut, Marked
from cpd.domain.place import Page

from . import record
from .addresses import relative

_REFERENCE = re.compile(r'<a\b([^>]*?)\bhref="item:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A finished page, but for its lists of items: their marks are still in it."""

    html: str
    cuts: Mapping[int, Cut]
    findings: tuple[Finding, ...]


def filled(marked: Marked, page: Page, catalogue: Catalogue, *, references: Mapping[str, int | None]) -> Filled:
    """Fill in what closing the catalogue has settled."""
    items = {item.key: item for item in catalogue.on_page(page.path)}
    findings: list[Finding] = []

    def value(name: str, key: int) -> str:
        if name == markers.ITEMS:
            return markers.mark(name, key)
        item = items.get(key)
        if item is None:
            return ""
        if name == markers.ID:
            return item.anchor
        if name == markers.RECORD:
            return record.item_value(item)
        return "" if item.number is None else f" {item.number}"

    def referred(match: re.Match[str]) -> str:
        found = catalogue.referred(unescape(match[2]), page)
        if len(found) != 1:
            line = references.get(unescape(match[2]))
            findings.append(_lost(unescape(match[2]), found, catalogue, path=page.path, line=line))
            return match[4] or escape(unescape(match[2]))
        return f'<a{match[1]}href="{escape(relative(found[0].url, page.url))}"{match[3]}>{match[4] or escape(found[0].name)}</a>'

    if references:
        marked = marked.changed(lambda text: _REFERENCE.sub(referred, text))
    html, cuts = marked.filled(value)
    return Filled(html=html, cuts=cuts, findings=tuple(findings))


def _lost(reference: str, found: tuple[Item, ...], catalogue: Catalogue, *, path: str, line: int | None) -> Finding:
    if found:
        problem = f'"item:{reference}" could mean {" or ".join(item.id for item in found)}.'
        remedy = "Write the suite's id in front, as in `item:suite/id`."
    else:
        problem = f'"item:{reference}" leads to no item.'
        remedy = did_you_mean(reference, {item.anchor for item in catalogue}) if len(catalogue) else "There are no items yet."
    return Finding(path=path, line=line, rule="item-references-resolve", problem=problem, remedy=remedy)
