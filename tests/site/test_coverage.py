"""tests/coverage.md keeps its word: whatever the sources hold has a page, and the page has it where the table says."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from support.sites import REPOSITORY, Built, file_of

SECTIONS: Final = [f"{part}.{number}" for part, last in ((1, 4), (4, 5), (6, 5), (7, 9)) for number in range(1, last + 1)]
NOWHERE: Final = "\u2013"


class Row(NamedTuple):
    """A point of the inventory and where it stands."""

    section: str
    what: str
    page: str
    note: str

    @property
    def url(self) -> str:
        """The address that MkDocs gives the page."""
        return re.sub(r"(?:(?<=/)|^)index$", "", self.page.partition("#")[0].removesuffix(".md")).rstrip("/") + "/"

    @property
    def id(self) -> str:
        return self.page.partition("#")[2]


def table() -> list[list[str]]:
    """The cells of each row, head and rule left out."""
    text = (REPOSITORY / "tests" / "coverage.md").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


ROWS: Final = [Row(*cells) for cells in table() if len(cells) == len(Row._fields)]
ON_A_PAGE: Final = [row for row in ROWS if row.page != NOWHERE]


def test_every_row_is_whole() -> None:
    assert [cells for cells in table() if len(cells) != len(Row._fields) or not all(cells)] == []


def test_every_section_of_the_inventory_has_rows_in_order() -> None:
    assert list(dict.fromkeys(row.section for row in ROWS)) == SECTIONS


def test_no_point_stands_twice() -> None:
    points = [(row.section, row.what) for row in ROWS]
    assert [point for point in dict.fromkeys(points) if points.count(point) > 1] == []


def test_what_has_no_page_says_why() -> None:
    reasons = re.compile(r"(?:not stated, on purpose|left out): \S")
    assert [row for row in ROWS if row.page == NOWHERE and not reasons.match(row.note)] == []


def test_every_page_that_is_named_exists(real_site: Built) -> None:
    assert [row.page for row in ON_A_PAGE if file_of(row.url) not in real_site.files] == []


def test_every_item_and_heading_that_is_named_is_on_its_page(real_site: Built) -> None:
    urls = {row.url for row in ON_A_PAGE if file_of(row.url) in real_site.files}
    ids = {url: {element.id for element in real_site.page(url).walk()} for url in urls}
    assert [row.page for row in ON_A_PAGE if row.id and row.id not in ids.get(row.url, set())] == []


def test_every_key_idea_and_activity_of_the_archived_suite_is_in_the_table(real_site: Built) -> None:
    named = {f"{row.url}#{row.id}" for row in ROWS if row.section == "1.2"}
    items = [item for item in real_site.items if item["suite"] == "secondary" and item["kind"] != "resource"]
    assert ([item["url"] for item in items if item["url"] not in named], len(items)) == ([], 23)
