"""Lines of a sheet as paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cpd.components.forms.lines import Line
from cpd.components.forms.looks import LINE, LOOKS, Style
from cpd.components.forms.xml import Xml

from .controls import inline_elements
from .elements import twips_from_millimetres, twips_from_points, w
from .styles import style_id


def paragraphs(line: Line, ids: Iterator[int]) -> Iterator[Xml]:
    """A line as a paragraph; one with room below it is two, whose borders Word joins into one box.

    ``ids`` counts the content controls of the whole file.
    """
    look = _look(line.style, keeps=bool(line.room), begins_page=line.begins_page, runs_left=line.runs_left)
    yield w("p", look, *(element for piece in line.pieces for element in inline_elements(piece, ids)))
    if line.room:
        # The empty line is itself part of the room.
        space = twips_from_millimetres(line.room * LINE) - twips_from_points(LOOKS["Answer"].size)
        yield w("p", w("pPr", w("pStyle", val="Room"), w("spacing", before=space)))


@cache
def _look(style: Style, *, keeps: bool, begins_page: bool, runs_left: bool) -> Xml:
    more = {"keepNext": keeps, "pageBreakBefore": begins_page, "bidi": runs_left}
    return w("pPr", w("pStyle", val=style_id(style)), *(w(name) for name, is_so in more.items() if is_so))
