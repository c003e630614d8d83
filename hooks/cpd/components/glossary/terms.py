"""Terms of the glossary in a finished page: the first use of each becomes a link to its entry.

Only in running text that an author wrote, and never where a link would be wrong: in headings,
links, labels, code. Nothing but links is added, so a page's words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape, unescape

from cpd.writing.addresses import relative

from .model import Glossary, Term, is_abbreviation

_SCAN = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*+)>"""
    r"""|!--.*?(?:-->|\Z)|[!?/](?![a-zA-Z-])[^>]*>|(?=[a-zA-Z/!?]))""",
    re.DOTALL,
)
"""A tag: slash, name, attributes. A comment, and what browsers take for one. And "<" alone, of a tag that does not end."""

_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp")
}
"""What stands in these is no HTML."""

_CLOSED = frozenset(
    {
        *_RAW, "a", "abbr", "audio", "button", "canvas", "caption", "code", "dfn", "dt", "figcaption", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "kbd", "label", "legend", "math", "meter", "nav", "object", "optgroup", "option", "output", "pre", "progress",
        "samp", "select", "summary", "svg", "template", "th", "var", "video",
    }
)  # fmt: skip
"""Elements whose words are no running text, or are explained already."""

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})

_OPEN_BOXES = frozenset(
    {"cpd-callout", "cpd-index", "cpd-index__group", "cpd-index__page", "cpd-item", "cpd-item__body", "cpd-items", "cpd-part"}
)
"""Boxes of ours with an author's text in them; all others are drawn by the generator."""

_CLOSED_BOXES = frozenset({"admonition-title", "arithmatex"})
"""The head of a callout that is no kind, and mathematics."""

_CLASSES = re.compile(r"""(?<![\w-])class\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HIDDEN = re.compile(r"""(?<![\w-])(?:hidden|aria-hidden\s*=\s*["']?true)(?![\w-])""", re.IGNORECASE)

_BEFORE = r"(?<![\w&#-])"
"""A hyphen makes a word part of a longer one; what follows & or &# is a sign, no word."""
_AFTER = r"(?![\w-])"
_SPACE = r"(?:\s|&nbsp;)+"
_APOSTROPHE = "['\u2019]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A page with its terms made links."""

    html: str
    terms: tuple[Term, ...]
    """Those that are a link on it, in order."""
    met: frozenset[str]
    """The ids of all that a reader meets on it, be it in a heading or a label."""


class Terms:
    """Finds the terms of a glossary; ``addresses`` are theirs by id, relative to the site's root."""

    def __init__(self, glossary: Glossary, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._pattern = _pattern(glossary.names)
        self._shortest = min(map(len, glossary.names), default=0)
        # By the words as they stand in HTML: most come again and again.
        self._owner = cache(lambda words: glossary.named(unescape(words)))

    def linked(self, html: str, url: str) -> Linked:
        """The page at ``url`` with the first use of each term made a link."""
        used: dict[str, Term] = {}
        met: set[str] = set()
        pieces: list[str] = []
        done = 0
        for start, end, is_open in _texts(html):
            # Most stretches are the end of a line between two tags.
            if end - start < self._shortest:
                continue
            for match in self._pattern.finditer(html, start, end):
                term = self._owner(match[0])
                if term is None or term.id not in self._addresses:
                    continue
                met.add(term.id)
                if not is_open or term.id in used:
                    continue
                used[term.id] = term
                address = escape(relative(self._addresses[term.id], url))
                pieces += [html[done : match.start()], f'<a class="cpd-term" href="{address}">{match[0]}</a>']
                done = match.end()
        return Linked(html="".join([*pieces, html[done:]]), terms=tuple(used.values()), met=frozenset(met))

    def anchor(self, term: Term) -> str:
        """The id of a term's entry on its page."""
        return self._addresses[term.id].partition("#")[2]


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """All names as one alternation, the longest first, by the letter they begin with.

    Each letter is spelt out in both cases: where a pattern as a whole ignores case, Python tries every name at
    every letter.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        words = escape(name.replace("\u2019", "'"), quote=False).split()
        is_exact = is_abbreviation(name)
        spelt = _SPACE.join("".join(_letter(one, is_exact=is_exact) for one in word) for word in words)
        first, own = _letter(words[0][0]), _letter(words[0][0], is_exact=is_exact)
        groups.setdefault(first, []).append((f"(?<={own})" if is_exact else "") + spelt.removeprefix(own))
    choices = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    firsts = "".join(first[1:-1] if first.startswith("[") else first for first in groups)
    return re.compile(f"{_BEFORE}(?=[{firsts}])(?:{choices}){_AFTER}") if groups else re.compile("(?!)")


def _letter(letter: str, *, is_exact: bool = False) -> str:
    """What matches a letter, in either case if need be."""
    if letter == "'":
        return _APOSTROPHE
    cases = {one for one in (letter, letter.lower(), letter.upper()) if len(one) == 1}
    return re.escape(letter) if is_exact or len(cases) == 1 else f"[{''.join(sorted(cases))}]"


def _texts(html: str) -> Iterator[tuple[int, int, bool]]:
    """Where text begins and ends, stretch by stretch, and whether terms are explained in it."""
    position = depth = 0
    waiting = ""
    tags = _SCAN.finditer(html)
    while tag := next(tags, None):
        start, end = tag.span()
        if start > position:
            yield position, start, not waiting
        slash, name, attributes = tag.groups()
        position = end
        if name is None:
            if end - start == 1:
                # From here on nobody knows what a browser takes for text.
                return
            continue
        name = name.lower()
        if waiting:
            if name == waiting and not attributes.endswith("/"):
                depth += -1 if slash else 1
            waiting = waiting if depth else ""
        elif not slash and (attributes or name in _CLOSED) and _is_closed(name, attributes):
            waiting, depth = name, 1
        if name in _RAW and not slash:
            stop = _RAW[name].search(html, position)
            position = stop.start() if stop else len(html)
            tags = _SCAN.finditer(html, position)
    yield position, len(html), not waiting


def _is_closed(name: str, attributes: str) -> bool:
    """Whether an element is one in which no term is explained."""
    if name in _VOID or attributes.endswith("/"):
        return False
    if name in _CLOSED:
        return True
    found = _CLASSES.search(attributes)
    classes = (found[1] or found[2] or found[3] or "").split() if found else ()
    is_closed_box = any(one in _CLOSED_BOXES or (one.startswith("cpd-") and one not in _OPEN_BOXES) for one in classes)
    return is_closed_box or _HIDDEN.search(attributes) is not None
