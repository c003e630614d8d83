"""The session leader's pack: agenda, sign-in list, hand-outs and slides for paper, for a session or a whole suite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Opens, Tab, served
from support.sessions import SESSIONS
from support.sites import Built, Project

SESSION: Final = "plan-a-session/?minutes=45&people=4&from=15:45&plan=~arrive:3,one/look:2,/alpha:20,two/delta:15,~close:5"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("sessions")).write(SESSIONS).build()


@pytest.fixture(scope="module")
def address(small: Built) -> Iterator[str]:
    with served(small.folder) as found:
        yield found


def pack(tab: Tab, query: str) -> Page:
    page = tab.visit(query)
    expect(page.locator(".cpd-pack__sheet").first).to_be_visible()
    page.evaluate("window.print = () => {}")
    return page


def table(page: Page | Locator, selector: str) -> list[list[str]]:
    lines = page.locator(f"{selector} tr")
    return [[cell.strip() for cell in lines.nth(n).locator("th, td").all_inner_texts()] for n in range(lines.count())]


def pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def sheets(page: Page) -> list[str]:
    """The parts that can be seen."""
    found = page.eval_on_selector_all(
        ".cpd-pack__sheet", "all => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.sheet)"
    )
    return [str(one) for one in found]


def test_a_session_has_a_pack_with_all_that_is_handed_out(tab: Tab) -> None:
    page = tab.visit(SESSION)
    page.get_by_role("button", name="Make a session leader").press("Enter")
    expect(page.get_by_label("For", exact=True)).to_be_focused()
    expect(page.locator(".cpd-pack__page")).to_have_count(3)
    assert sheets(page) == ["agenda", "signin", "handouts", "slides"]
    assert page.url.endswith("&pack=all&plan=~arrive:3,one/look:2,/alpha:20,two/delta:15,~close:5")
    assert page.locator(".cpd-pack__title").first.inner_text() == "Session: 15:45 to 16:30"
    assert table(page, "[data-sheet=agenda]") == [
        ["When", "What", "With whom"],
        ["15:45 to 15:48", "Arrive", "everybody"],
        ["15:48 to 15:50", "Look first", "everybody"],
        ["15:50 to 16:10", "Alpha", "a colleague (in 2 pairs)"],
        ["16:10 to 16:25", "Delta", "your department"],
        ["16:25 to 16:30", "Close", "everybody"],
    ]
    signing = table(page, "[data-sheet=signin]")
    assert (signing[0], signing[1], len(signing)) == (["No.", "Name", "Role", "School"], ["1", "", "", ""], 13)
    # A list to write on by hand: nothing to type into, nothing to keep.
    assert page.locator("[data-sheet=signin] :is(input, textarea, select)").count() == 0
    first = page.locator(".cpd-pack__page").nth(1)
    assert first.locator("h4, .cpd-pack__kind").all_inner_texts() == ["Reflective activity 1 · 1.1 Alpha page", "Alpha"]
    words = first.locator(".cpd-pack__body").inner_text().split()
    assert " ".join(words) == (
        "You need Six books, and the home page. Do Open a book. Read one page aloud. Talk about (4 minutes) What did you hear? Write down One word. Next Ask again."
    )
    assert first.get_by_role("link").count() == 0
    assert [one.strip() for one in page.locator(".cpd-pack__write").all_inner_texts()] == ["Notes", "What we say", "What we say"]
    # What changes above changes below.
    page.get_by_label("Minutes for Alpha").fill("25")
    page.get_by_label("Minutes for Alpha").press("Enter")
    expect(page.locator("[data-sheet=agenda] tbody th").nth(3)).to_have_text("16:15 to 16:30")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert tab.errors == []


def test_parts_and_items_are_chosen_and_the_link_remembers_the_parts(tab: Tab) -> None:
    page = pack(tab, f"{SESSION}&pack=agenda,handouts")
    assert sheets(page) == ["agenda", "handouts"]
    page.get_by_label("Agenda", exact=True).press("Space")
    assert (sheets(page), page.locator(".cpd-pack__said").inner_text()) == (["handouts"], "Agenda: left out.")
    page.locator(".cpd-pack__choice > summary").press("Enter")
    page.get_by_label("Key idea: Look first").press("Space")
    assert page.locator(".cpd-pack__page h4").all_inner_texts() == ["Alpha", "Delta"]
    assert page.locator(".cpd-pack__choice > summary").inner_text() == "Which items? 2 of 3"
    assert "pack=handouts&" in page.url


def test_a_whole_suite_has_a_pack_with_first_what_takes_time(tab: Tab) -> None:
    page = pack(tab, "plan-a-session/?whole=one&pack=all")
    assert page.locator(".cpd-pack__page h4").all_inner_texts() == ["Alpha", "Beta", "Gamma"]
    assert table(page, "[data-sheet=agenda]")[:2] == [["Minutes", "What", "With whom"], ["20 minutes", "Alpha", "a colleague"]]
    page.locator(".cpd-pack__choice > summary").click()
    page.get_by_label("Resource: A book").check()
    book = page.locator(".cpd-pack__page").nth(3)
    assert (book.locator("h4").inner_text(), book.locator(".cpd-pack__body").inner_text().strip()) == (
        "A book",
        "A book about books, with marks & signs.",
    )
    page.get_by_label("For", exact=True).select_option("two")
    expect(page.locator(".cpd-pack__page h4")).to_have_text(["Delta"])
    assert "whole=two" in page.url


def test_each_hand_out_is_a_page_and_one_part_can_be_printed_alone(tab: Tab) -> None:
    page = pack(tab, f"{SESSION}&pack=all")
    counts = []
    for name in ("Print only this: Hand-outs", "Print only this: Agenda", "Print the pack"):
        # What is printed is chosen until it is printed.
        page.get_by_role("button", name=name).click()
        counts.append(pages(page))
    assert counts == [3, 1, 7]
    page.get_by_role("button", name="Print only this: Hand-outs").click()
    page.emulate_media(media="print")
    assert sheets(page) == ["handouts"]
    shown = page.locator("#__content").inner_text()
    assert [words for words in ("Print only", "Which items", "Words before the planner", "Propose", "Your session") if words in shown] == []
    # Room to write, whatever the length of the text.
    assert min(page.eval_on_selector_all(".cpd-pack__lines", "all => all.map((one) => one.offsetHeight)")) > 100


def test_a_question_that_another_suite_asks_too_stands_there_alone(opens: Opens, real_site: Built) -> None:
    """Neither hand-out, nor what is kept with an answer, has the line that leads to the other suite."""
    with served(real_site.folder) as place:
        found = opens(place)
        page = found.visit("primary/working-with-another-school/what-we-offer/")
        expect(page.get_by_role("link", name="In Schools working together – Secondary").first).to_be_visible()
        page.locator(".cpd-keep__box--answer textarea").first.fill("Six")
        page.wait_for_function("Object.keys(localStorage).some((key) => key.endsWith('#answer'))")
        asked = page.evaluate("JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith('#answer'))[1]).wording")
        assert (asked.split("\n")[0].split(":")[0], "Schools working together" in asked) == ("You need", False)
        page = pack(found, "plan-a-session/?plan=primary/evaluating-current-practice:40&pack=handouts")
        expect(page.locator(".cpd-pack__body")).to_contain_text("Write down")
        expect(page.locator(".cpd-pack__preview")).not_to_contain_text("Schools working together")
