"""Whether a page looks the same with two stylesheets: every property that the browser computes, of every element."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Page

from browser import axe
from cpd.writing.joining import FRAME, joined_styles, rebased

WIDTHS: Final = (320, 1280)
MEDIA: Final[tuple[Literal["screen", "print"], ...]] = ("screen", "print")
HEIGHT: Final = 900
PARTS: Final = ("", "::before", "::after", "::marker")
_LOOKS: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_AGAIN: Final = 2
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
_SWAPPED: Final = """
(address) => new Promise((done, failed) => {
  const old = document.querySelector('link[href$="/frame.css"], link[href$="frame.css"]');
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(address, old.href).href, onerror: failed });
  link.onload = () => {
    old.disabled = true;
    done();
  };
  old.after(link);
})
"""


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
    found = []
    for state in states(page):
        now = list(page.evaluate(_LOOKS))
        if len(now) != len(before[state]):
            found.append(f"{state}: {len(now) // len(PARTS)} elements, {len(before[state]) // len(PARTS)} before")
            continue
        other = [at for at, (one, was) in enumerate(zip(now, before[state], strict=True)) if one != was]
        named = page.evaluate(_NAMED, [[at // len(PARTS), PARTS[at % len(PARTS)]] for at in other])
        found += [f"{state}: {name}" for name in named]
    return found


def whole_frame(site: Path) -> str:
    """The frame's stylesheet of a built site with all of the theme's."""
    (theme,) = (site / "assets" / "stylesheets").glob("main.*.min.css")
    own = {path.stem: path.read_text(encoding="utf-8") for path in (site / "assets" / "cpd").glob("*.css")}
    return joined_styles(own, rebased(theme.read_text(encoding="utf-8"), "../stylesheets/"))[FRAME]


def trimmed_away(page: Page, whole: str) -> list[str]:
    """What of an open page looks otherwise with the theme's whole stylesheet, as often as one looks: its script moves things by itself."""
    page.route("**/frame.css?whole", lambda route: route.fulfill(content_type="text/css", body=whole))
    found = _compared(page)
    for _ in range(_AGAIN):
        if found:
            page.reload(wait_until="networkidle")
            again = {*_compared(page)}
            found = [line for line in found if line in again]
    return found


def _compared(page: Page) -> list[str]:
    before = looks(page)
    page.evaluate(_SWAPPED, "?whole")
    return differences(page, before)
