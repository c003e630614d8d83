"""A sheet, laid out: lines and ruled tables in named styles, the same for every file it is drawn as.

What is decided here is decided once: what is said beside a place to write, which boxes stand side
by side, how wide a column is. The files only say it in their own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from cpd.domain import forms
from cpd.domain.forms import Choice, Slot

from .sheet import EXAMPLE, Answer, Heading, PageBreak, Paragraph, Question, Row, Sheet, Table

Style = Literal[
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Note",
    "Mark",
    "Label",
    "Help",
    "Answer",
    "Option",
    "Last Option",
    "Column Heading",
    "Row Heading",
    "Cell",
    "Cell Option",
    "Small Column Heading",
    "Small Row Heading",
    "Small Cell",
    "Small Cell Option",
    "Header",
    "Footer",
]
"""What a line is, which says how it looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How lines of a style are set; lengths in points."""

    size: float
    is_bold: bool = False
    before: float = 0
    after: float = 0
    keeps: bool = False
    """Whether it stays on the page of what follows."""
    hangs: bool = False
    """Whether its second line begins below the words, not below the box to tick."""
    is_boxed: bool = False
    is_underlined: bool = False
    """Whether a rule runs below it, from margin to margin."""


def _in_table(size: float) -> tuple[Look, Look, Look, Look]:
    """Column heading, row heading, cell, option in a cell."""
    heading = Look(size=size, is_bold=True, keeps=True)
    return heading, Look(size=size, is_bold=True), Look(size=size), Look(size=size, hangs=True, after=1)


_NORMAL, _SMALL = _in_table(10), _in_table(9)

LOOKS: Final[dict[Style, Look]] = {
    "Heading 1": Look(size=20, is_bold=True, after=4, keeps=True),
    "Heading 2": Look(size=14, is_bold=True, before=20, after=4, keeps=True, is_underlined=True),
    "Heading 3": Look(size=12, is_bold=True, before=14, after=4, keeps=True),
    "Note": Look(size=11, before=4, after=2),
    "Mark": Look(size=11, is_bold=True, before=2, after=2),
    "Label": Look(size=11, is_bold=True, before=14, after=4, keeps=True),
    "Help": Look(size=10, after=4, keeps=True),
    "Answer": Look(size=11, is_boxed=True),
    "Option": Look(size=11, after=3, keeps=True, hangs=True),
    "Last Option": Look(size=11, hangs=True),
    "Column Heading": _NORMAL[0],
    "Row Heading": _NORMAL[1],
    "Cell": _NORMAL[2],
    "Cell Option": _NORMAL[3],
    "Small Column Heading": _SMALL[0],
    "Small Row Heading": _SMALL[1],
    "Small Cell": _SMALL[2],
    "Small Cell Option": _SMALL[3],
    "Header": Look(size=9, is_bold=True),
    "Footer": Look(size=9),
}

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 210, 297, 18
"""A4, in millimetres, with margins that every printer can do."""
WIDTH = PAGE_WIDTH - 2 * MARGIN
"""What there is between the margins, in millimetres."""
LINE = 8
"""Room for one line of handwriting, in millimetres."""
HANG = 7
"""Room for a box to tick, in millimetres."""
PADDING = 5
"""Between a rule and what is written to the right or left of it, in points."""
BOX = 7
"""Between the rules of a box and what is written below or above them, in points."""
CELL = 3
"""The same in the cell of a table."""
FONT = "Arial"
"""Word has it; LibreOffice has one of the same measures wherever this is missing."""
LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place to write."""

    name: str
    """Its field."""
    label: str
    slot: Slot
    text: str
    """What is written there; empty while nothing is."""
    hint: str
    """What stands there until then."""
    chosen: str = ""
    """The id of the choice that is written there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box to tick."""

    name: str
    """Its field and the choice it stands for: ``phase=during``."""
    label: str
    is_ticked: bool

    @property
    def glyph(self) -> str:
        """The box as a character."""
        return TICKED if self.is_ticked else EMPTY


