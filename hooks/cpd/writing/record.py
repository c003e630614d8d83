"""What the HTML tells the scripts that keep a reader's record."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from cpd.domain.items import Item
from cpd.domain.place import Page


def item_value(item: Item) -> str:
    """The value of a callout's attribute ``data-record``, without its quotes, and the attributes after it."""
    return _value(_item_facts(item) | {"data-minutes": str(item.options.minutes or "")})


def item_attributes(item: Item) -> Markup:
    """The same for an item's article on another page; its minutes stand there anyway."""
    return _attributes(_item_facts(item))


def page_attributes(page: Page) -> Markup:
    """The attributes of a page's own tools."""
    title = f"{page.label} {page.title}".strip()
    return _attributes({"data-record": page.id, "data-title": title, "data-record-was": " ".join(page.former_ids)})


def _item_facts(item: Item) -> dict[str, str]:
    return {
        "data-record": item.id,
        "data-title": item.name,
        "data-asked": item.asked or "",
        "data-record-was": " ".join(item.former_ids),
        "data-withdrawn": "true" if item.options.withdrawn else "",
        "data-cpd": "item",
    }


def _attributes(facts: dict[str, str]) -> Markup:
    return Markup(f' data-record="{_value(facts)}"')  # noqa: S704  # escaped below


def _value(facts: dict[str, str]) -> str:
    first, *rest = ((name, escape(given)) for name, given in facts.items() if given)
    return first[1] + "".join(f'" {name}="{given}' for name, given in rest)
