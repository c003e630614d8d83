"""What goes wrong with a browser's storage, put there on purpose: nothing saved is lost, and the reader is told.

FAULTS.md lists all of it: what is injected, what the reader is told, what is kept, and the test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from browser.conftest import Opens, served
from browser.waiting import until
from support.own_scripts import own_script
from support.sites import Project, cpd

SITE: Final = """
    index.md
        | # Home
    plan.md
        | ---
        | form:
        |   id: plan
        |   parts:
        |     - {type: short-text, id: school, label: Your school}
        |     - {type: long-text, id: aim, label: Our aim}
        |     - {type: choice, id: phase, label: When, choices: [Before, After]}
        | ---
        | # Plan
    suite/
        index.md
            | ---
            | suite: one
            | ---
            | # The suite
        page.md
            | # A page
            |
            | /// reflective-activity | Count
            |     id: count
            |
            | How many?
            | ///
"""
ACTIVITY: Final = "suite/page/"
BARE: Final = (
    '<!doctype html><html lang="en" data-cpd-site="here"><title>Store</title><script src="cpd.js"></script><script src="store.js"></script>'
)
STORE: Final = own_script("store")

NOT_KEPT: Final = "This browser is not keeping what you write: {}. Keep this page open, and print or download before you leave."
REFUSED: Final = NOT_KEPT.format("it keeps nothing for this site")
FULL: Final = NOT_KEPT.format("storage is full")
GONE: Final = NOT_KEPT.format("all it had kept was deleted, and not by this page. What stands here is kept again when you go on writing")
UNREADABLE: Final = "could not be read. Nothing was deleted, and you can go on."
BOTH: Final = "Two tabs wrote here at the same time. Both are kept: see “Earlier answers”."
AT: Final = "2026-09-14T10:42:00.000Z"

QUOTA: Final = """
    room = 0;
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
      room -= 1;
      if (room < 0) throw new DOMException("full", "QuotaExceededError");
      return setItem.apply(this, entry);
    };
"""
"""Storage that takes as many entries as there is ``room`` for."""
CLOSED: Final = """
    was = Object.getOwnPropertyDescriptor(window, "{0}");
    Object.defineProperty(window, "{0}", {{ configurable: true, get() {{ throw new DOMException("no", "SecurityError") }} }}); 0
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where two sites of different names, ``one/`` and ``two/``, and a page with nothing but the store, ``bare/``, are served."""
    folder = tmp_path_factory.mktemp("faults")
    for name in ("one", "two"):
        project = Project(tmp_path_factory.mktemp(name)).write(SITE)
        project.site = folder / name
        project.build(extra=cpd(record=name))
    bare = folder / "bare"
    bare.mkdir()
    (bare / "index.html").write_text(BARE, encoding="utf-8")
    for name in ("cpd", "store"):
        (bare / f"{name}.js").write_text(own_script(name), encoding="utf-8")
    with served(folder) as found:
        yield found


class Reader:
    """Somebody at a browser that has kept nothing yet."""

    def __init__(self, context: BrowserContext, place: str) -> None:
        self.context, self.place = context, place
        self.errors: list[str] = []

    def opens(self, path: str = "one/plan/", *scripts: str) -> Page:
        """Open a page in a new tab, after scripts of the test's."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        for script in scripts:
            page.add_init_script(script)
        page.goto(self.place + path)
        return page


