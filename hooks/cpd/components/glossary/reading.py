"""A page's front matter, read as entries of the glossary."""

from __future__ import annotations

from collections.abc import Mapping

from cpd.domain.findings import Finding
from cpd.reading import values
from cpd.reading.entries import Entries, anchor
from cpd.reading.located import Located, Where
from cpd.reading.options import Option

from .model import Term

KEY = "glossary"
"""What the front matter calls it."""

TERM: tuple[Option, ...] = (
    Option("term", values.text, "the word or words to be explained"),
    Option("id", values.name, "a permanent name for links; made from the term otherwise"),
    Option("also", values.words, "other names, spellings and plurals to recognise"),
    Option("meaning", values.text, "one or two plain sentences"),
    Option("see", values.names, "the ids of other terms to look at"),
    Option("source", values.identifier, "the id of an entry on the references page"),
)


def is_off(front: Located) -> bool:
    """Whether a page wants no terms explained in its text."""
    return front.data.get(KEY) in (False, "false")


def read(path: str, front: Located) -> tuple[list[Term] | None, list[Finding]]:
    """The terms that a page explains; None where it is no glossary."""
    if KEY not in front.data or is_off(front):
        return None, []
    entries = Entries(path, front, "glossary-is-understood")
    given = front.data[KEY]
    if not isinstance(given, list) or not given:
        entries.say((KEY,), "`glossary` is no list of terms.", "Write `- term:` and `meaning:` below it for each, or `glossary: false`.")
        return None, entries.findings
    entries.say_twice(KEY)
    terms = [term for place, one in enumerate(given) if (term := _term(one, entries, (KEY, place)))]
    return terms, entries.findings


def _term(given: object, entries: Entries, where: Where) -> Term | None:
    if not isinstance(given, Mapping):
        entries.say(where, "an entry has no options.", "Write it as `- term: Hub and spoke`, with `meaning:` below.")
        return None
    name = given.get("term")
    what = f'the term "{name}"' if isinstance(name, str) else "a term"
    fitting = entries.options(given, TERM, what, where)
    for needed, remedy in (("term", "Write the word after `term:`."), ("meaning", "Write it in a sentence after `meaning:`.")):
        if needed not in given:
            entries.say(where, f"{what} has no `{needed}`.", remedy)
    if "term" not in fitting or "meaning" not in fitting:
        return None
    made = fitting.get("id") or anchor(fitting["term"])
    if not made:
        entries.say(where, f"no id can be made of {what}.", "Write one: `id: a-name`.")
        return None
    return Term(
        id=made,
        name=fitting["term"],
        meaning=fitting["meaning"],
        path=entries.path,
        also=fitting.get("also", ()),
        see=fitting.get("see", ()),
        source=fitting.get("source"),
        lines=entries.lines(where, TERM),
    )
