"""Blocks that are drawn for the author and hold nothing written: what stands in one is put below it, and told."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection

from .problems import Problem

HOLDER = "data-cpd-holder"

Holders = list[tuple[str, list[Problem]]]
"""What each holder of the page is of, in words, and what is wrong with its block."""


def make_holder(parent: etree.Element, what: str, problems: list[Problem], holders: Holders) -> etree.Element:
    """An element for the block's own and for what is wrongly written in it; ``unwrap_holders`` takes it away."""
    holders.append((what, problems))
    return etree.SubElement(parent, "div", {HOLDER: str(len(holders) - 1)})


def unwrap_holders(root: etree.Element, holders: Holders, *, still_open: Collection[etree.Element]) -> None:
    """Leave of each holder what stands in it, side by side, and say where something was written.

    That a block is ``still_open`` at the page's end is told elsewhere.
    """
    if not holders:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in [one for one in root.iter("div") if one.get(HOLDER) is not None]:
        what, problems = holders[int(element.attrib[HOLDER])]
        if len(element) > 1 and element not in still_open:
            problems.append(
                Problem(
                    rule="drawn-block-is-empty",
                    problem=f"something is written in {what}, which is drawn for you.",
                    remedy="Write the line that closes it directly below its options, and the rest below that.",
                )
            )
        _unwrap(element, parents)


def _unwrap(element: etree.Element, parents: dict[etree.Element, etree.Element]) -> None:
    place = parents[element]
    at = list(place).index(element)
    inner = list(element)
    inner[-1].tail = (inner[-1].tail or "").rstrip("\n") + (element.tail or "")
    place[at : at + 1] = inner
    parents.update(dict.fromkeys(inner, place))
