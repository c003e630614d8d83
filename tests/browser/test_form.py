"""A form as its reader uses it: kept as it is typed, whatever happens to the tab, the form or the storage."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.conftest import Opens, served
from browser.waiting import until
from support.sites import Project

ALL: Final = """
    index.md
        | # Home
    all.md
        | ---
        | form:
        |   id: all
        |   parts:
        |     - {type: heading, label: About, help: Some words.}
        |     - {type: short-text, id: short, label: A few words}
        |     - {type: long-text, id: long, label: Many words, lines: 3}
        |     - {type: date, id: day, label: A day}
        |     - {type: number, id: pupils, label: How many pupils, least: 1, most: 40, unit: pupils}
        |     - {type: choice, id: phase, label: When, choices: [Before, During, {id: after, label: After the support}]}
        |     - {type: choice, id: month, label: Which month, choices: [Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]}
        |     - {type: choices, id: who, label: Who, choices: [Teachers, Pupils, Parents]}
        |     - {type: scale, id: sure, label: How sure, points: 4, low: not confident, high: very confident}
        |     - type: grid
        |       id: practice
        |       label: Practice
        |       rows: [Pupils explain., Pupils ask.]
        |       columns: [{id: own, label: Our school, type: scale}, {id: how, label: How we know, type: long-text}]
        |       advice: Begin here.
        |     - type: table
        |       id: log
        |       label: Log
        |       rows: 2
        |       columns: [{id: day, label: Date, type: date}, {id: done, label: Done, type: long-text}, {label: With, type: choice, choices: [Us, Them]}]
        |     - {type: signature, id: us, label: For us}
        |     - {type: sort, id: cards, label: Sort these, piles: [Now, Next], cards: [Alpha, Beta], choose: 1, ask: Why?}
        |     - {type: sort, id: order, label: Put in order, cards: [Time, Trust]}
        |     - {type: summary, label: Where to start, of: [practice]}
        | ---
        | # Everything
    plan.md
        | ---
        | form:
        |   id: plan
        |   parts:
        |     - {type: short-text, id: school, label: Your school, shared: school}
        |     - {type: short-text, id: name, label: Your name, shared: name}
        |     - {type: date, id: date, label: Date, shared: date}
        |     - {type: long-text, id: aim, label: Our aim}
        |     - {type: signature, id: us, label: For us}
        |     - {type: signature, id: them, label: For them}
        | ---
        | # Plan
    review.md
        | ---
        | form:
        |   id: review
        |   parts:
        |     - {type: short-text, id: our-school, label: School, shared: school}
        |     - {type: date, id: on, label: Written on, shared: date}
        | ---
        | # Review
    one.md
        | ---
        | form:
        |   parts: [{type: short-text, id: word, label: A word}]
        | ---
        | # One
    log.md
        | ---
        | form:
        |   id: log
        |   parts:
        |     - type: table
        |       id: steps
        |       label: Steps
        |       rows: 3
        |       columns: [{id: what, label: What}, {id: by, label: By, type: date}]
        | ---
        | # Log
    rows.md
        | ---
        | form:
        |   id: rows
        |   parts:
        |     - type: table
        |       id: lines
        |       label: Lines
        |       rows: 2
        |       columns: [{id: aim, label: Aim, type: long-text}, {id: how, label: How, type: long-text}, {id: who, label: Who}, {id: by, label: By}]
        | ---
        | # Rows
    needs.md
        | ---
        | form:
        |   id: needs
        |   parts:
        |     - {type: short-text, id: school, label: Your school, required: true}
        |     - {type: choice, id: phase, label: When, choices: [Before, After], required: true}
        |     - {type: table, id: steps, label: Steps, required: true, rows: 1, columns: [What]}
        |     - {type: short-text, id: note, label: A note}
        | ---
        | # Needs
"""

BEFORE: Final = """
    index.md
        | # Home
    changed.md
        | ---
        | form:
        |   id: changed
        |   parts:
        |     - {type: short-text, id: school-name, label: Name of the school}
        |     - {type: short-text, id: aim, label: Our aim}
        |     - {type: short-text, id: gone, label: Something else}
        |     - {type: short-text, id: first, label: First}
        |     - {type: short-text, id: second, label: Second}
        |     - {type: choice, id: phase, label: When, choices: [Before, {id: after, label: After the support}]}
        |     - {type: short-text, id: who, label: Who}
        |     - {type: short-text, id: count, label: How many}
        |     - {type: scale, id: sure, label: How sure, points: 10}
        |     - {type: choices, id: days, label: Days, choices: [Monday, Tuesday]}
        |     - {type: grid, id: habits, label: Habits, rows: [Ask], columns: [{id: how, label: How, type: scale}, Why]}
        |     - {type: table, id: steps, label: Steps, rows: 1, columns: [What, By whom]}
        |     - {type: signature, id: head, label: Head}
        | ---
        | # Changed
"""

AFTER: Final = """
    index.md
        | # Home
    changed.md
        | ---
        | form:
        |   id: changed
        |   parts:
        |     - {type: short-text, id: second, label: Second}
        |     - {type: short-text, id: first, label: First}
        |     - {type: short-text, id: third, label: Third, was: [first]}
        |     - {type: short-text, id: school, label: Your school, was: [school-name]}
        |     - {type: short-text, id: goal, label: Our goal}
        |     - {type: long-text, id: phase, label: When}
        |     - {type: choice, id: who, label: Who, choices: [Me, You]}
        |     - {type: number, id: count, label: How many}
        |     - {type: scale, id: sure, label: How sure, points: 4}
        |     - {type: choices, id: days, label: Days, choices: [Monday]}
        |     - {type: grid, id: practice, label: Practice, was: [habits], rows: [Ask], columns: [{id: how, label: How, type: scale}, Why]}
        |     - {type: table, id: plan, label: The plan, was: [steps], rows: 1, columns: [What]}
        |     - {type: signature, id: leader, label: Leader, was: [head]}
        | ---
        | # Changed
"""

ODD: Final = "Grüße 😀 “x” <script>hit = true</script> & \\ ' \""
ANSWERS: Final[dict[str, str | list[str]]] = {
    "short": ODD,
    "long": f"{ODD}\n\n  second line\n",
    "day": "2026-09-14",
    "pupils": "28",
    "phase": "after",
    "month": "sep",
    "who": ["teachers", "parents"],
    "sure": "3",
    "practice.pupils-explain.own": "2",
    "practice.pupils-explain.how": "Books.\nTalk.",
    "log.1.day": "2026-01-02",
    "log.1.done": "Met.\nTalked.",
    "log.2.with": "them",
    "us.name": "Özlem",
    "us.date": "2026-12-31",
    "cards.alpha": "now",
    "cards.chosen-1": "alpha",
    "cards.chosen-1-note": "Because.",
    "order.trust": "1",
}

REFUSING: Final = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }"
PICKY: Final = """
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
      if (entry[0].endsWith("aim")) throw new DOMException("full", "QuotaExceededError");
      setItem.apply(this, entry);
    };
