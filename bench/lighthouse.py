"""Lighthouse for phones on one page of each kind: ``bench/lighthouse.py site``.

The built site is served on the loopback address, compressed as common servers do it, and opened with the system's Chromium; the
network and the slow processor of a phone are simulated. Lighthouse comes from npm: `npm ci --prefix bench`. The command ends with 1
where a limit is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any, Final

# Where what the tests look with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "hooks"))

from browser.layout import kinds
from browser.tabs import NAMES, Quiet
from support.node import NODE
from support.sites import Built

HERE: Final = Path(__file__).parent
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
LEAST: Final = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Of 100, by category."""
AT_MOST_BLOCKED: Final = 50
"""Milliseconds in which a page does not answer (total blocking time)."""
AT_MOST_SHIFTED: Final = 0.0
"""How far the page moves while it comes (cumulative layout shift), to three decimals."""
PACKED: Final = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What Lighthouse says of one visit."""

    scores: tuple[int, ...]
    blocked: float
    shifted: float
    faults: tuple[str, ...]
    """The audits that cost points, performance's aside."""

    def misses(self) -> list[str]:
        """Which limits it misses."""
        named = zip(CATEGORIES, self.scores, strict=True)
        found = [f"{name} {score}" for name, score in named if score < LEAST[name]]
        found += [f"blocked {self.blocked:.0f} ms"] if self.blocked >= AT_MOST_BLOCKED else []
        return found + ([f"shift {self.shifted:.3f}"] if round(self.shifted, 3) > AT_MOST_SHIFTED else [])


class Compressing(Quiet):
    """Serves without a word, texts compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802  # its name there
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, is_packed = _sent(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)


@cache
def _sent(path: Path) -> tuple[bytes, bool]:
    data = path.read_bytes()
    return (gzip.compress(data, 6, mtime=0), True) if path.suffix in PACKED else (data, False)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def visit(address: str, program: Path, browser: str) -> Report:
    """One visit to a page."""
    command = [NODE, str(program), address, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    done = subprocess.run(
        [*command, flags], capture_output=True, text=True, check=True, timeout=180, env={**os.environ, "CHROME_PATH": browser}
    )
    return report(json.loads(done.stdout))


def report(told: dict[str, Any]) -> Report:
    """What counts of Lighthouse's own report."""
    audits, categories = told["audits"], told["categories"]
    weighed = [one["id"] for name in CATEGORIES[1:] for one in categories[name]["auditRefs"] if one["weight"]]
    return Report(
        scores=tuple(round(100 * categories[name]["score"]) for name in CATEGORIES),
        blocked=audits["total-blocking-time"]["numericValue"],
        shifted=audits["cumulative-layout-shift"]["numericValue"],
        faults=tuple(dict.fromkeys(name for name in weighed if (audits[name]["score"] or 0) < 1 and audits[name]["score"] is not None)),
    )


def middle(reports: list[Report]) -> Report:
    """The middle of several visits, each figure by itself; every fault."""
    return Report(
        scores=tuple(int(median(scores)) for scores in zip(*(one.scores for one in reports), strict=True)),
        blocked=median(one.blocked for one in reports),
        shifted=median(one.shifted for one in reports),
        faults=tuple(dict.fromkeys(fault for one in reports for fault in one.faults)),
    )


def main() -> int:
    """Visit the pages, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--kind", action="append", default=[], help="only this kind of page; may be said again")
    parser.add_argument("--runs", type=int, default=1, help="visits to each page; the middle counts")
    parser.add_argument("--packages", type=Path, default=HERE / "node_modules", help="folder in which npm has put Lighthouse")
    words = parser.parse_args()
    program = words.packages / "lighthouse" / "cli" / "index.js"
    browser = next(filter(None, (shutil.which(name) for name in NAMES[1:])), None)
    if not program.is_file() or browser is None:
        print("Lighthouse or Chromium is missing: npm ci --prefix bench", file=sys.stderr)
        return 2
    missed = 0
    print(f"| kind | {' | '.join(CATEGORIES)} | blocked, ms | shift | missed |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    with served(words.site) as root:
        for kind, url in kinds(Built(words.site)).items():
            if words.kind and kind not in words.kind:
                continue
            one = middle([visit(root + url, program, browser) for _ in range(words.runs)])
            missed += bool(one.misses())
            told = "; ".join([*one.misses(), *one.faults])
            print(f"| {kind} | {' | '.join(map(str, one.scores))} | {one.blocked:.0f} | {one.shifted:.3f} | {told} |", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
