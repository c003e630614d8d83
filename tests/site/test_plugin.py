"""The generator as a plugin: another door to the same pipeline, into a site with a frame of its own."""

from __future__ import annotations

from typing import Any, Final

import pytest

from cpd.domain.settings import NAMES
from cpd.host.plugin import CpdPlugin
from support.foreign import corpus
from support.links import broken
from support.plugged import installed_here, plugged
from support.sites import REPOSITORY, Built, Project

KINDS: Final = {"exercise": {"label": "Exercise", "numbered": True}}
TREE: Final = """
    index.md
        | # Orchard
        |
        | See [all exercises](exercises.md).
    pruning.md
        | ---
        | tags: [winter]
        | ---
        | # Pruning
        |
        | !!! exercise "Find the leader"
        |     Which branch leads?
        |
        | !!! note "A box of the theme"
        |     It stays.
        |
        | ![An apple](https://pictures.example/apple.png)
    grafting.md
        | # Grafting
        |
        | ??? exercise "Join two"
        |     Bark to bark.
        |
        | /// exercise | Look again
        |     minutes: 10
        |
        | What has grown?
        |
        | ///
"""
"""Pages of a site that knows nothing of suites, nor of us."""


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With the three lines that the guide shows."""
    return plugged(Project(tmp_path_factory.mktemp("orchard")).write(TREE), {"kinds": KINDS}, strict=True, extra_css=["own.css"])


def test_three_lines_give_all_exercises_with_numbers_and_links(orchard: Built) -> None:
    index = orchard.page("exercises/")
    lines = [(one.text, one.one("a").attributes["href"]) for one in index.all("li", "cpd-list__item")]

    assert (orchard.aborted, orchard.messages, orchard.summary) == ("", (), "3 items in 0 suites, 1 index page, 0 findings.")
    assert lines == [
        ("Join two Exercise 1 · Grafting", "../grafting/#join-two"),
        ("Look again Exercise 2 · Grafting · 10 minutes", "../grafting/#look-again"),
        ("Find the leader Exercise 3 · Pruning", "../pruning/#find-the-leader"),
    ]
    assert [item["number"] for item in orchard.items] == [1, 2, 3]


def test_no_page_is_there_that_nobody_asked_for(orchard: Built) -> None:
    assert orchard.urls == ["404.html", "exercises/", "grafting/", "", "pruning/"]


def test_the_frame_stays_the_sites(orchard: Built) -> None:
    page = orchard.text("pruning/index.html")
    marks = ("md-header", "md-tabs", "md-nav", "__palette_1", "img/logo.svg", 'data-md-component="search"', 'class="md-tag"')

    assert [mark for mark in marks if mark not in page] == []
    assert [mark for mark in ("cpd-layout", "cpd-header", "Content-Security-Policy", "My record", "index.html") if mark in page] == []


def test_a_page_with_an_item_has_our_styles_before_the_sites_own_and_a_page_without_has_none(orchard: Built) -> None:
    page = orchard.text("pruning/index.html")
    places = [page.find(name) for name in ("stylesheets/main.", "assets/cpd/kinds.css", "assets/cpd/theme.css", "own.css")]

    assert (places == sorted(places), -1 in places, "assets/cpd/" in orchard.text("index.html")) == (True, False, False)


def test_an_index_page_has_the_scripts_that_it_needs(orchard: Built) -> None:
    scripts = [one.attributes["src"] for one in orchard.page("exercises/").all("script") if "cpd" in one.attributes.get("src", "")]

    assert scripts == ["../assets/cpd/theme.js", "../assets/cpd/cpd.js", "../assets/cpd/filter.js"]
    assert {f"assets/cpd/{one.rpartition('/')[2]}" for one in scripts} <= orchard.files


def test_all_that_pages_name_is_there(orchard: Built) -> None:
    assert [one for one in broken(orchard) if "own.css" not in one] == []


def test_with_the_themes_instant_navigation_every_page_has_the_styles_and_scripts_of_all(project: Project) -> None:
    theme = {"name": "material", "features": ["navigation.instant"]}
    site = plugged(project.write(TREE), {"kinds": KINDS}, theme=theme, site_url="https://orchard.example/")

    page = site.text("index.html")
    assert [name for name in ("filter.js", "list.css", "theme.css") if f"assets/cpd/{name}" not in page] == []


def test_a_kind_that_a_page_of_the_authors_or_the_navigation_asks_for_keeps_its_page(project: Project) -> None:
    site = plugged(project.write(TREE, {"resources.md": "# What we use\n"}), {"kinds": KINDS}, nav=["index.md", {"Ideas": "key-ideas.md"}])

    assert {"key-ideas/", "resources/", "exercises/"} <= {*site.urls}
    assert "reflective-activities/" not in site.urls


def test_a_link_to_a_list_that_would_be_empty_is_told(project: Project) -> None:
    site = plugged(project.write({"index.md": "# Home\n\nSee [the ideas](key-ideas.md).\n"}))

    assert [one.split(": ")[:2] for one in site.findings] == [["docs/index.md:3", "link-leads-somewhere"]]


def test_tools_are_there_where_they_are_switched_on(project: Project) -> None:
    site = plugged(project.write(TREE), {"kinds": KINDS, "tools": ["record"]})
    page = site.text("pruning/index.html")

    assert ("my-record/" in site.urls, "plan-a-session/" in site.urls, "assets/cpd/item.js" in page) == (True, False, True)
    assert 'theme.js" data-site="orchard" data-record="my-record/"' in page


def test_a_policy_is_there_where_it_is_asked_for(project: Project) -> None:
    site = plugged(project.write({"index.md": "# Home\n"}), {"policy": {"img-src": "https://pictures.example"}})

    assert "img-src 'self' data: blob: https://pictures.example" in site.text("index.html")


def test_our_frame_comes_where_it_is_asked_for(project: Project) -> None:
    site = plugged(project.write(TREE), {"kinds": KINDS, "look": "cpd"}, theme={"name": "material", "font": False})
    page = site.text("pruning/index.html")

    assert ("cpd-layout" in page, "md-header" in page, "Content-Security-Policy" in page) == (True, False, True)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_has_the_lists_in_its_own_pages(project: Project, theme: str) -> None:
    site = plugged(project.write(TREE), theme=theme, plugins=["search", {"cpd": {"kinds": KINDS}}], strict=True)

    assert (site.aborted, [one.one("a").text for one in site.page("exercises/").all("li", "cpd-list__item")]) == (
        "",
        ["Join two", "Look again", "Find the leader"],
    )


def test_the_plugin_takes_all_settings_by_the_names_they_have_under_extra() -> None:
    assert [name for name, _ in CpdPlugin.config_scheme] == [*NAMES]


MISTAKES: Final[list[tuple[object, object, list[str]]]] = [
    ({"kind": {}}, None, ['plugins.cpd has no setting `kind`. Did you mean "kinds"?']),
    ({"kinds": ["a"]}, None, ["plugins.cpd.kinds is not a list of `name: value`. Write each setting as `name: value`, indented below it."]),
    ({"kinds": {"exercise": {"numbered": "si"}}}, None, ['plugins.cpd.kinds.exercise.numbered is not true or false. It is "si" now; mend it or take it out.']),
    ({"tools": ["recrod"]}, None, ['plugins.cpd.tools names no tool "recrod". Did you mean "record"?']),
    ({"look": "ours"}, None, ['plugins.cpd.look is "ours". Write `look: theme` for the theme\'s own pages, or `look: cpd` for ours.']),
    (None, {"tools": 1, "kind": {}}, ['extra.cpd has no setting `kind`. Did you mean "kinds"?', 'extra.cpd.tools names no tool "1". Known here: planner, record.']),
    ({"maths": 3}, {"record": "A b"}, ['extra.cpd.record is "A b", which is not a name. Use lower-case letters and digits, words joined by hyphens.', "plugins.cpd.maths is neither true nor false. Write `maths: false` to leave formulas as they are, or take it out."]),
    ({"maths": True}, {"maths": False}, ["`maths` stands under extra.cpd and at the plugin, which goes first. Keep the one at the plugin, and take extra.cpd.maths out."]),
]  # fmt: skip


@pytest.mark.parametrize(("at_plugin", "under_extra", "messages"), MISTAKES)
def test_a_wrong_setting_is_told_by_the_place_where_it_stands(
    project: Project, at_plugin: object, under_extra: object, messages: list[str]
) -> None:
    site = plugged(project.write({"index.md": "# Home\n"}), at_plugin, extra={"cpd": under_extra} if under_extra else {})

    assert site.messages == tuple(f"cpd: mkdocs.yml: settings-are-understood: {message}" for message in messages)


def test_settings_at_the_plugin_are_taken_as_they_are_written(project: Project) -> None:
    project.write({"index.md": '# Home\n\n!!! task "Do"\n    It.\n'})
    site = plugged(project, {"kinds": {"task": {"label": "No", "plural": "1:20"}}})

    assert (site.messages, site.page("tasks/").one("h1").text) == ((), "All 1:20")


def test_both_doors_at_once_are_refused(project: Project) -> None:
    site = plugged(project.write({"index.md": "# Home\n"}), hooks=[str(REPOSITORY / "hooks" / "pipeline.py")])

    said = "the generator is named under `plugins` and under `hooks`, so every callout would be read twice. Keep one of the two."
    assert (site.aborted, site.messages[-1]) == ("Aborted with a BuildError!", f"mkdocs.yml: build-is-whole: {said}")


def test_what_the_spelling_with_exclamation_marks_needs_is_added(project: Project) -> None:
    site = plugged(project.write(TREE), {"kinds": KINDS}, markdown_extensions=[])

    assert [item["title"] for item in site.items] == ["Join two", "Look again", "Find the leader"]


@pytest.mark.parametrize("layout", ["folders", "listed", "one-suite"])
def test_foreign_material_gives_the_same_catalogue_by_both_doors(project: Project, layout: Any) -> None:
    made = corpus(layout, callouts_per_page=3)
    nav: dict[str, Any] = {"nav": made.nav} if made.nav else {}
    by_hooks = project.write(made.files).sketch(plugins=["search"], **nav)
    with installed_here():
        by_plugin = project.sketch(hooks=[], plugins=["search", "cpd"], theme="material", **nav)

    assert by_plugin.text("catalogue.json") == by_hooks.text("catalogue.json")
    assert by_plugin.findings == [one for one in by_hooks.findings if "page-asks-no-other-host" not in one]


def test_a_picture_that_is_not_there_is_told_by_the_place_where_it_is_named(project: Project) -> None:
    site = plugged(project.write({"index.md": "# Home\n"}), {"picture": "ours.png"})

    assert site.messages == (
        (
            "cpd: mkdocs.yml: settings-are-understood: plugins.cpd.picture names a file that is not there. "
            "Write its place below docs/, such as `assets/social.png`."
        ),
    )
