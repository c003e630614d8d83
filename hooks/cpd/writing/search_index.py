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
from typing import Final, NamedTuple

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


class ReadPassages(NamedTuple):
    """The passages of a page, as the index takes them and a build can keep them."""

    text: str
    """As they are written out."""
    kinds: tuple[str, ...]
    titles: tuple[int, ...]
    """How many words the title of each has."""
    words: str
    """By what words they are found: a line for each; what follows has one for each of these words, in the same order."""
    firsts: tuple[int, ...]
    """Where it is met first: twice the passage's number, and 1 more where the passage's title has the word."""
    steps: str
    """From there to the others, in signs."""
    lasts: tuple[int, ...]


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
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    steps: dict[str, str] = {}
    signs = [_STEPS[step] for step in range(2 * len(passages))]
    titled = _keys(" ".join(tags))
    for number, one in enumerate(passages):
        titled |= _keys(one.title)
        for note, words in ((2 * number + 1, titled), (2 * number, _keys(one.text) - titled)):
            for word in words:
                if word in lasts:
                    steps[word] += signs[note - lasts[word]]
                else:
                    firsts[word], steps[word] = note, ""
                lasts[word] = note
        titled = set()
    return ReadPassages(
        text=_json([[one.anchor, one.title, one.text] for one in passages]),
        kinds=tuple(one.kind for one in passages),
        titles=tuple(len(written_words(one.title)) for one in passages),
        words="\n".join(firsts),
        firsts=tuple(firsts.values()),
        steps=" ".join(steps.values()),
        lasts=tuple(lasts.values()),
    )


def _keys(text: str) -> set[str]:
    """By what the words of a text are found: several that are written can be found by one, and a long one by several."""
    written = {*written_words(text)}
    return written if text.isascii() else {key for word in written for key in search_words(word)}


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
        self._lines: defaultdict[str, bytearray] = defaultdict(bytearray)
        """For each word where it is, in signs: there are hundreds of thousands of places."""
        self._lasts: dict[str, int] = {}
        """And where it is last so far."""
        self._steps: dict[int, bytes] = _EncodedSteps()

    def add(self, page: SearchedPage) -> None:
        """Take a page in."""
        read, lines, lasts, steps = page.passages, self._lines, self._lasts, self._steps
        base = 2 * self._count
        self._count += len(read.kinds)
        for word, first, further, last in zip(
            read.words.split("\n"), read.firsts, read.steps.encode().split(b" "), read.lasts, strict=False
        ):
            lines[word] += steps[base + first - lasts.get(word, 0)] + further
            lasts[word] = base + last
        notes = "".join(_SIGNS[self._kinds.get(kind, 0)] + _SIGNS[min(n, _LASTS)] for kind, n in zip(read.kinds, read.titles, strict=True))
        suite = self._suites.setdefault(page.suite, len(self._suites))
        self._pages.append([page.title, page.url, notes, suite, self._genres.get(page.genre, 0), page.boost])
        self._texts.append(read.text)

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
        for word, found in sorted(self._lines.items()):
            line = f"{word} {found.decode()}"
            if lines and size + len(line) > _SHARD:
                yield "\n".join(lines)
                lines, size = [], 0
            lines.append(line)
            size += len(line) + 1
        if lines:
            yield "\n".join(lines)


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


class _EncodedSteps(dict[int, bytes]):
    """The same as bytes."""

    def __missing__(self, number: int) -> bytes:
        """Encoded when it is met first."""
        self[number] = found = _STEPS[number].encode()
        return found


_STEPS: Final = _Steps()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
