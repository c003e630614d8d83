"""My record: everything kept, in order; written, chosen and deleted here; by keyboard, on paper, in two tabs."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route, StorageState, expect

from browser.conftest import Opens, Tab
from browser.records import entry, keep, known, opened, rich, saved, stored
from browser.waiting import until

TODAY: Final = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def state(chromium: Browser, address: str) -> StorageState:
    """What a browser keeps that has a record with something of every sort."""
    context = chromium.new_context()
    page = opened(Tab(context.new_page(), address))
    keep(page, *rich(known(page)))
    found = context.storage_state()
    context.close()
    return found


@pytest.fixture
def desk(opens: Opens, state: StorageState) -> Tab:
    """That record in a tab as wide as a desk's, on a day that is known."""
    tab = opens(viewport={"width": 1280, "height": 900}, storage_state=state)
    tab.page.clock.set_fixed_time(TODAY)
    opened(tab)
    return tab


@pytest.fixture
def full(desk: Tab) -> Page:
    """Its page."""
    return desk.page


def card(name: str) -> str:
    """Where a thing is drawn."""
    return f".cpd-record__thing:has(> [data-key='{name}'])"


def texts(page: Page, selector: str) -> list[str]:
    """What stands in the elements that are shown."""
    return [found for one in page.locator(selector).all() if one.is_visible() and (found := one.inner_text().strip())]


def focused(page: Page) -> str:
    """What the focus is on, as a reader of screens would be told."""
    return str(page.evaluate("(e => e.getAttribute('aria-label') || e.textContent)(document.activeElement)"))


def test_an_empty_record_explains_itself_and_stores_nothing(tab: Tab) -> None:
    page = opened(tab)
    empty = page.locator(".cpd-record__empty")
    expect(empty.locator("svg")).to_be_visible()
    expect(empty).to_have_text(re.compile(r"^\s*Whatever you write, .*\. It stays in this browser, .*\.\s*$", re.DOTALL))
    headings = ["Log of professional development", "Save a copy", "On a shared computer"]
    assert [one for one in texts(page, ".cpd-record h2") if one in headings] == [
        one for one in headings if one in texts(page, ".cpd-record h2")
    ]
    expect(page.locator("#cpd-record-everything")).to_be_hidden()
    assert (stored(page), tab.errors) == ({}, [])


def test_without_javascript_it_says_what_it_needs(opens: Opens) -> None:
    page = opens(java_script_enabled=False).visit("my-record/")
    expect(page.locator(".cpd-record")).to_contain_text("Switch JavaScript on")


def test_what_is_due_comes_first_then_what_was_touched_then_everything(full: Page) -> None:
    site = known(full)
    assert texts(full, ".cpd-record h2")[:4] == [
        "Reminders",
        "Where you were",
        "Everything you have kept",
        "Log of professional development",
    ]
    due = full.locator("[data-place=due] li")
    assert [one.inner_text().split("\n")[0].split("  ")[0] for one in due.all()] != []
    expect(due.nth(0)).to_contain_text(site.asks[1]["title"])
    expect(due.nth(0)).to_contain_text("Since 20 November 2026")
    expect(due.nth(1)).to_contain_text("1 January 2099")
    groups = texts(full, ".cpd-record__group")
    assert groups[-3:] == ["Routes", "Your own entries in the log", "No longer on the site"]
    gone = full.locator(card("gone/item"))
    expect(gone).to_contain_text("Reflective activity 9: Gone")
    expect(gone.locator("textarea")).to_have_value("Still mine.")


def test_what_a_component_declares_as_a_box_can_be_written_in_here(tab: Tab) -> None:
    declared = "cpd.catalogue.storage.flatMap(({ facets }) => facets).find(({ key }) => key.endsWith('#step')).place = 'box';"

    def declare(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text() + declared)

    tab.page.route("**/record-data.js", declare)
    page = opened(tab)
    keep(page, entry("route/invention#step", "Swap classes.", "An invention"))
    box = page.get_by_role("textbox", name="Where you are: An invention")
    expect(box).to_have_value("Swap classes.")
    box.fill("Swap rooms.")
    box.blur()
    until(page, "() => cpd.store.get('route/invention', 'step').value === 'Swap rooms.'")


