"""The index that search in the browser works on, cut into scripts: from a folder nothing can be fetched.

``search/index.js`` knows all pages by title. ``search/words-N.js`` has a part of the alphabet, and for each word the passages
that have it. ``search/page-N.js`` has the words of a page, which are fetched when it is shown among what was found.
``search/index.js`` of our scripts reads all three.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, repeat
from operator import sub
from typing import Final

from .passages import Passage
from .search_words import search_words, written_words

FOLDER: Final = "search"

_SIGNS: Final = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
"""All of ASCII that can stand in a string of JSON as it is; the space stands between a word and where it is."""
_LASTS: Final = 60
_MORES: Final = len(_SIGNS) - _LASTS
_SHARD: Final = 12_000
"""As many signs as a part of the alphabet has, about."""


Names = tuple[str, str]
"""Label and plural."""

ReadPassages = tuple[str, str]
"""The passages of a page: as they are written out, and in a line for each its kind, how many words its title has, these, and its others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedPage:
    """A page as search knows it."""

    url: str
    title: str
    passages: ReadPassages
    suite: str = ""
    genre: str = ""
    """Where it is something that readers can look for alone: a form, a story."""
    boost: float = 1


def read_passages(passages: Sequence[Passage], tags: Iterable[str] = ()) -> ReadPassages:
    """Passages as the index takes them; the first is found by the page's tags too."""
    lines, more = [], {word for tag in tags for word in written_words(tag)}
    for one in passages:
        title = written_words(one.title)
        titled = more.union(title)
        others = {*written_words(one.text)} - titled
        lines.append("\t".join((one.kind, str(len(title)), " ".join(titled), " ".join(others))))
        more = set()
    return _json([[one.anchor, one.title, one.text] for one in passages]), "\n".join(lines)


class SearchIndex:
    """Takes pages one by one and makes the files of them."""

    def __init__(self, kinds: Mapping[str, Names], genres: Mapping[str, Names]) -> None:
        """Label and plural of the kinds of callouts, and of what pages can be, in the order in which readers choose among them."""
        self._names = [*kinds.values(), *genres.values()]
        self._kinds = {name: number for number, name in enumerate(kinds, start=1)}
        self._genres = {name: number for number, name in enumerate(genres, start=len(kinds) + 1)}
        self._pages: list[list[object]] = []
        self._texts: list[str] = []
        self._suites: dict[str, int] = {}
        self._count = 0
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        """For each word as it is written, the passages that have it: twice its number, and 1 more where its title has the word."""

    def add(self, page: SearchedPage) -> None:
        """Take a page in."""
        text, lines = page.passages
        notes = "".join(self._take(*line.split("\t")) for line in lines.split("\n"))
        suite = self._suites.setdefault(page.suite, len(self._suites))
        self._pages.append([page.title, page.url, notes, suite, self._genres.get(page.genre, 0), page.boost])
        self._texts.append(text)

    def _take(self, kind: str, count: str, titled: str, others: str) -> str:
        """Note a passage's words; returns its kind and how many words its title has, as signs."""
        postings, note = self._postings, self._count << 1
        self._count += 1
        for word in titled.split():
            postings[word].append(note | 1)
        for word in others.split():
            postings[word].append(note)
        return _SIGNS[self._kinds.get(kind, 0)] + _SIGNS[min(int(count), _LASTS)]

    def files(self) -> Iterator[tuple[str, str]]:
        """All files: path and text. Each names the whole by its digest, so that none is read together with those of another build."""
        shards = list(self._shards())
        core = {
            "kinds": self._names,
            "suites": list(self._suites),
            "pages": self._pages,
            "words": [shard.partition(" ")[0] for shard in shards],
        }
        pieces = {"index": _json(core)}
        pieces |= {f"words-{number}": _json(shard) for number, shard in enumerate(shards)}
        pieces |= {f"page-{number}": text for number, text in enumerate(self._texts)}
        whole = sha256()
        for before, text in zip(chain([""], repeat("\n")), pieces.values(), strict=False):
            whole.update(f"{before}{text}".encode("utf-8", "replace"))
        digest = whole.hexdigest()[:12]
        for name, text in pieces.items():
            yield f"{FOLDER}/{name}.js", f'cpd.found("{name}","{digest}",{text})\n'

    def _shards(self) -> Iterator[str]:
        """The alphabet in parts of about the same size: a line for each word, in order."""
        lines: list[str] = []
        size = 0
        steps = _Steps()
        for word, found in sorted(_folded(self._postings).items()):
            line = f"{word} {''.join(map(steps.__getitem__, map(sub, found, [0, *found])))}"
            if lines and size + len(line) > _SHARD:
                yield "\n".join(lines)
                lines, size = [], 0
            lines.append(line)
            size += len(line) + 1
        if lines:
            yield "\n".join(lines)


def _folded(postings: dict[str, list[int]]) -> dict[str, list[int]]:
    """By what words are found by: several that are written can be found by one, and a long one by several."""
    found: dict[str, list[int]] = {}
    for written, passages in postings.items():
        for word in search_words(written):
            found[word] = _merged(found[word], passages) if word in found else passages
    return found


def _merged(one: list[int], other: list[int]) -> list[int]:
    """The passages of both; one that both have has the word in its title if either says so."""
    return sorted({note >> 1: note for note in sorted([*one, *other])}.values())


class _Steps(dict[int, str]):
    """Numbers as signs: each that is not the last of a number is of the second part of the alphabet."""

    def __missing__(self, number: int) -> str:
        """Made when it is met first: most steps are small."""
        rest, last = divmod(number, _LASTS)
        found = _SIGNS[last]
        while rest:
            rest, more = divmod(rest, _MORES)
            found = _SIGNS[_LASTS + more] + found
        self[number] = found
        return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
