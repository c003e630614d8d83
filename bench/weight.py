"""What a first visit to a page weighs, compressed: ``bench/weight.py site``.

What is counted, and how, stands in ``tests/support/weight.py``; what each kind of page may weigh in ``tests/support/budgets.toml``,
which the tests hold too. The command ends with 1 where a limit or a budget is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "hooks"))

from browser.layout import kinds
from support.sites import Built
from support.weight import SEARCH, Visit, budgets, excess, packed, visit

AT_MOST_KILOBYTES = 60
AT_MOST_REQUESTS = 12
AT_MOST_SCRIPT_KILOBYTES = 15


def table(site: Path, one: Visit) -> None:
    """Print a page's files, the heaviest first."""
    print("| file | bytes | gzip |\n| --- | ---: | ---: |")
    for title, paths in (("", one.now), ("font: ", one.fonts), ("search: ", SEARCH)):
        for path in sorted(paths, key=lambda path: -packed(site / path)):
            print(f"| {title}{path} | {(site / path).stat().st_size:,} | {packed(site / path):,} |")


def of_kinds(site: Path) -> bool:
    """Print what a page of each kind weighs; returns whether each keeps within its budget."""
    limits, is_within = budgets(), True
    print("| kind | kB | text | styles | scripts | requests | over its budget |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    for kind, url in kinds(Built(site)).items():
        one = visit(site, f"{url}index.html")
        sorts, over = one.by_sort(site), excess(one, site, limits[kind])
        is_within = is_within and not over
        figures = " | ".join(f"{sorts[name]:.1f}" for name in ("text", "styles", "scripts"))
        print(f"| {kind} | {one.kilobytes(site):.1f} | {figures} | {len(one.now)} | {', '.join(over)} |")
    return is_within


def main() -> int:
    """Weigh every page, show the heaviest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    site: Path = parser.parse_args().site
    are_within = of_kinds(site)
    visits = [visit(site, path.relative_to(site).as_posix()) for path in sorted(site.rglob("*.html"))]
    visits.sort(key=lambda one: one.kilobytes(site))
    contents, lists = [one for one in visits if not one.is_list], [one for one in visits if one.is_list]
    print(f"\nHeaviest of {len(contents)} content pages: {contents[-1].page}, {contents[-1].kilobytes(site):.1f} kB.\n")
    table(site, contents[-1])
    middle = visits[len(visits) // 2]
    print(f"\nThe page in the middle: {middle.page}, {middle.kilobytes(site):.1f} kB.")
    if lists:
        print(f"Heaviest list: {lists[-1].page}, {lists[-1].kilobytes(site):.1f} kB.")
    most = max((one for one in visits if one.has_items), key=lambda one: one.script_kilobytes(site))
    names = ", ".join(Path(path).stem for path in most.scripts())
    print(f"Scripts of ours on a page with items: {names}, {most.script_kilobytes(site):.1f} kB.")
    heavy = [one for one in contents if one.kilobytes(site) > AT_MOST_KILOBYTES]
    print(f"At most {AT_MOST_KILOBYTES} kB: {'held' if not heavy else 'missed by ' + ', '.join(one.page for one in heavy)}.")
    many = [one for one in visits if len(one.now) > AT_MOST_REQUESTS]
    print(f"At most {AT_MOST_REQUESTS} requests: {'held' if not many else 'missed by ' + ', '.join(one.page for one in many)}.")
    are_light = most.script_kilobytes(site) <= AT_MOST_SCRIPT_KILOBYTES
    print(f"At most {AT_MOST_SCRIPT_KILOBYTES} kB of scripts: {'held' if are_light else 'missed'}.")
    return 0 if are_within and are_light and not heavy and not many else 1


if __name__ == "__main__":
    sys.exit(main())
