"""What is kept in a browser, told on a page and to scripts: the whole storage manifest, and found by search."""

from __future__ import annotations

import json

from cpd.components.order import MANIFEST
from cpd.domain.storage import entries
from support.searched import found
from support.sites import Built, Project, cpd

PAGE = {"index.md": "---\nsuite: all\n---\n# Home\n\n/// key-idea | Nothing is hidden\n\n/// storage\n///\n\n///\n"}
HEADS = ["What", "What for", "When it is written", "Where, and for how long", "Legal basis"]


def test_the_page_about_privacy_tells_every_entry_in_a_table(real_site: Built) -> None:
    table = real_site.page("about/privacy/").one("div", "cpd-storage").one("table")
    rows = [[cell.text for cell in row.children()] for row in table.one("tbody").all("tr")]

    assert [head.text for head in table.one("thead").all("th", scope="col")] == HEADS
    assert rows == [
        [
            f"{entry['name']} {' '.join(entry['keys'])}",
            f"{entry['purpose']}.",
            f"{entry['written']}.",
            f"{entry['where']}. {entry['lifetime']}.",
            f"{entry['ground']}.",
        ]
        for entry in entries(MANIFEST)
    ]


def test_each_cell_of_it_says_what_it_is_where_a_row_is_a_card(real_site: Built) -> None:
    rows = real_site.page("about/privacy/").one("div", "cpd-storage").one("tbody").all("tr")

    assert {tuple(cell.attributes["data-header"] for cell in row.all("td")) for row in rows} == {tuple(HEADS[1:])}


def test_scripts_are_told_the_same(real_site: Built) -> None:
    script = real_site.text("assets/cpd/record-data.js").removeprefix("Object.assign(cpd.catalogue, ").removesuffix(");\n")

    assert json.loads(script)["storage"] == json.loads(json.dumps(entries(MANIFEST)))


def test_search_finds_what_stands_in_it(real_site: Built) -> None:
    assert found(real_site, "Which colours you chose") == ["about/privacy/#what-is-kept-in-your-browser"]


def test_it_can_stand_in_a_callout_and_goes_with_it_to_its_index_page(project: Project) -> None:
    built = project.write(PAGE).build(strict=True, extra=cpd())

    assert [len(built.page(url).all("div", "cpd-storage")) for url in ("", "key-ideas/")] == [1, 1]


def test_a_feature_of_the_theme_brings_the_entry_that_tells_of_it(project: Project) -> None:
    built = project.write(PAGE).build(theme={"name": "material", "custom_dir": "overrides", "features": ["content.tabs.link"]})

    assert "Which tabs you chose" in built.page("").one("div", "cpd-storage").text


def test_where_readers_have_no_record_nothing_of_it_is_told(project: Project) -> None:
    site = project.write(PAGE).sketch(extra=cpd(tools=["planner"]))
    told = site.content("index.md").one("div", "cpd-storage").text

    assert [name for name in ("Your answers", "Your stars", "Back-ups", "Whether there is room") if name in told] == []
    assert "Light or dark mode" in told
