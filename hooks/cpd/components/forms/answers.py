"""The place for an answer on paper: a space to write in, or boxes to tick; and how much room words take."""

from __future__ import annotations

from collections.abc import Mapping

from .fields import Choice, Slot
from .lines import Line, Piece, TickBox, WritingSpace
from .looks import Style
from .sheet import Answer

CHOOSE = "Choose one"
"""What stands in a space until a choice is made."""
GAP = "\u2002 "
"""Between boxes that stand side by side: wide, and a place to go to the next line."""
QUIET = "\u2003"
"""In tables nothing is said where one writes; a place must not be without any width."""


def writing_space(answer: Answer, hint: str) -> WritingSpace:
    """The space for an answer, with what stands there until it is given."""
    field = answer.field
    return WritingSpace(name=field.name, label=field.label, slot=field.slot, text=answer.text, hint=hint, chosen="".join(answer.chosen[:1]))


def _tick_box(answer: Answer, choice: Choice) -> TickBox:
    field = answer.field
    return TickBox(name=f"{field.name}={choice.id}", label=f"{choice.label} ({field.label})", is_ticked=choice.id in answer.chosen)


def option_line(answer: Answer, choice: Choice, style: Style) -> Line:
    """A choice on a line of its own, with its box."""
    return Line(style=style, pieces=(_tick_box(answer, choice), f"\t{choice.label}"))


def boxes_side_by_side(answer: Answer, words: Mapping[str, str]) -> tuple[Piece, ...]:
    """An answer's boxes side by side, with the words for each choice by its id; a box is never parted from its words."""
    pieces: list[Piece] = []
    for place, choice in enumerate(answer.ticks):
        pieces += [*([GAP] if place else []), _tick_box(answer, choice), f"\u00a0{words[choice.id]}"]
    return tuple(pieces)


def with_unit(label: str, slot: Slot) -> str:
    """A label with what is counted, where it asks for a number of something."""
    return f"{label} ({slot.unit})" if slot.unit else label


def room_taken(text: str, columns: int = 1) -> int:
    """The room that a text takes in one of so many columns: as many letters, if lines were as wide as the page."""
    return columns * len(text) + _LINE_BREAK * text.count("\n")


_LINE_BREAK = 100
"""Room that a line takes which is cut short, in letters."""
