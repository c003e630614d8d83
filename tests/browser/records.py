"""A reader's record in a browser: put there as scripts would, read back, saved as files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, expect

from browser.conftest import Tab

LONG_AGO: Final = "2026-10-01T09:00:00.000Z"
HARD: Final = "=1+1 <script>alert('x')</script> “Größe”, \"quoted\"\n\n& more;\tend"
"""An answer that none of the files must stumble over."""

_KEEP = """entries => entries.forEach(({id, facet, ...entry}) => cpd.store.set(id, facet, entry))"""
_IDS = """async () => {
  await cpd.load("catalogue-data", "record-data");
  const {items, pages, forms, routes} = cpd.catalogue;
  const asks = items.filter(one => one.asked && !one.withdrawn);
  return {asks: asks.slice(0, 3), pages: pages.filter(one => one.suite), forms, routes, items};
}"""


@dataclass(frozen=True)
class Known:
    """What the site has, for a record to be about."""

    asks: list[dict[str, Any]]
    pages: list[dict[str, Any]]
    forms: list[dict[str, Any]]
    routes: list[dict[str, Any]]
    items: list[dict[str, Any]]


def opened(tab: Tab, path: str = "my-record/") -> Page:
    """The record's page, drawn."""
    page = tab.visit(path)
    expect(page.locator(".cpd-record__off")).to_have_count(0)
    return page


def known(page: Page) -> Known:
    """What the catalogue of the record's page says."""
    return Known(**page.evaluate(_IDS))


def keep(page: Page, *entries: Mapping[str, Any]) -> None:
    """Write entries as a page of the site would."""
    page.evaluate(_KEEP, [dict(entry) for entry in entries])


def entry(name: str, value: object, label: str, *, type: str = "long-text", at: str = LONG_AGO, **more: object) -> dict[str, Any]:  # noqa: A002  # its name in the file
    """One entry; ``name`` is its item and facet, "suite/item#answer"."""
    item, _, facet = name.rpartition("#")
    return {"id": item, "facet": facet, "value": value, "label": label, "type": type, "at": at, **more}


def rich(site: Known) -> list[dict[str, Any]]:
    """A record with something of every sort."""
    first, second, third = site.asks
    named = [f"{one['label']}: {one['title']}" for one in site.asks]
    form, route, page = site.forms[0], site.routes[0], site.pages[0]
    route_id = f"route/{route['id'].removeprefix('route/')}"
    return [
        entry(f"{first['id']}#answer", HARD, named[0], asked=first["asked"], wording="What was asked?"),
        entry(f"{first['id']}#star", value=True, label=named[0], type="tick"),
        entry(f"{first['id']}#done", "2026-09-14", named[0], type="date"),
        entry(f"{first['id']}#minutes", 50, named[0], type="number"),
        entry(f"{first['id']}#learned", "To wait.", "What I learned"),
        entry(f"{first['id']}#earlier.answer", "What I thought before.", named[0]),
        entry(
            f"{second['id']}#answer",
            "Unchanged.",
            named[1],
            asked="0123456789ab",
            wording="What was asked once?",
            at="2026-11-02T09:00:00.000Z",
        ),
        entry(f"{second['id']}#remind", "2026-11-20", named[1], type="date", sequence=3),
        entry(f"{third['id']}#remind", "2099-01-01", named[2], type="date", sequence=1),
        entry(f"{page['id']}#note", "Show this to the head.", page["title"]),
        entry(f"{form['id']}#form.why", "Because.", "Why?"),
        entry(f"{form['id']}#form.who", ["heads", "teachers"], "Who?", type="choices", words="Heads; Teachers"),
        entry(f"{form['id']}@copy-2#form.why", "For another reason.", "Why?"),
        entry(f"{route_id}#step", 2, "Where I am", type="number"),
        entry("log/1#activity", "Visit to Ashgrove", "Activity", type="short-text"),
        entry("log/1#done", "2026-10-05", "Date", type="date"),
        entry("log/1#minutes", 90, "Minutes", type="number"),
        entry("gone/item#answer", "Still mine.", "Reflective activity 9: Gone"),
    ]


def stored(page: Page) -> dict[str, Any]:
    """What the browser keeps of the site, by key without its prefix."""
    raw = page.evaluate(
        "() => Object.fromEntries(Object.keys(localStorage).filter(k => k.startsWith('cpd:')).map(k => [k, localStorage[k]]))"
    )
    return {key.split(":", 2)[2]: json.loads(text) for key, text in raw.items()}


def saved(page: Page, name: str, *, folder: Path) -> Path:
    """A file as the reader saves it, names or no names."""
    with page.expect_download() as download:
        page.locator(f"[data-key='save {name}']").click()
        go_on = page.get_by_role("button", name="Continue")
        if name != "json":
            go_on.or_(page.locator(".cpd-record__status", has_text="Saved: ")).first.wait_for()
            if go_on.count():
                go_on.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
