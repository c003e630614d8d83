"""Slips in values between brackets and braces, and what is left of them when other tools' settings are copied."""

from __future__ import annotations

import re

from .trouble import QUOTED, VALUE, Fault, Trouble, short

_SIGNS = "@%`*&!|>"
_CLOSING = re.compile(r"\s*[\]}]")


def entry(at: Trouble) -> Fault | None:
    """An entry between brackets that begins with a sign, or is none."""
    for number in at.span:
        value = _value(at.lines[number])
        if value[:1] not in {"[", "{"} or '"' in value or "'" in value:
            continue
        if re.search(r",\s*,", value):
            return Fault(number, f"nothing stands between two commas in `{short(value)}`", "Take one of the commas away.")
        for one in re.split(r"[\[\]{},]", value):
            words = one.strip()
            if words[:1] and words[0] in _SIGNS:
                return Fault(number, f"the entry `{short(words)}` begins with `{words[0]}`", f'Put it in quotes: `"{words}"`.')
    return None


def comma(at: Trouble) -> Fault | None:
    """A comma too few between brackets over several lines, or one too many behind a line in quotes."""
    depth = 0
    for number, line in enumerate(at.lines[: at.last + 1]):
        value = _value(line)
        closed = QUOTED[value[0]].match(value) if value[:1] in QUOTED else None
        if depth == 0 and closed and closed[1].strip() == ",":
            return Fault(number, f"a comma stands at the end of `{short(line.strip())}`", "Take it away.")
        depth += sum(line.count(sign) for sign in "[{") - sum(line.count(sign) for sign in "]}")
        below = next((one for one in at.lines[number + 1 :] if one.strip()), "")
        if depth > 0 and line.strip()[-1:] not in {"", ",", "[", "{"} and not _CLOSING.match(below) and _closes(at.lines[number + 1 :]):
            return Fault(number, f"a comma is missing at the end of `{short(line.strip())}`", "Write it there.")
    return None


def _value(line: str) -> str:
    return (VALUE.match(line) or {"value": None})["value"] or ""


def _closes(lines: list[str]) -> bool:
    """Whether a line of nothing but closing brackets comes before the next entry at the margin."""
    return any(re.fullmatch(r"\s*[\]}]+,?\s*", line) for line in lines)
