"""A page's Markdown looked through line by line, beside the parser.

Python-Markdown keeps no line numbers and lets a callout with a slip in it pass as plain text.
This look finds lines, and says which slip it was. It does not decide what is a callout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

INDENT = 4
"""Spaces that put a line into the callout or list item above."""

_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})(.*)$")
_BLOCK = re.compile(r"^( *)(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?))?[ ]*$")
_BLOCK_END = re.compile(r"^ *(/{3,})[ ]*$")
_ADMONITION = re.compile(r"^( *)(!!!|\?\?\?\+?)[ ]*(.*?)[ ]*$")
_CLASSES = re.compile(r"[\w-]+(?: +[\w-]+)*")
_TITLE = re.compile(r'\s"(.*)"\s*$')
_NOTE = re.compile(r"\[\^[^\]]+\]:")
WHOLE = re.compile(r'[\w-]+(?: +[\w-]+)*(?: +".*")?')
"""What must follow ``!!!`` for the parser to take it for a callout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A line that looks like the head of a callout."""

    line: int
    indent: int
    mark: str
    """``///``, ``////``, ``!!!``, ``???`` or ``???+``."""
    words: tuple[str, ...]
    """The kind, for the admonition form with any further classes."""
    rest: str
    """What follows the mark, as written."""
    title: str
    is_in_note: bool = False
    """Whether it stands in a footnote: those come last on a page."""

    @property
    def is_whole(self) -> bool:
        """Whether the parser would take it where it stands."""
        return self.mark[0] == "/" or (self.indent % INDENT == 0 and WHOLE.fullmatch(self.rest) is not None)


@dataclass(slots=True)
class Source:
    """The lines of a page that are text, with code and comments blanked out."""

    lines: list[str]
    """All lines as written."""
    prose: list[str]
    """The same, code fences and comments emptied."""
    first_line: int = 1
    """The number of the first line in the file, front matter counted."""
    heads: list[Head] = field(default_factory=list)

    @classmethod
    def of(cls, markdown: str, first_line: int = 1) -> Source:
        """Look through a page."""
        lines = markdown.expandtabs(INDENT).split("\n")
        source = cls(lines, _prose(lines), first_line)
        source.heads = list(source._heads())
        return source

    def line_of(self, pattern: str | re.Pattern[str]) -> int | None:
        """The number of the only prose line in which a text or pattern is found; None if none or several have it."""
        wanted = re.compile(re.escape(pattern)) if isinstance(pattern, str) else pattern
        found = [index for index, line in enumerate(self.prose) if wanted.search(line)]
        return found[0] + self.first_line if len(found) == 1 else None

    def fences(self, language: str) -> list[int]:
        """The numbers of the lines on which code of a language begins; code that is shown in other code is none."""
        found: list[int] = []
        closing = ""
        for number, line in enumerate(self.lines, start=self.first_line):
            fence = _FENCE.match(line)
            if fence and not closing:
                closing = fence[1]
                if re.match(rf"\{{?\s*\.?{re.escape(language)}\b", fence[2].strip()):
                    found.append(number)
            elif fence and fence[1].startswith(closing) and not fence[2].strip():
                closing = ""
        return found

    def unclosed(self, known: set[str]) -> list[Head]:
        """The heads of known blocks that no line closes, in order."""
        stack: list[Head] = []
        ends = {i: m[1] for i, line in enumerate(self.prose) if (m := _BLOCK_END.match(line))}
        heads = {h.line - self.first_line: h for h in self.heads if h.mark[0] == "/"}
        for index in range(len(self.prose)):
            if index in ends:
                # While an inner block is open, the end of an outer one is text.
                if stack and stack[-1].mark == ends[index]:
                    stack.pop()
            elif index in heads and heads[index].words[0].lower() in known:
                stack.append(heads[index])
        return stack

    def aligned(self, callouts: Sequence[tuple[str, str | None]]) -> list[Head | None]:
        """For each callout in page order, the head that made it, where that is certain.

        A callout is given by its kind and, if it is a block, its title.
        """
        known = {kind for kind, _ in callouts}
        mine = [head for head in self.heads if head.is_whole and _kind(head, known)]
        mine.sort(key=lambda head: head.is_in_note)
        for candidates in (mine, [head for head in mine if head.indent < INDENT]):
            if [(_kind(head, known), head.title if head.mark[0] == "/" else None) for head in candidates] == list(callouts):
                return list(candidates)
        return [None] * len(callouts)

    def following(self, head: Head) -> Iterator[tuple[int, str]]:
        """The prose lines below a head, with their numbers."""
        for index in range(head.line - self.first_line + 1, len(self.prose)):
            yield index + self.first_line, self.prose[index]

    def _heads(self) -> Iterator[Head]:
        is_in_note = False
        for number, line in enumerate(self.prose, start=self.first_line):
            if line.strip() and not line.startswith(" "):
                is_in_note = _NOTE.match(line) is not None
            if block := _BLOCK.match(line):
                yield Head(
                    line=number,
                    indent=len(block[1]),
                    mark=block[2],
                    words=(block[3],),
                    rest=line.strip().lstrip("/").strip(),
                    title=block[4] or "",
                    is_in_note=is_in_note,
                )
            elif admonition := _ADMONITION.match(line):
                classes = _CLASSES.match(admonition[3])
                title = _TITLE.search(f" {admonition[3]}")
                yield Head(
                    line=number,
                    indent=len(admonition[1]),
                    mark=admonition[2],
                    words=tuple(classes[0].split()) if classes else (),
                    rest=admonition[3],
                    title=title[1] if title else "",
                    is_in_note=is_in_note,
                )


def _kind(head: Head, known: set[str]) -> str | None:
    return next((word.lower() for word in head.words if word.lower() in known), None)


def _prose(lines: list[str]) -> list[str]:
    prose: list[str] = []
    while (start := _blank(lines, prose)) is not None:
        # A fence that never closes is no fence: what follows it is prose after all.
        prose[start:] = [lines[start]]
    return prose


def _blank(lines: list[str], prose: list[str]) -> int | None:
    """Go on with the prose where it stops; returns the index of a fence that never closes."""
    fence, start = "", 0
    is_comment = False
    for line in lines[len(prose) :]:
        if is_comment:
            is_comment = "-->" not in line
            prose.append("")
        elif fence:
            mark = _FENCE.match(line)
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
            prose.append("")
        elif (mark := _FENCE.match(line)) and "`" not in mark[2]:
            fence, start = mark[1], len(prose)
            prose.append("")
        elif line.lstrip().startswith("<!--"):
            is_comment = "-->" not in line
            prose.append("")
        else:
            prose.append(line)
    return start if fence else None
