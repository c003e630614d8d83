"""Whether a page stands in the site's navigation or apart from it."""

from __future__ import annotations

import pytest

from cpd.reading import standing
from cpd.reading.located import located


@pytest.mark.parametrize(("front", "is_apart"), [("title: A\n", False), ("navigation: apart\n", True)])
def test_a_page_stands_apart_if_it_says_so(front: str, *, is_apart: bool) -> None:
    assert standing.read("a.md", located(front, 2)) == (is_apart, [])


@pytest.mark.parametrize(("written", "shown"), [("false", '"false"'), ("Apart", '"Apart"'), ("", "empty"), ("[apart]", '"[apart]"')])
def test_anything_else_is_told_with_its_line(written: str, shown: str) -> None:
    is_apart, findings = standing.read("a.md", located(f"title: A\nnavigation: {written}\n", 2))
    assert (is_apart, [finding.worded() for finding in findings]) == (
        False,
        [
            (
                f"docs/a.md:3: front-matter-is-understood: `navigation` is {shown}. "
                "Write `navigation: apart`, so that only its own pages have it in their navigation."
            )
        ],
    )
