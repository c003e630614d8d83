"""What is wrong in a page's text, before it is known where."""

from __future__ import annotations

from dataclasses import dataclass


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
