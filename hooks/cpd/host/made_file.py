"""Files that the generator makes, with what other plugins ask of a file."""

from __future__ import annotations

import atexit
import os
import tempfile
from functools import cache
from pathlib import Path
from shutil import rmtree

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


class MadeFile(File):
    """A file in memory. Other plugins find it where an author's would be, or as a copy on the disk."""

    docs = ""
    """The author's folder."""

    def put_aside(self) -> None:
        """Let the disk hold what stands in it, where it is no page: all items of a site are some ten megabytes."""
        if not self.is_documentation_page() and self.abs_src_path:
            self._content = None

    @property
    def abs_src_path(self) -> str:  # MkDocs has a value, which it drops for files in memory
        """A page seems to stand in the author's folder: plugins that make pages anew would drop it otherwise.

        Anything else is copied, as soon as somebody asks for it, to where it can be read.
        """
        if self.is_documentation_page():
            return str(Path(self.docs) / self.src_uri)
        place = _folder(os.getpid()) / self.src_uri
        if self._content is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(self.content_bytes)
        return str(place)

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        """Nothing: MkDocs drops it when it is given the content."""


def made_file(config: MkDocsConfig, path: str, content: str | bytes) -> MadeFile:
    """A file at ``path`` below docs/ with this content, to be added to the others."""
    file = MadeFile.generated(config, path, content=content)
    assert isinstance(file, MadeFile)
    file.docs = config.docs_dir
    return file


@cache
def _folder(process: int) -> Path:
    """Where files of a process wait. One that another has begun must neither write into its folder nor remove it."""
    folder = tempfile.mkdtemp(prefix="cpd-")
    atexit.register(_remove, folder, process)
    return Path(folder)


def _remove(folder: str, process: int) -> None:
    if process == os.getpid():
        rmtree(folder, ignore_errors=True)
