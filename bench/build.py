"""What a build costs and weighs, beside stock Material for MkDocs: ``bench/build.py 50 200 1000 --rounds 3``.

Both build the same words with the same Markdown extensions and search. Stock has Material's
own templates and no hooks; the three kinds are types of its admonition block. The two take
turns, each in a process of its own, and what is counted is processor time with children: other
work on the machine moves that far less than it moves the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from corpus import Corpus, written
from mkdocs.utils.yaml import yaml_load

REPOSITORY = Path(__file__).parents[1]
OURS, STOCK = "ours", "stock"
KINDS = ("key-idea", "reflective-activity", "resource")
MEGABYTE = 1_000_000

AT_MOST_RATIO = 0.40
AT_MOST_MEGABYTES = 80
JUDGED_FROM = 1000
"""The limits are for a site of so many pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: its configuration, the corpus it builds, and what that took."""

    name: str
    settings: Path
    site: Path
    corpus: Corpus
    seconds: list[float]

    @property
    def median(self) -> float:
        """Processor seconds."""
        return median(self.seconds)

    @property
    def megabytes(self) -> float:
        """Of the whole site."""
        return sum(path.stat().st_size for path in self.site.rglob("*") if path.is_file()) / MEGABYTE


def settings_of(name: str, docs: Path, site: Path) -> dict[str, Any]:
    """A side's mkdocs.yml."""
    with (REPOSITORY / "mkdocs.yml").open(encoding="utf-8") as stream:
        own: dict[str, Any] = yaml_load(stream)
    folders = {"docs_dir": str(docs), "site_dir": str(site)}
    if name == OURS:
        # Paths are relative to the file that is built.
        hooks = [str(REPOSITORY / hook) for hook in own["hooks"]]
        theme = {"custom_dir": str(REPOSITORY / own["theme"]["custom_dir"])}
        return {"INHERIT": str(REPOSITORY / "mkdocs.yml"), "theme": theme, "hooks": hooks, "watch": [], **folders}
    types = {"pymdownx.blocks.admonition": {"types": [{"name": kind} for kind in KINDS]}}
    return {
        "site_name": own["site_name"],
        "site_url": own["site_url"],
        "theme": {"name": "material", "font": False},
        "plugins": own["plugins"],
        "markdown_extensions": [*own["markdown_extensions"], types],
        **folders,
    }


def side(name: str, folder: Path, pages: int) -> Side:
    """A side with its corpus written."""
    docs, site, settings = folder / name / "docs", folder / name / "site", folder / name / "mkdocs.yml"
    corpus = written(docs, pages, for_stock=name == STOCK)
    settings.write_text(json.dumps(settings_of(name, docs, site)), encoding="utf-8")  # JSON is YAML too
    return Side(name=name, settings=settings, site=site, corpus=corpus, seconds=[])


def build(one: Side) -> None:
    """Build once and note the processor time, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(one.settings)]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    one.seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def check(one: Side) -> None:
    """Both must have made every callout, else they did not do the same work."""
    head = re.compile(rf'class="admonition (?:{"|".join(KINDS)})\b')
    pages = one.site.glob("suite-*/section-*/page-*/index.html")
    found = sum(len(head.findall(path.read_text(encoding="utf-8"))) for path in pages)
    if found != one.corpus.items:
        raise SystemExit(f"{one.name}: {found} callouts on {one.corpus.pages} pages, {one.corpus.items} were written.")


def measured(pages: int, rounds: int) -> bool:
    """Build both sides in turns; tell whether the limits hold."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = side(OURS, Path(folder), pages), side(STOCK, Path(folder), pages)
        for _ in range(rounds):
            for one in (ours, stock):
                build(one)
        for one in (ours, stock):
            check(one)
        return report(ours, stock)


def report(ours: Side, stock: Side) -> bool:
    """Print a row; tell whether the limits hold."""
    ratio, size = ours.median / stock.median, ours.megabytes
    spread = " ".join(f"{seconds:.1f}" for seconds in [*ours.seconds, *stock.seconds])
    cells = [
        f"{ours.corpus.pages:,}",
        f"{ours.corpus.items:,}",
        f"{ours.median:.2f}",
        f"{stock.median:.2f}",
        f"{ratio:.2f}",
        f"{size:.1f}",
        f"{stock.megabytes:.1f}",
        spread,
    ]
    print(f"| {' | '.join(cells)} |", flush=True)
    return ours.corpus.pages < JUDGED_FROM or (ratio <= AT_MOST_RATIO and size <= AT_MOST_MEGABYTES)


def main() -> int:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int, nargs="+", help="sub-sections, a multiple of 25")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is built")
    given = parser.parse_args()
    print("| pages | items | ours, CPU s | stock, CPU s | ratio | ours, MB | stock, MB | each run: ours, then stock |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |", flush=True)
    holds = [measured(pages, given.rounds) for pages in given.pages]
    print(
        f"\nLimits from {JUDGED_FROM:,} pages on: ratio {AT_MOST_RATIO:.2f}, {AT_MOST_MEGABYTES} MB. {'Held.' if all(holds) else 'Missed.'}"
    )
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
