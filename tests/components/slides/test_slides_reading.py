"""What a page's front matter says of slides."""

from __future__ import annotations

import pytest

from cpd.components.slides import reading as slides
from cpd.reading.located import located


@pytest.mark.parametrize(
    ("front", "extent"), [("title: A\n", None), ("slides: false\n", None), ("slides: true\n", "page"), ("slides: suite\n", "suite")]
)
def test_a_page_says_what_is_to_be_shown(front: str, extent: str | None) -> None:
    assert slides.read("a.md", located(front, 2)) == (extent, [])


@pytest.mark.parametrize(("written", "shown"), [("yes", '"yes"'), ("[a]", '"[a]"'), ("", "empty"), ("1", '"1"')])
def test_anything_else_is_told_with_its_line(written: str, shown: str) -> None:
    extent, findings = slides.read("a.md", located(f"title: A\nslides: {written}\n", 2))
    assert (extent, [finding.worded() for finding in findings]) == (
        None,
        [
            f"docs/a.md:3: front-matter-is-understood: `slides` is {shown}. Write `slides: true`, or `slides: suite` on the front page of a suite."
        ],
    )
