"""What differs between two suites that share pages: both readings side by side, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from cpd.domain import markup
from cpd.domain.findings import Finding
from cpd.domain.paths import FRONT_NAMES
from cpd.domain.place import Outline, Page, Suite

from .addresses import relative
from .rebasing import Move, rebased

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

    @property
    def said(self) -> str:
        """What is compared: its words and pictures."""
        return " ".join([markup.plain(_KIND.sub("", self.html)), *_PICTURE.findall(self.html)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch that the two suites do not have in common; one side may be empty."""

    under: str
    here: Markup
    there: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifferences:
    """A page of both suites, and where they part."""

    title: str
    url: str
    other_title: str
    other_url: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """A page that one suite alone has."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesView:
    """Finished values for ``differences.html``."""

    here: str
    there: str
    pages: tuple[PageDifferences, ...]
    only_here: tuple[Only, ...]
    only_there: tuple[Only, ...]


def viewed(suite: Suite, other: Suite, outline: Outline, contents: Mapping[str, str], *, url: str) -> tuple[DifferencesView, list[Finding]]:
    """The differences as they stand on the page at ``url``, and a finding for each shared page without any."""
    mine, theirs = _pages(suite, outline), _pages(other, outline)
    findings: list[Finding] = []
    pages: list[PageDifferences] = []
    for below, page in mine.items():
        twin = theirs.get(below)
        if twin is None or page.path not in contents or twin.path not in contents:
            continue
        found = tuple(_differences(page, twin, contents, url=url, prefix=f"d{len(pages)}"))
        if found:
            titles = (f"{one.label} {one.title}".strip() for one in (page, twin))
            pages.append(
                PageDifferences(
                    title=next(titles), url=relative(page.url, url), other_title=next(titles), other_url=relative(twin.url, url),
                    differences=found,
                )
            )  # fmt: skip
        elif page.source:
            findings.append(_alike(page, suite, other))
    view = DifferencesView(
        here=suite.title,
        there=other.title,
        pages=tuple(pages),
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


def _differences(page: Page, twin: Page, contents: Mapping[str, str], *, url: str, prefix: str) -> Iterator[Difference]:
    here, there = list(blocks(contents[page.path])), list(blocks(contents[twin.path]))
    matcher = SequenceMatcher(None, [one.said for one in here], [one.said for one in there], autojunk=False)
    for number, (tag, a, b, c, d) in enumerate(matcher.get_opcodes()):
        if tag == "equal":
            continue
        under = (here[a:b] or there[c:d])[0].under
        yield Difference(
            under=under,
            here=_shown(here[a:b], Move(source=page.url, target=url, prefix=f"{prefix}-{number}-here", level=_LEVEL)),
            there=_shown(there[c:d], Move(source=twin.url, target=url, prefix=f"{prefix}-{number}-there", level=_LEVEL)),
        )


def _shown(found: list[Block], move: Move) -> Markup:
    html = rebased("\n".join(one.html for one in found), move)
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
            yield from (Block(html=part, under=title) for _, _, part in parts)
        else:
            if _HEADING.fullmatch(tag):
                under = markup.plain(block)
            yield Block(html=block, under=under)


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
