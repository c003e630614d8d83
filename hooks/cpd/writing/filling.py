"""A page's marks filled in: ids, numbers, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from cpd.domain import markers, references
from cpd.domain.catalogue import Catalogue
from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.items import Item
from cpd.domain.markers import MarkedHtml
from cpd.domain.place import Page

from . import record
from .addresses import relative

Twins = Callable[[Item], str]
"""Draws the links to an item's twins in other suites."""

_REFERENCE = re.compile(r'<a\b([^>]*?)\bhref="item:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledPage:
    """A finished page, but for its lists of items; where those and its callouts are is still marked."""

    html: str
    findings: tuple[Finding, ...]


def fill_page(
    marked: MarkedHtml, page: Page, catalogue: Catalogue, *, lines: Mapping[str, int | None], twins: Twins = lambda _: ""
) -> SettledPage:
    """Fill in what closing the catalogue has settled; ``lines`` holds what the page's references name, with their lines."""
    items = {item.key: item for item in catalogue.on_page(page.path)}
    findings: list[Finding] = []
    refer = _ReferenceLinks(page, catalogue, lines, findings)

    def value(name: str, key: int) -> str:
        item = items.get(key)
        return _value(name, item, twins) if item else ""

    if lines:
        marked = marked.map_text(lambda text: _REFERENCE.sub(refer.link, text))
    return SettledPage(html=marked.fill_values(value), findings=tuple(findings))


def link_references(html: str, page: Page, catalogue: Catalogue) -> str:
    """HTML of a page in which references to items are links; what leads nowhere is told where the page is settled."""
    return _REFERENCE.sub(_ReferenceLinks(page, catalogue, {}, []).link, html)


@dataclass(frozen=True, slots=True)
class _ReferenceLinks:
    """Makes links of a page's references."""

    page: Page
    catalogue: Catalogue
    lines: Mapping[str, int | None]
    findings: list[Finding]

    def link(self, match: re.Match[str]) -> str:
        target, words = unescape(match[2]), references.without_placeholders(match[4])
        found = self.catalogue.targets(target, self.page)
        if len(found) != 1:
            self.findings.append(_lost_reference(target, found, self.catalogue, path=self.page.path, line=self.lines.get(target)))
            return words or escape(target)
        return f'<a{match[1]}href="{escape(relative(found[0].url, self.page.url))}"{match[3]}>{words or escape(found[0].name)}</a>'


def _value(name: str, item: Item, twins: Twins) -> str:
    match name:
        case markers.ID:
            return item.anchor
        case markers.RECORD:
            return record.item_value(item)
        case markers.TWIN:
            return twins(item)
    return "" if item.number is None else f" {item.number}"


def _lost_reference(reference: str, found: tuple[Item, ...], catalogue: Catalogue, *, path: str, line: int | None) -> Finding:
    if found:
        problem = f'"item:{reference}" could mean {" or ".join(item.id for item in found)}.'
        remedy = "Write the suite's id in front, as in `item:suite/id`."
    else:
        problem = f'"item:{reference}" leads to no item.'
        remedy = did_you_mean(reference, {item.anchor for item in catalogue}) if len(catalogue) else "There are no items yet."
    return Finding(path=path, line=line, rule="item-references-resolve", problem=problem, remedy=remedy)
