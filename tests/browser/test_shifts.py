"""What stands on a page stays where it is while the rest comes: what scripts make has its place, and a font that comes late is left for the next page."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, Route

from browser.conftest import Opens
from browser.layout import KINDS
from browser.waiting import until

PAGES: Final = {
    **{kind: KINDS[kind] for kind in ("section", "sub-section", "form", "my record", "planner", "stories")},
    "with slides": "maths-hubs/work-groups/plan-your-own/",
    "with italics": "influential-institutions/",
}
WATCH: Final = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries()) moved.push(sources.map(({ node }) => (node?.textContent ?? "").trim().slice(0, 50)).join(" | "));
}).observe({ type: "layout-shift", buffered: true });
"""
PAINTED: Final = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def moved(page: Page) -> list[str]:
    """What has moved since the page was first painted."""
    page.evaluate(PAINTED)
    return list(page.evaluate("moved"))


@pytest.mark.parametrize("width", [412, 1350])
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_moves_while_a_page_comes(kind: str, width: int, opens: Opens) -> None:
    tab = opens(viewport={"width": width, "height": 850})
    tab.page.add_init_script(WATCH)
    page = tab.visit(PAGES[kind])
    assert moved(page) == []


def test_nothing_moves_when_the_pages_font_comes_late(opens: Opens) -> None:
    tab = opens(viewport={"width": 412, "height": 850})
    tab.page.add_init_script(WATCH)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.page.route("**/*.woff2", hold)
    page = tab.page
    page.goto(tab.root + PAGES["with italics"], wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    for route in held:
        route.continue_()
    until(page, "document.fonts.status === 'loaded'")
    assert (len(held), moved(page)) == (2, [])
