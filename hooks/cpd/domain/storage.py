"""The storage manifest: every key a page may write in a reader's browser, and what it is for.

Components add to it. The table about privacy is drawn from it, and tests fail when a script writes a key that is not
in it. A key is written here as a reader would see it, with words in angle brackets for what differs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

from . import frames

NECESSARY: Final = "Strictly necessary, we take it: you ask for it to be kept"

RECORD: Final = "Local storage; in shared-computer mode, session storage"
LOCAL: Final = "Local storage"
UNTIL_DELETED: Final = "Until you delete it; in shared-computer mode, until you close the tab"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What one key keeps of one thing: how My record tells it, and what a back-up file may bring."""

    key: str
    """As a reader would see it; what stands behind its # is its name, and no other facet of the site has that."""
    label: str = ""
    """What it is called where it stands alone; empty where each has a label of its own."""
    type: str = ""
    """Of its value, as in forms; empty where each has a type of its own."""
    least: int = 0
    most: int = 0
    """Of a number."""
    place: str = ""
    """Where My record tells it: in a ``box`` to write in, in the line of ``facts``, in the ``log`` or its ``form``, which know
    their own only; else with label and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One thing that may be kept."""

    name: str
    facets: tuple[Facet, ...] = ()
    """What is part of a reader's record."""
    part: str = ""
    """The part of the record to which that belongs, as readers choose it."""
    others: tuple[str, ...] = ()
    """Keys of what is no part of it."""
    purpose: str
    written: str
    """When."""
    ground: str = NECESSARY
    """Why the law lets it be kept."""
    lifetime: str = UNTIL_DELETED
    where: str = RECORD
    feature: str = ""
    """Only where the theme has this feature switched on."""
    tool: str = ""
    """Only where readers have this tool."""

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys, as a reader would see them."""
        return (*(facet.key for facet in self.facets), *self.others)


FIRST: Final[tuple[StoredEntry, ...]] = (
    StoredEntry(
        name="Your answers",
        tool=frames.RECORD,
        part="Answers",
        facets=(Facet(key="cpd:<site>:<id>#answer", label="Your answer", type="long-text", place="box"),),
        purpose="What you write under a question, with the question as it was then, so that you see if it has changed since",
        written="When you write in the box",
    ),
    StoredEntry(
        name="Your notes",
        tool=frames.RECORD,
        part="Notes",
        facets=(Facet(key="cpd:<site>:<id>#note", label="Your note", type="long-text", place="box"),),
        purpose="What you write beside a page or one of its activities",
        written="When you write in the box",
    ),
    StoredEntry(
        name="Your stars",
        tool=frames.RECORD,
        part="Stars",
        facets=(Facet(key="cpd:<site>:<id>#star", label="Starred", type="tick", place="facts"),),
        purpose="What you want to find again",
        written="When you press the star",
    ),
    StoredEntry(
        name="What you have done",
        tool=frames.RECORD,
        part="Done",
        facets=(
            Facet(key="cpd:<site>:<id>#done", label="Done", type="date", place="facts"),
            Facet(key="cpd:<site>:<id>#minutes", label="Minutes", type="number", most=100_000, place="facts"),
        ),
        purpose="The day on which you did something, and how long it took, for your log of professional development",
        written="When you say that it is done. Reading or scrolling never counts",
    ),
    StoredEntry(
        name="Your log",
        tool=frames.RECORD,
        part="Log",
        facets=(
            Facet(key="cpd:<site>:<id>#learned", label="What I learned", type="long-text", place="log"),
            Facet(key="cpd:<site>:<id>#changed", label="What changed", type="long-text", place="log"),
            Facet(key="cpd:<site>:log/<n>#activity", label="Activity", type="short-text", place="log"),
        ),
        purpose="What you learned, what changed, and other activities that you add",
        written="When you write in the log",
    ),
    StoredEntry(
        name="Your reminders",
        tool=frames.RECORD,
        part="Reminders",
        facets=(Facet(key="cpd:<site>:<id>#remind", label="Reminder", type="date", place="facts"),),
        purpose="The day for which you made a calendar file, so that you can cancel it",
        written="When you make the file",
    ),
)
"""What readers keep of pages and items; it comes first."""

LAST: Final[tuple[StoredEntry, ...]] = (
    StoredEntry(
        name="Back-ups",
        tool=frames.RECORD,
        others=("cpd:<site>:record#backup", "cpd:<site>:record#nudge"),
        purpose="The day of your last back-up, and a day until which you are not reminded to make one",
        written="When you save a back-up, or put the reminder off",
        ground="Strictly necessary, we take it: a record that you ask to be kept has to be kept safe, without nagging",
    ),
    StoredEntry(
        name="Shared computer",
        others=("cpd:<site>:shared",),
        purpose="That you asked for everything to be forgotten when a tab closes. It holds a yes, and nothing about you",
        written="When you switch it on",
        ground="Strictly necessary, we take it: otherwise what you write would stay on the computer",
        lifetime="Until you switch it off, or delete it",
        where=LOCAL,
    ),
    StoredEntry(
        name="Whether there is room",
        tool=frames.RECORD,
        others=("cpd:<site>:room",),
        purpose="A thousand letters x, to find out whether the browser has room for what you write next",
        written="When you open My record and something is kept there already",
        ground="Strictly necessary, we take it: what you ask to be kept would be lost without a word",
        lifetime="Gone again at once",
    ),
    StoredEntry(
        name="What could not be read",
        others=("cpd:<site>:damaged:<n>:<id>#<facet>",),
        purpose="An entry that is damaged, put aside so that you can still save what is in it",
        written="When you write something new in its place, or delete it",
        ground="Strictly necessary, we take it: what you asked to be kept would be lost",
    ),
    StoredEntry(
        name="Light or dark mode",
        others=("<path>.__palette",),
        purpose="Which colours you chose. Without it, they follow your device",
        written="When you press the switch for colours",
        ground="Strictly necessary, we take it: you ask for these colours on every page",
        lifetime="Until you delete it",
        where=LOCAL,
    ),
    StoredEntry(
        name="Whether a key opens the search",
        others=("<path>.__slash",),
        purpose="That you want the / key for yourself, as somebody who speaks to the computer may",
        written="When you change the choice below the search",
        ground="Strictly necessary, we take it: you ask for this on every page",
        lifetime="Until you delete it",
        where=LOCAL,
    ),
    StoredEntry(
        name="Which tabs you chose",
        others=("<path>.__tabs",),
        purpose="The names of tabs in the text that you opened, so that the same ones are open on other pages",
        written="When you choose a tab",
        lifetime="Until you delete it",
        where=LOCAL,
        feature="content.tabs.link",
    ),
)
"""What keeps that safe, and how pages look."""

_RECORD: Final = re.compile(r"[\w\u0300-\u036f-]+")
"""A name that is made of any site's name, too; a small letter can be one with a sign above it."""

