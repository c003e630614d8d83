"""What is known of a callout while its page is still a tree: all but its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from cpd.domain.items import Options
from cpd.domain.kinds import Kind

from .problems import Problem


@dataclass(slots=True, kw_only=True)
class FoundCallout:
    """One callout, block or admonition."""

    kind: Kind
    key: int = 0
    options: Options = field(default_factory=Options)
    title: str = ""
    """As written in the block form, as shown in the other: to find its line, and for messages."""
    is_titled: bool = True
    is_block: bool = False
    line: int | None = None
    problems: list[Problem] = field(default_factory=list)
