"""Addresses inside the site: all relative to its root, without a leading slash."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_ROOT = "site:///"
_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def relative(target: str, base: str) -> str:
    """The link that leads from the page ``base`` to ``target``."""
    path, hash_sign, fragment = target.partition("#")
    return f"#{fragment}" if path == base and hash_sign else f"{_way(path, base)}{hash_sign}{fragment}"


@lru_cache(maxsize=4096)  # asked for each item of a page, in each list
def _way(path: str, base: str) -> str:
    """The link from the page ``base`` to a page or file."""
    folder, _, file = path.rpartition("/")
    link = _steps(folder, posixpath.dirname(base))
    link = file if link == "." and file else f"{link}/{file}"
    return f"./{link}" if _HAS_SCHEME.match(link) else link


def _steps(folder: str, here: str) -> str:
    """The way from one folder to another; ``posixpath.relpath`` would ask the system where it stands, twice each time."""
    there, start = posixpath.normpath(folder).split("/"), posixpath.normpath(here).split("/")
    while there and start and there[0] == start[0]:
        del there[0], start[0]
    return "/".join([*(".." for name in start if name != "."), *(name for name in there if name != ".")]) or "."


def is_inside(address: str) -> bool:
    """Whether an address is relative to a page of the site."""
    bare = address.strip()
    return bool(bare) and not _HAS_SCHEME.match(bare) and not bare.startswith("/")


def readdress(address: str, source: str, target: str) -> str:
    """An address written on the page ``source`` as it must be written on the page ``target``."""
    if not is_inside(address):
        return address
    try:
        parts = urlsplit(urljoin(f"http://site/{source}", address))
    except ValueError:
        return address
    link = relative(parts.path.lstrip("/"), target)
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{link}{query}{fragment}"
