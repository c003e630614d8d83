"""How lines and tables look in a Word file: its styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cpd.components.forms.looks import BOX, CELL, FONT, HANG, LANGUAGE, LOOKS, PADDING, WIDTH, Look, Style
from cpd.components.forms.xml import Xml

from .elements import twips_from_millimetres, twips_from_points, w

_BUILT_IN: Final[dict[str, str]] = {
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Header": "header",
    "Footer": "footer",
}
"""Styles that Word knows, and what it calls them."""


def style_id(style: str) -> str:
    """What a style is called in the file's own references to it."""
    return style.replace(" ", "")


def style_elements() -> Iterator[Xml]:
    """All that stands in the file's list of styles: defaults, those of lines, and those of tables."""
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    yield w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, w("sz", val=22), w("szCs", val=22), language)),
        w("pPrDefault", w("pPr", w("spacing", before=0, after=0, line=259, lineRule="auto"))),
    )
    hidden = {"defLockedState": 0, "defUIPriority": 99, "defSemiHidden": 1, "defUnhideWhenUsed": 1, "defQFormat": 0, "count": 376}
    yield w("latentStyles", **hidden)
    yield w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    yield w("style", w("name", val="Default Paragraph Font"), type="character", default=1, styleId="DefaultParagraphFont")
    for style, look in LOOKS.items():
        yield _style(style, look)
    yield _style("Room", LOOKS["Answer"])
    grey = w("rPr", w("color", val="595959"), w("sz", val=18), w("szCs", val=18))
    yield w("style", w("name", val="Placeholder Text"), grey, type="character", styleId="PlaceholderText")
    yield from _table_styles()


def _style(style: Style | str, look: Look) -> Xml:
    size = round(look.size * 2)
    bold = [w("b"), w("bCs")] if look.is_bold else []
    name = _BUILT_IN.get(style, style)
    custom = {} if style in _BUILT_IN else {"customStyle": 1}
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w("pPr", *_paragraph_properties(style, look)),
        w("rPr", *bold, w("sz", val=size), w("szCs", val=size)),
        type="paragraph",
        **custom,
        styleId=style_id(style),
    )


def _paragraph_properties(style: str, look: Look) -> Iterator[Xml]:
    """How a paragraph is set, in the order of the schema."""
    if look.keeps:
        yield w("keepNext")
    if not look.goes_on:
        yield w("keepLines")
    if look.is_boxed:
        yield w("pBdr", *(_rule(side, space) for side, space in _spaces_around(BOX)))
    elif look.is_underlined:
        yield w("pBdr", _rule("bottom", 2))
    if stops := _tabs(style, look):
        yield w("tabs", *stops)
    yield w("spacing", before=twips_from_points(look.before), after=twips_from_points(look.after))
    yield from _indent(look)
    if style.startswith("Heading "):
        yield w("outlineLvl", val=int(style[-1]) - 1)


def _tabs(style: str, look: Look) -> list[Xml]:
    if look.hangs:
        return [w("tab", val="left", pos=twips_from_millimetres(HANG))]
    return [w("tab", val="right", pos=twips_from_millimetres(WIDTH))] if style == "Footer" else []


def _indent(look: Look) -> Iterator[Xml]:
    if look.is_boxed:
        # Word draws a border outside of the text; this brings it back to the margins.
        yield w("ind", left=twips_from_points(PADDING), right=twips_from_points(PADDING))
    elif look.hangs:
        yield w("ind", left=twips_from_millimetres(HANG), hanging=twips_from_millimetres(HANG))


def _spaces_around(space: int) -> Iterator[tuple[str, int]]:
    """What is left free on each side, in the order of the schema."""
    yield from (("top", space), ("left", PADDING), ("bottom", space), ("right", PADDING))


def _rule(side: str, space: int, *, size: int = 4) -> Xml:
    return w(side, val="single", sz=size, space=space, color="000000")


def _table_styles() -> Iterator[Xml]:
    plain = [w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    # Thin: where a table's first row fits on a page but for its rule, LibreOffice loses the others.
    ruled = [_rule(side, 0, size=2) for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
    padded = [w(side, w=twips_from_points(space), type="dxa") for side, space in _spaces_around(CELL)]
    yield w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *plain)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    yield w(
        "style",
        w("name", val="Form Table"),
        w("basedOn", val="TableNormal"),
        w("tblPr", w("tblBorders", *ruled), w("tblCellMar", *padded)),
        *(w("tblStylePr", w("rPr", w("b"), w("bCs")), type=part) for part in ("firstRow", "firstCol")),
        type="table",
        customStyle=1,
        styleId="FormTable",
    )
