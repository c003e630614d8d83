"""What a site says in its own words, where the usual ones are not its readers': ``words:`` under ``extra.cpd``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .findings import Say, did_you_mean, shown_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One thing that a site can say in its own words."""

    usual: str = ""
    """What is said where the site says nothing else; empty for a list, to which it only adds."""
    meaning: str
    """Where readers meet it, or what it is for."""

    @property
    def is_list(self) -> bool:
        """Whether a site gives a list of words."""
        return not self.usual


WORDS: Final[Mapping[str, Word]] = {
    "organisation": Word(usual="organisation", meaning="what readers call theirs, and in forms the word in `shared`"),
    "after-work": Word(usual="after work", meaning="in reminders: Tomorrow after work"),
    "in-six-weeks": Word(usual="In six weeks", meaning="in reminders, the last choice"),
    "do-not-name": Word(usual="Don\u2019t name anybody.", meaning="under each box to write in"),
    "learned": Word(usual="What I learned", meaning="a column of the log"),
    "changed": Word(usual="What changed", meaning="a column of the log"),
    "elsewhere": Word(meaning="in `with`, what another organisation is called: `another academy`"),
    "team": Word(meaning="in `with`, what means several people"),
    "colleague": Word(meaning="in `with`, what means one other person"),
    "write-down": Word(meaning="the words, before a colon, that begin what an activity has readers write down"),
    "labels": Word(meaning="the other words that begin a part of an activity so"),
    "not-names": Word(meaning="words with a capital that are no names of people, and are not asked about"),
}
"""By name; the guide shows the same rows."""

USUAL: Final[Mapping[str, str]] = {name: word.usual for name, word in WORDS.items() if not word.is_list}
"""The words that are said where a site says nothing else."""


def is_words(value: object) -> bool:
    """Words, or a number that reads as it was written."""
    return isinstance(value, str | int | float) and not isinstance(value, bool) and bool(str(value).strip())


def parse_words(given: Mapping[str, object], say: Say) -> dict[str, str | tuple[str, ...]]:
    """What a site says in its own words, from its settings; what is not understood is left out."""
    words: dict[str, str | tuple[str, ...]] = {}
    for name, value in given.items():
        if name not in WORDS:
            say(f"extra.cpd.words has no word `{name}`.", did_you_mean(name, WORDS))
        elif WORDS[name].is_list:
            listed = value if isinstance(value, list) else [value]
            if all(is_words(one) for one in listed):
                words[name] = tuple(str(one) for one in listed)
            else:
                say(f"extra.cpd.words.{name} is not a list of words.", f"Write it as `{name}: [one, another]`.")
        elif is_words(value):
            words[name] = str(value)
        else:
            say(f"extra.cpd.words.{name} is not a word.", f"It is {shown_value(value)} now; mend it or take it out.")
    return words
