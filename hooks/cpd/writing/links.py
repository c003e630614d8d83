"""Links in views."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words, and the address they lead to, as the page that has them must write it."""

    words: str
    url: str
