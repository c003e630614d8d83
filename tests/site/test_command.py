"""The command `cpd`: a new site, and a look at one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from mkdocs.utils.yaml import yaml_load

from cpd.host.command import main
from cpd.host.starting import STARTER
from support.plugged import installed_here
from support.warm import warm


def run(*words: str | Path) -> Result:
    """The command in this process."""
    with installed_here(), warm():
        return CliRunner().invoke(main, [str(word) for word in words])


def settings_of(folder: Path) -> Any:
    with (folder / "mkdocs.yml").open(encoding="utf-8") as stream:
        return yaml_load(stream)


def written(docs: Path, text: str) -> Path:
    """The settings of a site of one page."""
    docs.mkdir(parents=True)
    (docs / "index.md").write_text(text, encoding="utf-8")
    settings = docs.with_name("mkdocs.yml")
    settings.write_text(yaml.safe_dump({"site_name": "One", "theme": "material", "plugins": ["search", "cpd"]}), encoding="utf-8")
    return settings


def test_a_new_site_has_no_finding(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    made = run("new", folder)
    checked = run("check", "--config-file", folder / "mkdocs.yml")

    assert (made.exit_code, checked.exit_code, checked.output) == (0, 0, "0 findings.\n")
    assert f"cd {folder}\n    mkdocs serve" in made.output


def test_a_new_site_has_all_that_publishing_takes(tmp_path: Path) -> None:
    run("new", tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}

    beside = {"mkdocs.yml", "requirements.txt", "README.md", ".gitignore", ".gitlab-ci.yml", ".github/workflows/publish.yml"}
    pages = {
        f"docs/{path}.md" for path in ("index", "about/privacy", "about/accessibility", "forms/agreement", "example/before/first-talk")
    }
    assert (beside | pages) - made == set()
    assert len(made) == sum(path.is_file() for path in STARTER.rglob("*"))
    for path in (".gitlab-ci.yml", ".github/workflows/publish.yml"):
        assert yaml.safe_load((tmp_path / path).read_text(encoding="utf-8"))


def test_title_address_and_licence_stand_where_they_belong(tmp_path: Path) -> None:
    run("new", tmp_path, "--title", 'Läsning & "mer": *del* #1', "--url", "https://www.example.org/x", "--licence", "cc by-sa 4.0")
    settings = settings_of(tmp_path)
    ours = settings["plugins"][1]["cpd"]

    assert (settings["site_name"], settings["site_url"], settings["copyright"]) == (
        'Läsning & "mer": *del* #1',
        "https://www.example.org/x/",
        "Text: CC BY-SA 4.0",
    )
    assert (ours["licence"], ours["record"]) == ("https://creativecommons.org/licenses/by-sa/4.0/", "lasning-mer-del-1")
    assert '# Läsning &amp; "mer": \\*del\\* \\#1' in (tmp_path / "docs" / "index.md").read_text(encoding="utf-8")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if re.search("@[A-Z_]+@", path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("title", "record"), [("日本", "日本"), ("No", "no"), ("2012", "site"), ("!!!", "site"), ("1e3", "1e3")])
def test_a_record_gets_a_name_whatever_the_site_is_called(tmp_path: Path, title: str, record: str) -> None:
    run("new", tmp_path, "--title", title)

    assert settings_of(tmp_path)["plugins"][1]["cpd"]["record"] == record
    assert run("check", "--config-file", tmp_path / "mkdocs.yml").output == "0 findings.\n"


def test_without_a_licence_the_site_claims_none(tmp_path: Path) -> None:
    run("new", tmp_path)
    settings = settings_of(tmp_path)

    assert ("copyright" in settings, "licence" in settings["plugins"][1]["cpd"], settings["site_url"]) == (False, False, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--url", "example"], '"example" is no address. Write one, such as `https://www.example.org/materials/`.'),
        (["--licence", "free"], '"free" is no licence known here. Write its address, or one such as CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0.'),
    ],
)
def test_what_is_not_understood_is_told_and_nothing_is_written(tmp_path: Path, words: list[str], said: str) -> None:
    folder = tmp_path / "site"
    refused = run("new", folder, *words)

    assert (refused.exit_code, refused.output, folder.exists()) == (1, f"Error: {said}\n", False)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    refused = run("new", tmp_path)

    said = f"There is something in {tmp_path} already: notes.txt. Name a folder that is empty or not there yet."
    assert (refused.exit_code, refused.output, [path.name for path in tmp_path.iterdir()]) == (1, f"Error: {said}\n", ["notes.txt"])


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (file := tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    assert run("new", file).output == f"Error: {file} is a file. Name a folder that is empty or not there yet.\n"


WRONG = '# One\n\n/// key-idea | An idea\n    minuts: 5\n\nText, 5% of it.\n\n///\n\n```\n"a, b"\n```\n'
MESSAGE = 'docs/index.md:4: option-is-known: "An idea" has no option `minuts`. Did you mean "minutes"?'


def test_findings_are_written_as_text_as_json_and_for_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "docs", WRONG)
    monkeypatch.chdir(tmp_path)
    text, as_json, for_github = run("check"), run("check", "--format", "json"), run("check", "--format", "github")

    assert (text.exit_code, as_json.exit_code, for_github.exit_code) == (1, 1, 1)
    assert text.output == f"{MESSAGE}\n1 finding.\n"
    assert json.loads(as_json.output) == {
        "findings": [
            {
                "path": "docs/index.md",
                "line": 4,
                "rule": "option-is-known",
                "problem": '"An idea" has no option `minuts`.',
                "remedy": 'Did you mean "minutes"?',
                "message": MESSAGE,
            }
        ]
    }
    assert for_github.output == (
        '::error file=docs/index.md,line=4,title=option-is-known::"An idea" has no option `minuts`. Did you mean "minutes"?\n'
    )


def test_what_mkdocs_itself_says_counts_too(tmp_path: Path) -> None:
    settings = written(tmp_path / "docs", "# One\n")
    settings.write_text(settings.read_text(encoding="utf-8") + "no_such_setting: 1\n", encoding="utf-8")
    checked = run("check", "-f", settings)

    assert (checked.exit_code, checked.output) == (
        1,
        "Config value 'no_such_setting': Unrecognised configuration name: no_such_setting\n1 finding.\n",
    )


def test_a_folder_without_a_site_and_a_site_without_the_generator_are_told(tmp_path: Path) -> None:
    settings = written(tmp_path / "docs", "# One\n")
    settings.write_text("site_name: One\n", encoding="utf-8")
    nowhere = tmp_path / "none.yml"

    assert run("check", "-f", nowhere).output == (
        f"Error: There is no {nowhere} here. Go to the folder of a site, or name its file with --config-file.\n"
    )
    assert run("check", "-f", settings).output == (
        f"Error: The site of {settings} does not use the generator. Name `cpd` under `plugins`.\n"
    )


def test_a_check_writes_no_site(tmp_path: Path) -> None:
    settings = written(tmp_path / "docs", "# One\n")
    run("check", "-f", settings)

    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == ["docs", "mkdocs.yml"]
