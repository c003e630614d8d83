"""Lines of a sheet as paragraphs of an OpenDocument text.

Every place for an answer is a bookmark with the name of its field, so that answers can be put in
and read out again.
"""

from __future__ import annotations

from cpd.components.forms.lines import Line, Piece, TickBox, WritingSpace
from cpd.components.forms.xml import Xml, join

from .automatic_styles import AutomaticStyles
from .elements import element, text_content


def paragraph(line: Line, automatic: AutomaticStyles) -> Xml:
    """A line as a paragraph or heading; a style that it needs is added to ``automatic``."""
    style = automatic.paragraph(line)
    content = (_piece(piece) for piece in line.pieces)
    if line.style.startswith("Heading "):
        return element("text:h", *content, text__style_name=style, text__outline_level=line.style[-1])
    return element("text:p", *content, text__style_name=style)


def _piece(piece: Piece) -> Xml:
    match piece:
        case WritingSpace():
            hint = element("text:placeholder", piece.hint, text__placeholder_type="text")
            return _bookmark(piece.name, text_content(piece.text) if piece.text else hint)
        case TickBox():
            return _bookmark(piece.name, element("text:span", piece.glyph, text__style_name="Tick"))
        case _:
            return text_content(piece)


def _bookmark(name: str, content: Xml) -> Xml:
    return join((element("text:bookmark-start", text__name=name), content, element("text:bookmark-end", text__name=name)))
