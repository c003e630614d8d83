"""Lines that were meant for a list and flow together as one paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .placing import source_lines
from .problems import Problem
from .shown_text import BREAK, Stretch, with_plain_signs
from .slips import Found
from .source import Source

_KNOWN = re.compile(r"([-*+])(?: +)(?P<rest>\S.*)|(?P<number>\d{1,9})\.(?: +)(?P<words>\S.*)")
_COUNTED = re.compile(
    r"\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-z])|(?P<roman>[ivx]{1,5}))(?P<end>\.\)|[.)])[ ]*(?P<rest>[^\d\s].*)", re.IGNORECASE
)
_TIGHT = re.compile(r"([-*+])(?P<rest>[^\W\d].*)")
_BOX = re.compile(r"\[[ xX]?\] +\S.*")
_SUM = re.compile(r"[\d\s.,=+×÷*/()<>%-]+")  # noqa: RUF001  # the signs of a sum
_POINTS = frozenset("•·‣◦▪▫●○■□➢➤►▶→⇒✓✔☐☑☒✗\uf0b7\uf0a7\uf0d8\uf0fc§")
_PICTURES = frozenset({"So", "Po", "Sk", "Co", "Mn", "Cf"})
"""Categories of characters that emoji and ornaments are made of."""
_WORD_POINT = "o "
"""What is left of the point of a list within a list, copied from a word processor."""
_NO_POINTS = frozenset("©®™°…†‡")
"""Signs that a line of text may begin with."""
_CERTAIN = _POINTS - frozenset("·→⇒§")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_WIDTH = 60
"""A line that ends before this many signs, though another word had room, was ended on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a line begins that looks like a list item."""

    index: int
    sort: str
    """Lines of one list have the same."""
    place: int | None = None
    """What it counts, where it counts."""
    why: str
    """Why it begins no list item; empty if it would, given a blank line above it."""


def run_on_lists(stretches: Iterable[Stretch], source: Source) -> Found:
    """The first line of each list that is part of a paragraph."""
    found = [
        ("\n".join(stretch.lines[max(0, mark.index - 1) : mark.index + 1]), _problem(mark, stretch))
        for stretch in stretches
        if stretch.element is not None and "\n" in stretch.text
        for mark in _lists(stretch)
    ]
    yield from zip(source_lines([text for text, _ in found], source), (problem for _, problem in found), strict=True)


def _lists(stretch: Stretch) -> Iterator[Mark]:
    done: set[str] = set()
    marks = [mark for index, line in enumerate(stretch.lines) if (mark := _mark(index, line))]
    for mark in marks:
        if mark.sort not in done and _is_list(mark, [one for one in marks if one.sort == mark.sort], stretch.lines):
            done.add(mark.sort)
            yield mark


def _mark(index: int, line: str) -> Mark | None:
    line = line.strip(f" {BREAK}")
    plain = with_plain_signs(line).strip()
    is_dash = plain[:1] == "-" and line[:1] != "-" and unicodedata.category(line[0]) == "Pd"
    if (is_dash or line[:1] in _POINTS or line.startswith(_WORD_POINT)) and line[1:].strip():
        return Mark(index=index, sort=line[0], why=_foreign(line[0]))
    if picture := _picture(line):
        return Mark(index=index, sort="picture", why=_foreign(picture))
    if known := _KNOWN.fullmatch(plain):
        place = int(known["number"]) if known["number"] else None
        is_sum = known["rest"] and _SUM.fullmatch(known["rest"])
        why = "" if plain == line else "the space at the beginning is of another sort, as word processors make them"
        return None if is_sum else Mark(index=index, sort=known[1] or ".", place=place, why=why)
    if tight := _TIGHT.fullmatch(plain):
        return Mark(index=index, sort=f"{tight[1]}x", why=f'no space follows "{tight[1]}"')
    counted = _COUNTED.fullmatch(plain)
    if not counted:
        return Mark(index=index, sort="[ ]", why=_foreign(plain[: plain.index("]") + 1])) if _BOX.fullmatch(plain) else None
    sort = counted["end"] + ("1" if counted["number"] else "a")
    is_tight = sort == ".1" and plain == line
    why = f'no space follows "{counted["number"]}."' if is_tight else _foreign(plain[: counted.end("end")])
    return Mark(index=index, sort=sort, place=_count(counted), why=why)


def _picture(line: str) -> str:
    """The sign or emoji that a line begins with, as others mark the items of a list; empty where there is none."""
    sign, _, rest = line.partition(" ")
    is_sign = not sign.isascii() and not _NO_POINTS.intersection(sign)
    return sign if is_sign and rest.strip() and all(map(_is_pictured, sign)) else ""


def _is_pictured(sign: str) -> bool:
    return unicodedata.category(sign) in _PICTURES or ("①" <= sign <= "⓿")


def _foreign(beginning: str) -> str:
    return f'"{beginning}" begins no list item'


def _count(found: re.Match[str]) -> int:
    if found["number"]:
        return int(found["number"])
    letters = (found["letter"] or found["roman"]).lower()
    return ord(letters) - ord("a") if found["letter"] and letters != "i" else _ROMAN.index(letters) if letters in _ROMAN else 0


def _is_list(first: Mark, marks: Sequence[Mark], lines: Sequence[str]) -> bool:
    """Whether lines were plainly meant for a list, and run together."""
    above = lines[first.index - 1].strip() if first.index else ""
    several = [one for one in marks if one.index >= first.index]
    if len(several) > 1:
        follows = first.place is None or several[1].place in {first.place + 1, first.place}
        are_apart = first.why and all(lines[one.index - 1].endswith(BREAK) for one in several[1:])
        return follows and not are_apart
    if not above or above.endswith(BREAK):
        return False
    if first.place not in {None, 1}:
        return False
    ends_with_colon = above.rstrip("*_ ").endswith(":")
    if not first.why:
        beginning = " ".join(lines[first.index].split()[:2])
        return ends_with_colon or (first.sort != "+" and len(above) + 1 + len(beginning) < _WIDTH)
    return ends_with_colon and first.sort in _CERTAIN


def _problem(mark: Mark, stretch: Stretch) -> Problem:
    if mark.why:
        return Problem(
            rule="list-marker-is-known",
            problem=f"{mark.why}, so these lines are no list and flow together.",
            remedy="Begin each with `- ` or `1. `, and leave a blank line above the first.",
        )
    if stretch.element is not None and stretch.element.tag == "li":
        return Problem(
            rule="list-is-indented-by-four",
            problem="this item is indented too far, so it is part of the text of the item above.",
            remedy="Indent it by four spaces more than that item.",
        )
    return Problem(
        rule="list-has-blank-line-above",
        problem="this line begins a list, but is part of the paragraph above.",
        remedy="Leave a blank line above the list.",
    )
