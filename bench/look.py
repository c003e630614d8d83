"""Pictures of one page of each kind, at every width, light and dark: ``bench/look.py site pictures``.

One contact sheet a page is written into the folder. Look at them all: a check finds what somebody thought of.
``bench/look.py site bench/pictures --readme`` makes the two pictures that the README shows instead.
"""

from __future__ import annotations

import argparse
import base64
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "hooks"))

from browser import axe
from browser.layout import HEIGHT, WIDTHS, kinds
from browser.tabs import launched, served
from support.sites import Built

SCALE = 0.25
TALLEST = 4000
"""Pixels of a page that are shown; what is below looks like what is above."""

README = {
    "sub-section": ("secondary/working-with-another-school/what-we-offer/", ".cpd-callout >> nth=-1", "end"),
    "index-page": ("primary/reflective-activities/", ".cpd-filter", "start"),
}
"""What the README shows, by the picture's name: a page, what is to be seen of it, and where in the window."""
WINDOW: ViewportSize = {"width": 1280, "height": 1280}

SHEET = """<!doctype html><meta charset=utf-8><title>{title}</title><style>
body {{ margin: 16px; background: #777; font: 14px sans-serif; color: #fff }}
div {{ display: flex; gap: 12px; align-items: start; margin-bottom: 16px }} figure {{ margin: 0 }} img {{ display: block }}
</style><h1>{title}</h1>{rows}"""


def main() -> int:
    """Make all sheets, or those of the kinds that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("pictures", type=Path, help="folder to write the sheets into")
    parser.add_argument("--kind", action="append", default=[], help="only this kind of page; may be said again")
    parser.add_argument("--readme", action="store_true", help="the README's pictures instead of sheets")
    words = parser.parse_args()
    words.pictures.mkdir(parents=True, exist_ok=True)
    with served(words.site) as root, sync_playwright() as playwright:
        browser = launched(playwright)
        if words.readme:
            shown(browser, root, words.pictures)
            return 0
        for kind, url in kinds(Built(words.site)).items():
            if not words.kind or kind in words.kind:
                path = words.pictures / f"{''.join(one if one.isalnum() else '-' for one in kind)}.png"
                path.write_bytes(sheet(browser, root + url, f"{kind}: /{url}"))
                print(path, flush=True)
        browser.close()
    return 0


def sheet(browser: Browser, address: str, title: str) -> bytes:
    """A page at every width, a row for each scheme of colours."""
    rows = "".join(f"<div>{''.join(pictures(browser, address, scheme))}</div>" for scheme in axe.SCHEMES)
    page = browser.new_page(viewport={"width": 400 + int(sum(WIDTHS) * SCALE), "height": HEIGHT})
    page.set_content(SHEET.format(title=title, rows=rows))
    shot = page.screenshot(full_page=True)
    page.close()
    return shot


def shown(browser: Browser, root: str, folder: Path) -> None:
    """The README's pictures: a reader's window."""
    page = browser.new_page(viewport=WINDOW, device_scale_factor=0.7, reduced_motion="reduce")
    for name, (url, part, end) in README.items():
        page.goto(root + url)
        page.evaluate("document.fonts.ready")
        page.locator(part).evaluate("(one, block) => one.scrollIntoView({ block })", end)
        path = folder / f"{name}.jpg"
        page.screenshot(path=path, type="jpeg", quality=45)
        print(path, flush=True)


def pictures(browser: Browser, address: str, scheme: str) -> Iterator[str]:
    """The pictures of one row."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    axe.paint(page, scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}, type="jpeg", quality=60)
        source = f"data:image/jpeg;base64,{base64.b64encode(shot).decode()}"
        yield f'<figure>{width}<img width="{width * SCALE:.0f}" src="{source}" alt=""></figure>'
    context.close()


if __name__ == "__main__":
    sys.exit(main())
