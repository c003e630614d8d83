"""The planner: what it proposes is the best that fits; the session can be changed, printed, and brought back by its link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab, served
from support.sessions import SESSIONS
from support.sites import Built, Project

PAGE: Final = "plan-a-session/"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("sessions")).write(SESSIONS).build()


@pytest.fixture(scope="module")
def address(small: Built) -> Iterator[str]:
    with served(small.folder) as found:
        yield found


def planner(tab: Tab, query: str = "") -> Page:
    page = tab.visit(PAGE + query)
    expect(page.get_by_role("button", name="Suggest a session")).to_be_visible()
    return page


def rows(page: Page) -> list[tuple[str, str, str]]:
    """The session: when, what, with whom."""
    parts = [
        page.locator(f".cpd-plan__table tbody {part}").all_inner_texts()
        for part in (".cpd-plan__clock", ".cpd-plan__title", ".cpd-plan__whom")
    ]
    return [*zip(*parts, strict=True)]


def titles(page: Page) -> list[str]:
    return [title for _, title, _ in rows(page)]


def said(page: Page) -> str:
    return page.locator(".cpd-plan__status").inner_text()


def press(page: Page, name: str) -> None:
    """Press a button by keyboard."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"))


# What does not fit


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "?minutes=8&people=2",
            ["Nothing fits into 8 minutes for 2 people with these choices.", "The shortest activity takes 10 minutes: “Beta”."],
        ),
        (
            "?minutes=60&people=1&suite=two",
            [
                "Nothing fits into 60 minutes for 1 person with these choices.",
                "There is 1 activity in other suites; the shortest takes 15 minutes.",
                "There is 1 activity for another number of people; the shortest takes 30 minutes.",
            ],
        ),
    ],
)
def test_where_nothing_fits_the_nearest_is_told(tab: Tab, query: str, told: list[str]) -> None:
    page = planner(tab, query)
    press(page, "Suggest a session")
    box = page.locator(".cpd-planner__none")
    expect(box).to_be_focused()
    assert (box.locator("p").all_inner_texts(), page.locator(".cpd-plan").is_visible()) == (told, False)


# A session

ADDRESS: Final = "?minutes=48&people=4&from=15:45&suite=one&plan="


