"""What stands on the disk where a preview watches: compared with what stood there, it tells what somebody has saved."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cpd.domain.paths import ENDINGS

Stamp = tuple[int, int, int]
"""When a file was written, how long it is, and which file it is."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The files of some places at some moment, with the texts of pages."""

    places: tuple[str, ...]
    docs: Path
    stamps: dict[str, Stamp]
    texts: dict[str, bytes]

    @classmethod
    def of(cls, config: MkDocsConfig, *more: str) -> Disk:
        """All that a site is built from, as it is now."""
        places = (config.docs_dir, *filter(None, [config.config_file_path]), *config.watch, *more)
        stamps = dict(_stamps(places))
        docs = Path(config.docs_dir)
        return cls(places, docs, stamps, {path: _content(path) for path in stamps if _is_page(path, docs)})

    def changed(self, named: Iterable[str] = ()) -> dict[str, bytes | None]:
        """The files that are not as they were, with what pages say now; None for others, and for pages that are new or gone.

        ``named`` are files that somebody has seen change: two changes in one moment may leave the same stamp.
        """
        now = dict(_stamps(self.places))
        paths = {path for path in {*now, *self.stamps} if now.get(path) != self.stamps.get(path)}
        found: dict[str, bytes | None] = {}
        for path in paths | ({*named} & self.texts.keys()):
            content = _content(path) if path in now and path in self.texts else None
            if content is None or content != self.texts[path]:
                found[path] = content
        return found

    def take(self, contents: dict[str, bytes]) -> None:
        """Know that pages say something else now."""
        self.texts.update(contents)
        self.stamps.update((path, stamp) for path, stamp in _stamps(contents) if path in self.texts)


def _is_page(path: str, docs: Path) -> bool:
    return path.endswith(ENDINGS) and Path(path).is_relative_to(docs)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def _stamps(places: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    for place in places:
        if os.path.isfile(place):  # noqa: PTH113  # asked of a thousand files after every edit
            yield from _stamp(place)
        for folder, folders, names in os.walk(place, followlinks=True):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in names:
                if not is_passing(name):
                    yield from _stamp(os.path.join(folder, name))  # noqa: PTH118  # as above


def _stamp(path: str) -> Iterator[tuple[str, Stamp]]:
    try:
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return
    yield path, (found.st_mtime_ns, found.st_size, found.st_ino)


def is_passing(name: str) -> bool:
    """Whether it is one of the files that editors keep beside what somebody writes; MkDocs leaves them out."""
    return name.startswith((".#", ".~", ".goutputstream")) or (
        name.startswith(".") and name.endswith((".swp", ".swx", ".swo", ".tmp", "~"))
    )
