"""The options of our blocks as a table: name, what it takes, what it means.

The authors' guide and the checks read the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from cpd.domain.findings import did_you_mean, shown_value

from . import values
from .unreadable import signs, without_hidden_signs


@dataclass(frozen=True, slots=True)
class Option:
    """One option an author can write under a block's head."""

    name: str
    parse: values.Parser
    sentence: str

    @property
    def field(self) -> str:
        """Its name as a Python name."""
        return f"{self.name}_" if self.name == "with" else self.name


CALLOUT: tuple[Option, ...] = (
    Option("id", values.identifier, "a permanent name for links and records; made from the title otherwise"),
    Option("was", values.former, "ids it had before: what readers wrote under them stays with it"),
    Option("number", values.positive, "pins the number; counting goes on from there"),
    Option("withdrawn", values.truth, "`true` keeps number and address of a callout that is gone"),
    Option("minutes", values.positive, "how long it takes"),
    Option("with", values.text, "with whom: a colleague, your team"),
    Option("phase", values.text, "the phase of education, where it differs from the suite's"),
    Option("tags", values.words, "words to filter by"),
    Option("open", values.truth, "`false` folds it, `true` lets a reader fold it"),
    Option("type", values.text, "what sort of resource: guide, website, form"),
    Option("href", values.text, "its address, or a page of this site"),
    Option("form", values.text, "the page of a form of this site"),
    Option("publisher", values.text, "who published it"),
    Option("year", values.year, "when it was published"),
    Option("availability", values.one_of("current", "archived", "gone"), "whether one can still get it"),
    Option("checked", values.day, "the date on which somebody looked"),
)

ITEMS: tuple[Option, ...] = (
    Option("kind", values.text, "items of this kind only"),
    Option("suite", values.text, "items of this suite only, by its id"),
    Option("section", values.text, "items of this section only, by number, folder or title"),
    Option("tag", values.text, "items with this tag only"),
    Option("limit", values.positive, "at most so many"),
    Option("whole", values.truth, "`true` shows full text instead of one line each"),
)

CHART: tuple[Option, ...] = (
    Option("values", values.numbers, "the bars: words and numbers"),
    Option("unit", values.text, "what is counted"),
)

Say = Callable[[str, str, str], None]
"""Takes rule, what is wrong, what to do."""


def parse_options(given: Mapping[str, object], table: tuple[Option, ...], what: str, say: Say) -> dict[str, object]:
    """The options that are known to the ``table`` and fit, by field.

    ``say`` takes what is wrong with each other; ``what`` names their block in messages.
    """
    known = {option.name: option for option in table}
    fitting: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            say("option-is-known", f"{what} has no option `{name}`.", _likely_name(name, known))
            continue
        try:
            fitting[known[name].field] = known[name].parse(value)
        except ValueError as expected:
            why = getattr(expected, "why", "") or _hidden_fault(value)
            say("option-value-fits", f"`{name}` of {what} is {shown_value(value)}{f', {why}' if why else ''}.", f"Write {expected}.")
    return fitting


def _likely_name(name: str, known: Collection[str]) -> str:
    if (plain := without_hidden_signs(name)) != name and plain in known:
        return f"It has {signs(name)}: type `{plain}` anew."
    before, colon, value = name.partition(":")
    if colon and before in known:
        return f"A space is missing after the colon: write `{before}: {value}`."
    return did_you_mean(name, known)


def _hidden_fault(value: object) -> str:
    """What is wrong with a value that only looks as if it fitted."""
    sign = signs(value) if isinstance(value, str) else ""
    return f"with {sign}" if sign else ""
