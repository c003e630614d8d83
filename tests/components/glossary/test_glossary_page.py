"""The glossary drawn: its page, what becomes of the others, and which terms nobody uses."""

from __future__ import annotations

from typing import Any

from cpd.components.glossary import drawing as glossary
from cpd.components.glossary.model import Term, make_glossary
from cpd.domain.place import Suite
from support.drawings import DrawnSite, drawing, fragments
from support.pages import Element, parsed

PAGES = {
    "index.md": "# Home\n\nAbout hub and spoke.\n",
    "words.md": "# Words\n\n## Coaching\n\nOur own text.\n",
    "s/index.md": "# Suite\n\nOn coaching.\n",
    "s/one/a.md": "# Page\n\n/// key-idea | Idea about an SLE\n    id: idea\n\nAn SLE. An SLE again.\n\n///\n\nMore hub and spoke.\n",
    "refs.md": "# References\n\nRivers, A. (2014) *Planning together*. A book.\n{ #rivers }\n\n```\n<p id=\"ghost\">\n```\n\n## A heading {#head}\n\n<span id='empty'></span>\n",
    "more/words.md": "# More words\n",
}
SUITE = Suite(id="s", folder="s")


def term(name: str, id_: str = "", **more: Any) -> Term:
    given: dict[str, Any] = {"path": "words.md", "meaning": f"What <{name}> is.", "lines": {"term": 3, "id": 4, "source": 5}, **more}
    return Term(id=id_ or name.lower().replace(" ", "-"), name=name, **given)


HUB = term("Hub and spoke", also=("hubs and spokes", "wheel & <rim>"), see=("sle", "nowhere"), source="rivers")
SLE = term("Leader", "sle", also=("SLE",))


def drawn(*terms: Term, quiet: tuple[str, ...] = ()) -> tuple[DrawnSite, list[str]]:
    made, _ = make_glossary(terms)
    one = drawing(PAGES, SUITE)
    findings = glossary.add(one.pages, made, one.catalogue.outline, quiet=set(quiet), fragments=fragments())
    return one, [finding.message() for finding in findings]


def page(path: str, *terms: Term, quiet: tuple[str, ...] = ()) -> Element:
    return parsed(drawn(*terms, quiet=quiet)[0].pages[path].html)


def test_entries_stand_below_the_text_under_their_letters() -> None:
    entries = page("words.md", SLE, HUB, term("éclat"), term("50 per cent"), term("Hub", "h")).one("div", "cpd-glossary")
    shown = [(one.tag, one.id, one.text) for one in entries.walk() if one.tag in {"h2", "dt"}]
    assert shown == [
        ("h2", "letter-none", "0\u20139"), ("dt", "50-per-cent", "50 per cent"), ("h2", "letter-e", "E"), ("dt", "éclat", "éclat"),
        ("h2", "letter-h", "H"), ("dt", "h", "Hub"), ("dt", "hub-and-spoke", "Hub and spoke"), ("h2", "letter-l", "L"), ("dt", "sle", "Leader"),
    ]  # fmt: skip


def test_letters_lead_to_their_headings() -> None:
    letters = page("words.md", SLE, HUB).one("nav", "cpd-glossary__letters")
    assert [(link.text, link.attributes["href"]) for link in letters.all("a")] == [("H", "#letter-h"), ("L", "#letter-l")]


def test_a_glossary_of_one_letter_needs_no_list_of_letters() -> None:
    assert page("words.md", SLE).all("nav") == []


def test_an_entry_says_all_that_is_known() -> None:
    entry = page("words.md", HUB, SLE).all("div", "cpd-glossary__entry")[0]
    assert [one.text for one in entry.children()] == [
        "Hub and spoke",
        "also wheel & <rim>",
        "What <Hub and spoke> is.",
        "See also Leader",
        "Source: Rivers, A. (2014) Planning together. A book.",
    ]
    assert [link.attributes["href"] for link in entry.all("a")] == ["#sle", "../refs/#rivers"]


def test_an_entry_without_more_is_short() -> None:
    assert [one.tag for one in page("words.md", term("Leader")).one("div", "cpd-glossary__entry").children()] == ["dt", "dd"]


def test_terms_of_several_pages_lead_to_each_other() -> None:
    other = term("Leader", "sle", also=("SLE",), path="more/words.md")
    done, _ = drawn(HUB, other)
    see = parsed(done.pages["words.md"].html).one("dd", "cpd-glossary__see").one("a")
    links = parsed(done.pages["s/one/a.md"].html).all("a", "cpd-term")
    assert (see.attributes["href"], [link.attributes["href"] for link in links]) == (
        "../more/words/#sle",
        ["../../../more/words/#sle", "../../../words/#hub-and-spoke"],
    )


