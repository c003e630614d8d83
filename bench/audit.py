"""Every page of a built site in a real browser: ``bench/audit.py site``.

Each page is laid out at the ten widths of ``tests/browser/layout.py``, as it comes and with its details
unfolded: is it wider than its window, is there a column of one letter, an empty screen, a small control? At
three of the widths, in light and in dark colours, axe-core looks at it unfolded. Told is also what the console
says and what is asked of other hosts. What a reader makes of a page (a tray, a dialog, a filled form) is for
``tests/browser/test_axe.py``; all look with the same helpers.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, sync_playwright

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "hooks"))

from browser import axe
from browser.layout import HEIGHT, WIDTHS, faults
from browser.tabs import Tab, launched, served

AXES = {320, 768, 1280}
"""The widths at which axe-core looks: between them, other things stand on a page, or none."""
TABS = 2

UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true })"

Found = dict[str, list[str]]
"""Where each finding was seen: "320 dark"; a line that is seen twice is one finding."""


def addresses(site: Path) -> list[str]:
    """All pages, as a browser asks for them; those that only lead on elsewhere left out."""
    paths = (path for path in sorted(site.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"))
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in paths]


def spread(pages: list[str], most: int) -> list[str]:
    """So many of them, from all over the site; 0 for all."""
    return pages[:: -(-len(pages) // most)] if 0 < most < len(pages) else pages


def seen(tab: Tab) -> Iterator[tuple[str, str]]:
    """What is wrong with a page, and where: at which width, in which colours, folded or not."""
    for fold in ("", "unfolded"):
        if fold:
            tab.page.evaluate(UNFOLD)
        for width in WIDTHS:
            tab.page.set_viewport_size({"width": width, "height": HEIGHT})
            yield from ((f"layout: {line}", f"{width} {fold}".strip()) for line in [*tab.too_wide(), *faults(tab.page)])
            if fold and width in AXES:
                yield from ((line, f"{width} {scheme}") for scheme in axe.SCHEMES for line in coloured(tab, scheme))
    yield from ((f"console: {line}", "at any width") for line in tab.errors)
    yield from ((f"another host: {address}", "at any width") for address in tab.elsewhere())


def coloured(tab: Tab, scheme: str) -> list[str]:
    """What axe-core finds in these colours; in all but the first it need only look at colours."""
    axe.paint(tab.page, scheme)
    return axe.findings(tab.page, is_of_colours=scheme != "light")


def looked_at(browser: Browser, root: str, url: str) -> Found:
    """A page at every width, in a memory of its own."""
    found: Found = {}
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT}, color_scheme="light", reduced_motion="reduce")
    tab = Tab(context.new_page(), root)
    tab.visit(url).wait_for_load_state("networkidle")
    for line, where in dict.fromkeys(seen(tab)):
        found.setdefault(line, []).append(where)
    context.close()
    return found


def worked_through(share: Iterable[str], *, root: str, number: Iterator[int], total: int) -> dict[str, Found]:
    """Some of the pages in a browser of their own; each is told as soon as it is done."""
    everything = {}
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for url in share:
            begun = monotonic()
            found = everything[url] = looked_at(browser, root, url)
            head = f"{next(number)} of {total}: /{url}: {len(found) or 'nothing'} found, {monotonic() - begun:.0f} s"
            print("\n".join([head, *(f"    {line} [{', '.join(where)}]" for line, where in found.items())]), flush=True)
        browser.close()
    return everything


def main() -> int:
    """Look at every page; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--pages", type=int, default=0, metavar="N", help="only so many, from all over the site")
    parser.add_argument("--tabs", type=int, default=TABS, metavar="N", help=f"so many browsers side by side; {TABS} if nothing is said")
    words = parser.parse_args()
    pages = spread(addresses(words.site), words.pages)
    if not pages:
        raise SystemExit(f"There are no pages in {words.site}.")
    with served(words.site) as root, ThreadPoolExecutor(words.tabs) as pool:
        work = partial(worked_through, root=root, number=count(1), total=len(pages))
        shares = [pages[start :: words.tabs] for start in range(words.tabs)]
        found = dict(item for share in pool.map(work, shares) for item in share.items())
    bad = [url for url, lines in found.items() if lines]
    print(f"\nPages at {', '.join(map(str, WIDTHS))} pixels, light and dark: {len(pages)}. With findings: {len(bad)}.")
    for sort, number in Counter(line.partition(":")[0] for lines in found.values() for line in lines).most_common():
        print(f"    {sort}: {number}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