EMPTY, TICKED = "☐", "☒"

Piece = str | Place | Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph."""

    style: Style
    pieces: tuple[Piece, ...]
    room: int = 0
    """Lines to leave free below it, in its box."""
    begins_page: bool = False


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A table with rules."""

    name: str
    headers: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    """Of the columns, in hundredths of a millimetre."""
    heights: tuple[int, ...]
    """The least of the rows, in millimetres."""
    has_row_headings: bool
    """Whether the first column says what each row is."""


Laid = Line | Ruled

TICK_ONE, TICK_ALL, CHOOSE_FROM = "Tick one.", "Tick all that fit.", "Choose from:"
WRITE, WRITE_DATE, CHOOSE = "Click here to write", "Choose a date", "Choose one"
GAP = "\u2002 "
"""Between boxes that stand side by side: wide, and a place to go to the next line."""
_QUIET = "\u2003"
"""In tables nothing is said where one writes; a place must not be without any width."""

WIDE = 5
"""With so many columns, type is smaller."""
_MOST_ABREAST = 40
"""Letters of options that stand side by side in a cell."""
_SIGNING = 14
"""Millimetres of room where one writes by hand only."""


def titled(sheet: Sheet) -> str:
    """What a file calls itself."""
    return f"{sheet.title} ({EXAMPLE.lower()})" if sheet.mark else sheet.title


_UNSAYABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(text: str) -> str:
    """A text without what XML cannot hold; lines end the same everywhere."""
    return _UNSAYABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def laid_out(sheet: Sheet) -> Iterator[Laid]:
    """A sheet from top to bottom."""
    begins_page = False
    for laid in _laid(sheet):
        if laid is None:
            begins_page = True
        elif begins_page and isinstance(laid, Line):
            yield replace(laid, begins_page=True)
            begins_page = False
        else:
            yield laid


def _laid(sheet: Sheet) -> Iterator[Laid | None]:
    """The same, with None where a page ends."""
    yield Line(style="Heading 1", pieces=(sheet.title,))
    if sheet.mark:
        yield Line(style="Mark", pieces=(sheet.mark,))
    is_blank = sheet.mark is None
    # Headings go down one level at a time, also in a form without groups.
    below: Style = "Heading 2"
    for block in sheet.blocks:
        match block:
            case Heading():
                below = "Heading 3"
                yield Line(style="Heading 2", pieces=(block.text,))
            case Paragraph():
                yield Line(style=_PARAGRAPHS[block.style], pieces=(block.text,))
            case Question():
                yield from _question(block, is_blank=is_blank)
            case Table():
                yield Line(style=below, pieces=(block.label,))
                yield from _table(block, is_blank=is_blank)
            case PageBreak():
                yield None


_PARAGRAPHS: Final[dict[str, Style]] = {"help": "Note", "mark": "Mark", "note": "Note"}


def _question(block: Question, *, is_blank: bool) -> Iterator[Line]:
    answer, slot = block.answer, block.answer.field.slot
    label = _with_unit(block.label, slot) + (" (required)" if block.is_required else "")
    yield Line(style="Label", pieces=(label,))
    told = " ".join(filter(None, (block.help, _how(answer))))
    if told:
        yield Line(style="Help", pieces=(told,))
    if not answer.ticks:
        room = slot.lines - 1 if is_blank and not answer.text else 0
        yield Line(style="Answer", pieces=(_place(answer, _hint(slot) if is_blank else _QUIET),), room=room)
    elif slot.type == forms.SCALE:
        yield Line(style="Last Option", pieces=_abreast(answer, {choice.id: choice.label for choice in answer.ticks}))
    else:
        *others, last = answer.ticks
        yield from (_option(answer, choice, "Option") for choice in others)
        yield _option(answer, last, "Last Option")


def _with_unit(label: str, slot: Slot) -> str:
    return f"{label} ({slot.unit})" if slot.unit else label