def test_by_keyboard_a_session_is_proposed_and_its_parts_change_places(tab: Tab) -> None:
    page = planner(tab)
    page.get_by_label("How many minutes?").fill("48")
    page.get_by_label("Which materials?").select_option("suite:one")
    page.get_by_label("Which topic?").press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your session: 15:45 to 16:33")).to_be_focused()
    proposed = rows(page)
    assert proposed == [
        ("15:45 to 15:50", "Arrive", "everybody"),
        ("15:50 to 15:53", "Look first", "everybody"),
        ("15:53 to 16:13", "Alpha", "a colleague (in 2 pairs)"),
        ("16:13 to 16:28", "Gamma", "alone (each for themselves)"),
        ("16:28 to 16:33", "Close", "everybody"),
    ]
    assert page.locator(".cpd-plan__why").all_inner_texts() == [
        "To settle, and to say what this is about.",
        "Opens the session: it leads to “Alpha”.",
        "Uses 20 of your 48 minutes well, and suits 4 people.",
        "From the same section. Suits you at a pinch: see with whom.",
        "Each says one thing to try. Agree who does what by when.",
    ]
    expect(page.locator(".cpd-plan__need").nth(2)).to_have_text("Six books, and the home page.")
    press(page, "Down: Look first")
    state = (titles(page), focused(page), said(page))
    assert state == (["Arrive", "Alpha", "Look first", "Gamma", "Close"], "Down: Look first", "“Look first” is now 3 of 5.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert (rows(page), focused(page), said(page)) == (proposed, "Up: Look first", "“Look first” is now 2 of 5.")
    # A part cannot go above the first place; its button stays where it is.
    press(page, "Up: Arrive")
    assert (titles(page)[0], focused(page)) == ("Arrive", "Up: Arrive")
    press(page, "Swap: Gamma")
    assert (titles(page)[3], focused(page), said(page)) == ("Beta", "Swap: Beta", "“Beta” in place of “Gamma”. 5 minutes to spare.")
    assert tab.errors == []


def test_minutes_parts_and_undo_by_keyboard_and_the_link_brings_it_back_while_nothing_is_stored(tab: Tab, opens: Opens) -> None:
    page = planner(tab, f"{ADDRESS}~arrive:5,one/look:3,/alpha:20,/beta:10,~close:5")
    minutes = page.get_by_label("Minutes for Beta")
    minutes.fill("30")
    minutes.press("Tab")
    # Focus goes on as ever.
    assert (said(page), focused(page)) == ("“Beta”: 30 minutes. That is 15 minutes more than you have.", "Beta")
    minutes.fill("-1")
    minutes.press("Enter")
    assert (minutes.input_value(), said(page)) == ("30", "Minutes are a number from 0 to 480; it stays at 30.")
    press(page, "Remove: Beta")
    assert (titles(page), focused(page)) == (["Arrive", "Look first", "Alpha", "Close"], "Remove: Close")
    press(page, "Undo")
    assert titles(page) == ["Arrive", "Look first", "Alpha", "Beta", "Close"]
    page.get_by_label("Add something").select_option("one/gamma")
    press(page, "Add")
    assert (titles(page)[4], said(page)) == ("Gamma", "“Gamma” is added as 5 of 6. That is 30 minutes more than you have.")
    press(page, "Add")
    assert said(page) == "“Gamma” is in the session already."
    link = page.get_by_label("A link that brings this session back").input_value()
    assert (link, page.url) == (f"{tab.root}{PAGE}{ADDRESS}~arrive:5,one/look:3,/alpha:20,/beta:30,/gamma:15,~close:5", link)
    other = opens().page
    other.goto(link)
    expect(other.get_by_role("heading", name="Your session")).to_be_visible()
    assert (rows(other), other.get_by_label("Which materials?").input_value(), other.url) == (rows(page), "suite:one", link)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert tab.errors == []


def test_a_part_is_swapped_through_all_there_are_and_back(tab: Tab) -> None:
    page = planner(tab, "?minutes=30&people=3&from=09:00&plan=two/delta:30")
    seen = []
    for _ in range(4):
        page.get_by_role("button", name=re.compile("^Swap")).click()
        seen.append((titles(page), said(page).split(".")[1].strip()))
    assert seen == [
        (["Alpha"], "10 minutes to spare"),
        (["Gamma"], "15 minutes to spare"),
        (["Beta"], "20 minutes to spare"),
        (["Delta"], "That was all; it begins again"),
    ]


def test_what_is_marked_as_done_can_be_left_out_and_is_only_read(tab: Tab) -> None:
    page = planner(tab)
    expect(page.get_by_label("Leave out what I have marked as done")).to_be_hidden()
    page.evaluate("cpd.store.set('one/alpha', 'done', {value: '2026-01-05', label: 'Alpha', type: 'date'})")
    before = page.evaluate("JSON.stringify(localStorage)")
    page = planner(tab, "?minutes=30&people=2&from=23:50")
    press(page, "Suggest a session")
    whole = titles(page)
    page.get_by_label("Leave out what I have marked as done (1)").check()
    press(page, "Suggest a session")
    assert ("Alpha" in whole, "Alpha" in titles(page), "undone=1" in page.url) == (True, False, True)
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_an_old_or_damaged_link_says_what_it_cannot_do_and_does_the_rest(tab: Tab) -> None:
    page = planner(
        tab, "?minutes=4000&people=3&from=25:99&suite=gone&topic=x&plan=one/alpha:20,/lost:5,/former:12,two/delta,~break:x,~close:999"
    )
    assert page.locator(".cpd-planner__none p").all_inner_texts() == [
        "“4000” is no number from 5 to 480; the link says so of minutes.",
        "“25:99” is no time of day; the session begins at 15:45.",
        "There is no suite “gone” here any more.",
        "No activity is about “x” any more.",
        "2 parts are no longer here and left out: one/lost, ~break:x.",
    ]
    assert titles(page) == ["Alpha", "Beta", "Delta", "Close"]
    assert page.get_by_label("Minutes for Delta").input_value() == "30"
    assert tab.errors == []


def test_a_session_goes_over_midnight_and_without_a_time_counts_minutes(tab: Tab) -> None:
    page = planner(tab, "?minutes=60&people=2&from=2345&plan=one/alpha:20,/gamma:15")
    assert [when for when, _, _ in rows(page)] == ["23:45 to 00:05 (next day)", "00:05 (next day) to 00:20 (next day)"]
    page.get_by_label("When do you start?").fill("")
    page.get_by_label("How many people?").focus()
    assert [when for when, _, _ in rows(page)] == ["Minute 0 to 20", "Minute 20 to 35"]
    assert (page.get_by_role("heading", name="Your session").inner_text(), page.locator(".cpd-plan__lead").inner_text()) == (
        "Your session: 35 minutes",
        "35 minutes for 2 people. 25 minutes to spare.",
    )


# On paper, without scripts, on a phone


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_run_sheet_is_one_sheet_of_times_with_room_for_notes(tab: Tab) -> None:
    page = planner(tab, "?minutes=60&people=4&from=15:45&plan=~arrive:5,one/look:3,/alpha:20,/gamma:15,two/delta:12,~close:5")
    page.evaluate("window.print = () => {}")
    button = page.get_by_role("button", name="Print the running order")
    button.click()
    assert pages(page.pdf(format="A4")) == 1
    button.click()
    page.emulate_media(media="print")
    shown = page.locator(".cpd-planner").inner_text()
    heads = page.locator(".cpd-plan__table thead th").all_inner_texts()
    assert heads == ["When", "What", "With whom", "You need", "Notes"]
    assert page.locator(".cpd-plan__paper").inner_text().split() == ["Date", "Place", "Led", "by"]
    assert [words for words in ("Propose", "Remove", "Swap", "Copy", "Uses 20") if words in shown] == []
    assert page.get_by_text("Words before the planner.").is_hidden()
    assert page.locator(".cpd-plan__title").first.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"


def test_without_scripts_the_page_says_how_to_do_it_by_hand(opens: Opens) -> None:
    page = opens(java_script_enabled=False).visit(PAGE)
    assert page.locator(".cpd-planner__without p").inner_text().startswith("The planner needs JavaScript. By hand it goes like this:")
    links = page.locator(".cpd-planner__without a")
    assert dict(zip(links.all_inner_texts(), [one.get_attribute("href") for one in links.all()], strict=True)) == {
        "All key ideas": "../key-ideas/index.html",
        "All reflective activities": "../reflective-activities/index.html",
        "All resources": "../resources/index.html",
    }
    assert page.get_by_role("button", name="Suggest a session").is_hidden()


def test_from_a_folder_on_a_phone_all_of_it_fits(opens: Opens, small: Built) -> None:
    tab = opens(root=f"{small.folder.as_uri()}/", viewport={"width": 320, "height": 640})
    page = tab.visit(f"{PAGE}index.html?minutes=60&people=4&from=15:45")
    page.get_by_role("button", name="Suggest a session").click()
    expect(page.get_by_role("heading", name="Your session")).to_be_focused()
    wide = page.evaluate(
        "[...document.querySelectorAll('.cpd-planner *')].filter((one) => one.getBoundingClientRect().right > innerWidth).length"
    )
    assert (wide, tab.errors) == (0, [])
    page.get_by_role("link", name="Alpha").click()
    assert page.url.endswith("/one/start/alpha/index.html#alpha")
