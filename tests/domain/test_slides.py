"""Speaker notes set aside and put back, and what is said of those that nobody is shown."""

from __future__ import annotations

from cpd.domain import asides, slides
from cpd.domain.place import Suite

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


def test_notes_on_a_page_without_slides_are_told() -> None:
    told = slides.findings({"b.md": "page"}, {"a.md": 7, "b.md": 3}, (), {})
    assert [finding.worded() for finding in told] == [
        (
            "docs/a.md:7: notes-have-slides: these speaker notes stand on a page without slides, so nobody reads them. "
            "Write `slides: true` into the page's front matter, or take the notes out."
        )
    ]


def test_slides_of_a_suite_stand_on_its_front_page() -> None:
    extents: dict[str, slides.Extent] = {"s/index.md": "suite", "s/a.md": "suite", "t/README.md": "suite", "u/index.md": "page"}
    whole = slides.whole(extents, [Suite(id=name, folder=name) for name in "stu"])
    assert {path: suite.id for path, suite in whole.items()} == {"s/index.md": "s", "t/README.md": "t"}
    assert [finding.worded() for finding in slides.findings(extents, {}, whole, {"s/a.md": 3})] == [
        (
            'docs/s/a.md:3: front-matter-is-understood: `slides` is "suite", but this is not the front page of a suite.'
            " Write `slides: true` for slides of this page."
        )
    ]
