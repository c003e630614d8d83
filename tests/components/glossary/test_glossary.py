"""Terms and their names: what one is recognised by, and what two of them may not share."""

from __future__ import annotations

from typing import Any

import pytest

from cpd.components.glossary.model import Term, closed, is_abbreviation, key, unused


def term(name: str, *also: str, id_: str = "", **more: Any) -> Term:
    lines = {"term": 3, "also": 5, **more.pop("lines", {})}
    return Term(id=id_ or name.lower().replace(" ", "-"), name=name, also=also, meaning="It is.", path="glossary.md", lines=lines, **more)


def said(*terms: Term) -> list[str]:
    return [finding.worded() for finding in closed(terms)[1]]


@pytest.mark.parametrize("name", ["SLE", "SLEs", "R&D", "II09", "ÉÀ"])
def test_capitals_make_an_abbreviation(name: str) -> None:
    assert is_abbreviation(name)


@pytest.mark.parametrize("name", ["Glow", "EiML", "A", "As", "s", "A level", "Hub and spoke", "9", "LLMEss"])
def test_other_names_are_words(name: str) -> None:
    assert not is_abbreviation(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hub and  Spoke", "hub and\nspoke"), ("Pupils\u2019 progress", "pupils' Progress"), ("STRASSE and me", "straße and me")],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("RISE", "rise"), ("SLEs", "SLE")])
def test_an_abbreviation_is_taken_as_it_is_written(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_all_names_count_each_once() -> None:
    assert term("Coaching", "coaching", "Coaches", "coach").names == ("Coaching", "Coaches", "coach")


def test_readers_are_not_told_plurals_hyphens_and_capitals() -> None:
    one = term("Hub and spoke", "hub-and-spoke", "hubs and spokes", "wheel", "Wheels", "HUB")
    assert one.others == ("wheel", "HUB")


@pytest.mark.parametrize(
    ("name", "plural"), [("case", "cases"), ("coach", "coaches"), ("community", "communities"), ("Work Group", "work groups")]
)
def test_a_plural_is_known_as_one(name: str, plural: str) -> None:
    assert term(name, plural).others == ()


def test_words_are_found_by_any_name_in_any_case() -> None:
    glossary, _ = closed([term("Hub and spoke", "hub-and-spoke"), term("Leader", "SLE", id_="sle")])
    found = [glossary.named(words) for words in ("HUB AND SPOKE", "hub and\n spoke", "Hub-and-Spoke", "SLE", "sle", "hub")]
    assert [one.id if one else None for one in found] == ["hub-and-spoke", "hub-and-spoke", "hub-and-spoke", "sle", None, None]


def test_an_abbreviation_and_a_word_can_be_two_terms() -> None:
    glossary, findings = closed([term("RISE", id_="programme"), term("rise", id_="going-up")])
    found = [glossary.named(words) for words in ("RISE", "Rise")]
    assert ([one.id for one in found if one], findings) == (["programme", "going-up"], [])


def test_one_name_cannot_mean_two_things() -> None:
    assert said(term("Senior team", "SLT"), term("Speech therapist", "SLT", lines={"term": 7, "also": 9})) == [
        'docs/glossary.md:9: glossary-terms-are-unique: "SLT" means "Speech therapist" here and "Senior team" in docs/glossary.md:3. Leave the name to one of them.'
    ]


def test_one_term_cannot_stand_twice() -> None:
    assert said(term("Coaching", id_="one"), term("coaching", id_="two", lines={"term": 7})) == [
        'docs/glossary.md:7: glossary-terms-are-unique: "coaching" means "coaching" here and "Coaching" in docs/glossary.md:3. Leave the name to one of them.'
    ]


def test_the_first_keeps_a_name_that_two_claim() -> None:
    glossary, _ = closed([term("One", "both"), term("Two", "both")])
    owner = glossary.named("both")
    assert (owner.id if owner else None, glossary.names) == ("one", ("One", "both", "Two"))


def test_one_id_cannot_be_two_terms() -> None:
    assert said(term("Coaching", id_="a", lines={"term": None}), term("Mentoring", id_="a", lines={"term": 7, "id": 8})) == [
        'docs/glossary.md:8: glossary-terms-are-unique: "Mentoring" has the id "a", which "Coaching" (docs/glossary.md) has already. Give one of them another `id`.'
    ]


def test_an_id_to_see_must_be_a_terms() -> None:
    assert said(term("Coaching", see=("mentorin", "coaching"), lines={"see": 6}), term("Mentoring")) == [
        'docs/glossary.md:6: glossary-is-understood: "Coaching" says to see "mentorin", but no term has that id. Did you mean "mentoring"?'
    ]


def test_a_term_that_no_page_uses_is_told() -> None:
    assert [finding.worded() for finding in unused([term("Twilight")])] == [
        'docs/glossary.md:3: glossary-term-is-used: no page uses "Twilight" or another of its names. Use it, add the form that pages use to `also`, or take the entry out.'
    ]