def test_each_thing_leads_to_where_it_stands_and_says_what_is_kept_of_it(full: Page) -> None:
    site = known(full)
    first, form, route = site.asks[0], site.forms[0], site.routes[0]
    answer = full.locator(card(first["id"]))
    expect(answer.get_by_role("heading").get_by_role("link")).to_have_attribute("href", re.compile(re.escape(first["url"]) + "$"))
    expect(answer.locator(".cpd-record__facts").first).to_contain_text("Starred · Done on 14 Sept 2026, 50 minutes")
    expect(answer.get_by_text("1 earlier answer")).to_be_visible()
    expect(full.locator(card(form["id"]))).to_contain_text("2 fields filled in: Heads; Teachers · Because.")
    expect(full.locator(card(f"{form['id']}@copy-2")).get_by_role("link")).to_have_attribute("href", re.compile(r"\?copy=2$"))
    expect(full.locator(card(f"route/{route['id'].removeprefix('route/')}"))).to_contain_text(re.compile(r"Step 2 of \d+"))


def test_a_question_that_changed_is_marked_until_the_reader_says_that_the_answer_fits(full: Page) -> None:
    second = known(full).asks[1]
    answer = full.locator(card(second["id"]))
    expect(answer.locator(".cpd-record__changed")).to_contain_text("The question has changed since you answered.")
    answer.get_by_text("The question then").click()
    expect(answer.get_by_text("What was asked once?")).to_be_visible()
    now = answer.locator("details", has_text="The question now").locator(".cpd-record__words")
    # Paper shows what is folded.
    expect(now).to_contain_text(re.compile(r"Do:\s.+Write down:", re.DOTALL))
    answer.get_by_text("The question now").click()
    asked = now.inner_text()
    answer.get_by_role("button", name="My answer still fits").click()
    expect(answer.locator(".cpd-record__changed")).to_have_count(0)
    kept = stored(full)[f"{second['id']}#answer"]
    assert (kept["value"], kept["asked"], kept["wording"]) == ("Unchanged.", second["asked"], asked)


def test_an_answer_is_not_said_to_fit_a_question_that_could_not_be_loaded(full: Page) -> None:
    second = known(full).asks[1]
    full.route("**/bodies/*.js", lambda route: route.abort())
    full.reload()
    answer = full.locator(card(second["id"]))
    expect(answer.locator("details", has_text="The question now")).to_contain_text("The question could not be loaded.")
    before = stored(full)[f"{second['id']}#answer"]
    answer.get_by_role("button", name="My answer still fits").click()
    expect(full.get_by_role("alert")).to_contain_text("nothing was noted")
    assert stored(full)[f"{second['id']}#answer"] == before
    full.unroute("**/bodies/*.js")
    answer.get_by_role("button", name="My answer still fits").click()
    expect(answer.locator(".cpd-record__changed")).to_have_count(0)


def test_the_order_stands_in_the_address(full: Page, desk: Tab) -> None:
    full.get_by_label("By date").check()
    assert full.url.endswith("my-record/?order=date")
    assert texts(full, ".cpd-record__group") == ["November 2026", "October 2026"]
    full.reload()
    expect(full.get_by_label("By date")).to_be_checked()
    expect(full.locator(".cpd-record__group").first).to_have_text("November 2026")
    assert desk.errors == []


