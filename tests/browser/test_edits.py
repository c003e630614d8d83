"""Two builds of one site: whatever authors change, what readers wrote stays where it belongs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.conftest import Opens, served
from support.sites import Built, Project, cpd

BEFORE: Final = """
    index.md
        | # Home
    plan.md
        | ---
        | form:
        |   id: plan
        |   parts: [{type: short-text, id: aim, label: Our aim}]
        | ---
        | # Plan
    visits/
        index.md
            | ---
            | suite: visits
            | contents: [one, two, three]
            | ---
            | # Visits
        one.md
            | # One
            |
            | /// reflective-activity | Listen
            |     id: listen
            |
            | What do you hear?
            | ///
            |
            | /// reflective-activity | Count
            |     id: count
            |
            | How many?
            | ///
            |
            | /// reflective-activity | Ask
            |     id: ask
            |
            | What would you ask?
            | ///
            |
            | /// reflective-activity | Draw
            |     id: draw
            |
            | Draw it.
            | ///
            |
            | /// reflective-activity | Wander
            |     id: wander
            |
            | Where does it go?
            | ///
            |
            | /// reflective-activity | Rename
            |     id: rename
            |
            | What is it called?
            | ///
        two.md
            | # Two
            |
            | /// reflective-activity | Stay
            |     id: stay
            |
            | Who stays?
            | ///
        three.md
            | # Three
            |
            | /// reflective-activity | Leave
            |     id: leave
            |
            | Who leaves?
            | ///
    coaching/
        index.md
            | ---
            | suite: coaching
            | ---
            | # Coaching
        page.md
            | # Talk
            |
            | /// reflective-activity | Talk
            |     id: talk
            |
            | With whom?
            | ///
"""

LISTEN, COUNT, ASK, DRAW, WANDER, RENAME = (f"visits/{name}" for name in ("listen", "count", "ask", "draw", "wander", "rename"))
STAY, LEAVE, TALK, NAME, LEFT = "visits/stay", "visits/leave", "coaching/talk", "visits/name", "coaching/leave"
ITEMS: Final = {
    "visits/one/": (LISTEN, COUNT, ASK, DRAW, WANDER, RENAME),
    "visits/two/": (STAY,),
    "visits/three/": (LEAVE,),
    "coaching/page/": (TALK,),
}
NOW: Final = {
    "visits/one/": {LISTEN: LISTEN, COUNT: COUNT, ASK: ASK, DRAW: DRAW, NAME: RENAME},
    "visits/second/": {STAY: STAY, WANDER: WANDER},
    "mentoring/page/": {TALK: TALK, LEFT: LEAVE},
}
"""Where the items stand in the second build, and what they were called in the first."""
PAGES: Final = {"visits/second/": "visits/two/", "mentoring/page/": "coaching/page/", "mentoring/": "coaching/"}
"""Pages by their address now, and what it was."""
PREFIX: Final = "cpd:edits:"


def edited(project: Project) -> None:
    """Everything authors change."""
    one = "visits/one.md"
    project.replace(one, "| Listen\n", "| Listen well\n")  # another title
    project.replace(one, "    id: count\n", "    id: count\n    number: 7\n")  # another number
    project.replace(one, "What would you ask?", "What would you ask first?")  # another question
    project.replace(one, "    id: draw\n", "    id: draw\n    withdrawn: true\n")  # withdrawn
    project.replace(one, "    id: rename\n", "    id: name\n    was: [rename]\n")  # another id
    wander = "\n/// reflective-activity | Wander\n    id: wander\n\nWhere does it go?\n///\n"
    project.replace(one, wander, "")  # on another page
    two, three, talk = (
        (project.docs / path).read_text(encoding="utf-8") for path in ("visits/two.md", "visits/three.md", "coaching/page.md")
    )
    leave = three.split("\n", 1)[1].replace("id: leave", "id: leave\n    was: [visits/leave]")
    project.write({"visits/second.md": f"---\nmoved_from: [visits/two.md]\n---\n{two}{wander}"})  # the page's file is another
    project.replace("visits/index.md", "[one, two, three]", "[one, second]")
    project.write({
        "mentoring/index.md": "---\nsuite: coaching\nmoved_from: [coaching/index.md]\n---\n# Mentoring\n",  # the suite's folder is another
        "mentoring/page.md": talk + leave,  # and an item comes to it from the other suite
        "forms/our-plan.md": (project.docs / "plan.md").read_text(encoding="utf-8"),  # the form's page is another
    })  # fmt: skip
    for path in ("visits/two.md", "visits/three.md", "coaching/index.md", "coaching/page.md", "plan.md"):
        project.remove(path)


def unexpected(built: Built) -> list[str]:
    """Findings; that sub-sections have no key idea is right here."""
    return [finding for finding in built.findings if "sub-section-has-key-idea" not in finding]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served as it was, ``before/``, and as it is, ``after/``."""
    folder = tmp_path_factory.mktemp("edits")
    project = Project(tmp_path_factory.mktemp("source")).write(BEFORE)
    extra = cpd(record="edits")
    project.site = folder / "before"
    assert unexpected(project.build(extra=extra)) == []
    edited(project)
    project.site = folder / "after"
    assert unexpected(project.build(extra=extra)) == []
    with served(folder) as found:
        yield found


