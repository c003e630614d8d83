from __future__ import annotations

from typing import Any

from cpd.domain.items import DraftItem
from cpd.domain.place import Suite
from support.things import closed, draft_item

ONE = Suite(id="one", folder="one")
TWO = Suite(id="two", folder="two")


def activity(key: int, title: str = "First", **options: Any) -> DraftItem:
    return draft_item(key, title, kind="reflective-activity", **options)


def test_activities_are_counted_through_the_pages_of_a_suite() -> None:
    catalogue, _ = closed({"one/a.md": [activity(1), draft_item(2)], "one/b.md": [activity(3)]}, ONE)
    assert [item.number for item in catalogue] == [1, None, 2]


def test_each_suite_counts_for_itself() -> None:
    catalogue, _ = closed({"one/a.md": [activity(1)], "two/a.md": [activity(2)]}, ONE, TWO)
    assert [item.number for item in catalogue] == [1, 1]


def test_items_outside_a_suite_have_no_number() -> None:
    catalogue, findings = closed({"a.md": [activity(1)]})
    assert ([item.number for item in catalogue], findings) == ([None], [])


def test_counting_goes_on_from_a_pinned_number() -> None:
    catalogue, findings = closed({"one/a.md": [activity(1, number=4), activity(2, "Second")]}, ONE)
    assert ([item.number for item in catalogue], findings) == ([4, 5], [])


def test_a_withdrawn_item_keeps_its_number() -> None:
    catalogue, _ = closed({"one/a.md": [activity(1, withdrawn=True), activity(2, "Second")]}, ONE)
    assert [item.number for item in catalogue] == [1, 2]


def test_a_pinned_number_taken_twice_is_reported_with_both_places() -> None:
    pages = {"one/a.md": [activity(1, number=3, line=2)], "one/b.md": [activity(2, "Second", number=3, line=9)]}
    _, findings = closed(pages, ONE)
    assert findings == [
        (
            'docs/one/b.md:9: numbers-are-unique: 3 is pinned for "Second", but "First" (docs/one/a.md:2) has it already. '
            "Pin a number above 3, or take the option `number` out."
        )
    ]


def test_a_pinned_number_that_counting_gave_away_is_reported() -> None:
    _, findings = closed({"one/a.md": [activity(1), activity(2, "Second", number=1, line=9)]}, ONE)
    assert findings == [
        (
            'docs/one/a.md:9: numbers-are-unique: 1 is pinned for "Second", but "First" (docs/one/a.md) has it already. '
            "Pin a number above 1, or take the option `number` out."
        )
    ]


def test_a_pinned_number_out_of_order_is_reported() -> None:
    _, findings = closed({"one/a.md": [activity(1, number=5), activity(2, "Second", number=4, line=9)]}, ONE)
    assert findings == [
        (
            'docs/one/a.md:9: numbers-ascend: 4 is pinned for "Second", but an item before it already has 5. '
            "Pin a number above 5, or take the option `number` out."
        )
    ]


def test_a_number_out_of_order_does_not_set_the_count_back() -> None:
    catalogue, _ = closed({"one/a.md": [activity(1, number=5), activity(2, number=2), activity(3)]}, ONE)
    assert [item.number for item in catalogue] == [5, 2, 6]


def test_a_pinned_number_of_a_kind_that_is_not_numbered_is_reported() -> None:
    _, findings = closed({"one/a.md": [draft_item(1, number=2, line=4)]}, ONE)
    assert findings == [
        (
            'docs/one/a.md:4: option-value-fits: "First" has a pinned number but is of the kind "key-idea", which is not numbered. '
            "Take the option `number` out."
        )
    ]


def test_a_pinned_number_outside_a_suite_is_reported() -> None:
    _, findings = closed({"a.md": [activity(1, number=2, line=4)]})
    assert findings == [
        'docs/a.md:4: option-value-fits: "First" has a pinned number but stands outside any suite. Take the option `number` out.'
    ]