def _how(answer: Answer) -> str:
    """How to answer, where paper does not show it by itself."""
    slot = answer.field.slot
    if answer.ticks:
        return TICK_ALL if slot.type == forms.CHOICES else TICK_ONE
    if answer.is_name:
        return f"{CHOOSE_FROM} {'; '.join(choice.label for choice in slot.choices)}."
    if slot.least is not None and slot.most is not None:
        return f"From {slot.least} to {slot.most}."
    return ""


def _hint(slot: Slot) -> str:
    if slot.has_choices:
        return CHOOSE
    return WRITE_DATE if slot.type == forms.DATE else WRITE


def _place(answer: Answer, hint: str) -> Place:
    field = answer.field
    return Place(name=field.name, label=field.label, slot=field.slot, text=answer.text, hint=hint, chosen="".join(answer.chosen[:1]))


def _tick(answer: Answer, choice: Choice) -> Tick:
    field = answer.field
    return Tick(name=f"{field.name}={choice.id}", label=f"{choice.label} ({field.label})", is_ticked=choice.id in answer.chosen)


def _option(answer: Answer, choice: Choice, style: Style) -> Line:
    return Line(style=style, pieces=(_tick(answer, choice), f"\t{choice.label}"))


def _abreast(answer: Answer, words: dict[str, str]) -> tuple[Piece, ...]:
    """Boxes side by side; a box is never parted from its words."""
    pieces: list[Piece] = []
    for place, choice in enumerate(answer.ticks):
        pieces += [*([GAP] if place else []), _tick(answer, choice), f"\u00a0{words[choice.id]}"]
    return tuple(pieces)


# Tables

Size = Literal["", "Small "]
"""Of a table's type: how the names of its styles begin."""


def _table(block: Table, *, is_blank: bool) -> Iterator[Line | Ruled]:
    if block.help:
        yield Line(style="Help", pieces=(block.help,))
    size: Size = "Small " if len(block.headers) >= WIDE else ""
    has_row_headings = any(row.label is not None for row in block.rows)
    slots = _slots(block)
    headers = tuple(_headed(words, slot) for words, slot in zip(block.headers, slots, strict=True))
    yield Ruled(
        name=block.label,
        headers=tuple(Line(style=f"{size}Column Heading", pieces=(words,)) for words in headers),
        rows=tuple(_row(row, size) for row in block.rows),
        widths=_widths([_need(block, headers[at], at, slot, size) for at, slot in enumerate(slots)], _LETTERS[size]),
        heights=tuple(_height(row, is_blank=is_blank) for row in block.rows),
        has_row_headings=has_row_headings,
    )


def _content(row: Row) -> tuple[Answer | str, ...]:
    """A row's cells, the first saying what it is where it has a name."""
    return row.cells if row.label is None else (row.label, *row.cells)


def _slots(block: Table) -> tuple[Slot | None, ...]:
    """What each column takes; None for words."""
    first = _content(block.rows[0]) if block.rows else ()
    taken = [cell.field.slot if isinstance(cell, Answer) else None for cell in first]
    return tuple(taken) if block.rows else (None,) * len(block.headers)


def _headed(words: str, slot: Slot | None) -> str:
    """A column's heading; that of a scale says what its ends mean, so that its cells need only numbers."""
    if slot is None:
        return words
    if slot.type != forms.SCALE:
        return _with_unit(words, slot)
    named = ", ".join(choice.label for choice in slot.choices if choice.label != choice.id)
    return f"{words} ({named})" if named else words


def _row(row: Row, size: Size) -> tuple[Cell, ...]:
    cells = [_cell(cell, size) for cell in row.cells]
    if row.label is not None:
        cells.insert(0, (Line(style=f"{size}Row Heading", pieces=(row.label,)),))
    return tuple(cells)


