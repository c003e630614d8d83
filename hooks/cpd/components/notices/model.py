"""The changelog: what was added to the materials or changed in them, by version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry."""

    id: str
    """Made of its words, so that it stays when the entry moves from "Unreleased" to a version."""
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes of one sort: added, changed, put right."""

    title: str
    """Empty where the changelog has none."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version, or what has no version yet."""

    name: str
    date: str | None
    """YYYY-MM-DD; None where there is none."""
    groups: tuple[Group, ...]
