"""Tables that tell of the cells they lose: Python-Markdown drops what is written in more cells than the head has."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from typing import Any

from markdown import Markdown

from .maths import FORMULA
from .placing import source_lines
from .problems import Problem
from .slips import Found
from .source import Source

_LOST = "data-cpd-lost"


def keep_cells(md: Markdown) -> None:
    r"""Let tables, where a site has them, mark rows of which readers do not see every cell.

    A bar in a formula is written `\|` in a table, as it is in text there; in TeX that would be another sign.
    """
    if "table" not in md.parser.blockprocessors:
        return
    tables: Any = md.parser.blockprocessors["table"]
    split, build = tables._split_row, tables._build_row  # noqa: SLF001  # until Python-Markdown tells of lost cells

    def split_row(row: str) -> list[str]:
        if "`" not in row and "\\" not in row:
            # Without code, and without an escaped bar, a cell ends at every bar.
            return (row.removeprefix("|").removesuffix("|") if tables.border else row).split("|")
        cells: list[str] = split(row)
        return [_with_bars(cell) for cell in cells] if r"\|" in row else cells

    def build_row(row: str, parent: etree.Element, align: Sequence[str | None]) -> None:
        build(row, parent, align)
        if any(cell.strip() for cell in split_row(row)[len(align) :]):
            parent[-1].set(_LOST, row)

    tables._split_row, tables._build_row = split_row, build_row  # noqa: SLF001  # see above


def _with_bars(cell: str) -> str:
    """A cell with the bars of its formulas as TeX has them."""
    return FORMULA.sub(lambda formula: formula[0].replace(r"\|", "|"), cell)


def take_marked_rows(root: etree.Element) -> list[str]:
    """The rows of a page of which cells are lost, as they are written; takes their marks away."""
    return [row.attrib.pop(_LOST) for row in root.iter("tr") if _LOST in row.attrib]


def lost_cells(rows: Sequence[str], source: Source) -> Found:
    """What is wrong with such rows, with their lines."""
    yield from ((line, _CELLS_BEYOND_THE_HEAD) for line in source_lines(rows, source))


_CELLS_BEYOND_THE_HEAD = Problem(
    rule="table-is-whole",
    problem="this row has more cells than the head of its table, so readers do not see the last.",
    remedy="Give the head as many cells. A bar that begins no cell is written `\\|`.",
)
