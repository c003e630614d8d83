"""What a site's finished pages and scripts say, as far as a stylesheet can ask for it.

Pages are read when they are finished, and scripts word by word, because what a script adds is in no page. Names put together from
halves are known by a half at the edge of a text: ``"tag--" + state``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

_CLASSES: Final = re.compile(r"""class\s*=\s*("[^"]*|'[^']*|[^\s>"']+)""")
_LOUD_CLASSES: Final = re.compile(_CLASSES.pattern, re.IGNORECASE)
_DIRECTIONS: Final = tuple(re.compile(rf"""{name}\s*=\s*["']?\s*(\w+)""") for name in ("dir", "DIR"))
"""Two patterns are searched for five times as fast as one for letters of any size."""
_INLINE: Final = re.compile(r"<[sS][cC][rR][iI][pP][tT]\b(?![^>]*(?:\ssrc\s*=|json))[^>]*>([^<]*+(?:<(?!/[sS][cC][rR][iI])[^<]*+)*+)")
_WORD: Final = re.compile(r"[\w-]+")
_START: Final = re.compile(r"""(?<![\w-])([a-zA-Z][\w-]*[-_])(?=["'`]|\$\{)""")
_END: Final = re.compile(r"""(?<=["'`}])[-_]+[a-zA-Z][\w-]*""")
"""Halves of names: what a text of a script ends with, or begins with."""
_VARIABLE: Final = re.compile(r"--[\w-]+")

PageWords = tuple[str, ...]
"""What a finished page says: its classes and directions of writing, the variables that it names, and each script that stands in it."""

Share = tuple[list[str], list[str], list[str], list[str]]
"""What is known of some names: those found, those used, and what others may begin and end with."""


def page_words(html: str) -> PageWords:
    """What a finished page says."""
    pattern = _LOUD_CLASSES if "CLASS" in html else _CLASSES
    classes = " ".join({*pattern.findall(html)}).replace('"', " ").replace("'", " ")
    directions = {found.lower() for direction in _DIRECTIONS for found in direction.findall(html)}
    variables = {*_VARIABLE.findall(html)} if "var(--" in html else ()
    scripts = {script for script in _INLINE.findall(html) if script}
    return " ".join({*classes.split(), *directions}), " ".join(variables), *scripts


def joined_words(pieces: Collection[PageWords]) -> PageWords:
    """What a finished page says whose pieces say this."""
    found, used = ({*" ".join([words[place] for words in pieces]).split()} for place in (0, 1))
    return " ".join(found), " ".join(used), *{script for words in pieces for script in words[2:]}


class Vocabulary:
    """The words that finished pages, scripts and other stylesheets of a site use."""

    def __init__(self) -> None:
        self._found: set[str] = set()
        self._used: set[str] = set()
        """Variables and movements that something beside the stylesheet names."""
        self._starts: set[str] = set()
        self._ends: set[str] = set()
        self._inline: set[str] = set()
        """Scripts in pages that are known: most pages have the same."""

    def take_page(self, words: PageWords) -> None:
        """Take what a finished page says."""
        found, used, *scripts = words
        self._found.update(found.split())
        self._used.update(used.split())
        new = {*scripts} - self._inline
        self._inline |= new
        for script in new:
            self.take_script(script)

    def take_script(self, text: str) -> None:
        """Take every word of a script, and the halves that it may put names together from."""
        starts, ends = _halves(text)
        self._found |= _words(text)
        self._used |= _words(text)
        self._starts |= starts
        self._ends |= ends

    def take_style(self, text: str) -> None:
        """Take what a stylesheet beside the trimmed one uses of it: variables and movements."""
        self._used |= _words(text)

    def share(self, names: frozenset[str]) -> Share:
        """What is known of these names: another vocabulary that takes it says the same of them."""
        return sorted(self._found & names), sorted(self._used & names), sorted(self._starts), sorted(self._ends)

    def take(self, share: Share) -> None:
        """Take what another vocabulary knows."""
        for mine, its in zip((self._found, self._used, self._starts, self._ends), share, strict=True):
            mine.update(its)

    def can_occur(self, word: str) -> bool:
        """Whether a class can be on a page, or the direction of writing be said there."""
        return word in self._found or word.startswith(tuple(self._starts)) or word.endswith(tuple(self._ends))

    def uses(self, name: str) -> bool:
        """Whether a page, a script or another stylesheet names a variable or a movement."""
        return name in self._used


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    """The words of a script or a stylesheet; a preview has the same again and again."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=256)
def _halves(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The halves that names may be put together from: what texts of a script end with, and what they begin with."""
    return frozenset(_START.findall(text)), frozenset(_END.findall(text))
