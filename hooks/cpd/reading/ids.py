"""Ids that are made of words, where an author has written none."""

from __future__ import annotations

import re

from markdown.extensions import toc

_LONGEST = 48
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")


def slugify(words: str, separator: str) -> str:
    """What Python-Markdown's own of the same name makes of words; most are plain."""
    if separator == "-" and _PLAIN.fullmatch(words):
        return words.lower().replace(" ", separator)
    return toc.slugify(words, separator)


def id_of_title(title: str, otherwise: str) -> str:
    """An id made of a title, never empty; letters outside ASCII are kept where there are no others.

    ``otherwise`` is the id where the title has nothing of which one could be made.
    """
    return slugify(title, "-") or toc.slugify_unicode(title, "-") or otherwise


def suggested_id(words: str) -> str:
    """A short id that an author could write for these words, in ASCII; empty where none can be made of them."""
    return slugify(words, "-")[:_LONGEST].replace("_", "-").strip("-")


def suggested_anchor(words: str) -> str:
    """The same for an id that has to begin with a letter, as options for ids ask."""
    return suggested_id(words).lstrip("-0123456789")
