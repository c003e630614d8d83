"""The running text of a built page, its sentences, and how easily it reads.

Counted by rules of our own: the libraries for this download a dictionary when they are first used, or are under the GPL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .pages import Element

BLOCKS = frozenset({"p", "li", "dd", "blockquote"})
CLOSED = frozenset(
    {
        "button", "caption", "code", "dt", "fieldset", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "legend", "nav",
        "pre", "script", "select", "style", "summary", "svg", "table", "template", "textarea",
    }
)  # fmt: skip
"""Elements whose words are titles, labels, code or data."""

WRITTEN = frozenset(
    {
        "cpd-article", "cpd-callout", "cpd-door", "cpd-doors", "cpd-field", "cpd-field__help", "cpd-form", "cpd-form__group",
        "cpd-form__note", "cpd-glossary", "cpd-glossary__entry", "cpd-hero", "cpd-home", "cpd-part", "cpd-route", "cpd-route__steps",
        "cpd-sort", "cpd-term",
    }
)  # fmt: skip
"""Boxes of ours with an author's sentences in them. All others are drawn by the generator: lists, facts, items shown again."""

REFERENCES = "about/references/"
SOURCES = "about/sources/"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is read, without the references in brackets."""

    words: tuple[str, ...]
    text: str
    is_on_sources: bool = False
    """Whether it leads to the page that says where the materials come from."""

    @property
    def key(self) -> str:
        """What two sentences have in common that say the same."""
        return " ".join(self.words).lower().replace("’", "'")


def sentences(page: Element, url: str) -> list[Sentence]:
    """The sentences of a page's running text, in order."""
    return [sentence for article in _articles(page) for block in _blocks(article, url) for sentence in _split(block)]


def ease(text: list[Sentence]) -> float:
    """Flesch reading ease: about 100 for a child's book, 50 for a broadsheet, below 30 for a law."""
    words = [word for sentence in text for word in sentence.words if any(map(str.isalpha, word))]
    return 206.835 - 1.015 * len(words) / len(text) - 84.6 * sum(map(syllables, words)) / len(words)


@cache
def syllables(word: str) -> int:
    """Roughly; in doubt one too many."""
    return sum(_part(part) for part in re.split(r"[-’']", word) if part)
