"""Slips that turn a callout, or part of it, into plain text without a word from the parser."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches

from cpd.domain import markup
from cpd.domain.findings import did_you_mean
from cpd.domain.kinds import Kind
from cpd.domain.words import count_in_words

from . import shown_text
from .options import CALLOUT, Option
from .placing import source_lines
from .problems import Problem
from .shown_text import Stretch, with_plain_signs
from .source import INDENT, CalloutHead, Source
from .spellings import STANDARD, Spelling, head_problem, html_callout, read_spelling, unrecognised_line

Found = Iterable[tuple[int | None, Problem]]
"""Line, where certain, and what is wrong there."""

_BOXES = frozenset({"admonition", "callout", "alert"})
_TYPES = ("type", "kind", "data-kind", "data-type", "data-callout")
"""Attributes in which other tools say what sort of box a tag makes."""

_LONG_VALUE = re.compile(r":\s*[>|][+-]?\s*$")


def unclosed_block(source: Source, block_names: set[str], block: str) -> Found:
    """A block that opens and never closes: it takes the rest of the page, in a quotation too. ``block`` is its name."""
    # What stands in raw HTML opens nothing, whatever it looks like.
    open_heads = [[head for head in layer.unclosed_heads(block_names) if head.words[0].lower() == block] for layer in source.layers()]
    # The innermost: while it is open, the ends of the outer ones are text.
    heads = [one[-1] for one in open_heads if one]
    head = heads[0] if len(heads) == 1 else None
    name = "list of items" if block == "items" else head.words[0] if head else block
    marks = head.mark if head else "///"
    yield (
        head.line if head else None,
        Problem(
            rule="callout-is-closed",
            problem=f"this {name} is never closed, so the rest of the page stands in it.",
            remedy=f"Write `{marks}` on a line of its own where it ends.",
        ),
    )


def around_heads(
    source: Source, kinds: Mapping[str, Kind], options: Mapping[str, tuple[Option, ...]]
) -> Iterator[tuple[int | None, Problem]]:
    """Lines below a head that were meant to belong to it; ``options`` are those of blocks that are no callouts."""
    for head in source.heads:
        name = head.words[0].lower() if head.words else ""
        rows = CALLOUT if name in kinds else options.get(name, ())
        if head.mark[0] == "/" and rows:
            yield from _loose_options(source, head, _OPTION if rows is CALLOUT else _option(rows))
        elif name in kinds:
            yield from _unwanted_options(source, head, _OPTION)
        if name in kinds:
            yield from _indentation(source, head)


def _option(rows: Iterable[Option]) -> re.Pattern[str]:
    return re.compile(rf"^ *({'|'.join(sorted(row.name for row in rows))}) *:(?: .*)?$")


_OPTION = _option(CALLOUT)


def _loose_options(source: Source, head: CalloutHead, option: re.Pattern[str]) -> Iterator[tuple[int | None, Problem]]:
    is_under_head, is_in_value = True, False
    for number, line in source.lines_below(head):
        indent = len(line) - len(line.lstrip(" ")) - head.indent
        if not line.strip():
            is_under_head = False
        elif is_under_head and indent >= INDENT:
            is_in_value = indent > INDENT or _LONG_VALUE.search(line) is not None
        elif is_in_value and indent > INDENT:
            is_in_value = False
            yield number, _cut_off()
        elif (match := option.match(with_plain_signs(line))) and (is_under_head or indent >= INDENT):
            yield number, _loose(match[1], line, is_under_head=is_under_head)
        else:
            return


def _loose(name: str, line: str, *, is_under_head: bool) -> Problem:
    why = "does not stand directly under the head"
    if is_under_head:
        is_foreign = with_plain_signs(line).startswith(" ") and not line.startswith(" ")
        why = "is indented by spaces of another sort, as word processors make them" if is_foreign else "is not indented by four spaces"
    return Problem(
        rule="options-stand-under-head",
        problem=f"`{name}` {why}, so it is text and no option.",
        remedy="Write options under the head, indented by four spaces, without a blank line between.",
    )


def _unwanted_options(source: Source, head: CalloutHead, option: re.Pattern[str]) -> Iterator[tuple[int | None, Problem]]:
    for number, line in source.lines_below(head):
        match = option.match(with_plain_signs(line))
        if not match or len(line) - len(line.lstrip(" ")) - head.indent < INDENT:
            return
        yield (
            number,
            Problem(
                rule="options-stand-under-head",
                problem=f"a callout that begins with `{head.mark}` takes no options, so `{match[1]}` is text.",
                remedy="Write the callout with `///`, which takes them.",
            ),
        )


def _cut_off() -> Problem:
    return Problem(
        rule="options-stand-under-head",
        problem="a blank line cuts this off from the option above, so it is text.",
        remedy="Leave no blank line inside an option's value.",
    )


def _indentation(source: Source, head: CalloutHead) -> Iterator[tuple[int | None, Problem]]:
    if head.indent % INDENT:
        yield (
            head.line,
            Problem(
                rule="callout-is-indented",
                problem=f"this head is indented by {count_in_words(head.indent, 'space')}.",
                remedy="Begin it at the margin, or indent it by four spaces to put it into the list item or callout above.",
            ),
        )
    elif head.mark[0] != "/":
        for number, line in source.lines_below(head):
            indent = len(line) - len(line.lstrip(" ")) - head.indent
            if line.strip() and indent < INDENT:
                is_next = number == head.line + 1
                if indent > 0 or (is_next and indent == 0):
                    yield (
                        number,
                        Problem(
                            rule="callout-is-indented",
                            problem="this line is not indented by four spaces, so it is not part of the callout above.",
                            remedy="Indent it by four spaces, or leave a blank line and begin at the margin.",
                        ),
                    )
                return


def unrecognised_callouts(
    stretches: Iterable[Stretch],
    source: Source,
    kinds: Mapping[str, Kind],
    block_names: set[str],
    *,
    taken: Container[int],
    is_unclosed: bool,
) -> Found:
    """Text on the page that looks like the head or end of a callout. The heads in ``taken`` lines are callouts."""
    told = {head.line for head in source.heads if head.indent % INDENT and head.words and head.words[0].lower() in kinds}
    found = [
        (line, problem)
        for line, problem in _misspelt_heads(stretches, kinds, block_names)
        # Inside a block that never closes, the end of an outer one is text too.
        if not (is_unclosed and problem.rule == "callout-is-closed")
    ]
    lines = source_lines([line.written for line, _ in found], source, taken)
    for number, (_, problem) in zip(lines, found, strict=True):
        if number not in told or problem.rule != "callout-is-recognised":
            yield number, problem


def fenced_callouts(source: Source, kinds: Mapping[str, Kind], block_names: set[str]) -> Found:
    """Fences of code whose language is a kind, as other tools write callouts."""
    for index in source.fences:
        name = re.match(r"\W*?(\{?)\.?([\w-]+)", source.lines[index])
        known = {*kinds, *STANDARD, "admonition"} if name and name[1] else kinds
        if name and name[2].lower() in known and (line := read_spelling(source.lines[index], is_raw=False)):
            yield index + source.first_line, unrecognised_line(line, name[2].lower(), kinds, block_names)


def html_callouts(raw_html: Iterable[str], source: Source, kinds: Mapping[str, Kind]) -> Found:
    """Callouts as other tools leave them: HTML that looks like one, but is not read as Markdown."""
    for raw in raw_html:
        for tag in markup.TAG.finditer(shown_text.visible(raw)):
            if not tag[1] and _is_callout(tag[2].lower(), markup.attributes(tag[3]), kinds):
                yield source.line_of(tag[0].split("\n")[0]), html_callout()


def _is_callout(name: str, given: Mapping[str, str], kinds: Mapping[str, Kind]) -> bool:
    classes = set(given.get("class", "").lower().split())
    if (name == "details" or classes & _BOXES) and classes & set(kinds):
        return True
    # With a hyphen, a kind is no word that means anything else.
    names = {kind for kind in kinds if "-" in kind}
    return name in names | {kind.replace("-", "") for kind in names} or any(given.get(key) in names for key in _TYPES)


def _misspelt_heads(stretches: Iterable[Stretch], kinds: Mapping[str, Kind], block_names: set[str]) -> Iterator[tuple[Spelling, Problem]]:
    waiting: list[str] = []
    for stretch in stretches:
        for text in stretch.lines:
            line = read_spelling(text, is_raw=stretch.element is None)
            if line is None:
                continue
            if line.is_end and line.mark in waiting:
                # The end of a block whose head was told is no slip of its own.
                waiting.remove(line.mark)
            elif problem := head_problem(line, kinds, block_names):
                if line.mark.startswith("/") and not line.is_end:
                    waiting.append(line.mark)
                yield line, problem


def near_kinds(root: etree.Element, source: Source, kinds: Mapping[str, Kind]) -> Iterator[tuple[int | None, Problem]]:
    """Admonitions of no kind whose type looks like one; quoted ones, too."""
    found: dict[str, int] = {}
    for element in root.iter():
        if element.tag not in {"div", "details"}:
            continue
        classes = element.get("class", "").lower().split()
        if ("admonition" in classes) == (element.tag == "details"):
            continue
        words = [word for word in classes if word != "admonition"]
        if words and not set(words) & (set(kinds) | STANDARD) and get_close_matches("-".join(words), kinds, n=1, cutoff=0.75):
            found[" ".join(words)] = found.get(" ".join(words), 0) + 1
    for name, count in found.items():
        head = re.compile(rf"^[ >]*(!!!|\?\?\?\+?) *{' +'.join(map(re.escape, name.split()))}\b", re.IGNORECASE)
        lines = [number for number, line in enumerate(source.prose, start=source.first_line) if head.search(line)]
        problem = Problem(rule="kind-is-known", problem=f'there is no kind "{name}".', remedy=did_you_mean(name.replace(" ", "-"), kinds))
        for line in lines if len(lines) == count else [None]:
            yield line, problem
