"""A small site for what readers do with items and pages."""

from __future__ import annotations

from typing import Final

PRACTICE: Final = """
    index.md
        | # Home
        |
        | /// items
        |     kind: reflective-activity
        | ///
    glossary.md
        | ---
        | glossary:
        |   - {term: Coaching, meaning: Talk that helps a teacher to build a skill.}
        | ---
        | # Glossary
    suite/
        index.md
            | ---
            | suite: one
            | contents: [page, other]
            | ---
            | # The suite
        page.md
            | # A page
            |
            | We begin with coaching.
            |
            | /// key-idea | Begin small
            |     id: begin
            |
            | Small words.
            | ///
            |
            | //// reflective-activity | Count the desks
            |     id: count
            |     minutes: 20
            |
            | Write down: how many, and why?
            |
            | - For whom?
            |
            | /// resource | A ruler
            |     id: ruler
            |
            | Measuring words.
            | ///
            | ////
            |
            | /// reflective-activity | Gone
            |     id: gone
            |     withdrawn: true
            |
            | What was asked.
            | ///
        other.md
            | # Another page
            |
            | /// reflective-activity | Fold it
            |     id: fold
            |
            | What folds?
            | ///
"""
"""A suite with an activity that holds a resource, one that is withdrawn and one on another page; a list; a glossary."""

PAGE: Final = "suite/page/index.html"
INDEX: Final = "suite/reflective-activities/index.html"
HOME: Final = "index.html"
COUNT: Final = "one/count"
TITLE: Final = "Reflective activity 1: Count the desks"
