"""A sheet as a Word file, to be printed or filled in.

Every place for an answer is a content control whose tag is the name of its field, so that answers
can be put in and read out again. Word refuses a file whose elements stand in another order than
its schema says; the functions here write them in that order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import count
from typing import Final
from zlib import crc32

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from . import archives
from . import model as forms
from .directions import stretches
from .layout import Line, Piece, Place, Ruled, Tick, laid_out, sayable, titled
from .looks import BOX, CELL, FONT, HANG, LANGUAGE, LINE, LOOKS, MARGIN, PADDING, PAGE_HEIGHT, PAGE_WIDTH, WIDTH, Look, Style
from .sheet import Sheet

LONGEST_TAG = 64
"""More letters than this make Word call a file damaged."""


def drawn(sheet: Sheet, *, day: str) -> bytes:
    """The file; ``day`` (2026-09-14) is all it knows of time."""
    document = Document(BytesIO(_template()))
    _describe(document, titled(sheet), datetime.fromisoformat(day))
    _margins(document, sheet)
    ids = count(1)
    end = document.element.body[-1]
    for laid in laid_out(sheet):
        for element in _table(laid, ids) if isinstance(laid, Ruled) else _lines(laid, ids):
            end.addprevious(element)
    if end.getprevious().tag == qn("w:tbl"):
        end.addprevious(_end())
    made = BytesIO()
    document.save(made)
    return archives.packed(_ordered(archives.unpacked(made.getvalue())))


def tag(name: str) -> str:
    """A field's name as a content control can bear it: a long one is cut, and told apart by a checksum."""
    if len(name) <= LONGEST_TAG:
        return name
    return f"{name[: LONGEST_TAG - 9]}~{crc32(name.encode()):08x}"


# The elements of a file


