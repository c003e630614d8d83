"""A sheet as an OpenDocument text, to be printed or filled in."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from odfdo import Document, Element
from odfdo.xmlpart import XmlPart

from cpd.components.forms.archives import zip_of
from cpd.components.forms.layout import file_title, layout_of
from cpd.components.forms.lines import RuledTable
from cpd.components.forms.looks import LANGUAGE
from cpd.components.forms.sheet import Sheet
from cpd.components.forms.xml_text import xml_text

from .automatic_styles import AutomaticStyles
from .elements import element, join
from .pages import master_page, page_layout
from .paragraphs import paragraph
from .styles import font_faces, named_styles
from .tables import table_element

_VERSION = "1.2"
"""Nothing in the file is newer, and no program says that it is too old for it."""

_TYPE = "application/vnd.oasis.opendocument.text"


def opendocument_file(sheet: Sheet, *, day: str) -> bytes:
    """A sheet as the content of an odt file.

    ``day``, written YYYY-MM-DD, is all that the file says of time: the same sheet and day make the same bytes.
    """
    automatic = AutomaticStyles()
    body = element(
        "office:text",
        *(table_element(laid, automatic) if isinstance(laid, RuledTable) else paragraph(laid, automatic) for laid in layout_of(sheet)),
    )
    document = Document("text")
    page, master = page_layout(has_header=bool(sheet.mark)), master_page(sheet)
    _replace_content(
        document.content, font_faces(), element("office:automatic-styles", *automatic.elements.values()), element("office:body", body)
    )
    _replace_content(
        document.styles, font_faces(), named_styles(), element("office:automatic-styles", page), element("office:master-styles", master)
    )
    _replace_content(document.meta, _properties(file_title(sheet), day))
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
    return zip_of(files, stored=frozenset({"mimetype"}))


def _properties(title: str, day: str) -> Markup:
    """What the file is called, its language and its day."""
    moment = f"{day}T00:00:00"
    created, changed = element("meta:creation-date", moment), element("dc:date", moment)
    return element("office:meta", element("dc:title", xml_text(title)), created, changed, element("dc:language", LANGUAGE))


def _manifest(parts: Iterable[str]) -> bytes:
    """The list of the files that make up this one, each with its type."""
    entries = join(
        element("manifest:file-entry", manifest__full_path=path, manifest__media_type=kind)
        for path, kind in ({"/": _TYPE} | dict.fromkeys(parts, "text/xml")).items()
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = element("manifest:manifest", entries, xmlns__manifest=space, manifest__version=_VERSION)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{manifest}'.encode()


def _replace_content(part: XmlPart, *contents: Markup) -> None:
    """Give a part other content than an empty file has."""
    for child in part.root.children:
        part.root.delete(child)
    part.root.extend(Element.from_tag(str(content)) for content in contents)
