"""Terms that explain themselves and routes that lead on, by keyboard, touch and pointer, served and from a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import tabs
from browser.conftest import Opens, Tab
from support.sites import Built, Project

SMALL = {"width": 320, "height": 640}
FILES = {
    "index.md": "# Home\n\nWe begin with coaching.\n",
    "glossary.md": "---\nglossary:\n  - {term: Coaching, meaning: Talk that helps a teacher to build a skill.}\n"
    "  - {term: Hub and spoke, meaning: One department serves many others., id: hub}\n---\n# Glossary\n",
    "s/index.md": "---\nsuite: s\n---\n# The suite\n",
    "s/one/a.md": "# Page A\n\n/// key-idea | Idea\n    id: idea\n\nThe hub and spoke model, and coaching.\n\n///\n\n"
    "/// reflective-activity | Do it\n    id: do-it\n    minutes: 5\n\nNow.\n\n///\n"
    + "\nMore.\n" * 30
    + "\n| A | B |\n| - | - |\n| x | y |\n",
    "s/one/b.md": "# Page B\n\n/// key-idea | Other\n    id: other\n\nMore.\n\n///\n\nThe last page.\n",
    "ways/short.md": "---\nroute:\n  id: short\n  steps:\n    - {to: ../s/index.md, why: It comes first.}\n    - {to: ../s/one/a.md#idea, why: It is the point.}\n"
    "    - {to: ../s/one/a.md#do-it, why: Now you.}\n    - {to: ../s/one/b.md, why: It comes last.}\n---\n# The short way\n",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site with a glossary and a route."""
    return Project(tmp_path_factory.mktemp("terms")).write(FILES).build(strict=True)


@pytest.fixture(scope="module")
def served(small: Built) -> Iterator[str]:
    """Where it is served."""
    with tabs.served(small.folder) as found:
        yield found


@pytest.fixture
def desk(opens: Opens, served: str) -> Tab:
    """A tab as wide as a desk's."""
    return opens(served, viewport={"width": 1280, "height": 900})


def term(page: Page, name: str = "coaching") -> Locator:
    return page.locator("a.cpd-term", has_text=name)


def note(page: Page) -> Locator:
    return page.locator(".cpd-note")


def reach(page: Page, link: Locator) -> None:
    """Come to a term's link by keyboard, and wait for what it explains: its script comes with the first."""
    page.locator("main").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            expect(page.locator(".cpd-note")).to_be_visible()
            return
    raise AssertionError("the link is not reached by Tab")


def kept(page: Page) -> dict[str, Any]:
    """What the browser keeps of routes, by key."""
    stored = page.evaluate("Object.entries(localStorage)")
    return {key: json.loads(value)["value"] for key, value in stored if "route/" in key}


