"""Every page of a built site on paper: ``bench/paper.py site``.

Each page is printed on A4 and on Letter, and its sheets are looked at as ``tests/browser/test_paper.py`` does for
one page of each kind: sheets with next to nothing on them, headings and labels alone at the foot, boxes cut after
their first lines, heads of tables without a row. ``--to FOLDER`` keeps the PDF files, to be looked at.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "hooks"))

from audit import addresses, spread

from browser.paper import FORMATS, faults
from browser.tabs import launched, served


def main() -> int:
    """Print every page; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--pages", type=int, default=0, metavar="N", help="only so many, from all over the site")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="keep the PDF files there")
    words = parser.parse_args()
    pages = spread(addresses(words.site), words.pages)
    if not pages:
        raise SystemExit(f"There are no pages in {words.site}.")
    bad = 0
    with served(words.site) as root, sync_playwright() as playwright:
        page = launched(playwright).new_page()
        for number, url in enumerate(pages, 1):
            found = []
            for size in FORMATS:
                page.goto(root + url)
                if words.to:
                    page.pdf(format=size, path=words.to / size / f"{url.strip('/').replace('/', '-') or 'index'}.pdf")
                found += [f"{size}, {line}" for line in faults(page, size)]
            bad += bool(found)
            print(
                "\n".join([f"{number} of {len(pages)}: /{url}: {len(found) or 'nothing'} found", *(f"    {line}" for line in found)]),
                flush=True,
            )
    print(f"\nPages on {' and '.join(FORMATS)}: {len(pages)}. With findings: {bad}.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