def _w(name: str, /, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element with attributes, both of Word's own namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), sayable(str(value)))
    made.extend(children)
    return made


def _w14(name: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """The same, of the namespace that has boxes to tick."""
    made = OxmlElement(f"w14:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w14:{key}"), value)
    made.extend(children)
    return made


def _runs(text: str) -> Iterator[BaseOxmlElement]:
    """Text in runs that are each read in one direction."""
    for stretch, is_leftwards in stretches(sayable(text)):
        yield _run(stretch, *([_w("rtl")] if is_leftwards else []))


def _run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Text, with its line breaks and tabs."""
    run = _w("r", *([_w("rPr", *properties)] if properties else []))
    for at, line in enumerate(sayable(text).split("\n")):
        if at:
            run.append(_w("br"))
        for place, words in enumerate(line.split("\t")):
            if place:
                run.append(_w("tab"))
            if words:
                written = _w("t")
                written.set(qn("xml:space"), "preserve")
                written.text = words
                run.append(written)
    return run


def _twips(points: float) -> int:
    """Word's own unit, a twentieth of a point."""
    return round(points * 20)


def _millimetres(length: float) -> int:
    """Millimetres in the same unit."""
    return round(length * 1440 / 25.4)


# Lines


def _lines(line: Line, ids: Iterator[int]) -> Iterator[BaseOxmlElement]:
    """A paragraph; one with room below it is two, whose borders Word joins into one box."""
    properties = [_w("pStyle", val=_id(line.style))]
    if line.room:
        properties.append(_w("keepNext"))
    if line.begins_page:
        properties.append(_w("pageBreakBefore"))
    if line.runs_left:
        properties.append(_w("bidi"))
    yield _w("p", _w("pPr", *properties), *(element for piece in line.pieces for element in _piece(piece, ids)))
    if line.room:
        # The empty line is itself part of the room.
        space = _millimetres(line.room * LINE) - _twips(LOOKS["Answer"].size)
        yield _w("p", _w("pPr", _w("pStyle", val="Room"), _w("spacing", before=space)))


def _piece(piece: Piece, ids: Iterator[int]) -> Iterator[BaseOxmlElement]:
    match piece:
        case Place():
            yield _place(piece, ids)
        case Tick():
            yield _tick(piece, ids)
        case _:
            yield from _runs(piece)


def _place(place: Place, ids: Iterator[int]) -> BaseOxmlElement:
    hint = [] if place.text else [_w("showingPlcHdr")]
    words = _runs(place.text) if place.text else [_run(place.hint, _w("rStyle", val="PlaceholderText"))]
    return _control(place, ids, [*hint, *_kind(place)], *words)


def _kind(place: Place) -> Iterator[BaseOxmlElement]:
    """What can be put into it; text where nothing is said."""
    slot = place.slot
    if slot.type == forms.DATE:
        shown = (_w("dateFormat", val="d MMMM yyyy"), _w("lid", val=LANGUAGE), _w("storeMappedDataAs", val="dateTime"))
        yield _w("date", *shown, _w("calendar", val="gregorian"), **_day(place.text))
    elif slot.has_choices:
        labels = [choice.label for choice in slot.choices]
        # Word refuses a list that says the same twice.
        items = [
            _w("listItem", displayText=f"{label} ({choice.id})" if label in labels[:at] else label, value=choice.id)
            for at, (choice, label) in enumerate(zip(slot.choices, labels, strict=True))
        ]
        yield _w("dropDownList", *items, **({"lastValue": place.chosen} if place.chosen else {}))


def _day(text: str) -> dict[str, str]:
    """The day that a date says, for Word's calendar; nothing where it says none."""
    try:
        day = datetime.strptime(text, "%d %B %Y").replace(tzinfo=UTC)
    except ValueError:
        return {}
    return {"fullDate": f"{day:%Y-%m-%d}T00:00:00Z"}


_GLYPHS = "MS Gothic"
"""What Word itself draws boxes to tick with."""


def _tick(tick: Tick, ids: Iterator[int]) -> BaseOxmlElement:
    box = _w14(
        "checkbox",
        _w14("checked", val=str(int(tick.is_ticked))),
        _w14("checkedState", val="2612", font=_GLYPHS),
        _w14("uncheckedState", val="2610", font=_GLYPHS),
    )
    return _control(tick, ids, [box], _run(tick.glyph, _glyphs()))


def _glyphs() -> BaseOxmlElement:
    return _w("rFonts", hint="eastAsia", ascii=_GLYPHS, eastAsia=_GLYPHS, hAnsi=_GLYPHS)


def _control(answer: Place | Tick, ids: Iterator[int], properties: list[BaseOxmlElement], *words: BaseOxmlElement) -> BaseOxmlElement:
    named = (_w("alias", val=_alias(answer.label)), _w("tag", val=tag(answer.name)), _w("id", val=next(ids)))
    return _w("sdt", _w("sdtPr", *named, *properties), _w("sdtContent", *words))


def _alias(label: str) -> str:
    """A label as a content control can bear it: what is too long loses its middle."""
    label = " ".join(sayable(label).split())
    if _length(label) <= LONGEST_TAG:
        return label
    # Letters of the kind that Word counts twice are left out: none must be cut in two.
    kept = [letter for letter in label if _length(letter) == 1]
    half = (LONGEST_TAG - 1) // 2
    return "".join((*kept[:half], "…", *kept[-half:]))


def _length(text: str) -> int:
    """As Word counts."""
    return len(text.encode("utf-16-le")) // 2


# Tables


def _table(ruled: Ruled, ids: Iterator[int]) -> Iterator[BaseOxmlElement]:
    widths = [_millimetres(width / 100) for width in ruled.widths]
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": int(ruled.has_row_headings), "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties = _w(
        "tblPr",
        _w("tblStyle", val="FormTable"),
        *([_w("bidiVisual")] if ruled.runs_left else []),
        _w("tblW", w=sum(widths), type="dxa"),
        _w("tblLayout", type="fixed"),
        _w("tblLook", val="06A0" if ruled.has_row_headings else "0620", **look),
        _w("tblCaption", val=ruled.name),
    )
    header = _row([(line,) for line in ruled.headers], widths, [_w("cantSplit"), _w("tblHeader")], ids)
    rows = [
        _row(cells, widths, [*([] if is_long else [_w("cantSplit")]), _w("trHeight", val=_millimetres(height), hRule="atLeast")], ids)
        for cells, height, is_long in zip(ruled.rows, ruled.heights, ruled.are_long, strict=True)
    ]
    yield _w("tbl", properties, _w("tblGrid", *(_w("gridCol", w=width) for width in widths)), header, *rows)


def _row(
    cells: list[tuple[Line, ...]] | tuple[tuple[Line, ...], ...],
    widths: list[int],
    properties: list[BaseOxmlElement],
    ids: Iterator[int],
) -> BaseOxmlElement:
    made = [
        _w("tc", _w("tcPr", _w("tcW", w=width, type="dxa")), *(element for line in lines for element in _lines(line, ids)))
        for lines, width in zip(cells, widths, strict=True)
    ]
    return _w("tr", _w("trPr", *properties), *made)


def _end() -> BaseOxmlElement:
    """What must follow a table that ends a file; too small to need a page of its own."""
    small = _w("spacing", before=0, after=0, line=20, lineRule="exact")
    return _w("p", _w("pPr", small, _w("rPr", _w("sz", val=2))))


# Styles


def _id(style: str) -> str:
    return style.replace(" ", "")


_BUILT_IN: Final[dict[str, str]] = {
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Header": "header",
    "Footer": "footer",
}
"""Styles that Word knows, and what it calls them."""


@cache
def _template() -> bytes:
    """An empty file with our styles, and without what a file made by hand has beside them."""
    document = Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype not in _KEPT]:
            del rels[key]
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(_styles())
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(_settings())
    made = BytesIO()
    document.save(made)
    return made.getvalue()


