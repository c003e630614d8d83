"""A case study: a page about one institution or partnership, with the facts that grid and map show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cpd.domain.anchors import free_id
from cpd.domain.findings import DOCS, Finding
from cpd.domain.paths import bare
from cpd.domain.words import value_key

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
    id: str = ""
    """A name that no other case of the site has; given once all are known."""
    suite: str | None = None
    """The id of the suite its page is in; given then too."""
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
    lines: Mapping[tuple[str, str], int | None] = field(default_factory=dict, compare=False, repr=False)
    """Where in the file a value stands, by the option's name and the value."""

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.institution or self.ref or "Not recovered"

    @property
    def is_recovered(self) -> bool:
        """Whether anything but a number is left of it."""
        return self.institution is not None

    def values(self, aspect: str) -> tuple[str, ...]:
        """What it has under an aspect, as a list."""
        value = getattr(self, aspect)
        return value if isinstance(value, tuple) else (value,) if value else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What some cases have in common, and the page that is about it."""

    id: str
    path: str
    label: str | None = None
    """A short name, where the page's title is long."""
    line: int | None = None


ASPECTS: dict[str, str] = {
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
"""The aspects one can filter by."""

_WORDED = tuple(aspect for aspect in ASPECTS if aspect != "themes")
"""The aspects whose values are words of the author's; themes are ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSelection:
    """Which cases to show and how; what is not asked does not limit."""

    show: Show = "all"
    theme: str | None = None
    suite: str | None = None
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
            and (self.suite is None or self.suite == case.suite)
            and (self.phase is None or value_key(self.phase) == value_key(case.phase or ""))
            and (self.region is None or value_key(self.region) == value_key(case.region or ""))
        )


def with_ids(cases: Sequence[CaseStudy]) -> tuple[CaseStudy, ...]:
    """The cases, each with an id: its page's name, with as much around it as tells it from those before."""
    together = Counter(case.path for case in cases)
    taken: set[str] = set()
    named = []
    for place, case in enumerate(cases, start=1):
        wishes = list(_ids(case, "" if together[case.path] == 1 else value_key(case.ref or case.institution or str(place))))
        id_ = next((wish for wish in wishes if wish not in taken), None) or free_id(wishes[-1], taken)
        taken.add(id_)
        named.append(replace(case, id=id_))
    return tuple(named)


def _ids(case: CaseStudy, suffix: str) -> Iterator[str]:
    """What a case could be called: by its page, then with one folder more each."""
    *folders, name = bare(case.path).removesuffix("/index").removesuffix("/README").split("/")
    wish = "-".join(filter(None, (value_key(name), suffix)))
    yield wish
    for folder in reversed(folders):
        wish = f"{value_key(folder)}-{wish}"
        yield wish


def themes_by_id(themes: Iterable[Theme]) -> tuple[dict[str, Theme], list[Finding]]:
    """The themes by their id; where two pages declare one, the first is right."""
    kept: dict[str, Theme] = {}
    findings = []
    for theme in themes:
        owner = kept.setdefault(theme.id, theme)
        if owner is not theme:
            findings.append(
                Finding(
                    path=theme.path,
                    line=theme.line,
                    rule="case-theme-exists",
                    problem=f'the theme "{theme.id}" is also declared by {DOCS}/{owner.path}.',
                    remedy="Give one of them another id.",
                )
            )
    return kept, findings


def disagreements(cases: Iterable[CaseStudy]) -> list[Finding]:
    """Values that are written in two ways; the first case decides which is right."""
    first: dict[tuple[str, str], tuple[str, CaseStudy]] = {}
    findings = []
    for case in cases:
        for aspect in _WORDED:
            for value in case.values(aspect):
                known, owner = first.setdefault((aspect, value_key(value)), (value, case))
                if value != known:
                    findings.append(
                        Finding(
                            path=case.path,
                            line=case.lines.get((aspect, value)),
                            rule="case-words-agree",
                            problem=f'`{aspect}` is "{value}" here, but "{known}" in {DOCS}/{owner.path}.',
                            remedy="Write it in the same way in both.",
                        )
                    )
    return findings


def likeness(one: CaseStudy, other: CaseStudy) -> float:
    """How much two cases have in common, 0 to 1: the share of values that both have (Jaccard, 1901)."""
    mine, theirs = _known_values(one), _known_values(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _known_values(case: CaseStudy) -> set[tuple[str, str]]:
    return {(aspect, value_key(value)) for aspect in ASPECTS for value in case.values(aspect)}


def read_next(case: CaseStudy, cases: Iterable[CaseStudy], count: int = 3) -> tuple[CaseStudy, ...]:
    """At most ``count`` cases of ``cases``, those most like ``case`` first; none that has nothing in common with it."""
    others = [(likeness(case, other), other) for other in cases if other.id != case.id and other.is_recovered]
    ranked = sorted(((share, other) for share, other in others if share), key=lambda one: (-one[0], one[1].name))
    return tuple(other for _, other in ranked[:count])


def common_values(one: CaseStudy, other: CaseStudy) -> tuple[str, ...]:
    """The values two cases have in common, in the order of the aspects; themes are left out: they are ids."""
    theirs = _known_values(other)
    return tuple(value for aspect in _WORDED for value in one.values(aspect) if (aspect, value_key(value)) in theirs)