@pytest.fixture(scope="module")
def desk(chromium: Browser, place: str) -> Iterator[BrowserContext]:
    """One browser for most tests of this file. Its first tab stays open and runs no script."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    context.new_page().goto(f"{place}one/catalogue.json")
    yield context
    context.close()


@pytest.fixture
def reader(desk: BrowserContext, place: str) -> Iterator[Reader]:
    desk.pages[0].evaluate("localStorage.clear()")
    reader = Reader(desk, place)
    yield reader
    for page in desk.pages[1:]:
        page.close()
    assert reader.errors == []


@pytest.fixture
def alone(opens: Opens, place: str) -> Reader:
    """A reader with a browser, and a clock, of their own."""
    context = opens().page.context
    context.set_default_timeout(10_000)
    return Reader(context, place)


def alert(page: Page) -> Locator:
    return page.locator(".cpd-form__alert[role=alert]")


def status(page: Page) -> Locator:
    return page.locator(".cpd-form__status")


def box(page: Page, name: str = "aim") -> Locator:
    return page.locator(f".cpd-form [name='{name}']")


def answer(page: Page) -> Locator:
    return page.get_by_label("Your answer: Reflective activity 1: Count")


def notice(page: Page) -> Locator:
    """What is wrong, told under an activity."""
    return page.locator(".cpd-keep__notice--alarm[role=status]")


def kept(page: Page, site: str = "one") -> dict[str, Any]:
    """What the browser holds: values by item and facet; what is no entry, as it is."""
    entries: dict[str, str] = page.evaluate("({...localStorage})")
    prefix = f"cpd:{site}:"
    return {key.removeprefix(prefix): value_of(raw) for key, raw in entries.items() if key.startswith(prefix)}


def value_of(raw: str) -> Any:
    try:
        return json.loads(raw)["value"]
    except (ValueError, TypeError, KeyError):
        return raw


def put(page: Page, entries: dict[str, object], site: str = "one") -> None:
    """Put entries into storage by hand, as JSON unless they are text."""
    raws = {f"cpd:{site}:{key}": raw if isinstance(raw, str) else json.dumps(raw) for key, raw in entries.items()}
    page.evaluate("raws => Object.entries(raws).forEach((entry) => localStorage.setItem(...entry))", raws)


def entry(value: object, **more: object) -> dict[str, object]:
    return {"v": 1, "value": value, "at": AT, "label": "Our aim", "type": "long-text", **more}


def retried(page: Page) -> None:
    """The reader comes back to the tab: what was held is given to the browser again."""
    page.evaluate("dispatchEvent(new Event('focus'))")


# The table


def test_the_table_lists_every_fault_and_names_its_test() -> None:
    table = (Path(__file__).parent / "FAULTS.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if re.match(r"\| \d", line)]
    named = [re.findall(r"`(test_\w+)`", row[-1]) for row in rows]
    here = [name for name in globals() if name.startswith("test_") and name != "test_the_table_lists_every_fault_and_names_its_test"]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert all(len(row) == 5 and all(row) for row in rows)
    assert sorted({name for names in named for name in names}) == sorted(here)
    assert all(len(names) == 1 for names in named)


# Storage that does not take what is written

SESSION: Final = """
    ({ source, fails }) => {
      // A session of the store's own: every way to write, and the nth write fails.
      localStorage.clear();
      const at = (n) => new Date(Date.UTC(2026, 0, n)).toISOString();
      const given = (value, n) => ({ value, label: "L", type: "long-text", at: at(n) });
      const raw = (value, n) => JSON.stringify({ ...given(value, n), v: 1 });
      localStorage.setItem("cpd:here:old#answer", raw("under the former id", 1));
      localStorage.setItem("cpd:here:item#note", raw("noted", 1).slice(0, 20));
      localStorage.setItem("cpd:here:item#gone", raw("to be removed", 1));
      const before = { ...localStorage };
      const store = new Function("cpd", `${source}; return cpd.store`)(Object.create(cpd));
      store.alias("item", ["old"]);
      const { setItem, removeItem } = Storage.prototype;
      let count = 0;
      const written = new Set();
      const counting = (act) => function (...entry) {
        count += 1;
        written.add(entry[0]);
        if (fails(count, entry[0])) throw new DOMException("full", "QuotaExceededError");
        return act.apply(this, entry);
      };
      const told = [];
      const confirmed = new Map();
      const steps = [
        ["answer", () => store.set("item", "answer", given("first", 2))],
        ["answer", () => store.set("item", "answer", given("second", 3), { aside: "earlier.answer" })],
        ["note", () => store.set("item", "note", given("over what could not be read", 4))],
        ["note", () => store.set("item", "note", given("over that", 5), { aside: "earlier.note" })],
        ["star", () => store.set("item", "star", { value: true, label: "L", type: "tick", at: at(5) })],
        ["form.new", () => store.set("item", "form.new", given("renamed", 6))],
        ["gone", () => store.remove("item", "gone", { after: "form.new" })],
        ["answer", () => store.set("item", "answer", given("third", 7))],
        ["done", () => store.set("item", "done", { value: "2026-09-14", label: "L", type: "date", at: at(8) })],
      ];
      const lost = [];
      const whole = () => Object.entries({ ...localStorage }).every(([key, text]) => text === before["cpd:here:item#note"] || JSON.parse(text).v === 1);
      try {
        Storage.prototype.setItem = counting(setItem);
        Storage.prototype.removeItem = counting(removeItem);
        for (const [facet, act] of steps) {
          const took = act();
          if (took) confirmed.set(facet, store.get("item", facet).value);
          told.push([took !== false, store.trouble()?.kind]);
          for (const [one, value] of confirmed) {
            const there = localStorage.getItem(`cpd:here:item#${one}`);
            if (!there) lost.push(one);
          }
          if (!whole()) lost.push("half");
          const all = Object.values({ ...localStorage }).join();
          if (!Object.values({ ...localStorage }).includes(before["cpd:here:item#note"])) lost.push("note");
          if (!all.includes("under the former id") && !all.includes("first") && !all.includes("second") && !all.includes("third")) lost.push("answer");
          if (!all.includes("to be removed") && !all.includes("renamed")) lost.push("gone");
        }
      } finally {
        Object.assign(Storage.prototype, { setItem, removeItem });
      }
      const unkept = store.unkept();
      const here = Object.fromEntries([...store.all("item")].map(([facet, { value }]) => [facet, value]));
      dispatchEvent(new Event("focus"));
      return { count, written: [...written], told, lost, unkept, here, after: { ...localStorage }, left: store.unkept() };
    }
