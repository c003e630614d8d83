"""A preview hears of what is saved from the system, at once; where the system cannot tell, it looks now and then, as MkDocs does."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from .disk import is_passing

QUIET: Final = 0.03
"""Seconds without a change after which somebody has done saving: an editor writes a file in one go, or renames it."""
_CHANGES: Final = frozenset({"created", "modified", "deleted", "moved"})
"""The system also tells who opens, reads and closes a file: each build would set off the next."""


class _Changes(FileSystemEventHandler):
    """Passes on what is a change."""

    def __init__(self, inner: FileSystemEventHandler, note: Callable[[str], None]) -> None:
        self._inner, self._note = inner, note

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note each path; a folder that comes or goes is told as a file would be, since MkDocs hears of nothing else."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        is_change = event.event_type in _CHANGES and not (event.is_directory and event.event_type == "modified")
        if is_change and not all(is_passing(Path(path).name) for path in paths):
            for path in paths:
                self._note(path)
            self._inner.dispatch(FileModifiedEvent(event.src_path))


@dataclass(slots=True)
class Watching:
    """Stands where MkDocs' server has its observer, which looks at all files twice a second."""

    looking: BaseObserver
    """MkDocs' own."""
    note: Callable[[str], None]
    """Takes the path of each file that changes."""
    _asked: dict[ObservedWatch, FileSystemEventHandler] = field(default_factory=dict)
    _started: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Watch a folder or a file."""
        watch = ObservedWatch(os.path.realpath(path), recursive=recursive)
        self._asked[watch] = _Changes(handler, self.note)
        if self._started:
            self._started.schedule(self._asked[watch], watch.path, recursive=recursive)
        return watch

    def handlers(self) -> list[FileSystemEventHandler]:
        """What hears of changes."""
        return [*self._asked.values()]

    def unschedule(self, watch: ObservedWatch) -> None:
        """Watch it no longer."""
        del self._asked[watch]
        if self._started:
            self._started.unschedule(watch)

    def start(self) -> None:
        """Begin. There is a limit to what the system watches for one user; and it tells nothing of what links lead to."""
        if not any(_has_links(watch.path) for watch in self._asked):
            try:
                self._started = self._begun(Observer())
            except OSError:
                self._started = None
        if self._started is None:
            self._started = self._begun(self.looking)

    def stop(self) -> None:
        """End."""
        if self._started:
            self._started.stop()

    def join(self) -> None:
        """Wait for the end."""
        if self._started:
            self._started.join()

    def _begun(self, observer: BaseObserver) -> BaseObserver:
        for watch, handler in self._asked.items():
            observer.schedule(handler, watch.path, recursive=watch.is_recursive)
        try:
            observer.start()
        except OSError:
            observer.unschedule_all()
            raise
        return observer


def _has_links(place: str) -> bool:
    """Whether a link leads out of a folder."""
    return any(
        os.path.islink(os.path.join(folder, name))  # noqa: PTH114, PTH118  # some thousand files
        for folder, folders, names in os.walk(place)
        for name in (*folders, *names)
    )