"""
TRAP: Final = "Storage.prototype.setItem = function (key) { document.documentElement.dataset.wrote = key }"
PRINTED: Final = """
    printed = [];
    window.print = () => {
      const papers = [...document.querySelectorAll(".cpd-paper")].map((paper) => paper.textContent).join("");
      printed.push([document.documentElement.dataset.cpdPrint ?? "", papers]);
      dispatchEvent(new Event("afterprint"));
    };
"""
LISTENING: Final = """
    told = [];
    document.addEventListener("DOMContentLoaded", () => {
      const line = document.querySelector(".cpd-form__status");
      const hear = () => line.getAttribute("aria-live") === "polite" && told.push(line.textContent);
      new MutationObserver(hear).observe(line, { childList: true, characterData: true, subtree: true });
    });
"""
PREFIX: Final = "cpd:schools-working-together:"


@dataclass
class Reader:
    """Somebody at a browser."""

    context: BrowserContext
    root: str
    scripts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def opens(self, path: str = "plan/", *, site: str = "now/") -> Page:
        """Open a form in a new tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type in {"error", "warning"} else None)
        for script in self.scripts:
            page.add_init_script(script)
        page.goto(f"{self.root}{site}{path}")
        return page

    def returns(self, page: Page, path: str = "plan/", *, site: str = "now/") -> Page:
        """Close a tab and open a form in another."""
        page.close()
        return self.opens(path, site=site)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of three sites: one as it is now, and one before and after its form was changed."""
    folder = tmp_path_factory.mktemp("forms")
    for name, words in (("now", ALL), ("before", BEFORE), ("after", AFTER)):
        project = Project(tmp_path_factory.mktemp(name)).write(words)
        project.site = folder / name
        project.build(strict=True)
    return folder


@pytest.fixture(scope="module")
def place(sites: Path) -> Iterator[str]:
    """The address of the three sites."""
    with served(sites) as found:
        yield found


@pytest.fixture(scope="module")
def desk(chromium: Browser, place: str) -> Iterator[BrowserContext]:
    """One browser for all tests of this file, which need not fetch styles again. Its first tab stays open and runs no script."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    context.new_page().goto(f"{place}now/catalogue.json")
    yield context
    context.close()


@pytest.fixture
def reader(desk: BrowserContext, place: str) -> Iterator[Reader]:
    """A reader whose browser has kept nothing yet."""
    desk.pages[0].evaluate("localStorage.clear()")
    yield Reader(desk, place)
    for page in desk.pages[1:]:
        page.close()


@pytest.fixture
def alone(opens: Opens, place: str) -> Reader:
    """A reader with a browser, and a clock, of their own."""
    context = opens().page.context
    context.set_default_timeout(10_000)
    return Reader(context, place)


def control(page: Page, name: str) -> Locator:
    return page.locator(f".cpd-form [name='{name}']")


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def fill(page: Page, answers: dict[str, str | list[str]]) -> None:
    """Answer as a reader does, by the names of the fields."""
    for name, value in answers.items():
        first = control(page, name).first
        kind = first.get_attribute("type")
        if kind in {"radio", "checkbox"}:
            for one in [value] if isinstance(value, str) else value:
                # A board is drawn in front of the cards; its buttons click these.
                page.locator(f"[name='{name}'][value='{one}']").evaluate("control => control.click()")
        elif first.evaluate("control => control.localName") == "select":
            first.select_option(value)
        elif first.is_visible():
            first.fill(str(value))
        else:
            first.evaluate(
                "(control, value) => { control.value = value; control.dispatchEvent(new Event('input', { bubbles: true })) }", value
            )


def values(page: Page) -> dict[str, str | list[str]]:
    """What stands in the form, by the names of the fields; what is empty left out."""
    pairs = page.locator("form.cpd-form").evaluate("form => [...new FormData(form)].filter(([, value]) => value)")
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: some[0] if len(some) == 1 else some for name, some in found.items()}


