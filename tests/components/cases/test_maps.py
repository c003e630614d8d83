from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.cases import maps
from cpd.components.cases.maps import Point
from cpd.components.cases.model import CaseStudy, Spot, identified
from support.case_studies import case, cases

PHONE = 288
"""How many CSS pixels the map is wide on a screen of 320."""

CORNERS = {
    "Unst": (60.75, -0.88),
    "Lowestoft": (52.48, 1.75),
    "Scilly": (49.92, -6.3),
    "Fermanagh": (54.4, -8.1),
    "Barra": (57.0, -7.5),
}


def spot(latitude: float, longitude: float) -> Spot:
    return Spot(name="Town", latitude=latitude, longitude=longitude)


def at(*towns: tuple[str, float, float]) -> tuple[CaseStudy, ...]:
    return identified([case(f"{place}.md", place=town) for place, town in enumerate(towns)])


latitudes = st.floats(maps.SOUTH, maps.NORTH)
longitudes = st.floats(maps.WEST, maps.EAST)


@given(latitudes, longitudes)
def test_a_place_in_the_frame_lies_on_the_map(latitude: float, longitude: float) -> None:
    point = maps.projected(latitude, longitude)
    assert 0 <= point.x <= maps.WIDTH
    assert -1 <= point.y <= maps.HEIGHT + 1


@given(latitudes, longitudes, st.floats(0.1, 1))
def test_north_is_up_and_east_is_right(latitude: float, longitude: float, step: float) -> None:
    here, there = maps.projected(latitude, longitude), maps.projected(latitude + step, longitude + step)
    assert there.y < here.y
    assert there.x > here.x


def test_a_mile_is_as_long_in_both_directions_in_the_middle() -> None:
    here, north, east = maps.projected(54.5, -2), maps.projected(55.5, -2), maps.projected(54.5, -2 + 1 / 0.5807)
    assert maps.distance(here, north) == pytest.approx(maps.distance(here, east), abs=0.2)


@pytest.mark.parametrize("name", CORNERS)
def test_the_farthest_towns_have_room_for_a_whole_pin(name: str) -> None:
    assert maps.is_on_map(spot(*CORNERS[name]))


@pytest.mark.parametrize("place", [(48.85, 2.35), (51.5, 2.25), (61.1, -2), (49.6, -2), (54, -8.7), (-33.9, 151.2)])
def test_a_place_whose_pin_would_be_cut_is_not_on_the_map(place: tuple[float, float]) -> None:
    assert not maps.is_on_map(spot(*place))
    assert maps.pins(at(("Beyond", *place))) == []


# Marks


@given(st.lists(cases(), max_size=40))
def test_pins_never_cover_each_other_and_stand_whole_on_the_map(given: list[CaseStudy]) -> None:
    pins = maps.pins(identified(given))
    assert [pair for pair in combinations(pins, 2) if maps.distance(pair[0].at, pair[1].at) < maps.APART] == []
    reach = maps.APART / 2
    assert [pin for pin in pins if not (reach <= pin.at.x <= maps.WIDTH - reach and reach <= pin.at.y <= maps.HEIGHT - reach)] == []


@given(st.lists(cases(), max_size=40))
def test_every_case_on_the_map_has_one_pin_and_no_pin_is_without(given: list[CaseStudy]) -> None:
    named = identified(given)
    pins = maps.pins(named)
    assert sorted(one.id for pin in pins for one in pin.cases) == sorted(one.id for one in named if one.place and maps.is_on_map(one.place))
    assert all(pin.cases for pin in pins)
    assert [pin.number for pin in pins] == list(range(1, len(pins) + 1))


@given(st.lists(cases(), max_size=20))
def test_no_case_is_farther_from_its_pin_than_pins_are_apart(given: list[CaseStudy]) -> None:
    far = [
        one
        for pin in maps.pins(identified(given))
        for one in pin.cases
        if one.place and maps.distance(pin.at, maps.projected(one.place.latitude, one.place.longitude)) >= maps.APART
    ]
    assert far == []


@given(st.permutations(at(("A", 51.5, -0.1), ("B", 51.4, 0.0), ("C", 53.8, -1.5), ("D", 50.2, -5.5), ("E", 50.15, -5.07))))
def test_pins_do_not_depend_on_the_order_in_which_cases_come(given: list[CaseStudy]) -> None:
    assert [(pin.number, pin.name) for pin in maps.pins(given)] == [(1, "C"), (2, "A and B"), (3, "D and E")]


def test_pins_are_wide_enough_for_a_finger_on_a_phone() -> None:
    assert maps.APART * PHONE / maps.WIDTH >= 24


@pytest.mark.parametrize(
    ("words", "expected"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "Bury, Lancashire", "C"], "A, Bury, Lancashire and C")]
)
def test_towns_are_listed_as_in_a_sentence(words: list[str], expected: str) -> None:
    assert maps.listed(words) == expected


def test_a_town_with_several_cases_is_named_once() -> None:
    (pin,) = maps.pins(at(("Bury", 53.59, -2.3), ("Bury", 53.59, -2.3), ("Leeds", 53.8, -1.55)))
    assert pin.name == "Leeds and Bury"
    assert pin.at == maps.projected(53.8, -1.55) == Point(x=pin.at.x, y=pin.at.y)


# The outline


def test_the_nations_are_told_from_their_neighbours() -> None:
    assert [(name, is_home) for name, is_home, _ in maps.lands()] == [
        ("England", True), ("Isle of Man", False), ("Ireland", False), ("Northern Ireland", True), ("Scotland", True), ("Wales", True),
    ]  # fmt: skip


def test_the_outline_is_path_data_in_whole_numbers() -> None:
    assert [name for name, _, path in maps.lands() if not re.fullmatch(r"(M-?\d+ -?\d+l(-?\d+ -?\d+ ?)+z)*", path)] == []


def test_the_outline_is_light() -> None:
    assert sum(len(path) for _, _, path in maps.lands()) < 12_000
