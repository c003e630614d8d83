"""Inline patterns are tried where they can match, and nothing comes out otherwise for it."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from cpd.reading.inline import needed
from cpd.reading.sparing import SparingExtension


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\*\*(.+)\*\*", "*"), ("a?b", "b"), ("(?:x|y)z*", "xy"), ("[ab]c+", "c"), ("[^a]", None), ("a*", None), (".*", None), ("(?:a|b*)", None),
        (r"\d+", None), ("(?!x)y", "y"), ("  \\n", "\n"), (r"(?<!\\)`+", "`"), ("(?:(a)(b))", "a"),
    ],
)  # fmt: skip
def test_the_signs_that_a_pattern_needs_are_read_from_it(pattern: str, signs: str | None) -> None:
    assert needed(pattern, 0) == (None if signs is None else frozenset(signs))


def test_of_a_pattern_that_minds_no_capitals_nothing_is_known() -> None:
    assert needed("x", re.IGNORECASE) is None


def test_what_stands_in_the_place_of_the_processor_stays() -> None:
    markdown = Markdown()
    markdown.treeprocessors.register(own := type("Own", (type(markdown.treeprocessors["inline"]),), {})(markdown), "inline", 20)
    SparingExtension().extendMarkdown(markdown)
    assert markdown.treeprocessors["inline"] is own