def test_what_is_written_here_is_kept_and_another_tab_sees_it(full: Page, desk: Tab) -> None:
    first = known(full).asks[0]
    other = full.context.new_page()
    other.goto(f"{desk.root}my-record/")
    box = f"[data-key='{first['id']}#answer']"
    full.locator(box).fill("Written in the record.")
    expect(other.locator(box)).to_have_value("Written in the record.")
    kept = stored(full)[f"{first['id']}#answer"]
    assert (kept["value"], kept["asked"], kept["type"]) == ("Written in the record.", first["asked"], "long-text")
    full.locator(box).press("Tab")
    full.locator(box).fill("")
    full.locator(box).press("Tab")
    assert f"{first['id']}#answer" not in stored(full)
    full.locator(card(first["id"])).get_by_role("button", name="Undo").click()
    expect(full.locator(box)).to_have_value("Written in the record.")
    assert stored(full)[f"{first['id']}#answer"]["value"] == "Written in the record."


def test_the_log_counts_hours_takes_own_entries_and_is_edited_in_place(full: Page) -> None:
    rows = full.locator("[data-log]")
    expect(full.locator(".cpd-record__total")).to_have_text("2 hours 20 minutes for 2 things done")
    assert [row.get_attribute("data-log") for row in rows.all()] == ["log/1", known(full).asks[0]["id"]]
    full.get_by_text("Add something you did elsewhere").click()
    add = full.get_by_role("form", name="Add an entry of your own")
    add.get_by_role("button").click()
    expect(add.get_by_role("alert")).to_have_text("Say what you did.")
    assert "log/2#activity" not in stored(full)
    add.get_by_label("Activity").fill("Read a report")
    add.get_by_label("Minutes").fill("40")
    add.get_by_label("Minutes").press("Enter")
    expect(full.locator("[data-log='log/2']")).to_be_visible()
    assert focused(full) == "What I learned: Read a report"
    full.keyboard.type("Less is more.")
    full.keyboard.press("Tab")
    expect(full.locator(".cpd-record__total")).to_have_text("3 hours for 3 things done")
    kept = {facet: stored(full)[f"log/2#{facet}"]["value"] for facet in ("activity", "done", "minutes", "learned")}
    assert kept == {"activity": "Read a report", "done": "2026-11-22", "minutes": 40, "learned": "Less is more."}
    full.get_by_label("Minutes: Read a report").fill("many")
    full.get_by_label("Minutes: Read a report").press("Tab")
    assert stored(full)["log/2#minutes"]["value"] == 40
    full.get_by_role("button", name="Delete from the log: Read a report").click()
    expect(full.locator(".cpd-record__total")).to_have_text("2 hours 20 minutes for 2 things done")
    expect(full.locator("[data-log='log/2']").get_by_role("button", name="Undo")).to_be_focused()
    assert [key for key in stored(full) if key.startswith("log/2")] == []
    full.keyboard.press("Enter")
    expect(full.locator(".cpd-record__total")).to_have_text("3 hours for 3 things done")
    expect(full.get_by_label("What I learned: Read a report")).to_have_value("Less is more.")


def test_searching_and_choosing_narrow_what_is_shown_saved_and_deleted(full: Page) -> None:
    before = stored(full)
    full.get_by_label("Search my record").fill("GRÖSSE")
    found = full.locator("#cpd-record-everything ~ [role=status]")
    expect(found).to_have_text(re.compile(r"^0 of \d+ things fit\.$"))
    full.get_by_label("Search my record").fill("große")
    full.get_by_label("Search my record").fill("größe")
    expect(found).to_have_text(re.compile(r"^1 of \d+ things fits\.$"))
    full.get_by_label("Search my record").fill("")
    full.get_by_text("Choose parts").click()
    for name in ("Answers", "Stars", "Done", "Forms", "Log", "Reminders", "Routes"):
        full.get_by_role("group", name="What it is").get_by_label(name, exact=True).uncheck()
    expect(full.locator("#cpd-record-save ~ * p").first).to_have_text("What is chosen above: what you kept about 1 thing.")
    full.get_by_role("button", name="Delete what is chosen").click()
    dialog = full.get_by_role("dialog")
    expect(dialog).to_contain_text("What you kept about 1 thing will be deleted from this browser: 1 entry.")
    dialog.get_by_role("button", name="Delete").click()
    expect(full.get_by_role("button", name="Undo")).to_be_focused()
    assert set(before) - set(stored(full)) == {f"{known(full).pages[0]['id']}#note"}
    full.keyboard.press("Enter")
    assert stored(full) == before


