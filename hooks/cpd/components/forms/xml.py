"""XML as text: what the files for word processors are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_UNSAYABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_WORDS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTES: Final = _IN_WORDS | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_SPECIAL: Final = re.compile('[&<>"\t\n]')


class Xml(str):
    """What is XML already. Any other text is words, in which signs of XML's own stand for themselves."""

    __slots__ = ()


def xml_text(text: str) -> str:
    """A text without the characters that XML cannot hold, and with line feeds where its lines end."""
    # Most is plain, and a file has ten thousand pieces.
    if text.isascii() and text.isprintable():
        return text
    return _UNSAYABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def element(name: str, attributes: Mapping[str, str | int], children: Iterable[str] = ()) -> Xml:
    """An element with its attributes and children, which are elements or words; what XML cannot hold is left out of both."""
    opened = name
    for key, value in attributes.items():
        text = xml_text(str(value))
        opened += f' {key}="{text.translate(_IN_ATTRIBUTES) if _SPECIAL.search(text) else text}"'
    content = join(children)
    return Xml(f"<{opened}>{content}</{name}>" if content else f"<{opened}/>")


def join(parts: Iterable[str]) -> Xml:
    """Elements and words one after the other."""
    return Xml("".join([part if type(part) is Xml else words(part) for part in parts]))


def words(text: str) -> Xml:
    """Words as XML."""
    text = xml_text(text)
    return Xml(text.translate(_IN_WORDS) if _SPECIAL.search(text) else text)
