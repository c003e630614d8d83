"""The distribution: what its wheel holds does all, in an environment that knows nothing of this repository."""

from __future__ import annotations

import filecmp
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import Final

import pytest
import yaml

from support.guide import fences, pages
from support.plugged import LOGO, THEME
from support.sites import REPOSITORY, Built, tree, write
from support.wheels import Installed

PAGES: Final = """
    index.md
        | # Orchard
        |
        | See [all exercises](exercises.md).
    pruning.md
        | # Pruning
        |
        | !!! exercise "Find the leader"
        |     Which branch leads?
    grafting.md
        | # Grafting
        |
        | /// exercise | Join two
        |
        | Bark to bark.
        |
        | ///
"""
OWN: Final = {"site_name": "Orchard", "theme": THEME, "markdown_extensions": ["admonition"]}
"""A site as it was before."""
SHOWN: Final = next(one for one in fences(pages()["into-your-site.md"]) if one.title == "In your mkdocs.yml")
THREE_LINES: Final = yaml.safe_load(SHOWN.body)["plugins"][1:]
"""As the guide shows them."""


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of somebody else's with the three lines in its mkdocs.yml."""
    folder = tmp_path_factory.mktemp("orchard")
    write(folder / "docs", {**tree(PAGES), **LOGO})
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**OWN, "plugins": ["search", "tags", *THREE_LINES]}), encoding="utf-8")
    return folder


def test_the_wheel_has_all_files_of_the_generator_and_nothing_of_this_site(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    parts = {"cpd": REPOSITORY / "hooks" / "cpd", "cpd/theme": REPOSITORY / "overrides"}
    tracked = subprocess.run(["git", "ls-files", "hooks/cpd", "overrides"], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    wanted = {
        f"{name}/{Path(path).relative_to(folder.relative_to(REPOSITORY)).as_posix()}"
        for path in tracked.stdout.splitlines()
        for name, folder in parts.items()
        if (REPOSITORY / path).is_relative_to(folder)
    }
    assert (wanted - names, {name for name in names if not name.startswith("cpd/")}) == (set(), set())


def test_two_commands_make_a_site_that_is_served_and_builds_strictly(installed: Installed, tmp_path: Path) -> None:
    made = installed.run(tmp_path, "cpd", "new", "site", "--title", "Working together")
    built = installed.run(tmp_path / "site", "-m", "mkdocs", "build", "--strict")
    site = Built(tmp_path / "site" / "site")

    assert (made.returncode, made.stderr, built.returncode) == (0, "", 0), built.stderr
    assert ", 0 findings." in built.stderr
    assert [one.text for one in site.page("").all("a") if one.attributes.get("href", "").startswith("example/")]
    assert {"key-ideas/", "reflective-activities/", "resources/", "example/before/first-talk/", "my-record/"} <= {*site.urls}
    assert "<title>Working together</title>" in installed.front_page_served(tmp_path / "site")
    assert {"forms/agreement.docx", "assets/cpd/item.js"} <= {path.replace("/agreement/", "/") for path in site.files}


def test_a_check_says_what_is_wrong_and_ends_with_1(installed: Installed, tmp_path: Path) -> None:
    installed.run(tmp_path, "cpd", "new", "site")
    page = tmp_path / "site" / "docs" / "example" / "before" / "first-talk.md"
    page.write_text(page.read_text(encoding="utf-8").replace("minutes: 15", "minuets: 15"), encoding="utf-8")
    checked = installed.run(tmp_path / "site", "cpd", "check")

    line = 'docs/example/before/first-talk.md:18: option-is-known: "Three questions" has no option `minuets`. Did you mean "minutes"?'
    assert (checked.returncode, checked.stdout) == (1, f"{line}\n1 finding.\n")


def test_three_lines_give_a_site_of_somebody_elses_all_exercises(installed: Installed, orchard: Path, tmp_path: Path) -> None:
    built = installed.run(orchard, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"))
    site = Built(tmp_path / "site")

    assert (built.returncode, ", 0 findings." in built.stderr) == (0, True), built.stderr
    assert [one.text for one in site.page("exercises/").all("li", "cpd-list__item")] == [
        "Join two Exercise 1 · Grafting",
        "Find the leader Exercise 2 · Pruning",
    ]
    assert site.urls == ["404.html", "exercises/", "grafting/", "", "pruning/"]


@pytest.mark.long
def test_mkdocs_and_properdocs_build_the_same_site(installed: Installed, orchard: Path, tmp_path: Path) -> None:
    names = ("mkdocs", "properdocs")
    commands = [installed.run(orchard, "-m", name, "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / name)) for name in names]
    assert [one.returncode for one in commands] == [0, 0], commands[1].stderr

    one, other = (Built(tmp_path / name) for name in names)
    assert one.files == other.files
    differing = [path for path in sorted(one.files) if not filecmp.cmp(one.folder / path, other.folder / path, shallow=False)]
    # Each names itself in the head of a page.
    told = {name: {path: (tmp_path / name / path).read_text(encoding="utf-8") for path in differing} for name in names}
    plain = [{path: without_engine(text) for path, text in texts.items()} for texts in told.values()]
    assert (plain[0] == plain[1], {Path(path).suffix for path in differing} <= {".html", ".gz"}) == (True, True)


def without_engine(page: str) -> str:
    """A page without the name of what built it."""
    return "".join(line for line in page.splitlines(keepends=True) if '<meta name="generator"' not in line)


def test_any_python_markdown_draws_both_spellings(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text('/// key-idea | One\nText.\n///\n\n!!! resource "Two"\n    Text.\n', encoding="utf-8")
    drawn = installed.run(tmp_path, "-m", "markdown", "-x", "cpd", "page.md")

    assert (drawn.returncode, drawn.stderr, drawn.stdout.count("cpd-callout__title")) == (0, "", 2)


@pytest.mark.long
def test_a_copy_of_this_site_that_leaves_the_code_behind_stays_as_it_is_byte_for_byte(installed: Installed, tmp_path: Path) -> None:
    """By the steps of the guide's page about upgrading."""
    for path in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(REPOSITORY / path, tmp_path)
    shutil.copytree(REPOSITORY / "docs", tmp_path / "docs")
    before = tmp_path / "mkdocs.yml"
    text = before.read_text(encoding="utf-8")
    for old, new in (
        ("  custom_dir: overrides\n", ""),
        ("hooks:\n  - hooks/pipeline.py\n", ""),
        ("watch:\n  - overrides\n", ""),
        ("plugins:\n", "plugins:\n  - cpd\n"),
        ("\n  cpd:\n", "\n  cpd:\n    look: cpd\n"),
    ):
        assert old in text
        text = text.replace(old, new)
    before.write_text(text, encoding="utf-8")
    built = installed.run(tmp_path, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "moved"))
    by_hooks = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "before")]
    subprocess.run(by_hooks, check=True, cwd=REPOSITORY)
    one, other = Built(tmp_path / "before"), Built(tmp_path / "moved")

    assert built.returncode == 0, built.stderr
    assert one.files == other.files
    assert [path for path in sorted(one.files) if not filecmp.cmp(one.folder / path, other.folder / path, shallow=False)] == []


@pytest.mark.long
def test_pip_brings_all_that_the_wheel_needs(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    venv.create(folder, with_pip=True)
    new = Installed(folder)
    fetched = new.run(tmp_path, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    made = new.run(tmp_path, "cpd", "new", "site")
    built = new.run(tmp_path / "site", "mkdocs", "build", "--strict")

    assert (fetched.returncode, made.returncode, built.returncode) == (0, 0, 0), fetched.stderr + built.stderr
