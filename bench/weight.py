"""What a first visit to a page weighs, compressed: ``bench/weight.py site``.

Counted is what the browser fetches to show the page: its HTML, stylesheets (that for print
too), scripts, pictures and icon, and what the stylesheets name in turn. Apart stand fonts, which
are kept for all later visits, and what every first search fetches, whatever it looks for.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

AT_MOST_KILOBYTES = 90
LEVEL = 6
"""Of compression; what common servers use by default."""
AT_MOST_SCRIPT_KILOBYTES = 15
SCRIPT_LEVEL = 9
"""Our scripts are weighed alone, as small as gzip makes them."""

FONTS = frozenset({".woff", ".woff2", ".ttf", ".otf"})
SEARCH = ("assets/cpd/search.js", "search/index.js")
_CSS_URL = re.compile(r"""@import\s+["']([^"']+)["']|url\(\s*["']?([^"')]+)["']?\s*\)""")
_LIST = 'data-cpd="filter"'
"""What an index page has. Those grow with the suite and are reported beside the content pages."""


class Wanted(HTMLParser):
    """What a page's HTML names."""

    def __init__(self) -> None:
        super().__init__()
        self.now: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect addresses."""
        given = {name: value or "" for name, value in attrs}
        if tag in {"img", "script", "source", "iframe", "video", "audio"} and given.get("src"):
            self.now.append(given["src"])
        elif tag == "link" and set(given.get("rel", "").split()) & {"stylesheet", "icon", "preload", "modulepreload"}:
            self.now.append(given["href"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """All files of one page's first visit, below the site's root."""

    page: str
    now: tuple[str, ...]
    fonts: tuple[str, ...]
    is_list: bool
    has_items: bool
    """Callouts, and nothing that only a script can show: no form, no grid of cases."""

    def kilobytes(self, site: Path) -> float:
        """What counts."""
        return sum(packed(site / path) for path in self.now) / 1000

    def scripts(self) -> list[str]:
        """Our own scripts that come before anything is opened."""
        return [path for path in self.now if path.startswith("assets/cpd/") and path.endswith(".js")]

    def script_kilobytes(self, site: Path) -> float:
        """What those weigh."""
        return sum(len(gzip.compress((site / path).read_bytes(), SCRIPT_LEVEL, mtime=0)) for path in self.scripts()) / 1000


@cache
def packed(path: Path) -> int:
    """Compressed size; fonts and bitmaps are sent as they are."""
    data = path.read_bytes()
    return len(data) if path.suffix in FONTS | {".png", ".jpg", ".webp"} else len(gzip.compress(data, LEVEL, mtime=0))


@cache
def named(path: Path) -> tuple[str, ...]:
    """The addresses a stylesheet names."""
    return tuple(found for match in _CSS_URL.findall(path.read_text(encoding="utf-8")) for found in match if found)


def below(address: str, base: str) -> str | None:
    """An address as a path below the site's root; None where it leads away or holds its data itself."""
    whole = urlsplit(urljoin(f"http://site.invalid/{base}", urldefrag(address)[0]))
    return unquote(whole.path.lstrip("/")) if whole.netloc == "site.invalid" else None


def with_stylesheets(site: Path, paths: list[str]) -> Iterator[str]:
    """The files, and those that stylesheets among them name."""
    seen: set[str] = set()
    waiting = paths[::-1]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        yield path
        if path.endswith(".css"):
            waiting += [inner for address in named(site / path) if (inner := below(address, path))]


def visit(site: Path, page: str) -> Visit:
    """What the first visit to a page fetches."""
    html = (site / page).read_text(encoding="utf-8")
    wanted = Wanted()
    wanted.feed(html)
    files = list(with_stylesheets(site, [page, *(path for one in wanted.now if (path := below(one, page)))]))
    fonts = tuple(path for path in files if Path(path).suffix in FONTS)
    return Visit(
        page=page,
        now=tuple(path for path in files if path not in fonts),
        fonts=fonts,
        is_list=_LIST in html,
        has_items='data-cpd="item"' in html and "cpd-callout" in html and "cpd-form" not in html and "cpd-cases" not in html,
    )


def table(site: Path, one: Visit) -> None:
    """Print a page's files, the heaviest first."""
    print("| file | bytes | gzip |\n| --- | ---: | ---: |")
    for title, paths in (("", one.now), ("font: ", one.fonts), ("search: ", SEARCH)):
        for path in sorted(paths, key=lambda path: -packed(site / path)):
            print(f"| {title}{path} | {(site / path).stat().st_size:,} | {packed(site / path):,} |")


def main() -> int:
    """Weigh every page, show the heaviest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    site: Path = parser.parse_args().site
    visits = [visit(site, path.relative_to(site).as_posix()) for path in sorted(site.rglob("*.html"))]
    visits.sort(key=lambda one: one.kilobytes(site))
    heaviest = max((one for one in visits if not one.is_list), key=lambda one: one.kilobytes(site))
    lists = [one for one in visits if one.is_list]
    print(f"Heaviest of {len(visits) - len(lists)} content pages: {heaviest.page}, {heaviest.kilobytes(site):.1f} kB.\n")
    table(site, heaviest)
    middle = visits[len(visits) // 2]
    print(f"\nThe page in the middle: {middle.page}, {middle.kilobytes(site):.1f} kB.")
    if lists:
        print(f"Heaviest index page: {lists[-1].page}, {lists[-1].kilobytes(site):.1f} kB.")
    most = max((one for one in visits if one.has_items), key=lambda one: one.script_kilobytes(site))
    names = ", ".join(Path(path).stem for path in most.scripts())
    print(f"Scripts of ours on a page with items: {names}, {most.script_kilobytes(site):.1f} kB.")
    holds = heaviest.kilobytes(site) <= AT_MOST_KILOBYTES
    print(f"At most {AT_MOST_KILOBYTES} kB: {'held' if holds else 'missed'}.")
    are_light = most.script_kilobytes(site) <= AT_MOST_SCRIPT_KILOBYTES
    print(f"At most {AT_MOST_SCRIPT_KILOBYTES} kB of scripts: {'held' if are_light else 'missed'}.")
    return 0 if holds and are_light else 1


if __name__ == "__main__":
    sys.exit(main())