def test_a_long_source_is_cut_at_a_word() -> None:
    long = {**PAGES, "refs.md": f"# References\n\nRivers, A. (2014) {'very ' * 30}long.\n{{ #rivers }}\n"}
    one = drawing(long, SUITE)
    made, _ = make_glossary([HUB])
    glossary.add(one.pages, made, one.catalogue.outline, quiet=set(), fragments=fragments())
    source = one.page("words.md").one("dd", "cpd-glossary__source").one("a")
    assert source.text == "Rivers, A. (2014) very very very very very very very very very very …"


def test_a_source_may_be_a_heading_or_have_no_words_of_its_own() -> None:
    both = page("words.md", term("A", source="head"), term("B", source="empty"))
    assert [one.text for one in both.all("dd", "cpd-glossary__source")] == ["Source: A heading", "Source: refs.md"]


def test_a_source_that_no_page_has_is_told_though_code_shows_it() -> None:
    assert [said for said in drawn(term("Coaching", source="ghost"))[1] if "source" in said] == [
        'docs/words.md:5: glossary-is-understood: the source of "Coaching" is "ghost", but no page has that id. Name the id of an entry on the references page, as in `{ #eef-2021 }`.'
    ]


def test_an_id_that_the_page_has_already_is_told_and_kept_apart() -> None:
    done, said = drawn(term("Coaching"))
    assert said == [
        'docs/words.md:4: glossary-terms-are-unique: the id "coaching" of "Coaching" is also the id of something else on its page. Give one of them another id.'
    ]
    assert parsed(done.pages["words.md"].html).one("dt").id == "coaching-2"
    assert parsed(done.pages["s/index.md"].html).one("a", "cpd-term").attributes["href"] == "../words/#coaching-2"


def test_each_page_has_the_meanings_of_its_own_terms() -> None:
    (template,) = page("s/one/a.md", HUB, SLE, term("Coaching", "c")).all("template", "cpd-terms")
    shown = [(one.attributes["data-term"], [part.text for part in one.children()]) for one in template.all("span", data_term="")]
    assert shown == [("sle", ["Leader", "What <Leader> is."]), ("hub-and-spoke", ["Hub and spoke", "What <Hub and spoke> is."])]


def test_a_page_without_terms_stays_as_it_is() -> None:
    bare = drawing(PAGES, SUITE).pages
    done, _ = drawn(SLE)
    assert done.pages["index.md"] == bare["index.md"]
    assert ("glossary" in done.pages["index.md"].scripts, "glossary" in done.pages["s/one/a.md"].scripts) == (False, True)


def test_a_page_can_be_left_alone() -> None:
    assert page("s/one/a.md", SLE, quiet=("s/one/a.md",)).all("a", "cpd-term") == []


def test_a_glossary_is_left_alone() -> None:
    own = page("words.md", term("Text", "t"), term("More", path="more/words.md"))
    assert own.all("a", "cpd-term") == []


def test_index_pages_explain_terms_once_too() -> None:
    index = page("s/key-ideas.md", SLE)
    assert [link.text for link in index.all("a", "cpd-term")] == ["SLE"]
    assert [link.text for link in index.one("div", "cpd-item__body").all("a", "cpd-term")] == ["SLE"]


def test_an_overview_explains_nothing() -> None:
    front = page("s/index.md", SLE)
    assert "SLE" in front.one("section", "cpd-overview").text
    assert front.all("a", "cpd-term") == []


def test_search_and_exports_never_see_the_links() -> None:
    bare = drawing(PAGES, SUITE)
    done, _ = drawn(SLE, HUB)
    assert {path for path, one in bare.pages.items() if one.searchable != done.pages[path].searchable} == {"words.md"}
    assert done.drawing.cuts == bare.drawing.cuts
    assert [*map(done.site.text, done.site.catalogue)] == [*map(bare.site.text, bare.site.catalogue)]


def test_search_finds_each_term_at_its_entry() -> None:
    words = parsed(drawn(SLE, HUB)[0].pages["words.md"].searchable)
    assert [(one.id, one.text) for one in words.all("h3")] == [("hub-and-spoke", "Hub and spoke"), ("sle", "Leader")]
    assert words.all("p")[-2].text == "wheel & <rim>. What <Hub and spoke> is."


def test_a_term_that_stands_on_no_page_is_told() -> None:
    assert drawn(HUB, SLE, term("Twilight"))[1] == [
        'docs/words.md:3: glossary-term-is-used: no page uses "Twilight" or another of its names. Use it, add the form that pages use to `also`, or take the entry out.'
    ]


def test_a_term_in_a_heading_or_in_the_glossarys_own_text_is_used() -> None:
    assert drawn(term("references"), term("own text"))[1] == []


def test_a_term_on_a_page_that_is_left_alone_is_not_used() -> None:
    assert len(drawn(SLE, quiet=("s/one/a.md", "s/key-ideas.md", "s/index.md", "key-ideas.md"))[1]) == 1


def test_a_glossary_that_was_not_read_is_passed_over() -> None:
    assert drawn(term("Leader", "sle", also=("SLE",), path="gone.md"))[1] == []
