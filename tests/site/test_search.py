"""Search finds an item once, where it stands, and index pages by their headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from conftest import BuildsSites
from cpd.domain.keeping import Keeper
from cpd.host import mkdocs_settings, search
from cpd.host.config import publication
from support.material import TWO_SUITES
from support.plugged import plugged
from support.searched import entries, found, locations
from support.sites import REPOSITORY, Built, Project, write


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


def test_where_the_search_is_ours_nothing_of_the_themes_is_written(two_suites: Built) -> None:
    left = [path for path in two_suites.files if "search_index" in path or "/workers/" in path or "/lunr/" in path]

    assert (left, "search/index.js" in two_suites.files, 'name="search"' in two_suites.text("index.html")) == ([], True, False)


def test_where_a_theme_draws_the_pages_its_search_stays(tmp_path: Path) -> None:
    built = plugged(Project(tmp_path).write(TWO_SUITES), {})
    found = [entry["location"] for entry in built.json("search/search_index.json")["docs"] if "Folding words" in entry["text"]]

    assert (found, [path for path in built.files if path.startswith("search/")]) == (["first/part/inner/"], ["search/search_index.json"])


def test_a_page_that_its_author_keeps_out_is_not_found(site: BuildsSites) -> None:
    built = site({"index.md": "# Home\n", "out.md": "---\nsearch: {exclude: true}\n---\n# Hidden\n\nSecretly.\n"})

    assert (locations(built, "secretly"), locations(built, "home")) == ([], [""])


class Excludes:
    """Changes the theme's index, as the plugin does that is called so."""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fail where there is none, as it would."""
        raise FileNotFoundError(config.site_dir)


def test_a_plugin_that_would_change_the_themes_index_is_told_and_left_out(tmp_path: Path) -> None:
    write(tmp_path / "docs", {"index.md": "# Home\n"})
    config = load_config(str(REPOSITORY / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site"))
    config.plugins["exclude-search"] = Excludes()  # type: ignore[assignment]  # whatever answers events
    search.lead(config, str, print, Keeper)

    assert not [one for one in config.plugins.events["post_build"] if isinstance(getattr(one, "__self__", None), Excludes | SearchPlugin)]
    assert [one.message() for one in mkdocs_settings.findings(config, publication(config)[0])] == [
        (
            "mkdocs.yml: setting-is-followed: `plugins: exclude-search` is a setting that pages of this site do not follow. "
            "Write `search: {exclude: true}` at the head of each page that search is not to find."
        )
    ]
