"""The real site in a real browser: served from the loopback address, or opened from its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.keeping import Keeping
from browser.tabs import Tab, launched, served
from support.practice import PRACTICE
from support.sites import Built, Project

__all__ = ["Opens", "Tab", "keeping", "served"]

Opens = Callable[..., Tab]
"""Opens a tab; takes what Playwright's ``new_context`` takes, and ``root`` for another place of the site."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
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


@pytest.fixture(scope="session")
def address(real_site: Built) -> Iterator[str]:
    """Where the real site is served."""
    with served(real_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site for what readers do with items and pages."""
    return Project(tmp_path_factory.mktemp("practice")).write(PRACTICE).build()


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
        return Tab(context.new_page(), root or address)

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture
def tab(opens: Opens) -> Tab:
    """A tab as wide as a desk's."""
    return opens(viewport={"width": 1280, "height": 900})
