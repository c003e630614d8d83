"""A small site to plan sessions from."""

from __future__ import annotations

from typing import Final

SESSIONS: Final = """
    index.md
        | # Home
    one/
        index.md
            | ---
            | suite: one
            | phase: Primary
            | contents: [start]
            | ---
            | # First things
        start/
            index.md
                | ---
                | contents: [alpha.md, beta.md]
                | ---
                | # Start
            alpha.md
                | # Alpha page
                |
                | /// key-idea | Look first
                |     id: look
                |
                | See what is there.
                |
                | ///
                |
                | /// reflective-activity | Alpha
                |     id: alpha
                |     minutes: 20
                |     with: a colleague
                |     tags: [talk]
                |
                | **You need** Six books, and the [home page](../../index.md).
                |
                | **Do**
                |
                | 1. Open a book.
                | 2. Read one page aloud.
                |
                | **Talk about** (4 minutes)
                |
                | - What did you hear?
                |
                | **Write down** One word.
                |
                | **Next** Ask again.
                |
                | ///
                |
                | /// reflective-activity | Beta
                |     id: beta
                |     was: [former]
                |     minutes: 10
                |     with: the other school
                |
                | Compare two books.
                |
                | ///
            beta.md
                | # Beta page
                |
                | /// reflective-activity | Gamma
                |     id: gamma
                |     minutes: 15
                |     with: alone
                |
                | Think.
                |
                | ///
                |
                | /// resource | A book
                |     id: book
                |
                | A book about books, with <em>marks & signs</em>.
                |
                | ///
    two/
        index.md
            | ---
            | suite: two
            | phase: Secondary
            | ---
            | # Second things
        delta.md
            | # Delta page
            |
            | /// reflective-activity | Delta
            |     id: delta
            |     minutes: 30
            |     with: your department
            |     tags: [talk, plan]
            |
            | Plan a week.
            |
            | ///
    plan-a-session/
        index.md
            | # Plan a session
            |
            | Words before the planner.
"""
