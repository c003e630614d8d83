"""The empty Word file that each form is written into: our styles and settings, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement

from cpd.components.forms.looks import LANGUAGE

from .elements import replace_children, w
from .styles import style_elements


@cache
def empty_file() -> bytes:
    """A Word file without content: our styles and settings, and nothing of what python-docx brings along."""
    document = Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype not in _KEPT_RELATIONS]:
            del rels[key]
    replace_children(document.styles.element, *style_elements())
    replace_children(document.settings.element, *_settings())
    made = BytesIO()
    document.save(made)
    return made.getvalue()


_KEPT_RELATIONS = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
}


def _settings() -> Iterator[BaseOxmlElement]:
    yield w("zoom", percent=100)
    yield w("defaultTabStop", val=720)
    yield w("characterSpacingControl", val="doNotCompress")
    # As of 2013: otherwise Word says so in its title bar, and moves tables out into the margin.
    current = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    yield w("compat", current)
    yield w("themeFontLang", val=LANGUAGE)
    yield w("decimalSymbol", val=".")
    yield w("listSeparator", val=",")
