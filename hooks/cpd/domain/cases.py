"""A case study: a page about one institution or partnership, with the facts that grid and map show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Show = Literal["all", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an institution is: its town's position in degrees."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStudy:
    """What is known of one case; what is not known is empty, and shown as such."""

    path: str
    """The page's file below docs/."""
    institution: str | None = None
    """None for a case that could not be recovered."""
    ref: str | None = None
    partnership: str | None = None
    phase: str | None = None
    region: str | None = None
    place: Spot | None = None
    status: tuple[str, ...] = ()
    collaboration: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """Theme ids."""
    sources: tuple[str, ...] = ()
    """Ids of entries on a page of references."""

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.institution or self.ref or "Not recovered"

    @property
    def is_recovered(self) -> bool:
        """Whether anything but a number is left of it."""
        return self.institution is not None

    def values(self, facet: str) -> tuple[str, ...]:
        """What it has under a facet, as a list."""
        value = getattr(self, facet)
        return value if isinstance(value, tuple) else (value,) if value else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What some cases have in common, and the page that is about it."""

    id: str
    path: str
    label: str | None = None
    """A short name, where the page's title is long."""


FACETS: dict[str, str] = {
    "phase": "Phase",
    "region": "Region",
    "status": "Status",
    "collaboration": "Collaboration",
    "offer": "Professional development",
    "funding": "Funding",
    "themes": "Themes",
}
"""What cases are compared by, with its label."""

FILTERS = ("phase", "region", "status", "collaboration", "funding", "themes")
"""The facets one can filter by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSelection:
    """Which cases to show and how; what is not asked does not limit."""

    show: Show = "all"
    theme: str | None = None
    phase: str | None = None
    region: str | None = None
    limit: int | None = None

    def among(self, cases: Iterable[CaseStudy]) -> tuple[CaseStudy, ...]:
        """The cases asked for, in the order given."""
        found = tuple(case for case in cases if self._takes(case))
        return found if self.limit is None else found[: self.limit]

    def _takes(self, case: CaseStudy) -> bool:
        return (
            (self.theme is None or self.theme in case.themes)
            and (self.phase is None or self.phase == case.phase)
            and (self.region is None or self.region == case.region)
        )


def likeness(one: CaseStudy, other: CaseStudy) -> float:
    """How much two cases have in common, 0 to 1: the share of values that both have (Jaccard, 1901)."""
    mine, theirs = ({(facet, value) for facet in FACETS for value in case.values(facet)} for case in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def read_next(case: CaseStudy, cases: Sequence[CaseStudy], count: int = 3) -> tuple[CaseStudy, ...]:
    """The cases most like one, the likeliest first; none that has nothing in common."""
    others = [other for other in cases if other != case and other.is_recovered]
    ranked = sorted(others, key=lambda other: (-likeness(case, other), other.name))
    return tuple(other for other in ranked[:count] if likeness(case, other) > 0)


def shared(one: CaseStudy, other: CaseStudy) -> tuple[str, ...]:
    """The values two cases have in common, in the order of the facets; themes are left out: they are ids."""
    return tuple(value for facet in FACETS if facet != "themes" for value in one.values(facet) if value in other.values(facet))
