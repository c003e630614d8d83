"""A page's Markdown looked through line by line, beside the parser.

Python-Markdown keeps no line numbers and lets a callout with a slip in it pass as plain text.
This look finds lines, and says which slip it was. It does not decide what is a callout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import starmap

INDENT = 4
"""Spaces that put a line into the callout or list item above."""

_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})(.*)$")
_HIDING = re.compile(r"\s*<(!--|(?:pre|script|style|textarea)\b)", re.IGNORECASE)
_BLANKING = ("```", "~~~", "<")
"""Of which each line has one at which something begins that is no text."""
_ENDS = {"!--": "-->"}
_QUOTED = re.compile(r" {0,3}> ?(.*)")
_BLOCK = re.compile(r"^( *)(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?))?[ ]*$")
_BLOCK_END = re.compile(r"^ *(/{3,})[ ]*$")
_ADMONITION = re.compile(r"^( *)(!!!|\?\?\?\+?)[ ]*(.*?)[ ]*$")
_MARKS = frozenset("/!?")
"""With which such lines begin."""
_CLASSES = re.compile(r"[\w-]+(?: +[\w-]+)*")
_TITLE = re.compile(r'\s"(.*)"\s*$')
_ALIKE = 0.8
_NO_WORD = re.compile("\x02[^\x03]*\x03|<[^>]*>|[\\W_]")
"""What a title's text and its line do not share: what the parser has put aside, tags, signs."""
_NOTE = re.compile(r"\[\^[^\]]+\]:")
WHOLE = re.compile(r'[\w-]+(?: +[\w-]+)*(?: +".*")?')
"""What must follow ``!!!`` for the parser to take it for a callout."""

Around = tuple[re.Pattern[str], re.Pattern[str]]
"""What a line has before a text, to its end, and what behind it."""

