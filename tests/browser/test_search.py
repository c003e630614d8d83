"""What a reader finds: typed, pasted or mistyped, by keys alone, on a phone, from a folder; and what they see where it leads."""

from __future__ import annotations

import gzip
import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Response, Route, expect

from browser import axe
from browser.conftest import Opens, Tab
from support.searched import entries, locations
from support.sites import Built

START: Final = "secondary/"
SMALL: Final = {"width": 320, "height": 640}
AT_MOST_KILOBYTES: Final = 100


def opened(tab: Tab) -> Page:
    page = tab.visit(START)
    page.get_by_role("button", name="Search").click()
    return page


def found(page: Page, words: str) -> list[str]:
    """The titles of the pages that are found for words that come at once, as from a clipboard; in their order."""
    page.get_by_label("Words to search for").fill("")
    expect(status(page)).to_have_text("Type a word to search")
    page.keyboard.insert_text(words)
    expect(status(page)).to_contain_text("found")
    expect(page.locator(".cpd-search__hit").first).to_be_visible()
    return page.locator(".cpd-search__hit > .cpd-search__box > a").all_inner_texts()


def status(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search").get_by_role("status")


def rare(site: Built) -> tuple[str, str]:
    """A word that stands in one place of the site, within a callout, and that place."""
    for entry in entries(site):
        for word in re.findall(r"\b[a-z]{9,}\b", entry.text) if entry.kind and "#" in entry.location else ():
            if locations(site, word) == [entry.location]:
                return word, entry.location
    raise AssertionError("every long word stands in two places")


def test_a_word_is_found_once_where_it_stands_and_marked_there(tab: Tab, real_site: Built) -> None:
    word, place = rare(real_site)
    page = opened(tab)
    page.keyboard.type(word)
    hits = page.locator(".cpd-search__box:has(mark) a")
    expect(hits).to_have_count(1)
    expect(page.locator(".cpd-search__excerpt mark").first).to_have_text(word)
    hits.click()
    page.wait_for_url(f"**/{place.partition('#')[0]}?h=*")

    expect(page.locator("main mark").first).to_have_text(word)
    assert (urlsplit(page.url).fragment, parse_qs(urlsplit(page.url).query), tab.errors) == (place.partition("#")[2], {"h": [word]}, [])


def test_titles_come_first_forms_before_examples_and_pages_for_teachers_before_the_guide(tab: Tab) -> None:
    page = opened(tab)
    plan = found(page, "mathematics action plan")
    assert (plan[0], "Mathematics action plan: completed example" in plan) == ("Mathematics action plan", True)
    for words in ("Glossary", "case studies"):
        assert [title.lower() for title in found(page, words)[:2]] == [words.lower()] * 2
        first = page.locator(".cpd-search__hit > .cpd-search__box > a").evaluate_all("all => all.slice(0, 2).map(({ href }) => href)")
        assert ["writing/" in link for link in first] == [False, True]
    evaluating = found(page, "evaluating")
    examples = [title for title in evaluating if title.endswith(": completed example")]
    assert [title for title in examples if title.removesuffix(": completed example") not in evaluating[: evaluating.index(title)]] == []


def test_other_forms_of_a_word_are_found_and_a_letter_may_be_wrong(tab: Tab) -> None:
    page = opened(tab)
    first = found(page, "glosary")[0]
    expect(status(page)).to_contain_text("No page has “glosary”: these have “glossary”.")
    assert first == "Glossary"
    assert sorted(found(page, "coaches")) == sorted(found(page, "coached"))
    page.get_by_label("Words to search for").fill("zqzqzq")
    expect(status(page)).to_have_text("Nothing found. Try another word, or fewer.")
    expect(page.locator(".cpd-search__hit")).to_have_count(0)


def test_a_kind_is_looked_for_alone_and_the_number_is_told(tab: Tab) -> None:
    page = opened(tab)
    found(page, "coaching")
    everything = status(page).inner_text()
    forms = page.get_by_role("group", name="Show only").get_by_role("button", name="Forms")
    number = forms.inner_text().removeprefix("Forms ")
    forms.click()
    expect(status(page)).to_have_text(f"{number} pages found.")
    expect(forms).to_have_attribute("aria-pressed", "true")
    expect(forms).to_be_focused()
    assert {
        one.partition(" · ")[0] for one in page.locator(".cpd-search__hit > .cpd-search__box > .cpd-search__about").all_inner_texts()
    } == {"Form"}
    page.get_by_role("group", name="Show only").get_by_role("button", name="All").click()
    expect(status(page)).to_have_text(everything)


def test_it_is_used_by_keys_alone(tab: Tab) -> None:
    page = tab.visit(START)
    field = page.get_by_label("Words to search for")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("coaching/")
    expect(field).to_have_value("coaching/")
    links = page.locator(".cpd-search__link")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.get_by_label("The / key opens the search").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(field).to_be_hidden()
    tab.visit(START)
    page.keyboard.press("/")
    expect(field).to_be_hidden()
    page.get_by_role("button", name="Search").press("Enter")
    page.keyboard.type("glossary")
    expect(links.first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/?h=glossary")
    assert tab.errors == []


def test_more_pages_come_when_they_are_asked_for(tab: Tab) -> None:
    page = opened(tab)
    shown = len(found(page, "teachers"))
    page.get_by_role("button", name="more pages").click()
    titles = page.locator(".cpd-search__hit > .cpd-search__box > a")
    expect(titles).not_to_have_count(shown)
    expect(titles.nth(shown)).to_be_focused()


def test_texts_that_come_late_leave_the_reader_where_they_are(tab: Tab) -> None:
    late: list[Route] = []
    page = opened(tab)
    page.route("**/search/page-*.js*", lambda route: late.append(route))  # noqa: PLW0108  # Playwright notes something at it
    found(page, "teachers")
    links = page.locator(".cpd-search__hit > .cpd-search__box > a")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    for route in late:
        route.continue_()
    expect(page.locator(".cpd-search__hit").first.locator("mark").first).to_be_visible()

    expect(links.first).to_be_focused()
    late.clear()
    shown = links.count()
    page.get_by_role("button", name="more pages").click()
    expect(links.nth(shown)).to_be_focused()
    for route in late:
        route.continue_()
    expect(page.locator(".cpd-search__hit").nth(shown).locator("mark").first).to_be_visible()
    expect(links.nth(shown)).to_be_focused()


@pytest.mark.parametrize("colours", ["none", "active"])
def test_on_a_phone_it_takes_the_screen_and_is_accessible(opens: Opens, colours: str) -> None:
    tab = opens(viewport=SMALL, forced_colors=colours)
    page = opened(tab)
    found(page, "coaching")
    box = page.get_by_role("dialog", name="Search").bounding_box()
    assert (box and (box["x"], box["y"], box["width"], box["height"]), tab.too_wide()) == ((0, 0, 320, 640), [])
    page.keyboard.press("ArrowDown")
    outline = page.locator(".cpd-search__box:has(a:focus)").first.evaluate("one => getComputedStyle(one).outlineStyle")
    assert (outline, axe.in_both_schemes(page) if colours == "none" else []) == ("solid", [])


def test_from_a_folder_it_finds_and_marks(opens: Opens, real_site: Built) -> None:
    word, place = rare(real_site)
    tab = opens(root=f"{real_site.folder.as_uri()}/")
    page = tab.visit(f"{START}index.html")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type(word)
    box = page.locator(".cpd-search__box:has(mark) a")
    # Until all of the word is looked for, more is found.
    expect(box).to_have_count(1)
    box.click()
    page.wait_for_url(f"**/{place.partition('#')[0]}index.html?h=*")

    expect(page.locator("main mark").first).to_have_text(word)
    assert tab.errors == []


def test_a_first_search_fetches_little(tab: Tab) -> None:
    page = tab.visit(START)
    fetched: list[Response] = []

    def note(response: Response) -> None:
        fetched.append(response)

    page.on("response", note)
    page.get_by_role("button", name="Search").click()
    found(page, "professional development")
    page.wait_for_load_state("networkidle")
    kilobytes = sum(len(gzip.compress(one.body(), 6)) for one in fetched) / 1000

    assert (0 < kilobytes <= AT_MOST_KILOBYTES, [one.url for one in fetched if "/search" not in one.url]) == (True, [])


def test_what_another_build_left_in_the_browser_is_asked_for_anew(tab: Tab) -> None:
    page = tab.visit(START)
    left = iter(["old"])
    page.route(
        "**/search/index.js*",
        lambda route: (
            route.fulfill(body=re.sub(r'"[0-9a-f]{12}"', '"000000000000"', route.fetch().text())) if next(left, "") else route.continue_()
        ),
    )
    page.get_by_role("button", name="Search").click()

    assert found(page, "glossary")[0] == "Glossary"


def test_where_it_cannot_be_fetched_it_says_so(tab: Tab) -> None:
    page = tab.visit(START)
    page.route("**/search/words-*", lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("glossary")

    expect(status(page)).to_have_text("Search cannot be loaded at the moment. Try again later.")
