"""Suites that share pages: one text, two readings, and what differs."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from support.sites import Built, Project

SHARED: Final = """
    index.md
        | # Home
    first/
        index.md
            | ---
            | suite: first
            | phase: secondary
            | contents: [two, one, alone]
            | ---
            | # First
        one.md
            | # One for [heads]{only=secondary}[leaders]{only=primary}
            |
            | /// key-idea | Idea
            |     id: idea
            |
            | Shared, see [](item:act).
            | ///
            |
            | //// only | primary
            | /// reflective-activity | Only here
            |     id: here
            |
            | Do it here.
            | ///
            | ////
        two.md
            | # Two
            |
            | ![A picture](a.png)
            |
            | /// key-idea | Second
            |     id: second
            |
            | Shared.
            | ///
            |
            | /// reflective-activity | Act
            |     id: act
            |     minutes: [10]{only=secondary}[20]{only=primary}
            |
            | Do it.
            | ///
        alone.md
            | ---
            | only: secondary
            | ---
            | # Alone
            |
            | /// key-idea | Third
            |
            | Text.
            | ///
        a.png
            | picture
    second/
        index.md
            | ---
            | suite: second
            | phase: primary
            | shares: first
            | ---
            | # Second
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("shared")).write(SHARED).build(strict=True)


def words(built: Built, url: str) -> str:
    return " ".join(built.page(url).one("article", "cpd-article").text.split())


def differences(built: Built) -> list[list[str]]:
    """Each difference: what it stands under, and the words of both sides."""
    page = built.page("second/differences/")
    found = []
    for pair in page.all("div", "cpd-differences__pair"):
        under = [one.text for one in pair.all("p", "cpd-differences__under")]
        sides = [" ".join(" ".join(part.text for part in side.children()[1:]).split()) for side in pair.all("div", "cpd-differences__side")]
        found.append([*under, *sides])
    return found


def test_a_shared_page_stands_in_both_suites_with_its_own_words_items_and_numbers(built: Built) -> None:
    known = [(item["id"], item["number"], item["minutes"], item["page"], item["url"]) for item in built.items]
    assert known == [
        ("first/second", None, None, "first/two.md", "first/two/#second"),
        ("first/act", 1, 10, "first/two.md", "first/two/#act"),
        ("first/idea", None, None, "first/one.md", "first/one/#idea"),
        ("first/third", None, None, "first/alone.md", "first/alone/#third"),
        ("second/second", None, None, "first/two.md", "second/two/#second"),
        ("second/act", 1, 20, "first/two.md", "second/two/#act"),
        ("second/idea", None, None, "first/one.md", "second/one/#idea"),
        ("second/here", 2, None, "first/one.md", "second/one/#here"),
    ]
    assert ("One for heads" in words(built, "first/one/"), "leaders" in words(built, "first/one/")) == (True, False)
    assert ("One for leaders" in words(built, "second/one/"), "heads" in words(built, "second/one/")) == (True, False)


def test_pictures_come_along_and_pages_of_one_suite_stay(built: Built) -> None:
    assert {"first/a.png", "second/a.png", "first/alone/index.html"} <= built.files
    assert "second/alone/index.html" not in built.files


def test_pages_and_items_lead_to_their_twins(built: Built) -> None:
    (page,) = built.page("second/two/").all("p", "cpd-place__twins")
    assert [link.attributes["href"] for link in page.all("a")] == ["../../first/two/index.html"]
    twins = [(one.text, one.one("a").attributes["href"]) for one in built.page("second/two/").all("p", "cpd-twins")]
    assert twins == [
        ("In First: Key idea, Second", "../../first/two/index.html#second"),
        ("In First: Reflective activity 1, Act", "../../first/two/index.html#act"),
    ]
    assert len(built.page("second/one/").all("p", "cpd-twins")) == 1


def test_what_differs_is_shown_side_by_side_and_nothing_else(built: Built) -> None:
    assert differences(built) == [
        ["Reflective activity 1 Act", "20 minutes", "10 minutes"],
        ["One for leaders", "One for leaders", "One for heads"],
        ["Reflective activity 2 Only here", "Reflective activity 2 Only here Do it here.", "Nothing here."],
    ]
    assert [link.text for link in built.page("second/differences/").all("li") if "Alone" in link.text] == ["3 Alone"]


def test_pages_that_differ_are_rows_which_say_by_how_much(built: Built) -> None:
    page = built.page("second/differences/")
    rows = [one.all("summary")[0] for one in page.all("section", "cpd-differences__page")]
    assert [(row.one("h2").attributes["id"], " ".join(row.text.split())) for row in rows] == [
        ("page-1", "1 Two 1 place, 88% of the words the same"),
        ("page-2", "2 One for leaders 2 places, 60% of the words the same"),
    ]
    assert "2 of 2 pages that both suites have differ, in 3 places." in words(built, "second/differences/")


