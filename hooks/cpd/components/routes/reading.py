"""A page's front matter, read as a route."""

from __future__ import annotations

from collections.abc import Mapping

from cpd.domain.findings import Finding
from cpd.domain.paths import bare
from cpd.reading import values
from cpd.reading.entries import Entries, anchor
from cpd.reading.located import Located, Where
from cpd.reading.options import Option

from .model import Route, Step

KEY = "route"
"""What the front matter calls it."""

ROUTE: tuple[Option, ...] = (
    Option("id", values.name, "the route's permanent name; made from the file's otherwise"),
    Option("for", values.text, "who it is for"),
    Option("minutes", values.positive, "how long all of it takes; the sum of the steps otherwise"),
    Option("steps", values.listed, "the steps, in order"),
)
STEP: tuple[Option, ...] = (
    Option("to", values.text, "a page's file, as seen from this one; after a `#`, a callout or heading on it"),
    Option("why", values.text, "the reason, in one sentence"),
    Option("minutes", values.positive, "how long it takes; a callout's own minutes otherwise"),
)


def read(path: str, front: Located) -> tuple[Route | None, list[Finding]]:
    """The route that a page describes, if it does."""
    if KEY not in front.data:
        return None, []
    entries = Entries(path, front, "route-is-understood")
    given = front.data[KEY]
    if not isinstance(given, Mapping):
        entries.say((KEY,), "`route` holds no steps.", "Write `steps:` below it, and the steps below that.")
        return None, entries.findings
    entries.say_twice(KEY)
    fitting = entries.options(given, ROUTE, "the route", (KEY,))
    if "steps" not in given:
        entries.say((KEY,), "the route has no `steps`.", "Write `steps:` below `route:`, and the steps below that.")
    steps = [step for place, one in enumerate(fitting.get("steps", ())) if (step := _step(one, entries, (KEY, "steps", place)))]
    if not steps:
        return None, entries.findings
    route = Route(
        name=fitting.get("id") or anchor(bare(path).removesuffix("/index").rpartition("/")[2]) or "route",
        path=path,
        steps=tuple(steps),
        audience=fitting.get("for", ""),
        minutes=fitting.get("minutes"),
        line=front.line((KEY, "id")),
    )
    return route, entries.findings


def _step(given: object, entries: Entries, where: Where) -> Step | None:
    what = f"step {int(where[-1]) + 1}"
    if not isinstance(given, Mapping):
        entries.say(where, f"{what} has no options.", "Write it as `- to: page.md`, with `why:` below.")
        return None
    fitting = entries.options(given, STEP, what, where)
    for needed, remedy in (("to", "Write the page's file after `to:`."), ("why", "Write the reason in a sentence after `why:`.")):
        if needed not in given:
            entries.say(where, f"{what} has no `{needed}`.", remedy)
    if "to" not in fitting:
        return None
    # A step without its reason still leads somewhere.
    return Step(to=fitting["to"], why=fitting.get("why", ""), minutes=fitting.get("minutes"), line=entries.front.line((*where, "to")))
