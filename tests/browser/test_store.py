"""The store: what is kept, for how long, and what happens when it cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from shutil import copy
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from browser.conftest import Opens, Tab, served
from support.sites import REPOSITORY

pytestmark = pytest.mark.made_up_keys  # the store keeps what it is given, under any name

SCRIPTS: Final = ("cpd.js", "store.js")
PAGE: Final = '<!doctype html><html lang="en" data-cpd-site="here"><title>Store</title>' + "".join(
    f'<script src="{name}"></script>' for name in SCRIPTS
)
PREFIX: Final = "cpd:here:"
VERSION_1: Final = {"v": 1, "value": "Ashgrove", "at": "2026-09-14T10:42:00.000Z", "label": "School", "type": "short-text"}
"""An entry as version 1 wrote it. It stays here for good: what a reader kept then must be read for ever."""
GIVEN: Final = {"value": "Oak", "label": "Tree", "type": "short-text"}

REFUSING: Final = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }"
FULL: Final = """
    window.isFull = true;
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
      if (window.isFull) throw new DOMException("full", "QuotaExceededError");
      return setItem.apply(this, entry);
    };
"""
CLOSED: Final = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with nothing but the store."""
    folder = tmp_path_factory.mktemp("store")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    for name in SCRIPTS:
        copy(REPOSITORY / "overrides" / "assets" / "cpd" / name, folder)
    with served(folder) as found:
        yield found


@pytest.fixture
def store(opens: Opens, place: str) -> Tab:
    """A tab in a browser that has kept nothing yet."""
    tab = opens(root=place)
    tab.visit()
    return tab


def prepared(tab: Tab, script: str) -> Page:
    """The page, loaded anew after a script of the test's."""
    tab.page.add_init_script(script)
    return tab.visit()


def kept(page: Page) -> dict[str, Any]:
    """What the browser holds, by item and facet."""
    entries: dict[str, str] = page.evaluate("({...localStorage})")
    return {key.removeprefix(PREFIX): json.loads(raw) for key, raw in entries.items() if key.startswith(PREFIX)}


def put(page: Page, facet: str, raw: object) -> None:
    """Put something into storage by hand, as JSON unless it is text."""
    text = raw if isinstance(raw, str) else json.dumps(raw)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{PREFIX}{facet}", text])


def values(page: Page, item: str = "note") -> dict[str, Any]:
    """What the store finds of an item: values by facet."""
    found: dict[str, Any] = page.evaluate(
        "id => Object.fromEntries([...cpd.store.all(id)].map(([facet, { value }]) => [facet, value]))", item
    )
    return found


def write(page: Page, facet: str, value: object, **more: object) -> bool:
    given = {**GIVEN, "value": value, **more}
    return bool(page.evaluate("([facet, given]) => cpd.store.set('note', facet, given)", [facet, given]))


def trouble(page: Page) -> str | None:
    kind: str | None = page.evaluate("cpd.store.trouble()?.kind ?? null")
    return kind


# Keeping


def test_what_is_kept_is_found_again(store: Tab) -> None:
    write(store.page, "answer", "Ä 😀 </script>\nnew line")
    assert values(store.visit()) == {"answer": "Ä 😀 </script>\nnew line"}


def test_an_entry_says_question_type_time_and_version(store: Tab) -> None:
    store.page.clock.set_fixed_time("2026-09-14T10:42:00Z")
    write(store.page, "answer", "Oak", shared="tree")
    assert kept(store.page) == {
        "note#answer": {**GIVEN, "shared": "tree", "at": "2026-09-14T10:42:00.000Z", "v": 1},
    }


def test_what_is_put_back_keeps_its_time(store: Tab) -> None:
    write(store.page, "answer", "Oak", at="2020-01-01T00:00:00.000Z")
    assert kept(store.page)["note#answer"]["at"] == "2020-01-01T00:00:00.000Z"


@pytest.mark.parametrize("value", ["", "text", True, False, 4, ["a", "b"], []])
def test_words_numbers_ticks_and_lists_can_be_kept(store: Tab, value: object) -> None:
    write(store.page, "answer", value)
    assert values(store.visit()) == {"answer": value}


