"""The running text of a built page: its sentences, and how easily they read.

Syllables are counted by a rule of our own. The libraries for it download a dictionary when they are
first used, or stand under the GPL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from .pages import Element

BLOCKS: Final = frozenset({"blockquote", "dd", "li", "p"})

CLOSED: Final = frozenset(
    {
        "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "legend", "nav", "pre", "script",
        "select", "style", "summary", "svg", "table", "template", "textarea",
    }
)  # fmt: skip
"""Elements whose words are titles, labels, data or code."""

WRITTEN: Final = frozenset(
    {
        "cpd-article", "cpd-callout", "cpd-door", "cpd-doors", "cpd-field", "cpd-field__help", "cpd-form", "cpd-form__group",
        "cpd-form__note", "cpd-glossary", "cpd-glossary__entry", "cpd-hero", "cpd-home", "cpd-part", "cpd-route", "cpd-route__steps",
        "cpd-term",
    }
)  # fmt: skip
"""Boxes of ours with sentences of an author in them, found nowhere else. All others are the generator's: facts, lists, what is
shown a second time."""

WORD: Final = re.compile(r"[^\W_]+(?:[-’'.,:/][^\W_]+)*")
END: Final = re.compile(r"(?<=[.!?])(?<!\bSt\.)(?<!\b[A-Z]\.)[”’)]* +(?=[^\sa-z])")
REFERENCE: Final = re.compile(r" *\([^()]*\ue000[^()]*\)|\ue000")
"""A reference in brackets, by the mark that a link to the references leaves; and the mark alone."""

REFERENCES: Final = "about/references/"
SOURCES: Final = "about/sources/"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is read, without references in brackets."""

    text: str
    is_on_sources: bool = False
    """Whether it leads to the page that says where the materials come from."""

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    @property
    def key(self) -> str:
        """What sentences share that say the same."""
        return " ".join(self.words).lower().replace("’", "'")


def sentences(page: Element, url: str) -> list[Sentence]:
    """The sentences that are written on a page, in order."""
    articles = [one for one in page.all("article") if not any(above.tag == "article" for above in one.above())]
    found: list[Sentence] = []
    for article in articles:
        for block in _blocks(article):
            # On the page of references, a paragraph with an id is an entry.
            if not (url == REFERENCES and block.id):
                found += _sentences(block)
    return found


def ease(text: list[Sentence]) -> float:
    """Flesch reading ease: 90 for a story for children, 60 for plain English, below 30 for an Act. Numerals do not count."""
    words = [word for sentence in text for word in sentence.words if word[0].isalpha()]
    return 206.835 - 1.015 * len(words) / len(text) - 84.6 * sum(map(syllables, words)) / len(words)


_SILENT = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:body|fore|ful|hand|less|ly|ment|ness|one|thing|time|where|work)|s?$)"
    r"|(?<=[^aeiouylsxzcg])es$(?<!shes)(?<!ches)"
)


@cache
def syllables(word: str) -> int:
    """Roughly, and in doubt one too many. What is written in capitals is spelt out."""
    return sum(map(_part, re.split(r"[^\w]", word)))


def _part(word: str) -> int:
    return 0


def _blocks(element: Element) -> Iterator[Element]:
    for child in element.children():
        if _is_written(child):
            if child.tag in BLOCKS:
                yield child
            yield from _blocks(child)


def _is_written(element: Element) -> bool:
    ours = [name for name in element.classes if name.startswith("cpd-")]
    is_title = "admonition-title" in element.classes
    return element.tag not in CLOSED and not is_title and WRITTEN.issuperset(ours)


def _sentences(block: Element) -> list[Sentence]:
    text = " ".join("".join(_texts(block)).split())
    found = []
    for part in END.split(REFERENCE.sub("", text)):
        plain = part.replace("\ue001", "")
        if WORD.search(plain):
            found.append(Sentence(plain, is_on_sources=plain != part))
    return found


def _texts(block: Element) -> Iterator[str]:
    for child in block.inside:
        if isinstance(child, str):
            yield child
        elif child.tag not in BLOCKS and _is_written(child):
            yield from _texts(child)
            if child.tag == "a":
                yield _mark(child.attributes.get("href", ""))


def _mark(href: str) -> str:
    address = href.partition("#")[0].removesuffix("index.html")
    return "\ue000" if address.endswith(REFERENCES) else "\ue001" if address.endswith(SOURCES) else ""
