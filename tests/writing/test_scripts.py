"""Scripts and stylesheets lose their comments on the way to readers, and nothing else."""

from __future__ import annotations

from typing import Final

import pytest

from cpd.writing.scripts import Scripts, lean, lean_style, ordered, sent
from support.sites import REPOSITORY

ASSETS: Final = REPOSITORY / "overrides" / "assets" / "cpd"

WRITTEN: Final = """// @ts-check
/**
 * What it is: a * b.
 */
(() => {
  /** One line. */
  const url = "https://example.org"; // stays
  // goes
  const typed = /** @type {Map<string, {a: number}>} */ (url);
  /** @type {HTMLElement | null} */ (typed).act();
  const told = (/** @type {string} */ words, /** @type {number[]} */ ...sizes) => /** @satisfies {{a: 1}} */ ({ a: 1 });
  return 4 /** stays **/ / 2;
})();
"""

SENT: Final = """(() => {
  const url = "https://example.org"; // stays
  const typed = (url);
  (typed).act();
  const told = (words, ...sizes) => ({ a: 1 });
  return 4 /** stays **/ / 2;
})();
"""


def test_comments_on_lines_of_their_own_and_types_go() -> None:
    assert lean(WRITTEN) == SENT


def test_comments_on_lines_of_their_own_go_from_stylesheets() -> None:
    style = '/* Goes,\n   all of it: a * b. */\n.a { color: red; } /* "stays */\n  /* goes */\n  .b::after { content: "/* stays; */"; }\n'
    assert lean_style(style) == '.a{color:red}/* "stays */ .b::after{content:"/* stays; */"}'


@pytest.mark.parametrize(
    ("style", "sent"),
    [
        ("a :hover > b,\n.c:is(d, e) {\n  --x: ;\n  margin: 0 -.1rem;\n}\n\n", "a :hover > b,.c:is(d,e){--x:;margin:0 -.1rem}"),
        (
            "@media (width < 3rem) and (hover) {\n  a { b: calc(1px + -2px) !important; }\n}\n",
            "@media (width < 3rem) and (hover){a{b:calc(1px + -2px) !important}}",
        ),
        ("a { b: 'c;  \\' }  d' ; e: \"f:  \\\"; }\" ; }\n", "a{b:'c;  \\' }  d';e:\"f:  \\\"; }\"}"),
        ("a { b: url(data:image/svg+xml;charset=utf-8,%3Csvg%3E); }", "a{b:url(data:image/svg+xml;charset=utf-8,%3Csvg%3E)}"),
        ("a { grid-template-areas: 'b  c'\n  'd'; }", "a{grid-template-areas:'b  c' 'd'}"),
    ],
)
def test_stylesheets_are_sent_without_white_space_that_says_nothing(style: str, sent: str) -> None:
    assert lean_style(style) == sent


def test_scripts_are_sent_without_indents_unless_a_text_has_several_lines() -> None:
    assert sent("if (a) {\n  b(`c  ${d}`);\n\tc();\n}\n") == "if (a) {\nb(`c  ${d}`);\nc();\n}\n"
    assert sent("if (a) {\n  b(`c\n  d`);\n}\n") == "if (a) {\n  b(`c\n  d`);\n}\n"


SOURCES: Final = {
    "store": "// @ts-check\n/** Keeps. */\nstore();\n",
    "form/values": "// @ts-check\n/**\n * Values.\n *\n * @requires store\n */\nvalues();\n",
    "form/copies": "/**\n * Copies.\n *\n * @requires form/values\n * @requires speaking\n */\ncopies(); // @requires nothing\n",
    "form/begin": "/** @requires form/copies */\nbegin();\n/** @requires nothing */\n",
    "speaking": "/**\n * @requires store\n */\nspeaking();\n",
}
"""Scripts, one in parts."""


def test_the_parts_of_a_script_are_joined_each_after_what_it_needs() -> None:
    values, copies, begin = SOURCES["form/values"], SOURCES["form/copies"], SOURCES["form/begin"]
    assert Scripts(SOURCES).whole_scripts() == {"form": f"{values}\n{copies}\n{begin}"}


def test_a_script_needs_what_its_parts_need_of_others() -> None:
    needs = Scripts(SOURCES).needs()
    assert needs == {"store": frozenset(), "form": frozenset({"store", "speaking"}), "speaking": frozenset({"store"})}


def test_a_page_has_what_its_scripts_need_each_after_what_it_needs() -> None:
    assert ordered({"reveal", "form"}, Scripts(SOURCES).needs()) == ("store", "speaking", "form", "reveal")


def test_what_nothing_is_known_of_needs_nothing() -> None:
    assert ordered({"catalogue-data", "an-own-script"}, {}) == ("an-own-script", "catalogue-data")


def test_scripts_that_need_each_other_are_named_in_their_circle() -> None:
    with pytest.raises(ValueError, match=r"^scripts need each other in a circle: form → store → form$"):
        ordered({"page"}, {"page": {"form"}, "form": {"store"}, "store": {"form"}})


def test_parts_that_need_each_other_are_named_in_their_circle() -> None:
    parts = {"form/a": "/** @requires form/b */", "form/b": "/** @requires form/a */"}
    with pytest.raises(ValueError, match=r"^scripts need each other in a circle: form/a → form/b → form/a$"):
        Scripts(parts).whole_scripts()
