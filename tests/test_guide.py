"""The authors' guide keeps its word: examples build as it says, tables are those of the code."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from markdown.extensions.toc import slugify

from cpd.components.forms import parts
from cpd.components.order import COMPONENTS, RULES
from cpd.domain.kinds import Kind
from cpd.domain.place import Suite
from cpd.domain.settings import parse_settings
from cpd.domain.wording import WORDS
from cpd.reading import front_matter
from cpd.reading.located_yaml import LocatedYaml
from cpd.reading.options import CALLOUT, CHART, ITEMS, Option
from support import guide
from support.guide import Example
from support.sites import REPOSITORY, Built

EXAMPLES = guide.examples()
RIGHT = [example for example in EXAMPLES if not example.says]
WRONG = [example for example in EXAMPLES if example.says]
FINDINGS = "findings.md"
TABLES = [
    ("callouts.md", "The options", CALLOUT),
    ("index-pages.md", "Put a list anywhere", ITEMS),
    ("case-studies.md", "A small chart", CHART),
    *((one.guide.partition("#")[0], heading, table) for one in COMPONENTS for heading, table in one.tables.items()),
]


@pytest.mark.parametrize("example", RIGHT, ids=lambda example: example.name)
def test_a_right_example_builds_without_a_word(example: Example, tmp_path: Path) -> None:
    assert guide.said(example, tmp_path) == ()


@pytest.mark.parametrize("example", WRONG, ids=lambda example: example.name)
def test_a_wrong_example_gives_just_the_lines_printed_below_it(example: Example, tmp_path: Path) -> None:
    assert guide.said(example, tmp_path) == example.says


@pytest.mark.parametrize("file", guide.pages())
def test_every_piece_of_markdown_and_every_setting_in_the_guide_is_an_example(file: str) -> None:
    loose = [
        fence.body
        for fence in guide.fences(guide.pages()[file])
        if fence.language in {"markdown", "yaml", "console"} and not guide.is_source(fence)
    ]

    assert loose == []


def test_every_rule_has_its_section_and_every_section_its_rule() -> None:
    sections = [heading for heading in guide.headings(guide.pages()[FINDINGS]) if heading.id]

    assert sorted((section.id, section.level) for section in sections) == sorted((rule, 2) for rule in RULES)


def test_every_rule_is_headed_by_its_name_in_words() -> None:
    sections = [heading for heading in guide.headings(guide.pages()[FINDINGS]) if heading.id]

    assert [slugify(section.words, "-") for section in sections] == [section.id for section in sections]


def test_every_rule_is_explained_in_its_own_words_and_then_some_more() -> None:
    sections = [heading for heading in guide.headings(guide.pages()[FINDINGS]) if heading.id]
    first_lines = {section.id: section.text.partition("\n")[0] for section in sections}

    unexplained = [rule for rule, words in RULES.items() if not first_lines[rule].startswith(f"{words} ")]

    assert unexplained == []


def test_every_rule_is_shown_broken_and_kept() -> None:
    names = {heading.words: heading.id for heading in guide.headings(guide.pages()[FINDINGS]) if heading.id}
    shown = {
        (names[example.heading], "broken" if example.says else "kept")
        for example in EXAMPLES
        if example.page == FINDINGS and example.heading in names
        if not example.says or any(f": {names[example.heading]}: " in line for line in example.says)
    }

    assert shown == {(rule, how) for rule in RULES for how in ("broken", "kept")}


@pytest.mark.parametrize(("file", "heading", "table"), TABLES)
def test_a_table_of_options_says_what_the_code_says(file: str, heading: str, table: tuple[Option, ...]) -> None:
    assert [(name, sentence) for name, sentence, _ in guide.rows(file, heading)] == [(row.name, row.sentence) for row in table]


def test_the_tables_of_a_sites_own_words_say_what_the_code_says() -> None:
    words, lists = guide.rows("own-words.md", "What you can say"), guide.rows("own-words.md", "Lists that you add to")

    assert words == [(name, word.meaning, word.usual) for name, word in WORDS.items() if not word.is_list]
    assert [row[:2] for row in lists] == [(name, word.meaning) for name, word in WORDS.items() if word.is_list]


@pytest.mark.parametrize(("file", "heading", "table"), TABLES)
def test_a_table_of_options_gives_values_that_fit(file: str, heading: str, table: tuple[Option, ...]) -> None:
    shown = [yaml.safe_load(example) for _, _, example in guide.rows(file, heading)]

    unfit = [given for given, row in zip(shown, table, strict=True) if row.parse(given[row.name]) is None]

    assert unfit == []


def test_the_guides_own_form_has_every_type_of_part() -> None:
    front = (REPOSITORY / "docs" / "writing" / "every-part.md").read_text(encoding="utf-8").split("---\n")[1]

    assert {part["type"] for part in yaml.safe_load(front)["form"]["parts"]} == set(parts.PARTS)


def test_the_table_of_a_suites_keys_has_all_of_them() -> None:
    keys = [name for name, _, _ in guide.rows("suites-and-sections.md", "What a suite can say of itself")]

    made = {"id", "folder", "title", "url"}
    assert sorted(keys) == sorted({field.name for field in fields(Suite)} - made | {"suite", "contents"})


def test_the_table_of_a_suites_keys_gives_values_that_are_understood() -> None:
    written: dict[str, object] = {}
    for _, _, example in guide.rows("suites-and-sections.md", "What a suite can say of itself"):
        written |= yaml.safe_load(example)

    assert (
        front_matter.suite("index.md", LocatedYaml(data=written))[1],
        front_matter.contents("index.md", LocatedYaml(data=written))[1],
    ) == (
        [],
        [],
    )


def test_the_table_of_a_kinds_settings_gives_values_that_are_understood() -> None:
    written: dict[str, object] = {}
    for _, _, example in guide.rows("callouts.md", "A kind of your own"):
        written |= yaml.safe_load(example)

    assert parse_settings({"kinds": {"case-note": written}})[1] == []


def test_the_table_of_a_kinds_settings_has_all_of_them() -> None:
    names = [name for name, _, _ in guide.rows("callouts.md", "A kind of your own")]

    assert sorted(names) == sorted({*Kind._fields} - {"name", "light", "dark"} | {"colour"})


def test_commands_are_those_of_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    commands = [fence.body.strip() for fence in guide.fences(guide.pages()["index.md"]) if fence.title == guide.TERMINAL]

    assert [command for command in commands if command not in readme] == []


@pytest.mark.parametrize("file", guide.pages())
def test_every_live_callout_is_also_shown_as_it_is_written(file: str) -> None:
    assert not guide.has_callout(guide.unshown(guide.pages()[file]))


def test_live_callouts_show_each_kind_one_in_another_and_one_folded(real_site: Built) -> None:
    page = real_site.page("writing/callouts/")
    nested = [inner.id for outer in page.all("div", "admonition") for inner in outer.all("div", "admonition")]
    folded = [element.id for element in page.all("details", "cpd-callout")]

    assert (nested, folded) == (["example-inner"], ["example-folded"])


def test_live_callouts_are_called_examples(real_site: Built) -> None:
    titles = [item["title"] for item in real_site.items if item["page"].startswith("writing/")]

    assert [title for title in titles if not title.startswith("Example: ")] == []


def test_nothing_in_the_guide_is_an_item_but_the_live_callouts(real_site: Built) -> None:
    ids = [item["id"] for item in real_site.items if item["page"].startswith("writing/")]

    assert ids == [
        "example-key-idea", "example-activity", "example-resource", "example-folded", "example-outer", "example-inner",
    ]  # fmt: skip


@pytest.mark.parametrize("file", guide.pages())
def test_every_example_is_code_for_the_reader(file: str, real_site: Built) -> None:
    url = "writing/" if file == "index.md" else f"writing/{file.removesuffix('.md')}/"
    shown = [code.text for code in real_site.page(url).all("pre") if not any("cpd-callout" in above.classes for above in code.above())]

    assert shown == [" ".join(fence.body.split()) for fence in guide.fences(guide.pages()[file])]


def test_the_guide_has_no_findings_of_its_own(real_site: Built) -> None:
    assert [message for message in real_site.messages if "docs/writing" in message or "'writing/" in message] == []
