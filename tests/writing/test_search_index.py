"""The index: every word of every passage is found, whatever script it is written in; the browser reads the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from cpd.writing.passages import Passage
from cpd.writing.search_index import SearchedPage, SearchIndex, read_passages
from cpd.writing.search_words import search_words, written_words
from support.node import asked
from support.searched import entries, locations, titled
from support.sites import Built

SCRIPTS: Final = ["search/finder"]
KINDS: Final = {"idea": ("Key idea", "Key ideas")}
GENRES: Final = {"form": ("Form", "Forms")}
TEXT: Final = st.text(st.sampled_from("abé ßİ-_,.'1\n数学教育のไทยहिन्दी안녕\u0301Σς") | st.characters(codec="utf-8"), max_size=30)
PASSAGES: Final = st.lists(
    st.builds(Passage, anchor=st.just("a"), title=TEXT, kind=st.sampled_from(["", "idea"]), text=TEXT), min_size=1, max_size=4
)


def indexed(*pages: SearchedPage) -> SearchIndex:
    index = SearchIndex(KINDS, GENRES)
    for page in pages:
        index.add(page)
    return index


def page(url: str, *passages: Passage, tags: tuple[str, ...] = ()) -> SearchedPage:
    return SearchedPage(url=url, title=passages[0].title, passages=read_passages(passages, tags), suite="A suite", genre="form")


def written(folder: Path, index: SearchIndex) -> Built:
    for path, text in index.files():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return Built(folder)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    first = Passage("", "The visit", "", "Ask first.\nThen listen.")
    index = indexed(
        page("a/", first, Passage("b", "Ask", "idea", "Listen 2011.")), page("c/", Passage("", "Café", "", "école"), tags=("One",))
    )
    site = written(tmp_path, index)

    assert [(one.location, one.kind, one.text) for one in entries(site)] == [
        ("a/", "Form", "Ask first.\nThen listen."),
        ("a/#b", "Key idea", "Listen 2011."),
        ("c/", "Form", "école"),
    ]
    assert (locations(site, "listen"), titled(site, "listen"), titled(site, "ask")) == (["a/", "a/#b"], [], ["a/#b"])
    assert (locations(site, "cafe"), locations(site, "ecole"), titled(site, "one")) == (["c/"], ["c/"], ["c/"])


def test_the_same_pages_make_the_same_files_and_other_pages_another_digest() -> None:
    one, other = page("a/", Passage("", "A", "", "one two three")), page("a/", Passage("", "A", "", "one two four"))
    assert dict(indexed(one).files()) == dict(indexed(one).files())
    assert not {*indexed(one).files()} & {*indexed(other).files()}


def test_a_large_site_is_cut_into_parts_of_the_alphabet(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(4000)]
    site = written(tmp_path, indexed(*(page(f"{at}/", Passage("", "T", "", " ".join(words[at::7]))) for at in range(7))))
    parts = sorted((tmp_path / "search").glob("words-*.js"))

    assert (len(parts) > 2, max(part.stat().st_size for part in parts) < 14_000) == (True, True)
    assert [word for at, word in enumerate(words) if locations(site, word) != [f"{at % 7}/"]] == []


@settings(max_examples=12, deadline=None)
@given(st.lists(PASSAGES, min_size=1, max_size=3))
def test_a_browser_finds_every_word_of_every_passage(all_passages: list[list[Passage]]) -> None:
    files = indexed(*(page(f"{number}/", *passages) for number, passages in enumerate(all_passages))).files()
    pieces = {path[7:-3]: json.loads(text[text.index(",", text.index(",") + 1) + 1 : -2]) for path, text in files}
    texts = [(f"{number}/", one) for number, passages in enumerate(all_passages) for one in passages]
    words = [(place, word) for place, (_, one) in enumerate(texts) for word in written_words(f"{one.title}\n{one.text}")]
    code = """async ({ pieces, words }) => {
      const finder = new cpd.SearchFinder(async (name) => pieces[name], false);
      const site = await finder.site();
      const lost = [];
      for (const [place, word] of words) {
        const { hits, terms } = await finder.find(word);
        const all = hits.flatMap(({ page, passages }) => passages.map((one) => page.first + one.place));
        const page = site.pages[site.owners[place]];
        if (terms.length && !hits.some((hit) => hit.page === page)) lost.push(word);
      }
      return lost;
    }"""
    assert asked(SCRIPTS, code, {"pieces": pieces, "words": words}) == []


@settings(max_examples=12, deadline=None)
@given(st.lists(TEXT, max_size=8))
def test_python_and_the_browser_take_the_same_for_words(texts: list[str]) -> None:
    ours = [[key for word in written_words(text) for key in search_words(word)] for text in texts]
    code = "(texts) => texts.map((text) => cpd.searchWords.places(text.normalize('NFC')).flatMap(({ word }) => cpd.searchWords.keys(word)))"
    assert asked(SCRIPTS, code, texts) == ours
