"""Do the links of a built site lead somewhere, and are ids unique?"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from .pages import Element
from .sites import Built, file_of

ADDRESSES = ("href", "src", "poster", "data", "cite", "action", "srcset")


def broken(site: Built) -> list[str]:
    """Each address on a page that leads to no file or to no id, as ``page: address``."""

    @cache
    def ids(url: str) -> frozenset[str]:
        return frozenset(element.id for element in site.page(url).walk() if element.id)

    def leads(url: str, address: str) -> bool:
        parts = urlsplit(address)
        path = unquote(parts.path)
        # The page for addresses that do not exist is shown anywhere, so its own are absolute.
        base = "" if path.startswith("/") or url == "404.html" else posixpath.dirname(url)
        target = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
        target = "" if target == "." else f"{target}/" if path.endswith(("/", ".", "..")) else target
        page = target if path else url
        file = page if page in site.files else file_of(page)
        return file in site.files and (not parts.fragment or unquote(parts.fragment) in ids(file.removesuffix("index.html")))

    return [
        f"{url}: {address}"
        for url in site.urls
        for element in site.page(url).walk()
        for address in _addresses(element)
        if not urlsplit(address).scheme and not address.startswith("//") and not leads(url, address)
    ]


def repeated_ids(site: Built) -> list[str]:
    """Each id that stands twice on a page, as ``page#id``."""
    return [
        f"{url}#{one}"
        for url in site.urls
        for one, count in Counter(element.id for element in site.page(url).walk() if element.id).items()
        if count > 1
    ]


def lost_references(site: Built) -> list[str]:
    """Each ``for``, ``aria-labelledby`` and so on that names no id of its page."""
    found = []
    for url in site.urls:
        known = {element.id for element in site.page(url).walk()}
        for element in site.page(url).walk():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                found += [f"{url}: {name}={word}" for word in element.attributes.get(name, "").split() if word not in known]
    return found


def _addresses(element: Element) -> Iterator[str]:
    for name in ADDRESSES:
        if name not in element.attributes:
            continue
        value = element.attributes[name]
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        else:
            yield value