"""


def session(page: Page, fails: str) -> Any:
    """A rich session in which these writes fail, given as an arrow function of the count."""
    return page.evaluate(f"({{ source }}) => ({SESSION})({{ source, fails: {fails} }})", {"source": STORE})


def test_storage_full_at_any_write_of_a_rich_session(reader: Reader) -> None:
    page = reader.opens("bare/")
    whole = session(page, "() => false")
    assert (whole["lost"], whole["unkept"], whole["count"] >= 10) == ([], 0, True)
    numbers = range(1, whole["count"] + 1)
    ways = [f"(count) => count === {number}" for number in numbers] + [f"(count) => count >= {number}" for number in numbers]
    for fails in [*ways, *(f"(count, key) => key === {json.dumps(key)}" for key in whole["written"])]:
        found = session(page, fails)
        assert (found["lost"], found["here"], found["after"], found["left"]) == ([], whole["here"], whole["after"], 0), fails
        assert all(took or kind == "full" for took, kind in found["told"]), fails
        assert "=> count ===" in fails or (found["unkept"] > 0 and found["told"][-1][1] == "full"), fails


def test_storage_full_while_a_form_is_written(reader: Reader) -> None:
    page = reader.opens("one/plan/", QUOTA)
    page.evaluate("room = 2")
    box(page, "school").fill("Ashgrove")
    box(page).fill("First.")
    expect(alert(page)).to_be_empty()
    box(page).fill("First. And more.")
    expect(alert(page)).to_have_text(FULL)
    expect(status(page)).to_have_text("Not saved in this browser")
    assert kept(page) == {"plan#form.school": "Ashgrove", "plan#form.aim": "First."}
    page.evaluate("room = 99")
    retried(page)
    expect(alert(page)).to_be_empty()
    assert kept(page) == {"plan#form.school": "Ashgrove", "plan#form.aim": "First. And more."}


def test_a_storage_that_is_really_full(reader: Reader) -> None:
    page = reader.opens()
    box(page).fill("First.")
    page.evaluate("for (let size = 2 ** 22; size; size >>= 1) try { localStorage.setItem(`x${size}`, 'x'.repeat(size)) } catch {}")
    box(page).fill("Long. " * 20_000)
    expect(alert(page)).to_have_text(FULL)
    assert kept(page) == {"plan#form.aim": "First."}
    page.evaluate("localStorage.removeItem(`x${2 ** 22}`)")
    retried(page)
    expect(alert(page)).to_be_empty()
    assert kept(page) == {"plan#form.aim": "Long. " * 20_000}


@contextmanager
def written(reader: Reader, **answers: str) -> Iterator[None]:
    """Something is kept already, and is still as it was at the end."""
    page = reader.opens()
    for name, value in answers.items():
        box(page, name).fill(value)
    before = page.evaluate("({...localStorage})")
    page.close()
    yield
    after = reader.opens("one/catalogue.json").evaluate("({...localStorage})")
    assert {key: after.get(key) for key in before} == before


def test_storage_that_cannot_be_opened(reader: Reader) -> None:
    with written(reader, aim="First."):
        page = reader.opens("one/plan/", CLOSED.format("localStorage"))
        expect(alert(page)).to_have_text(REFUSED)
        box(page).fill("Only here.")
        expect(status(page)).to_have_text("Not saved in this browser")
        expect(page.get_by_role("button", name="Print my answers")).to_be_visible()
        expect(box(page)).to_have_value("Only here.")


def test_storage_that_takes_nothing_and_says_nothing(reader: Reader) -> None:
    with written(reader, school="Ashgrove"):
        page = reader.opens("one/plan/", "Storage.prototype.setItem = () => {}")
        box(page).fill("Only here.")
        expect(alert(page)).to_have_text(REFUSED)
        expect(box(page)).to_have_value("Only here.")


def test_storage_that_is_closed_in_the_midst_of_writing(reader: Reader) -> None:
    with written(reader, school="Ashgrove"):
        page = reader.opens()
        box(page).fill("First.")
        page.evaluate(CLOSED.format("localStorage"))
        box(page).fill("First. Second.")
        expect(alert(page)).to_have_text(REFUSED)
        page.evaluate("Object.defineProperty(window, 'localStorage', was); 0")
        retried(page)
        expect(alert(page)).to_be_empty()
        assert kept(page) == {"plan#form.school": "Ashgrove", "plan#form.aim": "First. Second."}


def test_storage_that_lets_nothing_be_removed(reader: Reader) -> None:
    page = reader.opens("one/plan/", "removeItem = Storage.prototype.removeItem; Storage.prototype.removeItem = () => {}")
    box(page).fill("First.")
    box(page).fill("")
    expect(alert(page)).to_have_text(REFUSED)
    assert kept(page) == {"plan#form.aim": "First."}
    page.evaluate("Storage.prototype.removeItem = removeItem; 0")
    retried(page)
    expect(alert(page)).to_be_empty()
    assert kept(page) == {}


def test_a_private_window_with_little_room(alone: Reader) -> None:
    """Playwright's contexts are private windows; this one refuses to keep things for good, and has room for 600 characters."""
    small = """
        asked = 0;
        navigator.storage.persist = () => { asked += 1; throw new TypeError("not here") };
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          const others = Object.entries({ ...this }).filter(([one]) => one !== key);
          if ([...others, [key, text]].join("").length > 600) throw new DOMException("full", "QuotaExceededError");
          setItem.call(this, key, text);
        };
    """
    page = alone.opens("one/plan/", small)
    box(page, "school").fill("Ashgrove")
    expect(alert(page)).to_be_empty()
    box(page).fill("Long. " * 100)
    expect(alert(page)).to_have_text(FULL)
    assert (kept(page), page.evaluate("asked"), alone.errors) == ({"plan#form.school": "Ashgrove"}, 1, [])


