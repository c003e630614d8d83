"""What the other tests rest on: a warm build is the command's own, and a sketch says what a build says."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from support.material import BLOG, TWO_SUITES
from support.sites import Project, commanded

WRONG: Final = """
    index.md
        | # Home
        |
        | ### Too deep
        |
        | [Nowhere](nowhere.md), [no heading](page.md#none) and [](item:none).
    page.md
        | # A page
        |
        | /// key-idea | Nothing in it
        | ///
"""


def test_a_warm_build_writes_what_the_command_writes(project: Project, tmp_path: Path) -> None:
    project.write(TWO_SUITES, BLOG).build()
    warm = project.build()
    ended = commanded(project.docs, tmp_path / "cold")

    cold = tmp_path / "cold" / "site"
    written = {path.relative_to(cold).as_posix() for path in cold.rglob("*") if path.is_file()}
    assert (ended.returncode, sorted(warm.files)) == (0, sorted(written))
    assert [path for path in sorted(written) if (cold / path).read_bytes() != (warm.folder / path).read_bytes()] == []


def test_a_sketch_says_what_a_build_says(project: Project) -> None:
    sketched = project.write(WRONG).sketch(validation={"links": {"anchors": "warn"}})
    site = project.build(validation={"links": {"anchors": "warn"}})

    assert (sketched.messages, len(site.messages)) == (site.messages, 5)


def test_a_sketch_has_the_catalogue_and_what_pages_say(project: Project) -> None:
    sketched = project.write(TWO_SUITES).sketch()
    site = project.build()

    assert (sketched.catalogue, sketched.content("first/later.md").text in site.page("first/later/").text) == (site.catalogue, True)


def test_a_sketch_writes_nothing(project: Project) -> None:
    project.write(TWO_SUITES).sketch()

    assert [path.name for path in project.docs.parent.iterdir()] == ["docs"]
