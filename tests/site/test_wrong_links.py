"""Links that lead nowhere are findings with their line; MkDocs says nothing of its own about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.sites import Built, Project, settings

SITE = """
    index.md
        | # Home
        |
        | [Plans](plan/task.md), [plans](plans/tusk.md) and [its steps](plans/task.md#steps).
        |
        | See [there](/plans/task.md) or [below](#belo), and the [old one][old].
        |
        | ![A board](board.png)
        |
        | <a href="plans/task.md">A task</a> and <img src="pictures/board.svg" alt="A board">
        |
        | [old]: former.md
        |
        | ## Below
        |
        | /// resource | A sheet
        |     href: sheets/one.pdf
        |
        | Words, `[in code](nowhere.md)`.
        |
        | ///
    plans/
        task.md
            | ---
            | moved_from: former.md
            | ---
            | # The gap task
            |
            | [Home](../index.md#below), [a list](../resources.md), [the sheet](../index.md#a-sheet), [top](#).
            |
            | ![A board](../pictures/board.svg) and <img src="../../pictures/board.svg" alt="A board">
            |
            | ## Steps to take
    pictures/
        board.svg
            | <svg xmlns="http://www.w3.org/2000/svg"/>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("links")).write(SITE).build()


def test_each_wrong_link_is_told_with_its_line_and_what_may_be_meant(site: Built) -> None:
    assert site.findings == [
        (
            'docs/index.md:3: link-leads-somewhere: the link "plan/task.md" leads to nothing. Did you mean `plans/task.md`? '
            "If the page was moved, write `moved_from: plan/task.md` in it."
        ),
        (
            'docs/index.md:3: link-leads-somewhere: the link "plans/task.md#steps" names "steps", '
            'which is no heading or callout of docs/plans/task.md. Did you mean "steps-to-take"?'
        ),
        'docs/index.md:3: link-leads-somewhere: the link "plans/tusk.md" leads to nothing. Did you mean `plans/task.md`?',
        'docs/index.md:5: link-leads-somewhere: the link "#belo" names "belo", which is no heading or callout of this page. Did you mean "below"?',
        (
            'docs/index.md:5: link-leads-somewhere: the link "/plans/task.md" begins with a slash: '
            "where the site stands in a folder, that leads out of it. Write `plans/task.md`."
        ),
        'docs/index.md:7: image-is-there: the image "board.png" leads to nothing. Did you mean `pictures/board.svg`?',
        (
            'docs/index.md:9: link-leads-somewhere: the link "plans/task.md" stands in HTML, '
            "where nothing makes an address of the name of a file. Write it in Markdown: `[words](plans/task.md)`."
        ),
        'docs/index.md:11: link-leads-somewhere: the link "former.md" leads to nothing. The page has moved: write `plans/task.md`.',
        (
            'docs/index.md:16: link-leads-somewhere: the link "sheets/one.pdf" leads to nothing. '
            "Check its spelling: names are written as the files are, capital letters included."
        ),
    ]


def test_nobody_else_says_it_again(site: Built) -> None:
    assert [message for message in site.messages if not message.startswith("cpd: ")] == []


def test_what_mkdocs_yml_ignores_is_no_finding(tmp_path: Path) -> None:
    page = {"index.md": "# Home\n\n[a](/away), [b](#belo), [c](nowhere/), [d](nowhere.md)\n"}
    ignored = dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), "ignore")
    assert settings().get("validation") is None
    assert Project(tmp_path).write(page).build(validation={"links": ignored}).findings == []
