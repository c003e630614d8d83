"""What differs between two suites that share pages: both readings side by side, and what they share folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from markupsafe import Markup

from cpd.domain import markup
from cpd.domain.findings import Finding
from cpd.domain.paths import FRONT_NAMES
from cpd.domain.place import Outline, Page, Suite
from cpd.writing.addresses import relative
from cpd.writing.rebasing import Move, rebase

from .marking import mark_differences

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_HEADING = re.compile(r"h[1-6]")
_PICTURE = re.compile(r'<img\b[^>]*\bsrc="([^"]*)"')
_KIND = re.compile(r'<span class="cpd-callout__kind">.*?</span>')
"""What a callout is called, with its number: that is each suite's own."""
_STARTS = re.compile(r' data-cpd="[^"]*"')
_LEVEL = 3
"""Of the highest heading in what is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list, table or heading of a page, and what it stands under."""

    html: str
    under: str
    """The words of the heading or the title of the callout above it."""
    is_title: bool = False
    """Whether it is that heading or title itself."""

    @property
    def content(self) -> str:
        """What is compared: its words and pictures."""
        return " ".join([markup.plain(_KIND.sub("", self.html)), *_PICTURE.findall(self.html)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch that the two suites do not have in common; one side may be empty."""

    number: int
    """Which of its page it is."""
    under: str
    here: Markup
    there: Markup
    is_rewritten: bool
    """Whether the two sides have so little in common that no words are marked."""
    common: int
    """How many words both sides have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A stretch that both suites have."""

    paragraphs: int
    """How many there are, headings not counted."""
    html: Markup
    common: int
    """How many words it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifferences:
    """A page of both suites, and where they part."""

    title: str
    url: str
    other_title: str
    other_url: str
    stretches: tuple[Difference | Same, ...]
    places: int
    """How often they part."""
    share: int
    """How much of the page's words is the same, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """A page that one suite alone has."""

    title: str
    url: str


class DifferencesView(NamedTuple):
    """Finished values for ``differences.html``."""

    here: str
    there: str
    pages: tuple[PageDifferences, ...]
    compared: int
    """How many pages both suites have."""
    places: int
    """How often they part, on all pages."""
    only_here: tuple[Only, ...]
    only_there: tuple[Only, ...]


def differences_view(
    suite: Suite, other: Suite, outline: Outline, contents: Mapping[str, str], *, url: str
) -> tuple[DifferencesView, list[Finding]]:
    """The differences as they stand on the page at ``url``, and a finding for each shared page without any."""
    mine, theirs = _pages(suite, outline), _pages(other, outline)
    findings: list[Finding] = []
    pages: list[PageDifferences] = []
    both = [(page, theirs[below]) for below, page in mine.items() if below in theirs and {page.path, theirs[below].path} <= contents.keys()]
    for page, twin in both:
        here, there = (list(blocks(contents[one.path])) for one in (page, twin))
        moves = (
            Move(source=one.url, target=url, prefix=f"d{len(pages)}-{side}", level=_LEVEL)
            for one, side in ((page, "here"), (twin, "there"))
        )
        stretches = tuple(_stretches(here, there, next(moves), next(moves)))
        places = sum(isinstance(one, Difference) for one in stretches)
        if places:
            titles = (f"{one.label} {one.title}".strip() for one in (page, twin))
            pages.append(
                PageDifferences(
                    title=next(titles), url=relative(page.url, url), other_title=next(titles), other_url=relative(twin.url, url),
                    stretches=stretches, places=places, share=_share(here, stretches),
                )
            )  # fmt: skip
        elif page.source:
            findings.append(_alike(page, suite, other))
    view = DifferencesView(
        here=suite.title,
        there=other.title,
        pages=tuple(pages),
        compared=len(both),
        places=sum(page.places for page in pages),
        only_here=_only(mine, theirs, url),
        only_there=_only(theirs, mine, url),
    )
    return view, findings


def _pages(suite: Suite, outline: Outline) -> dict[str, Page]:
    """The suite's pages by their path below its folder, its own front page left out."""
    pages = {page.path.removeprefix(f"{suite.folder}/"): page for page in outline.in_suite(suite.id) if page.path not in outline.hidden}
    return {below: page for below, page in pages.items() if below not in FRONT_NAMES}


def _only(pages: Mapping[str, Page], others: Mapping[str, Page], url: str) -> tuple[Only, ...]:
    alone = (page for below, page in pages.items() if below not in others)
    return tuple(Only(title=f"{page.label} {page.title}".strip(), url=relative(page.url, url)) for page in alone)


def _alike(page: Page, suite: Suite, other: Suite) -> Finding:
    return Finding(
        path=page.path,
        rule="shared-page-differs",
        problem=f'this page is the same in "{suite.id}" and "{other.id}".',
        remedy=f"Write a variant (`/// only | {suite.phase or 'phase'}`), or keep the page for one suite with `only:` in its front matter.",
    )


def _stretches(here: list[Block], there: list[Block], mine: Move, theirs: Move) -> Iterator[Difference | Same]:
    matcher = SequenceMatcher(None, [one.content for one in here], [one.content for one in there], autojunk=False)
    places = 0
    for number, (tag, a, b, c, d) in enumerate(matcher.get_opcodes()):
        moves = [one._replace(prefix=f"{one.prefix}-{number}") for one in (mine, theirs)]
        html = _at_place(here[a:b], moves[0])
        if tag != "equal":
            places += 1
            yield _difference(places, html, _at_place(there[c:d], moves[1]), under=(here[a:b] or there[c:d])[0].under)
        else:
            paragraphs = sum(not block.is_title for block in here[a:b])
            yield Same(paragraphs=paragraphs, html=html, common=sum(len(block.content.split()) for block in here[a:b]))


def _difference(number: int, here: Markup, there: Markup, *, under: str) -> Difference:
    sides = mark_differences(here, there)
    shown = (here, there) if sides.are_strangers else (Markup(sides.here), Markup(sides.there))  # noqa: S704  # made by the Markdown converter
    is_rewritten = sides.are_strangers and bool(here and there)
    return Difference(number=number, under=under, here=shown[0], there=shown[1], is_rewritten=is_rewritten, common=sides.common)


def _share(here: list[Block], stretches: Iterable[Difference | Same]) -> int:
    """How many of the words that a reader here reads stand there too, in hundredths; never all, as the two do differ."""
    words = sum(len(block.content.split()) for block in here)
    return min(99, 100 * sum(one.common for one in stretches) // max(1, words))


def _at_place(found: list[Block], move: Move) -> Markup:
    html = rebase("\n".join(one.html for one in found), move)
    # What is shown is a copy: nothing is written in it.
    return Markup(_STARTS.sub("", html))  # noqa: S704  # made by the Markdown converter


def blocks(html: str) -> Iterator[Block]:
    """The blocks of a page in order; those inside a callout one by one."""
    under = ""
    for tag, attributes, block in _elements(html):
        is_callout = "cpd-callout" in attributes.get("class", "").split()
        if is_callout:
            inner = block[block.index(">") + 1 : block.rindex("<")]
            parts = [part for part in _elements(inner) if "cpd-twins" not in part[1].get("class", "")]
            title = markup.plain(parts[0][2]) if parts else ""
            yield from (Block(html=part, under=title, is_title=number == 0) for number, (_, _, part) in enumerate(parts))
        else:
            is_title = _HEADING.fullmatch(tag) is not None
            if is_title:
                under = markup.plain(block)
            yield Block(html=block, under=under, is_title=is_title)


def _elements(html: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """The elements at the top level: name, attributes, whole HTML; text between them is left out."""
    depth, start, name, attributes = 0, 0, "", ""
    for tag in markup.TAG.finditer(html):
        word = tag[2].lower()
        if not tag[1]:
            if depth == 0:
                start, name, attributes = tag.start(), word, tag[3]
            if word not in _VOID and not tag[3].endswith("/"):
                depth += 1
                continue
        elif depth:
            depth -= 1
        if depth == 0 and name:
            yield name, markup.attributes(attributes), html[start : tag.end()]
            name = ""
