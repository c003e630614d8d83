"""The address of whoever publishes a copy of the site."""

from __future__ import annotations

import re

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}(?:\.{_LOCAL})*@{_LABEL}(?:\.{_LABEL})+")


def is_address(value: object) -> bool:
    """Whether something is a mail address as people have them."""
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None
