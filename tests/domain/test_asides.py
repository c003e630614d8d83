"""Speaker notes set aside and put back."""

from __future__ import annotations

from cpd.domain import asides

HTML = (
    '<h1>A</h1>\n<template class="cpd-notes">\n<p>One.</p>\n</template>\n<p>Text</p>\n<template class="cpd-notes"><p>Two.</p></template>\n'
)
BARE = "<h1>A</h1>\n<p>Text</p>\n"


def test_notes_leave_an_empty_place_each() -> None:
    html, notes = asides.set_aside(HTML)
    assert notes == ["\n<p>One.</p>\n", "<p>Two.</p>"]
    assert ("One" in html, "Two" in html, html.count('<template class="cpd-notes" data-notes="')) == (False, False, 2)


def test_notes_that_are_put_back_stand_where_they_stood() -> None:
    assert asides.put_back(*asides.set_aside(HTML)) == HTML


def test_a_page_without_the_places_is_as_if_there_had_been_no_notes() -> None:
    assert asides.without_places(asides.set_aside(HTML)[0]) == BARE


def test_a_page_without_notes_is_left_as_it_is() -> None:
    assert (asides.set_aside(BARE), asides.put_back(BARE, ()), asides.without_places(BARE)) == ((BARE, []), BARE, BARE)
