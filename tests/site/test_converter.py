"""One Markdown for all pages: what comes out is what a new one for each page makes, and others' extensions get a new one."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

import pytest
from markdown import Markdown

from cpd.host import tried
from support.sites import REPOSITORY, Project

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
    monkeypatch.setattr(tried, "_APART", frozenset())
    alone = project.build()
    assert len(pages) > 5
    assert {path: alone.text(path) for path in pages} == pages


OTHER: Final = """
# Other

A word[^1], HTML and ==marks== ++ctrl+a++ $b$ ^up^ [[Wiki]] :smile: #!py x

*[HTML]: Other words

## Other

/// key-idea | Another
Text.
///

/// caption
Words below.
///

=== "Tab"

    In a tab.

- [ ] to do

``` {.python linenums="1"}
y = 1
```

[^1]: Of another.
"""
NEXT: Final = OTHER.replace("*[HTML]: Other words", "").replace("[^1]: Of another.", "").replace("## Other", "## Last\n\n# Other")


@pytest.mark.parametrize("name", sorted(tried.EXTENSIONS))
def test_an_extension_that_was_tried_forgets_a_page(name: str) -> None:
    extensions = [*{name, "toc", "cpd.reading.extension"}]
    shared = Markdown(extensions=extensions)
    shared.convert(OTHER)
    assert shared.reset().convert(NEXT) == Markdown(extensions=extensions).convert(NEXT)


def test_of_others_it_is_not_known() -> None:
    assert tried.unknown_extensions(["toc", "markdown.extensions.tables", "mdx_truly_sane_lists"], tried.EXTENSIONS) == [
        "mdx_truly_sane_lists"
    ]


ADDS: Final = """
def on_page_markdown(markdown, page, config, files):
    config.markdown_extensions[:] = [one for one in config.markdown_extensions if one != "nl2br"]
    if page.file.src_uri == "two.md":
        config.markdown_extensions.append("nl2br")
"""
"""A hook that changes how one page is converted."""


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What builds said of how pages were converted."""
    words = [record.getMessage().removeprefix("cpd: ") for record in caplog.records if record.levelno == logging.INFO]
    return [one for one in words if one.startswith("Each page")]


def test_beside_what_was_not_tried_each_page_is_converted_by_itself_and_the_build_says_so(
    project: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "other.py").write_text(ADDS, encoding="utf-8")
    pages = {"index.md": "# Home\n\na\nb\n", "one.md": "# One\n\na\nb\n", "two.md": "# Two\n\na\nb\n"}
    hooks = [str(REPOSITORY / "hooks" / "pipeline.py"), str(tmp_path / "other.py")]
    caplog.set_level(logging.INFO, "mkdocs")
    built = project.write(pages).build(hooks=hooks)
    assert "<p>a\nb</p>" in built.text("one/index.html")
    assert "<p>a<br />\nb</p>" in built.text("two/index.html")
    name = tmp_path / "other.py"
    assert told(caplog) == [
        f"Each page is converted by itself, which takes longer: it is not known whether `{name}` would come out right otherwise."
    ]


def test_footnotes_that_count_pages_are_converted_page_by_page(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    page = "# Page\n\nWords[^1].\n\n[^1]: Note.\n"
    caplog.set_level(logging.INFO, "mkdocs")
    built = project.write({"index.md": page, "one.md": page}).build(markdown_extensions=[{"footnotes": {"UNIQUE_IDS": True}}, "toc"])
    ids = [re.findall(r'id="(fn:[^"]*)"', built.text(path)) for path in ("index.html", "one/index.html")]
    assert [len(one) for one in ids] == [1, 1]
    assert ids[0] == ids[1]
    assert told(caplog) == [
        "Each page is converted by itself, which takes longer: it is not known whether `footnotes` would come out right otherwise."
    ]


def test_of_what_was_tried_nothing_is_said(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    project.write(TREE).build(plugins=["search", "tags", "material/offline"])
    assert told(caplog) == []
