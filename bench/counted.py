"""Builds once and counts what is done: `python bench/counted.py lines|calls SETTINGS DOCS SITE`. `calls.py` starts it.

Counted are the lines of Python that run, or the calls of functions, those of Python's own in C included, from the settings to the
finished site; loading MkDocs is left out. The answer is JSON: how many, by function.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from cProfile import Profile
from pathlib import Path
from types import CodeType, FrameType
from typing import TYPE_CHECKING

import mkdocs.__main__  # noqa: F401  # what the command loads is not counted
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from _typeshed import TraceFunction


class Lines:
    """Counts lines by function."""

    def __init__(self) -> None:
        self.counts: dict[CodeType, list[int]] = {}
        self.traces: dict[CodeType, TraceFunction] = {}

    def trace(self, frame: FrameType, _event: str, _given: object) -> TraceFunction:
        """What is called at each line of a function."""
        return self.traces.get(frame.f_code) or self.trace_of(frame.f_code)

    def trace_of(self, code: CodeType) -> TraceFunction:
        """A function's own counter."""
        count = self.counts[code] = [0]

        def line(_frame: FrameType, _event: str, _given: object) -> TraceFunction:
            count[0] += 1
            return line

        self.traces[code] = line
        return line


def lines(settings: Path, docs: Path, site: Path) -> Counter[str]:
    """How many lines run, by function."""
    counting = Lines()
    sys.settrace(counting.trace)
    try:
        run(settings, docs, site)
    finally:
        sys.settrace(None)
    found: Counter[str] = Counter()
    for code, count in counting.counts.items():
        found[named(code, settings)] += count[0]
    return found


def calls(settings: Path, docs: Path, site: Path) -> Counter[str]:
    """How many calls there are, by what is called."""
    counting = Profile()
    counting.runcall(run, settings, docs, site)
    found: Counter[str] = Counter()
    for entry in counting.getstats():
        found[named(entry.code, settings)] += entry.callcount
    return found


def named(code: CodeType | str, settings: Path) -> str:
    """A function, with its file below its own folder; one of Python's own in C as it calls itself."""
    if isinstance(code, str):
        return code
    name = code.co_filename.replace(str(settings.parent), "").rpartition("site-packages/")[2]
    return f"{name.removeprefix('/')}: {code.co_qualname}"


def run(settings: Path, docs: Path, site: Path) -> None:
    """Build, as the command does."""
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    what, *paths = sys.argv[1:]
    print(json.dumps((lines if what == "lines" else calls)(*map(Path, paths))))
