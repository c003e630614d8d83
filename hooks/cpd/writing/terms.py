"""Terms of the glossary in a finished page: the first use of each becomes a link to its entry.

Only in running text that an author wrote, and never where a link would be wrong: in headings,
links, labels, code. Nothing but links is added, so a page's words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape

from cpd.domain import markup
from cpd.domain.glossary import Glossary, Term, is_abbreviation

from .addresses import relative

_SCAN = re.compile(
    r"""<!--.*?(?:-->|\Z)"""
    r"""|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)>"""
    r"""|<[!?/](?![a-zA-Z-])[^>]*>"""
    r"""|(?P<broken><(?=[a-zA-Z/!?]))""",
    re.DOTALL,
)
"""A comment, a tag, what browsers take for a comment; and a tag that does not end."""

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


class Terms:
    """Finds the terms of a glossary; ``addresses`` are theirs by id, relative to the site's root."""

    def __init__(self, glossary: Glossary, addresses: Mapping[str, str]) -> None:
        self._glossary = glossary
        self._terms = {term.id: term for term in glossary.terms if term.id in addresses}
        self._addresses = addresses
        self._pattern = _pattern(glossary.names)

    def linked(self, html: str, url: str) -> tuple[str, tuple[Term, ...]]:
        """The page at ``url`` with the first use of each term made a link; and which terms those are."""
        used: dict[str, Term] = {}
        pieces: list[str] = []
        done = 0
        for start, end in _texts(html):
            for match in self._pattern.finditer(html, start, end):
                term = self._terms.get(self._owner(match[0]))
                if term is None or term.id in used:
                    continue
                used[term.id] = term
                address = escape(relative(self._addresses[term.id], url))
                pieces += [html[done : match.start()], f'<a class="cpd-term" href="{address}">{match[0]}</a>']
                done = match.end()
        return "".join([*pieces, html[done:]]), tuple(used.values())

    def met(self, terms: Iterable[Term], pages: Iterable[str]) -> set[str]:
        """The ids of those terms that any of the pages names, in whatever element."""
        ids = {term.id for term in terms}
        pattern = _pattern(name for name in self._glossary.names if self._owner(name) in ids)
        found: set[str] = set()
        for html in pages:
            # The quick look also finds what only stands in an attribute.
            if pattern.search(html):
                words = escape(markup.plain(html), quote=False)
                found |= {self._owner(match[0]) for match in pattern.finditer(words)}
        return found & ids

    def anchor(self, term: Term) -> str:
        """The id of a term's entry on its page."""
        return self._addresses[term.id].partition("#")[2]

    def _owner(self, words: str) -> str:
        """The id of the term that words of HTML name; empty where they name none."""
        term = self._glossary.named(unescape(words))
        return term.id if term else ""


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """All names as one alternation, the longest first, by the letter they begin with: that saves most of the trying."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        words = escape(name.replace("\u2019", "'"), quote=False)
        spelt = _SPACE.join(re.escape(word).replace("'", _APOSTROPHE) for word in words.split())
        groups.setdefault(_first(words[0]), []).append(spelt if is_abbreviation(name) else f"(?i:{spelt})")
    choices = "|".join(f"(?={first})(?:{'|'.join(spelt)})" for first, spelt in groups.items())
    return re.compile(f"{_BEFORE}(?:{choices or '(?!)'}){_AFTER}")


def _first(letter: str) -> str:
    """What matches a letter in either case."""
    if letter == "'":
        return _APOSTROPHE
    return f"[{''.join(sorted(re.escape(one) for one in {letter, letter.lower(), letter.upper()} if len(one) == 1))}]"


def _texts(html: str) -> Iterator[tuple[int, int]]:
    """Where running text begins and ends, stretch by stretch."""
    position = depth = 0
    waiting = ""
    while tag := _SCAN.search(html, position):
        if not waiting and tag.start() > position:
            yield position, tag.start()
        if tag["broken"]:
            # From here on nobody knows what a browser takes for text.
            return
        position = tag.end()
        name = (tag["name"] or "").lower()
        if waiting:
            if name == waiting and not tag["attributes"].endswith("/"):
                depth += -1 if tag["slash"] else 1
            waiting = waiting if depth else ""
        elif name and not tag["slash"] and _is_closed(name, tag["attributes"]):
            waiting, depth = name, 1
        if name in _RAW and not tag["slash"]:
            end = _RAW[name].search(html, position)
            position = end.start() if end else len(html)
    if not waiting and position < len(html):
        yield position, len(html)


def _is_closed(name: str, attributes: str) -> bool:
    """Whether an element is one in which no term is explained."""
    if name in _VOID or attributes.endswith("/"):
        return False
    if name in _CLOSED or (attributes and _HIDDEN.search(attributes)):
        return True
    found = _CLASSES.search(attributes)
    classes = (found[1] or found[2] or found[3] or "").split() if found else ()
    return any(one in _CLOSED_BOXES or (one.startswith("cpd-") and one not in _OPEN_BOXES) for one in classes)
