"""A sheet, laid out: lines and ruled tables in named styles, the same for every file it is drawn as.

What is decided here is decided once: what is said beside a place to write, which boxes stand side
by side, how much room there is. The files only say it in their own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from . import columns
from . import model as forms
from .columns import Column, Type
from .directions import runs_left
from .looks import LINE, SIGNING, Style
from .model import Choice, Slot
from .sheet import EXAMPLE, Answer, Heading, PageBreak, Paragraph, Question, Row, Sheet, Table


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

    @property
    def runs_left(self) -> bool:
        """Whether its words are read from right to left."""
        words = (piece.text if isinstance(piece, Place) else piece for piece in self.pieces if not isinstance(piece, Tick))
        return runs_left(" ".join(words))


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
    are_long: tuple[bool, ...]
    """Whether a row may go on overleaf; the others stay whole."""

    @property
    def has_row_headings(self) -> bool:
        """Whether the first column says what each row is."""
        return any(row[0][0].style.endswith("Row Heading") for row in self.rows)

    @property
    def runs_left(self) -> bool:
        """Whether its columns stand from right to left: where their headings are read so."""
        return any(line.runs_left for line in self.headers[:2])


Laid = Line | Ruled

TICK_ONE, TICK_ALL, CHOOSE_FROM = "Tick one.", "Tick all that apply.", "Choose from:"
WRITE, WRITE_DATE, CHOOSE = "Click here to write", "Choose a date", "Choose one"
GAP = "\u2002 "
"""Between boxes that stand side by side: wide, and a place to go to the next line."""
QUIET = "\u2003"
"""In tables nothing is said where one writes; a place must not be without any width."""


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
    told = " ".join(filter(None, (_ended(block.help or ""), _how(answer))))
    if told:
        yield Line(style="Help", pieces=(told,))
    if not answer.ticks:
        room = slot.lines - 1 if is_blank and not answer.text else 0
        style: Style = "Long Answer" if _cost(answer.text) > _PAGE else "Answer"
        yield Line(style=style, pieces=(_place(answer, _hint(slot) if is_blank else QUIET),), room=room)
    elif slot.type == forms.SCALE:
        yield Line(style="Last Option", pieces=_abreast(answer, {choice.id: choice.label for choice in answer.ticks}))
    else:
        *others, last = answer.ticks
        yield from (_option(answer, choice, "Option") for choice in others)
        yield _option(answer, last, "Last Option")


def _ended(text: str) -> str:
    """A sentence with its full stop, so that another can follow."""
    return text if not text or text.endswith((".", "!", "?", ":")) else f"{text}."


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


def _abreast(answer: Answer, words: Mapping[str, str]) -> tuple[Piece, ...]:
    """Boxes side by side; a box is never parted from its words."""
    pieces: list[Piece] = []
    for place, choice in enumerate(answer.ticks):
        pieces += [*([GAP] if place else []), _tick(answer, choice), f"\u00a0{words[choice.id]}"]
    return tuple(pieces)


# Tables


def _table(block: Table, *, is_blank: bool) -> Iterator[Line | Ruled]:
    if block.help:
        yield Line(style="Help", pieces=(block.help,))
    type_ = columns.type_for(len(block.headers))
    needed = _columns(block)
    yield Ruled(
        name=block.label,
        headers=tuple(Line(style=type_.heading, pieces=(column.heading,)) for column in needed),
        rows=tuple(_row(row, type_) for row in block.rows),
        widths=columns.widths(needed, type_),
        heights=tuple(_height(row, is_blank=is_blank) for row in block.rows),
        are_long=tuple(_is_long(row) for row in block.rows),
    )


def _columns(block: Table) -> tuple[Column, ...]:
    """What stands in each column; that of a row's name is the first."""
    rows = [row.cells if row.label is None else (row.label, *row.cells) for row in block.rows]
    found = []
    for at, heading in enumerate(block.headers):
        cells = [row[at] for row in rows]
        slot = next((cell.field.slot for cell in cells if isinstance(cell, Answer)), None)
        words = tuple(cell for cell in cells if isinstance(cell, str))
        found.append(Column(heading=_headed(heading, slot), slot=slot, words=words))
    return tuple(found)


def _headed(heading: str, slot: Slot | None) -> str:
    """A column's heading; that of a scale says what its ends mean, so that its cells need only numbers."""
    if slot is None:
        return heading
    if slot.type != forms.SCALE:
        return _with_unit(heading, slot)
    named = ", ".join(choice.label for choice in slot.choices if choice.label != choice.id)
    return f"{heading} ({named})" if named else heading


def _row(row: Row, type_: Type) -> tuple[Cell, ...]:
    cells = [_cell(cell, type_) for cell in row.cells]
    if row.label is not None:
        cells.insert(0, (Line(style=type_.row, pieces=(row.label,)),))
    return tuple(cells)


def _cell(cell: Answer | str, type_: Type) -> Cell:
    if isinstance(cell, str):
        return (Line(style=type_.cell, pieces=(cell,) if cell else ()),)
    if not cell.ticks:
        hint = CHOOSE if cell.is_name and not cell.text else QUIET
        return (Line(style=type_.cell, pieces=(_place(cell, hint),)),)
    slot = cell.field.slot
    if columns.is_abreast(slot, type_):
        return (Line(style=type_.cell, pieces=_abreast(cell, columns.beside(slot))),)
    return tuple(_option(cell, choice, type_.option) for choice in cell.ticks)


def _height(row: Row, *, is_blank: bool) -> int:
    """The least height of a row: room for what is still to be written."""
    return max((_room(cell, is_blank=is_blank) for cell in row.cells), default=LINE)


def _room(cell: Answer | str, *, is_blank: bool) -> int:
    if isinstance(cell, str):
        return LINE if cell else SIGNING
    return LINE * cell.field.slot.lines + 1 if is_blank and not cell.text and not cell.ticks else LINE


def _is_long(row: Row) -> bool:
    """Whether a row might be too high for a page, where LibreOffice would lose the end of a row that has to stay whole."""
    written = [cell if isinstance(cell, str) else cell.text for cell in row.cells]
    count = len(written) + (row.label is not None)
    return any(_cost(text, count) > _PAGE_OF_CELLS for text in written)


def _cost(text: str, columns: int = 1) -> int:
    """The room that a text takes: as many letters, if lines were as wide as the page."""
    return columns * len(text) + _LINE_BREAK * text.count("\n")


_LINE_BREAK = 100
_PAGE = 4000
"""So much is sure to fit on a page."""
_PAGE_OF_CELLS = 2400
"""The same in a table, where a column may be narrower than others."""