def test_a_shared_computer_whose_tabs_keep_nothing(reader: Reader) -> None:
    with written(reader, aim="First."):
        page = reader.opens("one/plan/", CLOSED.format("sessionStorage"))
        page.evaluate("cpd.store.share(true, { take: true })")
        expect(alert(page)).to_have_text(REFUSED)
        expect(box(page)).to_have_value("First.")
        box(page, "school").fill("Ashgrove")
        assert kept(page)["plan#form.aim"] == "First."
        page.evaluate("cpd.store.share(false)")
        expect(alert(page)).to_be_empty()
        assert kept(page) == {"plan#form.aim": "First.", "plan#form.school": "Ashgrove"}


# What stands there is not what it should be


def test_an_entry_cut_in_half_anywhere(reader: Reader) -> None:
    raw = json.dumps(entry("Ä “x” 😀\n"))
    page = reader.opens("bare/")
    cuts = {f"item#f{length}": raw[:length] for length in range(len(raw))}
    put(page, dict(cuts), "here")
    told = {one["key"].removeprefix("cpd:here:"): one["raw"] for one in page.evaluate("cpd.store.damaged()")}
    assert (told, page.evaluate("cpd.store.entries()")) == (cuts, [])
    page = reader.opens()
    put(page, {"plan#form.aim": raw[:40]})
    page.reload()
    expect(alert(page)).to_contain_text(f"One answer in this form {UNREADABLE}")
    box(page).fill("Anew.")
    assert kept(page) == {"plan#form.aim": "Anew.", "damaged:1:plan#form.aim": raw[:40]}


