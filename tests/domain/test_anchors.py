from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.anchors import free_id
from cpd.domain.draft import Draft
from cpd.domain.place import Suite
from support.things import closed, draft_item, outline

ONE = Suite(id="one", folder="one")
TWO = Suite(id="two", folder="two")


def test_a_made_id_is_the_title() -> None:
    catalogue, _ = closed({"a.md": [draft_item(1, "Coaching versus mentoring")]})
    assert [item.anchor for item in catalogue] == ["coaching-versus-mentoring"]


def test_made_ids_that_clash_take_the_names_of_their_pages() -> None:
    catalogue, findings = closed({"one/a.md": [draft_item(1)], "one/b.md": [draft_item(2)]}, ONE)
    assert ([item.anchor for item in catalogue], findings) == (["a-first", "b-first"], [])


def test_made_ids_that_clash_take_the_folder_of_an_index_page() -> None:
    catalogue, _ = closed({"one/part/index.md": [draft_item(1)], "one/b.md": [draft_item(2)]}, ONE)
    assert [item.anchor for item in catalogue] == ["part-first", "b-first"]


def test_equal_made_ids_of_one_page_are_counted() -> None:
    catalogue, _ = closed({"a.md": [draft_item(1), draft_item(2), draft_item(3)]})
    assert [item.anchor for item in catalogue] == ["a-first", "a-first-2", "a-first-3"]


def test_ids_of_different_suites_do_not_clash() -> None:
    pages = {"one/a.md": [draft_item(1, id="same")], "two/a.md": [draft_item(2, id="same")], "a.md": [draft_item(3, id="same")]}
    catalogue, findings = closed(pages, ONE, TWO)
    assert ([item.id for item in catalogue], findings) == (["one/same", "two/same", "same"], [])


def test_a_made_id_gives_way_to_a_written_one_on_a_later_page() -> None:
    catalogue, findings = closed({"a.md": [draft_item(1)], "b.md": [draft_item(2, "Other", id="first")]})
    assert ([item.anchor for item in catalogue], findings) == (["a-first", "first"], [])


def test_a_made_id_with_a_page_name_leaves_later_items_their_own() -> None:
    pages = {"a.md": [draft_item(1), draft_item(2)], "b.md": [draft_item(3, "A first")]}
    catalogue, _ = closed(pages)
    assert [item.anchor for item in catalogue] == ["a-first-2", "a-first-3", "a-first"]


def test_a_made_id_gives_way_to_a_heading_of_its_page() -> None:
    draft = Draft()
    opened = draft.open_page("a.md")
    opened.items.append(draft_item(1))
    opened.taken.add("first")
    assert [item.anchor for item in draft.close(outline("a.md"))] == ["a-first"]


def test_two_items_of_one_written_id_are_reported_with_both_places() -> None:
    pages = {"one/a.md": [draft_item(1, id="same", line=3)], "one/b.md": [draft_item(2, "Second", id="same", line=7)]}
    _, findings = closed(pages, ONE)
    assert findings == [
        (
            'docs/one/b.md:7: item-ids-are-unique: two items are called "same"; the other stands in docs/one/a.md:3. '
            "Give one of them another id."
        )
    ]


def test_the_other_place_has_no_line_where_none_is_certain() -> None:
    _, findings = closed({"a.md": [draft_item(1, id="same"), draft_item(2, "Second", id="same")]})
    assert findings == [
        'docs/a.md: item-ids-are-unique: two items are called "same"; the other stands in docs/a.md. Give one of them another id.'
    ]


def test_the_second_of_two_written_ids_gets_a_made_one() -> None:
    catalogue, _ = closed({"a.md": [draft_item(1, id="same"), draft_item(2, "Second", id="same")]})
    assert [item.anchor for item in catalogue] == ["same", "second"]


def test_a_written_id_that_something_else_on_the_page_has_is_reported() -> None:
    draft = Draft()
    opened = draft.open_page("a.md")
    opened.items.append(draft_item(1, id="taken", line=2))
    opened.taken.add("taken")
    draft.close(outline("a.md"))
    assert [finding.message() for finding in draft.findings] == [
        (
            'docs/a.md:2: item-ids-are-unique: the id "taken" of "First" is also the id of something else on this page. '
            "Give one of them another id."
        )
    ]


TITLES = st.sampled_from(["a", "b", "a b", "b a", "a-2"])
PAGES = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "a/b.md", "a/index.md"]), st.lists(st.tuples(TITLES, st.none() | TITLES), max_size=4)
)


@given(pages=PAGES)
def test_ids_are_unique_whatever_is_written(pages: dict[str, list[tuple[str, str | None]]]) -> None:
    keys = iter(range(1000))
    items = {path: [draft_item(next(keys), title, id=wanted) for title, wanted in rows] for path, rows in pages.items()}
    catalogue, _ = closed(items)
    assert len({item.id for item in catalogue}) == len(catalogue)


@given(wanted=st.text(max_size=3), taken=st.frozensets(st.text(max_size=3)))
def test_a_free_id_is_not_taken(wanted: str, taken: frozenset[str]) -> None:
    assert free_id(wanted, taken) not in taken


def test_a_free_id_counts_on_from_two() -> None:
    assert free_id("a", ["a", "a-2"]) == "a-3"
