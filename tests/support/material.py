"""Small trees that several site tests share."""

from __future__ import annotations

from typing import Final

TWO_SUITES: Final = """
    index.md
        | # Home
        |
        | /// key-idea | Outside
        |
        | Words outside any suite.
        |
        | ///
    first/
        index.md
            | ---
            | suite: first
            | contents: [later, earlier, part]
            | ---
            | # First suite
        earlier.md
            | # Earlier
            |
            | /// key-idea | Begin small
            |
            | Small words.
            |
            | ///
        later.md
            | # Later
            |
            | !!! reflective-activity "Count the desks"
            |     Counting words.
            |
            |     /// resource | A ruler
            |         href: https://example.org/ruler
            |
            |     Measuring words.
            |
            |     ///
        part/
            index.md
                | # A part
            inner.md
                | # Inner
                |
                | ??? reflective-activity "Fold it"
                |     Folding words.
    second/
        index.md
            | ---
            | suite: second
            | ---
            | # Second suite
        only.md
            | # Only
            |
            | !!! key-idea "Begin small"
            |     Other small words.
"""
"""Two suites, one with pages and a folder, one with a page; an item outside; a nested and a folded one."""

ONE_SUITE: Final = """
    index.md
        | # Home
    suite/
        index.md
            | ---
            | suite: suite
            | ---
            | # The suite
        page.md
            | # The page
            |
            | /// key-idea | First thought
            |
            | Words of the first.
            |
            | ///
"""
"""The smallest site with an item in a suite."""