def test_an_entry_of_a_newer_version(reader: Reader) -> None:
    newer = entry("From the future.", v=99)
    page = reader.opens()
    put(page, {"plan#form.aim": newer})
    page.reload()
    expect(alert(page)).to_contain_text("One answer in this form was written by a newer version of this page. Nothing was deleted.")
    box(page).fill("Mine.")
    expect(alert(page)).to_contain_text("What you type into such a field here is not kept: reload this page to get that version.")
    box(page, "school").fill("Ashgrove")
    assert json.loads(page.evaluate("localStorage.getItem('cpd:one:plan#form.aim')")) == newer
    assert kept(page)["plan#form.school"] == "Ashgrove"


def test_wrong_types_in_an_entry(reader: Reader) -> None:
    page = reader.opens()
    bad: dict[str, object] = {
        "plan#form.school": entry({"deep": 1}),
        "plan#form.aim": entry(None),
        "plan#form.phase": entry([["before"]]),
        "plan#form.a": entry("x", at=7),
        "plan#form.b": entry("x", v="1"),
        "plan#form.c": [1, 2],
    }
    odd: dict[str, object] = {
        "plan#form.d": entry("Labels of wrong types", label={"x": 1}, type=None),
        "plan#form.e": '{"v":1,"value":"With a prototype","at":"","label":"E","type":"","__proto__":{"hit":true}}',
        "plan@copy-2#form.phase": entry(4, label="When", type="choice"),
    }
    put(page, {**bad, **odd})
    before = page.evaluate("({...localStorage})")
    page.reload()
    expect(alert(page)).to_contain_text(f"6 answers in this form {UNREADABLE}")
    earlier = page.locator(".cpd-earlier__answer")
    expect(earlier).to_have_text(["With a prototype", "Labels of wrong types"])
    assert (page.evaluate("({...localStorage})"), page.evaluate("({}).hit ?? null")) == (before, None)


def test_keys_with_strange_characters(reader: Reader) -> None:
    names = [
        "",
        "#",
        "a#",
        "#b",
        "a#b#c",
        "__proto__#constructor",
        "a b/ä😀\n#x",
        "\ud800#x",
        "damaged:#x",
        "damaged:9:#x",
        "toString",
        "x" * 2000 + "#y",
    ]
    page = reader.opens()
    put(page, {name: entry(f"{number}") for number, name in enumerate(names)})
    before = page.evaluate("Object.entries({...localStorage}).map(([key, raw]) => [escape(key), raw]).sort()")
    page.reload()
    told = page.evaluate("cpd.store.entries().map(({ id, facet, value }) => [escape(id), escape(facet), value]).sort()")
    assert [one for one in told if one[2] in {"4", "5"}][::-1] == [["a", "b%23c", "4"], ["__proto__", "constructor", "5"]]
    expect(alert(page)).to_be_empty()
    box(page).fill("Written beside them.")
    after = page.evaluate("Object.entries({...localStorage}).map(([key, raw]) => [escape(key), raw]).sort()")
    assert ([one for one in after if one in before], len(after)) == (before, len(before) + 1)


def test_what_another_site_on_the_same_address_keeps(reader: Reader) -> None:
    one, two = reader.opens(), reader.opens("two/plan/")
    box(one).fill("In the first.")
    expect(box(two)).to_have_value("")
    box(two).fill("In the second.")
    two.get_by_role("button", name="Clear this form").click()
    two.get_by_role("button", name=re.compile("^Clear")).last.click()
    assert (kept(one, "one"), kept(one, "two")) == ({"plan#form.aim": "In the first."}, {})


