"""The names that a page's front matter can use: ours, MkDocs', the theme's and its plugins'. Any other is a slip.

What a template reads as ``page.meta.name``, what a plugin brings and what ``extra.cpd.keys`` lists
is known too; the host says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from cpd.domain.findings import Finding, shown_value, written_value

from . import listing, standing
from .located_yaml import LocatedYaml, Where
from .unreadable import signs, without_hidden_signs

RULE: Final = "key-is-known"

OF_SUITES: Final = frozenset({"suite", "contents", "shares", "phase", "audience"})
"""What only the front page of a folder can say."""

OURS: Final = OF_SUITES | {"description", "only", listing.KEY, standing.KEY}

WORDS: Final = frozenset({"title", "description", "subtitle", "author", "location"})
"""Of these readers see the text itself."""

LISTS: Final = frozenset({"tags", "categories", "authors"})

OTHERS: Final = frozenset(
    {
        "template", "hide", "icon", "status", "search", "social", "comments", "revision_date", "image",
        "git_revision_date_localized", "git_creation_date_localized",
        "date", "draft", "slug", "readtime", "pin", "links",
    }
)  # fmt: skip
"""What MkDocs, Material and its blog read beside."""

PLUGINS: Final[Mapping[str, frozenset[str]]] = {
    "rss": frozenset({"rss"}),
    "macros": frozenset({"render_macros", "ignore_macros"}),
    "glightbox": frozenset({"glightbox", "glightbox-manual"}),
    "nav-weight": frozenset({"weight", "headless", "retitled", "empty"}),
    "git-authors": frozenset({"git-authors"}),
    "print-site": frozenset({"print-site"}),
    "alias": frozenset({"alias"}),
    "encryptcontent": frozenset({"password", "level"}),
}
"""What other plugins read, by the plugin's name."""

KNOWN: Final = OURS | WORDS | LISTS | OTHERS

_CLOSE = 0.75
_COMMA = re.compile("[,;]")
_MARK = re.compile(r"(?:^|\s)(?:[-\u2013\u2014\u2022\u00b7*]|\d+[.)]\s)\s*")
"""What begins a line of a list, here or in a word processor."""


def known_names(*, plugins: Iterable[str] = (), templates: Iterable[str] = (), listed: Iterable[str] = ()) -> frozenset[str]:
    """The names of all entries that something of a site reads.

    Beside us and MkDocs these are its ``plugins``, its ``templates``, and what is ``listed`` in the settings.
    """
    brought = (keys for plugin in plugins for keys in PLUGINS.get(plugin.rpartition("/")[2], ()))
    return KNOWN | {*brought, *templates, *listed}


def findings(path: str, said: LocatedYaml, names: Collection[str], *, is_front: bool) -> Iterator[Finding]:
    """Entries that nothing reads, stand where nobody looks for them, or are of the wrong shape."""
    for name, value in said.data.items():
        line = said.line((name,))

        def finding(rule: str, problem: str, remedy: str, line: int | None = line) -> Finding:
            return Finding(path=path, line=line, rule=rule, problem=problem, remedy=remedy)

        if name not in names:
            yield finding(RULE, f"nothing reads `{without_hidden_signs(name)}`.", _likely_name(name, names))
        elif name in OF_SUITES and not is_front:
            yield finding("front-matter-is-understood", f"`{name}` is read on the front page of a folder only.", _right_place(path))
        else:
            for where, problem, remedy in _shape_problems(name, value):
                yield finding("front-matter-is-understood", problem, remedy, said.line((name, *where)))
    for where in said.twice:
        if len(where) == 1:
            problem = f"`{where[0]}` is written twice."
            yield Finding(path=path, line=said.line(where), rule="front-matter-is-understood", problem=problem, remedy="Keep one of them.")


def _likely_name(name: str, names: Collection[str]) -> str:
    if signs(name) and without_hidden_signs(name) in names:
        return f"It has {signs(name)}: type `{without_hidden_signs(name)}` anew."
    before, colon, value = name.partition(":")
    if colon and before in names:
        return f"Write `{before}: {value}`, with a space after the colon."
    if close := get_close_matches(name.lower().replace("-", "_"), sorted(names), n=1, cutoff=_CLOSE):
        return f'Did you mean "{close[0]}"?'
    text = " If it is text for readers, leave a blank line above the first `---`." if " " in name else ""
    return f"Take it out, or list it under extra.cpd.keys in mkdocs.yml.{text}"


def _right_place(path: str) -> str:
    stem = without_hidden_signs(path.rpartition("/")[2].rpartition(".")[0]).strip("_ ").lower()
    return "Call this file index.md or README.md." if stem in {"index", "readme"} else "Write it in the index.md of the folder."


def _shape_problems(name: str, value: object) -> Iterator[tuple[Where, str, str]]:
    """What is wrong with the shape of a value, and in which of its entries."""
    if name in {"title", "description"} and (value is None or (isinstance(value, str) and not value.strip())):
        yield (), f"`{name}` is empty.", "Write it after the colon, or take the line out."
    elif name in WORDS and isinstance(value, list | dict):
        yield (), f"`{name}` is {shown_value(value)}, which is no line of text.", "Put the whole value in quotes."
    elif name in LISTS and isinstance(value, str | dict):
        yield (), f"`{name}` is {shown_value(value)}, which is no list.", f"Write `{name}: [{', '.join(_entries(value))}]`."
    elif name in LISTS and isinstance(value, list):
        for place, entry in enumerate(value):
            if not isinstance(entry, str) or not entry.strip():
                yield (place,), *_no_entry(name, entry)


def _entries(value: str | Mapping[str, object]) -> list[str]:
    """What somebody meant who wrote a list otherwise: divided by commas, or by the marks of its lines."""
    parts = (_MARK if _MARK.match(value) else _COMMA).split(value) if isinstance(value, str) else value
    return [part.strip() for part in parts if part.strip()]


def _no_entry(name: str, entry: object) -> tuple[str, str]:
    if isinstance(entry, dict) and len(entry) == 1:
        ((word, rest),) = entry.items()
        words = f"{word}: {'' if rest is None else written_value(rest)}".strip()
        return f"`{words}` among `{name}` has a colon, so it is no word.", f'Put it in quotes: `"{words}"`.'
    if isinstance(entry, list | dict):
        return f"`{name}` holds {shown_value(entry)}, which is no word.", "Write one word or phrase for each entry."
    return f"an entry of `{name}` is empty.", "Write its word, or take it out."
