"""The links and pictures of a page as its author wrote them, with their lines."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from html import unescape

from cpd.domain import markup
from cpd.domain.links import WrittenLink

from .found_callout import FoundCallout
from .source import Around, Source

_PLACES = {
    "a": "href", "area": "href", "audio": "src", "embed": "src", "iframe": "src", "img": "src", "object": "data", "source": "src",
    "track": "src", "video": "src",
}  # fmt: skip
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WHERE: tuple[Around, ...] = (
    (re.compile(r"\]\(<?\Z"), re.compile(r"[\s)>]")),
    (re.compile(r"^ {0,3}\[[^\]]+\]: *<?\Z"), re.compile(r"[\s>]|$")),
    (re.compile(r"(?<![\w/.-])\Z"), re.compile(r"(?![\w/#-])")),
)
"""Where an address stands in a line: in a link, in a definition, anywhere by itself."""
_STASHED = "\x02"
"""Stands in what Python-Markdown has made unreadable on purpose: addresses of mail."""


def written_links(root: etree.Element, raw_html: Iterable[str], source: Source) -> Iterator[WrittenLink]:
    """All links and pictures of a page's tree, and of the HTML in it."""
    lines: dict[str, int | None] = {}

    def line(target: str) -> int | None:
        if target not in lines:
            lines[target] = _line(target, source)
        return lines[target]

    for element in root.iter():
        if (name := _PLACES.get(str(element.tag))) and (target := element.get(name)) is not None and _STASHED not in target:
            words = " ".join("".join(element.itertext()).split()) or element.get("alt", "")
            yield WrittenLink(target=target, words=words, line=line(target), is_image=element.tag == "img")
    for raw in raw_html:
        for tag in markup.TAG.finditer(_COMMENT.sub("", raw)):
            if not tag[1] and (name := _PLACES.get(tag[2].lower())) and (given := markup.attributes(tag[3]).get(name)):
                yield WrittenLink(target=given, line=line(given), is_image=tag[2].lower() == "img", is_html=True)


def option_links(callouts: Iterable[FoundCallout], source: Source) -> Iterator[WrittenLink]:
    """The addresses that callouts give among their options."""
    for callout in callouts:
        for target in filter(None, (callout.options.href, callout.options.form)):
            yield WrittenLink(target=target, line=_line(target, source))


def _line(target: str, source: Source) -> int | None:
    """The line on which an address stands, where it is the only one that has it."""
    return source.line_of(unescape(target), *_WHERE)
