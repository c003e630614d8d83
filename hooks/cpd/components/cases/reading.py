"""A page's front matter, read as a case study or several."""

from __future__ import annotations

from collections.abc import Mapping

from cpd.domain.findings import Finding
from cpd.reading import values
from cpd.reading.entries import Entries
from cpd.reading.located_yaml import LocatedYaml, Where
from cpd.reading.openings import OpeningBlock
from cpd.reading.options import Option

from .model import CaseSelection, CaseStudy, Spot, Theme

KEY = "case_study"
THEME = "theme"
"""What the front matter calls them."""

RULE = "case-study-is-understood"

CASE: tuple[Option, ...] = (
    Option("institution", values.text, "its name; left out for one that could not be recovered"),
    Option("ref", values.text, "its number or mark, where it has one"),
    Option("partnership", values.text, "what the partnership is called"),
    Option("phase", values.text, "the phase of education"),
    Option("region", values.text, "the region"),
    Option("place", values.anything, "the town's `name`, `latitude` and `longitude`, to two decimals"),
    Option("status", values.phrases, "what it was designated as"),
    Option("collaboration", values.phrases, "how it worked with others"),
    Option("offer", values.phrases, "what it offered others"),
    Option("funding", values.phrases, "who paid"),
    Option("themes", values.phrases, "the themes it speaks to, by their ids"),
    Option("sources", values.phrases, "ids of entries on a page of references"),
)
PLACE: tuple[Option, ...] = (
    Option("name", values.text, "the town"),
    Option("latitude", values.degrees(90), "degrees north"),
    Option("longitude", values.degrees(180), "degrees east, less than 0 for west"),
)

LIST: tuple[Option, ...] = (
    Option("show", values.one_of("all", "list"), "`all` for filters, map, grid and comparison; `list` for one line each"),
    Option("theme", values.text, "cases of this theme only, by its id"),
    Option("suite", values.text, "cases of this suite only, by its id"),
    Option("phase", values.text, "cases of this phase only"),
    Option("region", values.text, "cases of this region only"),
    Option("limit", values.positive, "at most so many"),
)

BLOCK = OpeningBlock(name="case-studies", what="list of case studies", wanted=CaseSelection, options=LIST)

THEME_OPTIONS: tuple[Option, ...] = (
    Option("id", values.name, "the name that case studies use"),
    Option("label", values.text, "a short name for the grid; the page's title otherwise"),
)


def theme(path: str, front: LocatedYaml) -> tuple[Theme | None, list[Finding]]:
    """The theme that a page is about, if it is about one."""
    if THEME not in front.data:
        return None, []
    given = front.data[THEME]
    entries = Entries(path, front, RULE)
    entries.say_twice(THEME)
    fitting = entries.options(given if isinstance(given, Mapping) else {"id": given}, THEME_OPTIONS, "the theme", (THEME,))
    if "id" not in fitting:
        if isinstance(given, Mapping) and "id" not in given:
            entries.say((THEME,), "the theme has no `id`.", "Write `id: a-name` below it.")
        return None, entries.findings
    return Theme(path=path, line=front.line((THEME, "id")), **fitting), entries.findings


def read(path: str, front: LocatedYaml) -> tuple[list[CaseStudy], list[Finding]]:
    """The case studies that a page's front matter describes: one, a list, or none."""
    if KEY not in front.data:
        return [], []
    given = front.data[KEY]
    entries = Entries(path, front, RULE)
    entries.say_twice(KEY)
    listed: list[tuple[object, Where]] = [(given, (KEY,))]
    if isinstance(given, list) and given:
        listed = [(one, (KEY, place)) for place, one in enumerate(given)]
    return [case for one, where in listed if (case := _case(one, entries, where))], entries.findings


def _case(given: object, entries: Entries, where: Where) -> CaseStudy | None:
    if not isinstance(given, Mapping):
        entries.say(where, "the case study holds no facts.", "Write `institution: …` below it, and what else is known.")
        return None
    # What stands there without a value is as good as left out.
    known = {str(name): value for name, value in given.items() if value is not None}
    fitting = entries.options(known, CASE, "the case study", where)
    place = _place(fitting.pop("place"), entries, (*where, "place")) if "place" in fitting else None
    return CaseStudy(path=entries.path, place=place, lines=_lines(known, entries.front, where), **fitting)


def _place(given: object, entries: Entries, where: Where) -> Spot | None:
    if isinstance(given, Mapping) and all(option.name in given for option in PLACE):
        fitting = entries.options(given, PLACE, "the place", where)
        return Spot(**fitting) if len(fitting) == len(PLACE) else None
    problem = "the place lacks its name, latitude or longitude."
    entries.say(where, problem, "Write it as `place: {name: Falmouth, latitude: 50.15, longitude: -5.07}`.")
    return None


def _lines(given: Mapping[str, object], front: LocatedYaml, where: Where) -> dict[tuple[str, str], int | None]:
    """Where each value stands."""
    lines: dict[tuple[str, str], int | None] = {}
    for name, value in given.items():
        below: Where = (*where, name)
        listed = [((*below, place), one) for place, one in enumerate(value)] if isinstance(value, list) else [(below, value)]
        for at, one in listed:
            lines.setdefault((name, " ".join(str(one).split())), front.line(at))
    return lines
