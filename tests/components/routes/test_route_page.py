"""A route drawn: the steps on its page, and what the bar on other pages is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cpd.components.routes import drawing as routes
from cpd.components.routes.model import Route, Step
from cpd.domain.place import Suite
from cpd.writing.drawn_page import DrawnPage
from support.drawings import drawing, fragments
from support.pages import Element, parsed

PAGES = {
    "index.md": "# Home\n",
    "s/index.md": "# Suite\n",
    "s/one/a.md": "# Page\n\n## The steps\n\n/// reflective-activity | Do *it*\n    id: do-it\n    minutes: 15\n\nText.\n\n///\n\n<p id='here'>x</p>\n",
    "routes/first.md": "# The first\n\nText.\n\n## The steps {#the-steps}\n",
}
SUITE = Suite(id="s", folder="s", title="The suite")


def step(to: str, **more: Any) -> Step:
    return Step(to=to, why=more.pop("why", f"Why <{to}>."), **more)


def route(*steps: Step, **more: Any) -> Route:
    return Route(**{"name": "first", "path": "routes/first.md", "steps": steps, "audience": "You & me", **more})


ALL = route(step("../s/index.md"), step("../s/one/a.md#do-it"), step("../s/one/a.md#the-steps", minutes=1), step("../index.md"))


def drawn(*found: Route) -> tuple[dict[str, DrawnPage], dict[str, Any], list[str]]:
    one = drawing(PAGES, SUITE)
    known, findings = routes.add(one.pages, found, one.catalogue, fragments())
    script = routes.script(known)
    data = json.loads(script.removeprefix("var cpdRoutes = ").removesuffix(";\n"))
    return one.pages, data, [finding.message() for finding in findings]


def page(*found: Route) -> Element:
    return parsed(drawn(*found)[0]["routes/first.md"].html).one("section", "cpd-route")


def test_the_steps_stand_below_the_text_in_order() -> None:
    assert [[part.text for part in one.children()] for one in page(ALL).one("ol").children("li")] == [
        ["s/index.md", "Why <../s/index.md>."],
        ["Reflective activity 1: Do it", "1.1 s/one/a.md · s/index.md · 15 minutes", "Why <../s/one/a.md#do-it>."],
        ["The steps", "1.1 s/one/a.md · s/index.md · 1 minute", "Why <../s/one/a.md#the-steps>."],
        ["index.md", "Why <../index.md>."],
    ]


def test_each_step_leads_on_and_says_on_which_route() -> None:
    assert [link.attributes["href"] for link in page(ALL).one("ol").all("a")] == [
        "../../s/?route=first", "../../s/one/a/?route=first#do-it", "../../s/one/a/?route=first#the-steps", "../../?route=first",
    ]  # fmt: skip


def test_the_way_in_is_the_first_step() -> None:
    start = page(ALL).one("p", "cpd-route__start").one("a")
    assert (start.text, start.attributes["href"], start.attributes["data-step"]) == ("Start with step 1", "../../s/?route=first", "1")


def test_a_page_is_called_by_its_number_too() -> None:
    assert page(route(step("../s/one/a.md"))).one("li").one("a").text == "1.1 s/one/a.md"


def test_the_heading_of_the_steps_has_an_id_of_its_own() -> None:
    done, _, _ = drawn(ALL)
    section = parsed(done["routes/first.md"].html).one("section", "cpd-route")
    assert (section.one("h2").id, section.attributes["aria-labelledby"], done["routes/first.md"].headings) == (
        "the-steps-2", "the-steps-2", [("The steps", "the-steps-2", 2)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (ALL, "4 steps, at least 16 minutes"),
        (route(step("../index.md")), "1 step"),
        (route(step("../index.md", minutes=1)), "1 step, about 1 minute"),
        (route(step("../index.md"), step("../s/index.md"), minutes=90), "2 steps, about 90 minutes"),
    ],
)
def test_readers_know_how_long_it_takes(given: Route, expected: str) -> None:
    assert page(given).one("p", "cpd-route__facts").text == f"For: You & me {expected}"


def test_a_route_for_nobody_in_particular_does_not_say_so() -> None:
    assert page(route(step("../index.md"), audience="")).one("p", "cpd-route__facts").text == "1 step"


def test_scripts_are_told_where_all_steps_lead() -> None:
    _, data, _ = drawn(route(step("../s/one/a.md#do-it"), step("../index.md", why='"</script>')))
    assert data == {
        "first": {
            "title": "routes/first.md",
            "url": "routes/first/",
            "steps": [
                {"url": "s/one/a/?route=first#do-it", "title": "Reflective activity 1: Do it", "why": "Why <../s/one/a.md#do-it>."},
                {"url": "?route=first", "title": "index.md", "why": '"</script>'},
            ],
        }
    }


def test_a_step_that_leads_nowhere_is_left_out_and_told() -> None:
    done, data, said = drawn(route(step("../nope.md", line=5), step("../s/one/a.md#here")))
    assert said == [
        'docs/routes/first.md:5: route-step-leads-somewhere: step 1 leads to "../nope.md", but there is no page docs/nope.md. Did you mean "../index.md"?'
    ]
    assert [one["url"] for one in data["first"]["steps"]] == ["s/one/a/?route=first#here"]
    assert parsed(done["routes/first.md"].html).one("li").one("a").text == "s/one/a.md"


def test_a_route_that_leads_nowhere_shows_nothing() -> None:
    done, data, _ = drawn(route(step("../nope.md")))
    assert ("cpd-route" in done["routes/first.md"].html, data["first"]["steps"]) == (False, [])


def test_search_finds_a_route_by_its_reasons_not_by_its_steps() -> None:
    words = parsed(drawn(ALL)[0]["routes/first.md"].searchable).text
    assert ("You & me Why <../s/index.md>." in words, "Do it" in words) == (True, False)


def test_only_the_routes_own_page_brings_scripts() -> None:
    done, _, _ = drawn(ALL)
    assert {path for path, one in done.items() if "route" in one.scripts} == {"routes/first.md"}
    assert done["routes/first.md"].scripts == {"route"}


def test_a_route_whose_page_was_not_read_is_passed_over() -> None:
    assert drawn(route(step("../index.md"), path="gone.md"))[1:] == ({}, [])


def test_a_page_with_another_title_is_called_by_that() -> None:
    one = drawing(PAGES, SUITE)
    one.pages["index.md"].title = "Plan: completed example"
    known, _ = routes.add(one.pages, [route(step("../index.md"))], one.catalogue, fragments())
    assert '"title":"Plan: completed example"' in routes.script(known)
