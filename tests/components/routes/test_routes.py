"""Where the steps of a route lead, and what is said of those that lead nowhere."""

from __future__ import annotations

from cpd.components.routes.model import Route, Step, Stop, stops, unique
from cpd.domain.catalogue import Catalogue
from cpd.domain.place import Suite
from support.things import closed, draft_item

IDS = {"s/one/a.md": {"books": "Look at books", "here": ""}}
CATALOGUE, _ = closed(
    {
        "index.md": [],
        "s/one/a.md": [draft_item(1, "Do it", kind="reflective-activity", minutes=15, id="do-it")],
        "routes/first.md": [],
    },
    Suite(id="s", folder="s"),
)


def route(*to: str, path: str = "routes/first.md", **step: int | None) -> Route:
    return Route(name="first", path=path, steps=tuple(Step(to=one, why="Why.", line=7, **step) for one in to))


def led(one: Route, catalogue: Catalogue = CATALOGUE) -> list[Stop]:
    found, findings = stops(one, catalogue, lambda path: IDS.get(path, {}))
    assert findings == []
    return found


def said(one: Route) -> list[str]:
    return [finding.worded() for finding in stops(one, CATALOGUE, lambda path: IDS.get(path, {}))[1]]


def test_a_step_leads_to_a_page() -> None:
    (stop,) = led(route("../s/one/a.md"))
    assert (stop.page.path, stop.anchor, stop.title, stop.minutes) == ("s/one/a.md", "", "s/one/a.md", None)


def test_a_step_leads_to_an_item_by_its_name_with_its_minutes() -> None:
    (stop,) = led(route("../s/one/a.md#do-it"))
    assert (stop.anchor, stop.title, stop.minutes) == ("do-it", "Reflective activity 1: Do it", 15)


def test_a_steps_own_minutes_win() -> None:
    (stop,) = led(route("../s/one/a.md#do-it", minutes=5))
    assert stop.minutes == 5


def test_a_step_leads_to_a_heading_by_its_words() -> None:
    (stop,) = led(route("../s/one/a.md#books"))
    assert (stop.anchor, stop.title) == ("books", "Look at books")


def test_a_step_that_leads_to_anything_else_is_called_what_its_page_is() -> None:
    (stop,) = led(route("../s/one/a.md#here"))
    assert (stop.anchor, stop.title) == ("here", "s/one/a.md")


def test_a_route_at_the_top_leads_down() -> None:
    assert [stop.page.path for stop in led(route("s/one/a.md", "./index.md", path="route.md"))] == ["s/one/a.md", "index.md"]


def test_a_page_that_is_not_there_is_told() -> None:
    assert said(route("../s/one/a.md", "../s/one/b.md")) == [
        'docs/routes/first.md:7: route-step-leads-somewhere: step 2 leads to "../s/one/b.md", but there is no page docs/s/one/b.md. Did you mean "../s/one/a.md"?'
    ]


def test_something_that_is_not_on_the_page_is_told() -> None:
    assert said(route("../s/one/a.md#book")) == [
        'docs/routes/first.md:7: route-step-leads-somewhere: step 1 leads to "../s/one/a.md#book", but nothing on docs/s/one/a.md is called "book". Did you mean "books"?'
    ]


def test_a_heading_without_a_page_is_told() -> None:
    assert said(route("#books")) == [
        'docs/routes/first.md:7: route-step-leads-somewhere: step 1 leads to "#books", but there is no page docs/routes. Known here: ../index.md, ../s/one/a.md, first.md.'
    ]


def test_routes_of_one_name_are_told_apart() -> None:
    other = Route(name="first", path="more/first.md", steps=(), line=3)
    kept, findings = unique([route(), other])
    assert ([one.name for one in kept], [finding.worded() for finding in findings]) == (
        ["first", "first-2"],
        [
            'docs/more/first.md:3: route-is-understood: two routes are called "first"; the other stands in docs/routes/first.md. Give one of them another `id`: a reader\'s place is kept under it.'
        ],
    )
