"""The parts of a Word file, each an XML file in its archive: what Word calls a package.

They are those of the empty file with which Word 2010 begins, without what ours do not need.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Final

from cpd.components.forms.looks import LANGUAGE
from cpd.components.forms.xml import Xml, element, words, xml_text

from .elements import w
from .styles import style_elements

_MICROSOFT: Final = "http://schemas.microsoft.com/office/word/2010"
_OPEN: Final = "http://schemas.openxmlformats.org"
_OFFICE: Final = f"{_OPEN}/officeDocument/2006"
_PACKAGE: Final = f"{_OPEN}/package/2006"
_SPACES: Final = {
    "m": f"{_OFFICE}/math",
    "mc": f"{_OPEN}/markup-compatibility/2006",
    "mo": "http://schemas.microsoft.com/office/mac/office/2008/main",
    "mv": "urn:schemas-microsoft-com:mac:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": f"{_OFFICE}/relationships",
    "sl": f"{_OPEN}/schemaLibrary/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "w": f"{_OPEN}/wordprocessingml/2006/main",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": f"{_MICROSOFT}/wordml",
    "wne": "http://schemas.microsoft.com/office/word/2006/wordml",
    "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
    "wp14": f"{_MICROSOFT}/wordprocessingDrawing",
    "wpc": f"{_MICROSOFT}/wordprocessingCanvas",
    "wpg": f"{_MICROSOFT}/wordprocessingGroup",
    "wpi": f"{_MICROSOFT}/wordprocessingInk",
    "wps": f"{_MICROSOFT}/wordprocessingShape",
}
"""What Word's prefixes stand for."""

_DECLARED: Final = {
    "document": "wpc mo mc mv o r m v wp14 wp w10 w w14 wpg wpi wne wps",
    "hdr": "m mc mo mv o r v w10 w14 w wne wp14 wp wpc wpg wpi wps",
    "ftr": "m mc mo mv o r v w10 w14 w wne wp14 wp wpc wpg wpi wps",
    "settings": "mc o r m v w10 w w14 sl",
    "styles": "mc r w w14",
}
"""The prefixes that Word declares in each part, used or not, in its order."""

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES: Final = "docProps/core.xml"
_DOCUMENT: Final = "word/document.xml"
_LISTS: Final = {"styles": "rId3", "settings": "rId5"}
"""What each document has beside it, by the ids under which it knows them."""
_EDGES: Final = {"header": "hdr", "footer": "ftr"}
"""What stands above and below on every page, and the elements that they are."""
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_LONGEST_TITLE: Final = 255
"""Letters that a property of a file can have."""


def edge_ids(edges: Iterable[str]) -> dict[str, str]:
    """The ids under which a document knows what stands above and below on every page."""
    return {name: f"rId{at}" for at, name in enumerate(edges, start=1)}


def package(body: Xml, edges: Mapping[str, Xml], *, title: str, moment: datetime) -> dict[str, bytes]:
    """The files of an archive, by name, in order; ``edges`` are `header` and `footer`, or the footer alone."""
    parts = {
        _PROPERTIES: _properties(title, moment),
        _DOCUMENT: _part("document", body),
        **{f"word/{name}1.xml": _part(_EDGES[name], edge) for name, edge in edges.items()},
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(),
    }
    beside = [(one_id, f"{_OFFICE}/relationships/{name}", f"{name}.xml") for name, one_id in _LISTS.items()]
    beside += [(one_id, f"{_OFFICE}/relationships/{name}", f"{name}1.xml") for name, one_id in edge_ids(edges).items()]
    whole = [
        ("rId3", f"{_PACKAGE}/relationships/metadata/core-properties", _PROPERTIES),
        ("rId1", f"{_OFFICE}/relationships/officeDocument", _DOCUMENT),
    ]
    files = parts | {"_rels/.rels": _relations(whole), "word/_rels/document.xml.rels": _relations(beside)}
    # First the one that says which of them is what.
    ordered = {"[Content_Types].xml": _types(sorted(parts))} | dict(sorted(files.items()))
    return {name: f"{_DECLARATION}{text}".encode() for name, text in ordered.items()}


def _part(name: str, *content: Xml) -> Xml:
    declared = {f"xmlns:{prefix}": _SPACES[prefix] for prefix in _DECLARED[name].split()}
    newer = " ".join(prefix for prefix in ("w14", "wp14") if f"xmlns:{prefix}" in declared)
    return element(f"w:{name}", declared | {"mc:Ignorable": newer}, content)


@cache
def _styles() -> Xml:
    return _part("styles", *style_elements())


@cache
def _settings() -> Xml:
    # As of 2013: otherwise Word says so in its title bar, and moves tables out into the margin.
    current = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return _part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", current),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _types(parts: Iterable[str]) -> Xml:
    """Which part is what."""
    usual = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults = [element("Default", {"Extension": ending, "ContentType": kind}) for ending, kind in usual.items()]
    overrides = [element("Override", {"PartName": f"/{name}", "ContentType": _type(name)}) for name in parts]
    return element("Types", {"xmlns": f"{_PACKAGE}/content-types"}, defaults + overrides)


def _type(part: str) -> str:
    if part == _PROPERTIES:
        return "application/vnd.openxmlformats-package.core-properties+xml"
    name = part.removeprefix("word/").removesuffix(".xml").rstrip("1")
    return f"{_WORD}.{name}{'.main' if part == _DOCUMENT else ''}+xml"


def _relations(them: Iterable[tuple[str, str, str]]) -> Xml:
    """What something has with it: the id, kind and place of each."""
    made = [element("Relationship", {"Id": one_id, "Type": kind, "Target": target}) for one_id, kind, target in them]
    return element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, made)


def _properties(title: str, moment: datetime) -> Xml:
    """What the file is called, its language and its day, and nothing of who made it."""
    day = f'xsi:type="dcterms:W3CDTF">{moment:%Y-%m-%dT%H:%M:%SZ}'
    return Xml(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{words(xml_text(title)[:_LONGEST_TITLE])}</dc:title><dc:subject></dc:subject>'
        "<dc:creator></dc:creator><cp:keywords></cp:keywords><dc:description></dc:description><cp:lastModifiedBy></cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision><dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified>"
        f"<cp:category></cp:category><dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )
