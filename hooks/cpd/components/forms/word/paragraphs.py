"""Lines of a sheet as paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from cpd.components.forms.lines import Line
from cpd.components.forms.looks import LINE, LOOKS
from cpd.components.forms.xml import Xml

from .controls import inline_elements
from .elements import twips_from_millimetres, twips_from_points, w
from .styles import style_id


def paragraphs(line: Line, ids: Iterator[int]) -> Iterator[Xml]:
    """A line as a paragraph; one with room below it is two, whose borders Word joins into one box.

    ``ids`` counts the content controls of the whole file.
    """
    properties = [w("pStyle", val=style_id(line.style))]
    if line.room:
        properties.append(w("keepNext"))
    if line.begins_page:
        properties.append(w("pageBreakBefore"))
    if line.runs_left:
        properties.append(w("bidi"))
    yield w("p", w("pPr", *properties), *(element for piece in line.pieces for element in inline_elements(piece, ids)))
    if line.room:
        # The empty line is itself part of the room.
        space = twips_from_millimetres(line.room * LINE) - twips_from_points(LOOKS["Answer"].size)
        yield w("p", w("pPr", w("pStyle", val="Room"), w("spacing", before=space)))
