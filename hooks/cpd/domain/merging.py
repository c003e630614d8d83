"""Two changes to one text brought together: ours, and what another plugin did at the same time."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_PIECE = re.compile(r"<[^>]*>|[^<]+|<")


def merged(base: str, mine: str, theirs: str) -> str:
    """``mine`` with what makes ``theirs`` of ``base``; what they changed in a part that ``mine`` has not is left out."""
    if theirs in {base, mine}:
        return mine
    if mine == base:
        return theirs
    before, kept, after = (_PIECE.findall(text) for text in (base, mine, theirs))
    places = _places(before, kept)
    pieces: list[str] = []
    done = 0
    for change, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        here, there = places.get(start), places.get(end)
        if change == "equal" or here is None or there is None or here < done or there - here != end - start:
            continue
        pieces += [*kept[done:here], *after[first:last]]
        done = there
    return "".join([*pieces, *kept[done:]])


def _places(before: list[str], kept: list[str]) -> dict[int, int]:
    """For each place between pieces of the one text, the same place in the other, where it has one."""
    blocks = SequenceMatcher(None, before, kept, autojunk=False).get_matching_blocks()
    # An end counts before a beginning: what is put at a seam stays with what it follows.
    found = {0: 0}
    for block in blocks:
        for step in range(block.size + 1):
            found.setdefault(block.a + step, block.b + step)
    return found