def test_reading_writes_nothing(store: Tab) -> None:
    store.page.evaluate("[cpd.store.get('note', 'x'), cpd.store.all('note'), cpd.store.ids(), cpd.store.trouble(), cpd.store.damaged()]")
    assert kept(store.page) == {}


def test_what_is_removed_is_gone(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    store.page.evaluate("cpd.store.remove('note', 'answer')")
    assert (kept(store.page), values(store.page)) == ({}, {})


def test_items_are_told_apart_also_where_one_begins_like_another(store: Tab) -> None:
    store.page.evaluate("given => ['a', 'a/b', 'a@copy-2', 'a/b-c'].forEach((id) => cpd.store.set(id, 'answer', given))", GIVEN)
    assert sorted(store.page.evaluate("cpd.store.ids()")) == ["a", "a/b", "a/b-c", "a@copy-2"]
    assert values(store.page, "a/b") == {"answer": "Oak"}


def test_what_another_site_or_script_keeps_is_not_ours(store: Tab) -> None:
    store.page.evaluate(
        "entry => ['other', 'cpd:another:note#answer', 'note#answer'].forEach((key) => localStorage.setItem(key, entry))", "{}"
    )
    assert store.page.evaluate("[cpd.store.ids(), cpd.store.damaged()]") == [[], []]


def test_an_entry_named_like_a_part_of_every_object_is_an_entry(store: Tab) -> None:
    write(store.page, "__proto__", "Oak")
    put(store.page, "note#answer", '{"v": 1, "value": "x", "at": "", "__proto__": {"hit": true}}')
    assert store.page.evaluate("[cpd.store.get('note', '__proto__').value, cpd.store.get('note', 'answer').hit, ({}).hit]") == [
        "Oak",
        None,
        None,
    ]


def test_what_is_shared_comes_newest_first_and_once(store: Tab) -> None:
    for day, value in enumerate(["Oak", "Elm", "Ash", "Elm"], start=1):
        write(store.page, f"f{day}", value, shared="tree", at=f"2026-01-0{day}T00:00:00.000Z")
    write(store.page, "f9", "Rose", shared="flower")
    assert store.page.evaluate("cpd.store.shared('tree').map(({ value }) => value)") == ["Elm", "Ash", "Oak"]


# Versions


def test_an_entry_of_version_1_is_read(store: Tab) -> None:
    put(store.page, "note#answer", VERSION_1)
    assert store.page.evaluate("cpd.store.get('note', 'answer')") == VERSION_1


def test_an_older_entry_is_migrated_when_it_is_read_and_stays_as_it_was_kept(store: Tab) -> None:
    older = {"v": 0, "text": "Oak", "at": "2026-09-14T10:42:00.000Z"}
    put(store.page, "note#answer", older)
    store.page.evaluate("cpd.store.migrations.set(0, ({ text, ...rest }) => ({ ...rest, value: text }))")
    assert (values(store.page), kept(store.page)) == ({"answer": "Oak"}, {"note#answer": older})


def test_a_newer_entry_is_never_written_over(store: Tab) -> None:
    newer = {**VERSION_1, "v": 2}
    put(store.page, "note#answer", newer)
    took = write(store.page, "answer", "mine")
    store.page.evaluate("cpd.store.remove('note', 'answer')")
    assert (took, kept(store.page), trouble(store.page)) == (False, {"note#answer": newer}, "newer")


def test_what_is_written_beside_a_newer_entry_is_held_and_kept_when_the_entry_is_gone(store: Tab) -> None:
    put(store.page, "note#answer", {**VERSION_1, "v": 2})
    write(store.page, "answer", "mine")
    held = values(store.page)
    store.page.evaluate("localStorage.clear()")
    write(store.page, "other", "x")
    assert (held, values(store.visit())) == ({"answer": "mine"}, {"answer": "mine", "other": "x"})


# What cannot be read

HALF = '{"v":1,"value":"Ash'


@pytest.mark.parametrize("raw", [HALF, "", "null", "[]", "7", '{"value":"x","at":""}', '{"v":1,"value":{},"at":""}', '{"v":1,"value":"x"}'])
def test_what_cannot_be_read_is_told_and_left(store: Tab, raw: str) -> None:
    put(store.page, "note#answer", raw)
    assert store.page.evaluate("cpd.store.damaged()") == [{"key": f"{PREFIX}note#answer", "raw": raw}]
    assert (trouble(store.page), values(store.page)) == ("damaged", {})


def test_what_cannot_be_read_is_put_aside_before_its_place_is_written_to(store: Tab) -> None:
    put(store.page, "note#answer", HALF)
    write(store.page, "answer", "Oak")
    page = store.visit()
    assert values(page) == {"answer": "Oak"}
    assert page.evaluate("cpd.store.damaged()") == [{"key": f"{PREFIX}damaged:1:note#answer", "raw": HALF}]


def test_what_cannot_be_read_is_put_aside_before_its_place_is_emptied(store: Tab) -> None:
    put(store.page, "note#answer", HALF)
    store.page.evaluate("cpd.store.remove('note', 'answer')")
    assert [entry["raw"] for entry in store.page.evaluate("cpd.store.damaged('note')")] == [HALF]


def test_damage_to_the_same_place_twice_is_kept_twice(store: Tab) -> None:
    for raw in (HALF, HALF[:-1]):
        put(store.page, "note#answer", raw)
        write(store.page, "answer", "Oak")
    assert sorted(entry["raw"] for entry in store.page.evaluate("cpd.store.damaged()")) == [HALF[:-1], HALF]


def test_damage_is_told_by_item(store: Tab) -> None:
    put(store.page, "note#answer", HALF)
    assert store.page.evaluate("[cpd.store.trouble('note').kind, cpd.store.trouble('another')]") == ["damaged", None]


def test_what_cannot_be_read_can_be_deleted_and_brought_back(store: Tab) -> None:
    put(store.page, "note#answer", HALF)
    store.page.evaluate("undo = cpd.store.discard(cpd.store.damaged()[0].key); null")
    after = store.page.evaluate("cpd.store.damaged()")
    store.page.evaluate("undo()")
    assert (after, [entry["raw"] for entry in store.page.evaluate("cpd.store.damaged()")]) == ([], [HALF])


def test_what_is_brought_back_does_not_take_the_place_of_what_was_written_since(store: Tab) -> None:
    put(store.page, "note#answer", HALF)
    store.page.evaluate("undo = cpd.store.discard(cpd.store.damaged()[0].key); null")
    write(store.page, "answer", "Oak")
    store.page.evaluate("undo()")
    assert (values(store.page), [entry["raw"] for entry in store.page.evaluate("cpd.store.damaged()")]) == ({"answer": "Oak"}, [HALF])


# What the browser does not take


@pytest.mark.parametrize(("script", "kind"), [(REFUSING, "refused"), (CLOSED, "refused"), (FULL, "full")])
def test_what_storage_does_not_take_is_held_in_memory_and_told(store: Tab, script: str, kind: str) -> None:
    page = prepared(store, script)
    took = write(page, "answer", "Oak")
    assert (took, values(page), page.evaluate("cpd.store.ids()"), trouble(page)) == (False, {"answer": "Oak"}, ["note"], kind)


def test_a_storage_that_takes_nothing_without_a_word_is_found_out(store: Tab) -> None:
    page = prepared(store, "Storage.prototype.setItem = () => {}")
    assert (write(page, "answer", "Oak"), trouble(page)) == (False, "refused")


def test_a_storage_that_cannot_be_opened_is_known_from_the_start(store: Tab) -> None:
    assert trouble(prepared(store, CLOSED)) == "refused"


def test_a_full_storage_is_noticed_as_such(store: Tab) -> None:
    page = store.page
    page.evaluate("for (let size = 2 ** 22; size; size = size >> 1) try { localStorage.setItem(`x${size}`, 'x'.repeat(size)) } catch {}")
    assert (write(page, "answer", "Oak"), trouble(page)) == (False, "full")


def test_what_was_held_is_written_when_storage_works_again(store: Tab) -> None:
    page = prepared(store, FULL)
    write(page, "first", "Oak")
    page.evaluate("isFull = false")
    write(page, "second", "Elm")
    assert ({name: entry["value"] for name, entry in kept(page).items()}, trouble(page)) == (
        {"note#first": "Oak", "note#second": "Elm"},
        None,
    )


def test_what_was_held_is_written_when_the_reader_comes_back_to_the_tab(store: Tab) -> None:
    page = prepared(store, FULL)
    write(page, "first", "Oak")
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert list(kept(page)) == ["note#first"]


def test_what_was_held_is_written_after_a_while_by_itself(store: Tab) -> None:
    store.page.clock.install()
    page = prepared(store, FULL)
    write(page, "first", "Oak")
    page.evaluate("isFull = false")
    page.clock.fast_forward(10_000)
    assert list(kept(page)) == ["note#first"]


def test_what_cannot_be_put_aside_is_not_written_over(store: Tab) -> None:
    put(store.page, "note#answer", VERSION_1)
    page = prepared(store, FULL.replace("window.isFull)", "window.isFull && entry[0].endsWith('#earlier'))"))
    page.evaluate("given => cpd.store.set('note', 'answer', given, { aside: 'earlier' })", GIVEN)
    before = kept(page)
    page.evaluate("isFull = false")
    write(page, "other", "x")
    after = {name: entry["value"] for name, entry in kept(page).items()}
    assert (before, after) == ({"note#answer": VERSION_1}, {"note#answer": "Oak", "note#earlier": "Ashgrove", "note#other": "x"})


def test_what_is_replaced_goes_only_when_the_new_is_safe(store: Tab) -> None:
    put(store.page, "note#old", VERSION_1)
    page = prepared(store, FULL)
    write(page, "new", "Ashgrove")
    page.evaluate("cpd.store.remove('note', 'old', { after: 'new' })")
    before = list(kept(page))
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert (before, list(kept(page))) == (["note#old"], ["note#new"])


def test_listeners_hear_of_trouble_and_of_its_end(store: Tab) -> None:
    page = prepared(store, FULL)
    page.evaluate("heard = []; cpd.store.onTrouble(() => heard.push(cpd.store.trouble()?.kind ?? null)); null")
    write(page, "answer", "Oak")
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert page.evaluate("heard") == ["full", None]


# Two tabs

WATCH = (
    "heard = []; cpd.store.watch(({ id, facet, value, isElsewhere }) => heard.push([id, facet, value?.value ?? null, isElsewhere])); null"
)


def test_watchers_hear_of_changes_here(store: Tab) -> None:
    store.page.evaluate(WATCH)
    write(store.page, "answer", "Oak")
    store.page.evaluate("cpd.store.remove('note', 'answer')")
    assert store.page.evaluate("heard") == [["note", "answer", "Oak", False], ["note", "answer", None, False]]


def test_watchers_hear_of_changes_in_another_tab(store: Tab) -> None:
    other = store.page.context.new_page()
    other.goto(f"{store.root}")
    other.evaluate(WATCH)
    write(store.page, "answer", "Oak")
    store.page.evaluate("cpd.store.remove('note', 'answer')")
    other.wait_for_function("heard.length === 2")
    assert other.evaluate("heard.map(([id, facet, , isElsewhere]) => [id, facet, isElsewhere])") == [["note", "answer", True]] * 2


def test_watchers_hear_when_another_tab_empties_the_whole_storage(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    store.page.evaluate(WATCH)
    other = store.page.context.new_page()
    other.goto(f"{store.root}")
    other.evaluate("localStorage.clear()")
    store.page.wait_for_function("heard.length")
    assert store.page.evaluate("heard") == [["note", "answer", None, True]]


def test_what_another_tab_wrote_later_is_not_written_over_by_what_was_held(store: Tab) -> None:
    page = prepared(store, FULL)
    write(page, "answer", "held", at="2026-01-01T00:00:00.000Z")
    other = page.context.new_page()
    other.goto(f"{store.root}")
    write(other, "answer", "later", at="2026-01-02T00:00:00.000Z")
    page.wait_for_function("cpd.store.get('note', 'answer').value === 'later'")
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert kept(page)["note#answer"]["value"] == "later"


def test_watching_can_end(store: Tab) -> None:
    store.page.evaluate("heard = []; cpd.store.watch(() => heard.push(1))(); null")
    write(store.page, "answer", "Oak")
    assert store.page.evaluate("heard") == []
