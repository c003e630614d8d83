from __future__ import annotations

from cpd.domain.place import Suite
from support.things import closed, draft_item, page

ONE = Suite(id="one", folder="one", phase="Secondary")
TWO = Suite(id="two", folder="two")

CATALOGUE, _ = closed(
    {
        "one/a.md": [draft_item(1, id="same"), draft_item(2, "Only here")],
        "two/b.md": [draft_item(3, id="same")],
        "c.md": [draft_item(4, id="outside")],
    },
    ONE,
    TWO,
)


def test_items_stand_in_reading_order() -> None:
    assert [item.id for item in CATALOGUE] == ["one/same", "one/only-here", "two/same", "outside"]


def test_it_knows_how_many_there_are() -> None:
    assert len(CATALOGUE) == 4


def test_it_knows_the_items_of_a_page() -> None:
    assert [item.id for item in CATALOGUE.on_page("one/a.md")] == ["one/same", "one/only-here"]


def test_a_page_without_items_has_none() -> None:
    assert CATALOGUE.on_page("none.md") == ()


def test_a_reference_means_the_item_of_its_own_suite_first() -> None:
    assert [item.id for item in CATALOGUE.targets("same", page("two/z.md", suite=TWO))] == ["two/same"]


def test_a_reference_with_the_suite_in_front_means_that_one() -> None:
    assert [item.id for item in CATALOGUE.targets("one/same", page("two/z.md", suite=TWO))] == ["one/same"]


def test_a_reference_means_the_only_item_of_that_name_anywhere() -> None:
    assert [item.id for item in CATALOGUE.targets("only-here", page("z.md"))] == ["one/only-here"]


def test_a_reference_from_outside_can_mean_several() -> None:
    assert [item.id for item in CATALOGUE.targets("same", page("z.md"))] == ["one/same", "two/same"]


def test_a_reference_into_the_void_means_nothing() -> None:
    assert CATALOGUE.targets("gone", page("z.md")) == ()


def test_a_reference_from_a_suite_reaches_an_item_outside() -> None:
    assert [item.id for item in CATALOGUE.targets("outside", page("one/z.md", suite=ONE))] == ["outside"]


def test_pages_that_are_not_in_the_outline_bring_no_items() -> None:
    catalogue, _ = closed({})
    assert list(catalogue) == []


def test_an_item_is_addressed_below_its_page() -> None:
    assert CATALOGUE.items[0].url == "one/a/#same"


def test_an_item_without_a_phase_has_its_suites() -> None:
    assert CATALOGUE.items[0].phase == "Secondary"


def test_an_items_own_phase_wins() -> None:
    catalogue, _ = closed({"one/a.md": [draft_item(1, phase="Primary")]}, ONE)
    assert catalogue.items[0].phase == "Primary"


def test_an_item_outside_a_suite_has_no_phase() -> None:
    assert CATALOGUE.items[3].phase is None


def test_an_items_name_is_label_and_title() -> None:
    catalogue, _ = closed({"one/a.md": [draft_item(1, "Why", kind="reflective-activity")]}, ONE)
    assert catalogue.items[0].name == "Reflective activity 1: Why"