_ANYWHERE: Around = (re.compile(""), re.compile(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalloutHead:
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
    """The same, code fences, comments and what HTML shows as it is written emptied."""
    text: str
    """All of that."""
    first_line: int = 1
    """The number of the first line in the file, front matter counted."""
    fences: list[int] = field(default_factory=list)
    """Where code fences open: indexes of lines."""
    heads: list[CalloutHead] = field(default_factory=list)

    @classmethod
    def of(cls, markdown: str, first_line: int = 1) -> Source:
        """The lines of a page that are text; ``first_line`` is the number of its first line in the file."""
        lines = markdown.expandtabs(INDENT).split("\n")
        # Most pages have nothing that could be blanked out.
        prose, fences = _prose(lines) if any(sign in markdown for sign in _BLANKING) else (lines, [])
        source = cls(lines, prose, "\n".join(prose), first_line, fences)
        source.heads = list(source._heads())
        return source

    def layers(self) -> Iterator[Source]:
        """The page itself, and what is quoted on it with its marks taken away, at the same lines."""
        source = self
        while True:
            yield source
            if ">" not in source.text:
                return
            quoted = [found[1] if ">" in line and (found := _QUOTED.fullmatch(line)) else "" for line in source.prose]
            if not any(quoted):
                return
            source = Source.of("\n".join(quoted), self.first_line)

    def line_of(self, text: str, *places: Around) -> int | None:
        """The number of the only prose line that has a text; None if none or several have it.

        Where places in a line are given, the first of these counts in which only one line has it.
        """
        having = list(self.lines_with(text))
        for place in places or (_ANYWHERE,):
            found = [number for number, line in having if _stands(text, line, place)]
            if len(found) == 1:
                return found[0]
        return None

    def lines_with(self, text: str) -> Iterator[tuple[int, str]]:
        """The prose lines that have a text of one line, with their numbers."""
        at = -1 if "\n" in text else self.text.find(text)
        index = start = 0
        while at >= 0:
            index += self.text.count("\n", start, at)
            yield index + self.first_line, self.prose[index]
            start, end = at, self.text.find("\n", at)
            at = self.text.find(text, end + 1) if end >= 0 else -1

    def code_in(self, language: str) -> list[int]:
        """The numbers of the lines on which code of a language begins."""
        named = re.compile(rf"\{{?\s*\.?{re.escape(language)}\b")
        openings = {index: _FENCE.match(self.lines[index]) for index in self.fences}
        return [index + self.first_line for index, fence in openings.items() if fence and named.match(fence[2].strip())]

    def unclosed_heads(self, known: set[str]) -> list[CalloutHead]:
        """The heads of known blocks that no line closes, in order."""
        return list(self.open_blocks(known)[-1]) if self.prose else []

    def open_blocks(self, known: set[str]) -> list[tuple[CalloutHead, ...]]:
        """For each line, the heads of the known blocks that are open at its end, in order."""
        found: list[tuple[CalloutHead, ...]] = []
        stack: list[CalloutHead] = []
        heads = {h.line - self.first_line: h for h in self.heads if h.mark[0] == "/"}
        for index, line in enumerate(self.prose):
            if end := _BLOCK_END.match(line):
                # While an inner block is open, the end of an outer one is text.
                if stack and stack[-1].mark == end[1]:
                    stack.pop()
            elif index in heads and heads[index].words[0].lower() in known:
                stack.append(heads[index])
            found.append(tuple(stack))
        return found

    def match_heads(self, callouts: Sequence[tuple[str, str | None]]) -> list[CalloutHead | None]:
        """For each callout in page order, the head that made it, where that is certain.

        A callout is given by its kind and its title, as written or as shown; None where it has none.
        """
        known = {kind for kind, _ in callouts}
        mine = [head for layer in self.layers() for head in layer.heads if head.is_whole and _kind(head, known)]
        mine.sort(key=lambda head: (head.is_in_note, head.line))
        if [(_kind(head, known), head.title) for head in mine] == [(kind, title or "") for kind, title in callouts]:
            return list(mine)
        titles = {_plain(title) for _, title in callouts}
        named = [head for head in mine if _plain(head.title) in titles]
        found = {_plain(head.title) for head in named}

        def is_of(head: CalloutHead, kind: str, title: str | None) -> bool:
            # What is only like a title does not count where a head has that title.
            is_certain = head in named or _plain(title) not in found
            return is_certain and _kind(head, known) == kind and _has_title(head, title)

        for candidates in (mine, [head for head in mine if head.indent < INDENT], named):
            if len(candidates) == len(callouts) and all(starmap(is_of, ((h, *c) for h, c in zip(candidates, callouts, strict=True)))):
                return list(candidates)
        return [None] * len(callouts)

    def lines_below(self, head: CalloutHead) -> Iterator[tuple[int, str]]:
        """The prose lines below a head, with their numbers."""
        for index in range(head.line - self.first_line + 1, len(self.prose)):
            yield index + self.first_line, self.prose[index]

    def _heads(self) -> Iterator[CalloutHead]:
        for number, line in enumerate(self.prose, start=self.first_line):
            if line.lstrip(" ")[:1] not in _MARKS:
                continue
            if block := _BLOCK.match(line):
                yield CalloutHead(
                    line=number,
                    indent=len(block[1]),
                    mark=block[2],
                    words=(block[3],),
                    rest=line.strip().lstrip("/").strip(),
                    title=block[4] or "",
                    is_in_note=self._is_in_note(number),
                )
            elif admonition := _ADMONITION.match(line):
                classes = _CLASSES.match(admonition[3])
                title = _TITLE.search(f" {admonition[3]}")
                yield CalloutHead(
                    line=number,
                    indent=len(admonition[1]),
                    mark=admonition[2],
                    words=tuple(classes[0].split()) if classes else (),
                    rest=admonition[3],
                    title=title[1] if title else "",
                    is_in_note=self._is_in_note(number),
                )

    def _is_in_note(self, number: int) -> bool:
        """Whether a line stands in a footnote: the last that begins at the margin begins one."""
        above = reversed(self.prose[: number - self.first_line + 1])
        return _NOTE.match(next((line for line in above if line.strip() and not line.startswith(" ")), "")) is not None


def _stands(text: str, line: str, place: Around) -> bool:
    """Whether a text stands at such a place of a line."""
    before, behind = place
    at = line.find(text)
    while at >= 0:
        if before.search(line, 0, at) and behind.match(line, at + len(text)):
            return True
        at = line.find(text, at + 1)
    return False


def _has_title(head: CalloutHead, title: str | None) -> bool:
    """Whether a head can be that of a callout with this title; what an admonition shows has lost its markup."""
    if head.mark[0] == "/":
        return head.title == (title or "")
    written, shown = _plain(head.title), _plain(title)
    if not written or not shown or written in shown or shown in written:
        return True
    return SequenceMatcher(a=written, b=shown, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=256)
def _plain(title: str | None) -> str:
    """What a title's text and its line share."""
    return _NO_WORD.sub("", title or "").lower()


def _kind(head: CalloutHead, known: set[str]) -> str | None:
    return next((word.lower() for word in head.words if word.lower() in known), None)


def _prose(lines: list[str]) -> tuple[list[str], list[int]]:
    prose: list[str] = []
    fences: list[int] = []
    while (start := _blank(lines, prose, fences)) is not None:
        # A fence that never closes is no fence: what follows it is prose after all.
        prose[start:] = [lines[start]]
        fences.pop()
    return prose, fences


def _blank(lines: list[str], prose: list[str], fences: list[int]) -> int | None:
    """Go on with the prose where it stops; returns the index of a fence that never closes."""
    fence, hidden = "", ""
    for line in lines[len(prose) :]:
        mark = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if hidden:
            hidden = "" if hidden in line.lower() else hidden
        elif fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and "`" not in mark[2]:
            fence = mark[1]
            fences.append(len(prose))
        elif hiding := (_HIDING.match(line) if "<" in line else None):
            end = _ENDS.get(hiding[1].lower(), f"</{hiding[1].lower()}>")
            hidden = "" if end in line.lower() else end
            # A tag itself is looked at: it may ask for something.
            prose.append("" if end == "-->" else line)
            continue
        else:
            prose.append(line)
            continue
        prose.append("")
    return fences[-1] if fence else None
