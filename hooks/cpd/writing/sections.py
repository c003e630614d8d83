"""A page cut into what search finds one by one: the text below each heading, as Material's search has it.

Material reads pages with the standard library's parser, which takes anything that a browser takes. What comes out of
a build is regular: tags, comments and text. That is read here in one stride; for anything else there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from math import inf
from typing import Final

_ATTRIBUTE = r"""\s+[a-zA-Z_:@.][\w:.@-]*(?:="[^"]*"|='[^']*'|=[^\s"'=<>`]+)?"""
_TOKEN: Final = re.compile(rf"<!--(?!-?>)(?:(?!--!?>).)*+-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:{_ATTRIBUTE})*+)\s*(/?)>|([^<]++)", re.DOTALL)
_VALUE: Final = re.compile(r"""\s([\w:.@-]+)(?:="([^"]*)"|='([^']*)'|=([^\s"'=<>`]+))?""")
_RAW: Final = frozenset({"script", "style"})
_KEPT: Final = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_SKIPPED: Final = frozenset({"object", "script", "style"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_PREFACE: Final = "hx"
"""Stands for the heading of what comes before any."""


@dataclass(slots=True)
class FoundSection:
    """What stands below a heading."""

    tag: str
    depth: float = 0
    is_left_out: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections(html: str) -> list[FoundSection] | None:
    """The sections that search is to find; None where the HTML is not regular."""
    reader = _Reader()
    place = 0
    while place < len(html):
        token = _TOKEN.match(html, place)
        if token is None:
            return None
        place = token.end()
        if token[5] is not None:
            reader.text(unescape(token[5]))
        elif token[2] is not None:
            tag = token[2].lower()
            if token[1]:
                reader.end(tag)
                continue
            reader.start(tag, token[3])
            if token[4]:
                reader.end(tag)
            elif tag in _RAW:
                close = html.find(f"</{tag}", place)
                if close < 0:
                    return None
                reader.text(html[place:close])
                place = close
    return [one for one in reader.found if not one.is_left_out]


class _Reader:
    """Follows tags and text as Material's parser does, its treatment of nested elements included."""

    def __init__(self) -> None:
        self.found: list[FoundSection] = []
        self._open: list[str] = []
        self._permalinks: list[bool] = []
        self._skipped = set(_SKIPPED)
        self._section: FoundSection | None = None

    def start(self, tag: str, written: str) -> None:
        """An element begins."""
        if tag in _VOID:
            return
        attributes = dict(_attributes(written)) if written else {}
        self._open.append(tag)
        self._permalinks.append(tag == "a" and attributes.get("class") == "headerlink")
        if tag in _HEADINGS and "id" in attributes:
            self._begin(tag, attributes)
        section = self._preface()
        if "data-search-exclude" in attributes or attributes.get("class") == "linenodiv":
            self._skipped.add(tag)
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            self._into(section).append(f"<{tag}>")

    def end(self, tag: str) -> None:
        """An element ends; one that is not the innermost is passed over."""
        if not self._open or self._open[-1] != tag:
            return
        section = self._preface()
        if section.depth > len(self._open):
            section = self._leave(section)
        self._open.pop()
        self._permalinks.pop()
        if tag in self._skipped:
            self._skipped -= {tag} - _SKIPPED
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            _close(tag, self._into(section))

    def text(self, words: str) -> None:
        """Text between tags."""
        if not self._skipped.isdisjoint(self._open):
            return
        is_space = words.isspace()
        if "pre" not in self._open:
            words = " " if is_space else words.replace("\n", " ")
        section = self._preface()
        if section.tag in self._open:
            if True not in self._permalinks:
                section.title.append(escape(words, quote=False))
        elif not is_space:
            section.text.append(escape(words, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in self._open:
            section.text.append(words)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        depth = len(self._open)
        if tag != "h1" and not self.found:
            self.found.append(FoundSection(_PREFACE, depth))
        section = FoundSection(tag, depth, is_left_out="data-search-exclude" in attributes)
        if self.found:
            section.id = attributes["id"]
        self.found.append(section)
        self._section = section

    def _preface(self) -> FoundSection:
        if self._section is None:
            self._section = FoundSection(_PREFACE)
            self.found.append(self._section)
        return self._section

    def _leave(self, section: FoundSection) -> FoundSection:
        """A heading's element ends whose section goes on in the one around it."""
        for one in reversed(self.found):
            if one.depth <= len(self._open):
                section.depth = inf
                self._section = one
                return one
        return section

    def _into(self, section: FoundSection) -> list[str]:
        return section.title if section.tag in self._open else section.text


def _close(tag: str, words: list[str]) -> None:
    """End an element that is kept; one without anything in it goes."""
    opened = words.index(f"<{tag}>")
    if all(one.isspace() for one in words[opened + 1 :]):
        del words[opened:]
    else:
        words.append(f"</{tag}>")


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in _VALUE.findall(written):
        yield name.lower(), unescape(double or single or bare)
