"""The store: what is kept, for how long, and what happens when it cannot be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.conftest import Opens, Tab, served
from browser.waiting import until
from support.own_scripts import own_script

pytestmark = pytest.mark.made_up_keys  # the store keeps what it is given, under any name

SCRIPTS: Final = ("cpd.js", "store.js")
PAGE: Final = '<!doctype html><html lang="en" data-cpd-site="here"><title>Store</title>' + "".join(
    f'<script src="{name}"></script>' for name in SCRIPTS
)
RENAMED: Final = PAGE.replace('data-cpd-site="here"', 'data-cpd-site="now" data-cpd-site-was="older here"')
"""The same site, after it was given another name, and another."""
PREFIX: Final = "cpd:here:"
STORED: Final = Path(__file__).parent / "stored"
STORE: Final = own_script("store")
VERSION: Final = int(re.findall(r"const VERSION = (\d+);", STORE)[0])
VERSION_1: Final = {"v": 1, "value": "Ashgrove", "at": "2026-09-14T10:42:00.000Z", "label": "School", "type": "short-text"}
GIVEN: Final = {"value": "Oak", "label": "Tree", "type": "short-text"}

WATCH: Final = (
    "heard = []; cpd.store.watch(({ id, facet, value, isElsewhere }) => heard.push([id, facet, value?.value ?? null, isElsewhere])); null"
)
HALF: Final = '{"v":1,"value":"Ash'
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
    (folder / "renamed.html").write_text(RENAMED, encoding="utf-8")
    for name in SCRIPTS:
        (folder / name).write_text(own_script(name.removesuffix(".js")), encoding="utf-8")
    with served(folder) as found:
        yield found


@pytest.fixture(scope="module")
def desk(chromium: Browser) -> Iterator[BrowserContext]:
    """One browser for most tests of this file: to open one takes longer than the tests."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def store(desk: BrowserContext, place: str) -> Iterator[Tab]:
    """A tab in a browser that has kept nothing yet."""
    tab = Tab(desk.new_page(), place)
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.page.goto(f"{place}cpd.js")
    tab.page.evaluate("localStorage.clear()")
    tab.visit()
    yield tab
    for page in desk.pages:
        page.close()


@pytest.fixture
def alone(opens: Opens, place: str) -> Tab:
    """A tab in a browser, and with a clock, of its own."""
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


def test_an_entry_says_question_type_time_and_version(alone: Tab) -> None:
    alone.page.clock.set_fixed_time("2026-09-14T10:42:00Z")
    write(alone.page, "answer", "Oak", shared="tree")
    assert kept(alone.page) == {
        "note#answer": {**GIVEN, "shared": "tree", "at": "2026-09-14T10:42:00.000Z", "v": 1},
    }


def test_what_is_put_back_keeps_its_time(store: Tab) -> None:
    write(store.page, "answer", "Oak", at="2020-01-01T00:00:00.000Z")
    assert kept(store.page)["note#answer"]["at"] == "2020-01-01T00:00:00.000Z"


def test_words_numbers_ticks_and_lists_can_be_kept(store: Tab) -> None:
    given = {f"f{number}": value for number, value in enumerate(["", "text", True, False, 4, ["a", "b"], []])}
    for facet, value in given.items():
        write(store.page, facet, value)
    assert values(store.visit()) == given


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


def test_everything_kept_is_told_with_its_item_and_facet(store: Tab) -> None:
    write(store.page, "answer", "Oak", at="2026-01-01T00:00:00.000Z", asked="abc")
    put(store.page, "other#answer", HALF)
    assert store.page.evaluate("cpd.store.entries()") == [
        {**GIVEN, "asked": "abc", "at": "2026-01-01T00:00:00.000Z", "v": 1, "id": "note", "facet": "answer"}
    ]


def test_what_could_not_be_read_again_is_refused_loudly(store: Tab) -> None:
    calls = ["'note', 'x', { value: {} }", "'note', 'x', { value: NaN }", "'no#te', 'x', { value: 1 }", "'note', '', { value: 1 }"]
    trying = "call => {{ try {{ cpd.store.set({}); return 'taken' }} catch (error) {{ return error.name }} }}"
    assert [store.page.evaluate(trying.format(call)) for call in calls] == ["TypeError"] * 4
    assert kept(store.page) == {}


