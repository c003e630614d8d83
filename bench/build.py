"""What a build costs beside stock Material for MkDocs and beside Hugo with Pagefind: ``bench/build.py --rounds 3``.

All build the same words, in turns, each in processes of their own and in memory (`/dev/shm`). What is counted is processor time, user and
system, children included: other work on the machine moves that far less than it moves the clock, but it does move it, so the noise is
told: how far the runs of a side lie apart. Ends with 1 where a limit is missed. `--only cold` and the like measure one thing at a
time; `README.md` says what each side does and does not do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median
from typing import Final

from sides import HUGO, OURS, REPOSITORY, STOCK, Cost, Hugo, MkDocs, Side, settings_of

__all__ = ["OURS", "settings_of"]

MEMORY = Path("/dev/shm")  # noqa: S108  # memory, in which a folder of its own is made
WARM, EDITED = "ours, one title changed", "ours, one text changed"
TITLE: Final = (r'(/// [\w-]+ \| |!!! [\w-]+ ")(\w+)', r"\g<1>Round {round} \g<2>")
TEXT: Final = (r"\n\n([A-Z]\w+) ", r"\n\nRound {round} \g<1> ")


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that must not be more than so much."""

    what: str
    found: float
    most: float

    @property
    def holds(self) -> bool:
        return self.found <= self.most

    def __str__(self) -> str:
        return f"| {self.what} | {self.most:g} | {self.found:.2f} | {'held' if self.holds else 'missed'} |"


@dataclass(slots=True)
class Runs:
    """All builds of one sort."""

    name: str
    pages: int
    costs: list[Cost] = field(default_factory=list)
    site: float = 0
    """Its weight, in megabytes."""

    @property
    def seconds(self) -> float:
        return median(one.seconds for one in self.costs)

    @property
    def megabytes(self) -> float:
        return max(one.megabytes for one in self.costs)

    def __str__(self) -> str:
        times = [one.seconds for one in self.costs]
        noise = (max(times) - min(times)) / self.seconds
        each = " ".join(f"{seconds:.2f}" for seconds in times)
        site = f"{self.site:.1f}" if self.site else ""
        pages = f"{self.pages:,}" if self.pages else "this site"
        return f"| {pages} | {self.name} | {self.seconds:.2f} | {noise:.0%} | {self.megabytes:.0f} | {site} | {each} |"


