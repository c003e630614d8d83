"""One page on its way from Markdown into the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from cpd.domain import asides, markers, markup, references
from cpd.domain.draft import Draft, Opening, PageDraft
from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.kinds import Kind
from cpd.domain.markers import MarkedHtml
from cpd.domain.selection import Selection

from . import links, slips
from .draft_items import draft_item, item_problems
from .examiner import Examiner
from .found_callout import FoundCallout
from .openings import ITEMS, OpeningBlock
from .options import CHART
from .parsed_page import ParsedPage
from .problems import Problem
from .source import CalloutHead, Source

REFERENCE = "item:"
"""How the address of a reference to an item begins."""

_ID = re.compile(r'id="(?<=\sid=")([^"\x02]+)"')
"""Looked back from: what begins with plain words is found soonest."""
_WORD_END = re.compile(r"\b")
_RAW_REFERENCE = re.compile(rf'<a\b[^>]*\shref="{REFERENCE}([^"]*)"')
"""Also one that an author wrote as HTML."""


_LOST = Problem(
    rule="build-is-whole",
    problem="a plugin changed this page's HTML so that this callout can no longer be found in it.",
    remedy="Take out the plugin, or its option that drops comments from HTML.",
)


class Reading:
    """Takes what the extension finds on the page being read, and fills the draft with it."""

    def __init__(
        self,
        draft: Draft,
        kinds: Mapping[str, Kind],
        policy: Mapping[str, tuple[str, ...]] | None = None,
        blocks: Iterable[OpeningBlock] = (),
        *,
        draws: bool = False,
    ) -> None:
        self.draft = draft
        self.kinds = kinds
        self.blocks = (ITEMS, *blocks)
        """Those that leave an opening."""
        self._examiner = Examiner(
            kinds=kinds,
            options={"chart": CHART, **{block.name: block.options for block in self.blocks}},
            policy=policy or {},
            draws=draws,
        )
        self.next_key = draft.next_key
        self.is_closed = False
        """Whether all pages are read."""
        self._page = PageDraft(path="")
        self._source = Source.of("")
        self._has_lines = True
        self._own = ""
        self._callouts: dict[int, FoundCallout] = {}
        self._problems: dict[str, list[list[Problem]]] = {}
        self._written = ""
        """The page's HTML before other plugins changed it."""

    def open_page(self, path: str, markdown: str, first_line: int | None, own: str | None = None) -> None:
        """Begin a page. ``first_line`` is the number of the Markdown's first line in the file.

        It is None where a plugin has changed the Markdown: then no line is certain. ``own`` is the file's text.
        """
        self._own = markdown if own is None else own
        self._page = self.draft.open_page(path)
        self._source = Source.of(markdown, first_line or 1)
        self._has_lines = first_line is not None
        self._callouts = {}
        self._problems = {}
        self._written = ""

    def add_opening(self, block: str, wanted: object, problems: list[Problem]) -> int:
        """Note an opening of a block, in which ``wanted`` is to be drawn when all is known; returns its key.

        ``problems`` are those of the block so far; a kind that there is not is added to them.
        """
        key = self.next_key()
        self._page.openings.append(Opening(key=key, block=block, wanted=wanted, lines=self._option_lines(wanted)))
        if isinstance(wanted, Selection) and wanted.kind is not None and wanted.kind not in self.kinds:
            problems.append(
                Problem(
                    rule="kind-is-known",
                    problem=f'there is no kind "{wanted.kind}" to list.',
                    remedy=did_you_mean(wanted.kind, self.kinds),
                )
            )
        self.note_problems(block, problems)
        return key

    def _option_lines(self, wanted: object) -> dict[str, int | None]:
        """Where a list names its theme and its suite: whether there are such is only known when all pages are read."""
        named = {name: value for name in ("theme", "suite") if isinstance(value := getattr(wanted, name, None), str)}
        if not self._has_lines:
            return dict.fromkeys(named)
        return {name: self._source.line_of(value, (re.compile(rf"^ +{name} *: *[\"']?\Z"), _WORD_END)) for name, value in named.items()}

    def note_problems(self, block: str, problems: list[Problem]) -> None:
        """Keep what is wrong with a block that is no callout, by the block's name; ``problems`` may grow until the page is parsed."""
        self._problems.setdefault(block, []).append(problems)

    def report_formula(self, tex: str, problem: Problem) -> None:
        """Report a formula that cannot be set, at the line of its TeX; once all pages are read, nothing."""
        if not self.is_closed:
            first = next(line for line in tex.strip().splitlines() if line.strip())
            self._say(problem, self._source.line_of(first.strip()))

    def report_speaker_notes(self, problems: list[list[Problem]]) -> None:
        """Report what is wrong with the page's blocks of speaker notes; ``problems`` has a list for each, in their order."""
        lines = self._say_each("notes", problems)
        self._page.notes_line = lines[0] if lines else None

    def _say_each(self, block: str, problems: list[list[Problem]]) -> list[int | None]:
        """Report what is wrong with all blocks of a name; returns their lines."""
        lines = [head.line for head in self._source.heads if head.mark[0] == "/" and head.words[0].lower() == block]
        certain: list[int | None] = [*lines] if self._has_lines and len(lines) == len(problems) else [None] * len(problems)
        for line, slips_here in zip(certain, problems, strict=True):
            for problem in slips_here:
                self._say(problem, line and line + problem.below)
        return certain

    def examine(self, page: ParsedPage) -> None:
        """Give the page's callouts their lines, and look for slips; its links are kept until it is known where they can lead."""
        self._place(page.callouts)
        self._take_links(page)
        self._add(self._examiner.problems(page, self._source, self._own))

    def _place(self, callouts: Sequence[FoundCallout]) -> None:
        """Give callouts their lines, and report what is wrong with them and with other blocks."""
        self._callouts = {callout.key: callout for callout in callouts}
        heads = self._source.match_heads([(callout.kind.name, callout.title) for callout in callouts])
        for callout, head in zip(callouts, heads, strict=True):
            callout.line = head.line if head and self._has_lines else None
            for problem in callout.problems:
                self._say(problem, self._option_line(head, problem) if head else None)
        for block, problems in self._problems.items():
            self._say_each(block, problems)

    def _take_links(self, page: ParsedPage) -> None:
        for link in page.root.iter("a"):
            if (target := link.get("href", "")).startswith(REFERENCE):
                line = self._source.line_of(f"({target})") if self._has_lines else None
                self._page.references.setdefault(target.removeprefix(REFERENCE), line)
        found = [*links.written_links(page.root, page.raw_html, self._source), *links.option_links(page.callouts, self._source)]
        self._page.links = found if self._has_lines else [link._replace(line=None) for link in found]

    def set_notes_aside(self, html: str) -> str:
        """The page's HTML with its speaker notes taken out, which the draft keeps: nothing that is made of pages is to have them."""
        html, self._page.notes = asides.set_aside(html)
        self._written = html
        return html

    def reference_placeholder(self, target: str) -> str:
        """The placeholder for the words of a reference that has none of its own; ``target`` is what follows ``item:``."""
        key = self.next_key()
        self._page.wordless[key] = target
        return references.placeholder(key)

    def take_html(self, html: str) -> MarkedHtml:
        """Make items of the draft of the callouts in a page's finished HTML; returns the HTML taken apart at its marks.

        A callout that is lost since ``set_notes_aside`` is reported.
        """
        self._page.html = html
        marked = MarkedHtml.of(html)
        bare, cuts = marked.cut_callouts(lambda name, key: markers.mark(name, key) if name == markers.ITEMS else "")
        self._page.taken = set(_ID.findall(bare))
        for target in _RAW_REFERENCE.findall(bare) if f'"{REFERENCE}' in bare else ():
            self._page.references.setdefault(unescape(target), None)
        for key, cut in cuts.items():
            if callout := self._callouts.get(key):
                self._add_item(callout, cut)
        self._page.taken -= self._only_in_code(bare)
        for key in MarkedHtml.of(self._written).keys() if html != self._written else ():
            if key not in cuts and (callout := self._callouts.get(key)):
                self._say(_LOST, callout.line)
        return marked

    def _add_item(self, callout: FoundCallout, cut: markers.Cut) -> None:
        item = draft_item(callout, cut)
        self._page.items.append(item)
        self._add((item.line, problem) for problem in item_problems(item, callout, cut))

    def _only_in_code(self, html: str) -> set[str]:
        """Written ids that the quick look found in code only; the thorough look is slow."""
        suspected = {i.options.id for i in self._page.items if i.options.id in self._page.taken}
        return {anchor for anchor in suspected if anchor and anchor not in markup.ids(html)} if suspected else set()

    def _option_line(self, head: CalloutHead, problem: Problem) -> int:
        if (option := problem.option) and not problem.below:
            for number, line in self._source.lines_below(head):
                if not line.strip():
                    break
                if re.match(rf"(?:> ?)*\s+{re.escape(option)}\s*:", line):
                    return number
        return head.line + problem.below

    def _say(self, problem: Problem, line: int | None) -> None:
        self._add([(line, problem)])

    def _add(self, found: slips.Found) -> None:
        self._page.findings += [
            Finding(path=self._page.path, line=line if self._has_lines else None, rule=p.rule, problem=p.problem, remedy=p.remedy)
            for line, p in found
        ]
