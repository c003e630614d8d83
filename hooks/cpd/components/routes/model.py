"""A route: a suggested way through pages and items, step by step, with a reason for each."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from cpd.domain.catalogue import Catalogue
from cpd.domain.findings import DOCS, Finding, did_you_mean
from cpd.domain.place import Page

Anchors = Callable[[str], Mapping[str, str]]
"""Takes a page's path; returns the ids on it, each with the words of its heading, or with none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a route leads, and why."""

    to: str
    """A page's file, relative to the route's own page; after a #, an item or heading on it."""
    why: str
    minutes: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A route as its page describes it."""

    name: str
    """Permanent; unique on the site."""
    path: str
    """Its page's file below docs/."""
    steps: tuple[Step, ...]
    audience: str = ""
    minutes: int | None = None
    """For all of it, where the author knows better than the sum."""
    line: int | None = None
    """Where its name stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A step, and what it leads to."""

    page: Page
    anchor: str
    """Empty where it leads to the whole page."""
    title: str
    why: str
    minutes: int | None


def unique(routes: Iterable[Route]) -> tuple[list[Route], list[Finding]]:
    """The routes, each with a name of its own."""
    kept: dict[str, Route] = {}
    findings: list[Finding] = []
    for route in routes:
        name, count = route.name, 1
        while name in kept:
            count += 1
            name = f"{route.name}-{count}"
        if name != route.name:
            findings.append(
                Finding(
                    path=route.path,
                    line=route.line,
                    rule="route-is-understood",
                    problem=f'two routes are called "{route.name}"; the other stands in {DOCS}/{kept[route.name].path}.',
                    remedy="Give one of them another `id`: a reader's place is kept under it.",
                )
            )
        kept[name] = replace(route, name=name)
    return list(kept.values()), findings


def stops(route: Route, catalogue: Catalogue, anchors: Anchors) -> tuple[list[Stop], list[Finding]]:
    """Where the steps lead; a step that leads nowhere is left out, and told."""
    found: list[Stop] = []
    findings: list[Finding] = []
    for number, step in enumerate(route.steps, start=1):
        stop = _stop(step, route, catalogue, anchors)
        if isinstance(stop, Stop):
            found.append(stop)
            continue
        problem, remedy = stop
        findings.append(
            Finding(
                path=route.path, line=step.line, rule="route-step-leads-somewhere", problem=f"step {number} {problem}", remedy=remedy
            )
        )  # fmt: skip
    return found, findings


def _stop(step: Step, route: Route, catalogue: Catalogue, anchors: Anchors) -> Stop | tuple[str, str]:
    """The step's stop, or what is wrong and what to do."""
    named, _, anchor = step.to.partition("#")
    folder = posixpath.dirname(route.path)
    path = posixpath.normpath(posixpath.join(folder, named))
    page = catalogue.outline.pages.get(path)
    if page is None or not named:
        known = {posixpath.relpath(one, folder or ".") for one in catalogue.outline.pages}
        return f'leads to "{step.to}", but there is no page {DOCS}/{path}.', did_you_mean(named, known)
    if not anchor:
        return Stop(page=page, anchor="", title=page.title, why=step.why, minutes=step.minutes)
    item = next((one for one in catalogue.on_page(path) if one.anchor == anchor), None)
    if item:
        return Stop(page=page, anchor=anchor, title=item.name, why=step.why, minutes=step.minutes or item.options.minutes)
    ids = anchors(path)
    if anchor in ids:
        return Stop(page=page, anchor=anchor, title=ids[anchor] or page.title, why=step.why, minutes=step.minutes)
    return f'leads to "{step.to}", but nothing on {DOCS}/{path} is called "{anchor}".', did_you_mean(anchor, ids)
