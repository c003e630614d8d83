"""Front matter of the wrong sort is a finding or does no harm; it never ends in a traceback."""

from __future__ import annotations

import pytest

from support.sites import Project

PAGE = '\n# A page\n\n!!! key-idea "Title"\n    Words.\n'


@pytest.mark.parametrize("shown", ["home2.html", "5", "[]", "{}", "''"])
def test_a_template_that_is_not_there_is_a_finding(project: Project, shown: str) -> None:
    built = project.write({"page.md": f"---\ntemplate: {shown}\n---\n{PAGE}"}).build()

    assert (built.findings, len(built.items)) == (
        [
            (
                f'docs/page.md: front-matter-is-understood: there is no template "{shown.strip(chr(39))}". '
                "Name a file in overrides/, such as `template: main.html`, or take the line out."
            )
        ],
        1,
    )


@pytest.mark.parametrize("shown", ["5", "no words", "[1]", "true"])
def test_a_word_where_search_wants_settings_is_a_finding(project: Project, shown: str) -> None:
    built = project.write({"page.md": f"---\nsearch: {shown}\n---\n{PAGE}"}).build()

    assert (built.findings, len(built.items)) == (
        [
            (
                f'docs/page.md: front-matter-is-understood: `search` is "{shown}", which search does not understand. '
                "Write it as `search: {exclude: true}`, or take the line out."
            )
        ],
        1,
    )


@pytest.mark.parametrize("name", ["tags", "hide", "icon"])
def test_a_list_where_a_word_is_wanted_does_no_harm(project: Project, name: str) -> None:
    built = project.write({"page.md": f"---\n{name}: [1, {{a: b}}]\n---\n{PAGE}"}).build()

    assert (built.aborted, built.messages, [item["id"] for item in built.items]) == ("", (), ["title"])


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_list_where_a_line_of_text_is_wanted_is_shown_as_it_is_written(project: Project, name: str) -> None:
    built = project.write({"page.md": f"---\n{name}: [Draft]\n---\n{PAGE}"}).build()

    assert (built.findings, "[Draft]" in built.text("page/index.html")) == (
        [f'docs/page.md:2: front-matter-is-understood: `{name}` is "[Draft]", which is no line of text. Put the whole value in quotes.'],
        True,
    )
