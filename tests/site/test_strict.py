"""Findings: all at once, in order, fatal under --strict, silent where a setting says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from conftest import BuildsSites
from support.material import ONE_SUITE
from support.sites import REPOSITORY, Project, commanded, cpd

SLIPS: Final = """
    index.md
        | # Home
        |
        | ![](no-words.svg)
        |
        | #### Too deep
    no-words.svg
        | <svg xmlns="http://www.w3.org/2000/svg"/>
    suite/
        index.md
            | ---
            | suite: suite
            | contents: [pages]
            | ---
            | # The suite
        page.md
            | ---
            | description: A page
            | ---
            | # The page
            |
            | See [here](index.md).
            |
            | /// key-idea | One
            |     minute: 3
            |     minutes: soon
            |
            | Words.
            |
            | ///
            |
            | !!! resorce "Two"
            |     Words.
"""
FOUND: Final = [
    (
        'docs/index.md:3: image-has-alternative-text: the image "no-words.svg" has no alternative text. '
        "Say in words what it shows: `![words](address)`; if it only decorates, add `{ role=presentation }`."
    ),
    'docs/index.md:5: headings-step-by-one: the heading "Too deep" is of level 4, but the one before it is of level 1. Write it with ##.',
    'docs/suite/index.md: contents-exist: `contents` names "pages", but no such page or folder is beside it. Did you mean "page"?',
    'docs/suite/page.md:6: link-text-says-where: the link text "here" does not say where it leads. Link the words that name the page.',
    'docs/suite/page.md:9: option-is-known: "One" has no option `minute`. Did you mean "minutes"?',
    'docs/suite/page.md:10: option-value-fits: `minutes` of "One" is "soon". Write a whole number from 1 to 9999.',
    'docs/suite/page.md:16: kind-is-known: there is no kind "resorce". Did you mean "resource"?',
]


def test_all_findings_are_reported_together_sorted_by_place(site: BuildsSites) -> None:
    assert site(SLIPS).findings == FOUND


def test_a_site_with_findings_builds_where_it_need_not_be_strict(site: BuildsSites) -> None:
    built = site(SLIPS)

    assert (built.aborted, built.summary) == ("", "1 item in 1 suite, 6 index pages, 7 findings.")


def test_a_strict_build_reports_all_findings_and_stops(site: BuildsSites) -> None:
    built = site(SLIPS, strict=True)

    assert (built.findings, built.aborted) == (FOUND, "Aborted with 7 warnings in strict mode!")


def test_a_strict_build_stops_too_where_it_was_asked_to_be_quiet(project: Project, tmp_path: Path) -> None:
    done = commanded(project.write(SLIPS).docs, tmp_path / "quiet", "--quiet", "--strict")

    assert (done.returncode, [finding for finding in FOUND if finding not in done.stderr]) == (1, [])


def test_a_rule_is_silenced_for_the_paths_named_only(site: BuildsSites) -> None:
    silence = {"headings-step-by-one": ["suite/*"], "image-has-alternative-text": ["index.md"], "option-is-known": ["*"]}
    built = site(SLIPS, extra=cpd(silence=silence))

    assert built.findings == [FOUND[1], *FOUND[2:4], *FOUND[5:]]


def test_a_site_whose_findings_are_all_silenced_builds_strictly(site: BuildsSites) -> None:
    rules = {finding.split(": ")[1]: ["index.md", "suite/*.md"] for finding in FOUND}

    assert site(SLIPS, strict=True, extra=cpd(silence=rules)).messages == ()


def test_a_setting_that_is_not_understood_is_a_finding(site: BuildsSites) -> None:
    built = site(ONE_SUITE, extra=cpd(silence={"no-such-rule": ["*"]}))

    assert built.findings == ["mkdocs.yml: settings-are-understood: extra.cpd.silence names no rule `no-such-rule`. Check its spelling."]


def test_a_docs_folder_of_another_name_is_named_in_findings(tmp_path: Path, site: BuildsSites) -> None:
    site(ONE_SUITE)
    (tmp_path / "docs").rename(tmp_path / "pages")
    (tmp_path / "pages" / "deep.md").write_text("# Deep\n\n### Deeper\n", encoding="utf-8")

    assert site("", docs_dir=str(tmp_path / "pages")).findings == [
        'pages/deep.md:3: headings-step-by-one: the heading "Deeper" is of level 3, but the one before it is of level 1. Write it with ##.'
    ]


@pytest.mark.parametrize("command", ["build", "serve"])
def test_dirty_is_refused_in_one_line(command: str, tmp_path: Path) -> None:
    options = ["--site-dir", str(tmp_path / "site")] if command == "build" else ["--dev-addr", "127.0.0.1:1"]
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", command, "--dirty", *options], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr.strip().split("\n")) == (
        1,
        "",
        [
            (
                "Error: mkdocs.yml: build-is-whole: `--dirty` builds only the pages that changed, so the index pages would lose all other "
                "items. Leave `--dirty` out."
            )
        ],
    )
