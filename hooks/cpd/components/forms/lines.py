"""What a sheet is laid out as, the same for every file: lines and ruled tables in named styles."""

from __future__ import annotations

from dataclasses import dataclass

from .directions import runs_left
from .fields import Slot
from .looks import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingSpace:
    """A space to write an answer in."""

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
class TickBox:
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

Piece = str | WritingSpace | TickBox
"""What a line is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph: words, spaces to write in and boxes to tick, all in one style."""

    style: Style
    pieces: tuple[Piece, ...]
    room: int = 0
    """Lines to leave free below it, in its box."""
    begins_page: bool = False

    @property
    def runs_left(self) -> bool:
        """Whether its words are read from right to left."""
        words = (piece.text if isinstance(piece, WritingSpace) else piece for piece in self.pieces if not isinstance(piece, TickBox))
        return runs_left(" ".join(words))


Cell = tuple[Line, ...]
"""What stands in a cell of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
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
