"""Whether a build has become dearer: `python bench/calls.py [REVISION]`, in less than a minute.

Builds with the code of a revision and with the code as it stands here, side by side, from the same text, and counts: lines of Python
that run, and calls of functions, those in C included. Both are the same on a busy machine as on a quiet one, and since both sides
run on the same Python with the same libraries, the comparison holds for any of them. Told is also where most was added.

Ends with 1 where something is 15 % dearer, with 2 where a side could not be built.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import corpus
from revisions import ROOT, copy, unpack

SINCE = "22d2b62"
"""The revision that is compared with unless another is named. It is moved on purpose only: where something dearer is meant, or when
much has become cheaper. So many small steps do not add up unseen."""

LIMIT = 1.15
FEW, MANY = 25, 100
"""Pages; what is between them is the cost of a page, without that of starting."""
WORST = 6
"""So many functions are named where more is done."""
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Something counted on both sides."""

    name: str
    before: Counter[str]
    after: Counter[str]

    @property
    def ratio(self) -> float:
        """How much dearer it is."""
        return self.after.total() / self.before.total()

    @property
    def row(self) -> str:
        """A row of the table."""
        return f"| {self.name} | {self.before.total():,} | {self.after.total():,} | {self.ratio:.3f} |"

    def added(self) -> Iterator[str]:
        """Where most was added."""
        more = Counter({name: count - self.before[name] for name, count in self.after.items()})
        for name, count in more.most_common(WORST):
            if count > self.before.total() / 1000:
                yield f"  {name}: {self.before[name]:,} → {self.after[name]:,}"


def both(folder: Path, what: str, docs: Path, name: str) -> Counted:
    """Count on both sides at once, each in a process of its own."""
    started = {side: count(folder / side, what, docs) for side in (BEFORE, AFTER)}
    found = {side: answer(side, process) for side, process in started.items()}
    return Counted(name=name, before=found[BEFORE], after=found[AFTER])


def count(side: Path, what: str, docs: Path) -> subprocess.Popen[str]:
    """A process that builds and counts, with nothing kept of a build before."""
    shutil.rmtree(side / ".cache", ignore_errors=True)
    command = [sys.executable, str(ROOT / "bench" / "counted.py"), what, str(side / "mkdocs.yml"), str(docs), str(side / "site")]
    # Sets have one order then, and pages one day.
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1795910400", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, env={**os.environ, **fixed}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def answer(side: str, process: subprocess.Popen[str]) -> Counter[str]:
    """What a process has counted."""
    said, complaint = process.communicate()
    if process.returncode:
        print(f"{side}: no build.\n{complaint}", file=sys.stderr)
        sys.exit(2)
    return Counter(json.loads(said))


def between(few: Counted, many: Counted) -> Counted:
    """What the pages cost that one has more."""
    sides = ({name: n - less[name] for name, n in more.items()} for less, more in ((few.before, many.before), (few.after, many.after)))
    before, after = map(Counter, sides)
    return Counted(name=f"lines, {MANY - FEW} pages more", before=before, after=after)


def measured(folder: Path) -> Iterator[Counted]:
    """All that is counted, the quickest first."""
    for pages in (FEW, MANY):
        corpus.written(folder / f"docs-{pages}", pages)
    yield both(folder, "calls", folder / f"docs-{MANY}", f"calls, {MANY} pages")
    few = both(folder, "lines", folder / f"docs-{FEW}", f"lines, {FEW} pages")
    yield few
    many = both(folder, "lines", folder / f"docs-{MANY}", f"lines, {MANY} pages")
    yield many
    yield between(few, many)
    yield both(folder, "lines", ROOT / "docs", "lines, this site")


def main() -> int:
    """Count on both sides; say what is dearer."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("revision", nargs="?", default=SINCE)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            unpack(given.revision, folder / BEFORE)
        except subprocess.CalledProcessError as error:
            print(f"There is no {given.revision} here: {error.stderr.decode().strip()}", file=sys.stderr)
            return 2
        copy(folder / AFTER)
        print(f"| counted | {given.revision} | here | ratio |\n| --- | ---: | ---: | ---: |", flush=True)
        dearer = []
        for one in measured(folder):
            print(one.row, flush=True)
            dearer += [one] if one.ratio >= LIMIT else []
    for one in dearer:
        print("\n".join([f"\n{one.name}: {one.ratio - 1:.0%} dearer. Most was added here:", *one.added()]))
    print("" if dearer else f"\nNothing is {LIMIT - 1:.0%} dearer.")
    return 1 if dearer else 0


if __name__ == "__main__":
    sys.exit(main())
