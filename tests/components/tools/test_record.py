"""What the generator gives a reader's record: ids in the HTML, the catalogue as a script, pages of tools."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.pages import Element
from support.sites import Built, Project, file_of

SUITE = """
    index.md
        | # Home
        |
        | /// items
        |     kind: reflective-activity
        | ///
    suite/
        index.md
            | ---
            | suite: one
            | phase: primary
            | ---
            | # The suite
        page.md
            | ---
            | moved_from: [suite/before.md]
            | ---
            | # A page
            |
            | /// key-idea | Begin "small"
            |     id: begin
            |
            | Text.
            | ///
            |
            | //// reflective-activity | Count
            |     id: count
            |     was: [sum, two/add]
            |     minutes: 20
            |     with: a colleague
            |     tags: [numbers]
            |
            | How many? See [the idea](#begin) and [](item:begin).
            |
            | /// resource | Ruler
            |     id: ruler
            |     withdrawn: true
            |
            | Gone.
            | ///
            | ////
    beside.md
        | # Beside
"""


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("record")).write(SUITE).build()


def script(built: Built, path: str) -> Any:
    """The value that a data script sets."""
    return json.loads(built.text(path).partition(" = ")[2].removesuffix(";\n"))


def catalogue(built: Built) -> Any:
    """What scripts know of the site."""
    more = built.text("assets/cpd/record-data.js").removeprefix("Object.assign(cpd.catalogue, ").removesuffix(");\n")
    return script(built, "assets/cpd/catalogue-data.js") | json.loads(more)


def told(element: Element) -> dict[str, str]:
    """What an element tells of the record."""
    names = ("data-record", "data-title", "data-minutes", "data-record-was", "data-withdrawn", "data-cpd")
    return {name: value for name in names if (value := element.attributes.get(name)) is not None}


def test_callouts_say_by_what_a_record_knows_them(one: Built) -> None:
    count = {
        "data-record": "one/count", "data-title": "Reflective activity 1: Count", "data-minutes": "20",
        "data-record-was": "one/sum two/add", "data-cpd": "item",
    }  # fmt: skip
    assert [told(callout) for callout in one.page("suite/page/").all("div", "admonition")] == [
        {"data-record": "one/begin", "data-title": 'Key idea: Begin "small"', "data-cpd": "item"},
        count,
        {"data-record": "one/ruler", "data-title": "Resource: Ruler", "data-withdrawn": "true", "data-cpd": "item"},
    ]


def test_an_item_on_its_index_page_says_the_same_and_so_does_what_stands_in_it(one: Built) -> None:
    (article,) = one.page("suite/reflective-activities/").all("article", "cpd-item")
    (inner,) = article.all("div", "admonition")
    assert told(article) == told(one.page("suite/page/").all("div", "admonition")[1])
    assert told(inner)["data-record"] == "one/ruler"


def test_only_what_asks_has_a_fingerprint_and_it_is_the_same_wherever_it_stands(one: Built) -> None:
    asked = [callout.attributes.get("data-asked") for callout in one.page("suite/page/").all("div", "admonition")]
    (article,) = one.page("suite/reflective-activities/").all("article", "cpd-item")
    assert (asked[0], asked[2]) == (None, None)
    assert asked[1] is not None
    assert asked[1] == article.attributes["data-asked"] == script(one, "assets/cpd/catalogue-data.js")["items"][1]["asked"]


def test_the_fingerprint_changes_with_the_text_and_not_with_title_number_or_place(project: Project) -> None:
    def asked() -> str:
        return str(script(project.build(), "assets/cpd/catalogue-data.js")["items"][1]["asked"])

    before = project.write(SUITE) and asked()
    project.replace("suite/page.md", "reflective-activity | Count", "reflective-activity | Count them")
    project.replace("suite/page.md", "minutes: 20", "number: 7")
    project.replace("suite/page.md", "# A page", "# Another page\n\nMore text.\n")
    assert asked() == before
    project.replace("suite/page.md", "How many?", "How many are there?")
    assert asked() != before


def test_a_page_has_tools_of_its_own_unless_it_is_made_or_the_home_page(one: Built) -> None:
    with_tools = [url for url in one.urls if one.page(url).all("div", "cpd-tools")]
    assert with_tools == ["beside/", "suite/", "suite/page/"]
    (tools,) = one.page("suite/page/").all("div", "cpd-tools")
    assert told(tools) == {
        "data-record": "page/suite/page", "data-title": "1 A page", "data-record-was": "page/suite/before", "data-cpd": "item",
    }  # fmt: skip


def test_scripts_for_items_come_where_items_or_tools_are(one: Built) -> None:
    bringing = [url for url in one.urls if "assets/cpd/reading.js" in one.text(file_of(url))]
    assert bringing == [
        "beside/", "", "key-ideas/", "reflective-activities/", "resources/",
        "suite/", "suite/key-ideas/", "suite/page/", "suite/reflective-activities/", "suite/resources/",
    ]  # fmt: skip


def test_the_catalogue_is_a_script_too(one: Built) -> None:
    data = catalogue(one)
    assert data["items"][1] | {"asked": None} == {
        "id": "one/count", "was": ["one/sum", "two/add"], "kind": "reflective-activity", "label": "Reflective activity 1", "title": "Count",
        "url": "suite/page/#count", "suite": "one", "section": None, "place": "1 A page", "minutes": 20, "with": "a colleague",
        "phase": "primary", "tags": ["numbers"], "asked": None, "form": None,
    }  # fmt: skip
    assert [(page["id"], page["was"], page["title"], page["suite"]) for page in data["pages"]] == [
        ("page/beside", [], "Beside", None),
        ("page/suite", [], "The suite", "one"),
        ("page/suite/page", ["page/suite/before"], "1 A page", "one"),
    ]
    assert data["kinds"]["reflective-activity"] == {"label": "Reflective activity", "plural": "Reflective activities", "asks": True}
    assert (data["site"], data["suites"]) == (
        "schools-working-together",
        [{"id": "one", "title": "The suite", "url": "suite/", "phase": "primary"}],
    )


def test_full_texts_stand_as_on_a_page_at_the_sites_root_and_start_no_script(one: Built) -> None:
    text = one.text("assets/cpd/bodies/one.js")
    bodies = script(one, "assets/cpd/bodies/one.js")
    assert list(bodies) == ["one/begin", "one/count", "one/ruler"]
    assert 'href="suite/page/#begin"' in bodies["one/count"]["body"]
    assert 'data-cpd="item"' not in text
    assert one.text("assets/cpd/bodies/site.js") == ""


def test_forms_and_routes_of_the_real_site_are_in_the_catalogue_script(real_site: Built) -> None:
    data = catalogue(real_site)
    forms = {form["id"]: form["url"] for form in data["forms"]}
    assert forms["support-plan"] == "forms/support-plan/"
    assert {item["form"] for item in data["items"] if item["form"]} <= set(forms)
    assert [one["steps"][0]["url"].partition("?")[0] != "" for one in data["routes"]] == [True] * len(data["routes"])
    assert len(data["routes"]) >= 6


def test_an_author_writes_the_introduction_of_a_tools_page(project: Project) -> None:
    built = project.write(SUITE, {"my-record/index.md": "# What I did\n\nOur own words.\n"}).build()
    page = built.page("my-record/")
    assert [page.one("h1").text.rstrip("¶"), page.one("article").all("p")[0].text, len(page.all("div", "cpd-record"))] == [
        "What I did",
        "Our own words.",
        1,
    ]


def test_a_page_of_the_tools_keeps_the_place_an_author_gives_it(project: Project) -> None:
    built = project.write(SUITE, {"plan-a-session.md": "# Plan\n"}).build(nav=["plan-a-session.md", "index.md", {"S": ["suite/page.md"]}])
    entries = [entry.text for entry in built.page("").one("nav", id="__nav").walk() if "cpd-nav__link" in entry.classes]
    assert (entries[0], entries[-1], entries.count("Plan")) == ("Plan", "My record", 1)
    assert len(built.page("plan-a-session/").all("div", "cpd-planner")) == 1


def test_former_names_that_belong_to_something_are_told(project: Project) -> None:
    project.write(SUITE, {"third.md": "---\nmoved_from: beside.md\n---\n# Third\n", "odd.md": "---\nmoved_from: [/a]\n---\n# Odd\n"})
    assert project.build().findings == [
        'docs/odd.md:2: option-value-fits: `moved_from` of the page is "[/a]". Write a page\'s file, or a list of files such as [folder/old-name.md].',
        "docs/third.md: former-names-are-free: `moved_from` names docs/beside.md, which belongs to docs/beside.md. Take it out, or mend the name.",
    ]
