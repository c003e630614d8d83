"""A page's front matter, read as entries of a directory."""

from __future__ import annotations

from collections.abc import Mapping

from cpd.domain.findings import Finding
from cpd.reading import values
from cpd.reading.entries import Entries
from cpd.reading.located import Located, Where
from cpd.reading.options import Option

from .model import Entry, is_dated

KEY = "directory"
"""What the front matter calls it."""


def _dated(value: object) -> str:
    """A year, a date, words with a year, or that there is none."""
    try:
        return values.day(value)
    except ValueError:
        words = "" if isinstance(value, (bool, float)) else str(value).strip()
    if is_dated(words):
        return " ".join(words.split())
    raise ValueError("a year such as 2021 or 2024/25, a date such as 2025-04-29, or `undated`")


ENTRY: tuple[Option, ...] = (
    Option("name", values.text, "what it is called, as its source has it"),
    Option("kind", values.text, "what sort of thing it is"),
    Option("phase", values.phrases, "the phases of education it is for"),
    Option("audience", values.phrases, "who it is for"),
    Option("as_of", _dated, "when this was so: a year, a date, or `undated`"),
    Option("note", values.text, "what else a reader should know, in a sentence"),
    Option("source", values.identifier, "the id of an entry on a page of references"),
)
NEEDED = {
    "name": "Write it after `name:`.",
    "kind": "Write a word or two after `kind:`.",
    "as_of": "Write the year after `as_of:`, or `undated`.",
}


def read(path: str, front: Located) -> tuple[list[Entry], list[Finding]]:
    """The entries that a page lists."""
    if KEY not in front.data:
        return [], []
    entries = Entries(path, front, "directory-is-understood")
    given = front.data[KEY]
    if not isinstance(given, list) or not given:
        entries.say((KEY,), "`directory` is no list of entries.", "Write `- name:` below it for each, with `kind:` and `as_of:`.")
        return [], entries.findings
    entries.say_twice(KEY)
    return [entry for place, one in enumerate(given) if (entry := _entry(one, entries, (KEY, place)))], entries.findings


def _entry(given: object, entries: Entries, where: Where) -> Entry | None:
    if not isinstance(given, Mapping):
        entries.say(where, "an entry has no options.", "Write it as `- name: Times Tables`, with `kind:` and `as_of:` below.")
        return None
    name = given.get("name")
    what = f'"{name}"' if isinstance(name, str) else "an entry"
    # What stands there without a value is as good as left out.
    known = {option: value for option, value in given.items() if value is not None}
    fitting = entries.options(known, ENTRY, what, where)
    for needed, remedy in NEEDED.items():
        if needed not in known:
            entries.say(where, f"{what} has no `{needed}`.", remedy)
    if any(needed not in fitting for needed in NEEDED):
        return None
    return Entry(path=entries.path, lines=entries.lines(where, ENTRY), **fitting)
