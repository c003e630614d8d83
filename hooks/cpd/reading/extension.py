"""The one Markdown extension: callouts in both spellings, lists of items, and the look for slips.

Alone, as ``markdown_extensions: [cpd.reading.extension]``, it makes callouts with kind, title,
facts and ids. Handed a ``Reading`` it also fills the draft.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from cpd.domain import markers
from cpd.domain.anchors import free_id
from cpd.domain.kinds import DEFAULTS, Kind

from . import blocks, callouts, drawn, speaking
from .drawn import Holders
from .formula import said
from .maths import syntax
from .notes import Note, Problem
from .openings import ITEMS
from .reading import REFERENCE, Reading, slug
from .tables import keep_cells, marked


class CalloutExtension(BlocksExtension):  # type: ignore[misc]  # pymdownx has no types
    """Adds the callouts of some kinds to a Markdown instance."""

    def __init__(self, kinds: Iterable[Kind] = DEFAULTS, reading: Reading | None = None) -> None:
        super().__init__()
        self.kinds = {kind.name: kind for kind in kinds}
        self._reading = reading
        self.notes: list[Note] = []
        self.spoken: list[list[Problem]] = []
        """What is wrong with each block of speaker notes."""
        self.holders: Holders = []

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802  # pymdownx' name
        """Register blocks and tree processors."""
        md.registerExtension(self)
        classes = [blocks.callout_block(kind, self.notes) for kind in self.kinds.values()]
        openings = blocks.opening_blocks(self._reading.blocks if self._reading else (ITEMS,), self._opening, self.holders)
        chart = blocks.chart_block(self._report, self.holders)
        blocks.register(block_mgr, [*classes, *openings, chart, blocks.notes_block(self.spoken)])
        # 6: after inline (20), prettify (10), attr_list (8) and abbr (7), so that titles are
        # finished; before toc (5), so that a heading never takes an id an author wrote.
        md.treeprocessors.register(CalloutTree(md, self), "cpd_callouts", 6)
        # 4: after toc (5), so that a made id never takes the id of a heading.
        md.treeprocessors.register(IdTree(md, self), "cpd_ids", 4)
        # Last of all: until then what authors wrote has no control character.
        md.postprocessors.register(Marks(md), "cpd_marks", -100)
        keep_cells(md)

    @property
    def reading(self) -> Reading | None:
        """What takes callouts; nothing once all pages are read, when other plugins convert pieces of pages."""
        return None if self._reading is None or self._reading.is_closed else self._reading

    def reset(self) -> None:
        """Forget the last page."""
        self.notes.clear()
        self.spoken.clear()
        self.holders.clear()

    def _opening(self, block: str, wanted: object, problems: list[Problem]) -> int:
        return self.reading.opening(block, wanted, problems) if self.reading else 0

    def _report(self, block: str, problems: list[Problem]) -> None:
        if self.reading:
            self.reading.told(block, problems)


class CalloutTree(Treeprocessor):
    """Finds callouts, dresses them, and lets the reading look for slips."""

    def __init__(self, md: Markdown, extension: CalloutExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Work through the finished tree."""
        reading = self.extension.reading
        manager = cast("BlocksProcessor", self.md.parser.blockprocessors["blocks"])
        drawn.emptied(root, self.extension.holders, still_open=[entry.el for entry in manager.stack])
        spoken = list(speaking.found(root, self.extension.spoken))
        found = list(callouts.found(root, self.extension.kinds, self.extension.notes))
        for _, note in found:
            note.key = reading.next_key() if reading else 0
        rows = marked(root)
        if reading:
            reading.spoken([problems for _, problems in spoken])
            reading.noted(
                root,
                notes=[note for _, note in found],
                block_names=set(manager.blocks),
                unclosed=manager.stack[-1].block.NAME if manager.stack else None,
                raw_html=[_written(raw) for raw in self.md.htmlStash.rawHtmlBlocks],
                has_footnotes="footnote" in self.md.inlinePatterns,
                syntax=syntax(self.md),
                lost_rows=rows,
            )
            for link in _wordless(root):
                link.text = reading.wordless(link.attrib["href"].removeprefix(REFERENCE))
        for element, note in found:
            callouts.dressed(element, note, marked=reading is not None)
            element.set("data-cpd-key", str(note.key))
        for element, _ in spoken:
            speaking.put_away(element)
        for element in root.iter("div"):
            if (key := element.attrib.pop("data-cpd-items", None)) and reading:
                element.text = markers.in_tree(markers.ITEMS, int(key))


class IdTree(Treeprocessor):
    """Gives callouts their ids: marks where the draft settles them, made ones otherwise."""

    def __init__(self, md: Markdown, extension: CalloutExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Set ids once headings have theirs."""
        waiting = [(e, int(e.attrib.pop("data-cpd-key"))) for e in root.iter() if "data-cpd-key" in e.attrib]
        if not waiting:
            return
        taken = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        for element, key in waiting:
            anchor = markers.in_tree(markers.ID, key) if self.extension.reading else element.get("id") or free_id(_made_id(element), taken)
            taken.add(anchor)
            callouts.identified(element, anchor)


def _wordless(root: etree.Element) -> list[etree.Element]:
    """The references to items that have no words of their own."""
    return [one for one in root.iter("a") if one.get("href", "").startswith(REFERENCE) and not len(one) and not (one.text or "").strip()]


def _written(raw: str | etree.Element) -> str:
    return raw if isinstance(raw, str) else etree.tostring(raw, encoding="unicode", method="html")


class Marks(Postprocessor):
    """Leaves no mark in finished HTML that another plugin could stumble over."""

    def run(self, text: str) -> str:
        """Make the marks harmless, and let an author's own MathML say itself in words."""
        return said(markers.harmless(text))


def _made_id(element: etree.Element) -> str:
    title = element[0].find("span[@class='cpd-callout__title']")
    return slug("".join((title if title is not None else element[0]).itertext()), "item")


def makeExtension(**options: Any) -> Extension:  # noqa: ANN401, N802  # Python-Markdown's name and signature
    """The extension as Python-Markdown loads it by name."""
    return CalloutExtension(**options)