def bar(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Route", exact=True)


def foot(page: Page) -> Locator:
    """The large way on at the foot of a page."""
    return page.locator(".cpd-steps__next")


def below(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Route, next step")


# Terms


def test_a_term_explains_itself_by_keyboard(desk: Tab) -> None:
    page = desk.visit()
    reach(page, term(page))

    expect(note(page)).to_contain_text("Talk that helps a teacher to build a skill.")


def test_tab_leads_into_what_is_shown_and_out_again(desk: Tab) -> None:
    page = desk.visit("s/one/a/")
    reach(page, term(page, "hub and spoke"))
    page.keyboard.press("Tab")
    more = page.get_by_role("link", name="More in the glossary")
    expect(more).to_be_focused()
    page.keyboard.press("Tab")

    expect(term(page)).to_be_focused()
    expect(note(page)).to_have_count(1)
    expect(note(page)).to_contain_text("Talk that helps")


def test_the_link_in_it_leads_to_the_entry(desk: Tab) -> None:
    page = desk.visit("s/one/a/")
    reach(page, term(page, "hub and spoke"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/glossary/#hub")


def test_enter_on_the_term_leads_to_the_entry(desk: Tab) -> None:
    page = desk.visit()
    reach(page, term(page))
    page.keyboard.press("Enter")

    page.wait_for_url("**/glossary/#coaching")


def test_escape_closes_it_and_the_focus_stays(desk: Tab) -> None:
    page = desk.visit()
    reach(page, term(page))
    expect(note(page)).to_be_visible()
    page.keyboard.press("Escape")

    expect(note(page)).to_have_count(0)
    expect(term(page)).to_be_focused()


def test_escape_in_what_is_shown_leads_back_to_the_term(desk: Tab) -> None:
    page = desk.visit()
    reach(page, term(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(note(page)).to_have_count(0)
    expect(term(page)).to_be_focused()


def test_it_closes_when_the_focus_goes_on(desk: Tab) -> None:
    page = desk.visit()
    reach(page, term(page))
    page.keyboard.press("Shift+Tab")

    expect(note(page)).to_have_count(0)


def test_a_term_explains_itself_under_the_pointer(desk: Tab) -> None:
    page = desk.visit()
    term(page).hover()

    expect(note(page)).to_contain_text("Coaching")


def test_the_pointer_can_go_onto_what_is_shown_and_it_stays(desk: Tab) -> None:
    desk.page.clock.install()
    page = desk.visit()
    term(page).hover()
    note(page).hover()
    page.clock.run_for(2000)
    expect(note(page)).to_be_visible()
    note(page).get_by_role("link").click()

    page.wait_for_url("**/glossary/#coaching")


def test_it_closes_when_the_pointer_leaves(desk: Tab) -> None:
    page = desk.visit()
    term(page).hover()
    expect(note(page)).to_be_visible()
    page.mouse.move(5, 5)

    expect(note(page)).to_have_count(0)


def test_escape_closes_it_under_the_pointer(desk: Tab) -> None:
    page = desk.visit()
    term(page).hover()
    expect(note(page)).to_be_visible()
    page.keyboard.press("Escape")

    expect(note(page)).to_have_count(0)


def test_a_pointer_that_leaves_does_not_take_it_from_the_keyboard(desk: Tab) -> None:
    desk.page.clock.install()
    page = desk.visit()
    reach(page, term(page))
    term(page).hover()
    page.mouse.move(5, 5)
    page.clock.run_for(2000)

    expect(note(page)).to_be_visible()


def test_only_one_is_shown_at_a_time(desk: Tab) -> None:
    page = desk.visit("s/one/a/")
    reach(page, term(page, "hub and spoke"))
    term(page, "coaching").hover()

    expect(note(page)).to_have_count(1)
    expect(note(page)).to_contain_text("Talk that helps")


def test_the_first_tap_shows_and_the_link_leads_on(opens: Opens, served: str) -> None:
    page = opens(served, viewport=SMALL, has_touch=True).visit()
    term(page).tap()
    expect(note(page)).to_be_visible()
    assert page.url == served
    note(page).get_by_role("link").tap()

    page.wait_for_url("**/glossary/#coaching")


def test_the_second_tap_leads_on_too(opens: Opens, served: str) -> None:
    page = opens(served, viewport=SMALL, has_touch=True).visit()
    term(page).tap()
    expect(note(page)).to_be_visible()
    term(page).tap()

    page.wait_for_url("**/glossary/#coaching")


def test_a_tap_elsewhere_closes_it(opens: Opens, served: str) -> None:
    page = opens(served, viewport=SMALL, has_touch=True).visit()
    term(page).tap()
    page.get_by_role("heading", name="Home").tap()

    expect(note(page)).to_have_count(0)


def test_a_click_with_the_mouse_leads_on(desk: Tab) -> None:
    page = desk.visit()
    term(page).click()

    page.wait_for_url("**/glossary/#coaching")


@pytest.mark.parametrize("width", [320, 768])
def test_what_is_shown_stays_inside_a_narrow_window(opens: Opens, served: str, width: int) -> None:
    page = opens(served, viewport={"width": width, "height": 640}).visit("s/one/a/")
    for name in ("hub and spoke", "coaching"):
        reach(page, term(page, name))
        box = note(page).bounding_box()
        assert box is not None
        assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_the_bottom_of_the_window_it_stands_above(opens: Opens, served: str) -> None:
    page = opens(served, viewport={"width": 1280, "height": 400}).visit()
    page.add_style_tag(content="article { padding-top: 150px }")
    link = term(page).bounding_box()
    assert link is not None
    # Not by the tab's own way of pointing: it would bring the term to the middle first.
    page.mouse.move(link["x"] + 5, link["y"] + 5)
    expect(note(page)).to_be_visible()
    shown = note(page).bounding_box()
    assert shown is not None
    assert shown["y"] + shown["height"] <= link["y"] + 1


def test_screen_readers_are_told_what_a_term_means(desk: Tab) -> None:
    page = desk.visit()

    expect(term(page)).to_have_accessible_description("Talk that helps a teacher to build a skill.")


def test_what_is_shown_is_no_part_of_print(desk: Tab) -> None:
    page = desk.visit()
    reach(page, term(page))
    page.emulate_media(media="print")
    expect(note(page)).to_be_hidden()

    assert term(page).evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
    assert term(page).evaluate("link => getComputedStyle(link).color === getComputedStyle(link.parentElement).color")


def test_in_forced_colours_it_has_an_edge(opens: Opens, served: str) -> None:
    page = opens(served, forced_colors="active").visit()
    reach(page, term(page))

    assert note(page).evaluate("note => [getComputedStyle(note).borderTopStyle, getComputedStyle(note).borderTopWidth]") == ["solid", "1px"]


def test_without_javascript_a_term_is_a_link_with_a_dotted_line(opens: Opens, served: str) -> None:
    page = opens(served, java_script_enabled=False).visit()
    link = term(page)
    assert link.evaluate("link => getComputedStyle(link).textDecorationStyle") == "dotted"
    link.click()

    page.wait_for_url("**/glossary/index.html#coaching")


def test_without_the_popover_of_new_browsers_it_is_shown_all_the_same(desk: Tab) -> None:
    desk.page.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover")
    page = desk.visit()
    page.add_style_tag(content=".cpd-note[popover] { display: block }")
    reach(page, term(page))
    shown, link = note(page).bounding_box(), term(page).bounding_box()
    assert shown is not None
    assert link is not None
    assert abs(shown["y"] - link["y"] - link["height"]) < 3


# Routes


def test_the_steps_lead_along_the_route(desk: Tab) -> None:
    page = desk.visit("ways/short/")
    page.get_by_role("link", name="Start with step 1").click()
    expect(bar(page)).to_contain_text("The short way: step 1 of 4")
    expect(bar(page)).to_contain_text("It comes first.")
    bar(page).get_by_role("link", name="On to step 2").click()
    expect(bar(page)).to_contain_text("step 2 of 4")
    bar(page).get_by_role("link", name="Back to step 1").click()

    expect(bar(page)).to_contain_text("step 1 of 4")
    assert desk.errors == []


def test_a_step_on_the_same_page_changes_the_bar(desk: Tab) -> None:
    page = desk.visit("s/one/a/?route=short#idea")
    expect(bar(page)).to_contain_text("step 2 of 4")
    bar(page).get_by_role("link", name="On to step 3").click()
    expect(bar(page)).to_contain_text("step 3 of 4")
    expect(bar(page)).to_contain_text("Now you.")

    expect(bar(page)).to_have_count(1)


def test_the_way_on_stands_below_what_the_step_is_about(desk: Tab) -> None:
    page = desk.visit("s/one/a/?route=short#do-it")
    onward = below(page).get_by_role("link", name="On to step 4: 1.2 Page B")
    expect(onward).to_be_visible()
    assert below(page).evaluate("nav => nav.previousElementSibling.id") == "do-it"
    onward.click()
    expect(bar(page)).to_contain_text("step 4 of 4")
    expect(bar(page).get_by_role("link")).to_have_text(["Back to step 3", "All steps", "Leave the route"])

    expect(foot(page)).to_have_text(["That was the last step The short way"])


def test_the_large_way_on_follows_the_route_and_the_suites_order_stands_beside_it(desk: Tab) -> None:
    page = desk.visit("s/index.html?route=short")
    expect(foot(page)).to_have_text(["On to step 2 Key idea: Idea"])
    expect(page.locator(".cpd-steps__beside")).to_have_text("Next in the suite 1.1 Page A")
    page = desk.visit("s/one/a/?route=short#idea")
    expect(foot(page)).to_have_attribute("data-step", "3")
    foot(page).click()
    expect(bar(page)).to_contain_text("step 3 of 4")
    expect(foot(page)).to_have_attribute("data-step", "4")
    foot(page).click()
    page.wait_for_url("**/s/one/b/**")
    assert [one["value"] if isinstance(one, dict) else one for one in kept(page).values()] == [4]
    desk.visit("s/one/a/")
    expect(foot(page)).to_have_text(["Next 1.2 Page B"])


def test_the_bar_stands_above_the_title(desk: Tab) -> None:
    page = desk.visit("s/one/b/?route=short")
    expect(bar(page)).to_be_visible()

    assert bar(page).evaluate(
        "nav => nav === nav.parentElement.firstElementChild && Boolean(nav.parentElement.querySelector(':scope > h1'))"
    )


def test_all_steps_leads_to_the_route(desk: Tab) -> None:
    page = desk.visit("s/one/b/?route=short")
    bar(page).get_by_role("link", name="All steps").click()

    page.wait_for_url("**/ways/short/")


def test_a_route_can_be_left(desk: Tab) -> None:
    page = desk.visit("s/one/a/?route=short#do-it")
    bar(page).get_by_role("link", name="Leave the route").click()
    page.wait_for_url("**/s/one/a/#do-it")

    expect(bar(page)).to_have_count(0)


def test_a_reader_resumes_where_they_were(desk: Tab) -> None:
    page = desk.visit("ways/short/")
    page.get_by_role("link", name="Start with step 1").click()
    for step in (2, 3):
        bar(page).get_by_role("link", name=f"On to step {step}").click()
    desk.visit("ways/short/")
    page.get_by_role("link", name="Resume at step 3").click()
    page.wait_for_url("**/s/one/a/?route=short#do-it")

    expect(bar(page)).to_contain_text("step 3 of 4")


def test_a_reader_who_resumes_can_start_again(desk: Tab) -> None:
    page = desk.visit("s/one/a/?route=short#do-it")
    bar(page).get_by_role("link", name="On to step 4").click()
    desk.visit("ways/short/")
    page.get_by_role("link", name="Start again with step 1").click()
    expect(bar(page)).to_contain_text("step 1 of 4")
    desk.visit("ways/short/")

    expect(page.get_by_role("link", name="Start with step 1")).to_be_visible()


def test_nothing_is_kept_before_a_reader_follows_a_step(desk: Tab) -> None:
    page = desk.visit("ways/short/")
    page.locator(".cpd-route__steps a").nth(1).click()
    expect(bar(page)).to_be_visible()
    before = kept(page)
    bar(page).get_by_role("link", name="On to step 3").click()
    expect(bar(page)).to_contain_text("step 3")

    assert (before, list(kept(page).values())) == ({}, [3])
    assert next(iter(kept(page))).endswith(":route/short#step")


@pytest.mark.parametrize("address", ["s/one/b/", "s/one/b/?route=nope", "?route=short", "s/one/b/?routes=short"])
def test_a_page_that_is_not_on_the_route_has_no_bar(desk: Tab, address: str) -> None:
    page = desk.visit(address)
    page.wait_for_load_state("networkidle")

    expect(page.locator(".cpd-route-bar")).to_have_count(0)
    assert [request for request in desk.requests if "route" in request.rpartition("/")[2] and "?" not in address] == []


def test_a_page_without_a_route_in_its_address_brings_nothing_of_it(desk: Tab) -> None:
    page = desk.visit("s/one/a/")
    page.wait_for_load_state("networkidle")

    assert [request for request in desk.requests if "route" in request] == []


def test_a_route_can_be_followed_where_nothing_can_be_kept(desk: Tab) -> None:
    desk.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page = desk.visit("ways/short/")
    page.get_by_role("link", name="Start with step 1").click()
    bar(page).get_by_role("link", name="On to step 2").click()

    expect(bar(page)).to_contain_text("step 2 of 4")


def test_without_javascript_the_page_of_the_route_leads_everywhere(opens: Opens, served: str) -> None:
    page = opens(served, java_script_enabled=False).visit("ways/short/")
    steps = page.locator(".cpd-route__steps a")
    assert [steps.nth(n).get_attribute("href") for n in range(4)] == [
        "../../s/index.html?route=short",
        "../../s/one/a/index.html?route=short#idea",
        "../../s/one/a/index.html?route=short#do-it",
        "../../s/one/b/index.html?route=short",
    ]
    steps.nth(3).click()

    expect(page.get_by_role("heading", name="Page B")).to_be_visible()


def test_the_bar_fits_a_small_window(opens: Opens, served: str) -> None:
    page = opens(served, viewport=SMALL).visit("s/one/a/?route=short#do-it")
    expect(bar(page)).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_bar_is_no_part_of_print(desk: Tab) -> None:
    page = desk.visit("s/one/b/?route=short")
    expect(bar(page)).to_be_visible()
    page.emulate_media(media="print")

    expect(page.locator(".cpd-route-bar").first).to_be_hidden()


def test_routes_and_terms_work_from_a_folder(opens: Opens, small: Built) -> None:
    tab = opens(Path(small.folder).as_uri() + "/", viewport={"width": 1280, "height": 900})
    page = tab.visit("ways/short/index.html")
    page.get_by_role("link", name="Start with step 1").click()
    bar(page).get_by_role("link", name="On to step 2").click()
    expect(bar(page)).to_contain_text("step 2 of 4")
    bar(page).get_by_role("link", name="On to step 3").click()
    expect(bar(page)).to_contain_text("step 3 of 4")
    bar(page).get_by_role("link", name="All steps").click()
    expect(page.get_by_role("link", name="Resume at step 3")).to_be_visible()
    tab.visit("index.html")
    reach(page, term(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/index.html#coaching")

    assert tab.errors == []
