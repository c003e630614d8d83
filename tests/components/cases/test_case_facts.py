from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.cases.model import (
    ASPECTS,
    CaseSelection,
    CaseStudy,
    Theme,
    declared,
    disagreements,
    identified,
    likeness,
    read_next,
    shared,
)
from cpd.domain.words import value_key
from support.case_studies import case, cases, lost


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("South West", "south-west"),
        (" south \u2013 WEST ", "south-west"),
        ("Hub & spoke", "hub-spoke"),
        ("Café d'été", "cafe-d-ete"),
        ("snake_case", "snake-case"),
        ("Łódź", "łodz"),
        ("Straße", "strasse"),
        ("школа", "школа"),
        ("?", "3f"),
    ],
)
def test_a_value_in_an_address_knows_no_case_accents_or_punctuation(words: str, expected: str) -> None:
    assert value_key(words) == expected


@given(st.text(min_size=1))
def test_every_value_has_an_address_without_spaces_and_commas(words: str) -> None:
    assert value_key(words)
    assert set(value_key(words)).isdisjoint(" ,")


def test_a_case_is_called_by_its_institution_or_its_number() -> None:
    assert [one.name for one in (case(institution="Ash, Oak & Co"), lost(ref="II03"), lost())] == ["Ash, Oak & Co", "II03", "Not recovered"]
    assert [one.is_recovered for one in (case(), lost(ref="II03"))] == [True, False]


def test_what_is_not_known_is_no_value() -> None:
    one = case(phase="Primary", themes=("a", "b"))
    assert {aspect: one.values(aspect) for aspect in ASPECTS if one.values(aspect)} == {"phase": ("Primary",), "themes": ("a", "b")}


# Ids


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ([case("one/falmouth.md")], ["falmouth"]),
        ([case("one/falmouth/index.md"), case("two/README.md")], ["falmouth", "two"]),
        ([case("one/falmouth.md"), case("two/falmouth.md")], ["falmouth", "two-falmouth"]),
        ([case("x/one/a.md"), case("one/a.md"), case("one/a/index.md")], ["a", "one-a", "one-a-2"]),
        ([lost(ref="II 03"), lost(ref="II07")], ["lost-ii-03", "lost-ii07"]),
        ([lost(), lost(ref="?"), case("lost.md", institution="Ash, Oak")], ["lost-1", "lost-3f", "lost-ash-oak"]),
        ([lost(ref="1"), lost()], ["lost-1", "lost-2"]),
        ([lost(ref="2"), lost()], ["lost-2", "lost-2-2"]),
    ],
)
def test_a_cases_id_is_its_pages_name_with_as_much_as_tells_it_apart(given: list[CaseStudy], ids: list[str]) -> None:
    assert [one.id for one in identified(given)] == ids


@given(st.lists(cases(), max_size=8))
def test_no_two_cases_have_the_same_id(given: list[CaseStudy]) -> None:
    ids = [one.id for one in identified(given)]
    assert len(set(ids)) == len(given)
    assert all(ids)


# What is asked for

SOME = (case("a.md", phase="Primary", themes=("x",)), case("b.md", phase="Secondary", region="South West"), lost("c.md", phase="Secondary"))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "A B Not"),
        ({"theme": "x"}, "A"),
        ({"theme": "X"}, ""),
        ({"phase": "secondary"}, "B Not"),
        ({"region": "south-west"}, "B"),
        ({"phase": "Secondary", "region": "North"}, ""),
        ({"limit": 2}, "A B"),
        ({"phase": "Secondary", "limit": 1}, "B"),
    ],
)
def test_a_list_takes_the_cases_asked_for_in_order(asked: dict[str, Any], names: str) -> None:
    assert " ".join(one.name.split()[0] for one in CaseSelection(**asked).among(SOME)) == names


# What cases have in common


@given(cases(), cases())
def test_likeness_is_the_same_from_both_sides_and_a_share(one: CaseStudy, other: CaseStudy) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(cases())
def test_a_case_is_wholly_like_itself_if_anything_is_known(one: CaseStudy) -> None:
    assert likeness(one, one) == (1 if any(one.values(aspect) for aspect in ASPECTS) else 0)


def test_likeness_is_the_share_of_values_both_have_however_they_are_spelt() -> None:
    one = case(phase="Primary", region="South West", themes=("a", "b"))
    other = case(phase="primary", region="North", themes=("a", "c"))
    assert likeness(one, other) == 2 / 6


@given(cases(), cases())
def test_cases_are_alike_if_and_only_if_they_share_something(one: CaseStudy, other: CaseStudy) -> None:
    themes = set(map(value_key, one.themes)) & set(map(value_key, other.themes))
    assert bool(likeness(one, other)) == bool(shared(one, other) or themes)


def test_what_is_shared_is_told_in_the_words_of_the_first() -> None:
    one = case(phase="Primary", status=("Hub & Spoke", "Other"), themes=("a",))
    assert shared(one, case(phase="primary", status=("Hub, spoke",), themes=("a",))) == ("Primary", "Hub & Spoke")


def test_the_likeliest_cases_come_next_and_none_that_is_lost_or_has_nothing_in_common() -> None:
    given = identified(
        [
            case("me.md", phase="P", region="R", status=("S",)),
            case("far.md", phase="Other"),
            case("near.md", phase="P", region="R", status=("S",)),
            case("b.md", phase="P"),
            case("a.md", phase="P"),
            case("last.md", phase="P", funding=("F",), offer=("O",)),
            lost(phase="P"),
        ]
    )
    assert [one.name for one in read_next(given[0], given)] == ["Near", "A", "B"]


@given(st.lists(cases(), min_size=1, max_size=6))
def test_no_case_is_to_be_read_after_itself(given: list[CaseStudy]) -> None:
    named = identified(given)
    assert named[0].id not in [one.id for one in read_next(named[0], named)]


# Findings


def test_a_value_written_in_two_ways_is_told_where_it_differs_from_the_first() -> None:
    given = [
        case("a.md", region="South West", offer=("Shared tasks",)),
        case("b.md", region="south-west", offer=("Other", "Shared Tasks"), lines={("region", "south-west"): 4}),
        case("c.md", region="South West", funding=("South west",)),
    ]
    assert [finding.worded() for finding in disagreements(given)] == [
        'docs/b.md:4: case-words-agree: `region` is "south-west" here, but "South West" in docs/a.md. Write it in the same way in both.',
        'docs/b.md: case-words-agree: `offer` is "Shared Tasks" here, but "Shared tasks" in docs/a.md. Write it in the same way in both.',
    ]


def test_a_theme_of_two_pages_belongs_to_the_first() -> None:
    first, second = Theme(id="x", path="a.md", label="One"), Theme(id="x", path="b.md", line=3)
    themes, findings = declared([first, Theme(id="y", path="c.md"), second])
    assert {name: theme.path for name, theme in themes.items()} == {"x": "a.md", "y": "c.md"}
    assert [finding.worded() for finding in findings] == [
        'docs/b.md:3: case-theme-exists: the theme "x" is also declared by docs/a.md. Give one of them another id.'
    ]
