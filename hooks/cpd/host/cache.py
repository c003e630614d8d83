"""What one build keeps for the next: values in a file below `.cache/cpd/`, each found only by all that it was made from.

The file is safe to delete at any moment, and several builds can use it at once. A value comes back only where its sum is right,
and is made of nothing but plain values and the generator's own, so that a strange file cannot run code.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
import sys
import zlib
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

FOLDER: Final = ".cache/cpd"
"""Below the folder of mkdocs.yml."""

DAMAGED: Final = f"What was kept of the last build in {FOLDER} was damaged. It is thrown away, and everything is made anew."
REFUSED: Final = f"Nothing is kept for the next build: {FOLDER} cannot be written."

_TABLE: Final = "CREATE TABLE IF NOT EXISTS kept (stage TEXT, name TEXT, key BLOB, sum INTEGER, value BLOB, PRIMARY KEY (stage, name))"
_VERSION: Final = f"2-{sys.version_info.major}.{sys.version_info.minor}"
_BATCH: Final = 1_000_000
"""Bytes that are written at a time."""
_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_WAIT: Final = 5
"""Seconds for another build to finish writing."""


class KeptRow(NamedTuple):
    """One value on its way into the file."""

    stage: str
    name: str
    key: bytes
    sum: int
    value: bytes


class Cache:
    """The values of one site. Every name has one value: a new one takes the place of the last."""

    def __init__(self, folder: Path | None, site: str = "site") -> None:
        """Open what is kept in a folder for a site; without a folder nothing is kept."""
        self.told: list[str] = []
        """What somebody should know, in whole sentences."""
        self._place = folder and folder / f"{site}-{_VERSION}.sqlite"
        self._file: sqlite3.Connection | None = None
        self._rows: list[KeptRow] = []
        self._waiting = 0
        """Bytes that are not written yet."""
        self._is_empty = False
        """Whether there was nothing when it was opened: then nobody need look for anything."""
        self._used: dict[str, set[str]] = {}
        if self._place:
            self._open(self._place)

    def get(self, stage: str, name: str, key: bytes) -> object | None:
        """The value that was kept under a name with this very key; None where there is none."""
        self._used.setdefault(stage, set()).add(name)
        if self._file is None or self._is_empty:
            return None
        try:
            found = self._file.execute(
                "SELECT sum, value FROM kept WHERE stage = ? AND name = ? AND key = ?", (stage, name, key)
            ).fetchone()
            return _value(KeptRow(stage, name, key, *found)) if found else None
        except sqlite3.Error as trouble:
            self._give_up(trouble)
        except _Damage:
            self._throw_away()
        return None

    def keys(self, stage: str) -> dict[str, bytes]:
        """All that is kept of a stage: by name, what it was made from."""
        if self._file is None:
            return {}
        try:
            return dict(self._file.execute("SELECT name, key FROM kept WHERE stage = ?", (stage,)))
        except sqlite3.Error as trouble:
            self._give_up(trouble)
            return {}

    def put(self, stage: str, name: str, key: bytes, value: object) -> None:
        """Keep a value, which must not be None."""
        self._used.setdefault(stage, set()).add(name)
        if self._file is not None:
            raw = pickle.dumps(value, 5)
            self._rows.append(KeptRow(stage, name, key, checksum(stage, name, key, raw), raw))
            self._waiting += len(raw)
            if self._waiting > _BATCH:
                self._write()

    def close(self) -> None:
        """Write what is not written yet, and drop what this build did not ask for."""
        self._write()
        if self._file is not None:
            try:
                with self._file:
                    self._drop()
            except sqlite3.Error as trouble:
                self._give_up(trouble)
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self, place: Path) -> None:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            ignore = place.with_name(".gitignore")
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._file = sqlite3.connect(place, timeout=_WAIT)
            # Values are long. What a failing machine leaves half written is noticed by its sums.
            self._file.execute("PRAGMA page_size = 16384")
            self._file.execute("PRAGMA synchronous = OFF")
            with self._file:
                self._file.execute(_TABLE)
            self._is_empty = self._file.execute("SELECT stage, name, key, sum, value FROM kept LIMIT 1").fetchone() is None
        except OSError:
            self._refuse()
        except sqlite3.Error as trouble:
            self._give_up(trouble)

    def _write(self) -> None:
        rows, self._rows, self._waiting = self._rows, [], 0
        if self._file is None or not rows:
            return
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as trouble:
            self._give_up(trouble)

    def _drop(self) -> None:
        """Forget pages that are gone: the file is never greater than what one build needs."""
        assert self._file is not None
        for stage, used in self._used.items():
            gone = [(stage, name) for (name,) in self._file.execute("SELECT name FROM kept WHERE stage = ?", (stage,)) if name not in used]
            self._file.executemany("DELETE FROM kept WHERE stage = ? AND name = ?", gone)

    def _give_up(self, trouble: sqlite3.Error) -> None:
        if getattr(trouble, "sqlite_errorcode", None) in _DAMAGE:
            self._throw_away()
        else:
            # Locked for long, a full disk, a folder that is gone.
            self._refuse()

    def _refuse(self) -> None:
        self._stop()
        self.told = self.told or [REFUSED]

    def _throw_away(self) -> None:
        self._stop()
        if DAMAGED in self.told or self._place is None:
            return
        self.told.append(DAMAGED)
        with suppress(OSError):
            self._place.unlink(missing_ok=True)
            self._open(self._place)

    def _stop(self) -> None:
        self._rows, self._waiting = [], 0
        if self._file is not None:
            self._file.close()
            self._file = None


class _Damage(Exception):  # noqa: N818  # told, never shown
    """A value is not what was kept."""


def checksum(stage: str, name: str, key: bytes, value: bytes) -> int:
    """The sum by which it is seen that a value is the one that was kept here."""
    return zlib.crc32(value, zlib.crc32(b"%b\0%b\0%b" % (stage.encode(), name.encode("utf-8", "surrogatepass"), key)))


def _value(row: KeptRow) -> object:
    if not isinstance(row.value, bytes) or row.sum != checksum(*row[:3], row.value):
        raise _Damage
    try:
        return _Reader(io.BytesIO(row.value)).load()
    except Exception as fault:  # a strange file can raise whatever it likes
        raise _Damage from fault


class _Reader(pickle.Unpickler):
    """Takes plain values, and values of ours."""

    _known: ClassVar[dict[tuple[str, str], object]] = {}

    def find_class(self, module: str, name: str) -> object:
        """One of the generator's classes that hold values. Raises ``UnpicklingError`` for anything else."""
        if (module, name) not in self._known:
            found = super().find_class(module, name) if module.startswith("cpd.") else None
            if not isinstance(found, type) or not (is_dataclass(found) or hasattr(found, "_fields") or issubclass(found, str | Enum)):
                raise pickle.UnpicklingError(f"{module}.{name}")
            self._known[module, name] = found
        return self._known[module, name]
