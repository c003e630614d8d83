"""The search for slips in a whole page, once it is parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cpd.domain.kinds import Kind

from . import angles, checks, footnotes, lists, shown_text, slips, tables
from .flowing import run_on_lists
from .options import Option
from .parsed_page import ParsedPage
from .problems import Problem
from .remains import markdown_remains, misplaced_references
from .shown_text import Stretch
from .source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Examiner:
    """Looks for slips by what holds for all pages of a site."""

    kinds: Mapping[str, Kind]
    options: Mapping[str, tuple[Option, ...]]
    """Those of blocks that are no callouts, by the block's name."""
    policy: Mapping[str, tuple[str, ...]]
    """Sources that the publisher has added to the policy, by directive."""
    draws: bool = False
    """Whether the site has the script by which diagrams are drawn."""

    def problems(self, page: ParsedPage, source: Source, own: str) -> Iterator[tuple[int | None, Problem]]:
        """What is wrong on a page, each with its line; ``own`` is the text of its file.

        The page's callouts must have their lines by now.
        """
        text = shown_text.stretches(page.root, page.raw_html)
        yield from self._callouts(page, text, source)
        yield from self._lists_and_text(page, text, source)
        yield from angles.unclosed_tags(page.raw_html, source)
        yield from slips.near_kinds(page.root, source, self.kinds)
        for check in (checks.images, checks.links):
            yield from check(page.root, page.raw_html, source)
        yield from checks.hosts(page.root, page.raw_html, source, self.policy, draws=self.draws)
        for of_whole in (checks.titles, checks.headings):
            yield from of_whole(page.root, page.raw_html, source, own)

    def _callouts(self, page: ParsedPage, text: Sequence[Stretch], source: Source) -> Iterator[tuple[int | None, Problem]]:
        if page.unclosed:
            yield from slips.unclosed_block(source, page.block_names, page.unclosed)
        taken = {callout.line for callout in page.callouts if callout.line}
        yield from slips.unrecognised_callouts(text, source, self.kinds, page.block_names, taken=taken, is_unclosed=bool(page.unclosed))
        for layer in source.layers():
            yield from slips.around_heads(layer, self.kinds, self.options)
        yield from slips.fenced_callouts(source, self.kinds, page.block_names)
        yield from slips.html_callouts(page.raw_html, source, self.kinds)

    def _lists_and_text(self, page: ParsedPage, text: Sequence[Stretch], source: Source) -> Iterator[tuple[int | None, Problem]]:
        yield from run_on_lists(text, source)
        yield from markdown_remains(text, source, page.syntax)
        yield from misplaced_references(page.root, page.raw_html, source)
        yield from tables.lost_cells(page.lost_rows, source)
        if page.has_footnotes:
            yield from footnotes.lost_footnotes(text, source, page.block_names)
        for depth, layer in enumerate(source.layers()):
            yield from lists.misplaced_items(page.root, layer, depth)
