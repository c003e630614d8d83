"""Work that need not be done again: whoever has a value made says what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

Made = TypeVar("Made")


def digest(*parts: str | bytes) -> bytes:
    """What texts are told apart by, all together."""
    # Processors know this one by themselves.
    made = sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(raw))
        made.update(raw)
    return made.digest()[:16]


class Keeper:
    """Has each value made when it is asked for. A build's own keeps it for the next build."""

    def made(self, stage: str, name: str, given: Callable[[], object], make: Callable[[], Made]) -> Made:  # noqa: ARG002  # for those that keep
        """What ``make`` returns; values of the same ``stage`` have a ``name`` each.

        ``given`` says all that it depends on beside code, settings and templates, as a value that its ``repr`` tells from others.
        """
        return make()
