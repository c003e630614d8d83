"""The closed, ordered, read-only collection of all items, with its lookups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .items import DraftItem, Item
from .place import Outline, Page


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All items of the site in reading order."""

    items: tuple[Item, ...]
    outline: Outline
    _by_id: Mapping[str, Item] = field(default_factory=dict)
    _by_page: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    _by_anchor: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        places: Sequence[tuple[Page, DraftItem]],
        *,
        anchors: Mapping[int, str],
        numbers: Mapping[int, int],
        outline: Outline,
    ) -> Catalogue:
        """The catalogue of all items, each given with its page; ``anchors`` and ``numbers`` hold their ids and numbers by key."""
        items = tuple(
            Item(
                key=item.key,
                kind=item.kind,
                title=item.title,
                title_html=item.title_html,
                page=page,
                anchor=anchors[item.key],
                number=numbers.get(item.key),
                options=item.options,
                line=item.line,
                asked=item.asked,
            )
            for page, item in places
        )
        by_page: dict[str, list[Item]] = {}
        by_anchor: dict[str, list[Item]] = {}
        for item in items:
            by_page.setdefault(item.page.path, []).append(item)
            by_anchor.setdefault(item.anchor, []).append(item)
        return cls(
            items=items,
            outline=outline,
            _by_id={item.id: item for item in items},
            _by_page={path: tuple(found) for path, found in by_page.items()},
            _by_anchor={anchor: tuple(found) for anchor, found in by_anchor.items()},
        )

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def listed(self) -> tuple[Item, ...]:
        """The items that stand in lists and totals: all but those of pages that are kept out."""
        return tuple(item for item in self.items if item.page.is_listed)

    @cached_property
    def _by_suite(self) -> dict[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {}
        for item in self.listed:
            if item.page.suite:
                found.setdefault(item.page.suite.id, []).append(item)
        return {suite: tuple(items) for suite, items in found.items()}

    def listed_in(self, suite_id: str) -> tuple[Item, ...]:
        """The suite's items that stand in lists and totals."""
        return self._by_suite.get(suite_id, ())

    def on_page(self, path: str) -> tuple[Item, ...]:
        """The page's items in order."""
        return self._by_page.get(path, ())

    def twins(self, item: Item) -> tuple[Item, ...]:
        """The items with the same callout id in the suites that share pages with this one's."""
        if item.page.suite is None:
            return ()
        ids = (f"{suite.id}/{item.anchor}" for suite in self.outline.partners(item.page.suite))
        return tuple(twin for one in ids if (twin := self._by_id.get(one)) and twin.kind == item.kind)

    def targets(self, reference: str, page: Page) -> tuple[Item, ...]:
        """What ``item:reference`` on that page can mean: one item, none, or several.

        A callout id means the one in the page's own suite first, then the only one anywhere.
        """
        near = f"{page.suite.id}/{reference}" if page.suite else reference
        for item_id in (near, reference):
            if item_id in self._by_id:
                return (self._by_id[item_id],)
        return self._by_anchor.get(reference, ())
