from __future__ import annotations

from typing import Any

import pytest

from cpd.domain.place import Suite
from cpd.domain.selection import Selection
from support.things import closed, draft_item

CATALOGUE, _ = closed(
    {
        "one/part/index.md": [draft_item(1, "A", tags=("x",))],
        "one/part/b.md": [draft_item(2, "B", kind="resource", tags=("x", "y"))],
        "one/end/c.md": [draft_item(3, "C")],
        "d.md": [draft_item(4, "D")],
    },
    Suite(id="one", folder="one"),
)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, "ABCD"),
        ({"kind": "key-idea"}, "ACD"),
        ({"kind": "none"}, ""),
        ({"suite": "one"}, "ABC"),
        ({"section": "1"}, "AB"),
        ({"section": "part"}, "AB"),
        ({"section": "one/part/index.md"}, "AB"),
        ({"section": "End"}, "C"),
        ({"section": "3"}, ""),
        ({"tag": "x"}, "AB"),
        ({"tag": "y", "kind": "key-idea"}, ""),
        ({"limit": 2}, "AB"),
        ({"limit": 2, "kind": "key-idea"}, "AC"),
        ({"whole": True}, "ABCD"),
    ],
)
def test_a_selection_takes_the_items_asked_for_in_order(asked: dict[str, Any], titles: str) -> None:
    assert "".join(item.title for item in Selection(**asked).among(CATALOGUE)) == titles
