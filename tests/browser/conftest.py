"""The real site in a real browser: served from the loopback address, or opened from its folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.keeping import Keeping
from support.practice import PRACTICE
from support.sites import Built, Project

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@dataclass
class Tab:
    """A page in the browser, and what went on in it."""

    page: Page
    root: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def visit(self, path: str = "") -> Page:
        """Open a page of the site."""
        self.page.goto(self.root + path)
        self.page.wait_for_load_state("load")
        return self.page


Opens = Callable[..., Tab]
"""Opens a tab; takes what Playwright's ``new_context`` takes, and ``root`` for another place of the site."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser: $CHROMIUM, one that is installed, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )
        browser.new_context = keeping(browser).context  # type: ignore[method-assign]  # so that no test can forget to be watched
        yield browser
        browser.close()


@cache
def keeping(browser: Browser) -> Keeping:
    """What watches a browser."""
    return Keeping(browser)


@pytest.fixture(autouse=True)
def _only_declared_keys(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[None]:
    """Every test fails in which a script writes a key that the storage manifest does not declare."""
    yield
    undeclared = keeping(chromium).undeclared()
    if request.node.get_closest_marker("made_up_keys") is None:
        assert undeclared == [], "keys that hooks/cpd/domain/storage.py does not declare"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def address(real_site: Built) -> Iterator[str]:
    """Where the real site is served."""
    with served(real_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site for what readers do with items and pages."""
    return Project(tmp_path_factory.mktemp("practice")).write(PRACTICE).build(strict=True)


@pytest.fixture(scope="session")
def practised(practice: Built) -> Iterator[str]:
    """Where it is served."""
    with served(practice.folder) as found:
        yield found


@pytest.fixture
def opens(chromium: Browser, address: str) -> Iterator[Opens]:
    """Opens tabs, each with a memory of its own, and closes them at the end."""
    contexts = []

    def open_tab(root: str = "", **settings: Any) -> Tab:
        context = chromium.new_context(**settings)
        contexts.append(context)
        tab = Tab(context.new_page(), root or address)
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
        tab.page.on("console", lambda said: tab.errors.append(said.text) if said.type in {"error", "warning"} else None)
        return tab

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture
def tab(opens: Opens) -> Tab:
    """A tab as wide as a desk's."""
    return opens(viewport={"width": 1280, "height": 900})
