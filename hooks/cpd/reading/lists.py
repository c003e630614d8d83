"""Lists that come out otherwise than they were meant: run into a paragraph, into one another, or counted anew."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cpd.domain.words import count_in_words

from .placing import signature, without_links
from .problems import Problem
from .slips import Found
from .source import INDENT, Source

_LINE = re.compile(r"( *)([-*+]|\d+\.)( +)(?:\[[ xX]\] +)?(\S.*)")
_HARD = re.compile(r" *(?:([-*_])(?: *\1){2,} *$|#{1,6} |/{3,}|!!!|\?\?\?|===|\||</?\w)")
"""Lines that end a list, whatever their indentation: lines across, headings, callouts, tabs, tables, HTML."""

_LITTLE = 2
"""Spaces from which on an indentation is meant."""

_SPECIAL = re.compile(r"[\[<{$&^:]")
"""From here on, an item's text may look otherwise in the tree."""
_ENOUGH = 3
_RAW = re.compile("\x02wzxhzdk:[0-9]+\x03")
"""What Python-Markdown puts in the place of raw HTML, such as the box of a task."""


@dataclass(slots=True, kw_only=True)
class ListItem:
    """One line of the source that begins a list item, or text that was meant to stand in one."""

    line: int
    indent: int
    width: int = 0
    """Of its mark with the spaces around it: text that belongs to it begins there."""
    number: int | None = None
    text: str
    parent: ListItem | None = None
    """The item it was meant to stand in."""
    above: ListItem | None = None
    """The item above it in the same list, as the parser has it."""
    follows_blank: bool = False

    @property
    def level(self) -> int:
        """How deep the parser has it."""
        return self.indent // INDENT

    @property
    def is_numbered(self) -> bool:
        """Whether it begins with a number."""
        return self.number is not None

    def fits(self, words: str) -> bool:
        """Whether an element of the finished tree whose first line has this signature may be this item."""
        key, is_whole = _key(self.text)
        return words == key if is_whole else len(key) >= _ENOUGH and words.startswith(key)


@lru_cache(maxsize=1024)
def _key(text: str) -> tuple[str, bool]:
    """The signature of a text as far as it is sure to look the same in the tree, and whether that is all of it."""
    certain, *rest = _SPECIAL.split(without_links(text), maxsplit=1)
    return signature(certain), not rest


def misplaced_items(root: etree.Element, source: Source, depth: int = 0) -> Found:
    """Items that stand beside what they were meant to stand in, or in a list they were not meant for.

    ``depth`` says in how many quotations the source stands.
    """
    items, texts = _items(source)
    if not texts and not any(map(_is_doubtful, items)):
        return
    tree = _Tree(root, items, depth)
    told: dict[int, str] = {}
    for item in filter(_is_doubtful, items):
        if problem := _nesting_problem(item, tree) or _place_problem(item, tree):
            told[id(item)] = problem.rule
            # Of items side by side the first is enough.
            if told.get(id(item.above)) != problem.rule:
                yield item.line, problem
    for text in texts:
        if tree.is_outside(text):
            yield text.line, _not_in_it(text, "this line", "is not part of the list item above")


def _is_doubtful(item: ListItem) -> bool:
    """Whether the parser may have put an item elsewhere, or may have counted it otherwise."""
    if item.parent and item.level <= item.parent.level:
        return True
    if item.above:
        return item.is_numbered != item.above.is_numbered or (item.is_numbered and item.number != (item.above.number or 0) + 1)
    return item.number not in {None, 1}


def _items(source: Source) -> tuple[list[ListItem], list[ListItem]]:
    """The items of all lists in the source, and the paragraphs below them that are indented, but too little."""
    items: list[ListItem] = []
    texts: list[ListItem] = []
    open_items: list[ListItem] = []
    is_after_blank = True
    for index, written in enumerate(source.prose):
        line = source.lines[index] if index in source.fences else written
        if not line.strip():
            is_after_blank = True
            continue
        # Neither begins with a letter.
        is_text = line.lstrip(" ")[:1].isalpha()
        is_hard = not is_text and _HARD.match(line) is not None
        found = None if is_text or is_hard else _LINE.fullmatch(line)
        if found and (open_items or is_after_blank):
            item = _item(found, index + source.first_line, follows_blank=is_after_blank)
            _put(item, open_items)
            items.append(item)
        elif is_hard:
            open_items.clear()
            # A list may follow at once.
            is_after_blank = True
            continue
        elif is_after_blank and open_items:
            indent = len(line) - len(line.lstrip(" "))
            text = ListItem(line=index + source.first_line, indent=indent, text=line.strip())
            text.parent = next((one for one in reversed(open_items) if indent >= one.indent + _LITTLE), None)
            if text.parent is None:
                open_items.clear()
            elif text.level <= text.parent.level:
                texts.append(text)
        is_after_blank = False
    return items, texts


def _item(found: re.Match[str], line: int, *, follows_blank: bool) -> ListItem:
    number = int(found[2][:-1]) if found[2].endswith(".") else None
    width = len(found[1]) + len(found[2]) + len(found[3])
    return ListItem(line=line, indent=len(found[1]), width=width, number=number, text=found[4], follows_blank=follows_blank)


def _put(item: ListItem, open_items: list[ListItem]) -> None:
    """Find what an item was meant to stand in, and what stands above it in its list."""
    beside: ListItem | None = None
    while open_items and not _holds(open_items[-1], item):
        last = open_items.pop()
        beside = last if last.level == item.level else beside
    item.parent = open_items[-1] if open_items else None
    item.above = beside
    open_items.append(item)


