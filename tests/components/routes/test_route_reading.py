"""A page's front matter read as a route: what comes out of it, and what is said of slips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.routes import reading as routes
from cpd.components.routes.model import Route, Step
from cpd.reading.located import located

CASES = yaml.safe_load((Path(__file__).parent / "route_findings.yml").read_text(encoding="utf-8"))


def read(front: str, path: str = "a.md") -> Route:
    route, findings = routes.read(path, located(front, 2))
    assert [finding.worded() for finding in findings] == []
    assert route is not None
    return route


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_slip_of_a_route_is_told_with_line_and_remedy(case: dict[str, Any]) -> None:
    _, findings = routes.read("a.md", located(case["front"], 2))
    assert [finding.worded() for finding in findings] == case["says"]


@pytest.mark.parametrize("front", ["title: A\n", "route: [\n"])
def test_a_page_without_route_has_none(front: str) -> None:
    assert routes.read("a.md", located(front, 2)) == (None, [])


def test_a_route_has_what_its_page_says_and_knows_where() -> None:
    front = "route:\n  id: first\n  for: Heads\n  minutes: 30\n  steps:\n    - to: x.md#y\n      why: Why.\n      minutes: 5\n    - {to: z.md, why: W}\n"
    assert read(front) == Route(
        name="first",
        path="a.md",
        audience="Heads",
        minutes=30,
        line=3,
        steps=(Step(to="x.md#y", why="Why.", minutes=5, line=7), Step(to="z.md", why="W", line=10)),
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("routes/We have 20.md", "we-have-20"),
        ("routes/first/index.md", "first"),
        ("first.md", "first"),
        ("index.md", "index"),
        ("20.md", "route"),
    ],
)
def test_a_route_is_called_what_its_file_is(path: str, name: str) -> None:
    assert read("route: {steps: [{to: x.md, why: W}]}", path).name == name


def test_a_step_without_reason_still_leads_somewhere() -> None:
    route, _ = routes.read("a.md", located("route: {steps: [{to: x.md}]}", 2))
    assert route is not None
    assert [(step.to, step.why) for step in route.steps] == [("x.md", "")]


SCALARS = st.none() | st.booleans() | st.integers(-3, 12) | st.text("ab: -é#./\n", max_size=8)
KEYS = st.sampled_from([*(option.name for option in (*routes.ROUTE, *routes.STEP)), "x"])
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=20)


@given(ANYTHING)
def test_whatever_a_route_is_it_is_read_or_told(data: object) -> None:
    route, findings = routes.read("a.md", located(yaml.safe_dump({"route": data}), 2))
    assert (route and route.steps) or findings
    assert all(finding.line is not None for finding in findings)
