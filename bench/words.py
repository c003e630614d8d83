"""Words of the materials, and the tics of their language: ``bench/words.py docs --against fc48a49``.

Counts the Markdown as it is written, per folder below ``docs`` or, with ``--pages``, per page: words, sentences of six words
or fewer, nobody and somebody, "stands", "newly written". ``--against`` puts a git revision beside it, as before and after.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

# Where what the tests count with is found.
sys.path.append(str(Path(__file__).parents[1] / "tests"))

from support.language import Tally, tally

REPOSITORY = Path(__file__).parents[1]
HEADS = ("words", "sentences", "short", "nobody/somebody", "stands", "newly written")


def main() -> None:
    """Print a table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", nargs="*", default=["docs"], help="folders or pages, as paths from the repository's root")
    words.add_argument("--against", metavar="REVISION", help="a git revision to put before")
    words.add_argument("--pages", action="store_true", help="a line for each page")
    given = words.parse_args()
    now = counted(present(given.folder), by_page=given.pages)
    before = counted(past(given.against, given.folder), by_page=given.pages) if given.against else now
    print("| what |", " | ".join(HEADS), "|\n| --- |", " | ".join(["---:"] * len(HEADS)), "|")
    for name in sorted(now | before):
        print(f"| {name} |", " | ".join(cells(before.get(name, Tally()), now.get(name, Tally()))), "|")
    print("| all |", " | ".join(cells(sum(before.values(), Tally()), sum(now.values(), Tally()))), "|")


def cells(before: Tally, now: Tally) -> Iterator[str]:
    """A number, or two where something changed; words with the change in per cent."""
    for name in Tally.__slots__:
        old, new = getattr(before, name), getattr(now, name)
        change = f" ({(new - old) / old:+.0%})" if name == "words" and old else ""
        yield f"{new:,}" if old == new else f"{old:,} to {new:,}{change}"


def counted(pages: Iterator[tuple[str, str]], *, by_page: bool) -> dict[str, Tally]:
    """The counts of pages, by page or by the folder below docs."""
    sums: defaultdict[str, Tally] = defaultdict(Tally)
    for path, text in pages:
        parts = PurePosixPath(path).parts
        sums[path if by_page else "/".join(parts[:2])] += tally(text)
    return dict(sums)


def present(folders: list[str]) -> Iterator[tuple[str, str]]:
    """The pages as they are now, by path."""
    for folder in folders:
        root = REPOSITORY / folder
        for file in sorted(root.rglob("*.md")) if root.is_dir() else [root]:
            yield file.relative_to(REPOSITORY).as_posix(), file.read_text(encoding="utf-8")


def past(revision: str, folders: list[str]) -> Iterator[tuple[str, str]]:
    """The pages as they were, by path."""
    names = git("ls-tree", "-r", "--name-only", "-z", revision, "--", *folders).split("\0")
    for path in names:
        if path.endswith(".md"):
            yield path, git("show", f"{revision}:{path}")


def git(*words: str) -> str:
    """What a git command prints."""
    return subprocess.run(["git", *words], cwd=REPOSITORY, check=True, capture_output=True, encoding="utf-8").stdout


if __name__ == "__main__":
    main()
