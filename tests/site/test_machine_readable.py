"""What machines read: the catalogue, its schema, and kinds declared in mkdocs.yml alone."""

from __future__ import annotations

from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from conftest import BuildsSites
from support.material import ONE_SUITE
from support.sets import PATHS, differences
from support.sites import Built, Project, cpd

TALKING: Final = """
    suite/
        talk.md
            | # Talk
            |
            | /// key-idea | Talk first
            |
            | Words before others.
            |
            | ///
            |
            | /// talking-point | Who speaks most?
            |     minutes: 5
            |
            | Words to talk about.
            |
            | ///
            |
            | ??? talking-point "Who listens?"
            |     More words.
"""
FOURTH: Final = {
    "talking-point": {
        "label": "Talking point",
        "colour": {"light": "#22408a", "dark": "#a0b8ff"},
        "icon": "material/forum-outline",
        "numbered": True,
    }
}


@pytest.fixture(scope="module")
def four_kinds(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project(tmp_path_factory.mktemp("four")).write(ONE_SUITE, TALKING)
    return project.build(strict=True, extra=cpd(kinds=FOURTH))


def wrong(site: Built) -> list[str]:
    """What the published schema has against the published catalogue."""
    schema = site.json("catalogue.schema.json")
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(site.catalogue)]


def test_the_real_catalogue_fits_its_schema(real_site: Built) -> None:
    assert wrong(real_site) == []


def test_the_catalogue_of_a_site_without_items_fits_its_schema(site: BuildsSites) -> None:
    assert wrong(site("index.md\n    | # Home")) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "other"),
        ("number", "2"),
        ("number", 0),
        ("url", "/page/#a"),
        ("url", "page/"),
        ("tags", None),
        ("withdrawn", False),
        ("more", 1),
    ],
)
def test_the_schema_refuses_what_an_item_cannot_be(two_suites: Built, name: str, value: Any) -> None:
    other = Built(two_suites.folder)
    other.items[0][name] = value

    assert len(wrong(other)) == 1


def test_an_item_is_written_whole(site: BuildsSites) -> None:
    built = site("""
        suite/
            index.md
                | ---
                | suite: first
                | phase: secondary
                | ---
                | # First
            part/
                index.md
                    | # A part
                page.md
                    | # A page
                    |
                    | /// reflective-activity | Count *them*
                    |     id: count
                    |     minutes: 20
                    |     tags: [one, two words]
                    |     withdrawn: true
                    |
                    | Words & more.
                    |
                    | ///
    """)

    assert built.catalogue == {
        "version": 1,
        "suites": [{"id": "first", "title": "First", "url": "suite/", "phase": "secondary"}],
        "items": [
            {
                "id": "first/count", "kind": "reflective-activity", "number": 1, "title": "Count them", "url": "suite/part/page/#count",
                "suite": "first", "section": "A part", "page": "suite/part/page.md", "minutes": 20, "tags": ["one", "two words"],
                "text": "Words & more.", "withdrawn": True,
            }
        ],
    }  # fmt: skip


def test_items_stand_in_reading_order_and_number_through_their_suite(two_suites: Built) -> None:
    assert [(item["id"], item["number"]) for item in two_suites.items] == [
        ("outside", None),
        ("first/count-the-desks", 1),
        ("first/a-ruler", None),
        ("first/begin-small", None),
        ("first/fold-it", 2),
        ("second/begin-small", None),
    ]


def test_a_fourth_kind_fits_the_schema(four_kinds: Built) -> None:
    assert wrong(four_kinds) == []


def test_a_fourth_kind_is_numbered_in_the_catalogue(four_kinds: Built) -> None:
    assert [(item["id"], item["number"]) for item in four_kinds.items if item["kind"] == "talking-point"] == [
        ("suite/who-speaks-most", 1),
        ("suite/who-listens", 2),
    ]


def test_a_fourth_kind_stands_in_all_outputs(four_kinds: Built) -> None:
    assert differences(four_kinds, {**PATHS, "talking-point": "talking-points"}) == []


def test_a_fourth_kind_has_index_pages_named_after_it(four_kinds: Built) -> None:
    titles = [four_kinds.page(url).one("h1").text.removesuffix("¶") for url in ("talking-points/", "suite/talking-points/")]

    assert titles == ["All talking points", "All talking points"]


def test_a_fourth_kind_is_named_in_words_on_its_callouts(four_kinds: Built) -> None:
    words = [span.text for span in four_kinds.page("suite/talk/").all("span", "cpd-callout__kind")]

    assert words == ["Key idea", "Talking point 1", "Talking point 2"]


@pytest.mark.parametrize("declaration", ["--cpd-kind:#22408a", "--cpd-kind:#a0b8ff", "--cpd-kind-icon:url('data:image/svg+xml"])
def test_a_fourth_kind_has_its_colours_and_icon_in_the_stylesheet(four_kinds: Built, declaration: str) -> None:
    rules = [line for line in four_kinds.text("assets/cpd/kinds.css").split("}") if ".admonition.talking-point" in line]

    assert any(declaration in rule for rule in rules)


def test_every_page_has_the_stylesheet_of_the_kinds(four_kinds: Built) -> None:
    assert four_kinds.text("assets/cpd/kinds.css") in four_kinds.text("assets/cpd/frame.css")
    without = [
        url
        for url in four_kinds.urls
        if not any("frame.css" in link.attributes["href"] for link in four_kinds.page(url).all("link", href=""))
    ]

    assert without == []


def test_an_icon_that_does_not_exist_is_a_finding_and_the_kind_has_a_plain_one(site: BuildsSites) -> None:
    built = site(ONE_SUITE, extra=cpd(kinds={"key-idea": {"icon": "material/no-such-icon"}}))

    assert built.findings == [
        (
            "mkdocs.yml: settings-are-understood: there is no icon `material/no-such-icon` for the kind `key-idea`. "
            "Choose one of the theme's, such as `material/lightbulb-on-outline`."
        )
    ]


def test_nothing_is_sent_that_no_readers_browser_asks_for(real_site: Built) -> None:
    assert (len(list(real_site.folder.rglob("*.js"))) > 10, list(real_site.folder.rglob("*.map"))) == (True, [])