# Ids that changed


def test_what_stands_under_former_ids_is_found_and_moves_when_it_is_written_to(store: Tab) -> None:
    page = store.page
    for item, facet in (("old", "answer"), ("older", "note"), ("old@copy-2", "answer")):
        put(page, f"{item}#{facet}", {**VERSION_1, "value": item})
    page.evaluate("cpd.store.alias('new', ['old', 'older'])")
    found = (values(page, "new"), values(page, "new@copy-2"), page.evaluate("cpd.store.ids().sort()"), sorted(kept(page)))
    assert found == (
        {"answer": "old", "note": "older"},
        {"answer": "old@copy-2"},
        ["new", "new@copy-2"],
        ["old#answer", "old@copy-2#answer", "older#note"],
    )
    page.evaluate("given => cpd.store.set('new', 'answer', given)", GIVEN)
    page.evaluate("cpd.store.remove('new', 'note')")
    assert (values(page, "new"), sorted(kept(page))) == ({"answer": "Oak"}, ["new#answer", "old@copy-2#answer"])


def test_what_stands_under_both_ids_is_kept_twice(store: Tab) -> None:
    page = store.page
    put(page, "old#answer", {**VERSION_1, "value": "then"})
    put(page, "new#answer", {**VERSION_1, "value": "now"})
    page.evaluate("cpd.store.alias('new', ['old'])")
    both = {"answer": "now", "earlier.answer": "then"}
    before = (values(page, "new"), sorted(kept(page)))
    page.evaluate("given => cpd.store.set('new', 'answer', given)", GIVEN)
    after = values(page, "new")
    page.evaluate("cpd.store.remove('new', 'answer')")
    assert (before, after, values(page, "new")) == (
        (both, ["new#answer", "old#answer"]),
        {**both, "answer": "Oak"},
        {"earlier.answer": "then"},
    )


def test_what_stands_under_a_former_name_of_the_site_is_found_and_moves_when_it_is_written_to(store: Tab, place: str) -> None:
    page = store.page
    write(page, "answer", "Oak")
    write(page, "star", "yes")
    page.goto(f"{place}renamed.html")

    assert values(page) == {"answer": "Oak", "star": "yes"}
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["cpd:here:note#answer", "cpd:here:note#star"]

    write(page, "answer", "Elm")

    assert values(page) == {"answer": "Elm", "star": "yes"}
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["cpd:here:note#star", "cpd:now:note#answer"]


def test_what_stands_under_both_names_of_the_site_is_found_twice(store: Tab, place: str) -> None:
    page = store.page
    write(page, "answer", "Oak")
    page.goto(f"{place}renamed.html")
    page.evaluate("raw => localStorage.setItem('cpd:now:note#answer', raw)", json.dumps({**VERSION_1, "value": "Elm"}))
    page.reload()

    assert values(page) == {"answer": "Elm", "earlier.answer": "Oak"}


def test_a_record_of_another_site_is_not_this_ones(store: Tab, place: str) -> None:
    page = store.page
    page.evaluate("raw => localStorage.setItem('cpd:elsewhere:note#answer', raw)", json.dumps(VERSION_1))
    page.goto(f"{place}renamed.html")

    assert values(page) == {}


def test_what_is_damaged_under_a_former_name_of_the_site_is_told(store: Tab, place: str) -> None:
    page = store.page
    put(page, "note#answer", HALF)
    page.goto(f"{place}renamed.html")

    assert (trouble(page), page.evaluate("cpd.store.damaged('note').map(({ key }) => key)")) == ("damaged", ["cpd:here:note#answer"])


def test_a_shared_computer_stays_one_when_the_site_is_renamed(store: Tab, place: str) -> None:
    page = store.page
    page.evaluate("cpd.store.share(true)")
    page.goto(f"{place}renamed.html")
    assert page.evaluate("cpd.store.isShared()")

    page.evaluate("cpd.store.share(false)")
    assert (page.evaluate("cpd.store.isShared()"), page.evaluate("Object.keys(localStorage)")) == (False, [])


