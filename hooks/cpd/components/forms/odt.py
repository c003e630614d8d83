"""A sheet as an OpenDocument text, to be printed or filled in.

Every place for an answer is a bookmark with the name of its field, so that answers can be put in
and read out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup, escape
from odfdo import Document, Element
from odfdo.xmlpart import XmlPart

from . import archives
from .layout import Cell, Line, Piece, Place, Ruled, Tick, laid_out, sayable, titled
from .looks import BOX, CELL, FONT, HANG, LANGUAGE, LINE, LOOKS, MARGIN, PADDING, PAGE_HEIGHT, PAGE_WIDTH, WIDTH, Look
from .sheet import Sheet

_VERSION = "1.2"
"""Nothing in the file is newer, and no program says that it is too old for it."""

_TYPE = "application/vnd.oasis.opendocument.text"


def drawn(sheet: Sheet, *, day: str) -> bytes:
    """The file; ``day`` (2026-09-14) is all it knows of time."""
    automatic = _Automatic()
    body = _o("office:text", *(_table(laid, automatic) if isinstance(laid, Ruled) else _line(laid, automatic) for laid in laid_out(sheet)))
    document = Document("text")
    page, master = _page(has_header=bool(sheet.mark)), _master(sheet)
    _fill(document.content, _fonts(), _o("office:automatic-styles", *automatic.made.values()), _o("office:body", body))
    _fill(document.styles, _fonts(), _styles(), _o("office:automatic-styles", page), _o("office:master-styles", master))
    _fill(document.meta, _meta(titled(sheet), day))
    parts = {
        "content.xml": document.content,
        "styles.xml": document.styles,
        "meta.xml": document.meta,
        "settings.xml": document.settings,
    }
    for part in parts.values():
        part.root.set_attribute("office:version", _VERSION)
    files = {"mimetype": _TYPE.encode()} | {name: part.serialize() for name, part in parts.items()}
    files["META-INF/manifest.xml"] = _manifest(parts)
    # Programs look for the type at a fixed place, uncompressed.
    return archives.packed(files, stored=frozenset({"mimetype"}))


# The elements of a file


def _o(name: str, /, *children: str, **attributes: str) -> Markup:
    """An element as text; words are escaped, elements are not. ``fo__margin_left`` is ``fo:margin-left``."""
    written = (Markup(' {}="{}"').format(key.replace("__", ":").replace("_", "-"), sayable(value)) for key, value in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(name, _joined(written), _joined(children))


def _joined(parts: Iterable[str]) -> Markup:
    return Markup().join(parts)


def _text(text: str) -> Markup:
    """Text, with its line breaks and tabs, and with each of its spaces."""
    lines = (Markup("<text:tab/>").join(_spaced(words) for words in line.split("\t")) for line in sayable(text).split("\n"))
    return Markup("<text:line-break/>").join(lines)


def _spaced(words: str) -> Markup:
    """Words; a space that the format would leave out is an element."""
    found = _SPACES.findall(words)
    return _joined(part if not part.startswith(" ") else _spaces(part, is_outer=at in (0, len(found) - 1)) for at, part in enumerate(found))


def _spaces(spaces: str, *, is_outer: bool) -> Markup:
    """One that is not at either end may be itself."""
    first = "" if is_outer else " "
    more = len(spaces) - len(first)
    return escape(first) + (_o("text:s", text__c=str(more)) if more else "")


_SPACES: Final = re.compile(" +|[^ ]+")


def _fill(part: XmlPart, *contents: Markup) -> None:
    """Give a part other content than an empty file has."""
    for child in part.root.children:
        part.root.delete(child)
    part.root.extend(Element.from_tag(str(content)) for content in contents)


# Lines and tables


@dataclass(slots=True)
class _Automatic:
    """The styles that are made as they are needed; each is a copy of another with something changed."""

    made: dict[str, Markup] = field(default_factory=dict)
    tables: int = 0

    def add(self, name: str, family: str, properties: Markup, parent: str | None = None) -> str:
        """A style, made unless it is there; its name."""
        parents = {"style__parent_style_name": parent} if parent else {}
        if name not in self.made:
            self.made[name] = _o("style:style", properties, style__name=name, style__family=family, **parents)
        return name

    def row(self, height: int, *, is_long: bool = False) -> str:
        """The style of a row with so many millimetres at least."""
        least = {"style__min_row_height": f"{height}mm"} if height else {}
        properties = _o("style:table-row-properties", **least, fo__keep_together="auto" if is_long else "always")
        return self.add("LongRow" if is_long else f"Row{height}", "table-row", properties)

    def paragraph(self, line: Line) -> str:
        """The style of a line: its own, or one that differs from it as the line does."""
        style, changes = _name(line.style), dict[str, str]()
        name = style
        if line.room:
            name = f"Room{line.room + 1}"
            # A border is one with its distances: whoever changes one must say all.
            changes |= _BOXED | {"fo__padding_bottom": f"{_points(BOX) + line.room * LINE:.2f}mm"}
        if line.begins_page:
            name = f"{name}Next"
            changes["fo__break_before"] = "page"
        if line.runs_left:
            name = f"{name}Leftwards"
            # LibreOffice takes "start", which is meant where nothing is said, for the left side.
            changes |= _LEFTWARDS | {"fo__text_align": "right"}
        return self.add(name, "paragraph", _o("style:paragraph-properties", **changes), style) if changes else style


def _line(line: Line, automatic: _Automatic) -> Markup:
    style = automatic.paragraph(line)
    content = (_piece(piece) for piece in line.pieces)
    if line.style.startswith("Heading "):
        return _o("text:h", *content, text__style_name=style, text__outline_level=line.style[-1])
    return _o("text:p", *content, text__style_name=style)


def _piece(piece: Piece) -> Markup:
    match piece:
        case Place():
            hint = _o("text:placeholder", piece.hint, text__placeholder_type="text")
            return _bookmarked(piece.name, _text(piece.text) if piece.text else hint)
        case Tick():
            return _bookmarked(piece.name, _o("text:span", piece.glyph, text__style_name="Tick"))
        case _:
            return _text(piece)


def _bookmarked(name: str, content: Markup) -> Markup:
    return _o("text:bookmark-start", text__name=name) + content + _o("text:bookmark-end", text__name=name)


def _table(ruled: Ruled, automatic: _Automatic) -> Markup:
    automatic.tables += 1
    name = f"Table{automatic.tables}"
    table = _o(
        "style:table-properties",
        style__width=f"{WIDTH}mm",
        table__align="margins",
        table__border_model="collapsing",
        style__may_break_between_rows="true",
        **(_LEFTWARDS if ruled.runs_left else {}),
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
    return _o(
        "table:table",
        _o("table:title", sayable(ruled.name)),
        *columns,
        _o("table:table-header-rows", header),
        *rows,
        table__name=name,
        table__style_name=name,
    )


def _column(name: str, width: int, automatic: _Automatic) -> Markup:
    properties = _o("style:table-column-properties", style__column_width=f"{width / 100:.2f}mm")
    return _o("table:table-column", table__style_name=automatic.add(name, "table-column", properties))


def _row(cells: Iterable[Cell], style: str, automatic: _Automatic) -> Markup:
    # Taken from a named style, LibreOffice would not see it.
    cell = automatic.add("Ruled", "table-cell", _o("style:table-cell-properties", **_PADDED))
    made = (_o("table:table-cell", *(_line(line, automatic) for line in lines), table__style_name=cell) for lines in cells)
    return _o("table:table-row", *made, table__style_name=style)


# Styles


def _name(style: str) -> str:
    return style.replace(" ", "_20_")


_LEFTWARDS: Final = {"style__writing_mode": "rl-tb"}
"""How lines and tables stand that are read from right to left."""
_RULE = "0.5pt solid #000000"
_PADDED: Final = {
    "fo__border": _RULE,
    # Where a table's first row fits on a page but for its lower rule, LibreOffice loses the others:
    # there it is the thinnest. Between rows the upper one of the next is seen.
    "fo__border_bottom": "0.05pt solid #000000",
    "fo__padding_left": f"{PADDING}pt",
    "fo__padding_right": f"{PADDING}pt",
    "fo__padding_top": f"{CELL}pt",
    "fo__padding_bottom": f"{CELL}pt",
}
_BOXED: Final = {
    "fo__border": _RULE,
    "fo__padding_left": f"{PADDING}pt",
    "fo__padding_right": f"{PADDING}pt",
    "fo__padding_top": f"{BOX}pt",
    "fo__padding_bottom": f"{BOX}pt",
    "style__join_border": "false",
}


def _points(length: float) -> float:
    """Points in millimetres."""
    return length * 25.4 / 72


def _fonts() -> Markup:
    faces = (
        _o("style:font-face", style__name=font, svg__font_family=f"'{font}'", style__font_family_generic="swiss")
        for font in (FONT, _GLYPHS)
    )
    return _o("office:font-face-decls", *faces)


_GLYPHS = "DejaVu Sans"
"""LibreOffice brings it along; it has boxes to tick."""


def _styles() -> Markup:
    return _o("office:styles", _default(), *_named(), *(_style(style, look) for style, look in LOOKS.items()))


def _default() -> Markup:
    language, country = LANGUAGE.split("-")
    return _o(
        "style:default-style",
        _o("style:paragraph-properties", fo__orphans="2", fo__widows="2", style__tab_stop_distance="12.5mm"),
        _o(
            "style:text-properties",
            style__font_name=FONT,
            style__font_name_asian=FONT,
            style__font_name_complex=FONT,
            **_sized(11),
            fo__language=language,
            fo__country=country,
        ),
        style__family="paragraph",
    )


def _named() -> Iterator[Markup]:
    yield _o("style:style", style__name="Standard", style__family="paragraph", style__class="text")
    yield _o("style:style", _o("style:text-properties", style__font_name=_GLYPHS), style__name="Tick", style__family="text")


def _sized(size: float) -> dict[str, str]:
    return {f"{prefix}__font_size{script}": f"{size}pt" for prefix, script in (("fo", ""), ("style", "_asian"), ("style", "_complex"))}


def _style(style: str, look: Look) -> Markup:
    bold = {"fo__font_weight": "bold"} if look.is_bold else {}
    level = {"style__default_outline_level": style[-1]} if style.startswith("Heading ") else {}
    return _o(
        "style:style",
        _o("style:paragraph-properties", *_tabs(style, look), **_paragraph(look)),
        _o("style:text-properties", **_sized(look.size), **bold),
        style__name=_name(style),
        style__display_name=style,
        style__family="paragraph",
        style__parent_style_name="Standard",
        **level,
    )


def _paragraph(look: Look) -> dict[str, str]:
    """How a paragraph is set."""
    properties = {
        "fo__margin_top": f"{look.before}pt",
        "fo__margin_bottom": f"{look.after}pt",
        "fo__line_height": "108%",
        "fo__keep_together": "auto" if look.goes_on else "always",
    }
    if look.keeps:
        properties["fo__keep_with_next"] = "always"
    if look.is_boxed:
        properties |= _BOXED
    elif look.is_underlined:
        properties |= {"fo__border_bottom": _RULE, "fo__padding_bottom": "2pt", "style__join_border": "false"}
    elif look.hangs:
        properties |= {"fo__margin_left": f"{HANG}mm", "fo__text_indent": f"-{HANG}mm"}
    return properties


def _tabs(style: str, look: Look) -> list[Markup]:
    if style == "Footer":
        stop = {"style__position": f"{WIDTH}mm", "style__type": "right"}
    elif look.hangs:
        # Counted from where the second line begins.
        stop = {"style__position": "0mm"}
    else:
        return []
    return [_o("style:tab-stops", _o("style:tab-stop", **stop))]


# The page, and the file around it


def _page(*, has_header: bool) -> Markup:
    """A4. In this format headers and footers stand inside of the margins."""
    half = f"{MARGIN / 2}mm"
    height = {"fo__min_height": half, "style__dynamic_spacing": "false"}
    header = _o("style:header-style")
    if has_header:
        header = _o("style:header-style", _o("style:header-footer-properties", **height, fo__margin_bottom="3mm"))
    return _o(
        "style:page-layout",
        _o(
            "style:page-layout-properties",
            fo__page_width=f"{PAGE_WIDTH}mm",
            fo__page_height=f"{PAGE_HEIGHT}mm",
            style__print_orientation="portrait",
            fo__margin_top=half if has_header else f"{MARGIN}mm",
            fo__margin_bottom=half,
            fo__margin_left=f"{MARGIN}mm",
            fo__margin_right=f"{MARGIN}mm",
        ),
        header,
        _o("style:footer-style", _o("style:header-footer-properties", **height, fo__margin_top="3mm")),
        style__name="A4",
    )


def _master(sheet: Sheet) -> Markup:
    """What stands on every page."""
    header = [_o("style:header", _o("text:p", _text(sheet.mark), text__style_name="Header"))] if sheet.mark else []
    number = _o("text:page-number", "1", text__select_page="current")
    words = (_text(f"{sheet.title}\tPage "), number, _text(" of "), _o("text:page-count", "1"))
    footer = _o("style:footer", _o("text:p", *words, text__style_name="Footer"))
    return _o("style:master-page", *header, footer, style__name="Standard", style__page_layout_name="A4")


def _meta(title: str, day: str) -> Markup:
    moment = f"{day}T00:00:00"
    created, changed = _o("meta:creation-date", moment), _o("dc:date", moment)
    return _o("office:meta", _o("dc:title", sayable(title)), created, changed, _o("dc:language", LANGUAGE))


def _manifest(parts: Iterable[str]) -> bytes:
    """What the file holds."""
    entries = _joined(
        _o("manifest:file-entry", manifest__full_path=path, manifest__media_type=kind)
        for path, kind in ({"/": _TYPE} | dict.fromkeys(parts, "text/xml")).items()
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = _o("manifest:manifest", entries, xmlns__manifest=space, manifest__version=_VERSION)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{manifest}'.encode()
