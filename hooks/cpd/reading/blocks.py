"""Authors' blocks: ``/// kind | Title``, ``/// chart``, ``/// notes``, and those that leave an opening, such as ``/// items``.

The blocks of pymdown-extensions turn into plain text, without a word, when an option is
misspelt or its value wrong. These take anything, judge it themselves, and record a problem.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from textwrap import dedent
from typing import Any, ClassVar

from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block, type_html_attribute_dict

from cpd.domain.asides import CLASS as NOTES
from cpd.domain.items import Options
from cpd.domain.kinds import Kind

from . import options as table
from .found_callout import FoundCallout
from .holders import Holders, make_holder
from .located_yaml import read_yaml
from .openings import OpeningBlock
from .problems import Problem

DRAFT = "cpd-draft"
"""Class of a callout's element until the tree processor dresses it. It must not contain the
word admonition: the admonition extension would take indented text that follows for its own."""

BLOCK_NUMBER = "data-cpd-note"


class TolerantBlock(Block):  # type: ignore[misc]  # pymdownx has no types
    """A block that never vanishes: options of any shape are taken and judged later."""

    ARGUMENT = None
    pending: ClassVar[list[TolerantBlock]] = []
    """The block whose head is being split; the wrapped splitter reads and clears it."""

    def on_init(self) -> None:
        """Tell the splitter that the head it is about to split is ours."""
        self.given: Mapping[str, object] = {}
        self.problems: list[Problem] = []
        self.pending[:] = [self]

    def _validate(self, parent: etree.Element, arg: Any, **options: Any) -> bool:  # noqa: ANN401, ARG002  # pymdownx' signature
        """Take everything; `attrs` is pymdownx' own option."""
        self.argument = arg or ""
        self.options: dict[str, Any] = {"attrs": {}}
        return True

    def say(self, rule: str, problem: str, remedy: str, option: str | None = None, *, below: int = 0) -> None:
        """Keep a problem of this block; with ``option`` its line is looked for below the head."""
        self.problems.append(Problem(rule=rule, problem=problem, remedy=remedy, option=option, below=below))

    def take(self, text: str) -> bool:
        """Read the options under the head; False where they cannot be read."""
        read = read_yaml(text, first_line=1)
        if fault := read.broken:
            problem = f"{fault.problem}, so the options under this head cannot be read."
            self.say("options-are-yaml", problem, fault.remedy, below=fault.line)
            return False
        for fault in read.faults:
            self.say("options-are-yaml", fault.problem, fault.remedy, below=fault.line)
        for where in read.twice:
            self.say("options-are-yaml", f"`{where[-1]}` is written twice.", "Keep one of them.", below=read.line(where) or 0)
        self.given = read.data
        return True

    def fitting_options(self, rows: tuple[table.Option, ...], what: str) -> dict[str, Any]:
        """The options that are known and fit, by field; each other is a problem. ``what`` names the block in messages."""
        given = dict(self.given)
        if "attrs" in given:
            given |= self._attributes(given.pop("attrs"), what)

        def say(rule: str, problem: str, remedy: str) -> None:
            name = problem.split("`")[1] if "`" in problem else None
            self.say(rule, problem, remedy, name)

        return table.parse_options(given, rows, what, say)

    def _attributes(self, value: object, what: str) -> dict[str, object]:
        """An id given as pymdownx' own blocks take it counts as ours."""
        try:
            attributes = type_html_attribute_dict(value)
        except ValueError:
            self.say("option-value-fits", f"`attrs` of {what} is no list of attributes.", "Write the option `id` instead.", "attrs")
            return {}
        return {"id": attributes["id"]} if "id" in attributes else {}


def read_heads(blocks: BlocksProcessor) -> None:
    """Let the splitter keep what it cannot read, for our blocks: text in the body, and a problem."""
    split: Callable[[str, int], tuple[dict[str, Any] | None, str]] = blocks.split_header

    def split_header(block: str, length: int) -> tuple[dict[str, Any] | None, str]:
        mine = TolerantBlock.pending.pop() if TolerantBlock.pending else None
        head = mine and blocks.yaml_line.match(block)
        if not mine or not head:
            return split(block, length)
        # Without its options, which ours read themselves.
        return {}, split(block[head.end() :], length)[1] if mine.take(dedent(head[0])) else block

    blocks.split_header = split_header  # until pymdownx reports broken options


def keep_heads(blocks: BlocksProcessor) -> None:
    """Let text before a head be read without forgetting the head.

    Reading it may open a block too, in a quote. The processor would take that head twice and this
    one never, and go on for ever.
    """
    test, parser = blocks.test, blocks.parser

    def test_head(parent: etree.Element, block: str) -> bool:
        parse = parser.parseBlocks

        def parse_before(parent: etree.Element, before: list[str]) -> None:
            head, blocks.cached_block = blocks.cached_block, None
            parser.parseBlocks = parse
            parse(parent, before)
            blocks.cached_block = head

        parser.parseBlocks = parse_before
        try:
            return bool(test(parent, block))
        finally:
            parser.parseBlocks = parse

    blocks.test = test_head  # until pymdownx keeps its own head


