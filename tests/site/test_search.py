"""Search finds an item once, where it stands, and index pages by their headings."""

from __future__ import annotations

import pytest

from conftest import BuildsSites
from support.material import TWO_SUITES
from support.searched import entries, found
from support.sites import Built


@pytest.mark.parametrize("words", ["Small words", "Counting words", "Measuring words", "Folding words", "Other small words"])
def test_an_items_words_are_found_once(two_suites: Built, words: str) -> None:
    assert len(found(two_suites, words)) == 1


def test_words_of_a_callout_are_found_on_the_page_where_it_stands(two_suites: Built) -> None:
    assert found(two_suites, "Folding words") == ["first/part/inner/#fold-it"]


def test_headings_of_index_pages_are_found(two_suites: Built) -> None:
    titles = {(entry.location.partition("#")[0], entry.title) for entry in entries(two_suites) if "key-ideas/" in entry.location}

    assert titles == {
        ("key-ideas/", "All key ideas"),
        ("key-ideas/", "First suite"),
        ("key-ideas/", "Second suite"),
        ("key-ideas/", "Outside any suite"),
        ("first/key-ideas/", "All key ideas"),
        ("first/key-ideas/", "Earlier"),
        ("second/key-ideas/", "All key ideas"),
        ("second/key-ideas/", "1 Only"),
    }


def test_every_place_that_search_knows_exists(two_suites: Built) -> None:
    lost = [
        entry.location
        for entry in entries(two_suites)
        for url, _, anchor in [entry.location.partition("#")]
        if anchor and not two_suites.page(url).all(id=anchor)
    ]

    assert lost == []


def test_every_place_that_search_of_the_real_site_knows_exists(real_site: Built) -> None:
    lost = [
        entry.location
        for entry in entries(real_site)
        for url, _, anchor in [entry.location.partition("#")]
        if anchor and not real_site.page(url).all(id=anchor)
    ]

    assert lost == []


def test_no_item_of_the_real_site_is_found_more_often_than_it_is_written(real_site: Built) -> None:
    # The guide shows callouts as code, too.
    texts = " ".join(" ".join(entry.text.split()) for entry in entries(real_site) if not entry.location.startswith("writing/"))
    # Suites that share pages share beginnings and sentences.
    written = [" ".join(item["text"].split()) for item in real_site.items]
    starts = {" ".join(text.split()[:20]) for text in written}
    assert [start for start in starts if texts.count(start) > sum(text.count(start) for text in written)] == []


def test_lists_that_an_author_places_bring_nothing_into_search_twice(site: BuildsSites) -> None:
    built = site(
        TWO_SUITES,
        """
        all.md
            | # All of it
            |
            | /// items
            |     whole: true
            |
            | ///
    """,
    )

    assert (len(found(built, "Small words")), found(built, "Measuring words")) == (1, ["first/later/#a-ruler"])
