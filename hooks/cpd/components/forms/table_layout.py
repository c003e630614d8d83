"""A sheet's tables, laid out: their columns, and how high their rows are."""

from __future__ import annotations

from collections.abc import Iterator

from .answers import CHOOSE, QUIET, boxes_side_by_side, option_line, room_taken, with_unit, writing_space
from .columns import ColumnContent, TableLook, fits_side_by_side, table_look, widths, words_beside_boxes
from .fields import SCALE, Slot
from .lines import Cell, Line, RuledTable
from .looks import LINE, SIGNING
from .sheet import Answer, Row, Table

_PAGE = 2400
"""Room that is sure to be there on a page, where a column may be narrower than others."""


def table_layout(block: Table, *, is_blank: bool) -> Iterator[Line | RuledTable]:
    """A table below its help; in a blank form its rows are high enough to write in."""
    if block.help:
        yield Line(style="Help", pieces=(block.help,))
    look = table_look(len(block.headers))
    columns = _columns(block)
    yield RuledTable(
        name=block.label,
        headers=tuple(Line(style=look.heading, pieces=(column.heading,)) for column in columns),
        rows=tuple(_row(row, look) for row in block.rows),
        widths=widths(columns, look),
        heights=tuple(_height(row, is_blank=is_blank) for row in block.rows),
        are_long=tuple(_is_long(row) for row in block.rows),
    )


def _columns(block: Table) -> tuple[ColumnContent, ...]:
    """What stands in each column; that of a row's name is the first."""
    rows = [row.cells if row.label is None else (row.label, *row.cells) for row in block.rows]
    found = []
    for at, heading in enumerate(block.headers):
        cells = [row[at] for row in rows]
        slot = next((cell.field.slot for cell in cells if isinstance(cell, Answer)), None)
        words = tuple(cell for cell in cells if isinstance(cell, str))
        found.append(ColumnContent(heading=_heading(heading, slot), slot=slot, words=words))
    return tuple(found)


def _heading(heading: str, slot: Slot | None) -> str:
    """A column's heading; that of a scale says what its ends mean, so that its cells need only numbers."""
    if slot is None:
        return heading
    if slot.type != SCALE:
        return with_unit(heading, slot)
    named = ", ".join(choice.label for choice in slot.choices if choice.label != choice.id)
    return f"{heading} ({named})" if named else heading


def _row(row: Row, look: TableLook) -> tuple[Cell, ...]:
    cells = [_cell(cell, look) for cell in row.cells]
    if row.label is not None:
        cells.insert(0, (Line(style=look.row, pieces=(row.label,)),))
    return tuple(cells)


def _cell(cell: Answer | str, look: TableLook) -> Cell:
    if isinstance(cell, str):
        return (Line(style=look.cell, pieces=(cell,) if cell else ()),)
    if not cell.ticks:
        hint = CHOOSE if cell.is_name and not cell.text else QUIET
        return (Line(style=look.cell, pieces=(writing_space(cell, hint),)),)
    slot = cell.field.slot
    if fits_side_by_side(slot, look):
        return (Line(style=look.cell, pieces=boxes_side_by_side(cell, words_beside_boxes(slot))),)
    return tuple(option_line(cell, choice, look.option) for choice in cell.ticks)


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
    return any(room_taken(text, count) > _PAGE for text in written)
