"""What only a reader brings about is as accessible as what is built: axe finds nothing in it, in light colours or dark.

Pages as they are built are for ``bench/audit.py``, which takes minutes. Here are the states that
no address leads to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from browser import axe
from browser.conftest import Opens, Tab, served
from browser.records import entry, keep, known, opened, rich
from browser.test_deck import marked
from browser.test_deck import shown as turned
from browser.test_form import ALL, ANSWERS, fill
from browser.test_item import DESK, PHONE, answer, item, own, press, put
from browser.test_policy import searched
from browser.test_record_import import brought, file
from browser.test_together import ONE, THREE, TWO, add, show, written
from browser.test_together import SITE as PLANNING
from support.practice import PAGE
from support.sites import Built, Project

PLANTED: Final = """
    document.querySelector("main").insertAdjacentHTML("beforeend", `
      <img id="picture" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
      <p id="pale" style="color: #f0f0f0; background: #fff">Pale words</p>
      <p id="moon" style="color: #fff">Words for the dark</p>
      <p id="sun" style="color: #000">Words for the light</p>
      <button id="dot" aria-label="One" style="width: 9px; height: 9px; min-width: 0; min-height: 0; padding: 0; border: 0"></button
      ><button aria-label="Two" style="width: 9px; height: 9px; min-width: 0; min-height: 0; padding: 0; border: 0"></button>
      <div class="wide" style="width: 2000px; max-width: none">Wide words</div>`)
"""


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where forms with every sort of part are served."""
    with served(Project(tmp_path_factory.mktemp("forms")).write(ALL, PLANNING).build(strict=True).folder) as found:
        yield found


def reader(opens: Opens, size: dict[str, int], root: str = "", **settings: Any) -> Tab:
    return opens(root, viewport=size, reduced_motion="reduce", **settings)


def nothing_is_wrong(tab: Tab, inside: str = "") -> None:
    """Fails with all that is found, a line each."""
    found = [*axe.in_both_schemes(tab.page, inside), *tab.too_wide(), *tab.errors]
    assert found == [], "\n".join(["", *found])


def with_class(site: Built, name: str) -> str:
    """The first page that has something of a class."""
    return next(url for url in site.urls if any(name in element.classes for element in site.page(url).walk()))


# The helper


def test_what_is_planted_is_found_each_in_its_colours(tab: Tab) -> None:
    page = tab.visit()
    nothing_is_wrong(tab)
    page.evaluate(PLANTED)
    found = axe.in_both_schemes(page)
    assert [" ".join([*line.split()[:3], line.rpartition(" At ")[2]]) for line in found] == [
        "dark: color-contrast (serious): #pale",
        "dark: color-contrast (serious): #sun",
        "light: color-contrast (serious): #pale",
        "light: color-contrast (serious): #moon",
        "light: image-alt (critical): #picture",
        'light: target-size (serious): #dot, button[aria-label="Two"]',
    ]
    assert axe.findings(page, "#picture") == ["image-alt (critical): Element does not have an alt attribute At #picture"]
    assert [line.partition("wide, ")[2] for line in tab.too_wide()] == ["over the edge: div.wide"]


def test_the_library_does_not_get_into_the_site(real_site: Built) -> None:
    assert axe.AXE.exists()
    assert [path for path in real_site.files if Path(path).name.startswith("axe")] == []


# Items and pages


def test_an_item_with_answer_note_and_every_tray(opens: Opens, practised: str) -> None:
    tab = reader(opens, PHONE, practised)
    page = tab.visit(PAGE)
    put(page, "answer", "Ask Sarah Jones.", asked="000000000000", wording="How many chairs?")
    tab.visit(PAGE)
    here = own(item(page))
    here.get_by_text("The question then").click()
    press(item(page), "Keep or share")
    press(item(page), "Star")
    press(item(page), "Note")
    here.get_by_label("Your note:").fill("Ask again.")
    press(item(page), "Mark as done")
    expect(here.get_by_label("How many minutes?")).to_be_visible()
    nothing_is_wrong(tab, ".cpd-keep__tray")
    press(item(page), "Remind me")
    expect(here.get_by_label("Remind me on")).to_be_visible()
    nothing_is_wrong(tab)
    here.locator(".cpd-keep__act--share").click()
    here.get_by_role("checkbox", name="your answer").check()
    here.get_by_role("button", name="Make the link").click()
    expect(here.get_by_role("group", name="These look like names of people")).to_be_focused()
    expect(answer(page)).to_have_value("Ask Sarah Jones.")
    nothing_is_wrong(tab, ".cpd-keep__tray")


