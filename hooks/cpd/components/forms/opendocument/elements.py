"""The elements that an OpenDocument text is made of."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cpd.components.forms import xml
from cpd.components.forms.xml import Xml, join, words, xml_text


def element(name: str, /, *children: str, **attributes: str) -> Xml:
    """An element of OpenDocument's, with its children and attributes; ``fo__margin_left`` stands for ``fo:margin-left``."""
    return xml.element(name, {_attribute(key): value for key, value in attributes.items()}, children)


@cache
def _attribute(key: str) -> str:
    return key.replace("__", ":").replace("_", "-")


def text_content(text: str) -> Xml:
    """Text as XML, with its line breaks and tabs, and with each of its spaces."""
    lines = ("<text:tab/>".join(_with_all_spaces(part) for part in line.split("\t")) for line in xml_text(text).split("\n"))
    return Xml("<text:line-break/>".join(lines))


def _with_all_spaces(text: str) -> Xml:
    """Words; a space that the format would leave out is an element."""
    if "  " not in text and text.strip(" ") == text:
        return words(text)
    found = _SPACES.findall(text)
    return join(part if not part.startswith(" ") else _spaces(part, is_outer=at in (0, len(found) - 1)) for at, part in enumerate(found))


def _spaces(spaces: str, *, is_outer: bool) -> Xml:
    """One that is not at either end may be itself."""
    first = "" if is_outer else " "
    more = len(spaces) - len(first)
    return join((first, *([element("text:s", text__c=str(more))] if more else ())))


_SPACES: Final = re.compile(" +|[^ ]+")