def _holds(outer: ListItem, inner: ListItem) -> bool:
    """Whether an item was meant to stand in another, by its indentation."""
    if inner.indent < outer.indent + _LITTLE:
        return False
    # Numbers are also set in by a space or two to end below one another.
    return inner.indent >= outer.width or not (inner.is_numbered and outer.is_numbered) or inner.number == 1


class _Tree:
    """Where the items of the source stand in the finished tree."""

    def __init__(self, root: etree.Element, items: Sequence[ListItem], depth: int) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        found = (one for one in root.iter() if one.tag in {"li", "p"})
        mine = [one for one in found if sum(above.tag == "blockquote" for above in self._above(one)) == depth]
        self._words = [(signature(_first_line(one)), one) for one in mine]
        points = [(words, element) for words, element in self._words if element.tag == "li"]
        self._elements = {id(item): element for item, element in _pairs(items, points)}

    def list_of(self, item: ListItem) -> etree.Element | None:
        """The list an item stands in; None where it is none, or not certain which."""
        element = self._elements.get(id(item))
        return self._parents.get(element) if element is not None else None

    def is_first(self, item: ListItem) -> bool:
        """Whether an item is the first of its list."""
        place = self.list_of(item)
        return place is not None and place[0] is self._elements[id(item)]

    def number(self, item: ListItem) -> int:
        """The number that readers see before an item."""
        place = self.list_of(item)
        assert place is not None
        return int(place.get("start", "1")) + list(place).index(self._elements[id(item)])

    def is_outside(self, item: ListItem) -> bool:
        """Whether an item or text certainly stands outside the item it was meant for."""
        inner = self._elements.get(id(item)) if item.width else self._text(item)
        if inner is None or item.parent is None:
            return False
        return not any(one.tag == "li" and item.parent.fits(signature(_first_line(one))) for one in self._above(inner))

    def _text(self, text: ListItem) -> etree.Element | None:
        found = [element for words, element in self._words if text.fits(words)]
        return found[0] if len(found) == 1 else None

    def _above(self, element: etree.Element) -> Iterator[etree.Element]:
        while element in self._parents:
            element = self._parents[element]
            yield element


def _pairs(items: Sequence[ListItem], points: Sequence[tuple[str, etree.Element]]) -> Iterator[tuple[ListItem, etree.Element]]:
    """The items of the source with those of the tree: the longest way through both in which each pair fits."""
    longest = [[0] * (len(points) + 1) for _ in range(len(items) + 1)]
    for row in reversed(range(len(items))):
        for column in reversed(range(len(points))):
            fits = items[row].fits(points[column][0])
            longest[row][column] = (
                1 + longest[row + 1][column + 1] if fits else max(longest[row + 1][column], longest[row][column + 1])
            )  # fmt: skip
    row = column = 0
    while row < len(items) and column < len(points):
        if items[row].fits(points[column][0]):
            yield items[row], points[column][1]
            row, column = row + 1, column + 1
        elif longest[row + 1][column] >= longest[row][column + 1]:
            row += 1
        else:
            column += 1


def _first_line(element: etree.Element) -> str:
    """The first words of a list item or paragraph, whatever markup they have."""
    first = element[0] if element.tag == "li" and not (element.text or "").strip() and len(element) and element[0].tag == "p" else element
    return next((line for line in _RAW.sub("", "".join(first.itertext())).split("\n") if line.strip()), "")


def _nesting_problem(item: ListItem, tree: _Tree) -> Problem | None:
    if item.parent and item.level <= item.parent.level and tree.is_outside(item):
        return _not_in_it(item, "this item", "stands beside the item above and not in it")
    return None


def _not_in_it(item: ListItem, what: str, result: str) -> Problem:
    outer = item.parent.indent if item.parent else 0
    return Problem(
        rule="list-is-indented-by-four",
        problem=f"{what} is indented by {count_in_words(item.indent - outer, 'space')}, so it {result}.",
        remedy="Indent what belongs to a list item by four spaces.",
    )


def _place_problem(item: ListItem, tree: _Tree) -> Problem | None:
    place = tree.list_of(item)
    if place is None:
        return None
    if item.is_numbered != (place.tag == "ol"):
        shown = "counted" if place.tag == "ol" else "shown without its number"
        return _run_together_problem(f"this item is {shown}, because it runs into the list above.")
    return _number_problem(item, place, tree) if item.is_numbered else None


def _number_problem(item: ListItem, place: etree.Element, tree: _Tree) -> Problem | None:
    if tree.is_first(item):
        return _restart_problem(item) if item.number != 1 and place.get("start") != str(item.number) else None
    if item.number == 1 and item.follows_blank and item.above and (item.above.number or 0) > 1 and tree.list_of(item.above) is place:
        return _run_together_problem("this list begins with 1 again, but is counted on from the list above.")
    count = tree.number(item)
    return _other_number_problem(item, count) if item.above and item.number not in {1, count} else None


def _run_together_problem(problem: str) -> Problem:
    return Problem(rule="lists-stand-apart", problem=problem, remedy="Write a sentence or a heading between the two lists.")


def _other_number_problem(item: ListItem, shown: int) -> Problem:
    return Problem(
        rule="list-number-is-kept",
        problem=f"{item.number} is shown as {shown}: a list is counted on from its first number.",
        remedy=f"Mend the number; if the line is no list item, write `{item.number}\\.` in a paragraph of its own.",
    )


def _restart_problem(item: ListItem) -> Problem:
    return Problem(
        rule="list-number-is-kept",
        problem=f"this is taken for a list item, and {item.number} is shown as 1.",
        remedy=f"If it goes on with the list above, indent what stands between by four spaces; if it is no list, write `{item.number}\\.`.",
    )
