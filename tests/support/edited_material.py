"""What random edits begin with, and what they put in: sites with all there is, and small ones without."""

from __future__ import annotations

from typing import Any, Final

from .material import BLOG, TWO_SUITES

PLAIN: Final = """
    index.md
        | ---
        | template: home.html
        | contents: [first, second, about]
        | ---
        | # Home
        |
        | What there is to read.
    about.md
        | # About
        |
        | See [](item:count-the-desks) and [a page](first/earlier.md).
        |
        | /// items
        |     kind: key-idea
        |     whole: true
        |
        | ///
    first/
        index.md
            | ---
            | suite: first
            | phase: secondary
            | contents: [later, earlier, part]
            | ---
            | # First suite
            |
            | Words of the suite.
        part/
            empty.md
                | # Nothing here
                |
                | Only words, and [a heading](inner.md#look-here).
            inner.md
                | # Inner
                |
                | ## Look here
                |
                | /// reflective-activity | Fold it
                |     minutes: 10
                |
                | Folding words, as in [](item:begin-small).
                |
                | ///
"""
"""Laid over ``TWO_SUITES``: lists, references, a front page that counts."""

WHOLE: Final = """
    index.md
        | ---
        | template: home.html
        | contents: [first, second, third, cases, tools, stories]
        | ---
        | # Home
        |
        | /// changes
        |     limit: 1
        |
        | ///
    third/
        index.md
            | ---
            | suite: third
            | phase: primary
            | shares: first
            | ---
            | # Third suite
        own.md
            | # Its own
            |
            | Coaching helps.
    first/
        visit.md
            | ---
            | slides: true
            | updated: 2026-10-01
            | moved_from: [first/old.md]
            | ---
            | # A visit
            |
            | Coaching takes [a term]{only=secondary}[a year]{only=primary}.
            |
            | /// key-idea | Go and see
            |     id: go-and-see
            |     was: go
            |
            | Look first, says the SLT.
            |
            | ///
            |
            | /// notes
            |
            | Ask who has seen [](item:go-and-see).
            |
            | ///
            |
            | /// only | primary
            |
            | For the youngest.
            |
            | ///
    tools/
        glossary.md
            | ---
            | glossary:
            |   - term: Coaching
            |     id: coaching
            |     meaning: One asks, the other thinks.
            |     source: rivers
            |   - term: Senior leadership team
            |     id: slt
            |     also: [SLT]
            |     meaning: They lead a school.
            | ---
            | # Glossary
        references.md
            | # References
            |
            | Rivers, A. (2014) *Planning together*. An invented book.
            | { #rivers }
        short.md
            | ---
            | route:
            |   for: Two people
            |   steps:
            |     - to: ../first/visit.md
            |       why: Read this first.
            |     - to: ../first/part/inner.md#fold-it
            |       why: It takes a pen.
            | ---
            | # A short way
        form.md
            | ---
            | form:
            |   id: after
            |   parts:
            |     - type: short-text
            |       id: school
            |       label: Which school?
            |       example: Ashgrove School (invented)
            | ---
            | # After a visit
            |
            | Coaching words above the form.
        dates.md
            | ---
            | directory:
            |   - name: A group
            |     as_of: 2021
            |     source: rivers
            | ---
            | # Directory
    cases/
        index.md
            | # Cases
            |
            | /// case-studies
            |
            | ///
        ashgrove.md
            | ---
            | case_study:
            |   institution: Ashgrove School (invented)
            |   region: South West
            |   themes: [sharing]
            |   sources: [rivers]
            | ---
            | # Ashgrove School
            |
            | What is known.
        sharing.md
            | ---
            | theme: {id: sharing, label: Sharing}
            | ---
            | # Sharing
            |
            | /// case-studies
            |     show: list
            |     theme: sharing
            |
            | ///
    picture.svg
        | <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><title>A dot</title><circle r="2" cx="2" cy="2"/></svg>
"""
"""Laid over ``PLAIN`` and ``BLOG``: everything that a component draws."""

CHANGELOG: Final = "# Changelog\n\n## 1.0.0 - 2026-10-01\n\n### Added\n\n- A first suite.\n"

BEGINNINGS: Final[dict[str, tuple[tuple[str, ...], list[Any]]]] = {
    "plain": ((TWO_SUITES, PLAIN), ["search"]),
    "whole": ((TWO_SUITES, BLOG, PLAIN, WHOLE), []),
    "tags": ((TWO_SUITES, PLAIN), ["search", "tags"]),
    "autorefs": ((TWO_SUITES, PLAIN), ["search", "autorefs"]),
}
"""What stands below docs/, and the plugins; where none are named, the repository's own."""

CALLOUTS: Final = (
    "/// key-idea | {title}\n\n{words}\n\n///",
    "/// reflective-activity | {title}\n    id: {id}\n    minutes: 15\n\n{words}\n\n- one\n- two\n\n///",
    '!!! reflective-activity "{title}"\n    {words}',
    '??? resource "{title}"\n    [{words}](https://example.org/)',
    "/// resource | {title}\n    href: https://example.org/\n    tags: [evidence]\n\n{words}\n\n///",
    "//// key-idea | {title}\n\n/// resource | Inside it\n    href: https://example.org/\n\n{words}\n\n///\n\n////",
    "//// key-idea | {title}\n    tags: [evidence]\n\n/// items\n    kind: resource\n\n///\n\n////",
    "/// key-idea | As in [](item:{id})\n\n{words}\n\n///",
)
BLOCKS: Final = (
    "{words}",
    "## {title}",
    "### About [](item:{id})",
    "See [](item:{id}), and [this](item:{id}).",
    "Go to [the page](../first/later.md#{id}), or [another](earlier.md).",
    "/// items\n\n///",
    "/// items\n    kind: key-idea\n    suite: first\n    whole: true\n\n///",
    "/// items\n    tag: evidence\n    limit: 2\n\n///",
    "/// notes\n\n{words}\n\n///",
    "/// only | primary\n\n{words}\n\n///",
    "[One]{{only=secondary}}[Another]{{only=primary}} and {words}",
    "/// chart | {title}\n    values: {{one: 1, two: 2}}\n\n///",
    "/// storage\n\n///",
    "/// case-studies\n\n///",
    "Half is \\(\\frac{{1}}{{2}}\\), and a note[^1].\n\n[^1]: {words}",
    "| a | b |\n| - | - |\n| {words} | SLT |",
    '<div id="{id}">{words}</div>',
    "Coaching with the SLT.\n{{ #{id} }}",
    '=== "{title}"\n\n    {words}',
    "/// key-idea | Not closed\n\n{words}",
    "#### {title}",
    "*[CPD]: Development\n\nCPD.",
)
HEADS: Final = (
    "description: {words}", "title: {title}", "lists: false", "navigation: apart", "slides: true", "status: new", "tags: [evidence]",
    "search: {{exclude: true}}", "only: primary", "updated: 2026-11-02", "moved_from: [first/gone.md]", "glossary: false", "theme: {{id: {id}}}",
    "created: [", "template: none.html",
)  # fmt: skip
TITLES: Final = ("Begin small", "Count the desks", "Look again", "A & B", "Ask *twice*", "Earlier", "Fold it", "Über")
IDS: Final = ("begin-small", "fold-it", "go-and-see", "look-again", "rivers", "pinned", "first-idea", "nowhere")
WORDS: Final = ("Small words.", "Say it twice & wait.", "Coaching is slow.", "Ask the SLT.", "Count to *ten*.", "Read `code`.")
