"""RuledTable tables of a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from cpd.components.forms.lines import Cell, RuledTable
from cpd.components.forms.xml import Xml

from .elements import twips_from_millimetres, w
from .paragraphs import paragraphs


def table_element(ruled: RuledTable, ids: Iterator[int]) -> Xml:
    """A ruled table, whose header is said again on each page; ``ids`` counts the content controls of the whole file."""
    widths = [twips_from_millimetres(width / 100) for width in ruled.widths]
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": int(ruled.has_row_headings), "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties = w(
        "tblPr",
        w("tblStyle", val="FormTable"),
        *([w("bidiVisual")] if ruled.runs_left else []),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="06A0" if ruled.has_row_headings else "0620", **look),
        w("tblCaption", val=ruled.name),
    )
    header = _row([(line,) for line in ruled.headers], widths, [w("cantSplit"), w("tblHeader")], ids)
    rows = [
        _row(
            cells, widths, [*([] if is_long else [w("cantSplit")]), w("trHeight", val=twips_from_millimetres(height), hRule="atLeast")], ids
        )
        for cells, height, is_long in zip(ruled.rows, ruled.heights, ruled.are_long, strict=True)
    ]
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), header, *rows)


def _row(
    cells: Sequence[Cell],
    widths: list[int],
    properties: list[Xml],
    ids: Iterator[int],
) -> Xml:
    made = [
        w("tc", _width(width), *(element for line in lines for element in paragraphs(line, ids)))
        for lines, width in zip(cells, widths, strict=True)
    ]
    return w("tr", w("trPr", *properties), *made)


@cache
def _width(width: int) -> Xml:
    return w("tcPr", w("tcW", w=width, type="dxa"))


def last_paragraph() -> Xml:
    """What must follow a table that ends a file; too small to need a page of its own."""
    small = w("spacing", before=0, after=0, line=20, lineRule="exact")
    return w("p", w("pPr", small, w("rPr", w("sz", val=2))))
