"""Python-Markdown is spared what it does for nothing, and nothing comes out otherwise for it."""

from __future__ import annotations

import gc
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from cpd.reading.sparing import SparingExtension

COMMON: Final = ("abbr", "attr_list", "footnotes", "md_in_html", "tables", "admonition", "def_list", "toc", "pymdownx.arithmatex")
SETS: Final = (
    (
        *COMMON, "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
        "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.blocks.admonition",
        "pymdownx.blocks.details", "cpd.reading.extension",
    ),
    (*COMMON, "fenced_code", "sane_lists", "smarty", "pymdownx.saneheaders", "pymdownx.quotes"),
    (),
)  # fmt: skip
CONFIGS: Final = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.quotes": {"callouts": True}}


def markdown(extensions: Sequence[str], *, is_spared: bool) -> Markdown:
    """What converts with some extensions, and with ours."""
    sparing = [SparingExtension()] if is_spared else []
    return Markdown(extensions=[*extensions, *sparing], extension_configs={name: CONFIGS[name] for name in CONFIGS if name in extensions})


PLAIN: Final = [markdown(names, is_spared=False) for names in SETS]
SPARED: Final = [markdown(names, is_spared=True) for names in SETS]

WORDS: Final = (
    "word ", "two words, ", "*", "**", "_", "`", "``", "[", "](a.md)", '](b "t")', "![", "][r]", "[^1]", "<b>", "</b>", "<https://a.example>",
    "<a@b.example>", "&amp;", "&", "\\", "\\*", "++ctrl+a++", "==", "~~", "~", "^", "^^", "$a$", "\\(b\\)", "#!py x", "  \n", "\n", "\n\n", "- ",
    "[plain](a.md)", "*plain*", " **two words**", " _plain_.", "__two words__, ",
    "# ", "    ", "| a | b |\n", "{ #x }", "{: .y }", "HTML", "\x02", "wzxhzdk:0", "é", "🙂", "<!-- c -->", "http://c.example",
)  # fmt: skip
LINES: Final = (
    "Words.", "More *words*, and more", "é", "", "", "", "- item", "* item", "1. one", "2. two", "# Heading", "## Heading #", "Under", "===", "---",
    "> quoted", "!!! note", '!!! tip "Title"', "??? note", '???+ tip "Title"', '=== "Tab"', "/// note | Title", "/// details | Title", "///",
    "//// note", "////", "/// key-idea | One", "Term", ":   Definition", "| a | b |", "| - | - |", "a | b", "- | -", "```", "``` py", "~~~", "[^1]: A note.",
    "[r]: https://r.example", "*[HTML]: Words", "$$", "\\[x\\]", "\\begin{a}", "\\end{a}", "<div markdown>", "</div>", "<p>", "</p>",
    "[TOC]", "word[^1] [x][r] HTML", "{ .y }", "- [ ] task", "> [!note] Title", "id: x", "\N{LEFT DOUBLE QUOTATION MARK}Said.", "x" * 40,
)  # fmt: skip
INDENTS: Final = ("", "", "", "", "  ", "    ", "    ", "        ", "> ", "- ")
END: Final = "\n\n[^1]: A note.\n\n[r]: https://r.example\n\n*[HTML]: Words\n"
TEXTS: Final = st.lists(st.sampled_from(WORDS), max_size=24).map("".join)
PAGES: Final = st.lists(st.tuples(st.sampled_from(INDENTS), st.sampled_from(LINES)).map("".join), max_size=24).map("\n".join)


@pytest.mark.parametrize("number", range(len(SETS)))
@given(page=TEXTS | PAGES, end=st.sampled_from((END, "")))
def test_any_page_becomes_what_python_markdown_makes_of_it(number: int, page: str, end: str) -> None:
    assert SPARED[number].reset().convert(page + end) == PLAIN[number].reset().convert(page + end)


PAGE: Final = """\
# Heading

Words, *plain* and **bold**, with [a link](a.md).

- item
- item

| a | b |
| - | - |
| c | d |

/// key-idea | Idea
    id: idea

Words.

///
"""


def test_a_page_leaves_no_circle_behind() -> None:
    """The collector that would find it rests while a site is built."""
    SPARED[0].reset().convert(PAGE)
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            SPARED[0].reset().convert(PAGE)
        assert gc.collect() == 0
    finally:
        gc.enable()


NAMES: Final = ("p", "div", "br", "img", "script", "style", "DIV", "BR", "!--")
ATTRIBUTES: Final = st.dictionaries(
    st.sampled_from(("id", "class", "href", "checked")), st.text('a"&<>\n', max_size=4) | st.none(), max_size=3
)
SAID: Final = st.none() | st.text('a&<>;"\n\x02', max_size=5) | st.just("&amp;")
TREES: Final = st.recursive(
    st.tuples(st.sampled_from(NAMES), ATTRIBUTES, SAID, SAID, st.just(())),
    lambda below: st.tuples(st.sampled_from(NAMES), ATTRIBUTES, SAID, SAID, st.lists(below, max_size=3)),
    max_leaves=8,
)


def tree(said: Any) -> Any:
    """An element of its name, attributes, text, the text behind it, and what is below it."""
    name, attributes, text, tail, below = said
    element: Any = etree.Comment() if name == "!--" else etree.Element(name, attributes)
    element.text, element.tail = (text or "" if name == "!--" else text), tail
    element.extend(map(tree, below))
    return element


@given(said=TREES)
def test_any_tree_is_written_as_python_markdown_writes_it(said: Any) -> None:
    assert SPARED[0].serializer(tree(said)) == PLAIN[0].serializer(tree(said))


class Shouts(BlockProcessor):
    """Wants every block that begins with a letter."""

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002  # Python-Markdown's signature
        return block[:1].isalpha()

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        etree.SubElement(parent, "p").text = blocks.pop(0).upper()
        return True


def test_a_processor_that_is_not_known_is_asked_about_plain_paragraphs_too() -> None:
    spared = Markdown(extensions=[SparingExtension()])
    assert spared.convert("Words.") == "<p>Words.</p>"
    # Whenever it comes.
    spared.parser.blockprocessors.register(Shouts(spared.parser), "shouts", 50)
    assert spared.convert("Words.") == "<p>WORDS.</p>"


def test_plain_paragraphs_and_headings_are_asked_of_no_other_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    spared = markdown(SETS[0], is_spared=True)
    asked: list[str] = []
    known = spared.parser.blockprocessors["quote"]
    test = known.test

    def noted(parent: etree.Element, block: str) -> bool:
        asked.append(block)
        return test(parent, block)

    monkeypatch.setattr(known, "test", noted)
    spared.convert("# Heading\n\nWords,\nand more *words*.\n\n> Quoted.\n\nWords | more")
    assert asked == ["> Quoted.", "Words | more"]
