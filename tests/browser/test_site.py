"""What holds of every page: no other host, no errors, all of it there without JavaScript and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from browser.conftest import Opens, Tab
from support.pages import SILENT, Element
from support.pages_of_kinds import kinds_of_pages
from support.sites import Built, file_of

SUITE = "secondary/"
PAPER = frozenset({"cpd-sort__overleaf", "cpd-paper-choices"})
"""What stands on paper only; on a screen its words stand elsewhere."""


@pytest.fixture(scope="module")
def urls(real_site: Built, pytestconfig: pytest.Config) -> list[str]:
    """A page of every kind; with `--long`, every page."""
    files = map(file_of, real_site.urls) if pytestconfig.getoption("--long") else kinds_of_pages(real_site)
    return [file.removesuffix("index.html") for file in files if file != "404.html"]


def squeezed(words: str) -> str:
    """Words without space and case: what stands side by side in a line is not told apart."""
    return "".join(words.split()).casefold()


def texts(element: Element) -> list[str]:
    """The stretches of text that a reader should see: what is folded or hidden by HTML itself left out."""
    return [
        squeezed(text)
        for one in (element, *element.walk())
        for text in one.inside
        if isinstance(text, str) and one.tag not in SILENT and not any(_hides(above) for above in (one, *one.above()))
    ]


@dataclass(frozen=True)
class Crawled:
    """What came of opening every page on a desk's screen, and narrowing the window to a phone's."""

    tab: Tab
    wide: list[tuple[str, list[str]]]


@pytest.fixture(scope="module")
def crawled(chromium: Browser, address: str, urls: list[str]) -> Iterator[Crawled]:
    context = chromium.new_context()
    tab = Tab(context.new_page(), address)
    wide = []
    for url in urls:
        tab.page.set_viewport_size({"width": 1280, "height": 900})
        tab.visit(url).set_viewport_size({"width": 320, "height": 640})
        wide.append((url, tab.too_wide()))
    yield Crawled(tab, wide)
    context.close()


def test_no_page_asks_another_host_for_anything(crawled: Crawled) -> None:
    assert (crawled.tab.elsewhere(), len(crawled.tab.requests) > len(crawled.wide) > 1) == ([], True)


def test_no_page_reports_an_error(crawled: Crawled) -> None:
    assert crawled.tab.errors == []


def test_no_page_is_wider_than_a_small_screen(crawled: Crawled) -> None:
    assert [found for found in crawled.wide if found[1]] == []


def test_without_javascript_every_pages_text_can_be_read(opens: Opens, real_site: Built, urls: list[str]) -> None:
    tab = opens(java_script_enabled=False)
    lost = []
    for url in urls:
        shown = squeezed(tab.visit(url).locator("main").inner_text())
        lost += [(url, text) for text in texts(real_site.page(url).one("main")) if text not in shown]

    assert lost == []


def test_without_javascript_the_navigation_is_there(opens: Opens) -> None:
    page = opens(java_script_enabled=False, viewport={"width": 320, "height": 640}).visit(SUITE)
    links = page.locator("#__nav a")

    assert (links.count() > 5, all(links.nth(n).is_visible() for n in range(links.count()))) == (True, True)


def test_on_paper_the_overview_is_not_folded_away(tab: Tab, real_site: Built) -> None:
    printed = paper(tab, SUITE)
    titles = [squeezed(link.text) for link in real_site.page(SUITE).one("section", "cpd-overview").all("a")]

    assert [title for title in titles if title not in printed] == []


def test_on_paper_a_folded_callout_is_open(opens: Opens, two_suites: Built) -> None:
    assert "foldingwords" in paper(opens(root=f"{two_suites.folder.as_uri()}/"), "first/part/inner/index.html")


def paper(tab: Tab, url: str) -> str:
    """The words of a page as it is printed."""
    page = tab.visit(url)
    page.emulate_media(media="print")
    return squeezed(page.locator("main").inner_text())


def _hides(element: Element) -> bool:
    return (
        element.tag == "template"
        or "hidden" in element.attributes
        or "headerlink" in element.classes
        or not PAPER.isdisjoint(element.classes)
        or (element.tag == "details" and "open" not in element.attributes)
    )
