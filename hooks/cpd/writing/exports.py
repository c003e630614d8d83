"""The catalogue for machines, and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from types import MappingProxyType

from cpd.domain.catalogue import Catalogue
from cpd.domain.items import Item
from cpd.domain.kinds import Kind

VERSION = 1
_HERE = "\0"
"""Keeps the place of the items: no text of an author's has it."""


Piece = Callable[[str, Sequence[Item], Callable[[], str]], str]
"""Gives a piece of a file by its name, its items, and a function that makes it."""


def new_piece(_name: str, _items: Sequence[Item], make: Callable[[], str]) -> str:
    """A piece that is made now."""
    return make()


def catalogue_json(
    catalogue: Catalogue, text: Callable[[Item], str], more: Mapping[str, object] = MappingProxyType({}), piece: Piece = new_piece
) -> str:
    """All items in reading order, and ``more`` by its name; ``text`` gives each item's plain text.

    Each stretch of items of one suite is a ``piece``.
    """
    suites = [{"id": suite.id, "title": suite.title, "url": suite.url, "phase": suite.phase} for suite in catalogue.outline.suites]
    runs = [[*run] for _, run in groupby(catalogue, key=lambda item: item.page.suite.id if item.page.suite else None)]
    whole: dict[str, object] = {"version": VERSION, "suites": suites, "items": [_HERE] if runs else []}
    before, _, after = f"{_json({**whole, **more})}\n".partition(_json(_HERE))
    pieces = (piece(f"{number}", run, partial(_entries, run, text)) for number, run in enumerate(runs))
    return "".join(joined(before, pieces, ",\n  ", after))


def joined(before: str, pieces: Iterable[str], seam: str, after: str) -> Iterator[str]:
    """Pieces with a seam between them, and what stands before and after them."""
    yield before
    for place, one in enumerate(pieces):
        if place:
            yield seam
        yield one
    yield after


def _entries(items: Iterable[Item], text: Callable[[Item], str]) -> str:
    """The entries of items as they stand in the list of all."""
    # One after the other: as one value they would take several times the memory of their text.
    return ",\n  ".join(_entry(_item(item, text(item))) for item in items)


def _entry(item: Mapping[str, object]) -> str:
    """An entry, indented. Python's own writer of JSON that indents takes several times as long."""
    lines = (f"{_line(name)}: {_listed(value) if value and isinstance(value, list) else _line(value)}" for name, value in item.items())
    return "{\n   " + ",\n   ".join(lines) + "\n  }"


def _listed(values: Sequence[object]) -> str:
    return "[\n    " + ",\n    ".join(map(_line, values)) + "\n   ]"


_line = json.JSONEncoder(ensure_ascii=False).encode


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _item(item: Item, text: str) -> dict[str, object]:
    page = item.page
    entry: dict[str, object] = {
        "id": item.id,
        "kind": item.kind.name,
        "number": item.number,
        "title": item.title,
        "url": item.url,
        "suite": page.suite.id if page.suite else None,
        "section": page.section.title if page.section else None,
        "page": page.file,
        "minutes": item.options.minutes,
        "tags": list(item.options.tags),
        "text": text,
    }
    if item.options.withdrawn:
        entry["withdrawn"] = True
    if not page.is_listed:
        entry["unlisted"] = True
    return entry


def schema_json(kinds: Mapping[str, Kind], more: Mapping[str, object] = MappingProxyType({})) -> str:
    """The JSON Schema (2020-12) of ``catalogue.json`` for this site's kinds; ``more`` are the schemas of what it can have beside."""
    text = {"type": "string"}
    text_or_null = {"type": ["string", "null"]}
    count_or_null = {"type": ["integer", "null"], "minimum": 1}
    suite = record({"id": text, "title": text, "url": text, "phase": text_or_null})
    item = record(
        {
            "id": {"type": "string", "description": "Unique on the site: suite id, slash, callout id."},
            "kind": {"enum": list(kinds)},
            "number": {**count_or_null, "description": "Null for a kind that is not numbered."},
            "title": text,
            "url": {"type": "string", "pattern": "^[^/].*#|^#", "description": "Relative to the site's root, with anchor."},
            "suite": text_or_null,
            "section": text_or_null,
            "page": {"type": "string", "description": "The source file below docs/."},
            "minutes": count_or_null,
            "tags": {"type": "array", "items": text, "uniqueItems": True},
            "text": {"type": "string", "description": "The whole body, plain."},
        },
        optional={
            "withdrawn": {"const": True},
            "unlisted": {"const": True, "description": "Stands in no list of the site."},
        },
    )
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Catalogue of items",
        **record(
            {
                "version": {"const": VERSION},
                "suites": {"type": "array", "items": suite},
                "items": {"type": "array", "items": item, "description": "In reading order."},
            },
            optional=more,
        ),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def record(properties: Mapping[str, object], optional: Mapping[str, object] = MappingProxyType({})) -> dict[str, object]:
    """The schema of an object with these properties and no others."""
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": {**properties, **optional},
    }
