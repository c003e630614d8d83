"""The elements that an OpenDocument text is made of, as XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from cpd.components.forms.xml_text import xml_text


def element(name: str, /, *children: str, **attributes: str) -> Markup:
    """An element of OpenDocument's as XML, with its children and attributes.

    Words are escaped, elements are not; ``fo__margin_left`` stands for ``fo:margin-left``. What XML cannot
    hold is left out of the attributes.
    """
    # Not by Markup's own `format`: a form has some ten thousand elements.
    written = "".join([f' {_attribute(key)}="{escape(xml_text(value))}"' for key, value in attributes.items()])
    return Markup(f"<{name}{written}>{join(children)}</{name}>")  # noqa: S704  # its parts are escaped


@cache
def _attribute(key: str) -> str:
    return key.replace("__", ":").replace("_", "-")


def join(parts: Iterable[str]) -> Markup:
    """Elements and words one after the other; words are escaped."""
    return Markup("".join([part if type(part) is Markup else escape(part) for part in parts]))  # noqa: S704  # so are these


def text_content(text: str) -> Markup:
    """Text as XML, with its line breaks and tabs, and with each of its spaces."""
    lines = (Markup("<text:tab/>").join(_with_all_spaces(words) for words in line.split("\t")) for line in xml_text(text).split("\n"))
    return Markup("<text:line-break/>").join(lines)


def _with_all_spaces(words: str) -> Markup:
    """Words; a space that the format would leave out is an element."""
    found = _SPACES.findall(words)
    return join(part if not part.startswith(" ") else _spaces(part, is_outer=at in (0, len(found) - 1)) for at, part in enumerate(found))


def _spaces(spaces: str, *, is_outer: bool) -> Markup:
    """One that is not at either end may be itself."""
    first = "" if is_outer else " "
    more = len(spaces) - len(first)
    return escape(first) + (element("text:s", text__c=str(more)) if more else "")


_SPACES: Final = re.compile(" +|[^ ]+")