def test_when_everything_is_deleted_there_is_nothing_more_to_delete(full: Page) -> None:
    before = stored(full)
    full.get_by_role("button", name="Delete everything").click()
    full.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(full.get_by_role("button", name="Undo")).to_be_focused()
    expect(full.locator("[data-place=wipe] > p").first).to_have_text("There is nothing left to delete.")
    expect(full.get_by_role("button", name="Delete everything")).to_have_count(0)
    full.keyboard.press("Enter")
    expect(full.get_by_role("button", name="Delete everything")).to_be_visible()
    assert stored(full) == before


def test_a_log_of_one_row_is_one_entry(tab: Tab, tmp_path: Path) -> None:
    page = opened(tab)
    log = (
        entry("log/1#activity", "Visit", "Activity"),
        entry("log/1#done", "2026-10-05", "Date", type="date"),
        entry("log/1#learned", "To wait.", "Learned"),
    )
    keep(page, *log)
    page.reload()
    path = saved(page, "log", folder=tmp_path)
    expect(page.locator(".cpd-record__status")).to_have_text(f"Saved: {path.name}, 1 entry.")


def test_a_full_storage_is_told_when_the_record_is_opened(tab: Tab) -> None:
    page = opened(tab)
    keep(page, entry("log/1#activity", "Visit", "Activity"))
    page.evaluate("for (let size = 2 ** 22; size; size = size >> 1) try { localStorage.setItem(`x${size}`, 'x'.repeat(size)) } catch {}")
    before = stored(page)
    page.reload()
    trouble = page.locator("[data-place=trouble]")
    expect(trouble).to_contain_text("This browser is not keeping what you write: storage is full.")
    assert stored(page) == before
    page.evaluate("for (let size = 2 ** 22; size; size = size >> 1) localStorage.removeItem(`x${size}`)")
    keep(page, entry("log/1#learned", "To wait.", "Learned"))
    expect(trouble).to_be_empty()


def test_one_thing_is_deleted_in_part_and_comes_back_with_the_focus_kept(full: Page) -> None:
    before, name = stored(full), known(full).asks[0]["id"]
    full.locator(card(name)).get_by_role("button", name="Delete what is kept of").press("Enter")
    dialog = full.get_by_role("dialog")
    dialog.get_by_label(re.compile("^Your answer")).uncheck()
    dialog.get_by_role("button", name="Delete").press("Enter")
    expect(full.locator(card(name)).get_by_role("button", name="Undo")).to_be_focused()
    assert [key for key in stored(full) if key.startswith(f"{name}#")] == [f"{name}#answer"]
    full.keyboard.press("Enter")
    assert stored(full) == before
    full.locator(card(name)).get_by_role("button", name="Delete what is kept of").press("Enter")
    full.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert (stored(full) == before, focused(full).startswith("Delete what is kept of")) == (True, True)


def test_everything_is_wiped_with_what_cannot_be_read_and_brought_back(tab: Tab) -> None:
    page = opened(tab)
    keep(page, *rich(known(page)))
    page.evaluate("() => { const key = Object.keys(localStorage).find(k => k.endsWith('#star')); localStorage[key] = '{\"v\":1,'; }")
    opened(tab)
    before = page.evaluate("() => ({...localStorage})")
    expect(page.locator(".cpd-record__trouble")).to_contain_text("1 entry could not be read. Nothing was deleted.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what could not be read").click()
    assert [one["raw"] for one in json.loads(download.value.path().read_text())] == ['{"v":1,']
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert page.evaluate("() => Object.keys(localStorage)") == []
    page.keyboard.press("Enter")
    assert page.evaluate("() => ({...localStorage})") == before


