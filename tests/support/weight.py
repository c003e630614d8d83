"""What a first visit to a page of a built site fetches, and what that weighs, compressed.

Counted is what the browser fetches to show the page: its HTML, stylesheets (that for print
too), scripts, pictures and icon, and what the stylesheets name in turn. Apart stand fonts, which
are kept for all later visits, and what every first search fetches, whatever it looks for.
"""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

SORTS = {".html": "text", ".css": "styles", ".js": "scripts"}
OTHER = "other"

LEVEL = 6
"""Of compression; what common servers use by default."""
SCRIPT_LEVEL = 9
"""Our scripts are weighed alone, as small as gzip makes them."""

FONTS = frozenset({".woff", ".woff2", ".ttf", ".otf"})
SEARCH = ("assets/cpd/search.js", "assets/cpd/search.css", "search/index.js")
_CSS_URL = re.compile(r"""@import\s+["']([^"']+)["']|url\(\s*["']?([^"')]+)["']?\s*\)""")
_LISTS = ('data-cpd="filter"', "cpd-differences")
"""What an index page has, or one of what differs between suites. Those grow with the suite and are reported beside the content pages."""


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

    def by_sort(self, site: Path) -> dict[str, float]:
        """What counts, by what it is: text, styles, scripts, and the rest."""
        sums = dict.fromkeys((*SORTS.values(), OTHER), 0.0)
        for path in self.now:
            sums[SORTS.get(Path(path).suffix, OTHER)] += packed(site / path) / 1000
        return sums

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
        is_list=any(one in html for one in _LISTS),
        has_items='data-cpd="item"' in html and "cpd-callout" in html and "cpd-form" not in html and "cpd-cases" not in html,
    )


def budgets() -> dict[str, dict[str, float]]:
    """What a first visit to a page of each kind may weigh, in kB, and how many requests it may take."""
    return tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))


def excess(one: Visit, site: Path, budget: Mapping[str, float]) -> list[str]:
    """What of a visit is over its budget, in words."""
    found = {**one.by_sort(site), "all": one.kilobytes(site), "requests": float(len(one.now))}
    return [f"{name} {found[name]:.1f} of {most:g}" for name, most in budget.items() if round(found[name], 1) > most]
