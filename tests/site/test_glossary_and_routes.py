"""A glossary and routes in a whole build: what they bring, and what they leave as it was."""

from __future__ import annotations

import json
import re

import pytest

from conftest import BuildsSites
from support.links import broken, lost_references, repeated_ids
from support.material import TWO_SUITES
from support.searched import Entry, entries
from support.sets import differences
from support.sites import Built, Project

GLOSSARY = """
    glossary.md
        | ---
        | glossary:
        |   - {term: Earlier words, meaning: They came before.}
        |   - {term: Evidence, meaning: "What speaks for it: a fact."}
        | ---
        | # Glossary
"""
ROUTE = """
    ways/
        short.md
            | ---
            | route:
            |   steps:
            |     - {to: ../one/a.md, why: It comes first.}
            |     - {to: "../one/a.md#idea", why: It is the point.}
            | ---
            | # The short way
    one/
        index.md
            | ---
            | suite: one
            | ---
            | # One
        a.md
            | # Page
            |
            | /// key-idea | Idea
            |     id: idea
            |
            | Evidence comes first.
            |
            | ///
"""


def searched(site: Built) -> list[Entry]:
    return [entry for entry in entries(site) if not entry.location.startswith("glossary/")]


def test_a_glossary_changes_neither_catalogue_nor_search(project: Project) -> None:
    before = project.write(TWO_SUITES).build()
    catalogue, found = before.text("catalogue.json"), searched(before)
    words = re.findall(r"[a-z]{5,}", " ".join(item["text"] for item in before.items))
    terms = "".join(f"  - {{term: {word}, meaning: M}}\n" for word in dict.fromkeys(words))
    after = project.write({"glossary.md": f"---\nglossary:\n{terms}---\n# Glossary\n"}).build()
    assert sum("cpd-term" in after.text(path) for path in after.files if path.endswith(".html")) > 5
    assert (after.text("catalogue.json"), searched(after)) == (catalogue, found)
    assert (differences(after), broken(after), repeated_ids(after), lost_references(after)) == ([], [], [], [])


def test_without_glossary_and_routes_nothing_of_them_is_built(two_suites: Built) -> None:
    pages = [path for path in two_suites.files if path.endswith(".html")]
    assert [path for path in pages if re.search(r"cpd-(?:term|glossary|route)|(?:glossary|route)\.(?:js|css)", two_suites.text(path))] == []
    assert "assets/cpd/routes-data.js" not in two_suites.files


def test_pages_bring_only_what_they_need(site: BuildsSites) -> None:
    built = site(GLOSSARY.replace("Earlier words", "Page"), ROUTE, strict=True)
    own = {
        url: set(re.findall(r"(?:glossary|route|reading)\.(?:js|css)", built.text(f"{url}index.html")))
        for url in ("glossary/", "one/a/", "ways/short/", "one/")
    }
    assert own == {
        "glossary/": {"reading.css", "reading.js"},
        "one/a/": {"reading.css", "reading.js"},
        "ways/short/": {"reading.css", "reading.js", "route.css", "route.js"},
        "one/": {"reading.css", "reading.js"},
    }


def test_a_glossary_and_a_route_in_a_suite_count_as_pages_and_need_no_key_idea(project: Project) -> None:
    files = {
        "s/index.md": "---\nsuite: s\ncontents: [words, way]\n---\n# S\n",
        "s/words.md": "---\nglossary: [{term: Home, meaning: Where we begin.}]\n---\n# Words\n",
        "s/way.md": "---\nroute: {steps: [{to: words.md, why: W.}]}\n---\n# Way to words\n",
        "index.md": "# Home\n\nIt is home.\n",
    }
    built = project.write(files).build(strict=True)
    assert [built.page(url).one("span", "cpd-place__label").text for url in ("s/words/", "s/way/")] == ["1", "2"]


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("glossary: yes please", "docs/s/a.md:2: glossary-is-understood: `glossary` is no list of terms. Write `- term:` and `meaning:` below it for each, or `glossary: false`."),
        ("route: soon", "docs/s/a.md:2: route-is-understood: `route` holds no steps. Write `steps:` below it, and the steps below that."),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_once(project: Project, front: str, said: str) -> None:
    built = project.write(
        {"index.md": "# Home\n", "s/index.md": "---\nsuite: s\n---\n# S\n", "s/a.md": f"---\n{front}\n---\n# A\n"}
    ).build()
    assert built.findings == [said]


def test_a_page_left_alone_has_no_links(project: Project) -> None:
    text = "Evidence, earlier words.\n"
    built = project.write(GLOSSARY, {"index.md": f"# Home\n\n{text}", "a.md": f"---\nglossary: false\n---\n# A\n\n{text}"}).build(
        strict=True
    )
    assert [len(built.page(url).all("a", "cpd-term")) for url in ("", "a/")] == [2, 0]


def test_the_data_of_the_routes_is_a_script(site: BuildsSites) -> None:
    script = site(ROUTE, strict=True).text("assets/cpd/routes-data.js")
    data = json.loads(script.removeprefix("var cpdRoutes = ").removesuffix(";\n"))
    assert [step["url"] for step in data["short"]["steps"]] == ["one/a/?route=short", "one/a/?route=short#idea"]


def test_a_route_that_is_mended_while_the_site_is_served_leads_on(project: Project) -> None:
    project.write(ROUTE)
    project.replace("ways/short.md", "one/a.md, why", "one/b.md, why")
    first = project.build()
    project.replace("ways/short.md", "one/b.md, why", "one/a.md, why")
    assert ([finding.split(": ")[1] for finding in first.findings], project.build().findings) == (["route-step-leads-somewhere"], [])


def test_terms_are_explained_where_addresses_are_files(site: BuildsSites) -> None:
    built = site(GLOSSARY.replace("Earlier words", "Page"), ROUTE, strict=True, use_directory_urls=False)
    link = built.page("one/a.html").one("a", "cpd-term")
    steps = built.page("ways/short.html").one("ol", "cpd-route__steps").all("a")
    assert (link.attributes["href"], [step.attributes["href"] for step in steps]) == (
        "../glossary.html#evidence",
        ["../one/a.html?route=short", "../one/a.html?route=short#idea"],
    )


def test_the_guides_own_terms_and_steps_are_alive(real_site: Built) -> None:
    guide = [url for url in real_site.urls if url.startswith("writing/")]
    terms = {link.attributes["href"].partition("#")[2] for url in guide for link in real_site.page(url).all("a", "cpd-term")}
    steps = real_site.page("writing/routes/").one("ol", "cpd-route__steps").all("a")
    assert (terms >= {"callout", "front-matter", "markdown"}, len(steps)) == (True, 4)
