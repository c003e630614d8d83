"""Files that a preview makes when somebody asks for them: large, made of all pages, and seldom looked at while one writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from . import drawing, output, search
from .kept import KeptBuild
from .redrawing import Redrawn, write_file

_SEARCH = "search/"


class Later:
    """What is still to be made."""

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[], None]] = {}
        """By what addresses begin with."""

    def add(self, kept: KeptBuild, redrawn: Redrawn) -> None:
        """Pages were drawn again: what is made of all is out of date."""
        machine = {path: lambda: _write_machine_files(kept) for path in kept.build.site_files.machine_files()}
        self._makers |= machine
        if redrawn.written:
            self._makers[_SEARCH] = lambda: _write_search(kept)

    def make(self, path: str) -> None:
        """Make what is asked for, below the site's root, and all that is made with it."""
        wanted = next((begins for begins in self._makers if path.startswith(begins)), None)
        if wanted is not None:
            self._makers.pop(wanted)()
            if wanted != _SEARCH:
                self._makers = {begins: make for begins, make in self._makers.items() if begins == _SEARCH}


def _write_machine_files(kept: KeptBuild) -> None:
    for path, content in drawing.machine_files(kept.build.finished.drawing, kept.build):
        write_file(kept, path, content)


def _write_search(kept: KeptBuild) -> None:
    if search.has_own(kept.config):
        output.write_search_index(Path(kept.config.site_dir), kept.build.finished.search_index())
    else:
        search.write_again(kept.config)
