"""Case studies from front matter alone: one file more changes everything that is made of them."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import BuildsSites, Sketches
from support import links, searched
from support.case_pages import CASES, ELM, FILTERS, IDS, LOST
from support.pages import Element
from support.sites import Built, Project


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("cases")).write(CASES).build(strict=True)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("grown")).write(CASES, ELM).build(strict=True)


def grid(site: Built) -> Element:
    return site.page("cases/").one("table", "cpd-cases__grid")


def rows(site: Built) -> list[str]:
    return [row.attributes["data-item"] for row in grid(site).all("tr", data_item="")]


def entries(site: Built) -> list[str]:
    return sorted(one.attributes["data-case"] for one in site.page("cases/").all("li", data_case=""))


def pins(site: Built) -> list[str]:
    return [pin.attributes["aria-label"] for pin in site.page("cases/").all("a", "cpd-map__pin")]


def choices(site: Built) -> dict[str, list[str]]:
    selects = site.page("cases/").all("select")
    return {one.attributes["name"]: [option.attributes["value"] for option in one.all("option")[1:]] for one in selects}


def listed(site: Built, url: str) -> list[str]:
    return [link.text for link in site.page(url).one("ul", "cpd-list").all("a")]


def entry(site: Built, id_: str) -> dict[str, Any]:
    (one,) = [case for case in site.catalogue["case_studies"] if case["id"] == id_]
    return dict(one)


# One file more


def test_one_file_more_is_one_row_more(small: Built, grown: Built) -> None:
    assert (rows(small), rows(grown)) == ([*IDS], [*IDS, "elm"])


def test_one_file_more_is_one_entry_and_one_pin_more(small: Built, grown: Built) -> None:
    assert (entries(small), entries(grown)) == (sorted(IDS), sorted([*IDS, "elm"]))
    assert pins(small) == ["1 Bury: Birch College", "2 St Ives and Falmouth: Cedar School; Ashgrove, Oak & Co School"]
    assert pins(grown) == [
        "1 Durham: Elm School", "2 Bury: Birch College", "3 St Ives and Falmouth: Cedar School; Ashgrove, Oak & Co School",
    ]  # fmt: skip


def test_one_file_more_brings_its_values_to_the_filters(small: Built, grown: Built) -> None:
    before, after = choices(small), choices(grown)
    assert [*before] == [*after] == [*FILTERS]
    more = {name: sorted(set(after[name]) - set(before[name])) for name in FILTERS if after[name] != before[name]}
    assert more == {"phase": ["post-16"], "region": ["north-east"], "status": ["beacon-school"]}


def test_one_file_more_stands_on_its_themes_page(small: Built, grown: Built) -> None:
    assert listed(small, "report/time/") == ["Ashgrove, Oak & Co School", "Dale School"]
    assert listed(grown, "report/time/") == ["Ashgrove, Oak & Co School", "Dale School", "Elm School"]
    assert listed(grown, "report/sharing/") == listed(small, "report/sharing/") == ["Ashgrove, Oak & Co School", "Birch College"]


def test_one_file_more_is_in_the_catalogue(small: Built, grown: Built) -> None:
    assert [case["id"] for case in grown.catalogue["case_studies"]] == [*(case["id"] for case in small.catalogue["case_studies"]), "elm"]
    assert entry(grown, "elm") == {
        "id": "elm", "page": "cases/elm.md", "url": "cases/elm/", "institution": "Elm School", "phase": "Post-16", "region": "North East",
        "place": {"name": "Durham", "latitude": 54.78, "longitude": -1.57}, "status": ["Beacon School"],
        "collaboration": ["Hub and spoke"], "themes": ["time"],
    }  # fmt: skip


def test_one_file_more_can_be_what_others_are_followed_by(small: Built, grown: Built) -> None:
    before, after = (site.page("cases/dale/").one("section", "cpd-read-next") for site in (small, grown))
    assert [link.text for link in before.all("a")] == ["Ashgrove, Oak & Co School", "Birch College"]
    assert [link.text for link in after.all("a")] == ["Ashgrove, Oak & Co School", "Birch College", "Elm School"]


# What is not known


def test_gaps_are_shown_as_not_recorded(small: Built) -> None:
    dale = grid(small).one("tr", data_item="dale")
    assert [cell.text for cell in dale.all("td")] == [
        "Primary",
        "not recorded",
        "not recorded",
        "Pairs",
        "not recorded",
        "not recorded",
        "Time",
    ]
    panel = small.page("cases/dale/").one("div", "cpd-panel")
    facts = {fact.one("dt").text: [value.text for value in fact.all("dd")] for fact in panel.all("div", "cpd-panel__fact")}
    assert [label for label, values in facts.items() if values == ["not recorded"]] == [
        "Partnership", "Region", "Place", "Status", "Professional development", "Funding", "Number in the collection", "Sources",
    ]  # fmt: skip


def test_lost_cases_have_rows_that_say_so(small: Built) -> None:
    heads = [grid(small).one("tr", data_item=id_).one("th") for id_ in LOST]
    assert [(head.text, head.one("a").attributes["href"]) for head in heads] == [
        ("II03 not recovered", "lost/index.html"),
        ("II10 not recovered", "lost/index.html"),
    ]
    assert small.page("cases/lost/").all("div", "cpd-panel") == []


def test_a_case_names_its_sources_and_leads_to_them(small: Built) -> None:
    panel = small.page("cases/ashgrove/").one("div", "cpd-panel")
    found = {link.text: link.attributes["href"] for link in panel.all("a")}
    assert found["Ashgrove and its neighbours, 2011. Cut off"] == "../../refs/index.html#ashgrove"


# The whole site


def test_the_published_catalogue_fits_the_published_schema(grown: Built) -> None:
    schema = grown.json("catalogue.schema.json")
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(grown.catalogue)] == []


def test_links_lead_somewhere_and_ids_are_unique(grown: Built) -> None:
    assert (links.broken(grown), links.repeated_ids(grown), links.lost_references(grown)) == ([], [], [])


def test_a_page_with_an_index_and_two_grids_has_no_id_twice(site: BuildsSites) -> None:
    block = "| /// case-studies\n            | ///\n            |\n            "
    ideas = f"""
    key-ideas.md
            | # All key ideas
            |
            | ## Cases grid
            |
            {block}{block}| Words.
    """
    built = site(CASES, ideas)
    assert (links.repeated_ids(built), links.broken(built), links.lost_references(built)) == ([], [], [])
    assert len(built.page("key-ideas/").all("table", "cpd-cases__grid")) == 2


def test_search_sees_the_facts_of_a_case_once_and_no_grid(grown: Built) -> None:
    places = {words: searched.found(grown, words) for words in ("Ashmaths", "Local authority", "Elm School")}
    assert places == {"Ashmaths": ["cases/ashgrove/"], "Local authority": ["cases/ashgrove/"], "Elm School": ["cases/elm/"]}
    assert searched.found(grown, "not recorded") == []
    assert {one.kind for one in searched.entries(grown) if one.location == "cases/elm/"} == {"Case study"}


def test_contents_list_what_a_page_shows_in_its_order(small: Built) -> None:
    links_ = [link.text for link in small.page("cases/").all("a", "cpd-rail__link")]
    assert links_ == ["Before", "Where they are", "The grid", "After"]
    assert [link.text for link in small.page("cases/ashgrove/").all("a", "cpd-rail__link")] == ["What is known", "Read next"]


def test_only_pages_with_a_grid_load_its_script(small: Built) -> None:
    loading = [url for url in small.urls if any("cpd/grid.js" in one.attributes["src"] for one in small.page(url).all("script", src=""))]
    assert loading == ["cases/"]


def test_a_case_study_needs_no_key_idea(site: BuildsSites) -> None:
    suite = "cases/\n    index.md\n        | ---\n        | suite: cases\n        | ---\n        | # Cases\n"
    assert site(CASES, suite).findings == []


def test_slips_are_told_with_their_lines(site: BuildsSites) -> None:
    slips = """
    cases/
        fir.md
            | ---
            | case_study:
            |   institution: Fir School
            |   phase: primary
            |   themes: [time, sharin]
            |   sources:
            |     - ashgrove
            |     - ashgrov
            | ---
            | # Fir
    report/
        more.md
            | ---
            | theme: {id: time}
            | ---
            | # More time
            |
            | /// case-studies
            |     theme: tim
            | ///
    """
    assert site(CASES, slips).findings == [
        'docs/cases/fir.md:4: case-words-agree: `phase` is "primary" here, but "Primary" in docs/cases/ashgrove.md. Write it in the same way in both.',
        'docs/cases/fir.md:5: case-theme-exists: no page declares the theme "sharin". Did you mean "sharing"?',
        'docs/cases/fir.md:8: case-source-exists: no page has an entry with the id "ashgrov". Did you mean "ashgrove"?',
        'docs/report/more.md:7: case-theme-exists: no page declares the theme "tim". Did you mean "time"?',
        'docs/report/time.md:2: case-theme-exists: the theme "time" is also declared by docs/report/more.md. Give one of them another id.',
    ]


def test_a_list_can_be_limited_to_a_suite_and_an_unknown_suite_is_told(sketch: Sketches) -> None:
    two = """
    cases/
        index.md
            | ---
            | suite: cases
            | contents: [ashgrove, birch, cedar, dale, lost]
            | ---
            | # Cases
    others/
        index.md
            | ---
            | suite: others
            | ---
            | # Others
            |
            | /// case-studies
            |     show: list
            |     suite: others
            | ///
            |
            | /// case-studies
            |     show: list
            |     theme: time
            |     suite: casse
            | ///
            |
            | /// items
            |     suite: "othres"
            | ///
        elder.md
            | ---
            | case_study: {institution: Elder School}
            | ---
            | # Elder
    """
    drawn = sketch(CASES, two)
    assert [[one.text for one in list_.all("a")] for list_ in drawn.content("others/index.md").all("ul", "cpd-list")] == [["Elder School"]]
    assert drawn.findings == [
        'docs/others/index.md:14: option-value-fits: no suite has the id "casse". Did you mean "cases"?',
        'docs/others/index.md:18: option-value-fits: no suite has the id "othres". Did you mean "others"?',
    ]


def test_filters_map_and_grid_of_a_suite_hold_its_cases_only(site: BuildsSites) -> None:
    suites = """
    cases/
        index.md
            | ---
            | suite: cases
            | contents: [ashgrove, birch, cedar, dale, lost]
            | ---
            | # Cases
    others/
        index.md
            | ---
            | suite: others
            | ---
            | # Others
            |
            | /// case-studies
            |     suite: cases
            | ///
        elder.md
            | ---
            | case_study: {institution: Elder School, phase: Nursery, place: {name: Derby, latitude: 52.92, longitude: -1.48}}
            | ---
            | # Elder
    """
    page = site(CASES, suites, strict=True).page("others/")
    assert {one.attributes["data-case"] for one in page.all(data_case="")} == set(IDS)
    assert {one.attributes["data-item"] for one in page.all(data_item="")} == set(IDS)
    assert "Nursery" not in page.one("form", "cpd-filter").text
