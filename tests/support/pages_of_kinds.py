"""A page of every kind, for what would take minutes with every page."""

from __future__ import annotations

from collections.abc import Iterable

from .sites import Built, file_of


def kinds_of_pages(site: Built) -> Iterable[str]:
    """A page of every kind: found by what is in it, so that a new one of a kind does as well."""
    yield from ("index.html", "404.html")
    wanted = {"cpd-index", "cpd-overview", "cpd-form", "cpd-sheet", "cpd-cases", "cpd-panel", "cpd-glossary", "cpd-route", "cpd-storage"}
    wanted |= {"cpd-sort", "cpd-summary", "cpd-record", "cpd-planner", "cpd-callout", "cpd-deck", "cpd-directory"}
    for url in site.urls:
        classes = {name for element in site.page(url).walk() for name in element.classes}
        if wanted & classes:
            wanted -= classes
            yield file_of(url)
    assert wanted == set()
