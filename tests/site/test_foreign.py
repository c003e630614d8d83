"""Other people's material: it builds, nothing is lost, everything leads somewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args

import pytest

from support.foreign import Callout, Corpus, Layout, corpus, silence
from support.links import broken, lost_references, repeated_ids
from support.pages import Element
from support.sets import PATHS, differences
from support.sites import Built, Project, cpd

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Foreign:
    """A corpus as it was written, built, and built strictly with its findings silenced."""

    made: Corpus
    site: Built
    strict: Built

    def expected(self) -> list[tuple[Callout, dict[str, Any]]]:
        """Each callout with the entry that stands at its place in the catalogue."""
        return list(zip(self.made.callouts, self.site.items, strict=True))


@pytest.fixture(scope="session", params=get_args(Layout))
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Foreign:
    made = corpus(request.param)
    project = Project(tmp_path_factory.mktemp("foreign")).write(made.files)
    nav: dict[str, Any] = {"nav": made.nav} if made.nav else {}
    site = project.build(**nav)
    project.site = project.site.with_name("strict")
    return Foreign(made, site, project.build(strict=True, extra=cpd(silence=silence(site.findings)), **nav))


def test_the_corpus_has_more_than_350_callouts_of_every_kind_and_many_inside_others(foreign: Foreign) -> None:
    kinds = Counter(callout.kind for callout in foreign.made.callouts)
    nested = sum(set(inner.words) <= set(outer.words) for outer, inner in pairwise(foreign.made.callouts))

    assert (len(foreign.made.callouts) > 350, set(kinds), nested > 50) == (True, set(PATHS), True)


def test_foreign_material_builds_and_mkdocs_finds_nothing_wrong(foreign: Foreign) -> None:
    others = [message for message in foreign.site.messages if not message.startswith("cpd: ")]

    assert (foreign.site.aborted, others) == ("", [])


def test_foreign_material_has_findings_of_content_only(foreign: Foreign) -> None:
    rules = {finding.split(": ")[1] for finding in foreign.site.findings}

    # A reference's address in angle brackets, with a space in it, is no address to Python-Markdown: link and address are lost.
    lists = {"list-has-blank-line-above", "lists-stand-apart", "text-is-shown"}
    assert rules == {"resource-leads-somewhere", "headings-step-by-one", "link-text-says-where"} | lists


def test_foreign_material_builds_strictly_with_its_findings_silenced_by_rule_and_path(foreign: Foreign) -> None:
    assert (foreign.strict.aborted, foreign.strict.messages) == ("", ())


def test_every_callout_is_in_the_catalogue_once_in_navigation_order(foreign: Foreign) -> None:
    listed = [(item["kind"], item["title"], item["page"], item["suite"]) for item in foreign.site.items]

    assert listed == [(one.kind, one.title, one.page, one.suite) for one in foreign.made.callouts]


def test_numbers_count_through_each_suite(foreign: Foreign) -> None:
    counted: Counter[str] = Counter()
    expected: list[int | None] = []
    for callout in foreign.made.callouts:
        is_numbered = callout.kind == "reflective-activity" and callout.suite is not None
        counted[callout.suite or ""] += is_numbered
        expected.append(counted[callout.suite or ""] if is_numbered else None)

    assert [item["number"] for item in foreign.site.items] == expected


def test_every_word_of_a_callout_is_in_the_catalogue(foreign: Foreign) -> None:
    lost = [(item["id"], word) for callout, item in foreign.expected() for word in callout.words if word not in item["text"]]

    assert lost == []


def test_every_callout_of_a_suite_stands_whole_on_its_index_page(foreign: Foreign) -> None:
    lost = []
    urls = {suite["id"]: suite["url"] for suite in foreign.site.catalogue["suites"]}
    for callout, item in foreign.expected():
        if item["suite"]:
            page = foreign.site.page(f"{urls[item['suite']]}{PATHS[callout.kind]}/")
            text = page.one("article", data_item=item["id"]).text
            lost += [(item["id"], word) for word in callout.words if word not in text]

    assert lost == []


def test_folded_callouts_stand_open_on_index_pages(foreign: Foreign) -> None:
    closed = [
        f"{url}#{element.id}"
        for url in foreign.site.urls
        for article in foreign.site.page(url).all("article", data_item="")
        for element in article.all("details", "cpd-callout")
        if "open" not in element.attributes
    ]

    assert closed == []


def test_all_outputs_have_the_same_items_in_the_same_order(foreign: Foreign) -> None:
    assert differences(foreign.site) == []


def test_every_link_and_image_leads_to_a_file_and_every_anchor_to_an_id(foreign: Foreign) -> None:
    assert broken(foreign.site) == []


def test_ids_are_unique_on_every_page(foreign: Foreign) -> None:
    assert repeated_ids(foreign.site) == []


def test_every_label_and_description_names_something_on_its_page(foreign: Foreign) -> None:
    assert lost_references(foreign.site) == []


def test_headings_that_index_pages_add_step_by_one(foreign: Foreign) -> None:
    jumps = []
    for url in foreign.site.urls:
        for index in foreign.site.page(url).all("div", "cpd-index"):
            levels = [2, *(int(e.tag[1]) for e in index.walk() if e.tag in HEADINGS and not _is_authors(e))]
            jumps += [f"{url}: {outer} to {inner}" for outer, inner in pairwise(levels) if inner > outer + 1]

    assert jumps == []


def test_headings_inside_an_item_step_down_below_its_own(foreign: Foreign) -> None:
    high = []
    for url in foreign.site.urls:
        for article in foreign.site.page(url).all("article", "cpd-item"):
            own, *inner = [int(e.tag[1]) for e in article.walk() if e.tag in HEADINGS]
            high += [f"{url}: {article.attributes['data-item']}" for level in inner if level <= own]

    assert high == []


def _is_authors(heading: Element) -> bool:
    return any("cpd-callout" in above.classes or "cpd-item__body" in above.classes for above in heading.above())
