from __future__ import annotations

import pytest

from support.things import KINDS


@pytest.mark.parametrize(("count", "words"), [(0, "0 key ideas"), (1, "1 key idea"), (2, "2 key ideas")])
def test_a_count_is_put_in_words(count: int, words: str) -> None:
    assert KINDS["key-idea"].count_in_words(count) == words


def test_a_numbered_item_is_called_by_its_number() -> None:
    assert KINDS["reflective-activity"].label_with(2) == "Reflective activity 2"


def test_an_item_without_number_is_called_by_its_kind() -> None:
    assert KINDS["reflective-activity"].label_with(None) == "Reflective activity"


def test_of_the_three_only_activities_are_numbered() -> None:
    assert [name for name, kind in KINDS.items() if kind.numbered] == ["reflective-activity"]
