"""Scripts and stylesheets lose their comments on the way to readers, and nothing else."""

from __future__ import annotations

from typing import Final

from cpd.writing.scripts import COMMENT, TYPE, lean, lean_style
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
    style = '/* Goes,\n   all of it: a * b. */\n.a { color: red; } /* stays */\n  /* goes */\n  .b::after { content: "/* stays */"; }\n'
    assert lean_style(style) == '.a { color: red; } /* stays */\n  .b::after { content: "/* stays */"; }\n'


def test_no_script_has_what_looks_like_a_comment_in_the_middle_of_a_text() -> None:
    """A text between backticks may have many lines; what stands in it is no comment."""
    scripts = {path.name: path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js"))}
    inside = [
        f"{name}: {found.group().strip()}"
        for name, script in scripts.items()
        for pattern in (COMMENT, TYPE)
        for found in pattern.finditer(script)
        if lean(script[: found.start()]).count("`") % 2
    ]
    assert (len(scripts) > 10, inside) == (True, [])
