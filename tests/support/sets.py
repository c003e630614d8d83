"""The items of every output side by side, and words for what differs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from .pages import Element
from .sites import Built

PATHS: Mapping[str, str] = {"key-idea": "key-ideas", "reflective-activity": "reflective-activities", "resource": "resources"}
"""Path of each kind's index pages."""


class Entry(NamedTuple):
    """An item as one output shows it."""

    id: str
    number: int | None = None


def differences(site: Built, paths: Mapping[str, str] = PATHS) -> list[str]:
    """What pages and index pages show otherwise than the catalogue says; empty where all agree."""
    items = site.items
    found = _compared("pages", _entries(items), _on_pages(site, paths))
    for kind, path in paths.items():
        mine = [item for item in items if item["kind"] == kind and not item.get("unlisted")]
        for suite in site.catalogue["suites"]:
            wanted = _entries(item for item in mine if item["suite"] == suite["id"])
            url = f"{suite['url']}{path}/"
            found += _compared(url, wanted, [_shown(e, "cpd-item__kind") for e in site.page(url).all("article", data_item="")])
        if any(suite["url"] == "" for suite in site.catalogue["suites"]):
            mine = [item for item in mine if item["suite"] is None or _url(site, item["suite"])]
        ranks = {suite["id"]: rank for rank, suite in enumerate(site.catalogue["suites"])}
        wanted = _entries(sorted(mine, key=lambda item: ranks.get(item["suite"], len(ranks))))
        url = f"{path}/"
        lines = [e for e in site.page(url).all("li", data_item="") if not _is_copy(e)]
        found += _compared(f"{url} (lines)", wanted, [_shown(e, "cpd-list__facts") for e in lines])
    return found


def callouts(page: Element, kinds: Mapping[str, str] = PATHS) -> list[Element]:
    """The callouts that stand on a page themselves, in order; copies of an item left out."""
    return [
        element
        for element in page.walk()
        if element.classes & set(kinds)
        and (element.tag == "details" or (element.tag == "div" and "admonition" in element.classes))
        and not _is_copy(element)
    ]


def _is_copy(element: Element) -> bool:
    return any(
        (above.tag == "article" and "data-item" in above.attributes) or "cpd-overview" in above.classes or "cpd-items" in above.classes
        for above in element.above()
    )


def _on_pages(site: Built, paths: Mapping[str, str]) -> list[Entry]:
    ids = {unquote(item["url"]): item["id"] for item in site.items}
    in_order = dict.fromkeys(unquote(item["url"]).partition("#")[0] for item in site.items)
    return [
        Entry(ids.get(f"{url}#{element.id}", f"{url}#{element.id}"), _number(element, "cpd-callout__kind"))
        for url in dict.fromkeys([*in_order, *site.urls])
        for element in callouts(site.page(url), paths)
    ]


def _url(site: Built, suite_id: str) -> str:
    return next(str(suite["url"]) for suite in site.catalogue["suites"] if suite["id"] == suite_id)


def _entries(items: Any) -> list[Entry]:
    return [Entry(item["id"], item["number"]) for item in items]


def _shown(element: Element, label: str) -> Entry:
    return Entry(element.attributes["data-item"], _number(element, label))


def _number(element: Element, label: str) -> int | None:
    """The number in the words that say what an item is: "Reflective activity 2 · …"."""
    words = next((part.text for part in element.walk() if label in part.classes), "")
    match = re.match(r"[^·]*? (\d+)(?: ·|$)", words)
    return int(match[1]) if match else None


def _compared(where: str, wanted: Sequence[Entry], shown: Sequence[Entry]) -> list[str]:
    ids, others = [entry.id for entry in wanted], [entry.id for entry in shown]
    found = [f"{where}: {one} is missing" for one in ids if one not in others]
    found += [f"{where}: {one} is not in the catalogue" for one in dict.fromkeys(others) if one not in ids]
    found += [f"{where}: {one} stands there {others.count(one)} times" for one in dict.fromkeys(ids) if others.count(one) > ids.count(one)]
    if not found and ids != others:
        first = next(index for index, (one, other) in enumerate(zip(ids, others, strict=True)) if one != other)
        found.append(f"{where}: {others[first]} stands where {ids[first]} should")
    numbers = {entry.id: entry.number for entry in wanted}
    return found + [
        f"{where}: {entry.id} has the number {entry.number}, not {numbers[entry.id]}"
        for entry in shown
        if entry.id in numbers and entry.number != numbers[entry.id]
    ]
