"""How a form looks on paper: the page, and the styles of its lines, the same in every file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Style = Literal[
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Note",
    "Mark",
    "Label",
    "Help",
    "Answer",
    "Long Answer",
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
    goes_on: bool = False
    """Whether it may go on overleaf; all else is too short to be cut."""
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
    "Note": Look(size=11, before=4, after=2, keeps=True),
    "Mark": Look(size=11, is_bold=True, before=2, after=2),
    "Label": Look(size=11, is_bold=True, before=14, after=4, keeps=True),
    "Help": Look(size=10, after=4, keeps=True),
    "Answer": Look(size=11, is_boxed=True),
    "Long Answer": Look(size=11, is_boxed=True, goes_on=True),
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
SIGNING = 14
"""Room where one writes by hand only, such as a signature, in millimetres."""
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
