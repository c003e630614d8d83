"""The elements that a Word file is made of, and its units of length.

Word refuses a file whose elements stand in another order than its schema says: whoever makes an
element gives its children in that order.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from cpd.components.forms.directions import stretches
from cpd.components.forms.xml_text import xml_text


def w(name: str, /, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element of Word's own namespace, with its children and with attributes of the same namespace.

    What XML cannot hold is left out of the attributes.
    """
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), xml_text(str(value)))
    made.extend(children)
    return made


def w14(name: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element like those of ``w``, of the namespace that has boxes to tick."""
    made = OxmlElement(f"w14:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w14:{key}"), value)
    made.extend(children)
    return made


def runs(text: str) -> Iterator[BaseOxmlElement]:
    """Text as runs, a new one wherever the direction changes in which it is read."""
    for stretch, is_leftwards in stretches(xml_text(text)):
        yield run(stretch, *([w("rtl")] if is_leftwards else []))


def run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Text as one run set with these properties; line breaks and tabs become elements."""
    made = w("r", *([w("rPr", *properties)] if properties else []))
    for at, line in enumerate(xml_text(text).split("\n")):
        if at:
            made.append(w("br"))
        for place, words in enumerate(line.split("\t")):
            if place:
                made.append(w("tab"))
            if words:
                written = w("t")
                written.set(qn("xml:space"), "preserve")
                written.text = words
                made.append(written)
    return made


def replace_children(parent: BaseOxmlElement, *children: BaseOxmlElement) -> None:
    """Take out all that an element holds, and put these in."""
    for child in list(parent):
        parent.remove(child)
    parent.extend(children)


def twips_from_points(length: float) -> int:
    """A length in points as twips, Word's own unit: a twentieth of a point."""
    return round(length * 20)


def twips_from_millimetres(length: float) -> int:
    """A length in millimetres as twips."""
    return round(length * 1440 / 25.4)
