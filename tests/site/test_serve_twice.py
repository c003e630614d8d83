"""Two builds in one process, as `mkdocs serve` makes them: nothing of the first is left in the second."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any, Final

import pytest

from support.material import TWO_SUITES
from support.sets import differences
from support.sites import REPOSITORY, Built, Project, commanded, settings

NEW: Final = """
    first/
        new.md
            | # New
            |
            | /// reflective-activity | New activity
            |
            | New words.
            |
            | ///
"""
THIRD: Final = """
    third/
        index.md
            | ---
            | suite: third
            | ---
            | # Third suite
        page.md
            | # Page of the third
            |
            | !!! key-idea "Third idea"
            |     Third words.
"""

AGAIN: Final = """
from mkdocs.commands.build import build

times = []

def on_post_build(config):
    times.append(config)
    if len(times) == 1:
        build(config)
"""


@pytest.fixture
def twice(project: Project) -> Project:
    """A project that was built once."""
    project.write(TWO_SUITES).build()
    return project


def listed(site: Built, url: str) -> list[tuple[str, str]]:
    """An index page's items with their bodies."""
    page = site.page(url)
    bodies = [(a.attributes["data-item"], a.one("div", "cpd-item__body").text) for a in page.all("article", data_item="")]
    return bodies or [(line.attributes["data-item"], line.one("a").text) for line in page.all("li", data_item="")]


def alone(project: Project, to: Path) -> Built:
    """The same material built by a process that builds nothing else."""
    assert commanded(project.docs, to, "--quiet").returncode == 0
    return Built(to / "site")


def test_after_many_edits_a_second_build_writes_what_a_first_one_would(twice: Project, tmp_path: Path) -> None:
    twice.write(NEW, THIRD)
    twice.replace("first/earlier.md", "Small words.", "Changed words.")
    twice.remove("first/part/inner.md")
    second, fresh = twice.build(), alone(twice, tmp_path / "alone")

    assert [path for path in sorted(second.files | fresh.files) if _content(second, path) != _content(fresh, path)] == []


def test_after_many_edits_all_outputs_agree(twice: Project) -> None:
    twice.write(NEW, THIRD).remove("first/earlier.md")

    assert differences(twice.build()) == []


def test_a_changed_text_is_on_the_index_page(twice: Project) -> None:
    twice.replace("first/earlier.md", "Small words.", "Changed words.")

    assert listed(twice.build(), "first/key-ideas/") == [("first/begin-small", "Changed words.")]


def test_a_new_callout_takes_its_number_in_reading_order(twice: Project) -> None:
    twice.replace("first/later.md", "# Later\n", "# Later\n\n/// reflective-activity | Before the others\n\nFirst words.\n\n///\n")

    assert [(item["id"], item["number"]) for item in twice.build().items if item["number"]] == [
        ("first/before-the-others", 1),
        ("first/count-the-desks", 2),
        ("first/fold-it", 3),
    ]


def test_a_deleted_callout_is_gone_from_its_index_pages(twice: Project) -> None:
    twice.write({"first/earlier.md": "# Earlier\n"})
    second = twice.build()

    assert (listed(second, "first/key-ideas/"), listed(second, "key-ideas/")) == (
        [],
        [("second/begin-small", "Begin small"), ("outside", "Outside")],
    )


def test_a_deleted_page_takes_its_items_along(twice: Project) -> None:
    twice.remove("first/later.md")

    assert [item["id"] for item in twice.build().items] == ["outside", "first/begin-small", "first/fold-it", "second/begin-small"]


def test_a_new_suite_gets_index_pages(twice: Project) -> None:
    second = twice.write(THIRD).build()

    assert (listed(second, "third/key-ideas/"), listed(second, "key-ideas/")[-2]) == (
        [("third/third-idea", "Third words.")],
        ("third/third-idea", "Third idea"),
    )


def test_a_suite_that_is_one_no_longer_has_no_index_pages(twice: Project) -> None:
    twice.replace("second/index.md", "suite: second", "description: no suite")
    second = twice.build()

    assert ([url for url in second.urls if url.startswith("second/")], [s["id"] for s in second.catalogue["suites"]]) == (
        ["second/", "second/only/"],
        ["first"],
    )


def test_a_changed_template_shows_in_the_second_build(project: Project, tmp_path: Path) -> None:
    overrides = tmp_path / "overrides"
    copytree(REPOSITORY / "overrides", overrides)
    theme: dict[str, Any] = {"theme": {**settings()["theme"], "custom_dir": str(overrides)}}
    project.write(TWO_SUITES).build(**theme)
    template = overrides / "fragments" / "cpd" / "_parts.html"
    template.write_text(template.read_text(encoding="utf-8").replace("See it on its page", "Go and see"), encoding="utf-8")
    text = project.build(**theme).page("first/key-ideas/").one("article", data_item="").text

    assert text.endswith("Go and see: Key idea: Begin small")


def test_findings_of_the_first_build_are_not_reported_again(project: Project) -> None:
    slip = project.write({"index.md": "# Home\n\n#### Deep\n"}).build()
    mended = project.write({"index.md": "# Home\n\n## Deep\n"}).build()

    assert (len(slip.findings), mended.findings) == (1, [])


def test_building_twice_without_an_edit_writes_the_same(twice: Project) -> None:
    files = {path: _content(first, path) for first in [twice.build()] for path in first.files}
    second = twice.build()

    assert [path for path in sorted(second.files | files.keys()) if _content(second, path) != files.get(path)] == []


def _content(site: Built, path: str) -> bytes | None:
    return (site.folder / path).read_bytes() if path in site.files else None


def test_a_site_that_a_plugin_builds_once_more_from_its_settings_is_the_same(project: Project, tmp_path: Path) -> None:
    """As plugins do that build a site in several languages."""
    hook = tmp_path / "again.py"
    hook.write_text(AGAIN, encoding="utf-8")
    first = project.write(TWO_SUITES).build()
    whole = {path: path.read_bytes() for path in first.folder.rglob("*.html")}

    again = project.build(hooks=[*settings()["hooks"], str(hook)])
    assert ("", {*again.findings}) == (again.aborted, {*first.findings})
    assert {path: path.read_bytes() for path in again.folder.rglob("*.html")} == whole
