"""The glossary: its entries on its own page, and its terms explained on all others.

It comes after everything else is drawn, so that lists, search and exports never see its links.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.findings import Finding
from cpd.domain.place import Outline, Page
from cpd.writing.addresses import relative
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.fragments import Fragments
from cpd.writing.links import Link

from .model import Glossary, Term, unused_terms
from .terms import Terms

_ID = re.compile(r'\sid="([^"]+)"')
_LONGEST_SOURCE = 72
_NO_LETTER = "0\u20139"


class EntryView(NamedTuple):
    """A term as its page explains it."""

    anchor: str
    name: str
    others: tuple[str, ...]
    meaning: str
    see: tuple[Link, ...]
    source: Link | None


class LetterView(NamedTuple):
    """The terms that begin with a letter."""

    letter: str
    anchor: str
    entries: tuple[EntryView, ...]


@dataclass(slots=True, kw_only=True)
class _Addresses:
    """Where terms and their sources are: addresses relative to the site's root."""

    terms: dict[str, str] = field(default_factory=dict)
    """By the term's id."""
    sources: dict[str, Link] = field(default_factory=dict)
    """By anchor."""


def add(pages: Mapping[str, DrawnPage], glossary: Glossary, outline: Outline, *, quiet: set[str], fragments: Fragments) -> list[Finding]:
    """Draw the glossary's pages and lead to them; ``quiet`` are the pages that explain no terms."""
    by_path: dict[str, list[Term]] = {}
    for term in glossary.terms:
        if term.path in pages:
            by_path.setdefault(term.path, []).append(term)
    places, findings = _find_addresses(by_path, pages, outline)
    linker = Terms(glossary, places.terms)
    # The glossary's own text may say why a term is there.
    met = {id_ for path in by_path for id_ in linker.link_terms(pages[path].html, "").met}
    for path, terms in by_path.items():
        _add_entries(pages[path], outline.pages[path], terms, glossary=glossary, places=places, fragments=fragments)
    for path in pages.keys() - by_path.keys() - quiet:
        met |= _explain(pages[path], outline.pages[path], linker, fragments=fragments)
    return [*findings, *unused_terms(term for terms in by_path.values() for term in terms if term.id not in met)]


def _find_addresses(
    by_path: Mapping[str, Iterable[Term]], pages: Mapping[str, DrawnPage], outline: Outline
) -> tuple[_Addresses, list[Finding]]:
    """Where everything is, and what is nowhere."""
    places = _Addresses()
    findings: list[Finding] = []
    for path, terms in by_path.items():
        taken = markup.ids(pages[path].html)
        for term in terms:
            if term.id in taken:
                findings.append(_id_taken(term))
            places.terms[term.id] = f"{outline.pages[path].url}#{free_id(term.id, taken)}"
    sourced = [term for terms in by_path.values() for term in terms if term.source]
    places.sources = _sources({str(term.source) for term in sourced}, pages, outline) if sourced else {}
    return places, findings + [_lost_source(term) for term in sourced if term.source not in places.sources]


def _sources(wanted: set[str], pages: Mapping[str, DrawnPage], outline: Outline) -> dict[str, Link]:
    """Where the anchors that are wanted stand; of several pages that have one, the first in reading order."""
    found: dict[str, Link] = {}
    for path, page in outline.pages.items():
        html = pages[path].html if path in pages else ""
        # The quick look also finds what only stands in code.
        if wanted.isdisjoint(_ID.findall(html)):
            continue
        for tag in markup.TAG.finditer(html):
            anchor = markup.attributes(tag[3]).get("id", "") if "id" in tag[3] else ""
            if anchor in wanted:
                end = html.find(f"</{tag[2]}>", tag.end())
                words = textwrap.shorten(markup.plain(html[tag.end() : end]), _LONGEST_SOURCE, placeholder=" …")
                found.setdefault(anchor, Link(words=words or page.title, url=f"{page.url}#{anchor}"))
    return found


def _id_taken(term: Term) -> Finding:
    return Finding(
        path=term.path,
        line=term.line("id"),
        rule="glossary-terms-are-unique",
        problem=f'the id "{term.id}" of "{term.name}" is also the id of something else on its page.',
        remedy="Give one of them another id.",
    )


def _lost_source(term: Term) -> Finding:
    return Finding(
        path=term.path,
        line=term.line("source"),
        rule="glossary-is-understood",
        problem=f'the source of "{term.name}" is "{term.source}", but no page has that id.',
        remedy="Name the id of an entry on the references page, as in `{ #eef-2021 }`.",
    )


def _add_entries(
    drawn: DrawnPage, page: Page, terms: Iterable[Term], *, glossary: Glossary, places: _Addresses, fragments: Fragments
) -> None:
    """Put the entries below what the author wrote."""
    letters = tuple(_letters(terms, page, markup.ids(drawn.html), glossary=glossary, places=places))
    drawn.add(fragments.draw("glossary", letters=letters), searched=fragments.draw("entries", letters=letters))


def _letters(terms: Iterable[Term], page: Page, taken: set[str], *, glossary: Glossary, places: _Addresses) -> Iterator[LetterView]:
    by_id = glossary.by_id()
    used = taken | {places.terms[term.id].partition("#")[2] for term in terms}

    def link(words: str, url: str) -> Link:
        return Link(words=words, url=relative(url, page.url))

    def entry(term: Term) -> EntryView:
        source = places.sources.get(term.source or "")
        return EntryView(
            anchor=places.terms[term.id].partition("#")[2],
            name=term.name,
            others=term.others,
            meaning=term.meaning,
            see=tuple(link(by_id[one].name, places.terms[one]) for one in term.see if one in places.terms),
            source=link(source.words, source.url) if source else None,
        )

    for letter, members in groupby(sorted(terms, key=_order), key=_letter):
        anchor = free_id(f"letter-{letter.lower() if letter.isalpha() else 'none'}", used)
        yield LetterView(letter=letter, anchor=anchor, entries=tuple(entry(term) for term in members))


def _order(term: Term) -> tuple[bool, str]:
    """Alphabetical, without regard to accents and capitals; what begins with no letter comes first."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", term.name.casefold()) if letter.isalnum() or letter == " ")
    return bare[:1].isalpha(), bare


def _letter(term: Term) -> str:
    begins_with_a_letter, bare = _order(term)
    return bare[0].upper() if begins_with_a_letter else _NO_LETTER


def _explain(drawn: DrawnPage, page: Page, linker: Terms, *, fragments: Fragments) -> frozenset[str]:
    """Lead from the first use of each term to its entry, and put the meanings where a script finds them; returns whose ids it met."""
    linked = linker.link_terms(drawn.html, page.url)
    if linked.terms:
        terms = [(linker.anchor(term), term) for term in linked.terms]
        drawn.change(linked.html + fragments.draw("terms", terms=terms))
        drawn.scripts.add("glossary")
    return linked.met
