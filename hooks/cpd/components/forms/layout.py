"""A sheet, laid out: lines and ruled tables in named styles, the same for every file it is drawn as.

What is decided here is decided once: what is said beside a place to write, which boxes stand side
by side, how much room there is. The files only say it in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .answers import CHOOSE, QUIET, boxes_side_by_side, option_line, room_taken, with_unit, writing_space
from .fields import CHOICES, DATE, SCALE, Slot
from .lines import Line, RuledTable
from .looks import Style
from .sheet import EXAMPLE, Answer, Heading, PageBreak, Paragraph, Question, Sheet, Table
from .table_layout import table_layout

TICK_ONE, TICK_ALL, CHOOSE_FROM = "Tick one.", "Tick all that apply.", "Choose from:"
WRITE, WRITE_DATE = "Click here to write", "Choose a date"
_PAGE = 4000
"""Room that is sure to be there on a page."""


def file_title(sheet: Sheet) -> str:
    """What the file of a sheet calls itself."""
    return f"{sheet.title} ({EXAMPLE.lower()})" if sheet.mark else sheet.title


def layout_of(sheet: Sheet) -> Iterator[Line | RuledTable]:
    """The lines and tables of a sheet, from top to bottom; the first line of a new page says that it begins one."""
    begins_page = False
    for laid in _blocks(sheet):
        if laid is None:
            begins_page = True
        elif begins_page and isinstance(laid, Line):
            yield replace(laid, begins_page=True)
            begins_page = False
        else:
            yield laid


def _blocks(sheet: Sheet) -> Iterator[Line | RuledTable | None]:
    """The sheet's lines and tables from top to bottom, with None where a page ends."""
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
                yield from _question_lines(block, is_blank=is_blank)
            case Table():
                yield Line(style=below, pieces=(block.label,))
                yield from table_layout(block, is_blank=is_blank)
            case PageBreak():
                yield None


_PARAGRAPHS: Final[dict[str, Style]] = {"help": "Note", "mark": "Mark", "note": "Note"}


def _question_lines(block: Question, *, is_blank: bool) -> Iterator[Line]:
    answer, slot = block.answer, block.answer.field.slot
    label = with_unit(block.label, slot) + (" (required)" if block.is_required else "")
    yield Line(style="Label", pieces=(label,))
    said = " ".join(filter(None, (_with_full_stop(block.help or ""), _instruction(answer))))
    if said:
        yield Line(style="Help", pieces=(said,))
    if not answer.ticks:
        room = slot.lines - 1 if is_blank and not answer.text else 0
        style: Style = "Long Answer" if room_taken(answer.text) > _PAGE else "Answer"
        yield Line(style=style, pieces=(writing_space(answer, _hint(slot) if is_blank else QUIET),), room=room)
    elif slot.type == SCALE:
        yield Line(style="Last Option", pieces=boxes_side_by_side(answer, {choice.id: choice.label for choice in answer.ticks}))
    else:
        *others, last = answer.ticks
        yield from (option_line(answer, choice, "Option") for choice in others)
        yield option_line(answer, last, "Last Option")


def _with_full_stop(text: str) -> str:
    """A sentence with its full stop, so that another can follow."""
    return text if not text or text.endswith((".", "!", "?", ":")) else f"{text}."


def _instruction(answer: Answer) -> str:
    """How to answer, where paper does not show it by itself."""
    slot = answer.field.slot
    if answer.ticks:
        return TICK_ALL if slot.type == CHOICES else TICK_ONE
    if answer.is_name:
        return f"{CHOOSE_FROM} {'; '.join(choice.label for choice in slot.choices)}."
    if slot.least is not None and slot.most is not None:
        return f"From {slot.least} to {slot.most}."
    return ""


def _hint(slot: Slot) -> str:
    """What stands in a space of a blank form until one writes there."""
    if slot.has_choices:
        return CHOOSE
    return WRITE_DATE if slot.type == DATE else WRITE