_WORDS: Final = {
    "site": r"[^:#]+",
    "id": r"(?!damaged:)[^#]+",
    "n": r"[0-9]+",
    "field": r".+",
    "facet": r"[^#]+",
    "path": r"/.*",
}
"""What a word in angle brackets stands for."""


def is_record_name(words: str) -> bool:
    """Whether a record can be called so; a number cannot, because YAML may write it otherwise."""
    return _RECORD.fullmatch(words) is not None and words == words.lower() and not words.isdigit()


def entries(
    manifest: Iterable[StoredEntry],
    features: Collection[str] = (),
    words: Mapping[str, str] | None = None,
    tools: Collection[str] = frames.TOOLS,
) -> list[dict[str, Any]]:
    """A manifest as plain data, for a site whose theme has these features and whose readers have these ``tools``.

    ``words`` are labels of its own, by the facet's name.
    """
    shown = (one for one in manifest if (not one.feature or one.feature in features) and (not one.tool or one.tool in tools))
    return [
        {name: value for name, value in asdict(entry).items() if name not in {"others", "tool"}}
        | {"keys": entry.keys, "facets": tuple(_labelled(facet, words or {}) for facet in entry.facets)}
        for entry in shown
    ]


def _labelled(facet: Facet, words: Mapping[str, str]) -> dict[str, Any]:
    return asdict(facet) | {"label": words.get(facet.key.partition("#")[2], facet.label)}


def entry_of_key(key: str, manifest: Iterable[StoredEntry]) -> StoredEntry | None:
    """The entry that tells of a key, if one does."""
    return next((entry for entry in manifest if any(_pattern(one).fullmatch(key) for one in entry.keys)), None)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    parts = re.split(r"<(\w+)>", key)
    return re.compile("".join(_WORDS[part] if place % 2 else re.escape(part) for place, part in enumerate(parts)), re.DOTALL)