def test_words_of_one_side_are_marked_and_what_is_shared_is_folded(built: Built) -> None:
    page = built.page("second/differences/")
    marks = [[mark.text for mark in side.all("mark")] for side in page.all("div", "cpd-differences__side")]
    assert marks == [["20"], ["10"], ["leaders"], ["heads"], [], []]
    folded = [" ".join(one.text.split()) for one in page.all("details", "cpd-differences__same")]
    assert folded == [
        "2 paragraphs the same Two Key idea Second Shared. Reflective activity 1 Act",
        "1 paragraph the same Do it.",
        "1 paragraph the same Key idea Idea Shared, see Reflective activity 1: Act.",
    ]


def test_a_shared_paragraph_changes_both_suites_and_a_variant_only_one(tmp_path: Any) -> None:
    project = Project(tmp_path).write(SHARED)
    project.build()
    project.replace("first/one.md", "Shared, see", "Shared anew, see")
    project.replace("first/one.md", "[leaders]", "[coordinators]")
    built = project.build(strict=True)
    assert ["Shared anew" in words(built, f"{suite}/one/") for suite in ("first", "second")] == [True, True]
    assert ["coordinators" in words(built, f"{suite}/one/") for suite in ("first", "second")] == [False, True]
    assert differences(built)[1] == ["One for coordinators", "One for coordinators", "One for heads"]


def test_findings_of_a_shared_page_are_told_once_where_it_is_written(tmp_path: Any) -> None:
    project = Project(tmp_path).write(SHARED, {
        "first/alike.md": "# Alike\n\n/// key-idea | Same\n    minuts: 2\n\nText.\n///\n",
        "first/slip.md": "# Slip\n\n/// key-idea | Slip\n\nText [a]{only=secondary}[b]{only=primry}\n///\n\n/// only | primary\n",
    })  # fmt: skip
    assert project.build().findings == [
        'docs/first/alike.md: shared-page-differs: this page is the same in "second" and "first". Write a variant (`/// only | primary`), or keep the page for one suite with `only:` in its front matter.',
        'docs/first/alike.md:4: option-is-known: "Same" has no option `minuts`. Did you mean "minutes"?',
        'docs/first/slip.md:5: variant-phase-is-known: no suite has the phase "primry", so nobody reads this variant. Did you mean "primary"?',
        "docs/first/slip.md:8: callout-is-closed: this `only` block does not end. Write a line with as many slashes as it began with below its last line.",
    ]


def test_a_page_that_no_suite_has_is_told(tmp_path: Any) -> None:
    project = Project(tmp_path).write({
        "index.md": "# Home\n", "a/index.md": "---\nsuite: a\nphase: primary\n---\n# A\n", "a/slip.md": "---\nonly: primry\n---\n# Slip\n",
        "a/other.md": "---\ntitle: Other\nonly: [secondary]\n---\n# Other\n", "loose.md": "---\nonly: Primary\n---\n# Loose\n",
        "a/mine.md": "---\nonly: Primary\n---\n# Mine\n",
    })  # fmt: skip
    lost = "and no suite of that phase has this page, so nobody reads it."
    known = "Known here: primary."
    assert [one for one in project.sketch().findings if "only" in one] == [
        f'docs/a/other.md:3: variant-phase-is-known: `only` is "[secondary]", {lost} {known}',
        f'docs/a/slip.md:2: variant-phase-is-known: `only` is "primry", {lost} Did you mean "primary"?',
        f'docs/loose.md:2: variant-phase-is-known: `only` is "Primary", {lost} Take the line out, or let a suite of that phase share this page.',
    ]


def test_a_suite_that_shares_with_none_or_from_another_depth_is_told(tmp_path: Any) -> None:
    project = Project(tmp_path).write({
        "index.md": "# Home\n", "a/index.md": "---\nsuite: a\nshares: b\n---\n# A\n",
        "c/d/index.md": "---\nsuite: d\nshares: a\n---\n# D\n",
    })  # fmt: skip
    assert project.build().findings == [
        'docs/a/index.md: front-matter-is-understood: `shares` names no suite "b". Known here: d.',
        'docs/c/d/index.md: front-matter-is-understood: the folders of "d" and "a" stand at different depths, so links in shared pages would break. Put both side by side.',
    ]  # fmt: skip


def test_a_record_and_the_catalogue_keep_the_readings_apart(built: Built) -> None:
    data = json.loads(built.text("assets/cpd/catalogue-data.js").partition(" = ")[2].removesuffix(";\n"))
    asked = {item["id"]: item["asked"] for item in data["items"] if item["asked"]}
    assert list(asked) == ["first/act", "second/act", "second/here"]
    more = json.loads(built.text("assets/cpd/record-data.js").removeprefix("Object.assign(cpd.catalogue, ").removesuffix(");\n"))
    assert [page["id"] for page in more["pages"]] == [
        "page/first", "page/first/two", "page/first/one", "page/first/alone", "page/second", "page/second/two", "page/second/one",
    ]  # fmt: skip