class Bench:
    """Measures what was asked for."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given

    def folder(self) -> tempfile.TemporaryDirectory[str]:
        """A place for text and sites."""
        return tempfile.TemporaryDirectory(dir=self.given.folder)

    def cold(self) -> Iterator[Limit]:
        """The first build of many pages, beside both others."""
        with self.folder() as name:
            pages, place = self.given.pages, Path(name)
            ours, hugo = MkDocs(OURS, place, pages), Hugo(place, pages, self.given.tools)
            stock = [] if self.given.without_stock else [MkDocs(STOCK, place, pages)]
            runs = self.in_turns([ours, hugo, *stock], pages)
        yield Limit("cold, of Hugo + Pagefind", runs[OURS].seconds / runs[HUGO].seconds, 1.0)
        if stock:
            yield Limit("cold, of stock", runs[OURS].seconds / runs[STOCK].seconds, 0.25)
        yield Limit("memory, MB", runs[OURS].megabytes, 150)
        yield Limit("site, MB", runs[OURS].site, 78)

    def growth(self) -> Iterator[Limit]:
        """Whether many pages cost more than so many times few."""
        few, many = self.given.growth
        found = []
        for pages in (few, many):
            with self.folder() as name:
                found.append(self.in_turns([MkDocs(OURS, Path(name), pages)], pages)[OURS].seconds)
        yield Limit(f"growth from {few:,} to {many:,} pages, exponent", log(found[1] / found[0]) / log(many / few), 1.0)

    def small(self) -> Iterator[Limit]:
        """A small site, beside stock."""
        with self.folder() as name:
            pages = self.given.small
            runs = self.in_turns([MkDocs(one, Path(name), pages) for one in (OURS, STOCK)], pages)
        yield Limit(f"{pages} pages, of stock", runs[OURS].seconds / runs[STOCK].seconds, 1.35)

    def real(self) -> Iterator[Limit]:
        """This site, beside stock that builds the same pages without what we make of them."""
        with self.folder() as name:
            ours, stock = (MkDocs(one, Path(name), 0) for one in (OURS, STOCK))
            page = next(path.relative_to(ours.docs).as_posix() for path in sorted(ours.docs.rglob("*.md")) if _has_title(path))
            runs = self.in_turns([ours, stock], 0, {WARM: lambda number: _edit(ours, page, TITLE, number)})
        yield Limit("this site, cold, of stock", runs[OURS].seconds / runs[STOCK].seconds, 1.45)
        yield Limit("this site, warm, of stock", runs[WARM].seconds / runs[STOCK].seconds, 0.7)

    def warm(self) -> Iterator[Limit]:
        """The next build, after a title or a text was changed."""
        with self.folder() as name:
            pages, place = self.given.pages, Path(name)
            ours, hugo = MkDocs(OURS, place, pages), Hugo(place, pages, self.given.tools)
            page = "suite-01/section-3/page-3.md"
            edits = {WARM: lambda number: _edit(ours, page, TITLE, number), EDITED: lambda number: _edit(ours, page, TEXT, number)}
            runs = self.in_turns([ours, hugo], pages, edits)
        yield Limit("warm, a callout's title changed, of Hugo + Pagefind cold", runs[WARM].seconds / runs[HUGO].seconds, 0.3)
        yield Limit("warm, a page's text changed, of Hugo + Pagefind cold", runs[EDITED].seconds / runs[HUGO].seconds, 0.3)

    def serve(self) -> Iterator[Limit]:
        """How soon an edit is served: `bench/serve.py` has its limits, by the clock."""
        done = subprocess.run([sys.executable, REPOSITORY / "bench" / "serve.py", str(self.given.pages)], check=False)
        yield Limit("serve: the other command's limits that were missed", float(done.returncode != 0), 0)

    def in_turns(
        self, sides: list[Side] | list[MkDocs], pages: int, edits: dict[str, Callable[[int], None]] | None = None
    ) -> dict[str, Runs]:
        """Build all sides cold, one after the other, and again; after each edit the first once more, with what it has kept."""
        runs = {name: Runs(name, pages) for name in (*(one.name for one in sides), *(edits or {}))}
        for number in range(self.given.rounds):
            for one in sides:
                one.forget()
                runs[one.name].costs.append(one.build())
                one.check()
                runs[one.name].site = one.megabytes
                if one is sides[0]:
                    for name, edit in (edits or {}).items():
                        edit(number)
                        runs[name].costs.append(one.build())
        for row in runs.values():
            print(row, flush=True)
        return runs


def _edit(side: MkDocs, page: str, change: tuple[str, str], number: int) -> None:
    side.edit(page, change[0], change[1].format(round=number))


def _has_title(path: Path) -> bool:
    return "\n/// key-idea | " in path.read_text(encoding="utf-8") and "writing" not in path.parts


def main() -> int:
    """Measure what was asked for; say which limits hold."""
    known = ("cold", "growth", "small", "real", "warm", "serve")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=known, default=known)
    parser.add_argument("--pages", type=int, default=1000, help="sub-sections, a multiple of 25")
    parser.add_argument("--growth", type=int, nargs=2, default=(200, 3000), help="sub-sections of the two sites")
    parser.add_argument("--small", type=int, default=50, help="sub-sections of the small site")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is built")
    parser.add_argument("--without-stock", action="store_true", help="it is slow at many pages")
    parser.add_argument("--tools", type=Path, default=REPOSITORY / ".cache" / "bench", help="an environment with Hugo and Pagefind")
    parser.add_argument("--folder", type=Path, default=MEMORY if MEMORY.is_dir() else None, help="where to build")
    bench = Bench(parser.parse_args())
    print("| pages | built | CPU s | noise | memory, MB | site, MB | each run, CPU s |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | --- |", flush=True)
    limits = [limit for name in bench.given.only for limit in getattr(bench, name)()]
    print("\n| limit | at most | found | |\n| --- | ---: | ---: | --- |")
    print("\n".join(map(str, limits)))
    return 0 if all(one.holds for one in limits) else 1


if __name__ == "__main__":
    sys.exit(main())
