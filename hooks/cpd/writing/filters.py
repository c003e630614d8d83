"""What a reader can filter a list by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """One thing to filter by: its name in the address, and (value, words) to choose from."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
