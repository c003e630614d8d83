"""An item's HTML made to stand on another page: addresses, ids and headings follow."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple

from cpd.domain import markup

from .addresses import readdress

_OPENING_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*)(\s(?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_MOVING = re.compile(r"""<(?:h[1-6]\b|details\b|[a-z][^\s/>]*\s(?!class="[^"]*">))""", re.IGNORECASE)
"""What is to follow: a heading, or a tag with more than a class. Most items have neither."""
_HEADING = re.compile(r"<(/?)h([1-6])\b", re.IGNORECASE)
_HEADERLINK = re.compile(r'<a\b[^>]*\bclass="headerlink"[^>]*>.*?</a>', re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")

_CANDIDATE = re.compile(r"([\s,]*)(\S*[^\s,])([^,]*)")
"""One of several pictures: an address, which may hold commas but not end in one, and a size."""

_ADDRESSES = frozenset({"href", "src", "poster", "data", "cite", "action", "formaction", "background", "xlink:href", "longdesc"})
_REFERENCES = frozenset(
    {
        "for",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-details",
        "headers",
        "list",
        "form",
        "aria-activedescendant",
    }
)
_GROUPED = frozenset({"radio"})


class Move(NamedTuple):
    """From where to where, and what keeps ids apart there."""

    source: str
    """Address of the page it was written on."""
    target: str
    """Address of the page it is to stand on."""
    prefix: str
    """Goes before each id."""
    level: int = 0
    """The level its highest heading is to have; 0 leaves headings alone."""


def rebase(html: str, move: Move) -> str:
    """The HTML as it must read at its new place."""
    if not _MOVING.search(html):
        return html
    if "headerlink" in html:
        html = _HEADERLINK.sub("", html)
    own = markup.ids(html)
    html = _OPENING_TAG.sub(lambda tag: _tag(tag, own, move), html)
    return with_heading_level(html, move.level) if move.level else html


def with_heading_level(html: str, level: int) -> str:
    """The HTML with its headings stepped down (or up) so that the highest is of a level."""
    levels = [int(heading[2]) for heading in _HEADING.finditer(html) if not heading[1]]
    if not levels:
        return html
    steps = level - min(levels)
    return _HEADING.sub(lambda h: f"<{h[1]}h{max(1, min(6, int(h[2]) + steps))}", html)


def _tag(tag: re.Match[str], own: set[str], move: Move) -> str:
    name = tag[1].lower()
    is_grouped = name == "input" and markup.attributes(tag[2]).get("type") in _GROUPED

    def attribute(match: re.Match[str]) -> str:
        key = match[1].lower()
        value = next((v for v in match.groups()[1:] if v is not None), None)
        if value is None:
            return match[0]
        new = _value(key, unescape(value), own, move, is_grouped=is_grouped)
        return match[0] if new is None else f'{match[1]}="{escape(new)}"'

    written = markup.ATTRIBUTE.sub(attribute, tag[2])
    if name == "details" and "cpd-callout" in written and not re.search(r"\sopen\b", written):
        written += ' open="open"'
    return f"<{tag[1]}{written}>"


def _value(key: str, value: str, own: set[str], move: Move, *, is_grouped: bool) -> str | None:
    """The new value of an attribute; None where it stays."""
    if key == "id" or (key == "name" and is_grouped):
        return f"{move.prefix}--{value}"
    if key in _ADDRESSES:
        is_own = value.startswith("#") and value[1:] in own
        return f"#{move.prefix}--{value[1:]}" if is_own else readdress(value, move.source, move.target)
    if key in _REFERENCES:
        return " ".join(f"{move.prefix}--{word}" if word in own else word for word in value.split())
    if key == "srcset":
        return _CANDIDATE.sub(lambda m: m[1] + readdress(m[2], move.source, move.target) + m[3], value)
    if key == "style" and "url(" in value:
        return _CSS_URL.sub(lambda m: f"url({m[1]}{readdress(m[2], move.source, move.target)}{m[1]})", value)
    return None
