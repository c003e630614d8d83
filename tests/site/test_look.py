"""The theme's stylesheet as a site's pages get it: what they can show is in it, whoever brings it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.sites import REPOSITORY, Project, cpd

PAGE = "# Home\n\nA text about danger.\n"
TABS = '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.\n'


def rules(style: str, name: str) -> int:
    """How many of the theme's rules ask for a class."""
    return len(re.findall(rf"\.{name}(?![\w-])[^{{}}]*{{", style.partition("--cpd-")[0]))


def frame(project: Project, page: str = PAGE, **files: str) -> str:
    """The stylesheet of every page of a site with this page and these files."""
    written = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    return (
        project.write({"index.md": page, **written})
        .build(extra=cpd(), extra_css=[name for name in written if name.endswith(".css")])
        .text("assets/cpd/frame.css")
    )


def test_rules_for_what_no_page_has_are_left_out(project: Project) -> None:
    style = frame(project)
    left_out = {name: rules(style, name) for name in ("danger", "md-banner", "md-tabs", "md-button", "key-control")}
    assert (rules(style, "md-typeset") > 50, left_out) == (True, dict.fromkeys(left_out, 0))


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("!!! danger\n\n    Hot.\n", "danger"),
        ("??? danger\n\n    Hot.\n", "danger"),
        ('<div class="admonition danger"><p>Hot.</p></div>\n', "danger"),
        ("<DIV CLASS=danger>Hot.</DIV>\n", "danger"),
        ("[A word](#home){ .md-button }\n", "md-button"),
        ("```python\nimport this\n```\n", "kn"),
        ("++ctrl+c++\n", "key-control"),
        ("## Two { .md-banner }\n", "md-banner"),
    ],
)
def test_rules_for_what_a_page_has_are_there(project: Project, page: str, name: str) -> None:
    assert rules(frame(project, f"# Home\n\n{page}"), name) > 0


def test_a_page_with_tabs_has_the_rules_for_what_the_themes_script_makes(project: Project) -> None:
    style = frame(project, f"# Home\n\n{TABS}")
    assert min(rules(style, name) for name in ("tabbed-labels", "tabbed-button", "tabbed-control--next", "md-tooltip")) > 0


@pytest.mark.parametrize("name", ["own_js", "assets__vendor__own_js"])
def test_rules_for_what_a_script_of_the_sites_makes_are_there(project: Project, name: str) -> None:
    assert rules(frame(project, **{name: "document.body.classList.add('danger');"}), "danger") > 0


def test_words_in_libraries_that_come_with_the_generator_keep_no_rules(project: Project) -> None:
    # Slides' library knows how to read from right to left, and all of them have variables of a letter, as highlighted code has classes.
    style = frame(project, "# Home\n\nA text with `code`.\n")
    assert ("[dir=rtl]" in style, rules(style, "highlight")) == (False, 0)


def test_variables_that_a_stylesheet_of_the_sites_uses_are_there(project: Project) -> None:
    variable = "--md-admonition-icon--bug:"
    assert (variable in frame(project), variable in frame(project, own_css="b { mask-image: var(--md-admonition-icon--bug) }")) == (
        False,
        True,
    )


WRITES = """
from pathlib import Path

def on_post_build(config):
    Path(config.site_dir, "late.html").write_text("<p class='md-banner'>Hot.", encoding="utf-8")
"""


def test_pages_that_another_hook_writes_by_itself_are_looked_at(project: Project, tmp_path: Path) -> None:
    (tmp_path / "writes.py").write_text(WRITES, encoding="utf-8")
    built = project.write({"index.md": PAGE}).build(
        extra=cpd(), hooks=[str(REPOSITORY / "hooks" / "pipeline.py"), str(tmp_path / "writes.py")]
    )
    assert rules(built.text("assets/cpd/frame.css"), "md-banner") > 0


def test_a_page_asks_for_one_file_of_a_sort_where_every_page_needs_the_same(project: Project) -> None:
    built = project.write({"index.md": PAGE, "other.md": '# Other\n\n!!! key-idea "K"\n    W.\n'}).build(extra=cpd())
    files = re.compile(r'(?:href|src)="[^"]*?assets/cpd/([^"/]+\.(?:css|js))"')
    assert {path: files.findall(built.text(path)) for path in ("index.html", "other/index.html", "404.html")} == {
        "index.html": ["frame.css", "frame.js"],
        "other/index.html": ["frame.css", "reading.css", "frame.js", "store.js", "reading.js"],
        "404.html": ["frame.css", "frame.js"],
    }
