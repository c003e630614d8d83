"""A map as inline SVG: an outline, and numbered pins on it that do not cover each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path

from .model import CaseStudy, Spot

OUTLINE = Path(__file__).parent / "data" / "uk-nations-50m.geojson"
"""Natural Earth 1:50m, public domain; see the README beside it."""

WEST, EAST, SOUTH, NORTH = -8.8, 2.3, 49.55, 61.15
MIDDLE = radians(54.5)
WIDTH = 400
SCALE = WIDTH / ((EAST - WEST) * cos(MIDDLE))
HEIGHT = round((NORTH - SOUTH) * SCALE)
APART = 34
"""How far apart two pins are at least, and how wide each is to a finger: 24 CSS pixels on a map as narrow as a phone's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A position on the map, in its own units."""

    x: float
    y: float


@dataclass(slots=True, kw_only=True)
class Pin:
    """A pin: the cases that are there, and how it is called."""

    number: int
    at: Point
    cases: list[CaseStudy] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The towns: "Birmingham", "Birmingham and Oldbury"."""
        return listed(list(dict.fromkeys(case.place.name for case in self.cases if case.place)))


def projected(latitude: float, longitude: float) -> Point:
    """Degrees to map units: plate carrée, true to scale at 54.5° north."""
    return Point(x=round((longitude - WEST) * cos(MIDDLE) * SCALE, 1), y=round((NORTH - latitude) * SCALE, 1))


@cache
def lands() -> tuple[tuple[str, bool, str], ...]:
    """Each land: its name, whether it is part of the United Kingdom, and its outline as SVG path data."""
    data = json.loads(OUTLINE.read_text(encoding="utf-8"))
    found = (
        (feature["properties"]["name"], feature["properties"]["admin"] == "United Kingdom", _path(feature["geometry"]))
        for feature in data["features"]
    )
    return tuple(land for land in found if land[2])


def _path(geometry: dict[str, list[list[list[list[float]]]]]) -> str:
    """Path data of a MultiPolygon; rings smaller than a dot or beyond the map are left out."""
    rings = [ring for polygon in geometry["coordinates"] for ring in polygon]
    return "".join(_ring([projected(latitude, longitude) for longitude, latitude in ring]) for ring in rings)


def _ring(points: Sequence[Point]) -> str:
    dots = list(dict.fromkeys((round(point.x), round(point.y)) for point in points))
    if len(dots) < 4 or not any(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in dots):  # noqa: PLR2004  # fewer make no land
        return ""
    steps = [f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(dots)]
    return f"M{dots[0][0]} {dots[0][1]}l{' '.join(steps)}z"


def pins(cases: Iterable[CaseStudy]) -> list[Pin]:
    """Pins for all cases on the map, from north to south; those too close to each other share one."""
    made: list[Pin] = []
    located = [(case, projected(case.place.latitude, case.place.longitude)) for case in cases if case.place and is_on_map(case.place)]
    for case, point in sorted(located, key=lambda one: (one[1].y, one[1].x, one[0].name)):
        near = [pin for pin in made if distance(pin.at, point) < APART]
        if not near:
            near = [Pin(number=len(made) + 1, at=point)]
            made += near
        min(near, key=lambda pin: distance(pin.at, point)).cases.append(case)
    return made


def distance(one: Point, other: Point) -> float:
    """How far one position is from another."""
    return hypot(one.x - other.x, one.y - other.y)


def is_on_map(spot: Spot) -> bool:
    """Whether a place lies on the map, with room for a whole pin."""
    at, room = projected(spot.latitude, spot.longitude), APART / 2
    return room <= at.x <= WIDTH - room and room <= at.y <= HEIGHT - room


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: "A, B and C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
