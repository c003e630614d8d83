"""What is kept in a browser: nothing before a reader acts, and nothing that the storage manifest does not declare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.conftest import Tab, keeping, served
from support.sites import Built

ALL_THAT_IS_KEPT = """async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    document.cookie,
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
].filter(Boolean)"""


def test_nothing_is_kept_after_twenty_pages(tab: Tab, real_site: Built) -> None:
    pages = [url for url in real_site.urls if url != "404.html"]
    read = pages[:: len(pages) // 20][:20]
    for url in read:
        page = tab.visit(url)
        page.mouse.wheel(0, 20_000)

    assert (len(read), page.evaluate(ALL_THAT_IS_KEPT), page.context.cookies()) == (20, [], [])


SCRIPTS = {
    "declared.js": "localStorage.setItem('cpd:here:first#note', '1')",
    "undeclared.js": "localStorage.setItem('visits', '1')",
    "session.js": "sessionStorage.setItem('cpd:here:first#mood', '1')",
    "property.js": "localStorage.seen = '1'",
    "refused.js": "try { localStorage.setItem('big', 'x'.repeat(2 ** 24)) } catch {}",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of pages with a script each."""
    folder: Path = tmp_path_factory.mktemp("keeping")
    for name, script in SCRIPTS.items():
        (folder / name).write_text(script, encoding="utf-8")
        (folder / f"{name}.html").write_text(f'<!doctype html><title>{name}</title><script src="{name}"></script>', encoding="utf-8")
    with served(folder) as found:
        yield found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("declared.js", []),
        ("undeclared.js", ["visits"]),
        ("session.js", ["cpd:here:first#mood"]),
        ("property.js", ["seen"]),
        ("refused.js", []),
    ],
)
def test_a_key_that_is_not_declared_is_noticed(chromium: Browser, place: str, name: str, found: list[str]) -> None:
    context = chromium.new_context()
    context.new_page().goto(f"{place}{name}.html")
    context.close()

    assert keeping(chromium).undeclared() == found


def test_what_a_test_writes_by_itself_does_not_count_and_what_it_lets_a_script_write_does(chromium: Browser, place: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{place}declared.js.html")
    page.evaluate("localStorage.setItem('of a test', '1')")
    page.add_script_tag(url=f"{place}undeclared.js")
    context.close()

    assert keeping(chromium).undeclared() == ["visits"]