def test_what_stands_under_a_former_id_goes_only_when_the_new_is_safe(store: Tab) -> None:
    put(store.page, "old#answer", VERSION_1)
    page = prepared(store, FULL)
    page.evaluate("given => { cpd.store.alias('new', ['old']); cpd.store.set('new', 'answer', given) }", GIVEN)
    before = (list(kept(page)), values(page, "new"))
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert (before, list(kept(page))) == ((["old#answer"], {"answer": "Oak"}), ["new#answer"])


# A computer that others use, too


def test_on_a_shared_computer_nothing_is_kept_but_in_the_tab(store: Tab) -> None:
    store.page.evaluate("cpd.store.share(true)")
    write(store.page, "answer", "Oak")
    page = store.visit()
    held = (page.evaluate("cpd.store.isShared()"), values(page), list(kept(page)))
    other = page.context.new_page()
    other.goto(f"{store.root}")
    assert (held, other.evaluate("cpd.store.isShared()"), values(other)) == ((True, {"answer": "Oak"}, ["shared"]), True, {})


def test_what_was_kept_can_be_taken_into_the_tab_and_back(store: Tab) -> None:
    page = store.page
    put(page, "note#damaged", HALF)
    put(page, "damaged:1:note#x", HALF)
    write(page, "answer", "Oak")
    other = page.context.new_page()
    other.goto(f"{store.root}")
    other.evaluate(WATCH)
    values(other)
    took = page.evaluate("cpd.store.share(true, { take: true })")
    until(other, "cpd.store.isShared() && heard.length >= 1")
    away = (took, values(page), len(page.evaluate("cpd.store.damaged()")), sorted(kept(page)), values(other))
    assert away == (True, {"answer": "Oak"}, 2, ["shared"], {})
    back = page.evaluate("cpd.store.share(false, { take: true })")
    until(other, "!cpd.store.isShared() && cpd.store.get('note', 'answer')")
    assert (back, len(page.evaluate("Object.keys(localStorage)")), page.evaluate("sessionStorage.length"), values(other)) == (
        True,
        3,
        0,
        {"answer": "Oak"},
    )


def test_what_was_kept_can_stay_where_it_is(store: Tab) -> None:
    page = store.page
    write(page, "answer", "Oak")
    page.evaluate("cpd.store.share(true)")
    write(page, "answer", "Elm")
    away = values(page)
    page.evaluate("cpd.store.share(false)")
    assert (away, values(page)) == ({"answer": "Elm"}, {"answer": "Oak"})


