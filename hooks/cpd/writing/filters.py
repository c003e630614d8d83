"""What a reader can filter a list by."""

from __future__ import annotations

from typing import NamedTuple


class FilterView(NamedTuple):
    """One thing to filter by: its name in the address, and (value, words) to choose from."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
