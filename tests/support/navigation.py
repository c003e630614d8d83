"""What a reader finds by the site's navigation alone."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from .pages import Element
from .sites import Built


def links(site: Built, url: str) -> list[str]:
    """The addresses, relative to the site's root, that a page's navigation leads to, in order."""
    return [place for link in site.page(url).one("nav", id="__nav").all("a") if (place := resolved(link, url)) is not None]


def reading_order(site: Built, *begins: str) -> list[str]:
    """Every page one comes to by the navigation alone, in its order: from the home page, or from others."""
    order: list[str] = []
    for url in begins or ("",):
        _follow(site, url, order)
    return order


def resolved(link: Element, url: str) -> str | None:
    """Where a link leads, relative to the site's root; None for another site."""
    href = unquote(link.attributes["href"]).partition("#")[0].removesuffix("index.html") or "./"
    if ":" in href:
        return None
    place = posixpath.normpath(posixpath.join(posixpath.dirname(url), href))
    return "" if place == "." else f"{place}/"


def titles(site: Built, url: str) -> list[str]:
    """The navigation's words on a page, numbers first, in order."""
    return [entry.text for entry in site.page(url).one("nav", id="__nav").walk() if "cpd-nav__link" in entry.classes]


def contents(page: Element) -> list[str]:
    """The headings in a page's own list of contents."""
    return [link.text for link in page.all("a", "cpd-rail__link")]


def _follow(site: Built, url: str, order: list[str]) -> None:
    """Take in what this page's navigation shows, and go into each page that is new."""
    shown = links(site, url)
    for place in shown:
        if place not in order:
            order.insert(_spot(order, shown, place), place)
            _follow(site, place, order)


def _spot(order: list[str], shown: list[str], place: str) -> int:
    """Behind what stands before it on that page's navigation and is known already, with all below it."""
    before = shown[: shown.index(place)]
    known = [order.index(one) for one in before if one in order]
    return max(known, default=-1) + 1
