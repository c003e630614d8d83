"""What is known of a callout while its page is still a tree: all but its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from cpd.domain.items import Options
from cpd.domain.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding in the making: the line follows once the head's line is known."""

    rule: str
    problem: str
    remedy: str
    option: str | None = None
    """The option it is about, where it is about one."""
    below: int = 0
    """How many lines below the head, where that is known."""


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
