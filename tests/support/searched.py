"""What the search of a built site knows, read back from its files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from .sites import Built

SIGNS: Final = [chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\"]
LASTS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A passage as a reader can find it."""

    location: str
    title: str
    text: str
    boost: float
    kind: str
    """What it can be looked for as: a callout's label, or what its page is."""


def entries(site: Built) -> list[Entry]:
    """All passages of a site, in their order."""
    return list(_entries(site.folder))


def found(site: Built, words: str) -> list[str]:
    """The places whose text has these words."""
    return [entry.location for entry in entries(site) if words in entry.text]


def locations(site: Built, word: str) -> list[str]:
    """The places that the index has for a word."""
    words = _words(site.folder)
    return [_entries(site.folder)[note >> 1].location for note in words.get(word, ())]


def titled(site: Built, word: str) -> list[str]:
    """Those of them whose title has it, or whose page has it as a tag."""
    words = _words(site.folder)
    return [_entries(site.folder)[note >> 1].location for note in words.get(word, ()) if note & 1]


def piece(folder: Path, name: str) -> Any:
    """What a file of the index holds."""
    text = (folder / "search" / f"{name}.js").read_text(encoding="utf-8")
    call = re.fullmatch(r'cpd\.found\("[\w-]+","[0-9a-f]{12}",(.*)\)\n', text, re.DOTALL)
    assert call, text[:100]
    return json.loads(call[1])


@cache
def _entries(folder: Path) -> tuple[Entry, ...]:
    core = piece(folder, "index")
    names = ["", *(label for label, _ in core["kinds"])]
    return tuple(
        Entry(
            location=f"{url}#{anchor}" if anchor else url,
            title=title,
            text=text,
            boost=boost,
            kind=names[SIGNS.index(signs[2 * place]) or genre],
        )
        for number, (_, url, signs, _, genre, boost) in enumerate(core["pages"])
        for place, (anchor, title, text) in enumerate(piece(folder, f"page-{number}"))
    )


@cache
def _words(folder: Path) -> dict[str, list[int]]:
    shards = [piece(folder, f"words-{number}") for number in range(len(piece(folder, "index")["words"]))]
    return {word: numbers(signs) for shard in shards for word, signs in (line.split(" ") for line in shard.split("\n"))}


def numbers(signs: str) -> list[int]:
    """The numbers that signs stand for."""
    found, last, more = [], 0, 0
    for sign in signs:
        value = SIGNS.index(sign)
        if value >= LASTS:
            more = more * (len(SIGNS) - LASTS) + value - LASTS
        else:
            last += more * LASTS + value
            more = 0
            found.append(last)
    return found
