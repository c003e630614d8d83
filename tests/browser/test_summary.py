"""Where to start: what the summary says of ratings, as they are made, brought back and printed."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from support.sites import Built, Project

SITE: Final = """
    index.md
        | # Home
    rate.md
        | ---
        | form:
        |   id: rate
        |   parts:
        |     - type: grid
        |       id: reasoning
        |       label: Reasoning
        |       rows: [{id: why, label: Pupils explain.}, {id: ask, label: Pupils ask.}, {id: wrong, label: Wrong answers count.}]
        |       columns: [{id: own, label: We, type: scale, points: 4}, {id: theirs, label: They, type: scale, points: 4}]
        |       advice: Read two explanations.
        |     - type: grid
        |       id: planning
        |       label: Planning
        |       rows: [{id: pairs, label: We plan in pairs.}, {id: point, label: We say why.}]
        |       columns: [{id: note, label: Note, type: short-text}, {id: own, label: We, type: scale, points: 4}]
        |       advice: Plan one lesson.
        |     - type: grid
        |       id: tests
        |       label: Tests
        |       rows: [{id: read, label: Tests are read.}]
        |       columns: [{id: own, label: We, type: scale, points: 6}]
        |     - {type: summary, label: Where to start, of: [reasoning, planning, tests]}
        | ---
        | # Rate
"""
ASK: Final = "Rate some statements, and this table will show where to start."


@pytest.fixture(scope="module")
def rating(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a form to rate three areas."""
    return Project(tmp_path_factory.mktemp("rating")).write(SITE).build(strict=True)


@pytest.fixture
def rated(opens: Opens, rating: Built) -> Tab:
    """A tab in the site's folder."""
    return opens(root=f"{rating.folder.as_uri()}/")


def form(tab: Tab) -> Page:
    """The form with its summary, whose script comes after all others."""
    page = tab.visit("rate/index.html")
    page.locator(".cpd-summary__start :is(li, p)").first.wait_for(state="attached")
    return page


def rate(page: Page, **marks: int) -> None:
    """Rate statements; ``reasoning_why=2`` is two points for the first column of that row."""
    for name, mark in marks.items():
        grid, row = name.split("_")
        page.locator(f"[name='{grid}.{row}.own'][value='{mark}']").check()


def table(page: Page) -> list[tuple[str, str]]:
    """Each area with what is said of it, from the top."""
    rows = page.locator(".cpd-summary tbody tr")
    return [
        (rows.nth(n).locator("th").inner_text(), " | ".join(rows.nth(n).locator(".cpd-summary__lowest :is(li, p)").all_inner_texts()))
        for n in range(rows.count())
    ]


def start(page: Page) -> list[str]:
    return page.locator(".cpd-summary__start :is(li, p)").all_inner_texts()


def announced(page: Page) -> str:
    return page.locator(".cpd-summary [role=status]").text_content() or ""


def bars(page: Page) -> list[tuple[str, str]]:
    """Of each picture its whole width and that of its bar."""
    pictures = page.locator(".cpd-summary svg")
    found = pictures.evaluate_all("all => all.map(one => [...one.querySelectorAll('rect')].map(rect => rect.getAttribute('width')))")
    return [(whole, mean) for whole, mean in found]


def test_before_anything_is_rated_it_says_what_to_do(rated: Tab) -> None:
    page = form(rated)

    assert (start(page), table(page), bars(page)) == ([ASK], [("Reasoning", ""), ("Planning", ""), ("Tests", "")], [])


def test_the_lowest_statements_and_the_mean_are_those_of_the_first_scale(rated: Tab) -> None:
    page = form(rated)
    rate(page, reasoning_why=2, reasoning_ask=1, reasoning_wrong=2, planning_pairs=3, planning_point=4)
    page.locator("[name='reasoning.why.theirs'][value='1']").check()

    assert table(page) == [
        ("Reasoning", "Pupils ask. (1) | 3 of 3 rated, 1.7 of 4 on average"),
        ("Planning", "We plan in pairs. (3) | 2 of 2 rated, 3.5 of 4 on average"),
        ("Tests", "0 of 1 rated"),
    ]


