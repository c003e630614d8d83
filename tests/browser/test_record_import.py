"""A back-up file brought back: identical, nothing overwritten without being kept, nothing strange taken in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from browser.records import entry, keep, known, opened, rich, saved, stored
from support.sites import Built

SITE: Final = "schools-working-together"


def brought(page: Page, path: Path) -> None:
    """Choose a file, and wait for what is said of it."""
    page.get_by_label("Back-up file").set_input_files(path)
    page.locator(".cpd-record__import h3").wait_for()


def file(folder: Path, *entries: Any, **more: Any) -> Path:
    """A back-up file with these entries."""
    path = folder / "given.json"
    whole = {
        "format": "cpd-record",
        "version": 1,
        "site": SITE,
        "made": "2026-11-01T09:00:00.000Z",
        "entries": list(entries),
        "damaged": [],
    }
    path.write_text(json.dumps(whole | more), encoding="utf-8")
    return path


@pytest.mark.parametrize("way", ["served", "from a folder"])
def test_saved_wiped_and_brought_back_it_is_identical(opens: Opens, real_site: Built, tmp_path: Path, way: str) -> None:
    is_folder = way == "from a folder"
    tab = opens(root=f"{real_site.folder.as_uri()}/" if is_folder else "", accept_downloads=True)
    address = "my-record/index.html" if is_folder else "my-record/"
    page = opened(tab, address)
    keep(page, *rich(known(page)))
    opened(tab, address)
    path = saved(page, "json", folder=tmp_path)
    before = page.evaluate("() => ({...localStorage})")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert page.evaluate("() => ({...localStorage})") == {}
    opened(tab, address)
    brought(page, path)
    count = len(rich(known(page)))
    expect(page.locator(".cpd-record__import")).to_contain_text(f"{count} new, 0 the same as here, 0 different here and there.")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator(".cpd-record__import")).to_contain_text(f"{count} entries brought back.")
    assert page.evaluate("() => ({...localStorage})") == before
    page.get_by_role("button", name="Undo").press("Enter")
    assert page.evaluate("() => ({...localStorage})") == {}
    assert tab.errors == []


def test_what_differs_is_shown_side_by_side_and_both_are_kept(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    keep(
        page,
        entry("gone/a#answer", "Mine a", "A"),
        entry("gone/b#answer", "Mine b", "B"),
        entry("gone/c#answer", "Same", "C"),
        entry("gone/d#earlier.answer", "Old d", "D"),
        entry("gone/d#answer", "Mine d", "D"),
    )
    opened(tab)
    before = stored(page)
    later = "2026-10-20T09:00:00.000Z"
    path = file(
        tmp_path,
        entry("gone/a#answer", "Theirs a", "A", at=later),
        entry("gone/b#answer", "Theirs b", "B", at=later),
        entry("gone/c#answer", "Same", "C", at=later),
        entry("gone/d#answer", "Theirs d", "D", at="2026-09-20T09:00:00.000Z"),
        entry("gone/e#answer", "New e", "E"),
    )
    brought(page, path)
    given = page.locator(".cpd-record__import")
    expect(given).to_contain_text("1 new, 1 the same as here, 3 different here and there.")
    assert stored(page) == before
    second = given.locator("fieldset").nth(1)
    expect(second.get_by_role("radio", name="In the file, 20 October 2026")).to_be_checked()
    expect(second).to_contain_text("Mine b")
    expect(second).to_contain_text("Theirs b")
    second.get_by_role("radio", name="Here, 1 October 2026").check()
    expect(given.locator("fieldset").nth(2).get_by_role("radio", name="Here, 1 October 2026")).to_be_checked()
    page.get_by_role("button", name="Bring it back").click()
    expect(given).to_contain_text("4 entries brought back.")
    values = {key: one["value"] for key, one in stored(page).items() if key.startswith("gone/")}
    assert values == {
        "gone/a#answer": "Theirs a",
        "gone/a#earlier.answer": "Mine a",
        "gone/b#answer": "Mine b",
        "gone/b#earlier.answer": "Theirs b",
        "gone/c#answer": "Same",
        "gone/d#answer": "Mine d",
        "gone/d#earlier.answer": "Old d",
        "gone/d#earlier.answer~2": "Theirs d",
        "gone/e#answer": "New e",
    }
    page.get_by_role("button", name="Undo").click()
    assert stored(page) == before


def test_entries_of_the_readers_own_log_on_two_devices_do_not_clash(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    keep(page, entry("log/1#activity", "Here", "Activity", type="short-text"), entry("log/1#done", "2026-10-05", "Date", type="date"))
    opened(tab)
    path = file(
        tmp_path,
        entry("log/1#activity", "There", "Activity", type="short-text", at="2026-10-09T09:00:00.000Z"),
        entry("log/1#done", "2026-10-06", "Date", type="date"),
    )
    for said in ("2 new, 0 the same as here, 0 different", "0 new, 2 the same as here, 0 different"):
        brought(page, path)
        expect(page.locator(".cpd-record__import")).to_contain_text(said)
        if "2 new" in said:
            page.get_by_role("button", name="Bring it back").click()
    assert {key: one["value"] for key, one in stored(page).items() if key.startswith("log/")} == {
        "log/1#activity": "Here",
        "log/1#done": "2026-10-05",
        "log/2#activity": "There",
        "log/2#done": "2026-10-06",
    }


FORGED: Final[list[Any]] = [
    "no object",
    None,
    ["answer"],
    entry("__proto__#answer", "x", "x"),
    entry("suite/constructor#answer", "x", "x"),
    entry("damaged:1:x#answer", "x", "x"),
    entry("a#b#answer", "x", "x"),
    entry("#answer", "x", "x"),
    entry("x" * 301 + "#answer", "x", "x"),
    entry("x#__proto__", "x", "x"),
    entry("x#form.__proto__", "x", "x"),
    entry("x#toString", "x", "x"),
    entry("x#activity", "x", "x"),
    entry("x#step", 1, "x"),
    entry("x#answer", {"deep": 1}, "x"),
    entry("x#answer", ["a"], "x"),
    entry("x#star", "true", "x"),
    entry("x#done", "2026-02-31", "x"),
    entry("x#done", "9999-01-01", "x"),
    entry("x#minutes", None, "x"),
    entry("x#minutes", -5, "x"),
    entry("x#minutes", 1e300, "x"),
    entry("x#form.a", [{"deep": 1}], "x"),
    entry("x#answer", "x", "x", v=2),
]
SCRIPT: Final = '<img src=x onerror="window.caught=1"><script>window.caught=1</script>'


def test_a_forged_file_is_refused_or_neutralised_and_says_so(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    path = file(
        tmp_path,
        *FORGED,
        entry("gone/good#answer", SCRIPT, SCRIPT, at="9999-01-01T00:00:00Z", asked="not a hash", onerror="x"),
        entry("gone/good#note", "=cmd()", SCRIPT, at="yesterday"),
        site=SCRIPT,
    )
    text = path.read_text().replace('"onerror": "x"', '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}')
    path.write_text(text.replace('"minutes", "value": null', '"minutes", "value": 1e999'))
    brought(page, path)
    given = page.locator(".cpd-record__import")
    expect(given).to_contain_text("2 new, 0 the same as here, 0 different here and there.")
    for said in ("3 entries not taken: no entry of a record.", "6 entries not taken: its name cannot be used.", "5 entries not taken: it is nothing that this site keeps.",
                 "9 entries not taken: its value is of the wrong kind, or too long.", "1 entry not taken: it is of another version.",
                 "2 entries: a date that cannot be right was replaced by the file\u2019s.", "1 entry: something unknown in it was left out."):  # fmt: skip
        expect(given).to_contain_text(said)
    page.get_by_role("button", name="Bring it back").click()
    expect(given).to_contain_text("2 entries brought back.")
    at = "2026-11-01T09:00:00.000Z"
    kept = {key: one for key, one in stored(page).items() if key.startswith("gone/")}
    assert kept == {
        "gone/good#answer": {"v": 1, "value": SCRIPT, "label": SCRIPT, "type": "long-text", "at": at},
        "gone/good#note": {"v": 1, "value": "=cmd()", "label": SCRIPT, "type": "long-text", "at": at},
    }
    expect(page.locator(".cpd-record__title", has_text="window.caught")).to_be_visible()
    assert page.evaluate("[window.caught, {}.polluted]") == [None, None]
    assert tab.errors == []


def test_what_is_no_back_up_is_refused_in_words_before_anything_changes(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    huge = tmp_path / "huge.json"
    with huge.open("wb") as made:
        made.truncate(50 * 1024 * 1024)
    given = page.locator(".cpd-record__import")
    said = {
        "too large": (huge, "This file is too large: it has 50 MB, and a back-up has at most 20 MB. It was not opened."),
        "cut off": (tmp_path / "cut.json", "This is not a back-up file: it is not JSON, or it was cut off."),
        "something else": (tmp_path / "other.json", "This is not a back-up file of a record."),
        "newer": (tmp_path / "newer.json", "This back-up file was made by a newer version of these pages."),
    }
    (tmp_path / "cut.json").write_text('{"format":"cpd-record","version":1,"entries":[')
    (tmp_path / "other.json").write_text('{"format":"else","entries":[]}')
    (tmp_path / "newer.json").write_text('{"format":"cpd-record","version":2,"entries":[]}')
    for path, words in said.values():
        brought(page, path)
        expect(given).to_contain_text(words)
        expect(given).to_contain_text("Nothing was changed.")
    assert page.evaluate("document.activeElement.textContent") == "This file was refused"
    assert (stored(page), tab.errors) == ({}, [])


def test_a_file_can_be_dropped_anywhere_on_the_page(tab: Tab) -> None:
    page = opened(tab)
    page.evaluate("""() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['{"format":"cpd-record","version":1,"entries":[]}'], "dropped.json"));
      for (const type of ["dragover", "drop"]) document.querySelector("h1").dispatchEvent(new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true}));
    }""")
    expect(page.locator(".cpd-record__import")).to_contain_text("0 entries: 0 new, 0 the same as here, 0 different here and there.")
