"""The names that a page's front matter can use: ours, MkDocs', the theme's and its plugins'. Any other is a slip.

What a template reads as ``page.meta.name``, what a plugin brings and what ``extra.cpd.keys`` lists
is known too; the host says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from cpd.domain.findings import Finding, shown

from . import cases, directory, forms, glossary, life, listing, moves, routes, slides
from .located import Located
from .unreadable import cleaned, signs

RULE: Final = "key-is-known"

OF_SUITES: Final = frozenset({"suite", "contents", "shares", "phase", "audience"})
"""What only the front page of a folder can say."""

OURS: Final = OF_SUITES | {
    "description", "only", forms.KEY, cases.KEY, cases.THEME, glossary.KEY, routes.KEY, directory.KEY, slides.KEY, moves.KEY, listing.KEY,
    *(option.name for option in life.PAGE),
}  # fmt: skip

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


def known(*, plugins: Iterable[str] = (), templates: Iterable[str] = (), listed: Iterable[str] = ()) -> frozenset[str]:
    """All names that something of a site reads."""
    brought = (keys for plugin in plugins for keys in PLUGINS.get(plugin.rpartition("/")[2], ()))
    return KNOWN | {*brought, *templates, *listed}


def findings(path: str, said: Located, names: Collection[str], *, is_front: bool) -> Iterator[Finding]:
    """Entries that nothing reads, stand where nobody looks for them, or are of the wrong shape."""
    for name, value in said.data.items():
        line = said.line((name,))

        def finding(rule: str, problem: str, remedy: str, line: int | None = line) -> Finding:
            return Finding(path=path, line=line, rule=rule, problem=problem, remedy=remedy)

        if name not in names:
            yield finding(RULE, f"nothing reads `{cleaned(name)}`.", _meant(name, names))
        elif name in OF_SUITES and not is_front:
            yield finding("front-matter-is-understood", f"`{name}` is read on the front page of a folder only.", _moved(path))
        elif misshapen := _misshapen(name, value):
            yield finding("front-matter-is-understood", *misshapen)
    for where in said.twice:
        if len(where) == 1:
            problem = f"`{where[0]}` is written twice."
            yield Finding(path=path, line=said.line(where), rule="front-matter-is-understood", problem=problem, remedy="Keep one of them.")


def _meant(name: str, names: Collection[str]) -> str:
    if signs(name) and cleaned(name) in names:
        return f"It has {signs(name)}: type `{cleaned(name)}` anew."
    before, colon, value = name.partition(":")
    if colon and before in names:
        return f"Write `{before}: {value}`, with a space after the colon."
    if close := get_close_matches(name.lower().replace("-", "_"), sorted(names), n=1, cutoff=_CLOSE):
        return f'Did you mean "{close[0]}"?'
    return "Take it out, or list it under extra.cpd.keys in mkdocs.yml."


def _moved(path: str) -> str:
    stem = cleaned(path.rpartition("/")[2].rpartition(".")[0]).strip("_ ").lower()
    return "Call this file index.md or README.md." if stem in {"index", "readme"} else "Write it in the index.md of the folder."


def _misshapen(name: str, value: object) -> tuple[str, str] | None:
    if name in {"title", "description"} and value is None:
        return f"`{name}` is empty.", "Write it after the colon, or take the line out."
    if name in WORDS and isinstance(value, list | dict):
        return f"`{name}` is {shown(value)}, which is no line of text.", "Put the whole value in quotes."
    if name in LISTS and isinstance(value, str):
        return f"`{name}` is {shown(value)}, which is no list.", f"Write `{name}: [{', '.join(one.strip() for one in value.split(','))}]`."
    return None