def test_what_the_tab_does_not_take_stays_where_it_is(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    page = prepared(store, "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    took = page.evaluate("cpd.store.share(true, { take: true })")
    assert (took, trouble(page), values(page), sorted(kept(page))) == (False, "refused", {"answer": "Oak"}, ["note#answer", "shared"])


def test_where_storage_is_refused_nothing_is_shared(store: Tab) -> None:
    page = prepared(store, REFUSING)
    assert page.evaluate("[cpd.store.share(true), cpd.store.isShared()]") == [False, False]


# Kept for good

PERSIST: Final = "asked = 0; navigator.storage.persist = () => { asked += 1; return Promise.reject(new TypeError('no')) }"


def test_the_browser_is_asked_to_keep_things_for_good_when_there_is_something_to_keep(store: Tab) -> None:
    page = prepared(store, PERSIST)
    before = page.evaluate("[cpd.store.ids(), asked][1]")
    write(page, "answer", "Oak")
    write(page, "answer", "Elm")
    first = page.evaluate("asked")
    page = store.visit()
    for number in range(25):
        write(page, f"f{number}", "Oak")
    assert (before, first, page.evaluate("asked"), store.errors) == (0, 1, 1, [])


def test_on_a_shared_computer_the_browser_is_not_asked_to_keep_anything(store: Tab) -> None:
    page = prepared(store, PERSIST)
    page.evaluate("cpd.store.share(true)")
    write(page, "answer", "Oak")
    assert page.evaluate("asked") == 0


# Versions


def example(version: int) -> Any:
    """What that version of the store kept of every sort, by key: ``good`` entries, and what was put ``aside`` unread."""
    return json.loads((STORED / f"v{version}.json").read_text(encoding="utf-8"))


def test_of_every_version_of_an_entry_there_is_a_stored_example() -> None:
    found = sorted(STORED.glob("v*.json"), key=lambda path: int(path.stem[1:]))
    assert [(path.name, json.loads(path.read_text(encoding="utf-8"))["version"]) for path in found] == [
        (f"v{version}.json", version) for version in range(1, VERSION + 1)
    ]


def test_what_is_written_today_is_as_in_the_example_of_todays_version(store: Tab) -> None:
    good = example(VERSION)["good"]
    entries = [(*key.split("#"), entry) for key, entry in good.items()]
    store.page.evaluate("entries => entries.forEach(([id, facet, { v, ...given }]) => cpd.store.set(id, facet, given))", entries)
    assert kept(store.page) == good


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_stored_example_is_read_as_it_is_and_left_as_it_is(store: Tab, version: int) -> None:
    """A newer store must read the same: where a migration changes an entry, say here what it becomes."""
    stored = example(version)
    for key, raw in {**stored["good"], **stored["aside"]}.items():
        put(store.page, key, raw)
    before = store.page.evaluate("({...localStorage})")
    page = store.visit()
    read = {f"{entry.pop('id')}#{entry.pop('facet')}": entry for entry in page.evaluate("cpd.store.entries()")}
    damaged = {entry["key"].removeprefix(PREFIX): entry["raw"] for entry in page.evaluate("cpd.store.damaged()")}
    assert (read, damaged, page.evaluate("({...localStorage})")) == (stored["good"], stored["aside"], before)


LATER: Final = STORE.replace("VERSION = 1;", "VERSION = 3;").replace("migrations = new Map();", "migrations = new Map(STEPS);")
RENAMING: Final = "[[1, ({ value, ...rest }) => ({ ...rest, text: value })], [2, ({ text, ...rest }) => ({ ...rest, value: text })]]"
FAILING: Final = "[[1, (entry) => entry], [2, (entry) => { if (entry.type === 'rows') throw new Error('our mistake'); return entry }]]"


@pytest.mark.parametrize(("steps", "unread"), [(RENAMING, []), (FAILING, ["plan#form.log"])])
def test_entries_are_migrated_version_by_version_and_what_a_failing_migration_leaves_is_told_and_kept(
    store: Tab, steps: str, unread: list[str]
) -> None:
    """Two versions after the first, as they might be."""
    good = example(1)["good"]
    for key, raw in good.items():
        put(store.page, key, raw)
    store.page.route("**/store.js", lambda route: route.fulfill(content_type="text/javascript", body=LATER.replace("STEPS", steps)))
    page = store.visit()
    read = {f"{entry['id']}#{entry['facet']}": (entry["v"], entry["value"]) for entry in page.evaluate("cpd.store.entries()")}
    damaged = [entry["key"].removeprefix(PREFIX) for entry in page.evaluate("cpd.store.damaged()")]
    assert (read, damaged, kept(page)) == ({key: (3, one["value"]) for key, one in good.items() if key not in unread}, unread, good)
    page.evaluate("given => cpd.store.set('plan', 'form.log', given)", {**GIVEN, "value": ["1"], "type": "rows"})
    after = page.evaluate("({...localStorage})")
    assert len(after) == len(good) + len(unread)
    assert [json.loads(after[f"{PREFIX}damaged:1:{key}"]) for key in unread] == [good[key] for key in unread]


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


def test_what_cannot_be_read_is_told_and_left(store: Tab) -> None:
    raws = [HALF, "", "null", "[]", "7", '{"value":"x","at":""}', '{"v":1,"value":{},"at":""}', '{"v":1,"value":"x"}']
    for number, raw in enumerate(raws):
        put(store.page, f"note#f{number}", raw)
    told = {entry["key"]: entry["raw"] for entry in store.page.evaluate("cpd.store.damaged()")}
    assert told == {f"{PREFIX}note#f{number}": raw for number, raw in enumerate(raws)}
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


def test_what_was_held_is_written_after_a_while_by_itself(alone: Tab) -> None:
    alone.page.clock.install()
    page = prepared(alone, FULL)
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
    until(other, "heard.length === 2")
    assert other.evaluate("heard.map(([id, facet, , isElsewhere]) => [id, facet, isElsewhere])") == [["note", "answer", True]] * 2


def test_what_was_deleted_from_outside_is_held_and_told_and_kept_again_when_the_reader_goes_on(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    other = store.page.context.new_page()
    other.goto(f"{store.root}")
    other.evaluate("localStorage.clear()")
    until(store.page, "cpd.store.trouble()")
    assert (trouble(store.page), values(store.page), kept(store.page)) == ("gone", {"answer": "Oak"}, {})
    write(store.page, "other", "Elm")
    assert (trouble(store.page), sorted(kept(store.page))) == (None, ["note#answer", "note#other"])


def test_what_is_removed_in_another_tab_one_by_one_stays_removed(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    store.page.evaluate(WATCH)
    other = store.page.context.new_page()
    other.goto(f"{store.root}")
    other.evaluate("cpd.store.remove('note', 'answer')")
    until(store.page, "heard.length")
    assert (store.page.evaluate("heard"), trouble(store.page)) == ([["note", "answer", None, True]], None)


def test_what_another_tab_wrote_later_is_not_written_over_by_what_was_held(store: Tab) -> None:
    page = prepared(store, FULL)
    write(page, "answer", "held", at="2026-01-01T00:00:00.000Z")
    other = page.context.new_page()
    other.goto(f"{store.root}")
    write(other, "answer", "later", at="2026-01-02T00:00:00.000Z")
    until(page, "cpd.store.get('note', 'answer').value === 'later'")
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert kept(page)["note#answer"]["value"] == "later"


@pytest.mark.parametrize(("here", "there", "stays"), [("2026", "2027", "theirs"), ("2036", "2026", "ours"), ("2026", "2026", "theirs")])
def test_of_two_changes_at_odds_the_later_stays_and_the_other_is_put_aside(store: Tab, here: str, there: str, stays: str) -> None:
    page = prepared(store, FULL)
    write(page, "form.x", "ours", at=f"{here}-01-01T00:00:00.000Z")
    other = page.context.new_page()
    other.goto(f"{store.root}")
    write(other, "form.x", "theirs", at=f"{there}-01-01T00:00:00.000Z")
    until(page, "cpd.store.get('note', 'earlier.x')")
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    loses = {"ours": "theirs", "theirs": "ours"}[stays]
    assert values(store.visit()) == {"form.x": stays, "earlier.x": loses}


def test_what_waits_is_not_dropped_where_another_tab_removed_what_stood_there(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    page = prepared(store, FULL)
    write(page, "answer", "Elm")
    other = page.context.new_page()
    other.goto(f"{store.root}")
    other.evaluate("cpd.store.remove('note', 'answer')")
    until(page, "!localStorage.length")
    page.evaluate("isFull = false; dispatchEvent(new Event('focus'))")
    assert values(store.visit()) == {"answer": "Elm"}


def test_what_was_to_be_removed_stays_where_another_tab_wrote_there(store: Tab) -> None:
    write(store.page, "answer", "Oak")
    page = prepared(store, "removeItem = Storage.prototype.removeItem; Storage.prototype.removeItem = () => {}")
    page.evaluate("cpd.store.remove('note', 'answer')")
    other = page.context.new_page()
    other.goto(f"{store.root}")
    write(other, "answer", "Elm")
    until(page, "cpd.store.get('note', 'answer')")
    page.evaluate("Storage.prototype.removeItem = removeItem; dispatchEvent(new Event('focus'))")
    assert values(store.visit()) == {"answer": "Elm"}


def test_watching_can_end(store: Tab) -> None:
    store.page.evaluate("heard = []; cpd.store.watch(() => heard.push(1))(); null")
    write(store.page, "answer", "Oak")
    assert store.page.evaluate("heard") == []