def item(page: Page, name: str) -> Locator:
    return page.locator(f'[data-cpd="item"][data-record="{name}"]').first


def keeping(page: Page, name: str) -> Locator:
    """What stands under an item or a page."""
    return item(page, name).locator(":scope > .cpd-keep, :scope > .cpd-item__body > .cpd-keep")


def answer(page: Page, name: str) -> Locator:
    return keeping(page, name).get_by_label("Your answer:")


def kept(page: Page) -> dict[str, Any]:
    """What the browser holds: values by item and facet."""
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return {key.removeprefix(PREFIX): json.loads(raw)["value"] for key, raw in stored.items() if key.startswith(PREFIX)}


@pytest.fixture(scope="module")
def wrote(chromium: Browser, place: str) -> Iterator[BrowserContext]:
    """A reader's browser: all items of the first build answered, some starred and noted, as were its pages."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    page = context.new_page()
    for path, items in ITEMS.items():
        page.goto(f"{place}before/{path}")
        for name in items:
            answer(page, name).fill(f"Answer to {name}")
            keeping(page, name).locator(".cpd-keep__act--star").click()
        own = f"page/{path.removesuffix('/')}"
        keeping(page, own).locator(".cpd-keep__act--star").click()
        keeping(page, own).locator(".cpd-keep__act--note").click()
        keeping(page, own).get_by_label("Your note:").fill(f"Note to {path}")
    page.goto(f"{place}before/coaching/")
    keeping(page, "page/coaching").locator(".cpd-keep__act--star").click()
    page.goto(f"{place}before/plan/")
    page.get_by_label("Our aim").fill("To listen.")
    page.close()
    yield context
    context.close()


def test_what_was_written_stands_where_the_item_and_the_page_stand_now(wrote: BrowserContext, place: str) -> None:
    page = wrote.new_page()
    for path, items in NOW.items():
        page.goto(f"{place}after/{path}")
        for name, before in items.items():
            expect(answer(page, name)).to_have_value(f"Answer to {before}")
            expect(keeping(page, name).locator(".cpd-keep__act--star")).to_have_text("Starred")
        if was := PAGES.get(path):
            own = keeping(page, f"page/{path.removesuffix('/')}")
            expect(own.locator(".cpd-keep__act--star")).to_have_text("Starred")
            expect(own.get_by_label("Your note:")).to_have_value(f"Note to {was}")
    page.goto(f"{place}after/mentoring/")
    expect(keeping(page, "page/mentoring").locator(".cpd-keep__act--star")).to_have_text("Starred")
    page.goto(f"{place}after/forms/our-plan/")
    expect(page.get_by_label("Our aim")).to_have_value("To listen.")


def test_it_stands_on_the_index_pages_too(wrote: BrowserContext, place: str) -> None:
    page = wrote.new_page()
    for path in ("visits", "mentoring"):
        page.goto(f"{place}after/{path}/reflective-activities/")
        for items in (items for where, items in NOW.items() if where.startswith(path)):
            for name, before in items.items():
                expect(answer(page, name)).to_have_value(f"Answer to {before}")


def test_it_stands_in_the_record_under_the_names_of_now(wrote: BrowserContext, place: str) -> None:
    page = wrote.new_page()
    page.goto(f"{place}after/my-record/")
    for items in NOW.values():
        for name, before in items.items():
            thing = page.locator(f".cpd-record__thing:has(> [data-key='{name}'])").first
            expect(thing).to_contain_text(f"Answer to {before}")
    expect(page.locator(f"[data-key='{LISTEN}']").first).to_contain_text("Listen well")
    keys = set(page.locator(".cpd-record__thing > [data-key]").evaluate_all("all => all.map((one) => one.dataset.key)"))
    assert keys.isdisjoint({RENAME, LEAVE, "page/visits/two", "page/coaching", "page/coaching/page"})
    assert keys >= {f"page/{path.removesuffix('/')}" for path in PAGES}


def test_only_where_the_question_is_another_the_reader_is_told_and_sees_the_old_one(wrote: BrowserContext, place: str) -> None:
    page = wrote.new_page()
    page.goto(f"{place}after/visits/one/")
    notice = item(page, ASK).locator(".cpd-keep__notice")
    expect(notice).to_contain_text("The question has changed since you answered")
    notice.get_by_text("The question then").click()
    expect(notice.get_by_text("What would you ask?")).to_be_visible()
    expect(page.locator(".cpd-keep__notice")).to_have_count(1)


def test_what_was_written_under_a_former_id_moves_when_it_is_written_on_and_not_before(opens: Opens, place: str) -> None:
    page = opens(place).page
    page.goto(f"{place}before/visits/one/")
    answer(page, RENAME).fill("First.")
    keeping(page, RENAME).locator(".cpd-keep__act--star").click()
    page.goto(f"{place}after/visits/one/")
    expect(answer(page, NAME)).to_have_value("First.")
    assert kept(page) == {f"{RENAME}#answer": "First.", f"{RENAME}#star": True}
    answer(page, NAME).fill("First. Second.")
    assert kept(page) == {f"{NAME}#answer": "First. Second.", f"{RENAME}#star": True}
    keeping(page, NAME).locator(".cpd-keep__act--star").click()
    assert kept(page) == {f"{NAME}#answer": "First. Second."}
