"""Plain paragraphs, read without asking every block processor whether it wants them.

Most of a page is text that no processor wants: lines that begin with a letter, with no bar in them. Which processors that
holds for is known of each by itself; beside any other, Python-Markdown asks them all, as ever.
"""

from __future__ import annotations

import re
from typing import Any, Final

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import Preprocessor

_PLAIN: Final = re.compile(r"[^\W\d_][^\n|]*(?:\n[^\W\d_][^\n|]*)*")

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
"""Processors that want nothing of a plain paragraph, by their modules: what they want has a sign at the beginning of a line, or a bar."""


class PlainParagraphs(ParagraphProcessor):
    """The paragraph processor, asked first about plain paragraphs."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self._is_known = False
        self._open: list[Any] = []
        """The blocks of pymdown-extensions that are open: one may wait for more, whatever it is."""

    def look(self) -> None:
        """See which processors there are by now."""
        processors = self.parser.blockprocessors
        self._is_known = all(
            type(one) is PlainParagraphs or type(one).__name__ in _SPARED.get(type(one).__module__, ()) for one in processors
        )
        if "blocks" in processors:
            blocks: Any = processors["blocks"]
            self._open = blocks.stack

    def test(self, parent: object, block: str) -> bool:  # noqa: ARG002  # Python-Markdown's signature
        """Whether a block is a paragraph and nothing else."""
        return self._is_known and _PLAIN.fullmatch(block) is not None and not any(entry.hungry for entry in self._open)


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
    """Let the paragraph processor have plain paragraphs before all others are asked."""
    paragraphs = PlainParagraphs(md)
    md.parser.blockprocessors.register(paragraphs, "cpd_paragraphs", 1000)
    md.preprocessors.register(_Look(md, paragraphs), "cpd_paragraphs", 1000)
