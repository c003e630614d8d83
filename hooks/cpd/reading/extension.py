"""The one Markdown extension: callouts in both spellings, lists of items, and the look for slips.

Alone, as ``markdown.markdown(text, extensions=["cpd"])``, it makes callouts with kind, title, facts and ids of both
spellings. Handed a ``Reading`` it also fills the draft.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any, Final, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from cpd.domain import markers
from cpd.domain.anchors import free_id
from cpd.domain.kinds import DEFAULTS, Kind
from cpd.domain.settings import parse_settings

from . import blocks, callouts, holders, speaker_notes
from .formula import with_alttext
from .found_callout import FoundCallout
from .holders import Holders
from .ids import id_of_title
from .maths import syntax
from .openings import ITEMS
from .parsed_page import ParsedPage
from .problems import Problem
from .reading import REFERENCE, Reading
from .tables import keep_cells, take_marked_rows

SPELLINGS: Final = ("admonition", "pymdownx.details")
"""Extensions that the spelling with ``!!!`` and ``???`` needs; the other brings its own."""


class CalloutExtension(BlocksExtension):  # type: ignore[misc]  # pymdownx has no types
    """Adds the callouts of some kinds to a Markdown instance."""

    def __init__(self, kinds: Iterable[Kind] = DEFAULTS, reading: Reading | None = None) -> None:
        super().__init__()
        self.kinds = {kind.name: kind for kind in kinds}
        self._reading = reading
        self.callouts: list[FoundCallout] = []
        self.spoken: list[list[Problem]] = []
        """What is wrong with each block of speaker notes."""
        self.holders: Holders = []

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802  # pymdownx' name
        """Register blocks and tree processors."""
        md.registerExtension(self)
        classes = [blocks.callout_block(kind, self.callouts) for kind in self.kinds.values()]
        openings = blocks.opening_blocks(self._reading.blocks if self._reading else (ITEMS,), self._opening, self.holders)
        chart = blocks.chart_block(self._report, self.holders)
        blocks.register(block_mgr, [*classes, *openings, chart, blocks.notes_block(self.spoken)])
        # 6: after inline (20), prettify (10), attr_list (8) and abbr (7), so that titles are
        # finished; before toc (5), so that a heading never takes an id an author wrote.
        md.treeprocessors.register(CalloutTree(md, self), "cpd_callouts", 6)
        # 4: after toc (5), so that a made id never takes the id of a heading.
        md.treeprocessors.register(IdTree(md, self), "cpd_ids", 4)
        # Last of all: until then what authors wrote has no control character.
        md.postprocessors.register(HarmlessMarks(md), "cpd_marks", -100)
        keep_cells(md)

    @property
    def reading(self) -> Reading | None:
        """What takes callouts; nothing once all pages are read, when other plugins convert pieces of pages."""
        return None if self._reading is None or self._reading.is_closed else self._reading

    def reset(self) -> None:
        """Forget the last page."""
        self.callouts.clear()
        self.spoken.clear()
        self.holders.clear()

    def _opening(self, block: str, wanted: object, problems: list[Problem]) -> int:
        return self.reading.add_opening(block, wanted, problems) if self.reading else 0

    def _report(self, block: str, problems: list[Problem]) -> None:
        if self.reading:
            self.reading.note_problems(block, problems)


class CalloutTree(Treeprocessor):
    """Finds callouts, dresses them, and lets the reading look for slips."""

    def __init__(self, md: Markdown, extension: CalloutExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Work through the finished tree."""
        reading = self.extension.reading
        manager = cast("BlocksProcessor", self.md.parser.blockprocessors["blocks"])
        holders.unwrap_holders(root, self.extension.holders, still_open=[entry.el for entry in manager.stack])
        spoken = list(speaker_notes.find_notes(root, self.extension.spoken))
        found = list(callouts.find_callouts(root, self.extension.kinds, self.extension.callouts))
        for _, callout in found:
            callout.key = reading.next_key() if reading else 0
        rows = take_marked_rows(root)
        if reading:
            reading.report_speaker_notes([problems for _, problems in spoken])
            page = ParsedPage(
                root=root,
                callouts=[callout for _, callout in found],
                block_names=set(manager.blocks),
                unclosed=manager.stack[-1].block.NAME if manager.stack else None,
                raw_html=[_html_of(raw) for raw in self.md.htmlStash.rawHtmlBlocks],
                has_footnotes="footnote" in self.md.inlinePatterns,
                syntax=syntax(self.md),
                lost_rows=rows,
            )
            reading.examine(page)
            for link in _wordless(root):
                link.text = reading.reference_placeholder(link.attrib["href"].removeprefix(REFERENCE))
        for element, callout in found:
            callouts.dress(element, callout, marked=reading is not None)
            element.set("data-cpd-key", str(callout.key))
        for element, _ in spoken:
            speaker_notes.put_away(element)
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
        waiting = [(e, int(e.attrib.pop("data-cpd-key"))) for e in root.iter() if e.get("data-cpd-key")]
        if self.extension.reading:
            for element, key in waiting:
                callouts.set_id(element, markers.in_tree(markers.ID, key))
            return
        taken = {anchor for element in root.iter() if (anchor := element.get("id"))}
        for element, _ in waiting:
            anchor = element.get("id") or free_id(_made_id(element), taken)
            taken.add(anchor)
            callouts.set_id(element, anchor)


def _wordless(root: etree.Element) -> list[etree.Element]:
    """The references to items that have no words of their own."""
    return [one for one in root.iter("a") if one.get("href", "").startswith(REFERENCE) and not len(one) and not (one.text or "").strip()]


def _html_of(raw: str | etree.Element) -> str:
    return raw if isinstance(raw, str) else etree.tostring(raw, encoding="unicode", method="html")


class HarmlessMarks(Postprocessor):
    """Leaves no mark in finished HTML that another plugin could stumble over."""

    def run(self, text: str) -> str:
        """Make the marks harmless, and let an author's own MathML say itself in words."""
        return with_alttext(markers.harmless(text))


def _made_id(element: etree.Element) -> str:
    title = element[0].find("span[@class='cpd-callout__title']")
    return id_of_title("".join((title if title is not None else element[0]).itertext()), "item")


class AloneExtension(Extension):
    """Draws callouts of both spellings where no site is built; ``kinds`` are as under ``extra.cpd`` of a site."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # Python-Markdown's
        self.config: dict[str, list[Any]] = {"kinds": [{}, "Kinds beside the usual ones, or changes of these"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register what both spellings need. Raises ``ValueError`` where kinds cannot be understood."""
        settings, findings = parse_settings({"kinds": self.getConfig("kinds")})
        if findings:
            raise ValueError("\n".join(f"{one.problem} {one.remedy}" for one in findings))
        md.registerExtensions(SPELLINGS, {})
        CalloutExtension(settings.kinds.values()).extendMarkdown(md)


def makeExtension(**options: Any) -> Extension:  # noqa: ANN401, N802  # Python-Markdown's name and signature
    """The extension as Python-Markdown loads it by the name of this module."""
    return AloneExtension(**options)
