"""How lines and tables look in an OpenDocument text: its fonts and named styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cpd.components.forms.looks import BOX, CELL, FONT, HANG, LANGUAGE, LOOKS, PADDING, WIDTH, Look
from cpd.components.forms.xml import Xml

from .elements import element

RIGHT_TO_LEFT: Final = {"style__writing_mode": "rl-tb"}
"""How lines and tables stand that are read from right to left."""
_RULE = "0.5pt solid #000000"
CELL_BORDER: Final = {
    "fo__border": _RULE,
    # Where a table's first row fits on a page but for its lower rule, LibreOffice loses the others:
    # there it is the thinnest. Between rows the upper one of the next is seen.
    "fo__border_bottom": "0.05pt solid #000000",
    "fo__padding_left": f"{PADDING}pt",
    "fo__padding_right": f"{PADDING}pt",
    "fo__padding_top": f"{CELL}pt",
    "fo__padding_bottom": f"{CELL}pt",
}
"""The rules around a table's cell, and what they leave free."""
BOX_BORDER: Final = {
    "fo__border": _RULE,
    "fo__padding_left": f"{PADDING}pt",
    "fo__padding_right": f"{PADDING}pt",
    "fo__padding_top": f"{BOX}pt",
    "fo__padding_bottom": f"{BOX}pt",
    "style__join_border": "false",
}
"""The rules around a box to write in, and what they leave free."""


def style_name(style: str) -> str:
    """What a style is called in the file's own references to it."""
    return style.replace(" ", "_20_")


def font_faces() -> Xml:
    """The fonts that the file uses."""
    faces = (
        element("style:font-face", style__name=font, svg__font_family=f"'{font}'", style__font_family_generic="swiss")
        for font in (FONT, _GLYPHS)
    )
    return element("office:font-face-decls", *faces)


_GLYPHS = "DejaVu Sans"
"""LibreOffice brings it along; it has boxes to tick."""


def named_styles() -> Xml:
    """The styles of all lines, and what they are based on."""
    return element("office:styles", _default_style(), *_base_styles(), *(_style(style, look) for style, look in LOOKS.items()))


def _default_style() -> Xml:
    language, country = LANGUAGE.split("-")
    return element(
        "style:default-style",
        element("style:paragraph-properties", fo__orphans="2", fo__widows="2", style__tab_stop_distance="12.5mm"),
        element(
            "style:text-properties",
            style__font_name=FONT,
            style__font_name_asian=FONT,
            style__font_name_complex=FONT,
            **_font_size(11),
            fo__language=language,
            fo__country=country,
        ),
        style__family="paragraph",
    )


def _base_styles() -> Iterator[Xml]:
    yield element("style:style", style__name="Standard", style__family="paragraph", style__class="text")
    yield element("style:style", element("style:text-properties", style__font_name=_GLYPHS), style__name="Tick", style__family="text")


def _font_size(size: float) -> dict[str, str]:
    return {f"{prefix}__font_size{script}": f"{size}pt" for prefix, script in (("fo", ""), ("style", "_asian"), ("style", "_complex"))}


def _style(style: str, look: Look) -> Xml:
    bold = {"fo__font_weight": "bold"} if look.is_bold else {}
    level = {"style__default_outline_level": style[-1]} if style.startswith("Heading ") else {}
    return element(
        "style:style",
        element("style:paragraph-properties", *_tab_stops(style, look), **_paragraph_properties(look)),
        element("style:text-properties", **_font_size(look.size), **bold),
        style__name=style_name(style),
        style__display_name=style,
        style__family="paragraph",
        style__parent_style_name="Standard",
        **level,
    )


def _paragraph_properties(look: Look) -> dict[str, str]:
    """How paragraphs of a style are set."""
    properties = {
        "fo__margin_top": f"{look.before}pt",
        "fo__margin_bottom": f"{look.after}pt",
        "fo__line_height": "108%",
        "fo__keep_together": "auto" if look.goes_on else "always",
    }
    if look.keeps:
        properties["fo__keep_with_next"] = "always"
    if look.is_boxed:
        properties |= BOX_BORDER
    elif look.is_underlined:
        properties |= {"fo__border_bottom": _RULE, "fo__padding_bottom": "2pt", "style__join_border": "false"}
    elif look.hangs:
        properties |= {"fo__margin_left": f"{HANG}mm", "fo__text_indent": f"-{HANG}mm"}
    return properties


def _tab_stops(style: str, look: Look) -> list[Xml]:
    if style == "Footer":
        stop = {"style__position": f"{WIDTH}mm", "style__type": "right"}
    elif look.hangs:
        # Counted from where the second line begins.
        stop = {"style__position": "0mm"}
    else:
        return []
    return [element("style:tab-stops", element("style:tab-stop", **stop))]
