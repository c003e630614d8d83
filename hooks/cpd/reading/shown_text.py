"""A page's text as readers see it, line by line: what the parser took for nothing but text."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as etree
from html import unescape
from typing import NamedTuple

from markdown.util import AtomicString

from cpd.domain import markup

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is no text: code, a picture, a character that an author has escaped."""

BREAK = "\N{LINE SEPARATOR}"
"""Stands for a line break that an author has asked for."""

_CODE = frozenset({"code", "pre", "script", "style", "textarea", "svg", "math"})
_INLINE = markup.INLINE | {"br", "img", "input", "label"}
_PLACEHOLDER = re.compile("\x02(?:wzxhzdk:([0-9]+)|([0-9]+)|amp)\x03")
_UNESCAPED = {"92": "\\", "32": " "}
"""Escaped characters that nobody escapes to keep them from being a mark."""

_NOT_TEXT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|pre|code|textarea|svg|math)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_SIGNS = str.maketrans({"\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/", "\N{BROKEN BAR}": "|", "\N{MINUS SIGN}": "-"})


class Stretch(NamedTuple):
    """Text without a block in between, such as a paragraph's."""

    text: str
    element: etree.Element | None
    """What it stands in; None where that is raw HTML."""

    @property
    def lines(self) -> list[str]:
        """The text line by line."""
        return self.text.split("\n")


def stretches(root: etree.Element, raw_html: list[str]) -> list[Stretch]:
    """All text of the page in order, that of raw HTML last."""
    found: list[Stretch] = []
    _below(root, raw_html, found)
    for raw in raw_html:
        if "<" in raw:
            text = unescape(markup.TAG.sub(_gap, _PLACEHOLDER.sub("", visible(raw))))
            found.append(Stretch(text, element=None))
    return found


def visible(raw: str) -> str:
    """Raw HTML without comments, code and what else is shown as it is written."""
    return _NOT_TEXT.sub("", raw)


def with_plain_signs(line: str) -> str:
    """A line with the signs of a word processor as a keyboard has them: dashes, spaces, full-width marks; invisible signs left out."""
    if line.isascii():
        return line
    line = unicodedata.normalize("NFKC", line).translate(_SIGNS)
    return "".join(_plain_sign(sign) for sign in line)


def _plain_sign(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cf":
            return ""
        case "Pd":
            return "-"
        case "Zs":
            return " "
    return sign


def _gap(tag: re.Match[str]) -> str:
    return "" if tag[2].lower() in _INLINE else "\n"


def _below(element: etree.Element, raw_html: list[str], found: list[Stretch]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _CODE or "arithmatex" in element.get("class", ""):
        return
    text = element.text or ""
    shown_in = None if isinstance(element.text, AtomicString) else element
    for child in element:
        if child.tag in _INLINE:
            text += _flat(child)
        else:
            _add(text, shown_in, raw_html, found)
            _below(child, raw_html, found)
            text = ""
        text += child.tail or ""
    _add(text, shown_in, raw_html, found)


def _add(text: str, element: etree.Element | None, raw_html: list[str], found: list[Stretch]) -> None:
    """Between blocks there is white space only."""
    if text and not text.isspace():
        found.append(Stretch(_shown(text, raw_html).strip("\n"), element))


def _shown(text: str, raw_html: list[str]) -> str:
    if "\x02" not in text:
        return text

    def value(match: re.Match[str]) -> str:
        if match[1]:
            raw = raw_html[int(match[1])] if int(match[1]) < len(raw_html) else ""
            return BREAK if raw.lower().startswith("<br") else OBJECT if _NOT_TEXT.match(raw) else ""
        return _UNESCAPED.get(match[2], OBJECT) if match[2] else "&"

    return _PLACEHOLDER.sub(value, text)


def _flat(element: etree.Element) -> str:
    """The words of an inline element."""
    if element.tag == "br":
        return BREAK
    if element.tag in _CODE or element.tag in {"img", "input"} or "arithmatex" in element.get("class", ""):
        return OBJECT
    return (element.text or "") + "".join(_flat(child) + (child.tail or "") for child in element)
