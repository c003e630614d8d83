"""A folder served on the loopback address, a Chromium, and tabs that note what goes on in them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

from playwright.sync_api import Browser, Page, Playwright

NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

_WIDE: Final = """
() => {
  const { documentElement: root, body } = document;
  if (root.scrollWidth <= innerWidth) return [];
  const isInBox = (one) => one && one !== body && (getComputedStyle(one).overflowX !== "visible" || isInBox(one.parentElement));
  const isOver = (one) => one.getBoundingClientRect().right > innerWidth && !isInBox(one.parentElement);
  const over = [...body.querySelectorAll("*")].filter(isOver).slice(0, 3).map((one) => [one.localName, ...one.classList].join("."));
  return [`${root.scrollWidth} pixels wide, over the edge: ${over.join(", ") || "nothing that has a name"}`];
}
"""


@dataclass
class Tab:
    """A page in the browser, and what went on in it."""

    page: Page
    root: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type in {"error", "warning"} else None)

    def visit(self, path: str = "") -> Page:
        """Open a page of the site."""
        self.page.goto(self.root + path)
        self.page.wait_for_load_state("load")
        return self.page

    def elsewhere(self) -> list[str]:
        """What was asked of another host."""
        return [url for url in self.requests if not url.startswith((self.root, "data:", "blob:"))]

    def too_wide(self) -> list[str]:
        """How much wider the page is than its window, and what stands over the edge."""
        return list(self.page.evaluate(_WIDE))


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def launched(playwright: Playwright) -> Browser:
    """The browser: $CHROMIUM, one that is installed, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"])
