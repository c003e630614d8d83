"""Blocks that leave an opening in a page, to be filled when all is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cpd.domain.selection import Selection

from . import options
from .options import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningBlock:
    """A block such as ``/// items``."""

    name: str
    what: str
    """What it is, in words."""
    wanted: Callable[..., object]
    """Makes of its options, by keyword, what is asked for."""
    options: tuple[Option, ...] = ()


ITEMS = OpeningBlock(name="items", what="list of items", wanted=Selection, options=options.ITEMS)
