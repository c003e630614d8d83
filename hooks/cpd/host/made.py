"""Files that the generator makes, with what other plugins ask of a file."""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path
from shutil import rmtree

from mkdocs.structure.files import File


class MadeFile(File):
    """A file that is in no folder, and has a place on the disk as soon as another plugin wants to read it there."""

    @property
    def abs_src_path(self) -> str:  # MkDocs has a value, which it drops for files in memory
        """A copy outside the author's folder: what stands in there some plugins take for an author's."""
        place = _folder() / self.src_uri
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(self.content_bytes)
        return str(place)

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        """Nothing: MkDocs drops it when it is given the content."""


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="cpd-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)
