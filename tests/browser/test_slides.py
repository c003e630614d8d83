"""Slides: brought when asked for, turned and left by keyboard, and no word of any item is cut off or lost."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from browser.waiting import until
from support.sites import Built

PLAN: Final = "plan-a-session/?minutes=40&people=4&from=15:45"

MEASURE: Final = """
() => {
  const found = [];
  for (const slide of document.querySelectorAll(".cpd-slides .slides > section")) {
    slide.hidden = false;
    slide.style.setProperty("display", "flex", "important");
    const body = slide.querySelector(".cpd-slide__body");
    const isOver = [body, slide].some((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
    found.push({ title: slide.querySelector("h2").textContent, words: body.textContent, isOver: isOver || body.matches(".cpd-slide__body--tight") });
    slide.style.removeProperty("display");
  }
  return found;
}
"""


POINTS: Final = """
([suite, ids]) => ids.map((id) => cpd.bodies[suite][id])
  .flatMap(({ body }) => [...new DOMParser().parseFromString(body, "text/html").querySelectorAll("li, td, p:not(.cpd-part)")])
  .map((one) => one.textContent)
"""


def plain(words: str) -> str:
    """Without blanks, which stand where blocks meet."""
    return "".join(words.split())


def deck(page: Page, size: str) -> list[dict[str, Any]]:
    """Every slide, laid out for a size of screen."""
    expect(page.locator(f".cpd-slides[data-format={size}]")).to_be_visible()
    expect(page.locator(".cpd-slides .slides > .present")).to_be_visible(timeout=30_000)
    return list(page.evaluate(MEASURE))


def place(page: Page) -> str:
    return page.locator(".cpd-slides__count").inner_text()


def test_the_deck_comes_when_it_is_asked_for_and_is_all_keyboard(tab: Tab) -> None:
    page = tab.visit(PLAN)
    page.get_by_role("button", name="Suggest a session").click()
    button = page.get_by_role("button", name="Show slides").first
    expect(page.locator(".cpd-plan__need").nth(2)).not_to_be_empty()
    before = [one for one in tab.requests if "reveal" in one or "slides" in one or "pack" in one]
    address = page.url
    button.press("Enter")
    dialog = page.get_by_role("dialog", name="Slides: Session: 15:45 to 16:25")
    expect(dialog).to_be_visible()
    expect(page.locator(".cpd-slides .reveal")).to_be_focused()
    count = page.locator(".cpd-slides .slides > section").count()
    seen = [place(page)]
    for key in ("ArrowRight", "Space", "ArrowLeft", "End", "ArrowRight", "Home"):
        page.keyboard.press(key)
        seen.append(place(page))
    assert seen == [f"{n} of {count}" for n in (1, 2, 3, 2, count, count, 1)]
    page.keyboard.press("ArrowRight")
    # Told to those who do not see it.
    expect(page.locator(".cpd-slides [aria-live=polite]")).to_have_text(re.compile(r"^Agenda\..*15:45 to", re.DOTALL))
    # A button's keys are its own.
    next_one = dialog.get_by_role("button", name="Next")
    next_one.press("Space")
    assert place(page) == f"3 of {count}"
    page.keyboard.press("f")
    until(page, "document.fullscreenElement?.className === 'cpd-slides__screen'")
    page.keyboard.press("f")
    until(page, "!document.fullscreenElement")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert (before, page.url, tab.errors) == ([], address, [])
    assert [one for one in tab.requests if not one.startswith(tab.root)] == []


def test_what_the_address_says_is_no_setting_of_the_library(tab: Tab) -> None:
    page = tab.visit(f"{PLAN}&plan=one/look:3,secondary/know-why-it-works:3&controls=true&view=scroll&loop=true")
    page.get_by_role("button", name="Show slides").first.click()
    expect(page.locator(".cpd-slides .reveal")).to_be_focused()
    page.keyboard.press("End")
    last = place(page)
    page.keyboard.press("ArrowRight")
    assert (place(page), page.locator(".reveal-scroll").count(), "view=scroll" in page.url) == (last, 0, True)


def test_no_word_of_any_item_is_cut_off_or_lost(tab: Tab, real_site: Built, pytestconfig: pytest.Config) -> None:
    """Of one suite; with `--long`, of all."""
    for suite in real_site.catalogue["suites"][: None if pytestconfig.getoption("--long") else 1]:
        page = tab.visit(f"plan-a-session/?whole={suite['id']}&pack=none")
        expect(page.locator(".cpd-pack__choice > summary")).not_to_be_empty()
        page.evaluate("document.querySelectorAll('.cpd-pack__items input:not(:checked)').forEach((box) => box.click())")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.locator(".cpd-pack").get_by_role("button", name="Show slides").click()
        items = [item for item in real_site.items if item["suite"] == suite["id"] and not item.get("withdrawn")]
        for width, height, name in ((1280, 720, "wide"), (800, 600, "desk")):
            page.set_viewport_size({"width": width, "height": height})
            slides = deck(page, name)
            assert [slide["title"] for slide in slides if slide["isOver"]] == []
            shown, heads = (plain("".join(slide[part] for slide in slides)) for part in ("words", "title"))
            assert [item["id"] for item in items if plain(item["title"]) not in heads] == []
            points = page.evaluate(POINTS, [suite["id"], [item["id"] for item in items]])
            assert (len(points) > 50, [point for point in points if plain(point) not in shown]) == (True, [])
    assert tab.errors == []


LONG: Final = """
async () => {
  const { element } = cpd;
  const words = (count) => Array.from({ length: count }, (_, n) => `word${n}`).join(" ");
  const list = element("ol", "", ...Array.from({ length: 60 }, (_, n) => element("li", "", `Point ${n + 1}.`)));
  const rows = Array.from({ length: 40 }, (_, n) => element("tr", "", element("td", "", `Row ${n + 1}`), element("td", "", "Words in a cell")));
  const table = element("table", "", element("thead", "", element("tr", "", element("th", "", "First"), element("th", "", "Second"))), element("tbody", "", ...rows));
  const heading = (title) => element("h2", "", title);
  const sections = [
    element("section", "", heading("List"), list),
    element("section", "", heading("Table"), table),
    element("section", "", heading("Text"), element("p", "", words(700))),
    element("section", "", heading("Point"), element("ul", "", element("li", "", element("strong", "", words(400))))),
    element("section", "", heading("Picture"), element("p", "", cpd.drawing("svg", { width: 3000, height: 4000, viewBox: "0 0 3 4" })), element("p", "", "Below.")),
    element("section", "", heading("Unbroken"), element("p", "", "x".repeat(300))),
    element("section", "", heading("Nothing")),
  ];
  await cpd.load("slides.css", "slides");
  await cpd.slides.show(sections, { title: "Made up" });
}
"""


def test_what_is_too_long_goes_on_on_the_next_slide(opens: Opens) -> None:
    tab = opens(viewport={"width": 1280, "height": 720})
    page = tab.visit(PLAN)
    page.evaluate(LONG)
    slides = deck(page, "wide")
    parts: dict[str, str] = {}
    for slide in slides:
        name = slide["title"].removesuffix(" (continued)")
        parts[name] = parts.get(name, "") + " " + slide["words"]
    assert [slide["title"] for slide in slides if slide["isOver"]] == []
    assert [slide["title"] for slide in slides][:2] == ["List", "List (continued)"]
    assert plain(parts["List"]) == "".join(f"Point{n}." for n in range(1, 61))
    # Numbers go on, and a table's head stands on each slide.
    starts = page.locator(".cpd-slides ol").evaluate_all("all => all.map((one) => [one.start, one.children.length])")
    assert [start for start, _ in starts[1:]] == [1 + sum(count for _, count in starts[:n]) for n in range(1, len(starts))]
    heads = page.locator(".cpd-slides table").evaluate_all("all => all.map((one) => [one.tHead.textContent, one.rows.length > 2])")
    assert (heads, len(heads) > 1) == ([["FirstSecond", True]] * len(heads), True)
    assert plain(parts["Table"]).replace("FirstSecond", "") == "".join(f"Row{n}Wordsinacell" for n in range(1, 41))
    assert plain(parts["Text"]) == "".join(f"word{n}" for n in range(700))
    assert plain(parts["Point"]) == "".join(f"word{n}" for n in range(400))
    assert plain(parts["Unbroken"]) == "x" * 300
    # Another screen, the same place; paper has all of it.
    page.keyboard.press("End")
    page.set_viewport_size({"width": 360, "height": 740})
    assert [slide["title"] for slide in deck(page, "tall") if slide["isOver"]] == []
    assert page.locator(".cpd-slides .present h2").inner_text() == "Nothing"
    assert "Row 40" in page.evaluate("dispatchEvent(new Event('beforeprint')) && document.querySelector('.cpd-slides-paper').textContent")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert (page.locator(".cpd-slides-paper").count(), tab.errors) == (0, [])
