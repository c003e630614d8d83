"""Words that go with a number."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and what is counted: "1 finding", "2 findings", "0 stories"."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
