"""Routes: the steps on a route's own page, and what the bar on the pages of a route needs to know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.catalogue import Catalogue
from cpd.domain.findings import Finding
from cpd.domain.place import Page
from cpd.domain.words import count_in_words
from cpd.writing.addresses import relative
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.fragments import Fragments

from . import model as routes
from .model import Route, Stop

HEADING = "The steps"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})


class StepView(NamedTuple):
    """A step on the route's page."""

    url: str
    title: str
    place: str
    """Where it stands and how long it takes, in words; empty where there is nothing to add to the title."""
    why: str


class RouteView(NamedTuple):
    """Finished values for ``route.html``."""

    name: str
    title: str
    anchor: str
    audience: str
    length: str
    """How many steps there are and how long they take, in words."""
    steps: tuple[StepView, ...]


def script(known: Mapping[str, object]) -> str:
    """What the bar on the pages of a route needs to know, as a script."""
    return f"var cpdRoutes = {json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"


def add(
    pages: Mapping[str, DrawnPage], found: Iterable[Route], catalogue: Catalogue, fragments: Fragments
) -> tuple[dict[str, Mapping[str, object]], list[Finding]]:
    """Put the steps of each route on its page; returns what scripts need to know of each, and the findings."""
    findings: list[Finding] = []
    known: dict[str, Mapping[str, object]] = {}

    def anchors(path: str) -> dict[str, str]:
        return _anchors(pages[path].html) if path in pages else {}

    for route in found:
        page = catalogue.outline.pages.get(route.path)
        if page is None or route.path not in pages:
            continue
        stops, slips = routes.stops(route, catalogue, anchors)
        findings += slips
        titled = [(stop, _title(stop, pages)) for stop in stops]
        known[route.name] = _script_facts(route, page, titled)
        if stops:
            drawn = pages[route.path]
            drawn.genre = "route"
            _add_steps(drawn, _route_view(route, page, titled, markup.ids(drawn.html)), fragments)
    return known, findings


def _anchors(html: str) -> dict[str, str]:
    """The ids of a page, each with the words of its heading; with none where it is no heading."""
    found: dict[str, str] = {}
    for tag in markup.TAG.finditer(html):
        if "id" not in tag[3] or not (anchor := markup.attributes(tag[3]).get("id")):
            continue
        end = html.find(f"</{tag[2]}>", tag.end())
        found[anchor] = markup.plain(html[tag.end() : end]) if tag[2].lower() in _HEADINGS else ""
    return found


def _title(stop: Stop, pages: Mapping[str, DrawnPage]) -> str:
    """What a step is called: a page by its number and title."""
    if stop.anchor:
        return stop.title
    drawn = pages.get(stop.page.path)
    return f"{stop.page.label} {(drawn and drawn.title) or stop.title}".strip()


def _address(stop: Stop, route: Route) -> str:
    """Where a step leads, relative to the site's root; it says on which route the reader is."""
    return f"{stop.page.url}?route={route.name}{'#' if stop.anchor else ''}{stop.anchor}"


def _script_facts(route: Route, page: Page, titled: Sequence[tuple[Stop, str]]) -> dict[str, object]:
    steps = [{"url": _address(stop, route), "title": title, "why": stop.why} for stop, title in titled]
    return {"title": page.title, "url": page.url, "steps": steps}


def record_facts(known: Mapping[str, Any]) -> dict[str, object]:
    """Of what scripts need to know of a route, what a record shows: where each step leads."""
    return {**known, "steps": [{"url": step["url"]} for step in known["steps"]]}


def _route_view(route: Route, page: Page, titled: Sequence[tuple[Stop, str]], taken: set[str]) -> RouteView:
    return RouteView(
        name=route.name,
        title=page.title,
        anchor=free_id("the-steps", taken),
        audience=route.audience,
        length=_length(route, [stop for stop, _ in titled]),
        steps=tuple(
            StepView(
                url=relative(stop.page.url, page.url) + _address(stop, route).removeprefix(stop.page.url),
                title=title,
                place=_place(stop, title),
                why=stop.why,
            )
            for stop, title in titled
        ),
    )


def _place(stop: Stop, title: str) -> str:
    page = stop.page
    parts = [f"{page.label} {page.title}".strip() if stop.anchor and title != page.title else ""]
    parts += [page.suite.title if page.suite and page.suite.url != page.url else ""]
    parts += [count_in_words(stop.minutes, "minute") if stop.minutes else ""]
    return " · ".join(filter(None, parts))


def _length(route: Route, stops: Sequence[Stop]) -> str:
    minutes = [stop.minutes for stop in stops if stop.minutes]
    steps = count_in_words(len(stops), "step")
    if route.minutes or len(minutes) == len(stops):
        return f"{steps}, about {count_in_words(route.minutes or sum(minutes), 'minute')}"
    return f"{steps}, at least {count_in_words(sum(minutes), 'minute')}" if minutes else steps


def _add_steps(drawn: DrawnPage, view: RouteView, fragments: Fragments) -> None:
    words = "\n".join(filter(None, [view.audience, *(step.why for step in view.steps)]))
    drawn.add(
        fragments.draw("route", view=view),
        # The titles of the steps are found where they stand.
        searched=fragments.draw("words", text=words),
        headings=[(HEADING, view.anchor, 2)],
        scripts={"route"},
    )
