"""Whether a page looks the same with two stylesheets: every property that the browser computes, of every element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Page, Route

from browser import axe
from cpd.writing.joining import FRAME, joined_styles, rebased

WIDTHS: Final = (320, 1280)
MEDIA: Final[tuple[Literal["screen", "print"], ...]] = ("screen", "print")
HEIGHT: Final = 900
PARTS: Final = ("", "::before", "::after", "::marker")
_LOOKS: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_NAMED: Final = """
(numbers) => {
  const all = [document.documentElement, ...document.querySelectorAll("body, body :not(script)")];
  const path = (one) => (one.parentElement ? `${path(one.parentElement)} > ` : "") + [one.localName, ...one.classList].join(".");
  return numbers.map(([at, part]) => path(all[at]).split(" > ").slice(-4).join(" > ") + part);
}
"""
_SETTLED: Final = """
async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let left = 4; left > 0; left--) await frame();
  const ends = (animation) => animation.effect.getComputedTiming().endTime < Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
}
"""
"""A page whose scripts have heard of its new size (the theme's, a frame or two later) and whose movements have come to their end."""
_ADDED: Final = """
(address) => new Promise((done, failed) => {
  const trimmed = document.querySelector('link[href$="/frame.css"], link[href$="frame.css"]');
  const whole = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(address, trimmed.href).href, onerror: failed });
  whole.onload = async () => {
    await Promise.all([...document.fonts].map((font) => font.load()));
    whole.sheet.disabled = true;
    done();
  };
  trimmed.after(whole);
})
"""
_SWAPPED: Final = """
() => {
  // Not of the links: a browser would fetch them anew.
  const [trimmed, whole] = [...document.querySelectorAll('link[href*="frame.css"]')].map((link) => link.sheet);
  [trimmed.disabled, whole.disabled] = [whole.disabled, trimmed.disabled];
}
"""
_HELD: Final = """
async () => {
  window.moving = document.body;
  document.body.replaceWith(document.body.cloneNode(true));
  await Promise.allSettled([...document.images].map((image) => image.decode()));
}
"""
"""A page as its scripts have made it by now. What they go on to change, such as a tab's width when another stylesheet comes, is not on it."""
_LATE: Final = re.compile(r"font-display:\s*optional")
_RELEASED: Final = "() => document.body.replaceWith(window.moving)"


def with_fonts_at_once(page: Page) -> Page:
    """A page that waits for its fonts: otherwise one that comes late is left for the next page, and stylesheets are compared that have one each."""

    def with_fonts(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, body=_at_once(found.text()))

    page.route("**/frame.css", with_fonts)
    return page


def _at_once(style: str) -> str:
    return _LATE.sub("font-display: block", style)


def states(page: Page) -> Iterator[str]:
    """Bring a page into each state in which it is looked at: width, colours, screen or paper."""
    page.emulate_media(reduced_motion="reduce")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in axe.SCHEMES:
            axe.paint(page, scheme)
            for medium in MEDIA:
                page.emulate_media(media=medium, reduced_motion="reduce")
                page.evaluate(_SETTLED)
                yield f"{width} px, {scheme}, {medium}"
    page.emulate_media(media="screen")


def looks(page: Page) -> dict[str, list[int]]:
    """What a page's elements look like in each state."""
    return {state: list(page.evaluate(_LOOKS)) for state in states(page)}


def differences(page: Page, before: dict[str, list[int]]) -> list[str]:
    """Which elements of a page look otherwise than they did."""
    return [line for state in states(page) for line in _differing(page, state, before[state])]


def _differing(page: Page, state: str, before: list[int]) -> list[str]:
    now = list(page.evaluate(_LOOKS))
    if len(now) != len(before):
        return [f"{state}: {len(now) // len(PARTS)} elements, {len(before) // len(PARTS)} before"]
    other = [at for at, (one, was) in enumerate(zip(now, before, strict=True)) if one != was]
    named = page.evaluate(_NAMED, [[at // len(PARTS), PARTS[at % len(PARTS)]] for at in other])
    return [f"{state}: {name}" for name in named]


def whole_frame(site: Path) -> str:
    """The frame's stylesheet of a built site with all of the theme's."""
    (theme,) = (site / "assets" / "stylesheets").glob("main.*.min.css")
    own = {path.stem: path.read_text(encoding="utf-8") for path in (site / "assets" / "cpd").glob("*.css")}
    return _at_once(joined_styles(own, rebased(theme.read_text(encoding="utf-8"), "../stylesheets/"))[FRAME])


def trimmed_away(page: Page, whole: str) -> list[str]:
    """What of an open page, which was ``with_fonts_at_once``, looks otherwise with the theme's whole stylesheet."""
    page.route("**/frame.css?whole", lambda route: route.fulfill(content_type="text/css", body=whole))
    page.evaluate(_ADDED, "?whole")
    found = []
    for state in states(page):
        page.evaluate(_HELD)
        before = list(page.evaluate(_LOOKS))
        page.evaluate(_SWAPPED)
        found += _differing(page, state, before)
        page.evaluate(_SWAPPED)
        page.evaluate(_RELEASED)
    return found
