"""RuledTable tables of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterable

from cpd.components.forms.lines import Cell, RuledTable
from cpd.components.forms.looks import LINE, WIDTH
from cpd.components.forms.xml import Xml

from .automatic_styles import AutomaticStyles
from .elements import element
from .paragraphs import paragraph
from .styles import CELL_BORDER, RIGHT_TO_LEFT


def table_element(ruled: RuledTable, automatic: AutomaticStyles) -> Xml:
    """A ruled table, whose header is said again on each page; the styles it needs are added to ``automatic``."""
    automatic.tables += 1
    name = f"Table{automatic.tables}"
    table = element(
        "style:table-properties",
        style__width=f"{WIDTH}mm",
        table__align="margins",
        table__border_model="collapsing",
        style__may_break_between_rows="true",
        **(RIGHT_TO_LEFT if ruled.runs_left else {}),
    )
    automatic.add(name, "table", table)
    columns = [_column(f"{name}.{at}", width, automatic) for at, width in enumerate(ruled.widths, start=1)]
    # A row of a blank may need it when it is filled in.
    long = automatic.row(LINE, is_long=True)
    header = _row([(line,) for line in ruled.headers], automatic.row(0), automatic)
    rows = [
        _row(cells, long if is_long else automatic.row(height), automatic)
        for cells, height, is_long in zip(ruled.rows, ruled.heights, ruled.are_long, strict=True)
    ]
    return element(
        "table:table",
        element("table:title", ruled.name),
        *columns,
        element("table:table-header-rows", header),
        *rows,
        table__name=name,
        table__style_name=name,
    )


def _column(name: str, width: int, automatic: AutomaticStyles) -> Xml:
    properties = element("style:table-column-properties", style__column_width=f"{width / 100:.2f}mm")
    return element("table:table-column", table__style_name=automatic.add(name, "table-column", properties))


def _row(cells: Iterable[Cell], style: str, automatic: AutomaticStyles) -> Xml:
    # Taken from a named style, LibreOffice would not see it.
    cell = automatic.add("Ruled", "table-cell", element("style:table-cell-properties", **CELL_BORDER))
    made = (element("table:table-cell", *(paragraph(line, automatic) for line in lines), table__style_name=cell) for lines in cells)
    return element("table:table-row", *made, table__style_name=style)
