"""A page's front matter read as terms of the glossary: what comes out of it, and what is said of slips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.glossary import reading as glossary
from cpd.components.glossary.model import Term
from cpd.reading.located import located

CASES = yaml.safe_load((Path(__file__).parent / "glossary_findings.yml").read_text(encoding="utf-8"))


def read(front: str) -> list[Term]:
    terms, findings = glossary.read("a.md", located(front, 2))
    assert [finding.worded() for finding in findings] == []
    assert terms is not None
    return terms


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_slip_of_a_term_is_told_with_line_and_remedy(case: dict[str, Any]) -> None:
    _, findings = glossary.read("a.md", located(case["front"], 2))
    assert [finding.worded() for finding in findings] == case["says"]


@pytest.mark.parametrize("front", ["title: A\n", "glossary: [\n", "glossary: false\n"])
def test_a_page_without_terms_is_no_glossary(front: str) -> None:
    assert glossary.read("a.md", located(front, 2)) == (None, [])


@pytest.mark.parametrize(("front", "expected"), [("glossary: false", True), ("glossary: no", False), ("title: A", False)])
def test_a_page_can_be_left_alone(front: str, expected: object) -> None:
    assert glossary.is_off(located(front, 2)) is expected


def test_a_term_has_what_its_entry_says_and_knows_where() -> None:
    (term,) = read(
        "glossary:\n  - term: Hub  and spoke\n    id: hub\n    also: [wheel, No]\n    meaning: One serves many.\n    see: [a, b]\n    source: eef-2021\n"
    )
    assert (term.name, term.id, term.also, term.meaning, term.see, term.source, term.path) == (
        "Hub and spoke", "hub", ("wheel", "No"), "One serves many.", ("a", "b"), "eef-2021", "a.md",
    )  # fmt: skip
    assert [term.line(name) for name in ("term", "id", "also", "meaning", "see", "source")] == [3, 4, 5, 6, 7, 8]


def test_an_id_is_made_of_the_term_where_none_is_written() -> None:
    (term,) = read("glossary: [{term: Hub and spoke, meaning: M}]")
    assert (term.id, term.line("id"), term.line("see")) == ("hub-and-spoke", 2, 2)


def test_an_entry_that_cannot_be_read_leaves_the_others_alone() -> None:
    terms, _ = glossary.read("a.md", located("glossary: [x, {term: A, meaning: M}, {term: B}]", 2))
    assert [term.name for term in terms or ()] == ["A"]


SCALARS = st.none() | st.booleans() | st.integers(-3, 12) | st.text("ab: -é'\n", max_size=8)
KEYS = st.sampled_from([*(option.name for option in glossary.TERM), "x"])
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=20)


@given(ANYTHING)
def test_whatever_a_glossary_is_it_is_read_or_told(data: object) -> None:
    terms, findings = glossary.read("a.md", located(yaml.safe_dump({"glossary": data}), 2))
    assert terms or findings or data is False
    assert all(finding.line is not None for finding in findings)
    assert all(term.id and term.name and term.meaning for term in terms or ())
