"""The running text of a built page: its sentences, and how easily they read.

Syllables are counted by a rule of our own. The libraries for it fetch a dictionary when they are first
used, or stand under the GPL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

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
"""Boxes of ours with an author's sentences that stand nowhere else. In all others the generator shows something for the second
time, or facts."""

ABOUT: Final = "about-this-page"
"""The heading under which a page says what in it is archived and what is new, in the same words as its neighbours."""

REFERENCES: Final = "about/references/"

_WORD = re.compile(r"[^\W_]+(?:[-\u2019'.,:/][^\W_]+)*")
_END = re.compile(r"(?:(?<=[.!?])(?<!\bSt\.)|(?<=[.!?][\u201d\u2019)])) +(?=[^\sa-z])")

_MARK = "\ue000"
"""Stands behind a link to the references."""
_IN_BRACKETS = re.compile(rf" *\([^()]*{_MARK}[^()]*\)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is read, without references in brackets."""

    text: str
    is_about: bool = False
    """Whether it says where the page comes from."""

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)

    @property
    def key(self) -> str:
        """What sentences share that say the same."""
        return " ".join(self.words).lower().replace("\u2019", "'")


def sentences(page: Element, url: str) -> list[Sentence]:
    """The sentences that are written on a page, in order."""
    found: list[Sentence] = []
    heading = ""
    for article in _articles(page):
        for block in _blocks(article):
            if block.tag == "h2":
                heading = block.id
            # On the page of references, a paragraph with an id is an entry.
            elif not (url == REFERENCES and block.id):
                found += [Sentence(text, is_about=heading == ABOUT) for text in _split(block)]
    return found


def ease(text: list[Sentence]) -> float:
    """Flesch reading ease: 90 for a children's story, 60 for plain English, below 30 for an Act. Numerals do not count."""
    words = [word for sentence in text for word in sentence.words if word[0].isalpha()]
    return 206.835 - 1.015 * len(words) / len(text) - 84.6 * sum(map(syllables, words)) / len(words)


_SILENT = re.compile(
    r"(?<![aeiouy])e$(?<![^aeiouy]le)"  # made, but not little
    r"|(?<![aeiouyszxcg])es$(?<![sc]hes)(?<![^aeiouy]les)"  # makes, but not pages
    r"|(?<![aeiouytd])ed$(?<![^aeiouylr]led)"  # asked, but not started
    r"|(?<=[gq])ues?$"  # colleague
    r"|(?<=[aeiouy][^aeiouy])(?<!\bel)e(?=body|fore|ful|hand|less|line|ly|ment|ness|one|some|thing|time|way|where|work)"
)
"""Vowels that nobody hears."""

_TWO = re.compile(
    r"(?<![tcsgx])i(?=[aou]|en)|(?<=sc)i(?=en)|(?<=t)i(?=os?$)|(?<=ti)a(?=l?i)|i(?=er|est|et)"  # period, science, ratio, initiate, quiet
    r"|[aeiouy](?=ing)|(?<!q)u(?=a[lrt]|en)"  # being, manual, influence
    r"|e(?=o(?![up]))|(?<=[aeiou][dr])e(?=as?$)|(?<=[aeioun])y(?=[aou])"  # video, idea, anyone
    r"|s(?=ms?$)"  # enthusiasm
)
"""What is followed by another vowel and is a syllable all the same."""

_INITIALS = re.compile(r"(?:[A-Z][a-z]?){2,}?s?")


@cache
def syllables(word: str) -> int:
    """Roughly: right for 997 words in 1,000 of these pages, and in sum as many as a pronouncing dictionary has.

    Initials are spelt out, also where people make a word of them, so that they count as the hard words they are.
    """
    parts = re.split(r"[\W\d]+", re.sub("['\u2019]", "", word))
    return sum(len(part.removesuffix("s")) if _INITIALS.fullmatch(part) else _spoken(part.lower()) for part in parts if part)


def _spoken(word: str) -> int:
    return max(1, len(re.findall("[aeiouy]+", _SILENT.sub("", word))) + len(_TWO.findall(word)))


def _articles(page: Element) -> list[Element]:
    return [one for one in page.all("article") if all(above.tag != "article" for above in one.above())]