def unix(answers: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Form data has the line breaks of letters sent to servers."""
    return {name: value.replace("\r\n", "\n") if isinstance(value, str) else value for name, value in answers.items()}


def kept(page: Page) -> dict[str, Any]:
    """What the browser holds: values by item and facet."""
    entries: dict[str, str] = page.evaluate("({...localStorage})")
    return {key.removeprefix(PREFIX): json.loads(raw)["value"] for key, raw in entries.items() if key.startswith(PREFIX)}


def put(page: Page, facet: str, raw: str) -> None:
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [f"{PREFIX}{facet}", raw])


def status(page: Page) -> Locator:
    return page.locator(".cpd-form__status")


def alert(page: Page) -> Locator:
    return page.locator(".cpd-form__alert")


def offers(page: Page, name: str) -> list[str]:
    return page.locator(f"[data-field='{name}'] .cpd-offer button").all_inner_texts()


def earlier(page: Page) -> dict[str, str]:
    """The earlier answers, by question."""
    entries = page.locator(".cpd-earlier__entry")
    return {entries.nth(n).locator("dt").inner_text(): entries.nth(n).locator("dd").first.inner_text() for n in range(entries.count())}


def column(page: Page, name: str = "what", table: str = "steps") -> list[str]:
    """What stands in a column, row by row."""
    found: list[str] = page.locator(f"[data-part={table}] [data-field$='.{name}'] :is(input, textarea)").evaluate_all(
        "all => all.map(({ value }) => value)"
    )
    return found


def focused(page: Page) -> str:
    """The name of what has the focus."""
    found: str = page.evaluate("document.activeElement.name || document.activeElement.ariaLabel || document.activeElement.textContent")
    return found


def stepped(page: Page, *steps: str) -> Page:
    """A table with these steps in its rows."""
    for place, step in enumerate(steps):
        page.locator("[data-field$='.what'] input").nth(place).fill(step)
    return page


# Kept as it is typed


def test_every_answer_is_there_when_the_page_was_closed_and_is_opened_again(reader: Reader) -> None:
    page = reader.opens("all/")
    fill(page, ANSWERS)
    again = reader.returns(page, "all/")
    assert unix(values(again)) == ANSWERS
    assert (again.evaluate("typeof hit"), reader.errors) == ("undefined", [])


def test_from_a_folder_every_answer_is_kept_too(desk: BrowserContext, sites: Path) -> None:
    reader = Reader(desk, f"{sites.as_uri()}/")
    page = reader.opens("all/index.html")
    fill(page, ANSWERS)
    assert unix(values(reader.returns(page, "all/index.html"))) == ANSWERS


def test_a_hundred_kilobytes_of_text_are_kept(reader: Reader) -> None:
    page = reader.opens()
    text = ("Ä word " * 700 + "\n") * 20
    control(page, "aim").fill(text)
    assert (len(text.encode()) > 100_000, control(reader.returns(page), "aim").input_value() == text) == (True, True)


def test_each_letter_is_kept_at_once(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").press_sequentially("ab")
    assert kept(page) == {"plan#form.aim": "ab"}


def test_nothing_is_written_before_the_reader_acts(reader: Reader) -> None:
    reader.scripts = [TRAP]
    page = reader.opens("all/")
    page.mouse.wheel(0, 2000)
    control(page, "long").click()
    page.keyboard.press("Tab")
    assert page.locator("html").get_attribute("data-wrote") is None


def test_an_emptied_field_leaves_nothing_behind(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("x")
    control(page, "aim").fill("")
    assert kept(page) == {}


def test_the_return_key_in_the_only_field_sends_nothing(reader: Reader) -> None:
    reader.scripts = ["sent = 0; addEventListener('submit', (event) => (sent += event.defaultPrevented ? 0 : 1))"]
    page = reader.opens("one/")
    control(page, "word").fill("Ash")
    page.keyboard.press("Enter")
    assert (page.evaluate("sent"), values(page)) == (0, {"word": "Ash"})


def test_going_back_shows_what_was_written(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("Fewer plans")
    page.goto(f"{reader.root}now/")
    page.go_back()
    expect(control(page, "aim")).to_have_value("Fewer plans")


def test_going_back_shows_what_was_written_elsewhere_meanwhile(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("Fewer plans")
    page.goto(f"{reader.root}now/")
    control(reader.opens(), "aim").fill("More talk")
    page.go_back()
    expect(control(page, "aim")).to_have_value("More talk")


def test_a_date_that_is_being_written_anew_is_not_lost_on_the_way(reader: Reader) -> None:
    page = reader.opens()
    control(page, "date").fill("2026-09-14")
    control(page, "date").focus()
    page.keyboard.press("Delete")
    assert kept(page) == {"plan#form.date": "2026-09-14"}


# What is said


def test_before_anything_is_typed_nothing_is_said(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("x")
    assert status(reader.returns(page)).inner_text() == ""


def test_that_it_is_saved_is_said_once_when_the_reader_stops_typing(alone: Reader) -> None:
    alone.scripts = [LISTENING]
    page = alone.opens()
    page.clock.install(time="2026-09-14T10:42:00")
    page.reload()
    page.clock.pause_at("2026-09-14T10:42:30")
    for letters in ("a", "ab"):
        control(page, "aim").fill(letters)
        page.clock.run_for(1000)
    while_typing = page.evaluate("told")
    page.clock.run_for(1000)
    said = page.evaluate("told")
    page.clock.run_for(60_000)
    control(page, "aim").fill("abc")
    page.clock.run_for(2000)
    assert (while_typing, said, page.evaluate("told")) == ([], ["Saved in this browser at 10:42"], ["Saved in this browser at 10:42"])
    expect(status(page)).to_have_text("Saved in this browser at 10:43")


def test_a_number_that_does_not_fit_is_kept_and_said_quietly(reader: Reader) -> None:
    page = reader.opens("all/")
    control(page, "pupils").fill("400")
    expect(control(page, "pupils")).to_have_accessible_description("This asks for a number from 1 to 40. What you wrote is kept as it is.")
    expect(control(page, "pupils")).to_have_attribute("aria-invalid", "true")
    assert kept(page) == {"all#form.pupils": "400"}


def test_a_number_that_fits_is_not_spoken_of(alone: Reader) -> None:
    page = alone.opens("all/")
    page.clock.install()
    page.reload()
    page.clock.pause_at("2099-01-01")
    spoken = []
    for number in ("many", "1", "400", "40", "", "0", " 12 ", "-", "7.5"):
        control(page, "pupils").fill(number)
        page.clock.run_for(2000)
        if page.locator(".cpd-field__note, [aria-invalid=true]").count():
            spoken.append(number)
    assert spoken == ["many", "400", "0", "-"]


def test_a_choice_can_be_taken_back_by_keyboard(reader: Reader) -> None:
    page = reader.opens("all/")
    control(page, "sure").nth(2).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (kept(page), focused(page)) == ({}, "sure")
    expect(button(page, "Clear: How sure")).to_be_hidden()


def test_a_long_text_has_as_much_room_as_it_needs(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("line\n" * 40)
    assert control(page, "aim").evaluate("area => area.scrollHeight <= area.clientHeight")


def test_a_long_text_has_as_much_room_where_the_browser_gives_none_itself(reader: Reader) -> None:
    reader.scripts = ["CSS.supports = () => false"]
    page = reader.opens()
    page.add_style_tag(content="textarea { field-sizing: fixed !important }")
    control(page, "aim").fill("line\n" * 40)
    assert control(page, "aim").evaluate("area => area.scrollHeight <= area.clientHeight")


# Paper


def test_on_paper_all_that_was_written_stands_in_words(reader: Reader) -> None:
    page = reader.opens("all/")
    fill(page, {**ANSWERS, "long": "line\n" * 99 + "last"})
    page.emulate_media(media="print")
    papers = page.locator(".cpd-paper:visible")
    assert {"14 September 2026", "Sep", "28", ODD, "line\n" * 99 + "last", "Met.\nTalked.", "Alpha"} <= set(papers.all_text_contents())
    assert papers.evaluate_all("all => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length") == 0


def test_what_is_brought_back_stands_on_paper_too(reader: Reader) -> None:
    page = reader.opens("all/")
    fill(page, {"long": "One\nTwo", "log.1.day": "2026-01-02"})
    again = reader.returns(page, "all/")
    again.emulate_media(media="print")
    assert [text for text in again.locator(".cpd-paper:visible").all_text_contents() if text] == ["One\nTwo", "2 January 2026"]


def test_print_what_i_wrote_prints_it(reader: Reader) -> None:
    reader.scripts = [PRINTED]
    page = reader.opens()
    control(page, "aim").fill("Fewer plans")
    button(page, "Print my answers").click()
    assert page.evaluate("printed") == [["", "Fewer plans"]]


def test_a_blank_form_is_printed_without_any_answer_and_all_is_there_afterwards(reader: Reader) -> None:
    reader.scripts = [PRINTED]
    page = reader.opens()
    control(page, "aim").fill("Fewer plans")
    button(page, "Print a blank form").click()
    assert page.evaluate("printed") == [["blank", ""]]
    assert (page.locator("html").get_attribute("data-cpd-print"), page.locator("[data-field=aim] .cpd-paper").text_content()) == (
        None,
        "Fewer plans",
    )


# Rows


def test_a_row_is_added_by_keyboard_and_is_ready_to_be_written_in(reader: Reader) -> None:
    page = reader.opens("log/")
    button(page, "Add a row: Steps").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Meet again")
    assert column(page) == ["", "", "", "Meet again"]
    assert column(reader.returns(page, "log/")) == ["", "", "", "Meet again"]


def test_adding_a_row_is_announced(reader: Reader) -> None:
    page = reader.opens("log/")
    button(page, "Add a row: Steps").click()
    expect(status(page)).to_have_text("Row 4 added.")


def test_a_row_is_moved_by_keyboard_and_the_focus_goes_with_it(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two", "three")
    button(page, "Up: move row 3").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (column(page), focused(page)) == (["three", "one", "two"], "Up: move row 1")
    expect(status(page)).to_have_text("Row 2 is row 1 now.")
    assert column(reader.returns(page, "log/")) == ["three", "one", "two"]


def test_the_first_row_cannot_go_up_and_says_so(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two")
    button(page, "Up: move row 1").focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Row 1 is the first row.")
    expect(button(page, "Up: move row 1")).to_have_attribute("aria-disabled", "true")
    assert column(page) == ["one", "two", ""]


def test_moved_rows_are_numbered_anew(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two")
    button(page, "Down: move row 1").click()
    assert page.get_by_role("textbox", name="Steps, row 1: What").input_value() == "two"
    assert page.locator("[data-field$='.what']").first.get_attribute("data-label") == "Steps, row 1: What"


def test_a_row_is_removed_with_its_answers(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two", "three")
    button(page, "Remove row 2").click()
    expect(status(page)).to_have_text("Row 2 removed.")
    assert "log#form.steps.2.what" not in kept(page)
    assert column(reader.returns(page, "log/")) == ["one", "three"]


def test_a_removed_row_is_brought_back_by_keyboard(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two", "three")
    button(page, "Remove row 2").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (column(page), focused(page)) == (["one", "two", "three"], "steps.2.what")
    expect(status(page)).to_have_text("Row 2 is back.")


def test_a_removed_row_comes_back_to_its_place_after_other_changes(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two", "three")
    button(page, "Remove row 2").click()
    button(page, "Add a row: Steps").click()
    page.keyboard.type("four")
    button(page, "Remove row 1").click()
    button(page, "Undo: Row 2 removed.").click()
    assert column(page) == ["two", "three", "four"]
    button(page, "Undo: Row 1 removed.").click()
    assert column(page) == ["one", "two", "three", "four"]
    assert column(reader.returns(page, "log/")) == ["one", "two", "three", "four"]


def test_all_rows_can_be_removed_and_new_ones_added(reader: Reader) -> None:
    page = reader.opens("log/")
    for _ in range(3):
        button(page, "Remove row 1").click()
    again = reader.returns(page, "log/")
    nothing = column(again)
    button(again, "Add a row: Steps").click()
    assert (nothing, column(again)) == ([], [""])


def test_the_name_of_a_removed_row_is_not_used_again(reader: Reader) -> None:
    page = reader.opens("log/")
    names = set()
    for count in range(1, 4):
        button(page, "Add a row: Steps").click()
        names.add(focused(page))
        button(page, "Remove row 4").click()
        assert len(names) == count


def test_a_row_with_answers_and_no_place_in_the_order_stands_at_the_end(reader: Reader) -> None:
    page = stepped(reader.opens("log/"), "one", "two", "three")
    page.evaluate("cpd.store.set('log', 'form.steps', { value: ['3', '1'], label: 'Steps', type: 'rows' })")
    assert column(reader.returns(page, "log/")) == ["three", "one", "two"]


def test_rows_of_a_strange_name_are_not_made(reader: Reader) -> None:
    page = reader.opens("log/")
    page.evaluate("cpd.store.set('log', 'form.steps', { value: ['\"><img src=x>', '1'], label: 'Steps', type: 'rows' })")
    assert len(column(reader.returns(page, "log/"))) == 1


# Typed once


def test_what_was_typed_in_one_form_is_offered_in_another(reader: Reader) -> None:
    page = reader.opens()
    fill(page, {"school": "Ashgrove School", "date": "2026-09-14"})
    other = reader.returns(page, "review/")
    assert (offers(other, "our-school"), offers(other, "on")) == (["Use “Ashgrove School”"], ["Use “14 September 2026”"])


def test_an_offer_is_taken_by_keyboard_and_kept(reader: Reader) -> None:
    page = reader.opens()
    fill(page, {"school": "Ashgrove School"})
    other = reader.returns(page, "review/")
    control(other, "our-school").focus()
    other.keyboard.press("Tab")
    other.keyboard.press("Enter")
    assert (focused(other), offers(other, "our-school")) == ("our-school", [])
    assert values(reader.returns(other, "review/")) == {"our-school": "Ashgrove School"}


def test_an_offer_is_gone_when_the_field_has_an_answer(reader: Reader) -> None:
    page = reader.opens()
    fill(page, {"school": "Ashgrove School"})
    other = reader.returns(page, "review/")
    control(other, "our-school").fill("Oak")
    assert offers(other, "our-school") == []


def test_three_offers_at_most_the_newest_first_and_each_once(reader: Reader) -> None:
    page = reader.opens()
    for copy, school in enumerate(["Oak", "Elm", "Ash", "Yew", "Elm"], start=1):
        page.goto(f"{reader.root}now/plan/?copy={copy}")
        control(page, "school").fill(school)
        until(page, "at => new Date().toISOString() > at", arg=page.evaluate("new Date().toISOString()"))
    assert offers(reader.returns(page, "review/"), "our-school") == ["Use “Elm”", "Use “Yew”", "Use “Ash”"]


def test_a_name_typed_above_is_offered_below_in_the_same_form(reader: Reader) -> None:
    page = reader.opens()
    control(page, "us.name").fill("Özlem")
    assert (offers(page, "them.name"), offers(page, "name"), offers(page, "us.name")) == (["Use “Özlem”"], ["Use “Özlem”"], [])


# A form that was changed


FILLED: Final[dict[str, str | list[str]]] = {
    "school-name": "Ashgrove",
    "aim": "To talk",
    "gone": "Once",
    "first": "1st",
    "second": "2nd",
    "phase": "after",
    "who": "Anybody",
    "count": "many",
    "sure": "7",
    "days": ["monday", "tuesday"],
    "habits.ask.how": "2",
    "habits.ask.why": "So",
    "steps.1.what": "Meet",
    "steps.1.by-whom": "Us",
    "head.name": "Özlem",
}


@pytest.fixture(scope="module")
def filled(chromium: Browser, place: str) -> dict[str, str]:
    """What a browser holds when the form was filled in before it was changed."""
    context = chromium.new_context()
    page = Reader(context, place).opens("changed/", site="before/")
    fill(page, FILLED)
    button(page, "Add a row: Steps").click()
    page.keyboard.type("Meet again")
    entries: dict[str, str] = page.evaluate("({...localStorage})")
    context.close()
    return entries


@pytest.fixture
def changed(reader: Reader, filled: dict[str, str]) -> Page:
    """The form as it is now, with what was filled in before."""
    page = reader.opens("catalogue.json")
    page.evaluate("entries => Object.assign(localStorage, entries)", filled)
    return reader.returns(page, "changed/", site="after/")


def test_no_answer_is_lost_when_a_form_is_changed(changed: Page) -> None:
    there = [*values(changed).values(), *earlier(changed).values()]
    wanted = [
        "Ashgrove",
        "To talk",
        "Once",
        "1st",
        "2nd",
        "After the support",
        "Anybody",
        "many",
        "7",
        "Monday; Tuesday",
        "2",
        "So",
        "Meet",
    ]
    assert sorted(map(str, there)) == sorted([*wanted, "Us", "Özlem", "Meet again"])


def test_what_has_a_place_stands_in_it_also_under_its_new_name(changed: Page) -> None:
    answers = {re.sub(r"\.r\w{8}\.", ".new.", name): value for name, value in values(changed).items()}
    assert answers == {
        "second": "2nd", "first": "1st", "school": "Ashgrove", "count": "many", "practice.ask.how": "2", "practice.ask.why": "So",
        "plan.1.what": "Meet", "plan.new.what": "Meet again", "leader.name": "Özlem",
    }  # fmt: skip


def test_what_has_no_place_is_shown_with_the_question_as_it_was_asked(changed: Page) -> None:
    assert earlier(changed) == {
        "Our aim": "To talk", "Something else": "Once", "When": "After the support", "Who": "Anybody", "How sure": "7",
        "Days": "Monday; Tuesday", "Steps, row 1: By whom": "Us",
    }  # fmt: skip


def test_an_answer_under_an_old_name_moves_with_the_first_change(changed: Page) -> None:
    control(changed, "school").fill("Ashgrove School")
    entries = kept(changed)
    assert (entries["changed#form.school"], "changed#form.school-name" in entries) == ("Ashgrove School", False)


def test_an_answer_under_an_old_name_can_be_emptied(reader: Reader, changed: Page) -> None:
    control(changed, "school").fill("")
    again = reader.returns(changed, "changed/", site="after/")
    assert (control(again, "school").input_value(), "Name of the school" in earlier(again)) == ("", False)


def test_writing_where_an_answer_no_longer_fits_does_not_write_over_it(reader: Reader, changed: Page) -> None:
    control(changed, "phase").fill("In May")
    fill(changed, {"sure": "4"})
    again = reader.returns(changed, "changed/", site="after/")
    assert (values(again)["phase"], values(again)["sure"]) == ("In May", "4")
    assert {"When": "After the support", "How sure": "7"}.items() <= earlier(again).items()


def test_emptying_a_field_does_not_delete_what_no_longer_fits_it(changed: Page) -> None:
    control(changed, "phase").fill("In May")
    control(changed, "phase").fill("")
    assert earlier(changed)["When"] == "After the support"


def test_an_earlier_answer_is_deleted_by_its_button_only_and_can_be_brought_back(reader: Reader, changed: Page) -> None:
    button(changed, "Delete: Our aim").click()
    without = earlier(changed)
    changed.keyboard.press("Enter")
    assert ("Our aim" in without, earlier(changed)["Our aim"], focused(changed)) == (False, "To talk", "Delete: Our aim")
    button(changed, "Delete: Our aim").click()
    assert "Our aim" not in earlier(reader.returns(changed, "changed/", site="after/"))


def test_clearing_a_form_leaves_earlier_answers(reader: Reader, changed: Page) -> None:
    before = earlier(changed)
    button(changed, "Clear this form").click()
    button(changed.get_by_role("dialog"), "Clear this form").click()
    again = reader.returns(changed, "changed/", site="after/")
    assert (values(again), earlier(again)) == ({}, before)


def test_an_answer_fits_again_when_the_form_is_changed_back(reader: Reader, changed: Page) -> None:
    again = reader.returns(changed, "changed/", site="before/")
    assert (values(again)["phase"], values(again)["sure"], earlier(again)) == ("after", "7", {})


def test_without_earlier_answers_nothing_is_said_of_them(reader: Reader) -> None:
    expect(reader.opens("changed/", site="after/").locator(".cpd-form__earlier")).to_be_hidden()


# What is asked for before printing


def test_what_is_required_is_named_before_printing_and_leads_to_its_field(reader: Reader) -> None:
    reader.scripts = [PRINTED]
    page = reader.opens("needs/")
    button(page, "Print my answers").click()
    errors = page.locator(".cpd-form__errors")
    expect(errors).to_be_focused()
    assert errors.get_by_role("link").all_inner_texts() == [
        "“Your school” has no answer yet.",
        "“When” has no answer yet.",
        "“Steps” has no answer yet.",
    ]
    expect(control(page, "school")).to_have_accessible_description("“Your school” has no answer yet.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (focused(page), page.evaluate("printed")) == ("school", [])


def test_what_was_answered_since_is_no_longer_asked_for(reader: Reader) -> None:
    page = reader.opens("needs/")
    button(page, "Print my answers").click()
    fill(page, {"school": "Ash", "phase": "after"})
    assert page.locator(".cpd-form__errors").get_by_role("link").all_inner_texts() == ["“Steps” has no answer yet."]
    control(page, "steps.1.what").fill("Meet")
    expect(page.locator(".cpd-form__errors")).to_be_hidden()
    expect(page.locator(".cpd-field__error")).to_have_count(0)


def test_nobody_is_kept_from_going_on_without(reader: Reader) -> None:
    reader.scripts = [PRINTED]
    page = reader.opens("needs/")
    button(page, "Print my answers").click()
    button(page, "Continue anyway").click()
    assert len(page.evaluate("printed")) == 1
    expect(page.locator(".cpd-form__errors")).to_be_hidden()


def test_a_blank_form_asks_for_nothing(reader: Reader) -> None:
    reader.scripts = [PRINTED]
    page = reader.opens("needs/")
    button(page, "Print a blank form").click()
    assert page.evaluate("printed") == [["blank", ""]]


def test_other_scripts_are_given_the_answers_in_words(reader: Reader) -> None:
    reader.scripts = ["addEventListener('cpd:form-ready', ({ detail }) => (given = detail))"]
    page = reader.opens("all/")
    fill(page, {"day": "2026-09-14", "pupils": "28", "who": ["teachers", "parents"], "sure": "1", "log.1.done": "Met"})
    assert page.evaluate("given === document.querySelector('.cpd-form').cpdForm && [given.id, given.title, given.rows('log')]") == [
        "all",
        "Everything",
        ["1", "2"],
    ]
    assert page.evaluate("[...given.answers()]") == [
        ["day", {"value": "2026-09-14", "words": "14 September 2026", "label": "A day", "type": "date"}],
        ["pupils", {"value": "28", "words": "28 pupils", "label": "How many pupils", "type": "number"}],
        ["who", {"value": ["teachers", "parents"], "words": "Teachers; Parents", "label": "Who", "type": "choices"}],
        ["sure", {"value": "1", "words": "1 not confident", "label": "How sure", "type": "scale"}],
        ["log.1.done", {"value": "Met", "words": "Met", "label": "Log, row 1: Done", "type": "long-text"}],
    ]


def test_other_scripts_hear_when_controls_were_set_and_not_by_the_reader(reader: Reader) -> None:
    reader.scripts = ["heard = 0; addEventListener('cpd:form-restored', () => (heard += 1), true)"]
    page = reader.opens("all/")
    fill(page, {"sure": "3"})
    before = page.evaluate("heard")
    button(page, "Clear: How sure").click()
    assert page.evaluate("heard") == before + 1


# Clearing


def test_clearing_asks_first_and_escape_keeps_everything(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("x")
    button(page, "Clear this form").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Clear this form?")).to_be_visible()
    assert focused(page) == "Keep my answers"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert (values(page), focused(page)) == ({"aim": "x"}, "Clear this form")


def test_a_cleared_form_is_empty_and_nothing_of_it_is_kept(reader: Reader) -> None:
    page = reader.opens("all/")
    fill(page, ANSWERS)
    button(page, "Add a row: Log").click()
    button(page, "Clear this form").click()
    button(page.get_by_role("dialog"), "Clear this form").click()
    assert (values(page), kept(page), len(column(page, "done", "log"))) == ({}, {}, 2)


def test_a_cleared_form_is_brought_back_by_keyboard(reader: Reader) -> None:
    page = reader.opens("all/")
    fill(page, ANSWERS)
    before = kept(page)
    button(page, "Clear this form").focus()
    for key in ("Enter", "Tab", "Enter", "Enter"):
        page.keyboard.press(key)
    assert (unix(values(page)), kept(page), focused(page)) == (ANSWERS, before, "Clear this form")


def test_what_was_written_after_clearing_stays_and_what_was_there_is_an_earlier_answer(reader: Reader) -> None:
    page = reader.opens()
    fill(page, {"aim": "Old", "school": "Ash"})
    button(page, "Clear this form").click()
    button(page.get_by_role("dialog"), "Clear this form").click()
    control(page, "aim").fill("New")
    button(page, "Undo: Cleared.").click()
    assert (values(page), earlier(page)) == ({"school": "Ash", "aim": "New"}, {"Our aim": "Old"})


# Copies


def test_copies_are_not_spoken_of_before_something_is_written(reader: Reader) -> None:
    page = reader.opens()
    expect(page.locator(".cpd-form__copies")).to_be_hidden()
    control(page, "aim").fill("x")
    expect(button(page, "Start another copy")).to_be_visible()


def test_another_copy_is_empty_and_has_its_own_answers(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("For Oak")
    button(page, "Start another copy").click()
    page.wait_for_url("**/plan/?copy=2")
    empty = values(page)
    control(page, "aim").fill("For Elm")
    assert (empty, kept(page)) == ({}, {"plan#form.aim": "For Oak", "plan@copy-2#form.aim": "For Elm"})
    page.reload()
    assert values(page) == {"aim": "For Elm"}


def test_an_empty_copy_is_not_left_for_another(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("For Oak")
    page.goto(f"{reader.root}now/plan/?copy=2")
    button(page, "Start another copy").click()
    page.wait_for_load_state()
    assert page.url.endswith("/?copy=2")


def test_copies_are_called_by_their_school_and_can_be_opened(alone: Reader) -> None:
    page = alone.opens()
    page.clock.set_fixed_time("2026-09-14T10:42:00")
    control(page, "school").fill("Oak")
    button(page, "Start another copy").click()
    page.wait_for_url("**/?copy=2")
    control(page, "aim").fill("x")
    choice = page.get_by_label("Your copies of this form")
    assert choice.locator("option").all_inner_texts() == ["Oak, last changed 14 September 2026", "Copy 2, last changed 14 September 2026"]
    choice.select_option("1")
    button(page, "Open this copy").click()
    page.wait_for_url("**/plan/")
    assert values(page) == {"school": "Oak"}


def test_going_back_leads_to_the_copy_before(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("For Oak")
    button(page, "Start another copy").click()
    page.wait_for_url("**/?copy=2")
    page.go_back()
    expect(control(page, "aim")).to_have_value("For Oak")


@pytest.mark.parametrize("query", ["?copy=1", "?copy=0", "?copy=x", "?copy=2.5", "?copy=-2"])
def test_an_address_with_no_such_copy_is_the_form_itself(reader: Reader, query: str) -> None:
    page = reader.opens(f"plan/{query}")
    control(page, "aim").fill("x")
    assert list(kept(page)) == ["plan#form.aim"]


# Trouble


def test_a_browser_that_refuses_is_named_and_typing_and_printing_go_on(reader: Reader) -> None:
    reader.scripts = [REFUSING, PRINTED]
    page = reader.opens()
    control(page, "aim").fill("Fewer plans")
    expect(alert(page)).to_have_text(
        "This browser is not keeping what you write: it keeps nothing for this site. Keep this page open, and print or download before you leave."
    )
    expect(status(page)).to_have_text("Not saved in this browser")
    button(page, "Print my answers").click()
    assert (page.evaluate("printed"), page.evaluate("[...document.querySelector('.cpd-form').cpdForm.answers().keys()]")) == (
        [["", "Fewer plans"]],
        ["aim"],
    )


def test_rows_and_clearing_work_in_a_browser_that_refuses(reader: Reader) -> None:
    reader.scripts = [REFUSING]
    page = stepped(reader.opens("log/"), "one", "two")
    button(page, "Down: move row 1").click()
    button(page, "Remove row 2").click()
    button(page, "Undo: Row 2 removed.").click()
    assert column(page) == ["two", "one", ""]


def test_a_full_storage_is_named_and_what_was_kept_before_stays(reader: Reader) -> None:
    page = reader.opens()
    control(page, "aim").fill("Before")
    page.evaluate("for (let size = 2 ** 22; size; size = size >> 1) try { localStorage.setItem(`x${size}`, 'x'.repeat(size)) } catch {}")
    control(page, "aim").fill("Before it was full")
    expect(alert(page)).to_contain_text("This browser is not keeping what you write: storage is full.")
    assert kept(page) == {"plan#form.aim": "Before"}


def test_when_there_is_room_again_all_is_saved_and_the_warning_goes(reader: Reader) -> None:
    page = reader.opens()
    page.evaluate("for (let size = 2 ** 22; size; size = size >> 1) try { localStorage.setItem(`x${size}`, 'x'.repeat(size)) } catch {}")
    control(page, "aim").fill("Fewer plans")
    page.evaluate("for (let size = 2 ** 22; size; size = size >> 1) localStorage.removeItem(`x${size}`)")
    control(page, "school").fill("Ash")
    expect(alert(page)).to_be_empty()
    assert values(reader.returns(page)) == {"aim": "Fewer plans", "school": "Ash"}


def test_leaving_is_warned_of_only_while_something_is_not_kept(reader: Reader) -> None:
    leave = (
        "(() => { const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented })()"
    )
    reader.scripts = [PICKY]
    page = reader.opens()
    control(page, "school").fill("Ash")
    before = page.evaluate(leave)
    control(page, "aim").fill("x")
    meanwhile = page.evaluate(leave)
    control(page, "aim").fill("")
    assert (before, meanwhile, page.evaluate(leave)) == (False, True, False)


def test_what_could_not_be_read_is_told_and_can_be_downloaded(reader: Reader) -> None:
    page = reader.opens()
    put(page, "plan#form.aim", '{"v":1,"value":"Fewer pl')
    page = reader.returns(page)
    expect(alert(page)).to_contain_text("One answer in this form could not be read. Nothing was deleted, and you can go on.")
    with page.expect_download() as download:
        button(page, "Download what could not be read").click()
    assert download.value.path().read_text(encoding="utf-8") == f'{PREFIX}plan#form.aim\n{{"v":1,"value":"Fewer pl\n'


def test_writing_where_something_could_not_be_read_loses_neither(reader: Reader) -> None:
    page = reader.opens()
    put(page, "plan#form.aim", "{half")
    page = reader.returns(page)
    control(page, "aim").fill("Whole")
    page = reader.returns(page)
    assert values(page) == {"aim": "Whole"}
    assert page.evaluate("cpd.store.damaged().map(({ raw }) => raw)") == ["{half"]


def test_what_could_not_be_read_is_deleted_on_demand_and_can_be_brought_back(reader: Reader) -> None:
    page = reader.opens()
    put(page, "plan#form.aim", "{half")
    page = reader.returns(page)
    button(page, "Delete it").click()
    expect(alert(page)).to_be_empty()
    button(page, "Undo: One answer that could not be read: deleted.").click()
    expect(alert(page)).to_contain_text("could not be read")


def test_what_a_newer_version_wrote_is_told_and_left_alone(reader: Reader) -> None:
    newer = '{"v":99,"value":"Fewer plans","at":"2030-01-01T00:00:00.000Z"}'
    page = reader.opens()
    put(page, "plan#form.aim", newer)
    page = reader.returns(page)
    expect(alert(page)).to_contain_text("One answer in this form was written by a newer version of this page. Nothing was deleted.")
    control(page, "aim").fill("x")
    expect(alert(page)).to_contain_text("What you type into such a field here is not kept")
    assert page.evaluate("key => localStorage.getItem(key)", f"{PREFIX}plan#form.aim") == newer


# Two tabs


def test_what_is_typed_in_one_tab_stands_in_the_other(reader: Reader) -> None:
    one, other = reader.opens("all/"), reader.opens("all/")
    fill(one, ANSWERS)
    expect(control(other, "order.trust")).to_have_value("1")
    assert unix(values(other)) == ANSWERS


def test_two_tabs_write_into_two_fields_and_both_are_kept(reader: Reader) -> None:
    one, other = reader.opens(), reader.opens()
    control(one, "aim").fill("One")
    control(other, "school").fill("Other")
    expect(control(one, "school")).to_have_value("Other")
    assert (values(one), values(other)) == ({"school": "Other", "aim": "One"}, {"school": "Other", "aim": "One"})


def test_a_field_is_not_changed_under_the_readers_hands(reader: Reader) -> None:
    one, other = reader.opens(), reader.opens()
    control(one, "aim").fill("mine")
    control(other, "aim").fill("theirs")
    control(other, "school").fill("Ash")
    expect(control(one, "school")).to_have_value("Ash")
    while_there = control(one, "aim").input_value()
    control(one, "school").focus()
    assert (while_there, control(one, "aim").input_value()) == ("mine", "theirs")


def typed(page: Page, name: str, text: str) -> None:
    """Go to the end of a field and type on."""
    control(page, name).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


BOTH: Final = "Two tabs wrote here at the same time. Both are kept: see “Earlier answers”."


@pytest.mark.parametrize(("name", "label"), [("aim", "Our aim"), ("school", "Your school")])
def test_what_another_tab_added_is_kept_when_somebody_types_on_here(reader: Reader, name: str, label: str) -> None:
    one, other = reader.opens(), reader.opens()
    typed(one, name, "Fewer plans")
    expect(control(other, name)).to_have_value("Fewer plans")
    typed(other, name, ", better ones")
    until(one, f"cpd.store.get('plan', 'form.{name}').value.endsWith('better ones')")
    typed(one, name, " by Easter")
    expect(status(one)).to_have_text(BOTH)
    assert (control(one, name).input_value(), earlier(one)) == ("Fewer plans by Easter", {label: "Fewer plans, better ones"})
    assert earlier(reader.returns(other)) == {label: "Fewer plans, better ones"}


def test_what_another_tab_added_is_kept_when_a_field_is_emptied_here(reader: Reader) -> None:
    one, other = reader.opens(), reader.opens()
    typed(one, "aim", "Fewer plans")
    expect(control(other, "aim")).to_have_value("Fewer plans")
    typed(other, "aim", ", better ones")
    until(one, "cpd.store.get('plan', 'form.aim').value.endsWith('better ones')")
    control(one, "aim").fill("")
    page = reader.returns(one)
    assert (values(page), earlier(page)) == ({}, {"Our aim": "Fewer plans, better ones"})


def test_what_another_tab_wrote_in_a_row_is_kept_too(reader: Reader) -> None:
    one, other = reader.opens("log/"), reader.opens("log/")
    first = "[data-field$='.what'] input >> nth=0"
    one.locator(first).fill("Meet")
    expect(other.locator(first)).to_have_value("Meet")
    other.locator(first).fill("Meet on Monday")
    until(one, "cpd.store.entries().some(({ value }) => value === 'Meet on Monday')")
    one.locator(first).press("End")
    one.keyboard.type("!")
    assert (column(one)[0], earlier(one)) == ("Meet!", {"Steps, row 1: What": "Meet on Monday"})


def test_taking_turns_in_two_tabs_puts_nothing_aside(reader: Reader) -> None:
    one, other = reader.opens(), reader.opens()
    typed(one, "aim", "one")
    control(one, "school").focus()
    expect(control(other, "aim")).to_have_value("one")
    typed(other, "aim", " two")
    expect(control(one, "aim")).to_have_value("one two")
    control(other, "school").focus()
    typed(one, "aim", " three")
    expect(control(other, "aim")).to_have_value("one two three")
    assert (kept(one), earlier(one), earlier(other)) == ({"plan#form.aim": "one two three"}, {}, {})


def test_rows_added_and_moved_in_one_tab_are_so_in_the_other(reader: Reader) -> None:
    one, other = reader.opens("log/"), reader.opens("log/")
    stepped(one, "one", "two", "three")
    button(one, "Add a row: Steps").click()
    one.keyboard.type("four")
    button(one, "Up: move row 4").click()
    expect(other.get_by_role("textbox", name="Steps, row 3: What")).to_have_value("four")
    assert column(other) == ["one", "two", "four", "three"]


def test_a_row_removed_in_one_tab_is_gone_in_the_other(reader: Reader) -> None:
    one, other = reader.opens("log/"), reader.opens("log/")
    stepped(one, "one", "two", "three")
    button(one, "Remove row 1").click()
    expect(other.get_by_role("textbox", name="Steps, row 3: What")).to_have_count(0)
    assert column(other) == ["two", "three"]


def test_rows_moved_elsewhere_do_not_take_the_cursor_away(reader: Reader) -> None:
    one, other = reader.opens("log/"), reader.opens("log/")
    stepped(one, "one", "two", "three")
    expect(other.get_by_role("textbox", name="Steps, row 3: What")).to_have_value("three")
    one.get_by_role("textbox", name="Steps, row 3: What").focus()
    button(other, "Up: move row 3").click()
    button(other, "Up: move row 2").click()
    expect(one.get_by_role("textbox", name="Steps, row 1: What")).to_have_value("three")
    one.keyboard.press("End")
    one.keyboard.type("!")
    assert column(one) == ["three!", "one", "two"]


def test_a_row_removed_elsewhere_while_somebody_writes_in_it_stays_with_what_is_written(reader: Reader) -> None:
    one, other = reader.opens("log/"), reader.opens("log/")
    stepped(one, "one", "two", "three")
    one.get_by_role("textbox", name="Steps, row 2: What").focus()
    expect(other.get_by_role("textbox", name="Steps, row 3: What")).to_have_value("three")
    button(other, "Remove row 2").click()
    button(other, "Remove row 1").click()
    expect(one.get_by_role("textbox", name="Steps, row 3: What")).to_have_count(0)
    one.keyboard.press("End")
    one.keyboard.type("!")
    assert column(reader.returns(one, "log/")) == ["three", "two!"]


def test_a_form_cleared_in_one_tab_is_empty_in_the_other(reader: Reader) -> None:
    one, other = reader.opens(), reader.opens()
    fill(one, {"school": "Ash", "aim": "x"})
    button(one, "Clear this form").click()
    button(one.get_by_role("dialog"), "Clear this form").click()
    expect(control(other, "school")).to_have_value("")
    assert values(other) == {}


# Looks


def middle(found: Locator) -> float:
    """How far down the middle of something is."""
    box = found.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("width", [375, 1280])
def test_rows_are_numbered_and_their_tools_stand_in_a_corner(reader: Reader, width: int) -> None:
    page = reader.opens("rows/")
    page.set_viewport_size({"width": width, "height": 900})
    row = page.locator("tbody[data-rows] > tr").nth(1)
    assert row.evaluate("row => getComputedStyle(row, '::before').content").startswith("counter(row)")
    whole, tools, first = (found.bounding_box() for found in (row, row.locator(".cpd-grid__tools"), row.locator("textarea").first))
    assert whole
    assert tools
    assert first
    assert (tools["y"] - whole["y"] < 20, whole["x"] + whole["width"] - tools["x"] - tools["width"] < 20) == (True, True)
    assert tools["y"] + tools["height"] <= first["y"]


def test_digits_of_a_scale_stand_on_a_line_with_their_circles(reader: Reader) -> None:
    page = reader.opens("all/")
    for name in ("sure", "practice.pupils-explain.own"):
        tick = page.locator(f"[data-field='{name}'] .cpd-tick").nth(1)
        assert abs(middle(tick.locator("input")) - middle(tick.locator("span").first)) <= 2


def test_what_takes_answers_away_does_not_look_like_the_main_button(reader: Reader) -> None:
    page = reader.opens()
    button(page, "Clear this form").click()
    looks = "button => getComputedStyle(button).backgroundColor"
    dialog = page.get_by_role("dialog")
    clear, stay, out = (
        one.evaluate(looks)
        for one in (button(dialog, "Clear this form"), button(dialog, "Keep my answers"), button(page, "Print my answers"))
    )
    assert (stay == out, clear == out) == (True, False)


def test_a_list_says_what_is_chosen_in_it(reader: Reader) -> None:
    assert reader.opens("all/").locator("select[name=month] option").first.inner_text() == "Choose an answer"


# Small screens


def test_a_form_with_everything_in_it_is_not_wider_than_a_small_screen(reader: Reader) -> None:
    page = reader.opens("all/")
    page.set_viewport_size({"width": 320, "height": 640})
    fill(page, {**ANSWERS, "short": "x" * 300, "pupils": "400"})
    page.evaluate("cpd.store.set('all', 'form.gone', { value: 'y'.repeat(300), label: 'z'.repeat(90), type: 'short-text' })")
    button(page, "Add a row: Log").click()
    button(page, "Remove row 1").click()
    button(page, "Clear this form").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_of_this_reports_an_error(reader: Reader) -> None:
    page = reader.opens("all/")
    fill(page, ANSWERS)
    button(page, "Add a row: Log").click()
    button(page, "Remove row 1").click()
    button(page, "Clear this form").click()
    button(page.get_by_role("dialog"), "Clear this form").click()
    page.keyboard.press("Enter")
    assert reader.errors == []
