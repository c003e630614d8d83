"""Plain paragraphs and headings, read without asking every block processor whether it wants them.

Most of a page is text that no processor wants: lines that begin with a letter, with no bar in them. What most headings are, only one wants.
Which processors that holds for is known of each by itself; beside any other, Python-Markdown asks them all, as ever.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any, Final

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, ParagraphProcessor
from markdown.preprocessors import Preprocessor

from . import block_patterns

_LINES: Final = re.compile(r"[^\n]*(?:\n[^\W\d_][^\n]*)*")
"""Of which each but the first begins with a letter."""

_HEADING: Final = re.compile(r"#{1,6} [^\W\d_][^\n|\\#]*")

_SPARED: Final = {
    "markdown.blockprocessors": (
        "BlockQuoteProcessor", "CodeBlockProcessor", "EmptyBlockProcessor", "HRProcessor", "HashHeaderProcessor", "ListIndentProcessor",
        "OListProcessor", "ParagraphProcessor", "ReferenceProcessor", "SetextHeaderProcessor", "UListProcessor",
    ),
    "markdown.extensions.abbr": ("AbbrBlockprocessor",),
    "markdown.extensions.admonition": ("AdmonitionProcessor",),
    "markdown.extensions.def_list": ("DefListIndentProcessor", "DefListProcessor"),
    "markdown.extensions.footnotes": ("FootnoteBlockProcessor",),
    "markdown.extensions.md_in_html": ("MarkdownInHtmlProcessor",),
    "markdown.extensions.sane_lists": ("SaneOListProcessor", "SaneUListProcessor"),
    "markdown.extensions.tables": ("TableProcessor",),
    "pymdownx.arithmatex": ("BlockArithmatexProcessor",),
    "pymdownx.blocks": ("BlocksProcessor",),
    "pymdownx.details": ("DetailsProcessor",),
    "pymdownx.quotes": ("QuotesProcessor",),
    "pymdownx.saneheaders": ("SaneHeadersProcessor",),
    "pymdownx.superfences": ("SuperFencesCodeBlockProcessor",),
    "pymdownx.tabbed": ("TabbedProcessor",),
    "cpd.reading.maths": ("_BlockFormulas",),
}  # fmt: skip
"""Processors that want nothing of plain blocks, by their modules: what they want has a sign at the beginning of a line, or a bar."""


class PlainParagraphs:
    """Parses blocks as Python-Markdown does; of plain ones only the processor is asked that takes them."""

    def __init__(self, md: Markdown) -> None:
        self._parser = md.parser
        self._processors: list[BlockProcessor] = []
        self._paragraph: Any = None
        """What takes plain paragraphs; None beside a processor that is not known."""
        self._heading: Any = None
        """The same of plain headings."""
        self._open: list[Any] = []
        """The blocks of pymdown-extensions that are open: one may wait for more, whatever it is."""

    def look(self) -> None:
        """See which processors there are by now."""
        registered = self._parser.blockprocessors
        processors = list(registered)
        if processors == self._processors:
            return
        self._processors = processors
        known = [one for one in processors if type(one).__name__ in _SPARED.get(type(one).__module__, ())]
        is_known = len(known) == len(processors)
        self._paragraph = processors[-1] if is_known and type(processors[-1]) is ParagraphProcessor else None
        self._heading = registered["hashheader"] if is_known and "hashheader" in registered else None
        block_patterns.spare(known)
        if "blocks" in registered:
            blocks: Any = registered["blocks"]
            if blocks.stack is not self._open:
                self._open = blocks.stack
                block_patterns.spare_ways(blocks)

    def parse(self, parent: etree.Element, blocks: list[str]) -> None:
        """Add to an element what blocks of text are read as."""
        if not self._processors:
            self.look()
        while blocks:
            if (alone := self._alone(blocks[0])) is not None:
                alone.run(parent, blocks)
                continue
            for processor in self._processors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _alone(self, block: str) -> Any:  # noqa: ANN401  # a processor; BlockProcessor has no attributes to type checkers
        """What takes a block that is a paragraph or a heading and nothing else; None where all are to be asked."""
        if block[:1].isalpha():
            found = self._paragraph if "|" not in block and ("\n" not in block or _LINES.fullmatch(block)) else None
        else:
            found = self._heading if block[:1] == "#" and _HEADING.fullmatch(block) else None
        return None if any(entry.hungry for entry in self._open) else found


class _Look(Preprocessor):
    """Looks at the processors before each page."""

    def __init__(self, md: Markdown, paragraphs: PlainParagraphs) -> None:
        super().__init__(md)
        self._paragraphs = paragraphs

    def run(self, lines: list[str]) -> list[str]:
        """Leaves the lines as they are."""
        self._paragraphs.look()
        return lines


def ask_first(md: Markdown) -> None:
    """Let plain paragraphs and headings be taken before all processors are asked."""
    paragraphs = PlainParagraphs(md)
    setattr(md.parser, "parseBlocks", paragraphs.parse)  # noqa: B010  # a method, to type checkers
    md.preprocessors.register(_Look(md, paragraphs), "cpd_paragraphs", 1000)
