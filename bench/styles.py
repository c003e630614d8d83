"""Whether pages look the same with the theme's whole stylesheet as with the trimmed one: ``bench/styles.py site``.

Each page of a built site is opened in Chromium; then the theme's whole stylesheet takes the place of the trimmed one, and every
property is compared that the browser computes of every element and of what stands before and after it: at 320 and 1280 px, in
light and dark colours, on a screen and on paper. What is folded is unfolded first. ``--against OTHER`` compares with the pages of
another build instead. The command ends with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "hooks"))

from browser.layout import kinds
from browser.styles import differences, looks, trimmed_away, whole_frame, with_fonts_at_once
from browser.tabs import launched, served
from support.sites import Built

MOST = 10
"""So many differences of a page are told."""


def main() -> int:
    """Compare every page, or one of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--against", type=Path, help="folder of another build")
    parser.add_argument("--kinds", action="store_true", help="only one page of each kind")
    words = parser.parse_args()
    built = Built(words.site)
    urls = list(kinds(built).values()) if words.kinds else list(built.urls)
    count = 0
    with served(words.site) as root, served(words.against or words.site) as other, sync_playwright() as playwright:
        browser = launched(playwright)
        for url in urls:
            with opened(browser, root + url) as page:
                if words.against:
                    with opened(browser, other + url) as second:
                        found = differences(page, looks(second))
                else:
                    found = trimmed_away(page, whole_frame(words.site))
            count += len(found)
            for line in found[:MOST]:
                print(f"{url}: {line}", flush=True)
        browser.close()
    print(f"{len(urls)} pages, {count} differences.")
    return 1 if count else 0


def opened(browser: Browser, address: str) -> Page:
    """A page with all that is folded on it unfolded."""
    page = with_fonts_at_once(browser.new_page(reduced_motion="reduce"))
    page.goto(address)
    page.wait_for_load_state("load")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    return page


if __name__ == "__main__":
    sys.exit(main())
