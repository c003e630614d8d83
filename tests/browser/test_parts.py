"""What a reader does with the site's own scripts: reveal, filter, menu, search, colours."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from support.sites import Built

SUITE = "secondary/"
ACTIVITIES = f"{SUITE}reflective-activities/"
SMALL = {"width": 320, "height": 640}


def opened(page: Page) -> int:
    return page.locator(".cpd-overview__page[open]").count()


def shown(page: Page) -> list[str | None]:
    """The items that are not filtered away."""
    items = page.locator(".cpd-index [data-item]")
    return [items.nth(n).get_attribute("data-item") for n in range(items.count()) if items.nth(n).is_visible()]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_reveal_opens_by_a_click(tab: Tab) -> None:
    page = tab.visit(SUITE)
    page.locator(".cpd-overview__page > summary .cpd-overview__counts").first.click()

    assert opened(page) == 1


def test_a_title_of_the_overview_opens_its_page_by_one_click(tab: Tab) -> None:
    page = tab.visit(SUITE)
    link = page.locator("a.cpd-overview__title").first
    title = link.inner_text()
    link.click()

    assert page.locator("h1").inner_text().startswith(title)


def test_a_reveal_opens_by_keyboard(tab: Tab) -> None:
    page = tab.visit(SUITE)
    page.locator(".cpd-overview__page > summary").first.focus()
    page.keyboard.press("Enter")

    assert opened(page) == 1


def test_open_all_and_close_all_do_so(tab: Tab) -> None:
    page = tab.visit(SUITE)
    page.get_by_role("button", name="Open all").click()
    after_opening = opened(page)
    page.get_by_role("button", name="Close all").click()

    assert (after_opening, opened(page)) == (page.locator(".cpd-overview__page").count(), 0)


def test_a_filter_hides_what_does_not_fit_and_keeps_its_state_in_the_address(tab: Tab, real_site: Built) -> None:
    page = tab.visit(ACTIVITIES)
    page.get_by_label("Time").select_option("20")
    wanted = [
        item["id"] for item in real_site.items
        if item["kind"] == "reflective-activity" and item["suite"] == "secondary" and item["minutes"] and item["minutes"] <= 20
    ]  # fmt: skip

    assert (query(page), shown(page)) == ({"minutes": ["20"]}, wanted)


def test_a_filter_in_the_address_is_kept_when_the_page_is_loaded(tab: Tab) -> None:
    page = tab.visit(f"{ACTIVITIES}?section=2")

    assert (page.get_by_label("Section").input_value(), 0 < len(shown(page)) < page.locator(".cpd-index [data-item]").count()) == (
        "2",
        True,
    )


def test_a_filter_is_restored_by_going_back(tab: Tab) -> None:
    page = tab.visit(ACTIVITIES)
    page.get_by_label("Section").select_option("2")
    before = shown(page)
    tab.visit(SUITE)
    page.go_back()
    expect(page.get_by_label("Section")).to_have_value("2")

    assert shown(page) == before


def test_show_all_shows_all(tab: Tab) -> None:
    page = tab.visit(f"{ACTIVITIES}?section=2")
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_label("Section")).to_have_value("")
    page.wait_for_url(tab.root + ACTIVITIES)

    assert len(shown(page)) == page.locator(".cpd-index [data-item]").count()


def test_a_number_does_not_change_with_filtering(tab: Tab) -> None:
    page = tab.visit(ACTIVITIES)
    kinds = page.locator(".cpd-index .cpd-item__kind")
    before = kinds.all_text_contents()
    page.get_by_label("Section").select_option("2")

    assert kinds.all_text_contents() == before


def test_the_menu_opens_by_keyboard_on_a_small_screen_and_closes_by_escape(opens: Opens) -> None:
    page = opens(viewport=SMALL).visit(SUITE)
    button, menu = page.get_by_role("button", name="Menu"), page.locator("#__nav")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()

    expect(button).to_be_focused()


def test_a_fragment_that_cannot_be_read_stops_nothing(tab: Tab) -> None:
    for url in (SUITE, ACTIVITIES, f"{SUITE}working-with-another-school/what-we-offer/", "glossary/"):
        tab.visit(f"{url}#%E0%A4%A")
    assert tab.errors == []


def test_what_only_scripts_can_do_is_not_shown_without_them(opens: Opens) -> None:
    tab = opens(java_script_enabled=False)
    for url in ("", SUITE, ACTIVITIES, "my-record/", "plan-a-session/"):
        page = tab.visit(url)
        assert (
            page.eval_on_selector_all("main [hidden]", "all => all.filter((one) => one.checkVisibility()).map((one) => one.className)")
            == []
        )
    expect(tab.visit(SUITE).get_by_text("Open all")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768])
def test_under_wide_spacing_of_text_nothing_is_wider_than_the_screen(opens: Opens, width: int) -> None:
    """WCAG 1.4.12: lines, letters, words and paragraphs as far apart as a reader may set them."""
    tab = opens(viewport={"width": width, "height": 640})
    wide = {}
    for url in ("maths-hubs/directory/", SUITE, ACTIVITIES, "my-record/", "plan-a-session/", "forms/support-plan/"):
        page = tab.visit(url)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
        )
        wide[url] = tab.too_wide()
    assert {url: found for url, found in wide.items() if found} == {}


def test_a_scrollbar_that_lies_over_a_column_covers_none_of_its_lines(tab: Tab) -> None:
    page = tab.visit(f"{SUITE}working-with-another-school/what-we-offer/")
    for column in (".cpd-nav", ".cpd-rail"):
        room = page.locator(column).evaluate("box => parseFloat(getComputedStyle(box).paddingInlineEnd)")
        assert room >= 12


def test_dark_colours_are_remembered(tab: Tab) -> None:
    page = tab.visit(SUITE)
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.get_by_role("button", name="Dark mode").first.click()
    tab.visit(ACTIVITIES)

    assert (before, page.locator("body").get_attribute("data-md-color-scheme")) == ("default", "slate")


@pytest.mark.parametrize(("wanted", "scheme"), [("dark", "slate"), ("light", "default")])
def test_a_reader_who_chose_nothing_gets_the_devices_colours(opens: Opens, wanted: str, scheme: str) -> None:
    page = opens(color_scheme=wanted).visit(SUITE)

    assert page.locator("body").get_attribute("data-md-color-scheme") == scheme


def test_from_a_folder_navigation_leads_from_page_to_page(opens: Opens, real_site: Built) -> None:
    tab = opens(root=f"{real_site.folder.as_uri()}/", viewport=SMALL)
    page = tab.visit("index.html")
    page.get_by_role("button", name="Menu").click()
    page.locator("#__nav a[href*=secondary]").first.click()
    page.wait_for_url("**/secondary/index.html")

    assert (page.locator("h1").count(), tab.errors) == (1, [])


def test_from_a_folder_filters_work(opens: Opens, real_site: Built) -> None:
    tab = opens(root=f"{real_site.folder.as_uri()}/")
    page = tab.visit(f"{ACTIVITIES}index.html")
    page.get_by_label("Section").select_option("2")

    assert (0 < len(shown(page)) < page.locator(".cpd-index [data-item]").count(), tab.errors) == (True, [])
