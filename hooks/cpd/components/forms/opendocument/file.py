"""A sheet as an OpenDocument text, to be printed or filled in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from cpd.components.forms.archives import zip_of
from cpd.components.forms.layout import file_title, layout_of
from cpd.components.forms.lines import RuledTable
from cpd.components.forms.looks import LANGUAGE
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml import Xml, join

from .automatic_styles import AutomaticStyles
from .elements import element
from .pages import master_page, page_layout
from .paragraphs import paragraph
from .styles import font_faces, named_styles
from .tables import table_element

if TYPE_CHECKING:
    from odfdo.xmlpart import XmlPart

_VERSION: Final = "1.2"
"""Nothing in the file is newer, and no program says that it is too old for it."""

_TYPE: Final = "application/vnd.oasis.opendocument.text"
_PARTS: Final = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


def opendocument_file(sheet: Sheet, *, day: str) -> bytes:
    """A sheet as the content of an odt file.

    ``day``, written YYYY-MM-DD, is all that the file says of time: the same sheet and day make the same bytes.
    """
    automatic = AutomaticStyles()
    body = element(
        "office:text",
        *(table_element(laid, automatic) if isinstance(laid, RuledTable) else paragraph(laid, automatic) for laid in layout_of(sheet)),
    )
    page, master = page_layout(has_header=bool(sheet.mark)), master_page(sheet)
    styles = element("office:automatic-styles", *automatic.elements.values())
    contents = {
        "content.xml": (font_faces(), styles, element("office:body", body)),
        "styles.xml": (font_faces(), named_styles(), element("office:automatic-styles", page), element("office:master-styles", master)),
        "meta.xml": (_properties(file_title(sheet), day),),
    }
    files = {"mimetype": _TYPE.encode()} | {
        name: f"{before}{join(contents.get(name, ()))}{after}".encode() for name, (before, after) in _frames().items()
    }
    files["META-INF/manifest.xml"] = _manifest(_PARTS)
    # Programs look for the type at a fixed place, uncompressed.
    return zip_of(files, stored=frozenset({"mimetype"}))


def _properties(title: str, day: str) -> Xml:
    """What the file is called, its language and its day."""
    moment = f"{day}T00:00:00"
    created, changed = element("meta:creation-date", moment), element("dc:date", moment)
    return element("office:meta", element("dc:title", title), created, changed, element("dc:language", LANGUAGE))


def _manifest(parts: Iterable[str]) -> bytes:
    """The list of the files that make up this one, each with its type."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"></manifest:file-entry>'
        for path, kind in ({"/": _TYPE} | dict.fromkeys(parts, "text/xml")).items()
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = element("manifest:manifest", Xml(entries), xmlns__manifest=space, manifest__version=_VERSION)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{manifest}'.encode()


@cache
def _frames() -> dict[str, tuple[str, str]]:
    """By name of a part: what stands before its content, and after; of the settings all."""
    from odfdo import Document  # noqa: PLC0415  # brings lxml, which a build needs only where a form has changed

    document = Document("text")
    parts = (document.content, document.styles, document.meta, document.settings)
    return dict(zip(_PARTS, map(_frame, parts), strict=True))


def _frame(part: XmlPart) -> tuple[str, str]:
    root = part.root
    root.set_attribute("office:version", _VERSION)
    if root.tag == "office:document-settings":
        return part.serialize().decode(), ""
    for child in root.children:
        root.delete(child)
    before, _, after = part.serialize().decode().rpartition("/>")
    return f"{before}>", f"</{root.tag}>{after}"
