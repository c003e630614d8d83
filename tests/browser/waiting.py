"""Waiting for something in a page that has a content security policy: there Playwright's own waiting may not look again."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

ATTEMPTS = 600
PAUSE = 50
"""Milliseconds between two looks."""


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Look again and again until an expression is true in the page."""
    for _ in range(ATTEMPTS):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"it never came true: {expression}")