def test_messages_about_keys_that_are_not_ours(reader: Reader) -> None:
    page = reader.opens()
    box(page).fill("First.")
    page.evaluate("heard = []; cpd.store.watch((change) => heard.push(change)); null")
    page.evaluate("""
        for (const key of ["x", "", "cpd:", "cpd:two:plan#form.aim", "cpd:oneplan#form.aim", "__proto__"])
          for (const newValue of ["{", null, '{"v":1}']) dispatchEvent(new StorageEvent("storage", { key, newValue }));
    """)
    expect(box(page)).to_have_value("First.")
    expect(alert(page)).to_be_empty()
    assert (page.evaluate("heard"), kept(page)) == ([], {"plan#form.aim": "First."})


def test_storage_emptied_while_the_page_is_open(reader: Reader) -> None:
    page = reader.opens()
    box(page, "school").fill("Ashgrove")
    box(page).fill("First.")
    reader.opens("one/catalogue.json").evaluate("localStorage.clear()")
    expect(alert(page)).to_have_text(GONE)
    expect(box(page)).to_have_value("First.")
    assert kept(page) == {}
    box(page).press_sequentially(" Second.")
    expect(alert(page)).to_be_empty()
    assert kept(page) == {"plan#form.school": "Ashgrove", "plan#form.aim": "First. Second."}


# Two tabs, clocks, and sudden ends


def test_two_tabs_that_write_alternately(reader: Reader) -> None:
    one, two = reader.opens(), reader.opens()
    for number in range(3):
        for here, there in ((one, two), (two, one)):
            text = f"{number} {'one' if here is one else 'two'}"
            here.bring_to_front()
            box(here).fill(text)
            there.evaluate("document.activeElement.blur()")
            expect(box(there)).to_have_value(text)
    assert kept(one) == {"plan#form.aim": "2 two"}


def test_two_tabs_that_write_at_once(reader: Reader) -> None:
    """The second waits for the first to have written, too busy to hear what."""
    one, two = reader.opens(), reader.opens()
    write = "cpd.store.set('plan', 'form.aim', { value: 'VALUE', label: 'Our aim', type: 'long-text' });"
    two.evaluate(f"setTimeout(() => {{ while (!document.cookie.includes('go')); {write.replace('VALUE', 'two')} }}); 0")
    one.evaluate(f"{write.replace('VALUE', 'one')} document.cookie = 'go=1'")
    until(one, "cpd.store.get('plan', 'earlier.aim')")
    until(two, "cpd.store.get('plan', 'earlier.aim')")
    found = kept(one)
    assert (set(found), set(found.values())) == ({"plan#form.aim", "plan#earlier.aim"}, {"one", "two"})
    assert BOTH in [status(one).text_content(), status(two).text_content()]
    for page in (one, two):
        expect(page.locator(".cpd-earlier__answer")).to_have_text(found["plan#earlier.aim"])


def test_a_tab_that_is_killed_while_it_writes(alone: Reader) -> None:
    page = alone.opens("bare/")
    page.evaluate("""
        done = 0;
        const burst = () => {
          for (let count = 0; count < 10; count += 1) {
            const value = `${done + 1}:${"long ".repeat(500)}:end`;
            if (cpd.store.set(`item-${(done + 1) % 50}`, "answer", { value, label: "Item", type: "long-text" })) done += 1;
          }
          setTimeout(burst, 20); // the browser's other processes are to keep up
        };
        burst();
    """)
    until(page, "done > 200")
    confirmed = page.evaluate("done")
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    after = alone.opens("bare/")
    values = [one["value"] for one in after.evaluate("cpd.store.entries()")]
    numbers = sorted(int(value.split(":")[0]) for value in values)
    assert (len(values), after.evaluate("cpd.store.troubles()")) == (50, [])
    assert all(value.endswith(":end") and len(value) > 2_500 for value in values)
    assert numbers == list(range(numbers[-1] - 49, numbers[-1] + 1))
    assert numbers[-1] >= confirmed


