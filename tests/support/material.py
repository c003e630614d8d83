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

BLOG: Final = """
    index.md
        | ---
        | contents: [page, stories]
        | ---
        | # Home
    page.md
        | # A page
        |
        | /// key-idea | Before
        |
        | Page words.
        |
        | ///
    stories/
        index.md
            | ---
            | description: Told by schools.
            | ---
            | # Stories
            |
            | Words above.
        posts/
            2026-09-30-first.md
                | ---
                | date: 2026-09-30
                | slug: first
                | description: About the first.
                | categories: [Making contact]
                | ---
                | # The first & best
                |
                | It was [a day in June](../../page.md), and [](item:first-idea) came of it.[^1]
                |
                | <!-- more -->
                |
                | ## Later
                |
                | /// key-idea | First idea
                |     id: first-idea
                |
                | First words.
                |
                | ///
                |
                | [^1]: A note.
            2026-11-02-second.md
                | ---
                | date: {created: 2026-11-02, updated: 2026-11-20}
                | slug: second
                | description: About the second.
                | categories: [Making contact, Coaching]
                | ---
                | # The second
                |
                | ## Same heading
                |
                | Nothing above the heading.
                |
                | /// reflective-activity | Try it
                |     id: try-it
                |
                | Second words.
                |
                | ///
            2026-11-09-third.md
                | ---
                | date: 2026-11-09
                | slug: third
                | description: About the third.
                | categories: [Coaching]
                | readtime: 7
                | ---
                | # The third
                |
                | Third beginning.
                |
                | /// key-idea | Third idea
                |     id: third-idea
                |
                | Third words.
                |
                | ///
                |
                | After the idea.
                |
                | <!-- more -->
                |
                | ## Same heading
"""
