"""Work that need not be done again: whoever has a value made says what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class Keeper:
    """Has each value made when it is asked for. A build's own keeps it for the next build."""

    def made(self, stage: str, name: str, given: object, make: Callable[[], Made]) -> Made:  # noqa: ARG002  # for those that keep
        """What ``make`` returns. ``given`` is all that it depends on, the code apart, as a value that its ``repr`` tells from others.

        Values of the same ``stage`` have a ``name`` each.
        """
        return make()
