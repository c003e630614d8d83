"""Case studies as a reader uses them: one set in grid, list and map; sorting; side by side; all in the address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Opens, Tab, served
from cpd.domain.words import value_key
from support.case_pages import CASES, ELM, FILTERS, IDS, LOST
from support.sites import Built, Project

TWO: Final = """
    two.md
        | # Two
        |
        | /// case-studies
        |     phase: Secondary
        | ///
        |
        | /// case-studies
        | ///
"""
SMALL: Final = {"width": 320, "height": 640}
KNOWN: Final = [id_ for id_ in IDS if id_ not in LOST]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("cases")).write(CASES, TWO).build(strict=True)


@pytest.fixture(scope="module")
def address(small: Built) -> Iterator[str]:
    with served(small.folder) as found:
        yield found


def rows(page: Page) -> list[str]:
    """The cases whose rows can be seen, in order."""
    return list(page.eval_on_selector_all("tr[data-item]", "all => all.filter(one => one.checkVisibility()).map(one => one.dataset.item)"))


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=f"Compare {name}")


def side(page: Page) -> list[list[str]]:
    """The comparison, row by row."""
    lines = page.locator(".cpd-compare__table tr")
    return [[cell.strip() for cell in lines.nth(n).locator("th, td").all_inner_texts()] for n in range(lines.count())]


# One set


WALK = """
async (combinations) => {
  const shown = (selector, name) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.getAttribute(name));
  const state = () => ({
    rows: shown("tr[data-item]", "data-item"),
    entries: shown("[data-case]", "data-case"),
    places: shown(".cpd-places__list > [data-pin]", "data-pin"),
    pins: shown(".cpd-map__pin", "data-pin"),
    labels: shown(".cpd-map__pin", "aria-label"),
    apart: shown(".cpd-places__apart", "class").length,
    count: document.querySelector(".cpd-filter__count").textContent,
  });
  const fields = [...document.querySelectorAll(".cpd-filter select")];
  const seen = [];
  for (const combination of combinations) {
    fields.forEach((field) => (field.value = combination[field.name]));
    fields[0].dispatchEvent(new Event("change", { bubbles: true }));
    const first = state();
    const address = location.search;
    fields.forEach((field) => (field.value = ""));
    fields[0].dispatchEvent(new Event("change", { bubbles: true }));
    history.replaceState(null, "", location.pathname + address);
    dispatchEvent(new PopStateEvent("popstate"));
    seen.push({ ...first, address, again: state() });
  }
  return seen;
}
"""


def facts(site: Built) -> dict[str, dict[str, set[str]]]:
    """What each case has under each filter, as the catalogue says."""
    found = {}
    for case in site.catalogue["case_studies"]:
        values = {name: case.get(name, []) for name in FILTERS}
        found[case["id"]] = {
            name: {value_key(one) for one in ([value] if isinstance(value, str) else value)} for name, value in values.items()
        }
    return found


def combinations(site: Built) -> list[dict[str, str]]:
    choices = {name: ["", *sorted({value for case in facts(site).values() for value in case[name]})] for name in FILTERS}
    return [dict(zip(FILTERS, chosen, strict=True)) for chosen in product(*choices.values())]


def test_grid_list_and_map_show_the_same_set_under_every_combination_of_filters(tab: Tab, small: Built) -> None:
    page = tab.visit("cases/")
    wanted = combinations(small)
    known = facts(small)
    names = {case["id"]: case.get("institution", case.get("ref")) for case in small.catalogue["case_studies"]}
    on_map = {"1": ["birch"], "2": ["cedar", "ashgrove"]}
    assert len(wanted) == 3**6
    for combination, seen in zip(wanted, page.evaluate(WALK, wanted), strict=True):
        expected = [id_ for id_ in IDS if all(not value or value in known[id_][name] for name, value in combination.items())]
        pins = {number: [id_ for id_ in there if id_ in expected] for number, there in on_map.items()}
        shown = [number for number, there in pins.items() if there]
        assert seen["rows"] == expected
        assert sorted(seen["entries"]) == sorted(expected)
        assert seen["pins"] == seen["places"] == shown
        assert [label.partition(": ")[2] for label in seen["labels"]] == ["; ".join(names[id_] for id_ in pins[number]) for number in shown]
        assert seen["apart"] == (1 if {"dale", *LOST} & {*expected} else 0)
        assert seen["count"] == (f"{len(expected)} of 6 shown" if any(combination.values()) else "All 6 shown")
        assert parse_qs(seen["address"].lstrip("?")) == {name: [value] for name, value in combination.items() if value}
        assert seen["again"] == {name: seen[name] for name in seen["again"]}
    assert tab.errors == []


def test_a_place_is_called_by_the_towns_of_the_cases_that_are_shown(tab: Tab) -> None:
    page = tab.visit("cases/")
    name = page.locator("#cases-place-2 .cpd-places__name")
    before = name.inner_text()
    page.get_by_label("Phase").select_option("primary")
    assert (before, name.inner_text()) == ("St Ives and Falmouth", "Falmouth")
    expect(page.get_by_role("link", name="2 Falmouth: Ashgrove, Oak & Co School")).to_be_visible()


def test_the_address_restores_filters_order_and_comparison(tab: Tab) -> None:
    page = tab.visit("cases/")
    page.get_by_label("Collaboration").select_option("pairs")
    page.get_by_role("button", name="Institution").click()
    page.get_by_role("button", name="Institution").click()
    box(page, "Dale School").check()
    box(page, "Birch College").check()
    before = (rows(page), side(page), query(page))
    page.reload()
    expect(page.get_by_label("Collaboration")).to_have_value("pairs")
    assert before == (rows(page), side(page), query(page))
    assert before[0] == ["dale", "birch"]
    assert before[2] == {"collaboration": ["pairs"], "sort": ["-name"], "compare": ["dale,birch"]}


def test_going_back_restores_what_was_shown(tab: Tab) -> None:
    page = tab.visit("cases/?phase=secondary&sort=-name&compare=birch,cedar")
    before = (rows(page), side(page))
    tab.visit("refs/")
    page.go_back()
    expect(page.get_by_label("Phase")).to_have_value("secondary")
    assert before == (rows(page), side(page))


@pytest.mark.parametrize("address_of", ["?phase=none&sort=none&compare=none", "?sort=-&compare=lost-ii03,", "?phase=&compare=,,"])
def test_an_address_that_names_what_there_is_not_shows_everything(tab: Tab, address_of: str) -> None:
    page = tab.visit(f"cases/{address_of}")
    assert (rows(page), page.locator(".cpd-compare").is_visible(), tab.errors) == ([*IDS], False, [])


def test_two_grids_on_a_page_are_filtered_and_sorted_each_by_itself(tab: Tab) -> None:
    page = tab.visit("two/")
    first, second = page.locator(".cpd-cases").nth(0), page.locator(".cpd-cases").nth(1)
    second.get_by_label("Region").select_option("south-west")
    second.get_by_role("button", name="Institution").click()
    state = (query(page), first.locator("tr[data-item]:visible").count(), second.locator("tr[data-item]:visible").count())
    assert state == ({"2-region": ["south-west"], "2-sort": ["name"]}, 3, 2)
    page.reload()
    expect(second.get_by_label("Region")).to_have_value("south-west")
    assert (first.locator("tr[data-item]:visible").count(), second.locator("tr[data-item]:visible").count()) == (3, 2)


def test_what_is_folded_follows_the_filters_and_is_counted(opens: Opens, tmp_path: Path) -> None:
    more = """
    cases/
        gone.md
            | ---
            | case_study: [{ref: II20}, {ref: II21, phase: Primary}]
            | ---
            | # Gone
    """
    site = Project(tmp_path).write(CASES, more).build(strict=True)
    tab = opens(root=f"{site.folder.as_uri()}/")
    page = tab.visit("cases/index.html")
    fold = page.locator(".cpd-cases__folded")
    assert (rows(page), fold.inner_text().strip()) == (KNOWN, "4 not recovered")
    fold.locator("summary").press("Enter")
    assert fold.get_by_role("link").all_inner_texts() == ["II03", "II10", "II20", "II21"]
    page.get_by_label("Phase").select_option("primary")
    assert (fold.get_by_role("link").all_inner_texts(), fold.locator("summary").inner_text()) == (["II21"], "1 not recovered")
    expect(page.locator(".cpd-filter__count")).to_have_text("3 of 8 shown")
    page.get_by_label("Region").select_option("north-west")
    assert (fold.is_visible(), page.locator(".cpd-places__apart").is_visible()) == (False, False)
    page.get_by_role("button", name="Show all").click()
    expect(fold.locator("summary")).to_have_text("4 not recovered")
    page.get_by_role("button", name="Institution").click()
    assert page.locator(".cpd-cases__grid tbody").last.inner_text().startswith("4 not recovered")
    assert tab.errors == []


# Sorting


COLUMNS = {
    "Institution": ("name", ["ashgrove", "birch", "cedar", "dale"]),
    "Phase": ("phase", ["ashgrove", "dale", "birch", "cedar", "lost-ii10"]),
    "Region": ("region", ["birch", "ashgrove", "cedar"]),
    "Status": ("status", ["ashgrove", "cedar"]),
    "Collaboration": ("collaboration", ["ashgrove", "birch", "dale"]),
    "Professional development": ("offer", ["ashgrove"]),
    "Funding": ("funding", ["cedar", "ashgrove"]),
    "Themes": ("themes", ["birch", "ashgrove", "dale"]),
}
TURNED = {
    "Phase": ["birch", "cedar", "lost-ii10", "ashgrove", "dale"],
    "Region": ["ashgrove", "cedar", "birch"],
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_sorts_by_keyboard_both_ways_with_gaps_last_and_back(tab: Tab, column: str) -> None:
    name, known = COLUMNS[column]
    gaps = [id_ for id_ in IDS if id_ not in known]
    page = tab.visit("cases/")
    head = page.locator(f"th[data-sort={name}]")
    seen: list[Any] = []
    head.get_by_role("button", name=column).focus()
    for _ in range(3):
        page.keyboard.press("Enter")
        seen.append((rows(page), head.get_attribute("aria-sort"), query(page).get("sort"), page.locator("[aria-sort]").count()))
    assert seen == [
        ([*known, *gaps], "ascending", [name], 1),
        ([*TURNED.get(column, known[::-1]), *gaps], "descending", [f"-{name}"], 1),
        ([*IDS], None, None, 0),
    ]


def test_sorting_keeps_what_is_filtered_away_hidden(tab: Tab) -> None:
    page = tab.visit("cases/?phase=primary")
    page.get_by_role("button", name="Institution").press("Enter")
    page.get_by_role("button", name="Institution").press("Enter")
    assert rows(page) == ["dale", "ashgrove"]


# Side by side


def test_two_to_four_cases_stand_side_by_side_in_the_order_chosen(tab: Tab) -> None:
    page = tab.visit("cases/")
    section = page.locator(".cpd-compare")
    seen = [(section.is_visible(), page.locator(".cpd-compare__status").inner_text())]
    for name in ("Cedar School", "Ashgrove, Oak & Co School", "Dale School", "Birch College"):
        box(page, name).focus()
        page.keyboard.press("Space")
        seen.append((section.is_visible(), page.locator(".cpd-compare__status").inner_text()))
    assert seen == [
        (False, ""),
        (False, "One case is chosen. Choose a second one."),
        (True, "2 cases are chosen."),
        (True, "3 cases are chosen."),
        (True, "4 cases are chosen. Four is the most."),
    ]
    assert side(page) == [
        ["Fact", "Cedar School", "Ashgrove, Oak & Co School", "Dale School", "Birch College"],
        ["Phase", "Secondary", "Primary", "Primary", "Secondary"],
        ["Region", "South West", "South West", "not recorded", "North West"],
        ["Status", "Technology College", "Leading Edge School\nTechnology College", "not recorded", "not recorded"],
        ["Collaboration", "not recorded", "Hub and spoke", "Pairs", "Hub and spoke\nPairs"],
        ["Professional development", "not recorded", "Shared tasks", "not recorded", "not recorded"],
        ["Funding", "A charity", "Local authority", "not recorded", "not recorded"],
        ["Themes", "not recorded", "Sharing\nTime", "Time", "Sharing"],
    ]
    assert query(page) == {"compare": ["cedar,ashgrove,dale,birch"]}


def test_a_fifth_case_cannot_be_chosen_until_one_is_given_up(opens: Opens, tmp_path: Path) -> None:
    five = Project(tmp_path).write(CASES, ELM).build(strict=True)
    page = opens(root=f"{five.folder.as_uri()}/").visit(f"cases/index.html?compare={','.join(KNOWN)},elm")
    assert side(page)[0] == ["Fact", "Ashgrove, Oak & Co School", "Birch College", "Cedar School", "Dale School"]
    expect(box(page, "Elm School")).to_be_disabled()
    box(page, "Birch College").uncheck()
    box(page, "Elm School").check()
    assert side(page)[0] == ["Fact", "Ashgrove, Oak & Co School", "Cedar School", "Dale School", "Elm School"]
    expect(box(page, "Birch College")).to_be_disabled()


def test_lost_cases_cannot_be_compared(tab: Tab) -> None:
    page = tab.visit("cases/")
    assert page.get_by_role("checkbox").count() == len(KNOWN)


def test_the_comparison_is_reached_and_left_by_keyboard(tab: Tab) -> None:
    page = tab.visit("cases/?compare=cedar,dale")
    page.get_by_role("link", name="See them side by side").press("Enter")
    expect(page.get_by_role("heading", name="Side by side")).to_be_in_viewport()
    page.get_by_role("button", name="Clear the choice").press("Enter")
    expect(box(page, "Cedar School")).to_be_focused()
    assert (query(page), page.locator(".cpd-compare").is_visible(), page.locator("main input:checked").count()) == ({}, False, 0)


def test_the_comparison_is_a_table_with_headers(tab: Tab) -> None:
    page = tab.visit("cases/?compare=cedar,dale")
    table = page.locator(".cpd-compare").get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Fact", "Cedar School", "Dale School"]
    assert table.get_by_role("rowheader").count() == 7
    assert table.locator("th:not([scope])").count() == 0


PRINT = "window.print = () => { window.onPaper = document.body.innerText; dispatchEvent(new Event('afterprint')); }"


def test_printed_from_its_button_there_is_nothing_but_the_comparison(tab: Tab) -> None:
    tab.page.add_init_script(PRINT)
    page = tab.visit("cases/?compare=cedar,dale")
    page.emulate_media(media="print")
    page.get_by_role("button", name="Print these", include_hidden=True).evaluate("button => button.click()")
    paper = page.evaluate("window.onPaper")
    there = [words for words in ("Side by side", "Cedar School", "A charity", "not recorded") if words in paper]
    assert there == ["Side by side", "Cedar School", "A charity", "not recorded"]
    assert [words for words in ("Ashgrove", "Where they are", "The grid", "Words before", "Words after", "Home") if words in paper] == []


def test_after_that_the_page_prints_whole_again(tab: Tab) -> None:
    tab.page.add_init_script(PRINT)
    page = tab.visit("cases/?compare=cedar,dale")
    page.get_by_role("button", name="Print these").click()
    page.emulate_media(media="print")
    words = page.locator("main").inner_text()
    assert [one for one in ("Where they are", "The grid", "Words before", "Words after", "II03", "Falmouth") if one not in words] == []
    assert page.get_by_role("checkbox").count() == 0


# The map


def test_every_pin_is_reached_and_named_by_keyboard_and_leads_to_its_entry(tab: Tab) -> None:
    page = tab.visit("cases/")
    pins = page.locator(".cpd-map__pin")
    pins.first.focus()
    names = []
    for number in range(pins.count()):
        expect(pins.nth(number)).to_be_focused()
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert names == ["1 Bury: Birch College", "2 St Ives and Falmouth: Cedar School; Ashgrove, Oak & Co School"]
    page.get_by_role("link", name="2 St Ives").press("Enter")
    expect(page.locator("#cases-place-2")).to_be_in_viewport()
    assert urlsplit(page.url).fragment == "cases-place-2"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_pins_are_wide_enough_to_be_hit_and_cover_no_other(opens: Opens, width: int) -> None:
    page = opens(viewport={"width": width, "height": 800}).visit("cases/")
    boxes = page.eval_on_selector_all(
        ".cpd-map__reach",
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.x, box.y, box.width, box.height])",
    )
    assert [box for box in boxes if min(box[2:]) < 24] == []
    (ax, ay, wide, _), (bx, by, _, _) = boxes
    assert (ax - bx) ** 2 + (ay - by) ** 2 >= wide**2


# Small, without scripts, from a folder


@pytest.mark.parametrize("state", ["", "?compare=ashgrove,birch,cedar,dale&sort=-phase", "?phase=primary"])
def test_on_a_small_screen_rows_are_cards_and_nothing_is_wider_than_it(opens: Opens, state: str) -> None:
    page = opens(viewport=SMALL).visit(f"cases/{state}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cells = page.locator("tr[data-item=ashgrove]").locator("th, td")
    tops = [round((cells.nth(n).bounding_box() or {"y": 0})["y"]) for n in range(cells.count())]
    assert tops == sorted(set(tops))
    labels = cells.evaluate_all("all => all.slice(1).map(one => getComputedStyle(one, '::before').content)")
    assert labels == [f'"{label}"' for label in [*COLUMNS][1:]]


def test_on_a_small_screen_cards_can_be_sorted(opens: Opens) -> None:
    page = opens(viewport=SMALL).visit("cases/")
    button = page.get_by_role("button", name="Region")
    expect(button).to_be_visible()
    button.press("Enter")
    assert rows(page)[0] == "birch"
    heads = page.locator("thead th")
    assert set(heads.evaluate_all("all => all.map((one) => getComputedStyle(one).borderBottomStyle)")) == {"none"}


def test_on_a_small_screen_the_grid_stays_a_table(opens: Opens) -> None:
    page = opens(viewport=SMALL).visit("cases/")
    table = page.get_by_role("table", name="All cases by their facts")
    counts = [table.get_by_role("row").count(), table.get_by_role("columnheader").count(), table.get_by_role("rowheader").count()]
    assert counts == [7, 8, 6]


@pytest.mark.parametrize("width", [320, 1280])
def test_without_javascript_grid_list_and_map_are_complete(opens: Opens, small: Built, width: int) -> None:
    page = opens(java_script_enabled=False, viewport={"width": width, "height": 800}).visit("cases/?phase=primary")
    grid = page.locator(".cpd-cases__grid")
    told = [
        value
        for case in small.catalogue["case_studies"]
        for name in ("institution", "ref", "phase", "region", "status", "collaboration", "offer", "funding")
        for value in ([case[name]] if isinstance(case.get(name), str) else case.get(name, []))
        if name != "ref" or "institution" not in case
    ]
    words = grid.inner_text()
    assert [value for value in told if value not in words] == []
    assert (page.locator("tr[data-item]:visible").count(), page.locator("[data-case]:visible").count()) == (6, 6)
    assert (page.locator(".cpd-map__pin").count(), page.locator(".cpd-filter").is_visible()) == (2, False)
    assert page.locator(".cpd-compare").is_visible() is False


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_long_grid_keeps_its_columns_and_its_filters(opens: Opens, tmp_path: Path, width: int) -> None:
    many = "".join(f"  - {{institution: School {n}, phase: {'Primary' if n % 2 else 'Secondary'}, status: [A, B]}}\n" for n in range(110))
    files = {"index.md": "# Home\n", "many.md": f"---\ncase_study:\n{many}---\n# Many\n\n/// case-studies\n///\n"}
    built = Project(tmp_path).write(files).build(strict=True)
    tab = opens(root=f"{built.folder.as_uri()}/", viewport={"width": width, "height": 800})
    page = tab.visit("many/index.html?phase=primary")
    assert (page.locator(".cpd-filter__count").inner_text(), page.locator("tr[data-item]:not([hidden])").count()) == ("55 of 110 shown", 55)
    page.get_by_label("Phase").select_option("")
    last = page.locator("tr[data-item]").last
    last.scroll_into_view_if_needed()
    heads, cells = (
        [round((one.nth(n).bounding_box() or {"x": -1})["x"]) for n in range(8)]
        for one in (page.locator("thead th"), last.locator("th, td"))
    )
    assert (page.evaluate("document.documentElement.scrollWidth"), tab.errors) == (width, [])
    assert cells == (heads if width > SMALL["width"] else [cells[0]] * 8)


def test_from_a_folder_filters_order_and_comparison_work(opens: Opens, small: Built) -> None:
    tab = opens(root=f"{small.folder.as_uri()}/")
    page = tab.visit("cases/index.html")
    page.get_by_label("Phase").select_option("primary")
    page.get_by_role("button", name="Institution").press("Enter")
    page.get_by_role("button", name="Institution").press("Enter")
    box(page, "Dale School").check()
    box(page, "Ashgrove, Oak & Co School").check()
    assert (rows(page), side(page)[0], tab.errors) == (["dale", "ashgrove"], ["Fact", "Dale School", "Ashgrove, Oak & Co School"], [])
