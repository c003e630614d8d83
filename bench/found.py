"""How soon a reader sees what a first search has found: ``bench/found.py site``.

Each search is a first one, in a browser of its own memory: the panel is opened, three words from one text of the site are put in at once,
and the time runs from there until the first page found stands in the list. Needs playwright and a Chromium, as the tests do.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import Browser, sync_playwright

# Where what the tests look with is found.
sys.path[:0] = [str(Path(__file__).parents[1] / "tests"), str(Path(__file__).parents[1] / "hooks")]

from browser.tabs import launched, served  # noqa: E402  # found by the line above

AT_MOST = 300
"""Milliseconds."""
WATCH = """
() => {
  addEventListener("input", () => (window.typed ??= performance.now()), { capture: true });
  const list = document.querySelector(".cpd-search__list");
  const watch = new MutationObserver(() => list.firstElementChild && (window.found ??= performance.now()));
  watch.observe(list, { childList: true });
}
"""


def main() -> int:
    """Search; tell whether the limit holds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--searches", type=int, default=20, metavar="N", help="how many (default: %(default)s)")
    words = parser.parse_args()
    queries = [three_words(words.site, Random(number)) for number in range(words.searches)]
    with served(words.site) as root, sync_playwright() as playwright:
        browser = launched(playwright)
        times = sorted((first_found(browser, root, query), query) for query in queries)
        browser.close()
    most, query = times[-1]
    print(f"{len(times)} first searches: {median(time for time, _ in times):.0f} ms in the middle, {most:.0f} ms at most (`{query}`).")
    print(f"At most {AT_MOST} ms: {'held' if most <= AT_MOST else 'missed'}.")
    return 0 if most <= AT_MOST else 1


def three_words(site: Path, random: Random) -> str:
    """Three words of one text."""
    pages = sorted((site / "search").glob("page-*.js"))
    while True:
        text = random.choice(pages).read_text(encoding="utf-8")
        passages = json.loads(text[text.index(",[") + 1 : text.rindex(")")])
        found = sorted({word.lower() for word in re.findall(r"[A-Za-z]{4,}", random.choice(passages)[2])})
        if len(found) >= 3:
            return " ".join(random.sample(found, 3))


def first_found(browser: Browser, address: str, query: str) -> float:
    """Milliseconds until the first page stands in the list."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    page.locator(".cpd-search__input").wait_for(state="visible")
    page.evaluate(WATCH)
    page.keyboard.insert_text(query)
    page.wait_for_function("() => window.found")
    taken = float(page.evaluate("() => window.found - window.typed"))
    context.close()
    return taken


if __name__ == "__main__":
    sys.exit(main())