_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}


def _styles() -> Iterator[BaseOxmlElement]:
    fonts = _w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = _w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    yield _w(
        "docDefaults",
        _w("rPrDefault", _w("rPr", fonts, _w("sz", val=22), _w("szCs", val=22), language)),
        _w("pPrDefault", _w("pPr", _w("spacing", before=0, after=0, line=259, lineRule="auto"))),
    )
    hidden = {"defLockedState": 0, "defUIPriority": 99, "defSemiHidden": 1, "defUnhideWhenUsed": 1, "defQFormat": 0, "count": 376}
    yield _w("latentStyles", **hidden)
    yield _w("style", _w("name", val="Normal"), _w("qFormat"), type="paragraph", default=1, styleId="Normal")
    yield _w("style", _w("name", val="Default Paragraph Font"), type="character", default=1, styleId="DefaultParagraphFont")
    for style, look in LOOKS.items():
        yield _style(style, look)
    yield _style("Room", LOOKS["Answer"])
    grey = _w("rPr", _w("color", val="595959"), _w("sz", val=18), _w("szCs", val=18))
    yield _w("style", _w("name", val="Placeholder Text"), grey, type="character", styleId="PlaceholderText")
    yield from _table_styles()


def _style(style: Style | str, look: Look) -> BaseOxmlElement:
    size = round(look.size * 2)
    bold = [_w("b"), _w("bCs")] if look.is_bold else []
    name = _BUILT_IN.get(style, style)
    custom = {} if style in _BUILT_IN else {"customStyle": 1}
    return _w(
        "style",
        _w("name", val=name),
        _w("basedOn", val="Normal"),
        _w("qFormat"),
        _w("pPr", *_paragraph(style, look)),
        _w("rPr", *bold, _w("sz", val=size), _w("szCs", val=size)),
        type="paragraph",
        **custom,
        styleId=_id(style),
    )


def _paragraph(style: str, look: Look) -> Iterator[BaseOxmlElement]:
    """How a paragraph is set, in the order of the schema."""
    if look.keeps:
        yield _w("keepNext")
    if not look.goes_on:
        yield _w("keepLines")
    if look.is_boxed:
        yield _w("pBdr", *(_rule(side, space) for side, space in _around(BOX)))
    elif look.is_underlined:
        yield _w("pBdr", _rule("bottom", 2))
    if stops := _tabs(style, look):
        yield _w("tabs", *stops)
    yield _w("spacing", before=_twips(look.before), after=_twips(look.after))
    yield from _indent(look)
    if style.startswith("Heading "):
        yield _w("outlineLvl", val=int(style[-1]) - 1)


