"""Speaker notes in the tree: made fit for what they are, and put where no reader of the page sees them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from cpd.domain.asides import CLASS, ELEMENT

from .blocks import BLOCK_NUMBER, DRAFT
from .problems import Problem

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ELSEWHERE = ("http://", "https://", "mailto:")


def find_notes(root: etree.Element, spoken: list[list[Problem]]) -> Iterator[tuple[etree.Element, list[Problem]]]:
    """The blocks of notes below the root, each with what is wrong with it.

    Headings in them are none of the page's. Callouts are: they are put below the notes.
    """
    blocks = [one for one in root.iter("div") if one.get("class") == CLASS and one.get(BLOCK_NUMBER) is not None]
    if not blocks:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in blocks:
        problems = spoken[int(element.attrib.pop(BLOCK_NUMBER))]
        for heading in [one for one in element.iter() if one.tag in _HEADINGS]:
            heading.tag = "p"
            heading.attrib.clear()
        for inner in [one for one in element.iter() if _is_callout(one)]:
            if not _is_inside(inner, element, parents):
                continue
            _put_below(element, inner, parents)
            problems.append(
                Problem(
                    rule="notes-have-slides",
                    problem="a callout stands in these speaker notes.",
                    remedy="Put it below them: it belongs to the page.",
                )
            )
        yield element, problems


def put_away(element: etree.Element) -> None:
    """Make notes an element that browsers do not show. Who speaks follows no links within the site: they are words."""
    element.tag = ELEMENT
    for link in element.iter("a"):
        if not link.get("href", "").startswith(_ELSEWHERE):
            link.tag = "span"
            link.attrib.clear()


def _is_callout(element: etree.Element) -> bool:
    classes = element.get("class", "").split()
    return element.tag == "details" or DRAFT in classes or "admonition" in classes


def _is_inside(inner: etree.Element, outer: etree.Element, parents: dict[etree.Element, etree.Element]) -> bool:
    """Whether it still is: what it stood in may have been moved before it."""
    while inner in parents:
        inner = parents[inner]
        if inner is outer:
            return True
    return False


def _put_below(notes: etree.Element, inner: etree.Element, parents: dict[etree.Element, etree.Element]) -> None:
    parents[inner].remove(inner)
    place = parents[notes]
    place.insert(list(place).index(notes) + 1, inner)
    parents[inner] = place
