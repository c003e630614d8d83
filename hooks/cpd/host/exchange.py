"""One folder takes the place of another: in one step where the system has one, else by two renames, or else file by file."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_EXCHANGE = 2
_HERE = -100
"""What Linux calls RENAME_EXCHANGE and AT_FDCWD."""


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places in one step: whoever looks finds one or the other.

    Raises ``OSError`` where system or file system have no such step.
    """
    step = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if step is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if step(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(old))


def rename_twice(new: Path, old: Path, former: Path) -> None:
    """Put ``old`` away as ``former``, then ``new`` in its place. Raises ``OSError`` where it cannot be moved."""
    while True:
        with suppress(FileNotFoundError):
            old.rename(former)
        try:
            new.rename(old)
        except OSError:
            if not old.exists():
                former.rename(old)
                raise
            # Another build was quicker, and what it replaced went with it.
            shutil.rmtree(former, ignore_errors=True)
        else:
            return


def carry_hidden(old: Path, new: Path) -> None:
    """Let ``new`` have what is hidden in ``old``, as MkDocs leaves it: no build has put it there. ``old`` keeps it too.

    Raises ``OSError`` where some of it is on another disk: then it is mounted there, and cannot go with the folder.
    """
    for path in old.iterdir():
        if path.name.startswith("."):
            _carry(path, new / path.name)


def _carry(path: Path, to: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        if path.is_mount():
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path))
        is_new = not to.exists()
        to.mkdir(exist_ok=True)
        for one in path.iterdir():
            _carry(one, to / one.name)
        if is_new:
            shutil.copystat(path, to)
    elif path.is_symlink() and not os.path.lexists(to):
        shutil.copy2(path, to, follow_symlinks=False)
    elif not os.path.lexists(to):
        try:
            os.link(path, to)
        except OSError as error:
            if error.errno == errno.EXDEV:
                raise
            shutil.copy2(path, to)


def fill(site: Path, new: Path) -> None:
    """Replace what is in ``site`` by what is in ``new``, file by file and pages last; what is hidden in ``site`` stays.

    Raises ``OSError`` where a file cannot be replaced: then the site is of two builds.
    """
    there = sorted(_files(new), key=lambda path: (path.suffix == ".html", path))
    for path in there:
        _replace(new / path, site / path)
    kept = {*there, *(folder for path in there for folder in path.parents)}
    for entry in site.iterdir():
        if not entry.name.startswith("."):
            _remove_others(site, entry, kept)


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, by their paths there."""
    for place, folders, names in os.walk(folder):
        links = (name for name in folders if Path(place, name).is_symlink())
        yield from (Path(place, name).relative_to(folder) for name in (*names, *links))


def _replace(path: Path, to: Path) -> None:
    for folder in reversed(to.parents):
        # A page has become a folder of pages.
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.is_dir() and not to.is_symlink():
        shutil.rmtree(to)
    try:
        move(path, to)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        half = to.with_name(f".{to.name}.building")
        shutil.copy2(path, half, follow_symlinks=False)
        half.replace(to)


def move(path: Path, to: Path) -> None:
    """Put a file in the place of another. Raises ``OSError`` where it cannot be, such as on another disk."""
    path.replace(to)


def _remove_others(site: Path, path: Path, kept: set[Path]) -> None:
    is_kept = path.relative_to(site) in kept
    if path.is_dir() and not path.is_symlink():
        for one in path.iterdir():
            _remove_others(site, one, kept)
        if not is_kept:
            path.rmdir()
    elif not is_kept:
        path.unlink()
