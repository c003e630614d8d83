"""What is said of slides and speaker notes that nobody is shown."""

from __future__ import annotations

from conftest import Sketches
from cpd.components.slides import model as slides
from cpd.domain.place import Suite


def test_notes_on_a_page_without_slides_are_told() -> None:
    told = slides.findings({"b.md": "page"}, {"a.md": 7, "b.md": 3}, (), {})
    assert [finding.message() for finding in told] == [
        (
            "docs/a.md:7: notes-have-slides: these speaker notes stand on a page without slides, so nobody reads them. "
            "Write `slides: true` into the page's front matter, or take the notes out."
        )
    ]


def test_slides_of_a_suite_stand_on_its_front_page() -> None:
    extents: dict[str, slides.Extent] = {"s/index.md": "suite", "s/a.md": "suite", "t/README.md": "suite", "u/index.md": "page"}
    whole = slides.suite_decks(extents, [Suite(id=name, folder=name) for name in "stu"])
    assert {path: suite.id for path, suite in whole.items()} == {"s/index.md": "s", "t/README.md": "t"}
    assert [finding.message() for finding in slides.findings(extents, {}, whole, {"s/a.md": 3})] == [
        (
            'docs/s/a.md:3: front-matter-is-understood: `slides` is "suite", but this is not the front page of a suite.'
            " Write `slides: true` for slides of this page."
        )
    ]


def test_a_reference_without_words_in_notes_has_the_words_of_the_item(sketch: Sketches) -> None:
    page = "---\nslides: true\n---\n# A page\n\n/// key-idea | Go & see\n    id: go\n\nWords.\n\n///\n\n/// notes\n\nAsk of [](item:go) and [](item:none).\n\n///\n"
    drawn = sketch({"index.md": "# Home\n", "a.md": page}).content("a.md")
    assert drawn.one("template", "cpd-notes").text == "Ask of Key idea: Go & see and none."
