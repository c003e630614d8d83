"""What is done to a page's lines before they are parsed, spared where none of them needs it."""

from __future__ import annotations

from typing import Any, Final

from markdown import Markdown
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX
from pymdownx.superfences import SuperFencesBlockPreprocessor

_UNEVEN: Final = (" \n", "\t", "\r", STX, ETX)
"""Of which lines have one where anything is done to their white space."""
_FENCES: Final = ("```", "~~~")


def spare(md: Markdown) -> None:
    """Let the processors that are known go through a page's lines only where they can change one."""
    if type(md.preprocessors["normalize_whitespace"]) is NormalizeWhitespace:
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
    if "fenced_code_block" in md.preprocessors and type(md.preprocessors["fenced_code_block"]) is SuperFencesBlockPreprocessor:
        fences: Any = md.preprocessors["fenced_code_block"]
        search = fences.search_nested
        fences.search_nested = lambda lines: search(lines) if any(fence in line for line in lines for fence in _FENCES) else lines


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with their white space made alike, and two empty ones."""
        text = "\n".join([*lines, "", ""])
        return super().run(lines) if any(one in text for one in _UNEVEN) else text.split("\n")
