"""Files that the generator makes, with what other plugins ask of a file."""

from __future__ import annotations

import atexit
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
    is_written = False
    """Whether the site has it. From then on it is read from there."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs has it
        """Write it into the site, and let go of what stands in it: all items of a site are some ten megabytes."""
        super().copy_file(dirty)
        self._content, self.is_written = None, True

    @property
    def abs_src_path(self) -> str:  # MkDocs has a value, which it drops for files in memory
        """A page seems to stand in the author's folder: plugins that make pages anew would drop it otherwise.

        Anything else is copied, as soon as somebody asks for it, to where it can be read.
        """
        if self.is_written:
            return self.abs_dest_path
        if self.is_documentation_page():
            return str(Path(self.docs) / self.src_uri)
        place = _folder() / self.src_uri
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
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="cpd-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)
