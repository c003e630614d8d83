"""The pages of an OpenDocument text: their size, and what stands above and below on each."""

from __future__ import annotations

from cpd.components.forms.looks import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml import Xml

from .elements import element, text_content


def page_layout(*, has_header: bool) -> Xml:
    """The size of the page, A4, and its margins, inside of which headers and footers stand in this format."""
    half = f"{MARGIN / 2}mm"
    height = {"fo__min_height": half, "style__dynamic_spacing": "false"}
    header = element("style:header-style")
    if has_header:
        header = element("style:header-style", element("style:header-footer-properties", **height, fo__margin_bottom="3mm"))
    return element(
        "style:page-layout",
        element(
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
        element("style:footer-style", element("style:header-footer-properties", **height, fo__margin_top="3mm")),
        style__name="A4",
    )


def master_page(sheet: Sheet) -> Xml:
    """What stands above and below on every page of a sheet."""
    header = [element("style:header", element("text:p", text_content(sheet.mark), text__style_name="Header"))] if sheet.mark else []
    number = element("text:page-number", "1", text__select_page="current")
    words = (text_content(f"{sheet.title}\tPage "), number, text_content(" of "), element("text:page-count", "1"))
    footer = element("style:footer", element("text:p", *words, text__style_name="Footer"))
    return element("style:master-page", *header, footer, style__name="Standard", style__page_layout_name="A4")
