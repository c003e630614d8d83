from __future__ import annotations

import pytest

from cpd.domain.outline import arrange_pages
from cpd.domain.place import Outline, Page, Section, Suite
from support.things import leaf, outline

ONE = Suite(id="one", folder="one")


def labels(of: Outline) -> dict[str, str]:
    return {page.path: page.label for page in of.pages.values()}


def test_sections_and_sub_sections_are_numbered_from_the_reading_order() -> None:
    found = outline("one/index.md", "one/z/index.md", "one/z/b.md", "one/z/a.md", "one/a/index.md", "one/a/c.md", suites=[ONE])
    assert labels(found) == {
        "one/index.md": "",
        "one/z/index.md": "1",
        "one/z/b.md": "1.1",
        "one/z/a.md": "1.2",
        "one/a/index.md": "2",
        "one/a/c.md": "2.1",
    }


def test_pages_of_a_suite_without_folders_number_as_sections_do() -> None:
    assert labels(outline("one/index.md", "one/b.md", "one/a.md", suites=[ONE])) == {"one/index.md": "", "one/b.md": "1", "one/a.md": "2"}


def test_a_page_beside_folders_has_neither_number_nor_section() -> None:
    found = outline("one/index.md", "one/about.md", "one/part/a.md", suites=[ONE])
    assert (found.pages["one/about.md"].label, found.pages["one/about.md"].section) == ("", None)


def test_a_deeper_folder_belongs_to_the_section_above_it() -> None:
    assert labels(outline("one/index.md", "one/part/deep/er/a.md", "one/part/b.md", suites=[ONE])) == {
        "one/index.md": "",
        "one/part/deep/er/a.md": "1.1",
        "one/part/b.md": "1.2",
    }


def test_a_page_knows_its_place_among_its_siblings() -> None:
    page = outline("one/part/a.md", "one/part/b.md", "one/part/c.md", suites=[ONE]).pages["one/part/b.md"]
    assert (page.position, page.siblings, page.is_sub_section) == (2, 3, True)


def test_pages_that_do_not_count_have_no_number() -> None:
    found = arrange_pages([leaf("one/part/a.md", counts=False), leaf("one/part/b.md")], [ONE])
    assert labels(found) == {"one/part/a.md": "", "one/part/b.md": "1.1"}


def test_a_folder_of_pages_that_do_not_count_is_no_section() -> None:
    found = arrange_pages([leaf("one/part/a.md", counts=False), leaf("one/b.md")], [ONE])
    assert labels(found) == {"one/part/a.md": "", "one/b.md": "1"}


def test_pages_outside_any_suite_have_no_place() -> None:
    assert outline("a/index.md", "a/b.md").pages["a/b.md"] == Page(path="a/b.md", url="a/b/", title="a/b.md")


def test_a_page_belongs_to_the_innermost_suite() -> None:
    inner = Suite(id="inner", folder="one/inner")
    found = outline("one/index.md", "one/inner/index.md", "one/inner/a.md", "one/innermost/b.md", suites=[ONE, inner])
    assert {path: page.suite.id for path, page in found.pages.items() if page.suite} == {
        "one/index.md": "one",
        "one/inner/index.md": "inner",
        "one/inner/a.md": "inner",
        "one/innermost/b.md": "one",
    }


def test_a_suite_can_be_the_whole_site() -> None:
    found = outline("index.md", "part/index.md", "part/a.md", suites=[Suite(id="all", folder="")])
    assert labels(found) == {"index.md": "", "part/index.md": "1", "part/a.md": "1.1"}


def test_a_suite_takes_title_and_address_from_its_front_page() -> None:
    found = arrange_pages([leaf("one/index.md", title="The first")], [ONE])
    assert (found.suites[0].title, found.suites[0].url) == ("The first", "one/")


def test_a_readme_is_a_front_page_too() -> None:
    found = arrange_pages([leaf("one/README.md", title="The first"), leaf("one/part/README.md"), leaf("one/part/a.md")], [ONE])
    assert (found.suites[0].title, labels(found)) == ("The first", {"one/README.md": "", "one/part/README.md": "1", "one/part/a.md": "1.1"})


def test_a_suite_whose_front_page_is_not_built_keeps_what_it_has() -> None:
    assert outline("one/a.md", suites=[ONE]).suites == (ONE,)


def test_suites_stand_in_the_reading_order_of_their_pages() -> None:
    two, three = Suite(id="two", folder="two"), Suite(id="three", folder="three")
    assert [suite.id for suite in outline("two/a.md", "one/a.md", suites=[three, ONE, two]).suites] == ["two", "one", "three"]


def test_a_section_takes_title_and_address_from_its_front_page() -> None:
    found = arrange_pages([leaf("one/part/a.md"), leaf("one/part/index.md", title="The part")], [ONE])
    assert found.sections["one"] == (Section(folder="one/part", number=1, title="The part", url="one/part/"),)


@pytest.mark.parametrize(("named", "title"), [("From the navigation", "From the navigation"), ("", "Looking back again")])
def test_a_section_without_front_page_is_named_by_navigation_or_folder(named: str, title: str) -> None:
    found = arrange_pages([leaf("one/looking-back_again/a.md", section_title=named)], [ONE])
    assert found.sections["one"] == (Section(folder="one/looking-back_again", number=1, title=title, url=None),)


def test_a_suites_pages_are_known_in_order() -> None:
    found = outline("one/b.md", "a.md", "one/a.md", suites=[ONE])
    assert [page.path for page in found.in_suite("one")] == ["one/b.md", "one/a.md"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b.md", "b"),
        ("a/index.md", "a"),
        ("a/README.md", "a"),
        ("index.md", "index"),
        ("README.md", "README"),
        ("a/One & two, größer.md", "One-two-größer"),
        ("a/!.md", "page"),
    ],
)
def test_a_page_is_named_by_its_file_or_folder(path: str, name: str) -> None:
    assert Page(path=path, url="", title="").name == name
