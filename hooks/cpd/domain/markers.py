"""Marks that show, in finished HTML, where callouts begin and end and what is to be filled in.

In the tree a mark is ``STX cpd:NAME:KEY ETX``: Python-Markdown takes STX and ETX out of what authors
write, so nobody can write one by accident. As soon as there is HTML it becomes harmless, because other
plugins read and keep it: a comment, or in an attribute a word. Then what authors wrote alike is altered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from . import asides, markup

START, TITLE, TITLE_END, BODY, END = "start", "title", "title-end", "body", "end"
ID, NUMBER, RECORD, TWIN, ITEMS = "id", "number", "record", "twin", "items"

_STRUCTURE = frozenset({START, TITLE, TITLE_END, BODY, END})
"""Marks that only say where something is; the others are replaced by a value."""

_IN_ATTRIBUTES = frozenset({ID, RECORD})

_IN_TREE = re.compile("\x02(cpd:([a-z-]+):[0-9]+)\x03")
_COMMENT = "<!--"
_MARK = re.compile("cpd:([a-z-]+):([0-9]+):(?:-->)?")
"""A mark in HTML, but for the beginning of its comment: a pattern that begins with letters is looked for much faster."""
_HEAD_END = re.compile(r"</(?:p|summary)>")
_LAST_TAG = re.compile(r"</[a-z]+>\s*\Z")


def in_tree(name: str, key: int) -> str:
    """The mark as it is written into the tree."""
    return f"\x02cpd:{name}:{key}\x03"


def mark(name: str, key: int) -> str:
    """The mark as it stands in HTML."""
    return _in_html(f"cpd:{name}:{key}", name)


def _in_html(words: str, name: str) -> str:
    return f"{words}:" if name in _IN_ATTRIBUTES else f"<!--{words}:-->"


def harmless(html: str) -> str:
    """HTML from the tree, with its marks as other plugins may meet them; nothing else in it is one."""
    marks = html.count("\x02cpd:")
    own = _MARK.sub(lambda alike: alike[0].replace("cpd:", "cpd&#58;"), html) if html.count("cpd:") > marks else html
    return _IN_TREE.sub(lambda found: _in_html(*found.groups()), own) if marks else own


class Cut(NamedTuple):
    """A callout cut out of a page's HTML."""

    title: str
    """The HTML of its title."""
    facts: str
    """The HTML between title and body: facts, and what a withdrawn one says."""
    body: str
    """The HTML below that."""

    def with_list(self, mark: str, html: str) -> Cut:
        """The same with a list of items put in where its mark was."""
        return Cut(title=self.title, facts=self.facts, body=self.body.replace(mark, html))

    def balanced(self) -> Cut:
        """The same with a body that can stand on another page without breaking it."""
        return Cut(title=self.title, facts=self.facts, body=markup.balanced(self.body))

    def without_notes(self) -> Cut:
        """The same without the places of speaker notes."""
        return Cut(title=self.title, facts=self.facts, body=asides.without_places(self.body))

    def without_lists(self) -> Cut:
        """The same without any list of items that stands in it."""
        return Cut(title=self.title, facts=self.facts, body=without_lists(self.body))


class MarkedHtml(NamedTuple):
    """A page's HTML, taken apart at its marks: text, then (name, key, text) for each mark."""

    first: str
    rest: tuple[tuple[str, int, str], ...]

    @classmethod
    def of(cls, html: str) -> MarkedHtml:
        """Marked HTML, taken apart."""
        parts = _MARK.split(html)
        texts = [*(text.removesuffix(_COMMENT) for text in parts[:-1:3]), parts[-1]]
        rest = zip(parts[1::3], parts[2::3], texts[1:], strict=True)
        return cls(texts[0], tuple((name, int(key), text) for name, key, text in rest))

    def keys(self) -> tuple[int, ...]:
        """The callouts in it, in order; one that was copied counts once."""
        return tuple(dict.fromkeys(key for name, key, _ in self.rest if name == START))

    def map_text(self, change: Callable[[str], str]) -> MarkedHtml:
        """The same with each stretch of text between marks changed."""
        return MarkedHtml(change(self.first), tuple((name, key, change(text)) for name, key, text in self.rest))

    def bare(self) -> str:
        """The HTML without any mark."""
        return self.first + "".join(text for _, _, text in self.rest)

    def fill_values(self, value: Callable[[str, int], str]) -> str:
        """The HTML with the values in; what only says where something is stays, and so do lists."""
        kept = _STRUCTURE | {ITEMS}
        return self.first + "".join((mark(name, key) if name in kept else value(name, key)) + text for name, key, text in self.rest)

    def cut_callouts(self, value: Callable[[str, int], str]) -> tuple[str, dict[int, Cut]]:
        """The HTML with every mark replaced by its value, and every callout cut out of it."""
        pieces = [self.first]
        length = len(self.first)
        spots: dict[int, dict[str, int]] = {}
        for name, key, text in self.rest:
            spots.setdefault(key, {}).setdefault(name, length)
            piece = text if name in _STRUCTURE else value(name, key) + text
            pieces.append(piece)
            length += len(piece)
        html = "".join(pieces)
        return html, {key: _cut(html, spots[key]) for key in self.keys()}


def shift_keys(html: str, by: int) -> str:
    """HTML whose marks have keys that are greater by a number."""
    if not by:
        return html
    marked = MarkedHtml.of(html)
    return marked.first + "".join(mark(name, key + by) + text for name, key, text in marked.rest)


def has_list(html: str) -> bool:
    """Whether something waits in it to be drawn."""
    return f"cpd:{ITEMS}:" in html


def has_any(html: str) -> bool:
    """Whether a mark stands in it."""
    return "cpd:" in html and _MARK.search(html) is not None


def without_lists(html: str) -> str:
    """HTML whose lists of items are left empty, and any other mark with them."""
    return MarkedHtml.of(html).bare() if "cpd:" in html else html


def _cut(html: str, spot: dict[str, int]) -> Cut:
    end = spot.get(END, len(html))
    title = html[spot[TITLE] : spot[TITLE_END]] if TITLE in spot and TITLE_END in spot else ""
    body = spot.get(BODY, end)
    head_end = _HEAD_END.search(html, spot.get(TITLE_END, spot.get(NUMBER, body)), body)
    facts = html[head_end.end() : body] if head_end else ""
    # That of the callout itself, if it is the last tag to end.
    last = _LAST_TAG.match(html, max(html.rfind("</", body, end), body), end)
    return Cut(title=title, facts=facts.strip(), body=html[body : last.start() if last else end].strip())
