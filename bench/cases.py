"""Many case studies on one page: ``bench/cases.py 500``.

Writes so many invented case studies, a page each, and a page with grid, map and comparison of them
all; builds it with the repository's ``mkdocs.yml``; weighs that page, compressed; and changes a
filter twenty times in Chromium. The clock is the page's own. It is read when the count is written,
and again when the next frame has been painted, which is what a reader waits for.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from build import OURS, settings_of
from corpus import SEED, VOCABULARY
from playwright.sync_api import sync_playwright

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))

from support.weight import packed, visit

AT_MOST_KILOBYTES = 150
AT_MOST_MILLISECONDS = 100
CHANGES = 20
PAGE = "cases/index.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

PHASES = ("Primary", "Primary and Secondary", "Secondary", "Post-16", "Post-16 and Secondary")
REGIONS = (
    "East Midlands", "East of England", "London", "North East", "North West", "South East", "South West", "West Midlands",
    "Yorkshire and the Humber", "Scotland", "Wales", "Northern Ireland",
)  # fmt: skip
THEMES = ("leadership", "development", "sharing", "planning", "practicalities")

CLOCK = """
async (changes) => {
  const form = document.querySelector(".cpd-filter");
  const count = form.querySelector(".cpd-filter__count");
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const seen = [];
  await painted();
  for (const { name, value } of changes) {
    const field = form.querySelector(`[name=${name}]`);
    const before = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const words = count.textContent;
    const counted = performance.now() - before;
    await painted();
    seen.push({ counted, shown: performance.now() - before, words });
  }
  return seen;
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocked:
    """How long the changes took, in milliseconds."""

    counted: list[float]
    """Until the count was written."""
    shown: list[float]
    """Until it was painted."""


def phrase(random: Random, words: int) -> str:
    """Some words as a value."""
    return " ".join(random.choices(VOCABULARY, k=words)).capitalize()


def front(number: int, random: Random, stock: dict[str, list[str]]) -> dict[str, Any]:
    """The facts of one case; every tenth is lost, and of the others each fact is known of three in four."""
    if number % 10 == 0:
        return {"ref": f"X{number:03}"}
    some = {name: random.sample(values, random.randint(1, 3)) for name, values in stock.items()}
    facts: dict[str, Any] = {
        "partnership": f"{phrase(random, 2)} partnership",
        "phase": random.choice(PHASES),
        "region": random.choice(REGIONS),
        "place": {
            "name": f"{phrase(random, 1)}ton",
            "latitude": round(random.uniform(50.3, 57), 2),
            "longitude": round(random.uniform(-4.5, 1), 2),
        },
        **some,
        "themes": random.sample(THEMES, random.randint(1, 2)),
    }
    known = {name: value for name, value in facts.items() if random.random() < 0.75}
    return {"ref": f"X{number:03}", "institution": f"{phrase(random, 2)} School", **known}


def written(docs: Path, count: int) -> None:
    """The docs folder, the same on every run."""
    random = Random(SEED)
    sizes = {"status": 12, "collaboration": 12, "offer": 40, "funding": 8}
    stock = {name: [phrase(random, random.randint(1, 3)) for _ in range(size)] for name, size in sizes.items()}
    (docs / "cases").mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for theme in THEMES:
        (docs / f"{theme}.md").write_text(f"---\ntheme: {theme}\n---\n\n# {theme.capitalize()}\n", encoding="utf-8")
    (docs / "cases" / "index.md").write_text("# Case studies\n\n/// case-studies\n///\n", encoding="utf-8")
    for number in range(1, count + 1):
        facts = json.dumps({"case_study": front(number, random, stock)})  # JSON is YAML too
        text = f"---\n{facts}\n---\n\n# Case {number}\n\n{phrase(random, 60)}.\n"
        (docs / "cases" / f"case-{number:03}.md").write_text(text, encoding="utf-8")


def changes() -> Iterator[dict[str, str]]:
    """Twenty changes of filters: narrower, wider, none, combined."""
    regions = [region.lower().replace(" ", "-") for region in REGIONS[:6]]
    steps = [("phase", "secondary"), *(("region", region) for region in regions), ("phase", ""), ("region", "")]
    steps += [("themes", "sharing"), ("phase", "primary"), ("themes", "planning"), ("region", "london"), ("region", ""), ("phase", "")]
    steps += [("themes", "leadership"), ("themes", ""), ("region", "wales"), ("phase", "post-16"), ("region", "")]
    return ({"name": name, "value": value} for name, value in steps[:CHANGES])


def clocked(site: Path) -> Clocked:
    """Change filters in Chromium."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((site / PAGE).as_uri())
        page.wait_for_load_state("load")
        seen = page.evaluate(CLOCK, [*changes()])
        browser.close()
    if len({one["words"] for one in seen}) < 3:
        raise SystemExit("The filters changed nothing.")
    return Clocked(counted=[one["counted"] for one in seen], shown=[one["shown"] for one in seen])


def main() -> int:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int, nargs="+", help="how many case studies")
    counts: list[int] = parser.parse_args().cases
    print("| case studies | HTML, kB | first visit, kB | count written, ms: first, median, worst | painted, ms: first, median, worst |")
    print("| ---: | ---: | ---: | ---: | ---: |", flush=True)
    holds = True
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            docs, site, settings = Path(folder) / "docs", Path(folder) / "site", Path(folder) / "mkdocs.yml"
            written(docs, count)
            settings.write_text(json.dumps(settings_of(OURS, docs, site)), encoding="utf-8")
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", str(settings)]
            subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
            html, whole = packed(site / PAGE) / 1000, visit(site, PAGE).kilobytes(site)
            times = clocked(site)
        cells = [f"{one[0]:.0f}, {median(one):.0f}, {max(one):.0f}" for one in (times.counted, times.shown)]
        print(f"| {count:,} | {html:.1f} | {whole:.1f} | {cells[0]} | {cells[1]} |", flush=True)
        holds = holds and whole <= AT_MOST_KILOBYTES and times.shown[0] <= AT_MOST_MILLISECONDS
    print(f"\nAt most {AT_MOST_KILOBYTES} kB, first result within {AT_MOST_MILLISECONDS} ms: {'held' if holds else 'missed'}.")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
