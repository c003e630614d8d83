"""Whatever is written: the site builds or ends in findings, and no callout is lost.

``HYPOTHESIS_PROFILE=scale pytest tests/site/test_fuzz.py`` looks for an hour.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cpd.reading.options import CALLOUT, ITEMS
from support import reads
from support.sets import PATHS, differences
from support.sites import Built, Project
from support.strategies import admonitions, front_matter, markdown, options

# A build takes a quarter of a second, so each has several pages in it and there are fewer of them.
BUILDS: Final = settings(max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 6)
KEYS: Final = [
    "title", "suite", "contents", "template", "search", "description", "phase", "audience", "status", "created", "updated", "tags",
    "hide", "icon",
]  # fmt: skip
SUITE: Final = "---\nsuite: suite\n---\n# A suite\n"


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@contextmanager
def built(workplace: Path, pages: list[str], front: str = SUITE) -> Iterator[Built]:
    """A site of these pages in a suite, gone afterwards."""
    with TemporaryDirectory(dir=workplace) as folder:
        files = {f"suite/page{number}.md": page for number, page in enumerate(pages)}
        yield Project(Path(folder)).write({"suite/index.md": front, **files}).build()


@BUILDS
@given(pages=st.lists(markdown(wild=True), min_size=3, max_size=5))
def test_a_site_of_any_markdown_builds(workplace: Path, pages: list[str]) -> None:
    with built(workplace, pages) as site:
        assert site.aborted == ""


@BUILDS
@given(pages=st.lists(markdown(wild=False), min_size=3, max_size=5))
def test_whatever_is_written_all_outputs_have_the_same_items(workplace: Path, pages: list[str]) -> None:
    with built(workplace, pages) as site:
        assert differences(site) == []


@BUILDS
@given(heads=st.lists(options([option.name for option in (*CALLOUT, *ITEMS)]), min_size=4, max_size=6))
def test_whatever_stands_under_a_head_the_callout_is_there(workplace: Path, heads: list[str]) -> None:
    pages = [f"# Page\n\n/// key-idea | Title\n{head}\n\nWords.\n\n///\n\nAfter it.\n" for head in heads]
    with built(workplace, pages) as site:
        assert [(item["page"], item["kind"]) for item in site.items] == [
            (f"suite/page{number}.md", "key-idea") for number in range(len(heads))
        ]


@BUILDS
@given(fronts=st.lists(front_matter(KEYS), min_size=3, max_size=5))
def test_whatever_stands_at_a_pages_head_its_callout_is_there(workplace: Path, fronts: list[str]) -> None:
    page = '\n# Page\n\n!!! key-idea "Title"\n    Words.\n'
    with built(workplace, [front + page for front in fronts], fronts[0] + page) as site:
        assert (len(site.items), site.aborted, differences(site)) == (len(fronts) + 1, "", [])


@given(page=admonitions())
def test_every_admonition_that_stock_markdown_recognises_is_an_item(page: str) -> None:
    assert len(reads.read(page).items) == recognised(page)


@given(page=markdown(wild=True))
def test_any_page_can_be_read(page: str) -> None:
    found = reads.read(page)

    assert ("\x02" in found.html, len({item["id"] for item in found.items})) == (False, len(found.items))


class Recognised(Treeprocessor):
    """Counts the callouts in the finished tree."""

    count = 0

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            classes = set(element.get("class", "").split())
            self.count += bool(classes & set(PATHS)) and (element.tag == "details" or (element.tag == "div" and "admonition" in classes))


class Counts(Extension):
    """Stock Markdown with a counter at the end."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        self.counter = Recognised(md)
        md.treeprocessors.register(self.counter, "counts", -100)


def recognised(page: str) -> int:
    """How many callouts stock Markdown sees."""
    counts = Counts()
    names, configs = reads._extensions()
    Markdown(extensions=[*names, counts], extension_configs=configs).convert(page)
    return counts.counter.count
