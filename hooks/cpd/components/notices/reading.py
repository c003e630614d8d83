"""The changelog read: ``## [1.2.0] - 2026-11-22``, ``### Added``, and lists below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from markdown import markdown

from cpd.domain import markup
from cpd.reading import values
from cpd.reading.openings import OpeningBlock
from cpd.reading.options import Option

from .model import Change, Group, Release

_VERSION = re.compile(r"\[?(?P<name>[^\]]+?)\]?(?:\([^)]*\))?(?:\s+[-\u2013(]+\s*(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})\)?)?\s*")
_LINK = re.compile(r'<a\s+href="(?!https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_ID_LENGTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The changelog, as an author asks for it: so many versions, the newest first."""

    limit: int | None = None


STORAGE = OpeningBlock(name="storage", what="table of what is kept", wanted=dict)
CONTACT = OpeningBlock(name="contact", what="block for the address", wanted=dict)
CHANGES = OpeningBlock(
    name="changes",
    what="list of changes",
    wanted=Changes,
    options=(Option("limit", values.positive, "the newest so many versions only"),),
)


def read(text: str) -> tuple[Release, ...]:
    """The versions in the order in which they stand, those without an entry left out."""
    parts = re.split(r"^## +(.+?)\s*$", text, flags=re.MULTILINE)
    releases = [_release(head, body) for head, body in zip(parts[1::2], parts[2::2], strict=True)]
    return tuple(release for release in releases if release.groups)


def _release(head: str, body: str) -> Release:
    match = _VERSION.fullmatch(head)
    name, day = (match["name"], match["date"]) if match else (head, None)
    parts = re.split(r"^### +(.+?)\s*$", body, flags=re.MULTILINE)
    titled = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    groups = (Group(title=title, changes=tuple(map(_change, _entries(part)))) for title, part in titled)
    is_date = day and _is_date(day)
    return Release(
        name=name if is_date or not day else head.strip("[]"),
        date=day if is_date else None,
        groups=tuple(group for group in groups if group.changes),
    )


def _is_date(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _entries(part: str) -> Iterator[str]:
    """The texts of a list's entries; what stands above the list counts as one."""
    for entry in re.split(r"^[-*+]\s+", part, flags=re.MULTILINE):
        if words := " ".join(entry.split()):
            yield words


def _change(words: str) -> Change:
    html = _LINK.sub(r"\1", markdown(words)).removeprefix("<p>").removesuffix("</p>")
    text = markup.plain(html)
    return Change(id=f"change-{sha256(text.encode()).hexdigest()[:_ID_LENGTH]}", html=html, text=text)
