"""The same items in every output: on the real site, and a comparison that notices when they are not."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from support.links import broken, lost_references, repeated_ids
from support.sets import differences
from support.sites import Built


def changed(site: Built, to: Path, url: str, change: tuple[str, str]) -> Built:
    """A copy of a site in which one page says something else."""
    copytree(site.folder, to)
    page = to / url / "index.html"
    text = page.read_text(encoding="utf-8")
    old, new = change
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return Built(to)


def test_the_real_site_has_the_same_items_in_all_outputs(real_site: Built) -> None:
    assert differences(real_site) == []


def test_every_link_of_the_real_site_leads_somewhere(real_site: Built) -> None:
    assert broken(real_site) == []


def test_ids_of_the_real_site_are_unique_on_each_page(real_site: Built) -> None:
    assert repeated_ids(real_site) == []


def test_every_label_of_the_real_site_names_something(real_site: Built) -> None:
    assert lost_references(real_site) == []


def test_the_real_site_builds_without_a_word_from_mkdocs_or_us(real_site: Built) -> None:
    assert (real_site.aborted, real_site.messages) == ("", ())


def test_a_small_site_has_the_same_items_in_all_outputs(two_suites: Built) -> None:
    assert differences(two_suites) == []


def test_a_callout_that_a_page_lost_is_named(two_suites: Built, tmp_path: Path) -> None:
    spoilt = changed(two_suites, tmp_path / "spoilt", "first/earlier", ('class="admonition key-idea', 'class="admonition other'))

    assert differences(spoilt) == ["pages: first/begin-small is missing"]


def test_an_item_that_an_index_page_lost_is_named(two_suites: Built, tmp_path: Path) -> None:
    spoilt = changed(two_suites, tmp_path / "spoilt", "first/resources", ('data-item="first/a-ruler"', ""))

    assert differences(spoilt) == ["first/resources/: first/a-ruler is missing"]


def test_a_line_for_an_item_that_does_not_exist_is_named(two_suites: Built, tmp_path: Path) -> None:
    spoilt = changed(two_suites, tmp_path / "spoilt", "resources", ('data-item="first/a-ruler"', 'data-item="first/a-rule"'))

    assert differences(spoilt) == [
        "resources/ (lines): first/a-ruler is missing",
        "resources/ (lines): first/a-rule is not in the catalogue",
    ]


def test_items_out_of_order_are_named(two_suites: Built, tmp_path: Path) -> None:
    lines = two_suites.page("reflective-activities/").all("li", data_item="")
    one, other = (f'data-item="{line.attributes["data-item"]}"' for line in lines)
    spoilt = changed(two_suites, tmp_path / "a", "reflective-activities", (one, "data-was"))
    spoilt = changed(spoilt, tmp_path / "b", "reflective-activities", (other, one))
    spoilt = changed(spoilt, tmp_path / "c", "reflective-activities", ("data-was", other))

    assert differences(spoilt)[0] == "reflective-activities/ (lines): first/fold-it stands where first/count-the-desks should"


def test_a_number_that_differs_is_named(two_suites: Built, tmp_path: Path) -> None:
    spoilt = changed(two_suites, tmp_path / "spoilt", "first/part/inner", ("Reflective activity 2<", "Reflective activity 3<"))

    assert differences(spoilt) == ["pages: first/fold-it has the number 3, not 2"]


def test_an_item_that_stands_twice_is_named(two_suites: Built, tmp_path: Path) -> None:
    line = two_suites.text("resources/index.html").split('<ul class="cpd-list">')[1].split("</ul>")[0]
    spoilt = changed(two_suites, tmp_path / "spoilt", "resources", (line, line * 2))

    assert differences(spoilt) == ["resources/ (lines): first/a-ruler stands there 2 times"]
