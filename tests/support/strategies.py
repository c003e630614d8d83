"""Anything an author could write, and much that nobody would."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml
from hypothesis import strategies as st

HEADS = (
    "/// key-idea | Title", "/// key-idea", "/// reflective-activity | *Title* {#x}", "//// resource | Outer",
    "/// items", "/// details | X", "/// case-studies", "/// chart | *Bars*",
    "/// resorce | Slip", "///", "////", "/// |", '!!! key-idea "Title"', "!!! resource", '??? reflective-activity "Folded"',
    '???+ key-idea "Open"', '!!! key-idea inline end ""', "!!! key-idea “Curly”", '!!! note "Other"', "!!!", "???", "!!!key-idea",
)  # fmt: skip
OPTIONS = (
    "    id: one", "    id: 1", "    minutes: 20", "    number: 3", "    withdrawn: true", "    tags: [a, b]", "    open: false",
    "    open: true", "    kind: key-idea", "    whole: true", "    limit: 1", "    what: ever", "    : x", "    a: [", "  minutes: 5",
    "minutes: 5", "    with: 'x", "    attrs: {id: y}", "    show: list", "    theme: x", "    values: {a: 1, b: .inf}",
)  # fmt: skip
PROSE = (
    "", "", "", "Words of it.", "# One", "## Two", "#### Four", "- a", "    - b", "1. one", "> quoted", "> - x", "| a | b |", "| - | - |",
    "    code", "[^1]: note", "Note[^1].", "[here](index.md)", "[x](item:one)", "[](item:suite/title)", "![](a.png)",
    "[ref]: /x", "*[Words]: W", "Term",
    ":   Meaning", '=== "Tab"', "***", "$a$", "==x==", "`code`", "{#id .class}", "{: #y }", "[TOC]", "\\", "&amp; & <", "\t\tx", "* [ ] do",
)  # fmt: skip
FENCES = ("```", "~~~", "````markdown", "``` python hl_lines='1'", "    ```", "> ```", "`````")
BALANCED = ("<b>x</b>", "<br>", "<!-- x -->", "<span>y</span>", '<div markdown="1">', "</div>", "<kbd>", "<p>z</p>")
WILD = (
    "<!--", "-->", "<div", "</details>", "<details>", "</section>", "</article>", '<a href="', "<script>", "</script>", "<style>", "<?php",
    "<![CDATA[", "<p>z", '<img src="x">', "\x02", "\x03", "\x02cpd:start:1\x03", "\x00", "\ufeff", "<pre>", "</pre>",
    "<textarea>", "<table>", "\r", "\u2028",
)  # fmt: skip
INDENTS = ("", "", "", "", "    ", "    ", "        ", "  ", "\t")

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-10, 10_000), st.floats(allow_nan=False), st.text(max_size=8),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["suite", "one", "a b", "ß", "<b>", '"', "current", "2026-13-01"]),
)  # fmt: skip
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3), max_leaves=5
)


def markdown(*, wild: bool) -> st.SearchStrategy[str]:
    """A page; ``wild`` ones may have HTML that opens and does not close, and characters nobody types."""
    lines = [st.sampled_from(HEADS), st.sampled_from(OPTIONS), st.sampled_from(PROSE), st.sampled_from(PROSE)]
    lines += [st.sampled_from(FENCES), st.sampled_from(WILD), st.text(max_size=20)] if wild else [st.sampled_from(FENCES)]
    if not wild:
        lines += [st.sampled_from(BALANCED[:4])]
    line = st.tuples(st.sampled_from(INDENTS), st.one_of(lines)).map("".join)
    return st.lists(line, max_size=25).map("\n".join)


def admonitions() -> st.SearchStrategy[str]:
    """A page whose callouts are all of the spelling that stock Markdown knows."""
    heads = st.sampled_from([head for head in HEADS if not head.startswith("/")])
    line = st.tuples(st.sampled_from(INDENTS), st.one_of(heads, st.sampled_from(PROSE), st.sampled_from(FENCES), st.sampled_from(BALANCED)))
    return st.lists(line.map("".join), max_size=25).map("\n".join)


def options(names: list[str]) -> st.SearchStrategy[str]:
    """What stands indented under a head: the options by name with any value, or text that is no YAML."""
    given = st.dictionaries(st.sampled_from(names) | st.text(max_size=6), values, max_size=4)
    broken = st.text(st.characters(exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=30)
    return (given.map(_dumped) | broken).map(lambda text: "\n".join(f"    {line}" for line in text.split("\n") if line.strip()))


def front_matter(names: list[str]) -> st.SearchStrategy[str]:
    """The head of a page: keys by name or any other, with any value, or text that is no YAML."""
    given = st.dictionaries(st.sampled_from(names) | st.text(max_size=6), values, max_size=4)
    broken = st.text(max_size=30)
    return (given.map(_dumped) | broken).map(lambda text: f"---\n{text}\n---\n")


def _dumped(given: dict[Any, Any]) -> str:
    return str(yaml.safe_dump(given, allow_unicode=True, width=10_000))
