"""The files of a site while it is put together, as components see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.components.base import MadePage
from cpd.domain.place import Suite

from . import files as host_files
from .file_texts import source_of
from .made_file import MadeFile, made_file

_H1 = re.compile(r"^# +(.+?)(?: *\{[^{}]*\})? *$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """A page that a component wanted: an author's, or one that was made."""

    file: File
    suite: Suite | None
    parent: str


class FilePlan:
    """Adds what components want to MkDocs' files."""

    def __init__(self, files: Files, config: MkDocsConfig, suites: Iterable[Suite]) -> None:
        self.suites = tuple(suites)
        self.pages: list[PlacedPage] = []
        self.files: dict[str, File] = {}
        """By path: those to be written when all is drawn."""
        self._all, self._config = files, config
        self._last: list[File] = []
        """What comes after the lists of what authors wrote."""

    def has(self, path: str) -> bool:
        """Whether a page is built."""
        return self._all.get_file_from_path(path) is not None

    def title(self, paths: Iterable[str]) -> str:
        """The heading of the first of these pages that has one, as it is written; empty where none has."""
        texts = (source_of(file) for path in paths if (file := self._all.get_file_from_path(path)))
        return next((title for text in texts if text and (title := title_in(text))), "")

    def page(self, wanted: MadePage) -> str:
        """See to it that a page is there; returns its path."""
        known = next((file for path in wanted.paths if (file := self._all.get_file_from_path(path))), None)
        file = known or made_file(self._config, wanted.paths[0], wanted.text)
        if known is None:
            (self._all if wanted.parent else self._last).append(file)
        is_placed = known if wanted.parent else host_files.is_placed(file, self._all, self._config)
        if not is_placed:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        self.pages.append(PlacedPage(file=file, suite=wanted.suite, parent=wanted.parent))
        return file.src_uri

    def close(self) -> None:
        """Add the pages that come last."""
        for file in self._last:
            self._all.append(file)

    def file(self, path: str) -> None:
        """A file that will be written when all is drawn."""
        self.files[path] = host_files.add_text(self._all, self._config, path)

    def write(self, path: str, content: str | bytes) -> None:
        """Give a file what stands in it; one that nobody had planned is added."""
        file = self.files.get(path) or host_files.add_text(self._all, self._config, path)
        if isinstance(content, str):
            file.content_string = content
        else:
            file.content_bytes = content
        if isinstance(file, MadeFile):
            file.put_aside()

    def meet(self, files: Files) -> None:
        """Find again what was added: a plugin for languages makes all files anew."""
        now = files.src_uris
        self.pages = [replace(one, file=now.get(one.file.src_uri, one.file)) for one in self.pages]

    def placed_pages(self) -> Iterator[PlacedPage]:
        """The pages that have a place of their own in the navigation."""
        return (one for one in self.pages if not one.parent)

    def parents(self) -> dict[str, str]:
        """For each page that stands outside navigation, the page it belongs to."""
        return {one.file.src_uri: one.parent for one in self.pages if one.parent}


def title_in(text: str) -> str:
    """The heading of a page's text, as it is written; empty where it has none."""
    return match[1].strip() if (match := _H1.search(text)) else ""
