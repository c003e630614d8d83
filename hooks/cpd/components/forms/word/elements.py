"""The elements that a Word file is made of, and its units of length.

Word refuses a file whose elements stand in another order than its schema says: whoever makes an
element gives its children in that order.
"""

from __future__ import annotations

from collections.abc import Iterator

from cpd.components.forms.directions import stretches
from cpd.components.forms.xml import Xml, element, words, xml_text


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """An element of Word's own namespace, with its children and with attributes of the same namespace."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, children)


def w14(name: str, /, *children: Xml, **attributes: str) -> Xml:
    """An element like those of ``w``, of the namespace that has boxes to tick."""
    return element(f"w14:{name}", {f"w14:{key}": value for key, value in attributes.items()}, children)


def runs(text: str) -> Iterator[Xml]:
    """Text as runs, a new one wherever the direction changes in which it is read."""
    for stretch, is_leftwards in stretches(xml_text(text)):
        yield run(stretch, *([w("rtl")] if is_leftwards else []))


def run(text: str, *properties: Xml) -> Xml:
    """Text as one run set with these properties; line breaks and tabs become elements."""
    return w("r", *([w("rPr", *properties)] if properties else []), *_written(text))


def _written(text: str) -> Iterator[Xml]:
    for at, line in enumerate(xml_text(text).split("\n")):
        if at:
            yield w("br")
        for place, said in enumerate(line.split("\t")):
            if place:
                yield w("tab")
            if said:
                yield Xml(f'<w:t xml:space="preserve">{words(said)}</w:t>')


def twips_from_points(length: float) -> int:
    """A length in points as twips, Word's own unit: a twentieth of a point."""
    return round(length * 20)


def twips_from_millimetres(length: float) -> int:
    """A length in millimetres as twips."""
    return round(length * 1440 / 25.4)
