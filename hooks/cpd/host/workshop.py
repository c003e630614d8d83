"""The folder in which one build makes its site: beside the site's own, so that it can take its place; locked as long as the build lives.

What a build that was killed leaves behind is put right and removed by the next; what a running one holds is left alone.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO, *, waits: bool) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(stream: BinaryIO, *, waits: bool) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)


def prefix(site: Path) -> str:
    """How the names of all workshops of a site begin. Hidden: neither servers nor MkDocs look there."""
    return f".{site.name}.building-"


def make_folder(place: Path, name: str) -> Path:
    """A new folder in ``place`` whose name begins with ``name``. Raises ``OSError`` where there can be none."""
    return Path(mkdtemp(prefix=name, dir=place))


class Workshop:
    """The folder; ``made`` in it becomes the site, and ``former`` is the site before where both are exchanged by renaming."""

    def __init__(self, site: Path, folder: Path, lock: BinaryIO) -> None:
        self.site, self.folder, self._lock = site, folder, lock
        # Its name shows where plugins speak of it.
        self.made, self.former = folder / site.name, folder / "former"

    @classmethod
    def opened(cls, site: Path) -> Workshop:
        """A workshop for a build of ``site``: beside it, or within it where the folder above cannot be changed.

        Raises ``OSError`` where neither can be.
        """
        site.parent.mkdir(parents=True, exist_ok=True)
        for left in cls._left(site):
            left.put_away()
        try:
            one = cls._new(site, site.parent)
        except OSError:
            if not site.is_dir():
                raise
            one = cls._new(site, site)
        one.made.mkdir()
        if site.is_dir():
            # At once: what comes into the folder may take rights from it.
            _copy_owner(site, one.made)
            with suppress(OSError):
                shutil.copystat(site, one.made)
        return one

    def put_away(self) -> None:
        """Remove it; but a site that stands in it and nowhere else goes back first."""
        is_empty = self._put_back()
        # Before all is removed: Windows removes no file that is open.
        self._lock.close()
        if is_empty:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _put_back(self) -> bool:
        """Leave nothing but the lock; returns whether that could be."""
        try:
            if self.former.is_dir() and not self.site.exists():
                self.former.rename(self.site)
            for path in self.made, self.former:
                shutil.rmtree(path, ignore_errors=True)
        except OSError:
            return False
        return True

    @classmethod
    def _new(cls, site: Path, place: Path) -> Workshop:
        while True:
            folder = make_folder(place, prefix(site))
            with suppress(FileNotFoundError):
                lock = _lock_file(folder).open("ab")
                # Some file systems of other machines know no locks. Nobody removes what stands there.
                with suppress(OSError):
                    _lock(lock, waits=True)
                if _is_its_own(lock, folder):
                    return cls(site, folder, lock)
                lock.close()
            # Another build took it for one that was left, before it was locked.

    @classmethod
    def _left(cls, site: Path) -> Iterator[Workshop]:
        """Workshops of builds that are no more."""
        for place in (site.parent, site):
            for folder in sorted(place.glob(f"{escape(prefix(site))}*")):
                with suppress(OSError):
                    lock = _lock_file(folder).open("ab")
                    try:
                        _lock(lock, waits=False)
                    except OSError:
                        lock.close()
                        continue
                    yield cls(site, folder, lock)


def _lock_file(folder: Path) -> Path:
    return folder / "lock"


def _is_its_own(lock: BinaryIO, folder: Path) -> bool:
    """Whether the lock is still the one that others find in the folder."""
    try:
        return os.path.samestat(os.fstat(lock.fileno()), _lock_file(folder).stat())
    except FileNotFoundError:
        return False


def _copy_owner(site: Path, made: Path) -> None:
    if sys.platform != "win32":
        with suppress(OSError):
            known = site.stat()
            os.chown(made, known.st_uid, known.st_gid)
