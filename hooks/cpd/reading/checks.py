"""What must hold of a page's pictures, links and headings."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from html import unescape

from cpd.domain import markup, policy
from cpd.domain.findings import did_you_mean, shown_address

from .problems import Problem
from .slips import Found
from .source import Around, Source

__all__ = ["did_you_mean", "headings", "hosts", "images", "links", "titles"]

VAGUE = frozenset(
    {
        "click", "click here", "click this link", "details", "download", "follow this link", "go", "here", "learn more",
        "link", "more", "more details", "more here", "more information", "page", "read more", "see here", "see more",
        "the link", "this", "this link", "this page", "this website", "website",
    }
)  # fmt: skip
_TITLE: Around = (re.compile(r"^ {0,3}(?:#\s+)?\Z"), re.compile(r"\s|$"))
_LEVELS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OWN = frozenset({"headerlink", "footnote-ref", "footnote-backref", "toclink"})


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STASHED = re.compile("\x02(?:wzxhzdk:([0-9]+)|([0-9]+)|amp)\x03")
"""What Python-Markdown puts in the place of raw HTML, of an escaped character, and of ``&``."""

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def images(root: etree.Element, raw_html: list[str], source: Source) -> Found:
    """Pictures without alternative text."""
    for image in root.iter("img"):
        if not image.get("alt", "").strip() and image.get("role") != "presentation":
            yield _no_alternative(image.get("src", ""), source)
    for raw in raw_html:
        for tag in markup.TAG.finditer(_COMMENT.sub("", raw)):
            if tag[2].lower() == "img" and "alt" not in (given := markup.attributes(tag[3])):
                yield _no_alternative(given.get("src", ""), source)


def _no_alternative(address: str, source: Source) -> tuple[int | None, Problem]:
    line = source.line_of(address) if address else None
    return line, Problem(
        rule="image-has-alternative-text",
        problem=f'the image "{shown_address(address)}" has no alternative text.',
        remedy="Say in words what it shows: `![words](address)`; if it only decorates, add `{ role=presentation }`.",
    )


def hosts(root: etree.Element, raw_html: list[str], source: Source, added: policy.Added, *, draws: bool = False) -> Found:
    """What would be asked of another host that the policy does not allow; ``draws`` is for sites that can draw diagrams."""
    tags = [
        (str(element.tag), element.attrib)
        for element in root.iter()
        if element.tag in policy.ASKING or "mermaid" in element.get("class", "")
    ]
    for raw in raw_html:
        tags += [(tag[2].lower(), markup.attributes(tag[3])) for tag in markup.TAG.finditer(_COMMENT.sub("", raw)) if not tag[1]]
    diagrams = sum("mermaid" in given.get("class", "").split() for _, given in tags)
    if diagrams and not draws and policy.is_refused("script-src", policy.MERMAID, added):
        lines = source.code_in("mermaid")
        for line in lines if len(lines) == diagrams else [lines[0] if lines else None]:
            yield line, _UNDRAWN
    for name, given in tags:
        for address, directive in policy.requests(name, given):
            if policy.is_refused(directive, address, added):
                yield source.line_of(address), _elsewhere(address, directive)


_UNDRAWN = Problem(
    rule="page-asks-no-other-host",
    problem=f'this diagram is drawn by "{policy.MERMAID}", which is on another host, so a browser will not fetch it.',
    remedy="Show it as a picture, or keep a copy of mermaid.min.js in docs/ and name that under extra_javascript.",
)


def _elsewhere(address: str, directive: str) -> Problem:
    return Problem(
        rule="page-asks-no-other-host",
        problem=f'"{shown_address(address)}" is on another host, so a browser will not fetch it.',
        remedy=f"Keep a copy in the folder of the page, link to it, or add its host to extra.cpd.policy.{directive}.",
    )


def links(root: etree.Element, raw_html: list[str], source: Source) -> Found:
    """Links whose text does not say where they lead."""
    for link in root.iter("a"):
        href = link.get("href")
        if href is None or _OWN & set(link.get("class", "").split()) or link.get("aria-label"):
            continue
        words = _words(link, raw_html)
        if words.strip(" .…!:»>→").casefold() in VAGUE:
            line = source.line_of(f"[{words}")
            yield (
                line,
                Problem(
                    rule="link-text-says-where",
                    problem=f'the link text "{words}" does not say where it leads.',
                    remedy="Link the words that name the page.",
                ),
            )
        elif not words and not href.startswith("item:") and next(link.iter("img"), None) is None:
            line = source.line_of(f"]({href})")
            yield (
                line,
                Problem(
                    rule="link-text-says-where",
                    problem=f'the link to "{shown_address(href)}" has no text.',
                    remedy="Write the words between the square brackets.",
                ),
            )


def titles(root: etree.Element, raw_html: list[str], source: Source, own: str) -> Found:
    """A second heading of an author's that is as large as the page's title; ``own`` is the text of the page's file."""
    for heading in [element for element in root if element.tag == "h1"][1:]:
        words = _words(heading, raw_html)
        if not _is_written(1, words, own):
            continue
        yield (
            source.line_of(words, _TITLE),
            Problem(rule="page-has-title", problem=f'"{words}" is a second title of this page.', remedy="Write it with `##`."),
        )


def headings(root: etree.Element, raw_html: list[str], source: Source, own: str) -> Found:
    """Headings that skip a level; a page's title counts as level 1.

    ``own`` is the text of the page's file: headings that a plugin put in are not its author's to mend.
    """
    last = 1
    for heading in _headings(root):
        level = int(heading.tag[1])
        if level > last + 1:
            words = _words(heading, raw_html)
            if not _is_written(level, words, own):
                continue
            line = source.line_of(words, (re.compile(rf"^ {{0,3}}#{{{level}}}\s*\Z"), re.compile("")))
            yield (
                line,
                Problem(
                    rule="headings-step-by-one",
                    problem=f'the heading "{words}" is of level {level}, but the one before it is of level {last}.',
                    remedy=f"Write it with {'#' * (last + 1)}.",
                ),
            )
        last = level


_HEADING = re.compile(r"^[ \t>*+.)\d-]*(#{1,6})(?!#)(.*)|^(.*\S.*)\n {0,3}(=+|-+)[ \t]*$|<h([1-6])\b(.*?)</h", re.MULTILINE)


def _is_written(level: int, words: str, own: str) -> bool:
    """Whether a text has such a heading; only its letters count, since there is markup between them."""
    for match in _HEADING.finditer(own):
        found = len(match[1]) if match[1] else int(match[5]) if match[5] else 1 if match[4][0] == "=" else 2
        letters = iter(match[2] or match[3] or match[6] or "")
        if found == level and all(letter in letters for letter in words if letter.isalnum()):
            return True
    return False


def _words(element: etree.Element, raw_html: list[str]) -> str:
    """The words of an element whose raw HTML is not yet put back."""

    def value(match: re.Match[str]) -> str:
        if not match[1]:
            return chr(int(match[2])) if match[2] else "&"
        raw = raw_html[int(match[1])]
        return markup.plain(raw) or ("" if markup.is_empty(raw) else OBJECT)

    return " ".join(unescape(_STASHED.sub(value, "".join(element.itertext()))).split())


def _headings(root: etree.Element) -> Iterator[etree.Element]:
    return (e for e in root.iter() if e.tag in _LEVELS)
