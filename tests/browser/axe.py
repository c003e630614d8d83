"""What axe-core finds on a page as it stands, in short lines: the rule, how grave, what is wrong, where.

The rules are those of WCAG 2.0 to 2.2, levels A and AA, and of best practice. Where axe can't
decide, as with words on a picture, nothing is reported: nothing found isn't everything right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = Path(__file__).parents[1] / "vendor" / "axe-core-4.14.1" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ABOUT_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""The rules to which another scheme can make a difference: they measure colours, all others look at elements."""
SCHEMES: Final = {"light": "default", "dark": "slate"}
SHOWN: Final = 3
"""So many places of one fault are named."""

_RUN: Final = """
async ([rules, inside]) => {
  // What is being faded in would be measured half-way, and what is out of sight not at all.
  for (const one of document.getAnimations()) try { one.finish() } catch {}
  for (const one of document.querySelectorAll("*")) {
    if (getComputedStyle(one).contentVisibility === "auto") one.style.contentVisibility = "visible";
  }
  const { violations } = await axe.run(inside ? { include: inside } : document, {
    runOnly: rules,
    resultTypes: ["violations"],
    iframes: false,
    preload: { assets: ["media"], timeout: 1000 },
  });
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target, any, all, none }) => ({
    rule: id,
    impact,
    place: target.flat().join(" "),
    wrong: [...all, ...none, ...(any.length ? [any[0]] : [])].map(({ message }) => message).join("; "),
  })));
}
"""


def findings(page: Page, inside: str = "", *, is_of_colours: bool = False) -> list[str]:
    """What is wrong on a page, or inside a part of it, each fault once with its places; of colours only, if so wanted."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_source())
    rules = {"type": "rule", "values": [*ABOUT_COLOURS]} if is_of_colours else {"type": "tag", "values": [*TAGS]}
    return [*_lines(page.evaluate(_RUN, [rules, inside]))]


def in_both_schemes(page: Page, inside: str = "") -> list[str]:
    """What is wrong in light colours, and what dark ones make wrong; the page is left in the light."""
    found = []
    for name in ("dark", "light"):
        paint(page, name)
        found += [f"{name}: {line}" for line in findings(page, inside, is_of_colours=name == "dark")]
    return found


def paint(page: Page, scheme: str) -> None:
    """Change the colours as the page's own button does, whatever covers that."""
    page.evaluate("(name) => { document.body.dataset.mdColorScheme = name }", SCHEMES[scheme])


@cache
def _source() -> str:
    """The library; run by ``evaluate``, since a page's policy lets no script in."""
    return AXE.read_text(encoding="utf-8")


def _lines(faults: list[dict[str, Any]]) -> Iterator[str]:
    """One line for each fault."""
    places: dict[str, list[str]] = {}
    for fault in faults:
        head = f"{fault['rule']} ({fault['impact']}): {' '.join(fault['wrong'].split())}"
        places.setdefault(head, []).append(fault["place"])
    for head, there in places.items():
        more = f" and {len(there) - SHOWN} more" if len(there) > SHOWN else ""
        yield f"{head} At {', '.join(there[:SHOWN])}{more}"
