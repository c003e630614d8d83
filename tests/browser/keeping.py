"""Watches what pages keep: every key that a script writes has to be in the storage manifest.

A write counts when a script of the page takes part in it. What a test writes by itself, with
``page.evaluate`` and ``setItem``, does not: such a write has no script's address in its stack.
What stands in a storage at the end and was not written by ``setItem`` counts too.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Error

from cpd.components.order import MANIFEST
from cpd.domain import storage

_WATCH: Final = """
    const setItem = Storage.prototype.setItem;
    const told = new Set();
    Storage.prototype.setItem = function (key, ...value) {
      setItem.call(this, key, ...value);
      const isOwn = /(?:https?|file):\\/\\//.test(new Error().stack ?? "");
      if (told.has(`${isOwn} ${key}`)) return;
      told.add(`${isOwn} ${key}`);
      window.cpdTestWrote?.(String(key), isOwn);
    };
"""
_KEYS: Final = """() => ["localStorage", "sessionStorage"].flatMap((name) => {
    try { return Object.keys(window[name]); } catch { return []; }
})"""


class Keeping:
    """What the pages of a browser have written since it was last asked."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._own: set[str] = set()
        self._tests: set[str] = set()

    def context(self, **settings: Any) -> BrowserContext:
        """A context of the browser that is watched."""
        context = Browser.new_context(self._browser, **settings)
        context.expose_binding("cpdTestWrote", self._wrote)
        context.add_init_script(_WATCH)
        close = context.close

        def look_and_close(**how: Any) -> None:
            self._look(context)
            close(**how)

        context.close = look_and_close  # type: ignore[method-assign]  # the last moment at which its storage can be read
        return context

    def undeclared(self) -> list[str]:
        """The keys that the manifest does not know, each told once."""
        for context in self._browser.contexts:
            self._look(context)
        found = sorted(key for key in self._own if storage.declared(key, MANIFEST) is None)
        self._own.clear()
        return found

    def _wrote(self, _source: object, key: str, is_own: bool) -> None:  # noqa: FBT001  # called by a page
        (self._own if is_own else self._tests).add(key)

    def _look(self, context: BrowserContext) -> None:
        for page in context.pages:
            # A page may be gone, or run no scripts.
            with suppress(Error):
                self._own.update(key for key in page.evaluate(_KEYS) if key not in self._tests)