def test_a_clock_that_jumps(alone: Reader) -> None:
    one, two = alone.opens("one/plan/", QUOTA), alone.opens()
    one.evaluate("room = 99")
    for year in (2026, 2025, 2036, 2026):
        two.clock.set_fixed_time(f"{year}-05-05T12:00:00Z")
        box(two).fill(f"Written in {year}.")
        assert kept(two) == {"plan#form.aim": f"Written in {year}."}
        expect(box(one)).to_have_value(f"Written in {year}.")
    # What a tab could not write while the clock was ahead, and what another wrote when it was right again.
    one.evaluate("room = 0")
    one.clock.set_fixed_time("2036-05-05T12:00:00Z")
    box(one).fill("Ahead of its time.")
    expect(alert(one)).to_have_text(FULL)
    two.clock.set_fixed_time("2026-05-06T12:00:00Z")
    box(two).fill("In time.")
    expect(status(one)).to_have_text(BOTH)
    one.evaluate("room = 99")
    retried(one)
    expect(alert(one)).to_be_empty()
    assert kept(two) == {"plan#form.aim": "Ahead of its time.", "plan#earlier.aim": "In time."}
    expect(two.locator(".cpd-earlier__answer")).to_have_text("In time.")


# The same, under an activity

HERE: Final = (
    "This browser is not keeping what you write: {}. It stays here while this page is open. Print or download it before you leave."
)


def test_an_answer_that_is_not_taken_or_taken_away(reader: Reader) -> None:
    page = reader.opens(f"one/{ACTIVITY}", QUOTA)
    page.evaluate("room = 1")
    answer(page).fill("First.")
    answer(page).fill("First. Second.")
    expect(notice(page)).to_contain_text(HERE.format("storage is full"))
    assert kept(page) == {"one/count#answer": "First."}
    page.evaluate("room = 99")
    retried(page)
    expect(notice(page)).to_be_hidden()
    page.evaluate(CLOSED.format("localStorage"))
    answer(page).fill("Third.")
    expect(notice(page)).to_contain_text(HERE.format("it keeps nothing for this site"))
    page.evaluate("Object.defineProperty(window, 'localStorage', was); 0")
    retried(page)
    expect(notice(page)).to_be_hidden()
    reader.opens("one/catalogue.json").evaluate("localStorage.clear()")
    expect(notice(page)).to_contain_text("all it had kept was deleted, and not by this page.")
    expect(answer(page)).to_have_value("Third.")
    answer(page).press_sequentially(" Fourth.")
    expect(notice(page)).to_be_hidden()
    assert kept(page) == {"one/count#answer": "Third. Fourth."}


def test_an_answer_that_cannot_be_read(reader: Reader) -> None:
    page = reader.opens("one/catalogue.json")
    put(page, {"one/count#answer": '{"v":1,"val', "one/count#note": entry("From the future.", v=99)})
    page.goto(f"{reader.place}one/{ACTIVITY}")
    expect(notice(page)).to_contain_text("One thing you wrote here was written by a newer version of this page. Nothing was deleted.")
    expect(notice(page)).to_contain_text("One thing you wrote here could not be read. Nothing was deleted, and you can go on.")
    answer(page).fill("Anew.")
    assert kept(page) == {"one/count#answer": "Anew.", "damaged:1:one/count#answer": '{"v":1,"val', "one/count#note": "From the future."}


def test_an_answer_that_two_tabs_write_at_once(reader: Reader) -> None:
    one, two = reader.opens(f"one/{ACTIVITY}"), reader.opens(f"one/{ACTIVITY}")
    write = "cpd.store.set('one/count', 'answer', { value: 'VALUE', label: 'Count', type: 'long-text' });"
    two.evaluate(f"setTimeout(() => {{ while (!document.cookie.includes('now')); {write.replace('VALUE', 'two')} }}); 0")
    one.evaluate(f"{write.replace('VALUE', 'one')} document.cookie = 'now=1'")
    for page in (one, two):
        until(page, "cpd.store.get('one/count', 'earlier.answer')")
        found = kept(page)
        assert (set(found), set(found.values())) == ({"one/count#answer", "one/count#earlier.answer"}, {"one", "two"})
        expect(answer(page)).to_have_value(found["one/count#answer"])
        expect(page.locator(".cpd-keep__earlier")).to_contain_text(found["one/count#earlier.answer"])
    said = [text for page in (one, two) for text in page.locator(".cpd-keep__status[role=status]").all_text_contents()]
    assert "Two tabs wrote here at the same time. Both are kept: see below." in said
