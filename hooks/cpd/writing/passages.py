"""A page cut into what search finds one by one: the text below each heading, and each callout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from cpd.domain.markup import INLINE

_ATTRIBUTES: Final = r"""[^>"']*+(?:(?:"[^"]*"|'[^']*')[^>"']*+)*+"""
_TAG: Final = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9-]*)({_ATTRIBUTES})>")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_LEFT_OUT: Final = re.compile(rf"<([a-zA-Z][\w-]*)(?=\s)(?=[^>]*\sdata-search-exclude\b){_ATTRIBUTES}>")
_ASIDES: Final = frozenset({"a", "p", "span"})
_LINKS: Final = frozenset({"a", "/a", "span", "/span"})
_BOXES: Final = frozenset({"div", "details"})
_BOX_ENDS: Final = frozenset({"/div", "/details"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT: Final = frozenset({"object", "script", "style", "template"})
_WITHIN: Final = frozenset(one for name in INLINE - {"a", "span"} for one in (name, f"/{name}"))
"""Tags within a line that mean nothing here."""
_OFTEN: Final = ("p", "li", "ul", "ol", "table", "thead", "tbody", "tr", "th", "td")
_BLOCKS: Final = frozenset(one for name in _OFTEN for one in (name, f"/{name}"))
"""The most frequent of those that begin or end a line, and mean nothing more where they have no attributes."""
_ID: Final = re.compile(r"""\sid=["']?([^"'\s>]+)""", re.IGNORECASE)
_CLASS: Final = re.compile(r"""\sclass=["']([^"']*)["']""", re.IGNORECASE)
_BREAK: Final = re.compile(r"\n[ \n]+")
_END: Final = "\0"
"""Ends a title or a text while they are read."""
_ASIDE: Final = re.compile(r'class="(?:headerlink|cpd-callout__kind|cpd-twins)"')
"""What stands in a title and is no part of it; what says of a callout that it stands elsewhere too."""


@dataclass(slots=True)
class Passage:
    """What is found as one: its place on the page, and its words."""

    anchor: str = ""
    title: str = ""
    kind: str = ""
    """A callout's; empty for what stands below a heading."""
    text: str = ""
    """A line for each block."""
    heading: list[str] = field(default_factory=list, repr=False, compare=False)
    pieces: list[str] = field(default_factory=list, repr=False, compare=False)
    """Title and text as they stand in HTML, while they are read."""


def passages(html: str, kinds: frozenset[str] = frozenset()) -> list[Passage]:
    """The passages of a page in their order, the page's own beginning first; ``kinds`` are the names of callouts' kinds."""
    reader = _Reader(kinds)
    parts = iter(_TAG.split(_shown(html).replace("\n", " ")))
    reader.pieces.append(next(parts))
    for name, written, text in zip(parts, parts, parts, strict=True):
        if not written and name in _BLOCKS and not reader.titled and name != reader.muted:
            reader.pieces += "\n", text
        elif name in _WITHIN:
            reader.pieces.append(text)
        else:
            reader.meet(name.lower(), written)
            reader.pieces.append(text)
    return reader.settled()


def _shown(html: str) -> str:
    """HTML without comments, and without the elements that their author keeps out of search."""
    # A browser shows none either, and it ends titles and texts here.
    html = html.replace(_END, "")
    html = _COMMENT.sub("", html) if "<!--" in html else html
    while "data-search-exclude" in html and (found := _LEFT_OUT.search(html)):
        html = html[: found.start()] + html[_end(html, found) :]
    return html


def _end(html: str, start: re.Match[str]) -> int:
    """Where an element ends; a heading takes what stands below it along."""
    name, depth = start[1].lower(), 1
    if name in _HEADINGS:
        following = re.compile(rf"<h[1-{name[1:]}](?=[\s>])", re.IGNORECASE).search(html, start.end())
        return following.start() if following else len(html)
    for tag in re.compile(rf"<(/?){name}(?=[\s/>])[^>]*>", re.IGNORECASE).finditer(html, start.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return start.end()


class _Reader:
    """Follows the tags of a page, and knows which passage words belong to."""

    def __init__(self, kinds: frozenset[str]) -> None:
        self._kinds = kinds
        self._found = [Passage()]
        self._current = self._found[0]
        self.pieces = self._current.pieces
        """Where text goes."""
        self.muted = ""
        """The tag that ends what is passed over."""
        self.titled = ""
        """The tag that ends the title that is being read."""
        self._depth = 0
        self._around: list[tuple[int, Passage]] = []
        """The callouts that are open: how deep each is, and what it interrupts."""

    def meet(self, name: str, written: str) -> None:
        """Take a tag in that may mean something; text after it goes into ``pieces``."""
        if self.muted:
            if name == self.muted:
                self.muted = ""
                self._go_on()
        elif name in _SILENT or (name in _ASIDES and _ASIDE.search(written)):
            self.muted, self.pieces = f"/{name}", []
        elif self.titled:
            if name == self.titled:
                self.titled = ""
                self._go_on()
        else:
            self._meet_box(name, written)

    def _meet_box(self, name: str, written: str) -> None:
        if name in _HEADINGS:
            self._heading(name, _value(_ID, written))
        elif name in _BOXES:
            self._open(written)
        elif name in _BOX_ENDS:
            self._close()
        elif name == "summary" or "admonition-title" in written:
            self._head(name)
        elif name not in _LINKS:
            self.pieces.append("\n")

    def settled(self) -> list[Passage]:
        """The passages, with their words in order."""
        written = _END.join(_END.join(("".join(one.heading), "".join(one.pieces))) for one in self._found)
        if "&" in written:
            written = unescape(written)
        words = iter(_BREAK.sub("\n", written).split(_END))
        for one, title, text in zip(self._found, words, words, strict=True):
            one.title, one.text = " ".join(title.split()), text.strip()
        return [one for one in self._found if one.title or one.text]

    def _go_on(self) -> None:
        self.pieces = self._current.heading if self.titled else self._current.pieces

    def _heading(self, name: str, anchor: str) -> None:
        if self._around or not anchor:
            self.pieces.append("\n")
            return
        first = self._found[0]
        if name == "h1" and not first.heading:
            self._current = first
        else:
            self._begin(Passage(anchor))
        self.titled = f"/{name}"
        self._go_on()

    def _open(self, written: str) -> None:
        self._depth += 1
        self.pieces.append("\n")
        if "cpd-callout" not in written:
            return
        classes = _value(_CLASS, written).split()
        if "cpd-callout" in classes and (anchor := _value(_ID, written)):
            self._around.append((self._depth, self._current))
            self._begin(Passage(anchor, kind=next((name for name in classes if name in self._kinds), "")))

    def _head(self, name: str) -> None:
        """The first line of a callout is its title; that of any other box is text."""
        self.pieces.append("\n")
        if self._around and self._depth == self._around[-1][0] and not self._current.heading:
            self.titled = f"/{name}"
            self._go_on()

    def _close(self) -> None:
        self.pieces.append("\n")
        if self._around and self._around[-1][0] == self._depth:
            self._current = self._around.pop()[1]
            self._go_on()
        self._depth -= 1

    def _begin(self, passage: Passage) -> None:
        self._current = passage
        self._found.append(passage)
        self._go_on()


def _value(attribute: re.Pattern[str], written: str) -> str:
    found = attribute.search(written)
    return unescape(found[1]) if found else ""