def _tabs(style: str, look: Look) -> list[BaseOxmlElement]:
    if look.hangs:
        return [_w("tab", val="left", pos=_millimetres(HANG))]
    return [_w("tab", val="right", pos=_millimetres(WIDTH))] if style == "Footer" else []


def _indent(look: Look) -> Iterator[BaseOxmlElement]:
    if look.is_boxed:
        # Word draws a border outside of the text; this brings it back to the margins.
        yield _w("ind", left=_twips(PADDING), right=_twips(PADDING))
    elif look.hangs:
        yield _w("ind", left=_millimetres(HANG), hanging=_millimetres(HANG))


def _around(space: int) -> Iterator[tuple[str, int]]:
    """What is left free on each side, in the order of the schema."""
    yield from (("top", space), ("left", PADDING), ("bottom", space), ("right", PADDING))


def _rule(side: str, space: int, *, size: int = 4) -> BaseOxmlElement:
    return _w(side, val="single", sz=size, space=space, color="000000")


def _table_styles() -> Iterator[BaseOxmlElement]:
    plain = [_w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    # Thin: where a table's first row fits on a page but for its rule, LibreOffice loses the others.
    ruled = [_rule(side, 0, size=2) for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
    padded = [_w(side, w=_twips(space), type="dxa") for side, space in _around(CELL)]
    yield _w(
        "style",
        _w("name", val="Normal Table"),
        _w("tblPr", _w("tblInd", w=0, type="dxa"), _w("tblCellMar", *plain)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    yield _w(
        "style",
        _w("name", val="Form Table"),
        _w("basedOn", val="TableNormal"),
        _w("tblPr", _w("tblBorders", *ruled), _w("tblCellMar", *padded)),
        *(_w("tblStylePr", _w("rPr", _w("b"), _w("bCs")), type=part) for part in ("firstRow", "firstCol")),
        type="table",
        customStyle=1,
        styleId="FormTable",
    )


def _settings() -> Iterator[BaseOxmlElement]:
    yield _w("zoom", percent=100)
    yield _w("defaultTabStop", val=720)
    yield _w("characterSpacingControl", val="doNotCompress")
    # As of 2013: otherwise Word says so in its title bar, and moves tables out into the margin.
    current = _w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    yield _w("compat", current)
    yield _w("themeFontLang", val=LANGUAGE)
    yield _w("decimalSymbol", val=".")
    yield _w("listSeparator", val=",")


# The file around it


def _describe(document: WordDocument, title: str, day: datetime) -> None:
    known = document.core_properties
    known.title = sayable(title)
    known.language = LANGUAGE
    known.author = known.last_modified_by = known.comments = known.keywords = known.subject = known.category = ""
    known.revision = 1
    known.created = known.modified = day


def _margins(document: WordDocument, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(MARGIN // 2)
    if sheet.mark:
        section.header.is_linked_to_previous = False
        _fill(section.header.part.element, _w("p", _w("pPr", _w("pStyle", val="Header")), *_runs(sheet.mark)))
    section.footer.is_linked_to_previous = False
    page, pages = (_w("fldSimple", _run("1"), instr=f" {field} ") for field in ("PAGE", "NUMPAGES"))
    words = (*_runs(sheet.title), _run("\tPage "), page, _run(" of "), pages)
    _fill(section.footer.part.element, _w("p", _w("pPr", _w("pStyle", val="Footer")), *words))


def _fill(story: BaseOxmlElement, paragraph: BaseOxmlElement) -> None:
    for child in list(story):
        story.remove(child)
    story.append(paragraph)


def _ordered(files: dict[str, bytes]) -> dict[str, bytes]:
    """What says which file is what stands first."""
    first = "[Content_Types].xml"
    return {name: files[name] for name in (first, *sorted(files.keys() - {first}))}