def _cell(cell: Answer | str, size: Size) -> Cell:
    if isinstance(cell, str):
        return (Line(style=f"{size}Cell", pieces=(cell,) if cell else ()),)
    if not cell.ticks:
        hint = CHOOSE if cell.is_name and not cell.text else _QUIET
        return (Line(style=f"{size}Cell", pieces=(_place(cell, hint),)),)
    words = _beside(cell.field.slot)
    if _is_abreast(cell.field.slot, size):
        return (Line(style=f"{size}Cell", pieces=_abreast(cell, words)),)
    return tuple(_option(cell, choice, f"{size}Cell Option") for choice in cell.ticks)


def _beside(slot: Slot) -> dict[str, str]:
    """The words beside each box in a cell; a scale's ends are named in the heading."""
    return {choice.id: choice.id if slot.type == forms.SCALE else choice.label for choice in slot.choices}


def _is_abreast(slot: Slot, size: Size) -> bool:
    return slot.type == forms.SCALE or _abreast_length(slot) <= (_MOST_ABREAST if size == "" else _MOST_ABREAST // 2)


def _abreast_length(slot: Slot) -> int:
    return sum(len(words) + 3 for words in _beside(slot).values())


def _height(row: Row, *, is_blank: bool) -> int:
    """The least height of a row: room for what is still to be written."""
    return max((_room(cell, is_blank=is_blank) for cell in row.cells), default=LINE)


def _room(cell: Answer | str, *, is_blank: bool) -> int:
    if isinstance(cell, str):
        return LINE if cell else _SIGNING
    return LINE * cell.field.slot.lines + 1 if is_blank and not cell.text and not cell.ticks else LINE


# Widths


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """What a column needs and what it would like to have, in letters."""

    least: int
    liked: int


_LETTERS: Final[dict[Size, int]] = {"": 205, "Small ": 185}
"""A letter of a table's type, generously, in hundredths of a millimetre."""
_SIDES = 450
"""Both paddings of a cell."""
_LONGEST = 60
"""More letters than this are better broken into lines."""


def _need(block: Table, heading: str, at: int, slot: Slot | None, size: Size) -> _Need:
    """What one column needs."""
    words = [heading, *(cell for row in block.rows if isinstance(cell := _content(row)[at], str))]
    least = max((len(word) for text in words for word in text.split()), default=0)
    liked = max(min(len(text), _LONGEST) for text in words)
    if slot is not None:
        fitting, wanted = _letters(slot, size)
        # A heading can be broken into lines; it must not make a narrow answer's column wide.
        least, liked = max(least, fitting), max(fitting, wanted, least)
    elif liked == 0 or not any(words[1:]):
        least, liked = max(least, 16), max(liked, 30)
    return _Need(least=least, liked=max(least, liked))


def _letters(slot: Slot, size: Size) -> tuple[int, int]:
    """How many letters an answer needs, and how many it would like to have."""
    if slot.type == forms.DATE:
        return 10, 17
    if slot.type == forms.NUMBER:
        return 6, 8
    if slot.type == forms.LONG_TEXT:
        return 16, _LONGEST
    if slot.has_choices and len(slot.choices) <= _MOST_STACKED:
        if _is_abreast(slot, size):
            length = _abreast_length(slot)
            return (length, length) if length <= _MOST_ABREAST else (_MOST_ABREAST // 2, _MOST_ABREAST)
        longest = max(len(choice.label) for choice in slot.choices) + 4
        return min(longest, 16), min(longest, _LONGEST)
    return 10, 30


_MOST_STACKED = 10


def _widths(needs: Sequence[_Need], letter: int) -> tuple[int, ...]:
    """The columns' widths: what each needs, and of the rest what it would like to have."""
    total = WIDTH * 100
    least = [need.least * letter + _SIDES for need in needs]
    over = total - sum(least)
    if over < 0:
        return _whole([width * total / sum(least) for width in least], total)
    more = [need.liked - need.least for need in needs]
    shares = more if any(more) else [1] * len(needs)
    return _whole([width + over * share / sum(shares) for width, share in zip(least, shares, strict=True)], total)


def _whole(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers with the same sum."""
    *first, _ = (round(width) for width in widths)
    return (*first, total - sum(first))
