"""A page's front matter, read as a case study or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cpd.domain.cases import CaseStudy, Spot, Theme
from cpd.domain.findings import Finding

from . import options, values
from .located import Located, Where
from .options import Option

KEY = "case_study"
THEME = "theme"

CASE: tuple[Option, ...] = (
    Option("institution", values.text, "its name; left out for one that could not be recovered"),
    Option("ref", values.text, "its number or mark, where it has one"),
    Option("partnership", values.text, "what the partnership is called"),
    Option("phase", values.text, "the phase of education"),
    Option("region", values.text, "the region"),
    Option("place", values.anything, "the town's `name`, `latitude` and `longitude`, to two decimals"),
    Option("status", values.phrases, "what it was designated as"),
    Option("collaboration", values.phrases, "how it worked with others"),
    Option("offer", values.phrases, "what it offered other teachers"),
    Option("funding", values.phrases, "who paid"),
    Option("themes", values.phrases, "the themes it speaks to, by their ids"),
    Option("sources", values.phrases, "ids of entries on a page of references"),
)
PLACE: tuple[Option, ...] = (
    Option("name", values.text, "the town"),
    Option("latitude", values.degrees(90), "degrees north"),
    Option("longitude", values.degrees(180), "degrees east, less than 0 for west"),
)


THEME_OPTIONS: tuple[Option, ...] = (
    Option("id", values.name, "the name that case studies use"),
    Option("label", values.text, "a short name for the grid; the page's title otherwise"),
)


def theme(path: str, front: Located) -> tuple[Theme | None, list[Finding]]:
    """The theme that a page is about, if it is about one."""
    if THEME not in front.data:
        return None, []
    given = front.data[THEME]
    reader = _Reader(path, front)
    fitting = reader.options(given if isinstance(given, Mapping) else {"id": given}, THEME_OPTIONS, "the theme", (THEME,))
    if "id" not in fitting:
        if isinstance(given, Mapping) and "id" not in given:
            reader.say((THEME,), "case-study-is-understood", "the theme has no `id`.", "Write `id: a-name` below it.")
        return None, reader.findings
    return Theme(path=path, **fitting), reader.findings


def read(path: str, front: Located) -> tuple[list[CaseStudy], list[Finding]]:
    """The case studies that a page's front matter describes: one, a list, or none."""
    given = front.data.get(KEY)
    if KEY not in front.data:
        return [], []
    reader = _Reader(path, front)
    entries = [((KEY, place), one) for place, one in enumerate(given)] if isinstance(given, list) else [((KEY,), given)]
    return [case for where, one in entries if (case := reader.case(one, where))], reader.findings


@dataclass(slots=True)
class _Reader:
    path: str
    front: Located
    findings: list[Finding] = field(default_factory=list)

    def say(self, where: Where, rule: str, problem: str, remedy: str) -> None:
        self.findings.append(Finding(path=self.path, line=self.front.line(where), rule=rule, problem=problem, remedy=remedy))

    def case(self, given: object, where: Where) -> CaseStudy | None:
        if not isinstance(given, Mapping):
            self.say(
                where,
                "case-study-is-understood",
                "the case study holds no facts.",
                "Write `institution: …` below it, and what else is known.",
            )
            return None
        fitting = self.options({str(name): value for name, value in given.items() if value is not None}, CASE, "the case study", where)
        place = fitting.pop("place", None)
        return CaseStudy(path=self.path, **fitting, place=self._place(place, (*where, "place")) if place else None)

    def _place(self, given: object, where: Where) -> Spot | None:
        fitting = self.options(given, PLACE, "the place", where) if isinstance(given, Mapping) else {}
        if len(fitting) == len(PLACE):
            return Spot(**fitting)
        if not isinstance(given, Mapping) or not all(option.name in given for option in PLACE):
            problem = "the place lacks its name, latitude or longitude."
            self.say(
                where, "case-study-is-understood", problem, "Write it as `place: {name: Falmouth, latitude: 50.15, longitude: -5.07}`."
            )
        return None

    def options(self, given: Mapping[str, object], table: tuple[Option, ...], what: str, where: Where) -> dict[str, Any]:
        """The options that fit; each finding is told where its option stands."""
        fitting: dict[str, Any] = {}
        for name, value in given.items():

            def say(rule: str, problem: str, remedy: str, at: Where = (*where, str(name))) -> None:
                self.say(at, rule, problem, remedy)

            fitting |= options.parsed({str(name): value}, table, what, say)
        return fitting
