"""Inline patterns are tried where they can match, and nothing comes out otherwise for it."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from cpd.reading.inline import SparingExtension, needed

EXTENSIONS: Final = (
    "abbr", "attr_list", "footnotes", "md_in_html", "tables", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.tilde",
)  # fmt: skip
PLAIN: Final = Markdown(extensions=[*EXTENSIONS])
SPARING: Final = Markdown(extensions=[*EXTENSIONS, SparingExtension()])


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


WORDS: Final = (
    "word ", "two words, ", "*", "**", "_", "`", "``", "[", "](a.md)", '](b "t")', "![", "][r]", "[^1]", "<b>", "</b>", "<https://a.example>",
    "<a@b.example>", "&amp;", "&", "\\", "\\*", "++ctrl+a++", "==", "~~", "~", "^", "^^", "$a$", "\\(b\\)", "#!py x", "  \n", "\n", "\n\n", "- ",
    "# ", "    ", "| a | b |\n", "{ #x }", "{: .y }", "HTML", "\x02", "wzxhzdk:0", "é", "🙂", "<!-- c -->", "http://c.example",
)  # fmt: skip
END: Final = "\n\n[^1]: A note.\n\n[r]: https://r.example\n\n*[HTML]: Words\n"


@given(st.lists(st.sampled_from(WORDS), max_size=24).map("".join))
def test_any_text_becomes_what_python_markdown_makes_of_it(text: str) -> None:
    assert SPARING.reset().convert(text + END) == PLAIN.reset().convert(text + END)


def test_what_stands_in_the_place_of_the_processor_stays() -> None:
    markdown = Markdown()
    markdown.treeprocessors.register(own := type("Own", (type(markdown.treeprocessors["inline"]),), {})(markdown), "inline", 20)
    SparingExtension().extendMarkdown(markdown)
    assert markdown.treeprocessors["inline"] is own