def test_menu_and_search(opens: Opens) -> None:
    tab = reader(opens, PHONE)
    page = tab.visit("secondary/")
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#__nav")).to_be_visible()
    nothing_is_wrong(tab)
    page.keyboard.press("Escape")
    searched(page, "coaching")
    nothing_is_wrong(tab)


def test_a_route_that_is_begun_and_a_term_that_explains_itself(opens: Opens, real_site: Built) -> None:
    tab = reader(opens, DESK)
    page = tab.visit(with_class(real_site, "cpd-route"))
    page.get_by_role("link", name="Start with step 1").click()
    expect(page.get_by_role("navigation", name="Route", exact=True)).to_be_visible()
    page.locator("main a.cpd-term:visible").first.focus()
    expect(page.locator(".cpd-note")).to_be_visible()
    nothing_is_wrong(tab)


def test_slides_with_notes(opens: Opens, real_site: Built) -> None:
    tab = reader(opens, DESK)
    page = turned(tab.visit(marked(real_site)[-1]))
    page.keyboard.press("n")
    expect(page.get_by_role("region", name="Notes")).to_be_visible()
    nothing_is_wrong(tab)


# Forms


def test_a_form_filled_in_with_earlier_answers(opens: Opens, forms: str) -> None:
    tab = reader(opens, PHONE, forms)
    page = tab.visit("all/")
    fill(page, ANSWERS)
    page.evaluate("cpd.store.set('all', 'form.gone', { value: 'Still mine.', label: 'What was asked once', type: 'long-text' })")
    tab.visit("all/")
    page.get_by_role("button", name="Add a row: Log").click()
    expect(page.locator(".cpd-earlier__answer")).to_be_visible()
    nothing_is_wrong(tab)
    page.get_by_role("button", name="Clear this form").click()
    expect(page.get_by_role("dialog", name="Clear this form?")).to_be_visible()
    nothing_is_wrong(tab, "dialog[open]")


def test_a_form_that_lacks_answers(opens: Opens, forms: str) -> None:
    tab = reader(opens, DESK, forms)
    page = tab.visit("needs/")
    page.get_by_role("button", name="Print my answers").click()
    expect(page.locator(".cpd-form__errors")).to_be_focused()
    nothing_is_wrong(tab)


def test_working_together_with_three_colleagues(opens: Opens, forms: str) -> None:
    tab = reader(opens, DESK, forms)
    page = show(tab, "plan/")
    page.get_by_label("Our aim", exact=True).fill("Ask Sarah Smith.")
    add(page, written(ONE), written(TWO), written(THREE), "{")
    page.get_by_label("Show who chose what").check()
    page.get_by_label("Write an agreed version beside it").check()
    expect(page.get_by_label("Agreed: Our aim", exact=True)).to_be_visible()
    unfold(page)
    page.get_by_role("button", name="Share my copy").click()
    expect(page.locator(".cpd-together__preview")).to_be_visible()
    nothing_is_wrong(tab)


# The record, the planner, the cases


def test_an_empty_record(opens: Opens) -> None:
    tab = reader(opens, PHONE)
    opened(tab)
    nothing_is_wrong(tab)


def test_a_full_record_and_a_file_that_differs_from_it(opens: Opens, tmp_path: Path) -> None:
    tab = reader(opens, DESK)
    page = opened(tab)
    keep(page, *rich(known(page)), *(entry(f"gone/{name}#answer", f"Mine {name}", name) for name in "ab"))
    opened(tab)
    unfold(page)
    brought(page, file(tmp_path, *(entry(f"gone/{name}#answer", f"Theirs {name}", name) for name in "abc"), "no entry"))
    expect(page.locator(".cpd-record__import fieldset").first).to_be_visible()
    nothing_is_wrong(tab)


def test_a_session_with_its_pack(opens: Opens) -> None:
    tab = reader(opens, PHONE)
    page = tab.visit("plan-a-session/?minutes=40&people=4&from=15:45")
    page.get_by_role("button", name="Suggest a session").click()
    page.get_by_role("button", name="Make a session leader").click()
    expect(page.locator(".cpd-pack__page").first).to_be_visible()
    unfold(page)
    nothing_is_wrong(tab)


def test_cases_filtered_and_side_by_side(opens: Opens, real_site: Built) -> None:
    tab = reader(opens, DESK)
    named = [case["id"] for case in real_site.catalogue["case_studies"] if "institution" in case][:3]
    page = tab.visit(f"{with_class(real_site, 'cpd-compare')}?compare={','.join(named)}")
    page.locator(".cpd-filter select").first.select_option(index=1)
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    nothing_is_wrong(tab)


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
