"""A page's life: when it was written and gone through, and whether it is only kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from cpd.domain.findings import DOCS, Finding, did_you_mean
from cpd.domain.paths import front_paths
from cpd.domain.place import Outline, Page

ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What a page says of its life. Dates are written YYYY-MM-DD."""

    status: str | None = None
    archived: str | None = None
    """Since when."""
    superseded_by: str | None = None
    """The path of the page that replaces it."""
    created: str | None = None
    updated: str | None = None
    line: int | None = None
    """Where it names what replaces it."""

    @property
    def is_archived(self) -> bool:
        """Whether it is kept, and no longer brought up to date."""
        return self.status == ARCHIVED


def lives(said: Mapping[str, Life], outline: Outline) -> dict[str, Life]:
    """Each page's life: its own, and its suite's where it says nothing itself."""
    found: dict[str, Life] = {}
    for path, page in outline.pages.items():
        own = said.get(path, Life())
        whole = _of_suite(page, said)
        if whole and not own.status and whole.is_archived:
            own = replace(own, status=ARCHIVED, archived=whole.archived, superseded_by=own.superseded_by or whole.superseded_by)
        if own != Life():
            found[path] = own
    return found


def _of_suite(page: Page, said: Mapping[str, Life]) -> Life | None:
    if page.suite is None:
        return None
    return next((said[path] for path in front_paths(page.suite.folder) if path in said), None)


def suite_dates(page: Page, said: Mapping[str, Life]) -> Life | None:
    """The life of the suite a page is part of, where the page has no dates itself."""
    own = said.get(page.path, Life())
    whole = _of_suite(page, said)
    return whole if whole and not (own.created or own.updated) and (whole.created or whole.updated) else None


def findings(said: Mapping[str, Life], paths: Collection[str]) -> list[Finding]:
    """A finding for each successor that is none of ``paths``; ``said`` is what pages say of their lives, by path."""
    return [
        Finding(
            path=path,
            line=life.line,
            rule="successor-exists",
            problem=f"`superseded_by` leads to {DOCS}/{life.superseded_by}, but there is no such page.",
            remedy=did_you_mean(life.superseded_by, paths),
        )
        for path, life in said.items()
        if life.superseded_by and life.superseded_by not in paths
    ]
