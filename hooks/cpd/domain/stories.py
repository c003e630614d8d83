"""The blog: stories, newest first, and the pages that list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A post: when it was written, how long it takes, on what it is."""

    path: str
    created: datetime
    updated: datetime | None = None
    minutes: int | None = None
    subjects: tuple[str, ...] = ()
    """Paths of the pages that list its subjects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGroup:
    """Pages that list stories by the same: months, or subjects."""

    title: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """All stories, and where they are listed."""

    path: str = ""
    """Of the page that lists them all; empty where there is no blog."""
    stories: tuple[Story, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By page that lists stories, the whole blog's included: their paths, newest first."""
    groups: tuple[StoryGroup, ...] = ()
