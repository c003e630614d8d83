"""One Markdown for all pages: what comes out is what a new one for each page makes, and others' extensions get a new one."""

from __future__ import annotations

from typing import Final

import pytest

from cpd.host import converter
from support.sites import Project

TREE: Final = """
    index.md
        | # Home
        |
        | A note[^1] and HTML.
        |
        | [^1]: Of home.
        |
        | *[HTML]: Words for browsers
    one.md
        | # One
        |
        | HTML[^1] with $a$ and ==marks==.
        |
        | /// key-idea | An idea
        | Text with [a link][far].
        | ///
        |
        | === "Tab"
        |
        |     In a tab.
        |
        | [^1]: Of one.
        |
        | [far]: index.md
    two.md
        | # Two
        |
        | [A link][far] without its address, HTML without its words, and no note[^1].
        |
        | ## One
        |
        | ```python
        | x = 1
        | ```
"""


def test_pages_come_out_as_from_a_markdown_of_their_own(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = project.write(TREE).build()
    pages = {path: shared.text(path) for path in shared.files if path.endswith((".html", ".json", ".xml"))}
    monkeypatch.setattr(converter, "TRIED", frozenset())
    alone = project.build()
    assert len(pages) > 5
    assert {path: alone.text(path) for path in pages} == pages


def test_it_is_known_which_extensions_forget_a_page() -> None:
    assert converter.untried(["toc", "pymdownx.tabbed", "mdx_truly_sane_lists"]) == ["mdx_truly_sane_lists"]
