"""Markdown that the parser has passed over and readers see as it was written: formulas, references, tables, fences of code."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from itertools import islice

from cpd.domain import markup

from .placing import source_lines
from .problems import Problem
from .shown_text import Stretch
from .slips import Found
from .source import Source


class Syntax(Flag):
    """Signs of a formula that a site sets."""

    NONE = 0
    ROUND = auto()
    """``\\(x\\)``, and TeX wherever it stands."""
    DOLLAR = auto()
    """``$x$`` too."""


_SIGNS = ("item:", "|", "=", "`", "~", "$", "\\")
"""Of which all has one that is looked for."""
_COMMAND = re.compile(r"\\(?:begin|end|[A-Za-z]+)\{")
_BRACKETS = re.compile(r"\\\(.+?\\\)|\\\[.+?\\\]")
_DOUBLE = re.compile(r"^\s*\$\$\s*$|(?<!\$)\$\$(?!\$)[^$]*[\\^_=]")
_OPEN = "the formula that begins with `$$` does not end in this paragraph"
_DOLLARS = re.compile(r"(?<!\$)\$([^$\n]+)\$(?!\$)")
_TEX = re.compile(r"[\\^_=]")
_ADDRESS = re.compile(r"\w+://\S+")
_MONEY = re.compile("[€£¥]")
_NAMES = re.compile(r"\\text\{[^}]*\}|\\[A-Za-z]+|\b(?:sin|cos|tan|log|ln|max|min|mod|gcd|lcm)\b")
_WORD = re.compile(r"[^\W\d_]{2}")
_REFERENCE = re.compile(r"\[[^\[\]]*\]\(\s*<?item:([^)\s>]*)")
_IN_PICTURE = re.compile(r"!\[[^\[\]]*\[\]\(item:([^)]*)\)")
_CODE = re.compile(r"(`+).*?\1")
_RULED = re.compile(r"[|: -]*(?:--|\|:?-+:?\|)[|: -]*")
_TAB = re.compile(r"""={3,}[!+]* *["'“”„«‘’]\S|={3} +\w|== +["“”]\S""")  # noqa: RUF001  # the quotes a word processor makes
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Remain:
    """One thing that is left: the lines it begins with, what is wrong, and how it is written."""

    lines: str
    problem: Problem
    written: str


def markdown_remains(stretches: Sequence[Stretch], source: Source, syntax: Syntax) -> Found:
    """What is left of Markdown in a page's text, each thing with its line."""
    whole = "".join(stretch.text for stretch in stretches)
    signs = [sign for sign in _SIGNS if sign in whole]
    found = (
        [one for stretch in stretches if any(sign in stretch.text for sign in signs) for one in _in_text(stretch, syntax)] if signs else []
    )
    # The second of two pairs of dollars ends what the first begins.
    ends = [one for one in found if one.problem.problem.startswith(_OPEN)][1::2]
    found = [one for one in found if not any(one is end for end in ends)]
    for one, last in zip(found, source_lines([one.lines for one in found], source), strict=True):
        yield last - one.lines.count("\n") if last else source.line_of(one.written), one.problem


def misplaced_references(root: etree.Element, raw_html: Iterable[str], source: Source) -> Found:
    """References to items in pictures and in tags, of which nothing would be seen."""
    pictures = [image.get("src", "") for image in root.iter("img")]
    tags = [tag[2] for raw in raw_html for tag in markup.TAG.finditer(raw) if not tag[1]]
    for address in (one for one in [*pictures, *tags] if one.startswith("item:")):
        yield source.line_of(address), _no_reference(address.removeprefix("item:"))
    for number, line in source.lines_with("item:"):
        for target in _IN_PICTURE.findall(_CODE.sub("", line)):
            yield number, _no_reference(target)


def _in_text(stretch: Stretch, syntax: Syntax) -> Iterator[Remain]:
    for index, line in enumerate(stretch.lines):
        for target in _REFERENCE.findall(line):
            yield Remain(line, _no_reference(target, stretch), f"(item:{target})")
        if stretch.element is not None and "|" in line and _RULED.fullmatch(line.strip()):
            yield Remain("\n".join(stretch.lines[max(0, index - 1) : index + 1]), _NO_TABLE, line)
        if stretch.element is not None and _TAB.match(line.strip()):
            yield Remain(line, _NO_TAB, line)
        if stretch.element is not None and _FENCE.match(line):
            yield Remain(line, _OPEN_FENCE, line)
    if syntax:
        yield from islice(_formulas(stretch, syntax), 1)


def _formulas(stretch: Stretch, syntax: Syntax) -> Iterator[Remain]:
    is_dollar = Syntax.DOLLAR in syntax
    for index, written in enumerate(stretch.lines):
        if "$" not in written and "\\" not in written:
            continue
        line = _ADDRESS.sub("", written)
        if is_dollar and _DOUBLE.search(line):
            yield Remain("\n".join(stretch.lines[index : index + 2]), _unset(_OPEN, stretch), line)
        formulas = [one[0] for one in _DOLLARS.finditer(line) if is_dollar and _is_formula(one[1])]
        formulas += [one[0] for pattern in (_BRACKETS, _COMMAND) for one in pattern.finditer(line)]
        for formula in formulas:
            yield Remain(written, _unset(f"`{formula}` is not read as a formula", stretch), formula)


def _is_formula(text: str) -> bool:
    """Whether what stands between two dollars that are no signs of a formula was meant for one, and is no money."""
    meant = text.strip()
    if not meant or meant[-1] in "=+-*/<>(" or _MONEY.search(meant) or _WORD.search(_NAMES.sub("", meant)):
        return False
    if re.search(r"\\[A-Za-z]", meant):
        return True
    return not meant[0].isdigit() and (len(meant) == 1 or _TEX.search(meant) is not None)


def _unset(problem: str, stretch: Stretch) -> Problem:
    remedy = "Write `$…$` without spaces inside and without a digit behind it, or lines of `$$` with no blank line between them."
    problem = f"{problem}, so readers see it as it is written."
    return Problem(rule="mathematics-can-be-set", problem=problem, remedy=remedy if stretch.element is not None else _IN_HTML)


def _no_reference(target: str, stretch: Stretch | None = None) -> Problem:
    """``stretch`` is the text it is in; without one, it is in no text."""
    result = "readers see it as it is written" if stretch else "readers see nothing of it"
    remedy = _IN_HTML if stretch and stretch.element is None else "Write the item's title in words here."
    problem = f"the reference `item:{target}` stands where no link can be, so {result}."
    return Problem(rule="item-references-resolve", problem=problem, remedy=remedy)


_IN_HTML = "Markdown is not read inside HTML: write `markdown` into each tag around it, as in `<div markdown>`."

_NO_TABLE = Problem(
    rule="table-is-whole",
    problem="this looks like a table, but none is read here, so its lines flow together.",
    remedy="Leave a blank line above the table, and give its second line as many cells as its first.",
)


_NO_TAB = Problem(
    rule="callout-is-recognised",
    problem="this looks like a tab but is plain text here, and what is indented below it is taken for code.",
    remedy='Write it as `=== "Title"`.',
)

_OPEN_FENCE = Problem(
    rule="callout-is-closed",
    problem="this line begins or ends code, but no code is read here.",
    remedy="Write the same signs on a line of their own where the code begins, and where it ends.",
)
