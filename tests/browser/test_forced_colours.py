"""Where the system chooses the colours, nothing that is drawn by a background alone is lost."""

from __future__ import annotations

from typing import Final

import pytest

from browser.conftest import Opens

DRAWN: Final = """
() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "background: Canvas; color: CanvasText";
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
  const found = [];
  for (const one of document.body.querySelectorAll("*")) {
    if (!isSeen(one) || one.closest(".cpd-hero, .cpd-home__hero")) continue;
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(one, part);
      const isMasked = !["none", ""].includes(style.maskImage) && style.content !== "none" && style.display !== "none";
      const isDrawn = isMasked && style.backgroundColor !== canvas && style.forcedColorAdjust === "none";
      const isPlus = part === "::after" && one.matches("summary") && style.backgroundImage.includes("gradient") && style.forcedColorAdjust === "none";
      if ((isMasked && !isDrawn) || (part === "::after" && one.matches("summary") && style.content !== "none" && !isPlus && !isMasked)) {
        found.push(`${one.localName}.${[...one.classList].join(".")}${part}`);
      }
    }
  }
  return [...new Set(found)];
}
"""
"""Signs that would not be seen: masks over a background that is forced, and the plus of what opens."""
PAGES: Final = ("", "secondary/", "secondary/working-with-another-school/what-we-offer/", "secondary/reflective-activities/", "my-record/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_that_are_drawn_by_backgrounds_are_seen(opens: Opens, scheme: str) -> None:
    tab = opens(forced_colors="active", color_scheme=scheme, viewport={"width": 1280, "height": 900})
    assert {url: found for url in PAGES if (found := tab.visit(url).evaluate(DRAWN))} == {}


def test_where_one_is_can_be_seen(opens: Opens) -> None:
    page = opens(forced_colors="active", viewport={"width": 1280, "height": 900}).visit(
        "secondary/working-with-another-school/what-we-offer/"
    )
    here, other = (page.locator(f".cpd-place__beads i{which}").first for which in (".is-here", ":not(.is-here)"))
    fill = "one => getComputedStyle(one).backgroundColor"
    assert here.evaluate(fill) != other.evaluate(fill)
    current = page.locator(".cpd-nav__link[aria-current]")
    assert current.evaluate("one => getComputedStyle(one).borderInlineStartStyle") == "solid"
