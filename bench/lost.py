"""What is lost in silence: ``bench/lost.py --pages 10000``.

Builds so many pages of fragments (``tests/support/fragments.py``), put together by Hypothesis, many in
a build, and looks in each for what came out nowhere: a callout that is neither in the catalogue nor
named in a finding, a list that runs together untold, a key of a page's head that nobody reads, an item of the
catalogue that is not on its page, a traceback. A page with a fault is printed as short as it can be made.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from random import SystemRandom
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402  # after the path is set

from support.fragments import FRONT_SLIPS, PageOfPieces, pages  # noqa: E402
from support.sites import Built, Project  # noqa: E402

MANY = 500
"""Pages in a build."""

FINDING = re.compile(r"docs/([^:]+\.md)(?::(\d+))?: ([a-z-]+): ")


@dataclass(frozen=True)
class Written:
    """A page as it stands in its file, and where its fragments stand in it."""

    page: PageOfPieces
    text: str
    words: tuple[str, ...]
    """Of each fragment, the word that stands nowhere else."""
    lines: tuple[tuple[int, int], ...]
    """Of each fragment, its first line and its last."""


def written(page: PageOfPieces, number: int) -> Written:
    head = "---\n" + "".join(f"{key}: {value}\n" for key, value in page.front) + "---\n" if page.front else ""
    # Without a heading, MkDocs takes a first line with a colon for a page's head too.
    text, words, lines = f"{head}# Page {number}\n\n", [], []
    for place, piece in enumerate(page.pieces):
        word = f"w{number}x{place}"
        first = text.count("\n") + 1
        text += piece.text.replace("@", word) + "\n\n"
        words.append(word)
        lines.append((first, text.count("\n")))
    return Written(page, text, tuple(words), tuple(lines))


def looked_through(made: Sequence[Written]) -> list[list[str]]:
    """What is lost of each page."""
    folder = Path(tempfile.mkdtemp(prefix="lost-"))
    try:
        files = {_path(number): one.text for number, one in enumerate(made)}
        site = Project(folder).write({"index.md": "# Home\n", "suite/index.md": "---\nsuite: suite\n---\n# A suite\n", **files}).build()
        return list(_lost(made, site))
    finally:
        shutil.rmtree(folder)


def _path(number: int) -> str:
    return f"{'suite/' if number % 2 else ''}p{number}.md"


def _lost(made: Sequence[Written], site: Built) -> Iterator[list[str]]:
    items: dict[str, list[dict[str, str]]] = {}
    for item in site.items:
        items.setdefault(item["page"], []).append(item)
    told: dict[str, list[str]] = {}
    for finding in site.findings:
        if match := FINDING.match(finding):
            told.setdefault(match[1], []).append(finding)
    for number, one in enumerate(made):
        path = _path(number)
        html = site.text(f"{path.removesuffix('.md')}/index.html")
        yield [*_of_page(one, items.get(path, []), told.get(path, [])), *_not_on_page(items.get(path, []), html)]


def _of_page(one: Written, items: Sequence[dict[str, str]], told: Sequence[str]) -> Iterator[str]:
    titles = " ".join(item["title"] for item in items)
    for piece, word, lines in zip(one.page.pieces, one.words, one.lines, strict=True):
        if piece.is_callout and word not in titles and not _is_named(word, lines, told):
            yield f"a callout is lost: {word}"
        if piece.is_list and not _is_named(word, lines, told) and not _is_in_unclosed(lines, told):
            yield f"a list is lost: {word}"
    for key, _ in one.page.front:
        if key in FRONT_SLIPS and not any(f"`{key}`" in finding for finding in told):
            yield f"a key is lost: {key}"


def _is_named(word: str, lines: tuple[int, int], told: Sequence[str]) -> bool:
    found = [(FINDING.match(finding), finding) for finding in told]
    # Without a line, it may be any of the page.
    return any(word in finding or (match and (not match[2] or lines[0] <= int(match[2]) <= lines[1])) for match, finding in found)


def _is_in_unclosed(lines: tuple[int, int], told: Sequence[str]) -> bool:
    """Whether a block above takes in what stands on these lines, and is named for it."""
    ends = [match for finding in told if "never closed, so the rest of the page" in finding and (match := FINDING.match(finding))]
    return any(not match[2] or int(match[2]) < lines[0] for match in ends)


def _not_on_page(items: Sequence[dict[str, str]], html: str) -> Iterator[str]:
    for item in items:
        anchor = item["url"].partition("#")[2]
        if not any(f'id="{name}"' in html for name in (anchor, escape(anchor), quote(anchor))):
            yield f"an item is not on its page: {item['id']}"


def faults(batch: Sequence[PageOfPieces]) -> list[tuple[PageOfPieces, str]]:
    """The pages of which something is lost, and what; a traceback is looked for in ever smaller builds."""
    made = [written(page, number) for number, page in enumerate(batch)]
    try:
        lost = looked_through(made)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a fault
        if len(batch) == 1:
            return [(batch[0], f"a traceback: {error!r}")]
        half = len(batch) // 2
        return [*faults(batch[:half]), *faults(batch[half:])]
    return [(one.page, what) for one, whats in zip(made, lost, strict=True) for what in whats]


def shortest(page: PageOfPieces, what: str) -> PageOfPieces:
    """The page without what is not needed for a fault of this sort: one fragment, else as few as may be."""
    sort = what.partition(":")[0]
    alone = [replace(page, pieces=(piece,)) for piece in page.pieces]
    for one, found in zip(alone, map(faults, ([each] for each in alone)), strict=True):
        if any(words.startswith(sort) for _, words in found):
            return one
    for place in reversed(range(len(page.pieces))):
        fewer = replace(page, pieces=page.pieces[:place] + page.pieces[place + 1 :])
        if any(words.startswith(sort) for _, words in faults([fewer])):
            page = fewer
    return page


def put_together(count: int, start: int, *, with_front_slips: bool) -> list[PageOfPieces]:
    """So many pages, the same for the same seed."""
    found: list[PageOfPieces] = []
    checks = list(HealthCheck)

    @seed(start)
    @settings(max_examples=count, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=checks)
    @given(pages(with_front_slips=with_front_slips))
    def put(page: PageOfPieces) -> None:
        found.append(page)

    put()
    return found[:count]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--fronts", action="store_true", help="with misspelt keys in pages' heads")
    parser.add_argument("--shown", type=int, default=10, help="at most so many faults are printed")
    given_ = parser.parse_args()
    begun = time.monotonic()
    print(f"seed {given_.seed}")
    made = put_together(given_.pages, given_.seed, with_front_slips=given_.fronts)
    lost: list[tuple[PageOfPieces, str]] = []
    for start in range(0, len(made), MANY):
        lost += faults(made[start : start + MANY])
        print(f"{min(start + MANY, len(made))} pages, {len(lost)} faults, {time.monotonic() - begun:.0f} s", flush=True)
    different: dict[str, str] = {}
    for page, what in lost:
        if len(different) < given_.shown:
            different.setdefault(written(shortest(page, what), 0).text, what)
    for text, what in different.items():
        print(f"\n{what}\n{text}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