def callout_block(kind: Kind, callouts: list[FoundCallout]) -> type[TolerantBlock]:
    """The block of a kind. It leaves a neutral element that carries a number into ``callouts``."""

    class CalloutBlock(TolerantBlock):
        NAME = kind.name

        def on_create(self, parent: etree.Element) -> etree.Element:
            title = self.argument.strip()
            fitting = self.fitting_options(table.CALLOUT, f'"{title}"' if title else f"this {kind.label.lower()}")
            element = etree.SubElement(parent, "div", {"class": DRAFT, BLOCK_NUMBER: str(len(callouts))})
            if title:
                etree.SubElement(element, "p").text = title
            callouts.append(
                FoundCallout(
                    kind=kind, options=Options(**fitting), title=title, is_titled=bool(title), is_block=True, problems=self.problems
                )
            )
            return element

    return CalloutBlock


Report = Callable[[str, list[Problem]], None]
"""Takes the name of a block and what is wrong with it."""

AddOpening = Callable[[str, object, list[Problem]], int]
"""Records an opening of a block, by the block's name; returns its key."""


def opening_blocks(wanted: Iterable[OpeningBlock], place: AddOpening, holders: Holders) -> list[type[TolerantBlock]]:
    """The blocks that leave an opening, such as ``/// items``; ``place`` takes each opening and returns its key."""
    return [_opening_block(one, place=place, holders=holders) for one in wanted]


def _opening_block(wanted: OpeningBlock, *, place: AddOpening, holders: Holders) -> type[TolerantBlock]:
    class LeftOpen(TolerantBlock):
        NAME = wanted.name

        def on_create(self, parent: etree.Element) -> etree.Element:
            fitting = self.fitting_options(wanted.options, f"this {wanted.what.partition(' ')[0]}")
            if self.argument.strip():
                self.say("option-is-known", f"a {wanted.what} takes no title.", "Write a heading above it.")
            key = place(wanted.name, wanted.wanted(**fitting), self.problems)
            holder = make_holder(parent, f"this {wanted.what}", self.problems, holders)
            etree.SubElement(holder, "div", {"class": "cpd-items", "data-cpd-items": str(key)})
            return holder

    return LeftOpen


def chart_block(report: Report, holders: Holders) -> type[TolerantBlock]:
    """``/// chart | Title``: a table of numbers with a bar for each. It needs no catalogue."""

    class ChartBlock(TolerantBlock):
        NAME = "chart"

        def on_create(self, parent: etree.Element) -> etree.Element:
            title = self.argument.strip()
            fitting = self.fitting_options(table.CHART, f'the chart "{title}"' if title else "this chart")
            if "values" not in self.given:
                self.say("option-value-fits", "this chart has no `values`.", "Write `values: {Primary: 3, Secondary: 10}` under its head.")
            report(self.NAME, self.problems)
            holder = make_holder(parent, "this chart", self.problems, holders)
            _chart(holder, title, fitting.get("values", ()), fitting.get("unit", ""))
            return holder

    return ChartBlock


def _chart(parent: etree.Element, title: str, values: tuple[tuple[str, Decimal], ...], unit: str) -> None:
    figure = etree.SubElement(parent, "figure", {"class": "cpd-chart"})
    if title:
        etree.SubElement(figure, "figcaption").text = title
    if not values:
        return
    most = max(number for _, number in values) or 1
    rows = etree.SubElement(etree.SubElement(figure, "table", {"class": "cpd-chart__table"}), "tbody")
    for words, number in values:
        row = etree.SubElement(rows, "tr")
        etree.SubElement(row, "th", {"scope": "row"}).text = words
        cell = etree.SubElement(row, "td")
        svg = {"class": "cpd-chart__bar", "viewBox": "0 0 1 1", "preserveAspectRatio": "none", "aria-hidden": "true"}
        bar = etree.SubElement(cell, "svg", {**svg, "style": f"--part: {number / most:.3f}"})
        etree.SubElement(bar, "rect", {"width": "1", "height": "1"})
        etree.SubElement(cell, "span").text = f"{_number_in_words(number)} {unit}".strip()


def _number_in_words(number: Decimal) -> str:
    """A number as it is read, with all its digits: 12,000; 2.50."""
    return f"{number:,}"


def notes_block(spoken: list[list[Problem]]) -> type[TolerantBlock]:
    """``/// notes``: what a speaker is told. It leaves an element that carries a number into ``spoken``."""

    class NotesBlock(TolerantBlock):
        NAME = "notes"

        def on_create(self, parent: etree.Element) -> etree.Element:
            self.fitting_options((), "a block of notes")
            if self.argument.strip():
                self.say("option-is-known", "speaker notes take no title.", "Write it as their first sentence.")
            spoken.append(self.problems)
            return etree.SubElement(parent, "div", {"class": NOTES, BLOCK_NUMBER: str(len(spoken) - 1)})

    return NotesBlock


def register(blocks: BlocksProcessor, classes: list[type[TolerantBlock]]) -> None:
    """Make blocks known under their names; ours win over any of the same name."""
    read_heads(blocks)
    keep_heads(blocks)
    for block in classes:
        blocks.blocks.pop(block.NAME, None)
        blocks.register(block, {})
