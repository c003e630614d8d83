"""What a list of items asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which items to show; what is not asked does not limit."""

    kind: str | None = None
    suite: str | None = None
    section: str | None = None
    """A section's number, folder name or title."""
    tag: str | None = None
    limit: int | None = None
    whole: bool = False
    """Full text instead of one line each."""

    def among(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """The items asked for, in the order given."""
        found = tuple(item for item in items if self._takes(item))
        return found if self.limit is None else found[: self.limit]

    def _takes(self, item: Item) -> bool:
        suite = item.page.suite
        return (
            (self.kind is None or item.kind.name == self.kind)
            and (self.suite is None or (suite is not None and suite.id == self.suite))
            and (self.tag is None or self.tag in item.options.tags)
            and (self.section is None or self._is_in_section(item))
        )

    def _is_in_section(self, item: Item) -> bool:
        section = item.page.section
        return section is not None and self.section in {
            str(section.number), section.title, section.folder.rpartition("/")[2],
        }  # fmt: skip
