"""Pieces of pages, right and wrong, and what must not be lost of each.

A page is put together from them; ``bench/lost.py`` builds many and looks for what came out nowhere.
``@`` stands for a word that stands nowhere else: a callout's title, or a list's first item.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

# Right and wrong heads. A mark at the end closes the block.
HEADS: Final = (
    "/// key-idea | @", "/// reflective-activity | @", "/// resource | @", "//// key-idea | @", "///key-idea|@", '!!! key-idea "@"',
    '!!!key-idea "@"', '??? reflective-activity "@"', '???+ resource "@"', '!!! key-idea inline end "@"', "/// KEY-IDEA | @", "/// notes",
    "// key-idea | @", "// key-idea @", '!! key-idea "@"', '!!!! key-idea "@"', '! key-idea "@"', "/ key-idea | @", "> [!key-idea]- @",
    ":::key-idea @", "::: {.key-idea} @", "{% key-idea %} @", ".. key-idea:: @", "||| key-idea | @", "<<< key-idea | @", '+++ key-idea "@"',
    "\N{FULLWIDTH EXCLAMATION MARK}" * 3 + ' key-idea "@"', "\N{FULLWIDTH SOLIDUS}" * 3 + " key-idea | @", '!!! key\N{EN DASH}idea "@"',
    '!!! key\N{SOFT HYPHEN}idea "@"', '!!!\N{NO-BREAK SPACE}key-idea "@"', "/// key-idea\N{NO-BREAK SPACE}| @", "/// key-idea: @",
    '/// key-idea "@"', "/// key-idea @", "/// keyidea | @", "/// Key idea | @", "/// | @", '!!! "@"', '!!!  key-idea "@"', '!!! key-idea "@":',
    '!!! key-idea "@" {#x}', "!!! key-idea | @", '!!! Key idea "@"', "!!! key-idea \N{LEFT DOUBLE QUOTATION MARK}@\N{RIGHT DOUBLE QUOTATION MARK}",
    "!!! key-idea '@'", '  !!! key-idea "@"', "  /// key-idea | @", "// items", "::: chart | @", '!! Reflective activities "@"',
)  # fmt: skip
OPTIONS: Final = (
    "    id: @", "    minutes: 20", "    minuts: 20", "    number: 1", "    tags: [a, b]", "  minutes: 5", "\N{NO-BREAK SPACE}" * 4 + "minutes: 5",
    "    withdrawn: true", "    open: false", "    with: a: b", "    was: old", "    href: https://example.org/",
)  # fmt: skip
BODIES: Final = (
    "Words.", "    Words.", "- one\n- two", "    - one\n    - two", "> Quoted.", "    ```\n    code\n    ```", "| a | b |\n| - | - |\n| 1 | 2 |", "",
    "/// items\n    kind: resource\n///", "See [](item:one) and [this](#x).", "Half is $\\frac{1}{2}$.", "Note[^1].", "## Heading",
)  # fmt: skip
ENDS: Final = ("", "///", "////", "//", ":::", "\n///", "\n    ///")

# Lists that are lost for their readers as lists: each is told.
LISTS: Final = (
    "Words:\n- @\n- two", "Words.\n- @", "Words:\n1. @\n2. two", "Words.\n\n1) @\n2) two", "a) @\nb) two", "\N{BULLET} @\n\N{BULLET} two",
    "\N{EN DASH} @\n\N{EN DASH} two", "*@\n*two", "-@\n-two", "1.@\n2.two", "-\N{NO-BREAK SPACE}@\n-\N{NO-BREAK SPACE}two", "[ ] @\n[x] two",
    "Words.\n\n- one\n  - @", "Words.\n\n1. one\n   - @", "Words.\n\n- one\n    - two\n      - @", "Words.\n\n2026. @ was a year.",
    "Words.\n\n1. one\n2. two\n\n- @", "Words.\n\n- one\n- two\n\n1. @", "Words.\n\n- one\n        - @",
)  # fmt: skip

# What may stand around all this, in which nothing needs telling.
OTHERS: Final = (
    "# Title", "## Heading", "#### Far down", "Words, and *more* words.", "- one\n- two\n\n    more", "1. one\n2. two", "> quoted", "Term\n:   Meaning",
    '```\n!!! key-idea "In code"\n```', "~~~ python\nx = 1\n~~~", "    code", "<!-- /// key-idea | In a comment -->", "[^1]: A note.", "Note[^1].",
    "[](item:nowhere)", "[x](#nowhere)", "$$\n\\frac{3}{4}\n$$", "\\(x^2\\)", "It is $5 to $10.", "<br>", "***", "*[CPD]: Development", "CPD",
    '=== "Tab"\n\n    Words.', "/// items\n///", "/// chart | Bars\n    values: {a: 1}\n///", "/// storage\n///", "/// contact\n///", "<div>Words.</div>",
    "<div markdown>\n\nWords.\n\n</div>", "| a | b |\n| - | - |\n| 1 | 2 |", "[ref]: https://example.org/", "![a](a.png)", "{ .x }", "[TOC]",
)  # fmt: skip

# What a fragment may be put into: the lines before, how far it is set in, the lines after.
PLACES: Final = (
    ("", "", ""), ("", "", ""), ("", "", ""), ("- item\n", "    ", ""), ("1. item\n", "    ", ""), ("", "> ", ""), ('!!! note "N"\n', "    ", ""),
    ('=== "Tab"\n', "    ", ""), ("<div markdown>\n", "", "\n</div>"), ("<div>\n", "", "\n</div>"), ("<section>", "", "</section>"),
    ("<details><summary>More</summary>\n", "", "\n</details>"), ("<table><tr><td>\n", "", "\n</td></tr></table>"), ("- item\n", "  ", ""),
    ("/// items\n", "", "\n///"), ("//// key-idea | Outer\n", "", "\n////"), ("/// contact\n", "", ""), ("<center>", "", "</center>"),
    ("/// notes\n", "", "\n///"), ("Term\n:   Meaning\n", "    ", ""),
)  # fmt: skip

# A page's head. A key stands with what is written after it.
FRONTS: Final = {
    "title": ("A title", "1:2", "010"), "description": ("What it says",), "tags": ("[a, b]",), "search": ("{exclude: true}",), "hide": ("[toc]",),
    "created": ("2026-11-01",), "updated": ("2026-11-02",), "slides": ("true",), "status": ("current", "archived"), "icon": ("material/home",),
}  # fmt: skip
FRONT_SLIPS: Final = {
    "contens": ("[a]",), "routes": ("x",), "glossery": ("x",), "case-study": ("x",), "suit": ("x",), "descripton": ("x",), "titel": ("x",),
    "moved-from": ("a.md",), "slide": ("true",), "Tags": ("[a]",),
}  # fmt: skip
"""Keys that nobody reads, so each must be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A fragment where it is put."""

    text: str
    """With ``@`` still in it."""
    is_callout: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfPieces:
    """A page to be."""

    front: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]


def pages(*, with_front_slips: bool) -> st.SearchStrategy[PageOfPieces]:
    """Any page of a few fragments."""
    keys = FRONTS | FRONT_SLIPS if with_front_slips else FRONTS
    front = st.lists(st.sampled_from(sorted(keys)), max_size=3, unique=True).flatmap(
        lambda names: st.tuples(*(st.tuples(st.just(name), st.sampled_from(keys[name])) for name in names))
    )
    return st.builds(
        lambda front, pieces: PageOfPieces(front=front, pieces=tuple(pieces)), front, st.lists(_pieces(), min_size=1, max_size=6)
    )


def _pieces() -> st.SearchStrategy[Piece]:
    lists = st.sampled_from(LISTS).map(lambda text: Piece(text=text, is_list=True))
    return st.one_of(_callouts(), _callouts(), lists, st.sampled_from(OTHERS).map(lambda text: Piece(text=text)))


@st.composite
def _callouts(draw: st.DrawFn) -> Piece:
    head = draw(st.sampled_from(HEADS))
    lines = [
        head,
        *draw(st.lists(st.sampled_from(OPTIONS), max_size=2, unique=True)),
        draw(st.sampled_from(("", "\n"))) + draw(st.sampled_from(BODIES)),
    ]
    end = "///" if head.startswith("///") and not head.startswith("////") else ""
    inner = "\n".join([*lines, draw(st.sampled_from((end, end, *ENDS)))])
    before, indent, after = draw(st.sampled_from(PLACES))
    placed = "\n".join(f"{indent}{line}" if line else line for line in inner.split("\n"))
    return Piece(text=f"{before}\n{placed}\n{after}", is_callout="@" in head)
