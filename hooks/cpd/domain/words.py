"""Words: with a number, and compared as readers would."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W_]+")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and what is counted: "1 finding", "2 findings", "0 stories"."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


@cache
def value_key(words: str) -> str:
    """A value as it stands in an address. Spellings that differ in case, accents or punctuation are one value."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return "-".join(_WORD.findall(bare.casefold())) or "-".join(f"{ord(sign):x}" for sign in words)