def test_a_reminder_is_put_off_and_cancelled_with_a_file_for_the_calendar(full: Page) -> None:
    title, name = known(full).asks[1]["title"], known(full).asks[1]["id"]
    full.get_by_role("button", name=re.compile(f"Change the day of the reminder: .*{re.escape(title)}")).click()
    full.get_by_role("dialog").get_by_label("Day").fill("2026-12-01")
    with full.expect_download() as download:
        full.get_by_role("dialog").get_by_role("button", name="Change the day").click()
    assert "DTSTART:20261201" in download.value.path().read_text()
    expect(full.locator("[data-place=due] li").nth(0)).to_contain_text("1 December 2026")
    kept = stored(full)[f"{name}#remind"]
    assert (kept["value"], kept["sequence"] > 3) == ("2026-12-01", True)
    with full.expect_download() as download:
        full.get_by_role("button", name=re.compile(f"Cancel the reminder: .*{re.escape(title)}")).click()
    assert "METHOD:CANCEL" in download.value.path().read_text()
    assert (f"{name}#remind" in stored(full), focused(full)) == (False, "Undo")


def test_what_the_browser_does_not_keep_is_said_and_can_be_downloaded(opens: Opens) -> None:
    tab = opens(accept_downloads=True)
    tab.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page = opened(tab)
    page.get_by_text("Add something you did elsewhere").click()
    page.get_by_role("form").get_by_label("Activity").fill("Read a report")
    page.get_by_role("button", name="Add to the log").click()
    trouble = page.locator(".cpd-record__trouble")
    expect(trouble).to_contain_text("This browser is not keeping what you write: storage is full.")
    with page.expect_download() as download:
        trouble.get_by_role("button", name="Download what you have").click()
    values = [one["value"] for one in json.loads(download.value.path().read_text())["entries"]]
    assert "Read a report" in values


def test_on_a_shared_computer_the_record_is_taken_along_and_gone_with_the_tab(opens: Opens, state: StorageState) -> None:
    tab = opens(storage_state=state)
    page = opened(tab)
    count = len(stored(page))
    looks = "one => getComputedStyle(one, '::before').backgroundImage"
    off = page.get_by_role("switch").evaluate(looks)
    page.get_by_role("switch", name="Shared computer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Cancel", exact=True).click()
    assert len(stored(page)) == count
    page.get_by_role("switch", name="Shared computer").click()
    dialog.get_by_role("button", name="Move it, and delete it here").click()
    expect(page.get_by_role("switch", name="Shared computer")).to_be_checked()
    assert page.get_by_role("switch").evaluate(looks) != off
    assert (list(stored(page)), focused(page)) == (["shared"], "Shared computer")
    expect(page.locator(card("gone/item"))).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{tab.root}my-record/")
    expect(other.locator(".cpd-record__empty")).to_be_visible()
    page.get_by_role("switch", name="Shared computer").click()
    page.get_by_role("dialog").get_by_role("button", name="Move it", exact=True).click()
    expect(page.get_by_role("switch", name="Shared computer")).not_to_be_checked()
    assert len(stored(page)) == count


MANY: Final = [entry(f"gone/{n}#answer", f"Answer {n}", f"Thing {n}", at="2026-11-01T09:00:00.000Z") for n in range(10)]
SETTINGS: Final = {
    "never saved, and long enough": (MANY, "2026-11-09", True),
    "too few": (MANY[:9], "2026-11-09", False),
    "too soon": (MANY, "2026-11-07", False),
    "saved since": (
        [*MANY, entry("record#backup", "2026-11-02", "Last back-up", type="date", at="2026-11-02T09:00:00.000Z")],
        "2026-12-20",
        False,
    ),
    "saved before, two weeks ago": (
        [*MANY, entry("record#backup", "2026-10-20", "Last back-up", type="date", at="2026-10-20T09:00:00.000Z")],
        "2026-11-09",
        True,
    ),
    "not now": ([*MANY, entry("record#nudge", "2026-12-05", "Quiet until", type="date")], "2026-11-09", False),
    "quiet for years because of a wrong clock": (
        [*MANY, entry("record#nudge", "2031-01-01", "Quiet until", type="date")],
        "2026-11-09",
        True,
    ),
    "saved in years to come": (
        [*MANY, entry("record#backup", "2031-01-01", "Last", type="date", at="2031-01-01T09:00:00.000Z")],
        "2026-11-09",
        True,
    ),
}


