"""Every page says what it may load, and everything works under that; what is put into a page from outside does not run."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opens, Tab
from browser.waiting import until
from support.pages_of_kinds import kinds_of_pages
from support.sites import Built, Project

VIOLATIONS = "addEventListener('securitypolicyviolation', (event) => console.warn('refused', event.effectiveDirective, event.blockedURI))"
COLOURS = "getComputedStyle(document.body).backgroundColor"
DARK = "localStorage.setItem(new URL('./', location).pathname + '.__palette', JSON.stringify({ color: { scheme: 'slate' } }))"


def searched(page: Page, words: str) -> Page:
    """The page with what its search finds."""
    page.locator("[data-shell=search]").click()
    page.get_by_label("Words to search for").press_sequentially(words)
    expect(page.locator(".cpd-search__status")).to_contain_text("found")
    return page


@pytest.mark.parametrize(
    "is_from_folder", [pytest.param(False, id="served"), pytest.param(True, id="from a folder", marks=pytest.mark.long)]
)
def test_every_kind_of_page_works_and_nothing_is_refused(opens: Opens, real_site: Built, is_from_folder: bool) -> None:  # noqa: FBT001  # a case
    tab = opens(root=f"{real_site.folder.as_uri()}/" if is_from_folder else "", viewport={"width": 1280, "height": 900})
    tab.page.add_init_script(VIOLATIONS)
    for url in kinds_of_pages(real_site):
        # What is not found is served under any address, so its own addresses begin at the root of the server.
        if not (is_from_folder and url == "404.html"):
            page = tab.visit(url)
            assert (url, page.evaluate("document.documentElement.className")) == (url, "js")
    first = searched(page, "coaching").locator(".cpd-search__link").first
    place = first.get_attribute("href")
    first.click()
    page.wait_for_load_state()

    assert place
    assert (tab.errors, page.locator("main h1").count()) == ([], 1)


def test_colours_are_there_before_the_first_paint(opens: Opens) -> None:
    tab = opens(color_scheme="light")
    light = tab.visit().evaluate(COLOURS)
    tab.page.evaluate(DARK)
    tab.page.route("**/*.js", lambda route: route.abort())  # only what stands in the page itself
    dark = tab.visit().evaluate(COLOURS)

    assert (dark != light, tab.page.evaluate("document.body.dataset.mdColorScheme")) == (True, "slate")


class Other(SimpleHTTPRequestHandler):
    """Another host, which knows what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Remember."""
        self.asked.append(self.path)
        self.send_error(404)

    do_POST = do_GET  # noqa: N815  # their names there

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture
def other() -> Iterator[str]:
    """The address of another host."""
    Other.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


INTRUSIONS = {
    "script": "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.isIntruded = true' }))",
    "attribute": "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" alt onerror=\"window.isIntruded = true\">')",
    "address": "document.body.appendChild(Object.assign(document.createElement('a'), { href: 'javascript:window.isIntruded = true' })).click()",
    "text as code": "setTimeout('window.isIntruded = true')",
    "another host's script": "document.body.append(Object.assign(document.createElement('script'), { src: 'OTHER/x.js' }))",
    "picture": "new Image().src = 'OTHER/x.png'",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), { src: 'OTHER/' }))",
    "request": "fetch('OTHER/').catch(() => {})",
    "beacon": "navigator.sendBeacon('OTHER/', 'x')",
    "form": "document.body.appendChild(Object.assign(document.createElement('form'), { action: 'OTHER/' })).submit()",
    "base": "document.head.append(Object.assign(document.createElement('base'), { href: 'OTHER/' }))",
}


def test_what_is_put_into_a_page_does_not_run_and_asks_nobody(tab: Tab, other: str) -> None:
    page = tab.visit()
    page.evaluate("addEventListener('securitypolicyviolation', ({ effectiveDirective: name }) => (window.refused ??= []).push(name))")
    refused: dict[str, Any] = {}
    for name, code in INTRUSIONS.items():
        page.evaluate(f"window.refused = []; {code.replace('OTHER', other)}; null")
        until(page, "window.refused.length > 0")
        refused[name] = page.evaluate("window.refused[0]")

    assert refused == {
        "script": "script-src-elem",
        "attribute": "script-src-attr",
        "address": "script-src-elem",
        "text as code": "script-src",
        "another host's script": "script-src-elem",
        "picture": "img-src",
        "frame": "frame-src",
        "request": "connect-src",
        "beacon": "connect-src",
        "form": "form-action",
        "base": "base-uri",
    }
    assert (page.evaluate("window.isIntruded ?? null"), Other.asked) == (None, [])
    page.goto(f"{other}/by-hand")
    assert Other.asked[:1] == ["/by-hand"]


def test_an_authors_own_script_runs(opens: Opens, project: Project) -> None:
    written = "# Home\n\n<p id=\"here\"></p>\n\n<script>\n  // größer & <b>\n  document.getElementById('here').textContent = 'It ran' + (1 < 2);\n</script>\n"
    built = project.write({"index.md": written}).build()
    tab = opens(root=f"{built.folder.as_uri()}/")

    assert (tab.visit("index.html").locator("#here").inner_text(), tab.errors) == ("It rantrue", [])
