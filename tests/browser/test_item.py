"""What stands under an item: answer, star, done, note; wherever the item stands, in several tabs, when the question changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Opens, Tab
from browser.test_store import FULL
from browser.waiting import until
from support.practice import COUNT, HOME, INDEX, PAGE, TITLE
from support.sites import Built

DESK: Final = {"width": 1280, "height": 900}
PHONE: Final = {"width": 320, "height": 640}
MAY: Final = "2026-05-03T10:42:00"
PREFIX: Final = "cpd:schools-working-together:"


@pytest.fixture
def reader(opens: Opens, practised: str) -> Tab:
    """A tab on the third of May."""
    tab = opens(practised, viewport=DESK)
    tab.page.clock.install(time=MAY)
    return tab


def item(page: Page, name: str = COUNT) -> Locator:
    """An item where it stands."""
    return page.locator(f'[data-cpd="item"][data-record="{name}"]').first


def own(box: Locator) -> Locator:
    """What stands under it, and not under one inside it."""
    return box.locator(":scope > .cpd-keep, :scope > .cpd-item__body > .cpd-keep")


def answer(page: Page, name: str = COUNT) -> Locator:
    return own(item(page, name)).get_by_label("Your answer:")


def press(box: Locator, words: str) -> None:
    own(box).get_by_role("button", name=words, exact=False).first.click()


def kept(page: Page) -> dict[str, Any]:
    """What the browser holds: values by item and facet."""
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return {key.removeprefix(PREFIX): json.loads(raw)["value"] for key, raw in stored.items() if key.startswith(PREFIX)}


def put(page: Page, facet: str, value: object, **more: object) -> None:
    """Keep something by hand, as if it had been written before."""
    entry = {"v": 1, "value": value, "label": TITLE, "type": "long-text", "at": "2026-02-01T09:00:00.000Z", **more}
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [f"{PREFIX}{COUNT}#{facet}", json.dumps(entry)])


def loaded(tab: Tab) -> set[str]:
    """Our own scripts that came, by name."""
    return {url.rpartition("/")[2].removesuffix(".js") for url in tab.requests if "/assets/cpd/" in url and url.endswith(".js")}


def test_nothing_is_stored_and_nothing_more_is_loaded_before_the_reader_acts(reader: Tab) -> None:
    page = reader.visit(PAGE)
    at_first = loaded(reader)
    item(page).scroll_into_view_if_needed()
    own(item(page)).get_by_role("button", name="More").click()
    assert (at_first, loaded(reader)) == ({"frame", "store", "reading"}, at_first)
    page.get_by_role("link", name="coaching").hover()
    expect(page.locator(".cpd-note")).to_contain_text("Talk that helps a teacher")
    own(item(page)).get_by_role("button", name="Share").click()
    expect(own(item(page)).get_by_role("button", name="Copy the link")).to_be_focused()
    assert loaded(reader) - at_first == {"terms", "tray", "share"}
    page.keyboard.press("Escape")
    expect(own(item(page)).get_by_role("button", name="Share")).to_be_focused()
    expect(own(item(page)).locator(".cpd-keep__sheet")).to_have_count(0)
    assert (page.evaluate("localStorage.length"), reader.errors) == (0, [])


def test_an_answer_is_saved_as_it_is_typed_and_shows_wherever_the_item_stands_at_once(reader: Tab, practised: str) -> None:
    page = reader.visit(PAGE)
    beside = page.context.new_page()
    beside.goto(practised + INDEX)
    page.evaluate("""() => { window.heard = [];
        new MutationObserver(all => all.forEach(({target}) => target.closest?.("[aria-live=polite]") && heard.push(target.textContent)))
          .observe(document.body, {subtree: true, childList: true}) }""")
    answer(page).press_sequentially("Thirty")
    expect(answer(beside)).to_have_value("Thirty")
    status = own(item(page)).locator(".cpd-keep__box [role=status]").first
    expect(status).to_have_text("Saved in this browser")
    page.clock.run_for(1600)
    expect(status).to_have_text("Saved in this browser at 10:42")
    page.clock.run_for(60_000)
    answer(page).press_sequentially("-two")
    page.clock.run_for(1600)
    expect(status).to_have_text("Saved in this browser at 10:43")
    assert (page.evaluate("heard"), answer(page).input_value()) == (["Saved in this browser at 10:42"], "Thirty-two")
    stored = json.loads(page.evaluate("key => localStorage[key]", f"{PREFIX}{COUNT}#answer"))
    assert {name: stored[name] for name in ("label", "type", "asked", "wording")} == {
        "label": TITLE,
        "type": "long-text",
        "asked": item(page).get_attribute("data-asked"),
        "wording": "Write down: how many, and why?\nFor whom?\nResource A ruler\nMeasuring words.",
    }
    answer(page).fill("")
    expect(answer(beside)).to_have_value("")
    assert kept(page) == {}


def test_star_and_note_say_what_they_are_and_stay(reader: Tab) -> None:
    page = reader.visit(PAGE)
    idea = item(page, "one/begin")
    star = own(idea).locator(".cpd-keep__act--star")
    expect(star).to_have_attribute("aria-pressed", "false")
    star.press("Enter")
    expect(star).to_have_text("Starred")
    expect(star).to_have_attribute("aria-pressed", "true")
    press(idea, "Note")
    expect(own(idea).get_by_label("Your note:")).to_be_focused()
    page.keyboard.type("Ask again.")
    reader.visit(PAGE)
    expect(star).to_have_text("Starred")
    expect(own(idea).get_by_label("Your note:")).to_have_value("Ask again.")
    assert kept(page) == {"one/begin#star": True, "one/begin#note": "Ask again."}
    star.click()
    own(idea).get_by_label("Your note:").fill("")
    assert (star.text_content(), kept(page)) == ("Star", {})


def test_done_is_declared_with_its_minutes_and_can_be_taken_back(reader: Tab) -> None:
    page = reader.visit(PAGE)
    here = item(page)
    done = own(here).locator(".cpd-keep__act--done")
    done.click()
    expect(done).to_have_text("Done on 3 May")
    minutes = own(here).get_by_label("How many minutes?")
    expect(minutes).to_have_value("20")
    minutes.fill("35")
    expect(own(here).locator(".cpd-keep__status")).to_have_text("Saved in this browser: 35 minutes.")
    expect(own(here).get_by_role("link", name="Add what you learned in My record")).to_have_attribute("href", "../../my-record/")
    assert kept(page) == {f"{COUNT}#done": "2026-05-03", f"{COUNT}#minutes": 35}
    done.click()
    expect(done).to_have_text("Mark as done")
    assert kept(page) == {}
    press(here, "Undo")
    expect(done).to_have_attribute("aria-pressed", "true")
    assert kept(page) == {f"{COUNT}#done": "2026-05-03", f"{COUNT}#minutes": 35}


def test_a_page_has_the_same_tools_but_no_answer_and_no_minutes(reader: Tab) -> None:
    page = reader.visit(PAGE)
    tools = page.locator(".cpd-tools")
    press(tools, "Mark as done")
    expect(tools.get_by_role("button", name="Done on 3 May: 1 A page")).to_be_visible()
    assert (tools.locator("textarea:visible").count(), tools.locator("input").count()) == (0, 0)
    assert list(kept(page)) == ["page/suite/page#done"]


def test_a_list_says_in_words_what_is_done_starred_and_answered(reader: Tab, practised: str) -> None:
    page = reader.visit(HOME)
    lines = page.locator(".cpd-list__item")
    assert page.locator(".cpd-keep__words").count() == 0
    beside = page.context.new_page()
    beside.goto(practised + PAGE)
    answer(beside).fill("Thirty")
    press(item(beside), "Star")
    press(item(beside), "Mark as done")
    expect(lines.first.locator(".cpd-list__facts")).to_contain_text("20 minutes · done · starred · answered")
    expect(lines.nth(1)).not_to_contain_text("done")


def test_a_question_that_has_changed_is_shown_beside_the_answer_and_the_reader_decides(reader: Tab) -> None:
    page = reader.visit(PAGE)
    put(page, "answer", "Thirty", asked="000000000000", wording="How many chairs?")
    reader.visit(PAGE)
    here = own(item(page))
    notice = here.locator(".cpd-keep__notice")
    expect(notice).to_contain_text("The question has changed since you answered on 1 February 2026.")
    notice.get_by_text("The question then").click()
    expect(notice.get_by_text("How many chairs?")).to_be_visible()
    answer(page).press_sequentially("!")
    expect(notice).to_be_visible()
    press(item(page), "My answer still fits")
    expect(notice).to_have_count(0)
    press(item(page), "Undo")
    expect(notice).to_be_visible()
    press(item(page), "Put it aside and answer again")
    expect(answer(page)).to_have_value("")
    expect(here.locator(".cpd-keep__earlier")).to_contain_text("Thirty!")
    answer(page).fill("Forty")
    assert kept(page) == {f"{COUNT}#earlier.answer": "Thirty!", f"{COUNT}#answer": "Forty"}
    reader.visit(PAGE)
    press(item(page), "Bring it back")
    expect(answer(page)).to_have_value("Thirty!")
    assert kept(page) == {f"{COUNT}#answer": "Thirty!", f"{COUNT}#earlier.answer~2": "Forty"}
    press(item(page), "Delete")
    assert kept(page) == {f"{COUNT}#answer": "Thirty!"}
    press(item(page), "Undo")
    expect(here.locator(".cpd-keep__earlier")).to_contain_text("Forty")


def test_two_tabs_that_write_the_same_answer_lose_nothing(reader: Tab) -> None:
    page = reader.visit(PAGE)
    answer(page).press_sequentially("mine")
    put(page, "answer", "theirs")
    page.evaluate("key => dispatchEvent(new StorageEvent('storage', { key, newValue: localStorage[key] }))", f"{PREFIX}{COUNT}#answer")
    expect(answer(page)).to_have_value("mine")  # nobody's words change under their hands
    answer(page).press_sequentially(", too")
    expect(own(item(page)).locator(".cpd-keep__earlier")).to_contain_text("theirs")
    expect(own(item(page)).locator(".cpd-keep__status")).to_have_text("Two tabs wrote here at the same time. Both are kept: see below.")
    assert kept(page) == {f"{COUNT}#answer": "mine, too", f"{COUNT}#earlier.answer": "theirs"}


def test_what_the_browser_does_not_keep_is_said_at_the_box_and_can_be_downloaded(reader: Tab) -> None:
    reader.page.add_init_script(FULL)
    page = reader.visit(PAGE)
    answer(page).press_sequentially("Thirty")
    alarm = own(item(page)).locator(".cpd-keep__notice--alarm")
    expect(alarm).to_contain_text("This browser is not keeping what you write: storage is full. It stays here while this page is open.")
    expect(own(item(page)).locator(".cpd-keep__box [role=status]").first).to_have_text("Not saved in this browser")
    with page.expect_download() as waiting:
        alarm.get_by_role("button", name="Download what you have on this page").click()
    saved = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert (saved["format"], saved["version"], saved["site"]) == ("cpd-record", 1, "schools-working-together")
    assert [(one["id"], one["facet"], one["value"]) for one in saved["entries"]] == [(COUNT, "answer", "Thirty")]
    page.evaluate("window.isFull = false")
    page.clock.run_for(6000)
    expect(alarm).to_be_hidden()
    assert kept(page) == {f"{COUNT}#answer": "Thirty"}


def test_what_cannot_be_read_is_told_where_it_stood_and_can_be_written_over(reader: Tab) -> None:
    page = reader.visit(PAGE)
    page.evaluate('key => localStorage.setItem(key, \'{"v":1,"val\')', f"{PREFIX}{COUNT}#answer")
    reader.visit(PAGE)
    alarm = own(item(page)).locator(".cpd-keep__notice--alarm")
    expect(alarm).to_contain_text("One thing you wrote here could not be read. Nothing was deleted, and you can go on.")
    answer(page).fill("Anew")
    stored = page.evaluate("({...localStorage})")
    assert stored[f"{PREFIX}damaged:1:{COUNT}#answer"] == '{"v":1,"val'
    with page.expect_download() as waiting:
        alarm.get_by_role("button", name="Download what could not be read").click()
    assert '{"v":1,"val' in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_withdrawn_item_asks_nothing_but_shows_what_was_answered(reader: Tab) -> None:
    page = reader.visit(PAGE)
    gone = item(page, "one/gone")
    assert gone.locator("textarea:visible").count() == 0
    page.evaluate("cpd.store.set('one/gone', 'answer', {value: 'So it was', label: 'Gone', type: 'long-text'})")
    reader.visit(PAGE)
    expect(answer(page, "one/gone")).to_have_value("So it was")
    expect(answer(page, "one/gone")).not_to_be_editable()


def test_an_item_is_printed_alone_with_what_was_written(reader: Tab) -> None:
    page = reader.visit(PAGE)
    answer(page).fill("Thirty\nand two")
    page.emulate_media(media="print")
    page.evaluate(
        "window.print = () => (window.printed = [...document.querySelectorAll('main p, main li, .cpd-keep__paper, h1')]"
        ".filter(one => one.checkVisibility() && one.innerText.trim()).map(one => one.innerText.trim()))"
    )
    page.evaluate("cpd.load('tray').then(() => cpd.trays.print(cpd.keeps.find(({ id }) => id === 'one/count')))")
    until(page, "window.printed")
    texts = page.evaluate("window.printed")
    assert [text for text in texts if not text.startswith("A page ·")] == [
        "Reflective activity 1\nCount the desks",
        "20 minutes",
        "Write down: how many, and why?",
        "For whom?",
        "Resource\nA ruler",
        "Measuring words.",
        "Thirty\nand two",
    ]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1").is_visible()


def test_on_a_phone_one_button_opens_all_in_words(opens: Opens, practised: str) -> None:
    page = opens(practised, viewport=PHONE).visit(PAGE)
    row = own(item(page)).locator(".cpd-keep__row")
    assert row.locator("button:visible").all_inner_texts() == ["Keep or share"]
    row.get_by_role("button", name="Keep or share").press("Enter")
    words = ["Keep or share", "Star", "Mark as done", "Note", "Remind me", "Share", "Print just this"]
    assert row.locator("button:visible").all_inner_texts() == words
    press(item(page), "Star")
    row.get_by_role("button", name="Keep or share").click()
    assert row.inner_text().split("\n") == ["Keep or share", "Starred"]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_it_works_from_a_folder(opens: Opens, practice: Built) -> None:
    tab = opens(practice.folder.as_uri() + "/", viewport=DESK)
    page = tab.visit(PAGE)
    answer(page).fill("Thirty")
    press(item(page), "Mark as done")
    expect(own(item(page)).get_by_label("How many minutes?")).to_have_value("20")
    tab.visit(INDEX)
    expect(answer(page)).to_have_value("Thirty")
    assert tab.errors == []
