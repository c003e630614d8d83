"""A page as Python-Markdown has parsed it, before HTML is made of it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from .found_callout import FoundCallout
from .remains import Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """What is looked through for slips: the tree, and what the parser knows beside it."""

    root: etree.Element
    callouts: Sequence[FoundCallout]
    """All of the page, in its order."""
    block_names: set[str]
    """The names of all blocks that the parser knows, ours and others'."""
    unclosed: str | None
    """The name of the innermost block that is still open at the page's end."""
    raw_html: list[str]
    has_footnotes: bool = False
    """Whether the site uses the extension for footnotes."""
    syntax: Syntax = Syntax.NONE
    lost_rows: Sequence[str] = ()
    """Rows of tables with more cells than readers see."""
