"""The file in which builds keep values: what comes back, what is thrown away, and what nobody can slip in."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from cpd.domain.findings import Finding
from cpd.host.cache import DAMAGED, FOLDER, REFUSED, Cache, checksum

FINDING: Final = Finding(path="a.md", rule="build-is-whole", problem="it is not.", remedy="Mend it.")
KEY: Final = b"key of sixteen b"


def kept(folder: Path) -> Path:
    """A file with two values; returns it."""
    cache = Cache(folder)
    cache.put("reading", "a.md", KEY, {"html": "words " * 5000, "findings": [FINDING]})
    cache.put("page", "a.md", KEY, "<p>")
    cache.close()
    return next(folder.glob("*.sqlite"))


def test_a_value_comes_back_for_what_it_was_made_from(tmp_path: Path) -> None:
    kept(tmp_path)
    cache = Cache(tmp_path)
    assert cache.get("reading", "a.md", KEY) == {"html": "words " * 5000, "findings": [FINDING]}
    assert cache.get("page", "a.md", KEY) == "<p>"
    assert [cache.get("page", "a.md", b"another"), cache.get("page", "b.md", KEY), cache.get("list", "a.md", KEY)] == [None] * 3
    assert cache.told == []


def test_a_new_value_takes_the_place_of_the_last_and_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    file = kept(tmp_path)
    for number in range(20):
        cache = Cache(tmp_path)
        cache.put("reading", f"{number}.md", KEY, os.urandom(50_000))
        cache.close()
    with sqlite3.connect(file) as rows:
        assert rows.execute("SELECT stage, name FROM kept ORDER BY stage").fetchall() == [("page", "a.md"), ("reading", "19.md")]
    rows.close()
    assert file.stat().st_size < 300_000


def test_git_and_other_tools_pass_over_the_folder(tmp_path: Path) -> None:
    kept(tmp_path / "made")
    assert (tmp_path / "made" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:40_000])


def overwrite(file: Path) -> None:
    file.write_bytes(b"This is no cache at all.\n" * 500)


def change_a_letter(file: Path) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw.replace(b"words words", b"words wOrds", 1))


def drop_the_table(file: Path) -> None:
    with sqlite3.connect(file) as rows:
        rows.execute("DROP TABLE kept")
        rows.execute("CREATE TABLE kept (something TEXT)")
    rows.close()


def put_in(file: Path, raw: object) -> None:
    with sqlite3.connect(file) as rows:
        found = checksum("reading", "a.md", KEY, raw) if isinstance(raw, bytes) else 7
        rows.execute("UPDATE kept SET value = ?, sum = ? WHERE stage = 'reading'", (raw, found))
    rows.close()


class Writes:
    """Writes a file where it is taken out of a pickle."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return (os.mkdir, (str(self.place),))


@pytest.mark.parametrize(
    "damage",
    [cut_off, overwrite, change_a_letter, drop_the_table, lambda file: put_in(file, b"\x80\x05words"), lambda file: put_in(file, "text")],
)
def test_what_is_damaged_is_thrown_away_and_told_once(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(kept(tmp_path))
    cache = Cache(tmp_path)
    found = [cache.get("reading", "a.md", KEY) for _ in range(2)]
    assert (found, cache.told) == ([None, None], [DAMAGED])
    cache.put("reading", "a.md", KEY, "anew")
    cache.close()
    assert Cache(tmp_path).get("reading", "a.md", KEY) == "anew"


def test_nothing_in_the_file_is_run(tmp_path: Path) -> None:
    file, place = kept(tmp_path), tmp_path / "run"
    put_in(file, pickle.dumps(Writes(place)))
    cache = Cache(tmp_path)
    assert (cache.get("reading", "a.md", KEY), cache.told, place.exists()) == (None, [DAMAGED], False)


def test_two_builds_at_once_do_no_harm(tmp_path: Path) -> None:
    one, other = Cache(tmp_path), Cache(tmp_path)
    for cache, word in ((one, "one"), (other, "other")):
        for number in range(30):
            cache.put("page", f"{number}.md", word.encode(), word * 100_000)
    for cache in (one, other):
        cache.close()
    after = Cache(tmp_path)
    found = [{after.get("page", f"{number}.md", word.encode()) for word in ("one", "other")} for number in range(30)]
    # Each name has the value of the one that wrote it last.
    assert all(one in ({None, "one" * 100_000}, {None, "other" * 100_000}) for one in found)
    assert after.told == []


def test_a_cache_that_is_taken_away_meanwhile_is_no_matter(tmp_path: Path) -> None:
    kept(tmp_path / "made")
    cache = Cache(tmp_path / "made")
    shutil.rmtree(tmp_path / "made")
    cache.put("page", "b.md", KEY, "words")
    cache.close()
    assert set(cache.told) <= {REFUSED}
    assert Cache(tmp_path / "made").get("page", "a.md", KEY) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "folder")
    cache.put("page", "a.md", KEY, "words")
    cache.close()
    assert (cache.get("page", "a.md", KEY), cache.told) == (None, [REFUSED])
    assert f"Nothing is kept for the next build: {FOLDER} cannot be written." == REFUSED


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.put("page", "a.md", KEY, "words")
    assert (cache.get("page", "a.md", KEY), cache.keys("page")) == (None, {})
