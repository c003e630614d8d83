"""The head of a story, looked through for what the blog's plugin would stop the build at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cpd.domain import days
from cpd.domain.findings import shown_value

from . import values
from .located_yaml import LocatedYaml, Plain, typed_value

Slip = tuple[str, str, str]
"""The name of an entry, what is wrong with it, and what to do."""

_LISTS = ("categories", "authors")
_SWITCHES = ("draft", "pin")
_SWITCHED = frozenset({"true", "false", "yes", "no", "on", "off"})
"""As the plugin's own YAML has it."""


def problems(said: LocatedYaml) -> Iterator[Slip]:
    """What is wrong with what a story says."""
    yield from _date(said.data.get("date"))
    for name in _LISTS:
        yield from _list(name, said.data.get(name))
    for name in _SWITCHES:
        value = said.data.get(name)
        if value is not None and not (isinstance(value, Plain) and value.lower() in _SWITCHED):
            yield name, f"`{name}` of this story is {shown_value(value)}", f"Write `{name}: true`, or take it out."
    value = said.data.get("readtime")
    if value is not None and not isinstance(typed_value(value), int):
        yield "readtime", f"`readtime` of this story is {shown_value(value)}", "Write the minutes as a whole number, or take it out."
    for name in ("slug", "title"):
        value = said.data.get(name)
        if value is not None and (not isinstance(value, str) or _is_changed(value)):
            yield (
                name,
                f"`{name}` of this story is {shown_value(value)}, which the blog takes for no words",
                "Put the whole value in quotes.",
            )


def _date(value: object) -> Iterator[Slip]:
    if value is None or value == "":
        yield "date", "this story has no date", "Write `date: 2026-11-22` at its head."
        return
    given = value if isinstance(value, Mapping) else {"created": value}
    if "created" not in given:
        yield "date", "`date` of this story has no `created`", "Write `date: 2026-11-22`."
    for name, one in given.items():
        try:
            # A time may follow the day.
            day = values.day(str(one)[:10] if isinstance(one, Plain) and values.MOMENT.fullmatch(one) else one)
        except ValueError as expected:
            why = getattr(expected, "why", "") or "which is no date"
            right = days.likely_day(str(one)) or "2026-11-22"
            remedy = f"Write `date: {right}`." if given is not value else f"Write `{name}: {right}` below `date`."
            yield "date", f"`date` of this story is {shown_value(one)}, {why}", remedy
            continue
        if not isinstance(one, Plain):
            yield "date", f"`date` of this story is {shown_value(one)} in quotes", f"Write `date: {day}`, without quotes."


def _list(name: str, value: object) -> Iterator[Slip]:
    if value is None:
        return
    if isinstance(value, str):
        listed = ", ".join(" ".join(one.split()) for one in value.split(","))
        yield name, f"`{name}` of this story is {shown_value(value)}, which is no list", f"Write `{name}: [{listed}]`."
        return
    entries = value if isinstance(value, list) else [value]
    for one in entries:
        if not isinstance(one, str):
            yield name, f"`{name}` of this story holds {shown_value(one)}, which is no word", f"Write `{name}: [Coaching]`."
        elif _is_changed(one):
            yield name, f"the blog takes {shown_value(one)} of `{name}` for no words", f'Put it in quotes: `{name}: ["{one}"]`.'


def _is_changed(value: str) -> bool:
    """Whether YAML 1.1, which the plugin reads by, takes a word for a number, a day, or yes and no."""
    return isinstance(value, Plain) and values.is_ambiguous(value)
