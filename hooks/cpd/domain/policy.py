"""What a page may load, and from where: the site itself, and what a publisher adds to that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeGuard
from urllib.parse import urlsplit

OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:", "blob:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "media-src": ("'self'",),
    "worker-src": ("'self'",),
    "frame-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}
"""What every page may do. Forms are filled in and kept here, and sent nowhere, not even without JavaScript."""

DIRECTIVES: Final = tuple(name for name in OWN if name not in {"default-src", "base-uri"})
"""Those a publisher can add sources to."""

Added = Mapping[str, tuple[str, ...]]
"""Further sources by directive."""

ANYTHING: Final[Added] = dict.fromkeys(DIRECTIVES, ("http:", "ws:"))
"""Where there is no policy."""

_HOST = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?P<port>:(?:\d+|\*))?(?P<path>/[^\s;,'\"<>?#]*)?",
    re.IGNORECASE,
)
_PORTS = {"http": "80", "https": "443", "ws": "80", "wss": "443"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WORD = re.compile(r"'(?:self|unsafe-eval|wasm-unsafe-eval|sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2})'")


MERMAID: Final = "https://unpkg.com/mermaid@11/dist/mermaid.min.js"
"""What the theme fetches for a diagram, unless the site brings a copy of its own."""

ASKING: Final = {
    "img": (("src", "img-src"), ("srcset", "img-src")),
    "input": (("src", "img-src"),),
    "script": (("src", "script-src"),),
    "link": (("href", "style-src"),),
    "iframe": (("src", "frame-src"),),
    "frame": (("src", "frame-src"),),
    "video": (("src", "media-src"), ("poster", "img-src")),
    "audio": (("src", "media-src"),),
    "source": (("src", "media-src"), ("srcset", "img-src")),
    "track": (("src", "media-src"),),
    "embed": (("src", "object-src"),),
    "object": (("data", "object-src"),),
    "form": (("action", "form-action"),),
}
"""What a browser fetches or sends by itself, and which directive of the policy says whether it may."""


def requests(tag: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The addresses that a tag makes a browser fetch or send to, each with its directive."""
    if tag == "link" and not _FETCHED & set(given.get("rel", "").lower().split()):
        return
    for attribute, directive in ASKING.get(tag, ()):
        written = given.get(attribute, "")
        addresses = [one.split()[0] for one in written.split(", ") if one.strip()] if attribute == "srcset" else [written]
        yield from ((address, directive) for address in addresses)


_FETCHED = frozenset({"stylesheet"})
"""What a `link` must be for its address to be asked for."""


def is_source(value: object) -> TypeGuard[str]:
    """Whether something can stand in a directive: a host, a scheme such as `https:`, a word or hash in single quotes."""
    return isinstance(value, str) and any(pattern.fullmatch(value) for pattern in (_HOST, _SCHEME, _WORD))


def is_refused(directive: str, address: str, added: Added) -> bool:
    """Whether an address is on another host, and that host is not among the sources added to a directive."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    if not parts.netloc or parts.scheme not in {"", "http", "https", "ws", "wss"}:
        return False
    return not any(_fits(source, parts.scheme or "https", parts.netloc.lower(), parts.path) for source in added.get(directive, ()))


def _fits(source: str, scheme: str, host: str, path: str) -> bool:
    """Whether a source takes an address in, as browsers judge it; a safer scheme than the one named is taken too."""
    if _SCHEME.fullmatch(source):
        return scheme in {source[:-1].lower(), f"{source[:-1].lower()}s"}
    match = _HOST.fullmatch(source)
    if match is None:
        return False
    wanted, named, only = (match["scheme"] or scheme).lower(), match["host"].lower(), match["path"] or "/"
    name, _, port = host.rpartition("@")[2].partition(":")
    usual = _PORTS.get(scheme, "")
    return (
        scheme in {wanted, f"{wanted}s"}
        and (named in {"*", name} or (named.startswith("*.") and name.endswith(named[1:])))
        and (match["port"] or f":{usual}") in {":*", f":{port or usual}"}
        and (only in {"/", path} or (only.endswith("/") and path.startswith(only)))
    )