def test_what_is_skipped_does_not_count(rated: Tab) -> None:
    page = form(rated)
    rate(page, reasoning_why=4, reasoning_wrong=2)

    assert (table(page)[0], start(page)) == (
        ("Reasoning", "Wrong answers count. (2) | 2 of 3 rated, 3 of 4 on average"),
        ["Start here", "Reasoning: Read two explanations.", "2 of 6 statements rated."],
    )


def test_the_lowest_area_stands_first_and_its_advice_above(rated: Tab) -> None:
    page = form(rated)
    rate(page, reasoning_why=4, planning_pairs=2)

    assert ([area for area, _ in table(page)], start(page)) == (
        ["Planning", "Reasoning", "Tests"],
        ["Start here", "Planning: Plan one lesson.", "2 of 6 statements rated."],
    )


def test_two_areas_that_are_close_are_both_a_start(rated: Tab) -> None:
    page = form(rated)
    rate(page, reasoning_why=2, planning_pairs=2, tests_read=5)

    assert start(page) == ["Start here", "Reasoning: Read two explanations.", "Planning: Plan one lesson.", "3 of 6 statements rated."]


def test_scales_of_different_length_are_compared_by_their_height(rated: Tab) -> None:
    page = form(rated)
    # 3 of 6 is lower than 3 of 4.
    rate(page, planning_pairs=3, tests_read=3)

    assert (start(page)[1], bars(page)) == ("Tests", [("6", "3"), ("4", "3")])


def test_an_area_rated_the_same_throughout_is_told_in_one_sentence(rated: Tab) -> None:
    page = form(rated)
    rate(page, planning_pairs=3, planning_point=3, reasoning_why=1, reasoning_ask=1)

    assert table(page)[:2] == [
        ("Reasoning", "All so far rated 1. | 2 of 3 rated, 1 of 4 on average"),
        ("Planning", "All rated 3. | 2 of 2 rated, 3 of 4 on average"),
    ]


def test_where_all_is_at_the_top_there_is_no_start(rated: Tab) -> None:
    page = form(rated)
    rate(page, planning_pairs=4, tests_read=6)

    assert start(page)[0] == "No area stands out as low"


def test_it_is_announced_only_when_the_answer_changes(rated: Tab) -> None:
    page = form(rated)
    heard = [announced(page)]
    page.locator(".cpd-summary [role=status]").evaluate("""status => {
        window.heard = [];
        new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
    }""")
    rate(page, reasoning_why=2, reasoning_ask=2, planning_pairs=4, planning_point=1, reasoning_wrong=4)
    expect(page.locator(".cpd-summary__quiet").first).to_have_text("5 of 6 statements rated.")

    assert (heard, page.evaluate("window.heard")) == (
        [""],
        ["Where to start: Reasoning.", "Where to start: Planning and Reasoning."],
    )


def test_ratings_that_are_brought_back_fill_it_without_a_word(rated: Tab) -> None:
    page = form(rated)
    rate(page, planning_pairs=2)
    page.reload()

    assert (start(page)[:2], announced(page), rated.errors) == (["Start here", "Planning: Plan one lesson."], "", [])


def test_the_picture_is_for_the_eye_only(rated: Tab) -> None:
    page = form(rated)
    rate(page, planning_pairs=2)

    assert page.locator(".cpd-summary svg:not([aria-hidden=true])").count() == 0
    expect(page.get_by_role("rowheader", name="Planning", exact=True)).to_be_attached()


def test_on_paper_it_shows_what_it_shows_and_without_ratings_a_table_to_fill_in(rated: Tab) -> None:
    page = form(rated)
    page.emulate_media(media="print")
    blank = page.locator(".cpd-summary__start").is_visible(), page.locator(".cpd-summary__lowest").first.inner_text()
    page.emulate_media(media="screen")
    rate(page, planning_pairs=2)
    page.emulate_media(media="print")

    assert (blank, page.locator(".cpd-summary__start").is_visible(), table(page)[0][0]) == ((False, ""), True, "Planning")


def test_without_javascript_it_is_a_table_to_fill_in(opens: Opens, rating: Built) -> None:
    page = opens(root=f"{rating.folder.as_uri()}/", java_script_enabled=False).visit("rate/index.html")

    assert page.locator(".cpd-summary tbody tr").all_inner_texts() == [
        "Reasoning\t\tRead two explanations.",
        "Planning\t\tPlan one lesson.",
        "Tests\t\t",
    ]