def test_a_copy_is_recalled_after_a_while_and_never_nagged_about(tab: Tab) -> None:
    page = tab.page
    said = {}
    opened(tab)
    for name, (entries, day, _) in SETTINGS.items():
        page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T10:00:00+00:00"))
        page.evaluate("() => localStorage.clear()")
        keep(page, *entries)
        opened(tab)
        said[name] = page.locator(".cpd-record__nudge").count() > 0
    assert said == {name: is_said for name, (_, _, is_said) in SETTINGS.items()}
    page.get_by_role("button", name="Not now").click()
    assert stored(page)["record#nudge"]["value"] == "2026-12-09"
    opened(tab)
    expect(page.locator(".cpd-record__nudge")).to_have_count(0)


def test_somebody_elses_answer_in_a_link_is_shown_as_text_and_not_kept(full: Page, desk: Tab) -> None:
    first, before = known(full).asks[0], stored(full)
    part = {"id": first["id"], "title": "A title", "facet": "answer", "value": "<b>Theirs</b>", "wording": "Asked?"}
    fragment = urlsafe_b64encode(json.dumps({"v": 1, "shared": [part]}).encode()).decode().rstrip("=")
    full.goto(f"{desk.root}my-record/#shared=j{fragment}")
    shared = full.locator("[data-place=shared]")
    expect(shared.get_by_role("heading", level=2)).to_have_text("Shared with you")
    expect(shared).to_contain_text("It is not part of your record")
    expect(shared.locator(".cpd-record__theirs")).to_have_text("<b>Theirs</b>")
    expect(shared.get_by_role("link", name="A title")).to_have_attribute("href", re.compile(re.escape(first["url"]) + "$"))
    shared.get_by_role("button", name="Close").click()
    expect(shared.locator("h2")).to_have_count(0)
    assert (full.url, stored(full)) == (f"{desk.root}my-record/", before)
    full.goto(f"{desk.root}my-record/#shared=jbroken")
    expect(shared).to_contain_text("holds nothing that can be shown")


def test_two_hundred_answers_and_a_megabyte_are_shown_searched_and_fit_a_phone(opens: Opens) -> None:
    tab = opens(viewport={"width": 320, "height": 800})
    page = opened(tab)
    many = [entry(f"gone/{n}#answer", f"Answer number {n}.", f"Thing {n}") for n in range(200)]
    keep(page, *many, entry("gone/long#answer", "word " * 200_000 + "needle", "Long"), entry("gone/wide#note", "w" * 3000, "W" * 300))
    opened(tab)
    expect(page.locator(".cpd-record__thing")).to_have_count(202)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_label("Search my record").fill("needle")
    expect(page.locator(".cpd-record__title")).to_have_text(["Long"])
    page.get_by_role("button", name="Show all of it: Your answer, Long").click()
    expect(page.get_by_label("Your answer: Long")).to_have_value(re.compile(r"needle$"))
    page.get_by_label("Search my record").fill("number 123.")
    expect(page.locator(".cpd-record__title")).to_have_text(["Thing 123"])
    assert tab.errors == []


def test_on_paper_it_is_a_record_without_controls(full: Page) -> None:
    full.emulate_media(media="print")
    assert [one.is_visible() for one in full.locator(".cpd-record :is(button, textarea, input, select)").all() if one.is_visible()] == []
    first = full.locator(card(known(full).asks[0]["id"]))
    expect(first.locator(".cpd-record__paper")).to_contain_text("<script>alert('x')</script>")
    assert texts(full, ".cpd-record h2") == ["Reminders", "Everything you have kept", "Log of professional development"]
