"""How wide the columns of a table are, and how its type is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .fields import DATE, LONG_TEXT, NUMBER, SCALE, Slot
from .looks import WIDTH, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """How a table is set: the styles of its lines, and what follows from their size."""

    heading: Style
    row: Style
    cell: Style
    option: Style
    letter: int
    """The width of a letter, generously, in hundredths of a millimetre."""
    letters_abreast: int
    """So many letters of options stand side by side; with more, each has its own line."""


_NORMAL = TableLook(heading="Column Heading", row="Row Heading", cell="Cell", option="Cell Option", letter=205, letters_abreast=40)
_SMALL = TableLook(
    heading="Small Column Heading", row="Small Row Heading", cell="Small Cell", option="Small Cell Option", letter=185, letters_abreast=20
)
_WIDE = 5
"""With so many columns, type is smaller."""


def table_look(columns: int) -> TableLook:
    """How a table with so many columns is set."""
    return _SMALL if columns >= _WIDE else _NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnContent:
    """What stands in a column."""

    heading: str
    slot: Slot | None
    """What is to be answered there."""
    words: tuple[str, ...]
    """What stands there already."""


def fits_side_by_side(slot: Slot, look: TableLook) -> bool:
    """Whether boxes to tick stand side by side in a cell."""
    return slot.type == SCALE or _letters_side_by_side(slot) <= look.letters_abreast


def words_beside_boxes(slot: Slot) -> dict[str, str]:
    """The words beside each box in a cell; what a scale's ends mean is said in the heading."""
    return {choice.id: choice.id if slot.type == SCALE else choice.label for choice in slot.choices}


def _letters_side_by_side(slot: Slot) -> int:
    """The letters of options side by side, each with its box."""
    return sum(len(words) + _BOX for words in words_beside_boxes(slot).values())


_BOX = 3
"""A box to tick and the gap beside it, in letters."""
_SIDES = 450
"""Both paddings of a cell, in hundredths of a millimetre."""
_LONGEST = 60
"""A text with more letters than this is better broken into lines."""
_NAMES = 10
"""With more choices than this, one of them is written."""


def widths(columns: Sequence[ColumnContent], look: TableLook) -> tuple[int, ...]:
    """The columns' widths, in hundredths of a millimetre: what each needs, and of the rest what it would like to have."""
    total = WIDTH * 100
    needs = [_letters_needed(column, look) for column in columns]
    least = [need * look.letter + _SIDES for need, _ in needs]
    over = total - sum(least)
    if over < 0:
        return _whole_numbers([width * total / sum(least) for width in least], total)
    more = [wish - need for need, wish in needs]
    shares = more if any(more) else [1] * len(needs)
    return _whole_numbers([width + over * share / sum(shares) for width, share in zip(least, shares, strict=True)], total)


def _letters_needed(column: ColumnContent, look: TableLook) -> tuple[int, int]:
    """What a column needs and what it would like to have, in letters."""
    said = (column.heading, *column.words)
    need = max((len(word) for text in said for word in text.split()), default=0)
    # A heading can be broken into lines: it should not make a narrow answer's column wide.
    wish = max((min(len(text), _LONGEST) for text in column.words), default=0)
    least, good = _room(column, look)
    need = max(need, least)
    return need, max(need, wish, good)


def _room(column: ColumnContent, look: TableLook) -> tuple[int, int]:
    """What is still to be written needs, and would like to have, in letters."""
    slot = column.slot
    if slot is None:
        longest = max(map(len, column.words), default=0)
        return (min(longest, max(_NAME, min(longest // _LINES, _STATEMENT))), 0) if longest else _TEXT
    if slot.has_choices and len(slot.choices) <= _NAMES:
        return _ticks(slot, look)
    return _WRITTEN.get(slot.type, _TEXT)


_TEXT = (10, 30)
_NAME = 14
"""A row's name should not be broken into too many lines."""
_LINES, _STATEMENT = 4, 26
"""A statement stands in so many lines, unless they would be longer than this."""
_WRITTEN = {DATE: (10, 17), NUMBER: (6, 8), LONG_TEXT: (16, _LONGEST)}


def _ticks(slot: Slot, look: TableLook) -> tuple[int, int]:
    if fits_side_by_side(slot, look):
        length = _letters_side_by_side(slot)
        return (length, length) if length <= look.letters_abreast else (look.letters_abreast // 2, look.letters_abreast)
    longest = max(len(choice.label) for choice in slot.choices) + _BOX + 1
    return min(longest, 16), min(longest, _LONGEST)


def _whole_numbers(lengths: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers with the same sum."""
    *first, _ = (round(length) for length in lengths)
    return (*first, total - sum(first))
