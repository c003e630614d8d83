"""One page on its way from Markdown into the draft."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import unescape

from markdown.extensions.toc import slugify, slugify_unicode

from cpd.domain import asides, markers, markup, references
from cpd.domain.draft import Draft, Opening, PageDraft
from cpd.domain.findings import Finding
from cpd.domain.items import DraftItem, fingerprint
from cpd.domain.kinds import Kind
from cpd.domain.markers import Marked
from cpd.domain.selection import Selection

from . import angles, checks, footnotes, links, lists, shown, slips, tables
from .flowing import flowing
from .notes import Note, Problem
from .openings import ITEMS, OpeningBlock
from .options import CALLOUT, CHART
from .remains import Syntax, misplaced, remains
from .source import Head, Source

REFERENCE = "item:"
"""How the address of a reference to an item begins."""

_ID = re.compile(r'\sid="([^"\x02]+)"')
_OPTION = rf"(?:{'|'.join(row.name for row in CALLOUT)})\s*[:=]"
_ATTRIBUTES = re.compile(rf"\{{:?\s*(?:[#.][A-Za-z]|{_OPTION})[^{{}}]*\}}$|\|\s*{_OPTION}.*$")
_RAW_REFERENCE = re.compile(rf'<a\b[^>]*\shref="{REFERENCE}([^"]*)"')
"""Also one that an author wrote as HTML."""


_LOST = Problem(
    rule="build-is-whole",
    problem="a plugin changed this page's HTML so that this callout can no longer be found in it.",
    remedy="Take out the plugin, or its option that drops comments from HTML.",
)


def slug(title: str, otherwise: str) -> str:
    """What an id could be made of a title; letters outside ASCII are kept where there are no others."""
    return slugify(title, "-") or slugify_unicode(title, "-") or otherwise


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
        self._options = {"chart": CHART, **{block.name: block.options for block in self.blocks}}
        self._policy = policy or {}
        self._draws = draws
        """Whether the site has the script by which diagrams are drawn."""
        self.next_key = draft.next_key
        self.is_closed = False
        """Whether all pages are read."""
        self._page = PageDraft(path="")
        self._source = Source.of("")
        self._has_lines = True
        self._own = ""
        self._notes: dict[int, Note] = {}
        self._told: dict[str, list[list[Problem]]] = {}
        self._written: tuple[int, ...] = ()
        """The callouts of the page's HTML before other plugins changed it."""

    def opened(self, path: str, markdown: str, first_line: int | None, own: str | None = None) -> None:
        """Begin a page. ``first_line`` is the number of the Markdown's first line in the file.

        It is None where a plugin has changed the Markdown: then no line is certain. ``own`` is the file's text.
        """
        self._own = markdown if own is None else own
        self._page = self.draft.open_page(path)
        self._source = Source.of(markdown, first_line or 1)
        self._has_lines = first_line is not None
        self._notes = {}
        self._told = {}
        self._written = ()

    def opening(self, block: str, wanted: object, problems: list[Problem]) -> int:
        """Something is to be drawn here when all is known; returns its key."""
        key = self.next_key()
        self._page.openings.append(Opening(key=key, block=block, wanted=wanted, lines=self._option_lines(wanted)))
        if isinstance(wanted, Selection) and wanted.kind is not None and wanted.kind not in self.kinds:
            problems.append(
                Problem(
                    rule="kind-is-known",
                    problem=f'there is no kind "{wanted.kind}" to list.',
                    remedy=checks.did_you_mean(wanted.kind, self.kinds),
                )
            )
        self.told(block, problems)
        return key

    def _option_lines(self, wanted: object) -> dict[str, int | None]:
        """Where a list names its theme and its suite: whether there are such is only known when all pages are read."""
        named = {name: value for name in ("theme", "suite") if isinstance(value := getattr(wanted, name, None), str)}
        if not self._has_lines:
            return dict.fromkeys(named)
        return {name: self._source.line_of(re.compile(rf"^ +{name} *: *[\"']?{re.escape(value)}\b")) for name, value in named.items()}

    def told(self, block: str, problems: list[Problem]) -> None:
        """What is wrong with a block that is no callout, now or once the page is read."""
        self._told.setdefault(block, []).append(problems)

    def unset(self, tex: str, problem: Problem) -> None:
        """A formula cannot be set."""
        if not self.is_closed:
            first = next(line for line in tex.strip().splitlines() if line.strip())
            self._say(problem, self._source.line_of(first.strip()))

    def spoken(self, problems: list[list[Problem]]) -> None:
        """What is wrong with each block of speaker notes, in order."""
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

    def noted(
        self,
        root: etree.Element,
        *,
        notes: list[Note],
        block_names: set[str],
        unclosed: str | None,
        raw_html: list[str],
        has_footnotes: bool = False,
        syntax: Syntax = Syntax.NONE,
        lost_rows: Sequence[str] = (),
    ) -> None:
        """All callouts of the page are found: give them lines, and look for slips. ``unclosed`` is the innermost open block's name."""
        self._place(notes)
        if unclosed:
            self._add(slips.unclosed(self._source, block_names, unclosed))
        text = list(shown.stretches(root, raw_html))
        taken = {note.line for note in notes if note.line}
        self._add(slips.unrecognised(text, self._source, self.kinds, block_names, taken=taken, is_unclosed=bool(unclosed)))
        self._add(flowing(text, self._source))
        self._add([*remains(text, self._source, syntax), *misplaced(root, raw_html, self._source), *tables.lost(lost_rows, self._source)])
        if has_footnotes:
            self._add(footnotes.lost(text, self._source, block_names))
        for depth, layer in enumerate(self._source.layers()):
            self._add(slips.around_heads(layer, self.kinds, self._options))
            self._add(lists.misplaced(root, layer, depth))
        self._add(slips.fenced(self._source, self.kinds, block_names))
        self._add(slips.written_out(raw_html, self._source, self.kinds))
        self._add(angles.lost(raw_html, self._source))
        self._add(slips.near_kinds(root, self._source, self.kinds))
        self._take_links(root, notes, raw_html)
        for check in (checks.images, checks.links):
            self._add(check(root, raw_html, self._source))
        self._add(checks.hosts(root, raw_html, self._source, self._policy, draws=self._draws))
        for of_whole in (checks.titles, checks.headings):
            self._add(of_whole(root, raw_html, self._source, self._own))

    def _place(self, notes: list[Note]) -> None:
        """Give callouts their lines, and report what is wrong with them and with other blocks."""
        self._notes = {note.key: note for note in notes}
        heads = self._source.aligned([(note.kind.name, note.title) for note in notes])
        for note, head in zip(notes, heads, strict=True):
            note.line = head.line if head and self._has_lines else None
            for problem in note.problems:
                self._say(problem, self._option_line(head, problem) if head else None)
        for block, problems in self._told.items():
            self._say_each(block, problems)

    def _take_links(self, root: etree.Element, notes: list[Note], raw_html: list[str]) -> None:
        for link in root.iter("a"):
            if (target := link.get("href", "")).startswith(REFERENCE):
                line = self._source.line_of(f"({target})") if self._has_lines else None
                self._page.references.setdefault(target.removeprefix(REFERENCE), line)
        found = [*links.written(root, raw_html, self._source), *links.optional(notes, self._source)]
        self._page.links = found if self._has_lines else [replace(link, line=None) for link in found]

    def aside(self, html: str) -> str:
        """The page's HTML without what a speaker is told: nothing that is made of pages is to have that."""
        html, self._page.notes = asides.set_aside(html)
        self._written = Marked.of(html).keys()
        return html

    def wordless(self, target: str) -> str:
        """What keeps the place of the words of a reference that has none; ``target`` follows ``item:``."""
        key = self.next_key()
        self._page.wordless[key] = target
        return references.placeholder(key)

    def converted(self, html: str) -> Marked:
        """The page's HTML is finished: its callouts become items of the draft."""
        self._page.html = html
        marked = Marked.of(html)
        bare, cuts = marked.filled(lambda name, key: markers.mark(name, key) if name == markers.ITEMS else "")
        self._page.taken = set(_ID.findall(bare))
        for target in _RAW_REFERENCE.findall(bare):
            self._page.references.setdefault(unescape(target), None)
        for key, cut in cuts.items():
            if note := self._notes.get(key):
                self._page.items.append(self._item(note, cut))
        self._page.taken -= self._only_in_code(bare)
        for key in self._written:
            if key not in cuts and (note := self._notes.get(key)):
                self._say(_LOST, note.line)
        return marked

    def _item(self, note: Note, cut: markers.Cut) -> DraftItem:
        title_html = markup.inline_title(cut.title)
        words = markup.plain(title_html)
        title = words or note.kind.label
        seen = references.without(title).strip() or note.kind.label
        options = note.options
        leads = bool(options.href or options.form or (options.publisher and options.year) or markup.has_link(cut.body))
        if not note.is_titled or not words:
            self._say(
                Problem(
                    rule="callout-has-title",
                    problem=f"this {note.kind.label.lower()} has no title.",
                    remedy='Write one after the kind: `/// kind | Title` or `!!! kind "Title"`.',
                ),
                note.line,
            )
        if attributes := _ATTRIBUTES.search(words):
            self._say(_in_title(seen, attributes[0]), note.line)
        if markup.is_empty(cut.body) and not markers.has_list(cut.body):
            self._say(_silent(seen, is_withdrawn=options.withdrawn), note.line)
        if note.kind.leads and not leads and not options.withdrawn:
            self._say(
                Problem(
                    rule="resource-leads-somewhere",
                    problem=f'"{seen}" has neither address nor form nor reference.',
                    remedy="Give it `href`, `form`, or `publisher` and `year`, or link to its reference in the text.",
                ),
                note.line,
            )
        return DraftItem(
            key=note.key,
            kind=note.kind,
            title=title,
            options=options,
            line=note.line,
            leads=leads,
            slug=slug(title, note.kind.name),
            title_html=title_html if words else "",
            asked=fingerprint(references.without(markup.plain(markers.without_lists(cut.body)))) if note.kind.asks else None,
        )

    def _only_in_code(self, html: str) -> set[str]:
        """Written ids that the quick look found in code only; the thorough look is slow."""
        suspected = {i.options.id for i in self._page.items if i.options.id in self._page.taken}
        return {anchor for anchor in suspected if anchor and anchor not in markup.ids(html)} if suspected else set()

    def _option_line(self, head: Head, problem: Problem) -> int:
        if (option := problem.option) and not problem.below:
            for number, line in self._source.following(head):
                if not line.strip():
                    break
                if re.match(rf"\s+{re.escape(option)}\s*:", line):
                    return number
        return head.line + problem.below

    def _say(self, problem: Problem, line: int | None) -> None:
        self._add([(line, problem)])

    def _add(self, found: slips.Found) -> None:
        self._page.findings += [
            Finding(path=self._page.path, line=line if self._has_lines else None, rule=p.rule, problem=p.problem, remedy=p.remedy)
            for line, p in found
        ]


def _in_title(title: str, attributes: str) -> Problem:
    return Problem(
        rule="options-stand-under-head",
        problem=f'`{attributes}` in the title "{title}" is text, and readers see it.',
        remedy="Take it out. An id is an option of its own: `id: name` under a head with `///`.",
    )


def _silent(title: str, *, is_withdrawn: bool) -> Problem:
    """A callout without a body; of one that is withdrawn, readers want to know what became of it."""
    if is_withdrawn:
        remedy = "Write a sentence below the head: why it is gone, or what to read instead."
        return Problem(rule="callout-has-body", problem=f'"{title}" is withdrawn and does not say why.', remedy=remedy)
    remedy = "Write its text below the head, or take the callout out."
    return Problem(rule="callout-has-body", problem=f'"{title}" has nothing in it.', remedy=remedy)
