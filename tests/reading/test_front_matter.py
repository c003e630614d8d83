from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.place import Suite
from cpd.reading import front_matter
from cpd.reading.located_yaml import LocatedYaml

YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
)
KEYS = st.sampled_from(["suite", "phase", "audience", "status", "created", "updated", "description", "contents", "title"])


def said(meta: dict[str, object]) -> list[str]:
    _, findings = front_matter.suite("one/index.md", LocatedYaml(data=meta))
    return [finding.message() for finding in findings]


def test_a_page_without_the_key_declares_no_suite() -> None:
    assert front_matter.suite("one/index.md", LocatedYaml(data={"title": "One"})) == (None, [])


def test_a_suite_is_what_its_front_page_says() -> None:
    meta = {
        "suite": "first",
        "phase": "Secondary",
        "audience": "Leaders",
        "status": "archived",
        "created": date(2012, 1, 2),
        "updated": "2026-11-05",
        "description": "About it.",
    }
    expected = Suite(
        id="first", folder="a/one", phase="Secondary", audience="Leaders", status="archived",
        created="2012-01-02", updated="2026-11-05", description="About it.",
    )  # fmt: skip
    assert front_matter.suite("a/one/index.md", LocatedYaml(data=meta)) == (expected, [])


def test_keys_without_value_are_left_out() -> None:
    meta = {"suite": "first", "phase": None, "status": None, "created": None}
    assert front_matter.suite("index.md", LocatedYaml(data=meta)) == (Suite(id="first", folder=""), [])


def test_a_number_can_be_a_suites_id() -> None:
    assert front_matter.suite("index.md", LocatedYaml(data={"suite": 2012})) == (Suite(id="2012", folder=""), [])


def test_the_time_of_a_day_does_not_matter() -> None:
    suite, _ = front_matter.suite(
        "index.md", LocatedYaml(data={"suite": "a", "created": datetime(2012, 1, 2, 3, 4, tzinfo=UTC)})
    )  # as YAML gives it
    assert suite == Suite(id="a", folder="", created="2012-01-02")


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"suite": "First suite"}, 'the suite id "First suite" cannot stand in an address. Write `suite: first-suite`.'),
        ({"suite": "a/b"}, 'the suite id "a/b" cannot stand in an address. Write `suite: ab`.'),
        ({"suite": "?"}, 'the suite id "?" cannot stand in an address. Write `suite: suite`.'),
        ({"suite": ["a"]}, 'the suite id "[a]" cannot stand in an address. Write `suite: a`.'),
        ({"suite": "a", "status": "Archived"}, '`status` is "Archived". Did you mean "archived"?'),
        ({"suite": "a", "status": "new"}, '`status` is "new". Known here: archived, current.'),
        ({"suite": "a", "created": "last year"}, '`created` is "last year", which is no date. Write it as 2026-11-22.'),
        ({"suite": "a", "updated": 2012}, '`updated` is "2012", which is no date. Write it as 2026-11-22.'),
    ],
)
def test_what_is_not_understood_is_reported(meta: dict[str, object], message: str) -> None:
    assert said(meta) == [f"docs/one/index.md: front-matter-is-understood: {message}"]


def test_contents_are_names_without_ending() -> None:
    assert front_matter.contents("index.md", LocatedYaml(data={"contents": ["a", "b.md", "part/"]})) == (("a", "b", "part"), [])


def test_no_contents_are_no_order() -> None:
    assert front_matter.contents("index.md", LocatedYaml(data={})) == ((), [])


@pytest.mark.parametrize("given", ["a, b", ["a", 1], {"a": "b"}, [["a"]]])
def test_contents_of_another_form_are_reported(given: object) -> None:
    order, findings = front_matter.contents("one/index.md", LocatedYaml(data={"contents": given}))
    assert (order, [finding.message() for finding in findings]) == (
        (),
        [
            (
                "docs/one/index.md: front-matter-is-understood: `contents` is not a list of names. "
                "Write it as `contents: [first-page, second-page, a-folder]`."
            )
        ],
    )


def test_a_suite_id_taken_twice_is_reported_with_the_other_place() -> None:
    _, findings = front_matter.unique([("a/index.md", Suite(id="same", folder="a")), ("b/index.md", Suite(id="same", folder="b"))])
    assert [finding.message() for finding in findings] == [
        (
            'docs/b/index.md: suite-ids-are-unique: two suites are called "same"; the other stands in docs/a/index.md. '
            "Give one of them another id."
        )
    ]


def test_suites_of_one_id_are_kept_apart() -> None:
    suites = [(f"{name}/index.md", Suite(id=wanted, folder=name)) for name, wanted in [("a", "x"), ("b", "x-2"), ("c", "x"), ("d", "x")]]
    assert [suite.id for suite in front_matter.unique(suites)[0]] == ["x", "x-2", "x-3", "x-4"]


@given(meta=st.dictionaries(KEYS, YAML))
def test_any_front_matter_is_a_suite_or_none(meta: dict[str, object]) -> None:
    suite, _ = front_matter.suite("a/index.md", LocatedYaml(data=meta))
    assert (suite is None) == ("suite" not in meta)


@given(given=YAML)
def test_any_contents_are_names_or_a_finding(given: object) -> None:
    order, findings = front_matter.contents("index.md", LocatedYaml(data={"contents": given}))
    assert not (order and findings)
