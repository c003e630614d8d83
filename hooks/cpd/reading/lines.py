"""What is done to a page's lines before they are parsed, spared where none of them needs it."""

from __future__ import annotations

from typing import Any, Final

from markdown import Markdown, preprocessors
from markdown.extensions import md_in_html
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX
from pymdownx.superfences import SuperFencesBlockPreprocessor

_UNEVEN: Final = (" \n", "\t", "\r", STX, ETX)
"""Of which lines have one where anything is done to their white space."""
_READERS_OF_HTML: Final = (preprocessors.HtmlBlockPreprocessor, md_in_html.HtmlBlockPreprocessor)
_FENCES: Final = ("```", "~~~")


def spare(md: Markdown) -> None:
    """Let the processors that are known go through a page's lines only where they can change one."""
    if type(md.preprocessors["normalize_whitespace"]) is NormalizeWhitespace:
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
    if "html_block" in md.preprocessors and type(md.preprocessors["html_block"]) in _READERS_OF_HTML:
        _run_where_html_is(md.preprocessors["html_block"])
    if "fenced_code_block" in md.preprocessors and type(md.preprocessors["fenced_code_block"]) is SuperFencesBlockPreprocessor:
        fences: Any = md.preprocessors["fenced_code_block"]
        search = fences.search_nested

        def search_where_fences_are(lines: list[str]) -> list[str]:
            text = "\n".join(lines)
            found: list[str] = search(lines) if any(fence in text for fence in _FENCES) else lines
            return found

        fences.search_nested = search_where_fences_are


def _run_where_html_is(processor: Any) -> None:  # noqa: ANN401  # its attribute is set
    run = processor.run

    def look_first(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        found: list[str] = run(lines) if "<" in text or "&" in text else text.split("\n")
        return found

    processor.run = look_first


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with their white space made alike, and two empty ones."""
        text = "\n".join([*lines, "", ""])
        return super().run(lines) if any(one in text for one in _UNEVEN) else text.split("\n")
