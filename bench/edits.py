"""Whether nothing is lost on the way: ``bench/edits.py --seed 1 --edits 1000``.

Hypothesis makes random edits of small sites (``tests/support/edits.py``): plain ones, one with all that a component draws,
and sites beside tags and autorefs. After each edit, what the preview of `mkdocs serve` serves must be what a clean build
writes, byte for byte. What differs is printed with the edits that led to it. Ends with 1 where anything did.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from math import ceil
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]
os.environ["NO_MKDOCS_2_WARNING"] = "1"
os.environ["SOURCE_DATE_EPOCH"] = "1700000000"

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402  # after the path is set

from support.edited_material import BEGINNINGS  # noqa: E402
from support.edits import Edit, Follower, Workplace, edits  # noqa: E402
from support.previews import Preview  # noqa: E402
from support.rebuilds import Rebuild  # noqa: E402

STEPS = 20
"""Edits of one site, one after the other."""
FOLLOWERS: dict[str, Callable[[Path], Follower]] = {"serve": Preview, "build": Rebuild}


def main() -> int:
    """Edit as often as asked, and count what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=1000, help="at least so many")
    parser.add_argument("--sites", nargs="+", choices=BEGINNINGS, default=[*BEGINNINGS])
    parser.add_argument("--follower", choices=FOLLOWERS, default="serve")
    asked = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    rounds = ceil(asked.edits / STEPS / len(asked.sites))
    walks = [Walk(name, FOLLOWERS[asked.follower]) for name in asked.sites]
    for walk in walks:
        walk.go(asked.seed, rounds)
    edited, wrong = sum(walk.edits for walk in walks), sum(walk.wrong for walk in walks)
    print(f"{edited} edits, {wrong} of them not followed rightly; {time.process_time():.0f} s of processor time.")
    return 1 if wrong else 0


@dataclass
class Walk:
    """Edits one sort of site, from its beginning again and again."""

    name: str
    follower: Callable[[Path], Follower]
    edits: int = 0
    wrong: int = 0

    def go(self, start: int, rounds: int) -> None:
        """Edit so many sites; ``start`` is the seed."""

        @seed(start)
        @settings(max_examples=rounds, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
        @given(edits(STEPS))
        def edit_and_follow(steps: list[list[Edit]]) -> None:
            with tempfile.TemporaryDirectory() as folder:
                self.follow(Path(folder), steps)

        edit_and_follow()

    def follow(self, folder: Path, steps: list[list[Edit]]) -> None:
        """Make the edits; print where what is served is not what is built, and go no further on that site."""
        workplace = Workplace(folder, self.name)
        with closing(self.follower(folder)) as followed_by:
            for number, step in enumerate(steps, start=1):
                workplace.apply(step)
                clean, here = workplace.clean(folder / "clean-site", preview=followed_by.is_preview), followed_by.follow()
                self.edits += 1
                if not clean.failed and (different := here.differences(clean)):
                    self.wrong += 1
                    print(f"{self.name}, edit {number}:", *different[:5], f"after {steps[:number]}", sep="\n  ", flush=True)
                    return


if __name__ == "__main__":
    sys.exit(main())
