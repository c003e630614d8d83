"""Whether a build that is killed leaves a whole site: `python bench/kills.py [--kills 200] [--seed 1] [--renames]`.

Two states of a small site take turns. Each build is a process of its own, killed (SIGKILL) at a moment drawn by chance: half of them
anywhere in the build, half while what is written takes the site's place. Every third has a second build beside it, of the other state,
which is not killed. After each, the site must be one of the two, byte for byte; and a last build must leave nothing beside it.

`--renames` is for systems that cannot exchange two folders in one step: there a kill between two renames may leave no site, and the next
build has to bring it back. Ends with 1 where a site was not whole. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from cpd.host import exchange  # noqa: E402  # found by the line above
from cpd.host.publishing import Publishing  # noqa: E402
from support.warm import warm  # noqa: E402

PAGES = 8
STATES = "AB"


class Tells:
    """Says through a pipe that all is written: what follows is publishing."""

    def __init__(self, pipe: int) -> None:
        self.pipe = pipe

    @event_priority(-2000)
    def on_post_build(self, **_given: object) -> None:
        """Tell."""
        os.write(self.pipe, b"w")


class Bench:
    """A folder with two states of a site, and the site."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.site, self.random = folder, folder / "out" / "site", Random(seed)
        for state in STATES:
            write(folder / state, state)
        self.whole: dict[str, dict[str, bytes]] = {}
        self.seconds: list[tuple[float, float]] = []
        """How long a build takes until all is written, and from there to its end."""

    def learn(self) -> None:
        """Build both states undisturbed, three times; first in this process, so that all others find the templates compiled."""
        run(self.folder / "A", self.folder / "first", os.open(os.devnull, os.O_WRONLY))
        for state in STATES * 3:
            begun = time.perf_counter()
            child, pipe = self.start(state)
            os.read(pipe, 1)
            written = time.perf_counter()
            finish(child, pipe)
            self.seconds.append((written - begun, time.perf_counter() - written))
            self.whole[state] = contents(self.site)
        if self.whole["A"] == self.whole["B"]:
            raise SystemExit("The two states are the same: nothing would be seen.")

    def start(self, state: str) -> tuple[int, int]:
        """A process that builds a state into the site, and the end of its pipe."""
        here, there = os.pipe()
        if child := os.fork():
            os.close(there)
            return child, here
        try:
            run(self.folder / state, self.site, there)
        finally:
            os._exit(0)

    def moment(self, pipe: int) -> None:
        """Wait for the moment of a kill."""
        before, after = (max(times) for times in zip(*self.seconds, strict=True))
        if self.random.random() < 0.5:
            time.sleep(self.random.uniform(0, before + after))
        else:
            os.read(pipe, 1)
            time.sleep(self.random.uniform(0, after * 1.2))

    def kill_one(self, state: str, *, has_company: bool) -> str:
        """Kill a build at a moment drawn by chance; returns what the site is then."""
        other = self.start(STATES[1 - STATES.index(state)]) if has_company else None
        child, pipe = self.start(state)
        self.moment(pipe)
        os.kill(child, signal.SIGKILL)
        finish(child, pipe)
        if other is None:
            return self.state()
        # It stands still while the site is looked at.
        os.kill(other[0], signal.SIGSTOP)
        # On a busy machine it goes on for a while, and the site could change while it is read.
        os.waitid(os.P_PID, other[0], os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        found = self.state()
        os.kill(other[0], signal.SIGCONT)
        finish(*other)
        return found if "of two" in found else self.state()

    def state(self) -> str:
        """Which state the site is in."""
        if not self.site.exists():
            return "no site"
        found = contents(self.site)
        return next((state for state, whole in self.whole.items() if whole == found), f"of two builds: {self.differences(found)}")

    def differences(self, found: dict[str, bytes]) -> str:
        """Some files of a site that is no state, with where they are from."""
        names = sorted({*found, *self.whole["A"]})
        told = [f"{name} {[state for state in STATES if self.whole[state].get(name) == found.get(name)]}" for name in names]
        return ", ".join(told[:10])


def run(docs: Path, site: Path, pipe: int) -> None:
    """Build, as the command does."""
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), plugins=["search"])
    config.plugins["tells"] = Tells(pipe)  # type: ignore[assignment]  # like a hook: whatever answers events
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def finish(child: int, pipe: int) -> None:
    """Wait for a process."""
    os.waitpid(child, 0)
    os.close(pipe)


def write(docs: Path, state: str) -> None:
    """A state's pages: as many in each, but one is named otherwise."""
    suite = docs / "suite"
    suite.mkdir(parents=True)
    (docs / "index.md").write_text(f"# Home {state}\n\nWords of {state}.\n", encoding="utf-8")
    (suite / "index.md").write_text("---\nsuite: suite\n---\n\n# The suite\n", encoding="utf-8")
    for number in range(PAGES):
        name = f"page-{number}" if number else f"only-{state.lower()}"
        text = f"# Page {number}\n\n/// key-idea | Idea {number} of {state}\n\nWords of {state}.\n\n///\n"
        (suite / f"{name}.md").write_text(text, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(*_given: object) -> None:
    """What a system answers that has no such step."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


def mend(site: Path) -> None:
    """Begin a build and give it up: it brings back what a kill between two renames has left."""
    config, one = MkDocsConfig(), Publishing()
    config.site_dir = str(site)
    one.begin(config)
    one.end()


def killed(bench: Bench, kills: int, *, renames: bool) -> tuple[Counter[str], list[str]]:
    """Kill so many builds; how often the site was what, and what was wrong."""
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(kills):
        before = bench.state()
        state = STATES[1 - STATES.index(before)]
        has_company = number % 3 == 2
        found = bench.kill_one(state, has_company=has_company)
        if renames and found == "no site":
            seen["no site until the next build"] += 1
            mend(bench.site)
            found = bench.state()
        if found in STATES:
            seen["beside another" if has_company else "the site before" if found == before else "the new site"] += 1
        else:
            wrong.append(f"kill {number}: {found}")
            build_whole(bench)
        seen["left behind, for the next build to remove"] += len(list(bench.site.parent.glob(".site.building-*"))) > 0
    return seen, wrong


def build_whole(bench: Bench) -> None:
    """A build that nobody kills."""
    finish(*bench.start("A"))


def main() -> int:
    """Kill, look, tell."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--renames", action="store_true")
    given = parser.parse_args()
    os.environ |= {"SOURCE_DATE_EPOCH": "1795910400", "NO_MKDOCS_2_WARNING": "1"}
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    if given.renames:
        setattr(exchange, "exchange", refused)  # noqa: B010  # the same as a system would
    with tempfile.TemporaryDirectory() as name, warm():
        bench = Bench(Path(name), given.seed)
        bench.learn()
        seen, wrong = killed(bench, given.kills, renames=given.renames)
        build_whole(bench)
        beside = sorted(path.name for path in bench.site.parent.iterdir())
    print(f"{given.kills} kills, seed {given.seed}: {', '.join(f'{what} {count}' for what, count in sorted(seen.items()))}.")
    wrong += [f"left beside the site: {', '.join(beside)}"] if beside != ["site"] else []
    print("\n".join(wrong) or "After each the site was whole.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
