"""How soon an edit is served: ``bench/serve.py 1000``.

Writes a corpus, starts `mkdocs serve` on it, makes ten edits of pages far apart, and asks for the page and for an index page of
its suite until both have the new words. Prints each time, the median and the worst, in seconds by the clock: that is what somebody
waits for. Ends with 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from build import OURS, settings_of
from corpus import PAGES_IN_SUITE, Place, places, written

AT_MOST_MEDIAN, AT_MOST_WORST = 0.6, 1.0
EDITS = 10
PATIENCE = 180
"""Seconds after which a server or an edit is given up."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the folder's site."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(folder / "mkdocs.yml"), "--dev-addr", f"127.0.0.1:{port}"]
    with (folder / "said.txt").open("w", encoding="utf-8") as said:
        server = subprocess.Popen(command, stderr=said, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder)})
        try:
            text = waited_for(lambda: (folder / "said.txt").read_text(encoding="utf-8"), "Serving on (http://\\S+)")
            yield re.findall(r"Serving on (http://127\S+?)(?:\s|$)", text)[0]
        finally:
            server.terminate()
            server.wait()


def waited_for(ask: Callable[[], str], pattern: str) -> str:
    """What is answered once it has the pattern."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if re.search(pattern, text := ask()):
            return text
        time.sleep(0.005)
    raise SystemExit(f"{pattern} has not come in {PATIENCE} s.")


def fetched(address: str) -> str:
    """A page as it is served."""
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def edited(docs: Path, address: str, place: Place, number: int) -> float:
    """The seconds from saving new words in a page's key idea until the page and the index page have them."""
    words = f"Said anew {number}."
    file = docs / place.path
    text = file.read_text(encoding="utf-8")
    head = re.search(r"(?:/// key-idea|!!! key-idea).*?\n\n( *)(?=\w)", text, re.DOTALL)
    assert head is not None
    changed = f"{text[: head.end()]}{words} {text[head.end() :]}"
    pages = [f"{address}{place.path.removesuffix('.md')}/", f"{address}{place.path.partition('/')[0]}/key-ideas/"]
    start = time.monotonic()
    file.write_text(changed, encoding="utf-8")
    for page in pages:
        waited_for(partial(fetched, page), re.escape(words))
    return time.monotonic() - start


def main() -> int:
    """Measure every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int, nargs="+", help="sub-sections, a multiple of 25")
    parser.add_argument("--folder", type=Path, help="where to write, such as a folder in memory")
    given = parser.parse_args()
    held = [measured(pages, given.folder) for pages in given.pages]
    return 0 if all(held) else 1


def measured(pages: int, within: Path | None) -> bool:
    """Print the times of a size; tell whether the limits hold."""
    with tempfile.TemporaryDirectory(dir=within) as name:
        folder = Path(name)
        docs = folder / "docs"
        written(docs, pages)
        settings = settings_of(OURS, docs, folder / "site")
        settings["site_url"] = ""
        (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
        every = list(places(pages))
        chosen = [every[number * len(every) // EDITS + number % PAGES_IN_SUITE % 5] for number in range(EDITS)]
        with served(folder) as address:
            times = [edited(docs, address, place, number) for number, place in enumerate(chosen)]
    print(f"{pages:,} pages: {' '.join(f'{one:.2f}' for one in times)}; median {median(times):.2f} s, worst {max(times):.2f} s")
    return median(times) <= AT_MOST_MEDIAN and max(times) <= AT_MOST_WORST


if __name__ == "__main__":
    sys.exit(main())
