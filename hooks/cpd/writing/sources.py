"""Entries on pages of references, which other pages lead to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cpd.domain import markup
from cpd.domain.findings import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something to lead to: its words, and its address relative to the site's root."""

    title: str
    url: str
    label: str | None = None
    """A short name, where there is one."""

    @property
    def name(self) -> str:
        """As short as it can be said."""
        return self.label or self.title


_LONGEST_TITLE = 90
_ENTRY = re.compile(r"""<(p|li|dt|dd|td|span|cite)\b[^>]*?\sid="([^"]+)"[^>]*>""")
"""What an entry of references can be; a heading is none."""


def sources(names: Collection[str], pages: Mapping[str, str]) -> dict[str, Target]:
    """Entries by their id; ``pages`` holds each page's HTML by address, in reading order."""
    found: dict[str, Target] = {}
    for url, html in pages.items() if names else ():
        for entry in _ENTRY.finditer(html):
            tag, name = entry.groups()
            if name in names and name not in found:
                text = markup.plain(html[entry.end() : html.find(f"</{tag}>", entry.end())])
                found[name] = Target(title=_beginning(text) or name, url=f"{url}#{name}")
    return found


def missing_source_remedy(name: str, known: Collection[str]) -> str:
    """What to do where no page has an entry with that id; ``known`` are the ids of those that were found."""
    return did_you_mean(name, known) if known else f"Write `{{ #{name} }}` below the entry."


def _beginning(text: str) -> str:
    """The beginning of an entry, as much as fits on a line."""
    if len(text) <= _LONGEST_TITLE:
        return text.rstrip(". ")
    return (text[:_LONGEST_TITLE].rpartition(" ")[0] or text[:_LONGEST_TITLE]).rstrip(" ,.;:(") + "…"