def _blocks(element: Element) -> Iterator[Element]:
    """Headings of the second level and all that has sentences, in order."""
    for child in element.children():
        if child.tag == "h2":
            yield child
        elif _is_written(child):
            if child.tag in BLOCKS:
                yield child
            yield from _blocks(child)


def _is_written(element: Element) -> bool:
    ours = {name for name in element.classes if name.startswith("cpd-")}
    return element.tag not in CLOSED and "admonition-title" not in element.classes and ours <= WRITTEN


def _split(block: Element) -> Iterator[str]:
    """A block's own sentences; one that is nothing but a link has the title of a page in it."""
    if not "".join(_texts(block, with_links=False)).strip():
        return
    text = " ".join("".join(_texts(block, with_links=True)).split())
    for sentence in _END.split(_IN_BRACKETS.sub("", text)):
        if _WORD.search(sentence):
            yield sentence.replace(_MARK, "")


def _texts(block: Element, *, with_links: bool) -> Iterator[str]:
    for child in block.inside:
        if isinstance(child, str):
            yield child
        elif child.tag == "a" and not with_links:
            continue
        elif child.tag not in BLOCKS and _is_written(child):
            yield from _texts(child, with_links=with_links)
            if child.tag == "a" and REFERENCES in child.attributes.get("href", ""):
                yield _MARK


# The tics of the Markdown as it is written

TICS: Final = {
    "nobody": re.compile(r"\b(?:no|some)body\b", re.IGNORECASE),
    "stands": re.compile(r"\bstands\b", re.IGNORECASE),
    "newly": re.compile(r"\bnewly written\b", re.IGNORECASE),
}
SHORT: Final = 6
"""Words up to which a sentence is clipped."""

_FENCE = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1 *$", re.MULTILINE | re.DOTALL)
_OPTIONS = re.compile(r"^( *)/{3,}[^\n]*(?:\n\1 {4}[\w-]+:[^\n]*)+", re.MULTILINE)
_NO_WORDS = re.compile(r"^ */{3,} *(?:only\b.*|notes *)?$|<[^>\n]*>|\]\([^()\s]*\)|\{[^{}\n]*\}|`[^`\n]+`", re.MULTILINE)
_LABEL = re.compile(r" *(?:#|\||/{3,}|!{3}|\?{3}|: )")
_MARKS = re.compile(r"^ *(?:[-*+>]|\d+\.) +|[*_\[\]]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tally:
    """What can be counted of a text."""

    words: int = 0
    sentences: int = 0
    short: int = 0
    """Sentences of six words or fewer."""
    nobody: int = 0
    """Nobody and somebody."""
    stands: int = 0
    newly: int = 0
    """Newly written."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def tally(markdown: str) -> Tally:
    """The words of a page's Markdown, its front matter included; sentences are counted where they run on, not in tables and titles."""
    front, body = _parted(markdown)
    shown = _NO_WORDS.sub("", _OPTIONS.sub(lambda found: found[0].partition("\n")[0], _FENCE.sub("", body)))
    lines = [*_strings(yaml.safe_load(front)), *shown.split("\n")]
    running = [sentence for line in lines if not _LABEL.match(line) for sentence in _END.split(_MARKS.sub("", line).strip())]
    lengths = [len(_WORD.findall(sentence)) for sentence in running if sentence.endswith((".", "!", "?", ".)", "\u201d", "\u2019"))]
    text = "\n".join(_MARKS.sub("", line) for line in lines)
    return Tally(
        words=len(_WORD.findall(text)),
        sentences=len(lengths),
        short=sum(0 < length <= SHORT for length in lengths),
        **{name: len(tic.findall(text)) for name, tic in TICS.items()},
    )


def _parted(markdown: str) -> tuple[str, str]:
    found = re.match(r"---\n(.*?)^---$", markdown, re.MULTILINE | re.DOTALL)
    return (found[1], markdown[found.end() :]) if found else ("", markdown)


def _strings(data: Any) -> Iterator[str]:
    """The texts in front matter; a single word is a setting."""
    if isinstance(data, str) and " " in data:
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _strings(value)
