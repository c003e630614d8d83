from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from cpd.domain.findings import Finding, did_you_mean, unsilenced


def finding(path: str = "a.md", line: int | None = None, rule: str = "callout-has-title", problem: str = "wrong.") -> Finding:
    return Finding(path=path, line=line, rule=rule, problem=problem, remedy="Mend it.")


def test_a_finding_says_where_by_which_rule_what_and_what_to_do() -> None:
    assert finding("a/b.md", 12).message() == "docs/a/b.md:12: callout-has-title: wrong. Mend it."


def test_a_finding_without_a_certain_line_names_the_file() -> None:
    assert finding("a/b.md").message() == "docs/a/b.md: callout-has-title: wrong. Mend it."


def test_a_finding_names_the_folder_that_holds_the_pages() -> None:
    assert finding("a/b.md").message("pages") == "pages/a/b.md: callout-has-title: wrong. Mend it."


def test_a_finding_in_the_settings_stands_beside_the_pages() -> None:
    assert finding("mkdocs.yml").message("pages") == "mkdocs.yml: callout-has-title: wrong. Mend it."


def test_findings_are_sorted_by_place_then_rule_then_words() -> None:
    rows = [
        finding("b.md"),
        finding("a.md", 10),
        finding("a.md", 9, problem="z."),
        finding("a.md", 9, problem="y."),
        finding("a.md", 9, rule="callout-has-body"),
        finding("a.md"),
    ]
    assert unsilenced(rows, {}) == (rows[5], rows[4], rows[3], rows[2], rows[1], rows[0])


def test_a_finding_is_heard_once() -> None:
    assert unsilenced([finding(), finding()], {}) == (finding(),)


@pytest.mark.parametrize(
    ("silence", "is_heard"),
    [
        ({}, True),
        ({"callout-has-title": ["a/b.md"]}, False),
        ({"callout-has-title": ["a/*"]}, False),
        ({"callout-has-title": ["*"]}, False),
        ({"callout-has-title": ["c.md", "*/b.md"]}, False),
        ({"callout-has-title": ["A/*"]}, True),
        ({"callout-has-title": ["b.md"]}, True),
        ({"callout-has-title": []}, True),
        ({"callout-has-body": ["*"]}, True),
    ],
)
def test_a_rule_is_silenced_for_the_paths_that_match(silence: Mapping[str, Sequence[str]], *, is_heard: bool) -> None:
    assert bool(unsilenced([finding("a/b.md")], silence)) == is_heard


@pytest.mark.parametrize(
    ("word", "known", "sentence"),
    [
        ("minuts", ["minutes", "id"], 'Did you mean "minutes"?'),
        ("MINUTES", ["minutes", "id"], 'Did you mean "minutes"?'),
        ("zzz", ["minutes", "id"], "Known here: id, minutes."),
        ("zzz", [], "Check its spelling."),
        ("zzz", [f"name{n}" for n in range(21)], "Check its spelling."),
    ],
)
def test_a_word_is_answered_by_the_closest_or_by_all_where_they_are_few(word: str, known: list[str], sentence: str) -> None:
    assert did_you_mean(word, known) == sentence
