"""Case studies as fragments are given them, and the fragments drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.cases import drawing as writing
from cpd.components.cases.casebook import Casebook
from cpd.components.cases.drawing import CasesView, Fact
from cpd.components.cases.model import ASPECTS, CaseSelection, CaseStudy, Theme
from cpd.writing.sources import sources
from support.case_studies import book, case, cases, lost, target
from support.drawings import fragments
from support.pages import Element, parsed
from support.things import outline

FALMOUTH = ("Falmouth", 50.15, -5.07)
THEMES = {"sharing": target("A track record of sharing", "report/sharing/", "Sharing"), "time": target("Time", "report/time/")}
SOURCES = {"falmouth": target("Falmouth School, 2011", "about/references/#falmouth")}
WHOLE = case(
    "cases/falmouth.md",
    institution="Falmouth & <Co>, Ltd",
    ref="II09",
    partnership="Falmaths",
    phase="Primary",
    region="South West",
    place=FALMOUTH,
    status=("A", "B"),
    collaboration=("C",),
    offer=("D",),
    themes=("sharing", "gone"),
    sources=("falmouth", "lost-source"),
)


def drawn(given: CasesView) -> Element:
    return parsed(fragments().draw("cases", view=given))


def view(
    *given: CaseStudy, asked: CaseSelection | None = None, url: str = "cases/", taken: set[str] | None = None, number: int = 1
) -> CasesView:
    return writing.cases_view(asked or CaseSelection(), book(*given, themes=THEMES), url, taken=taken or set(), number=number)


# The panel


def test_the_panel_has_every_fact_known_or_not() -> None:
    facts = writing.panel(WHOLE, book(WHOLE, themes=THEMES, sources=SOURCES), "cases/falmouth/")
    assert [(fact.label, fact.values) for fact in facts] == [
        ("Institution", (("Falmouth & <Co>, Ltd", None),)),
        ("Partnership", (("Falmaths", None),)),
        ("Phase", (("Primary", None),)),
        ("Region", (("South West", None),)),
        ("Place", (("Falmouth", None),)),
        ("Status", (("A", None), ("B", None))),
        ("Collaboration", (("C", None),)),
        ("Professional development", (("D", None),)),
        ("Funding", ()),
        ("Themes", (("A track record of sharing", "../../report/sharing/"), ("gone", None))),
        ("Number in the collection", (("II09", None),)),
        ("Sources", (("Falmouth School, 2011", "../../about/references/#falmouth"), ("lost-source", None))),
    ]


def test_the_panel_says_that_a_position_is_the_towns() -> None:
    notes = [fact.note for fact in writing.panel(WHOLE, book(WHOLE), "cases/falmouth/") if fact.note]
    assert notes == ["The town, not the institution: 50.15° north, 5.07° west."]


def test_a_position_can_lie_south_and_east() -> None:
    (note,) = [fact.note for fact in writing.panel(case(place=("X", -33.9, 151.2)), book(), "") if fact.note]
    assert note == "The town, not the institution: 33.90° south, 151.20° east."


def test_a_gap_in_the_panel_says_that_it_is_one() -> None:
    one = lost("lost.md", ref="II03")
    page = parsed(fragments().draw("case-panel", title="II03", facts=writing.panel(one, book(one), "lost/")))
    gaps = page.all("dd", "cpd-cases__gap")
    assert ({gap.text for gap in gaps}, len(gaps), len(page.all("dt"))) == ({"not recorded"}, 11, 12)


def test_several_panels_are_sparse_where_most_is_not_recorded() -> None:
    little, much = (writing.panel(one, book(one), "") for one in (lost("lost.md", ref="II03"), WHOLE))
    assert [writing.are_sparse(panels) for panels in ([little], [much], [little, little], [little, much], [much, much])] == [
        False, False, True, False, False,
    ]  # fmt: skip


def test_a_small_panel_says_only_what_is_recorded() -> None:
    one = case("a.md", institution="Fir School", phase="Primary")
    page = parsed(fragments().draw("case-panel", title="Fir School", facts=writing.panel(one, book(one), "a/"), is_small=True))
    assert [" ".join(fact.text.split()) for fact in page.all("div", "cpd-panel__fact")] == ["InstitutionFir School", "PhasePrimary"]


def test_what_an_author_writes_is_text_in_the_panel() -> None:
    page = parsed(fragments().draw("case-panel", title=WHOLE.name, facts=writing.panel(WHOLE, book(WHOLE), "cases/falmouth/")))
    assert (page.all("dd")[0].text, page.all("co")) == ("Falmouth & <Co>, Ltd", [])
    assert page.all("div", "cpd-panel")[0].attributes["aria-label"] == "Facts: Falmouth & <Co>, Ltd"


def test_search_is_given_what_is_known_and_no_gaps() -> None:
    facts = [Fact(label="Status", values=(("A", None), ("B, C", None))), Fact(label="Funding", values=())]
    assert writing.words([*facts, Fact(label="Phase", values=(("D", "x/"),))]) == "Status: A, B, C. Phase: D"


# The casebook


def looked_up(*studies: CaseStudy, content: dict[str, str] | None = None, themes: tuple[Theme, ...] = ()) -> Casebook:
    pages = outline("refs.md", "vision.md", "b.md", "a.md")
    return Casebook.of(studies, {theme.id: theme for theme in themes}, pages, content or {})


def test_cases_stand_in_reading_order_and_pages_that_are_not_there_count_for_nothing() -> None:
    found = looked_up(
        case("a.md"), case("b.md"), case("gone.md"), themes=(Theme(id="t", path="vision.md", label="T"), Theme(id="u", path="gone.md"))
    )
    assert [(one.id, one.path) for one in found.cases] == [("b", "b.md"), ("a", "a.md")]
    assert (found.urls, [*found.themes]) == ({"b.md": "b/", "a.md": "a/"}, ["t"])
    assert (found.themes["t"].name, found.themes["t"].url) == ("T", "vision/")


def test_missing_themes_and_sources_are_told_with_their_line() -> None:
    one = case("a.md", themes=("vison", "vision"), sources=("falmuth",), lines={("themes", "vison"): 7, ("sources", "falmuth"): 8})
    other = case("b.md", sources=("falmouth",), region="X")
    found = looked_up(one, other, content={"refs.md": '<p id="falmouth">F.</p>'}, themes=(Theme(id="vision", path="vision.md"),))
    assert [finding.message() for finding in found.findings()] == [
        'docs/a.md:7: case-theme-exists: no page declares the theme "vison". Did you mean "vision"?',
        'docs/a.md:8: case-source-exists: no page has an entry with the id "falmuth". Did you mean "falmouth"?',
    ]


def test_where_nothing_is_declared_the_remedy_is_to_declare() -> None:
    found = looked_up(case("a.md", themes=("Our vision",), sources=("x",)))
    assert [finding.message() for finding in found.findings()] == [
        'docs/a.md: case-theme-exists: no page declares the theme "Our vision". Write `theme: our-vision` into the front matter of the page about it.',
        'docs/a.md: case-source-exists: no page has an entry with the id "x". Write `{ #x }` below the entry.',
    ]


def test_values_in_two_spellings_are_told_too() -> None:
    found = looked_up(case("a.md", region="north"), case("b.md", region="North"))
    assert [finding.rule for finding in found.findings()] == ["case-words-agree"]


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('<p id="x">Falmouth <em>School</em>, 2011.</p>', "Falmouth School, 2011"),
        ('<ul><li class="y" id="x">Words</li></ul>', "Words"),
        ('<p><span id="x"></span>Words</p>', "x"),
        (f'<p id="x">{"word " * 30}</p>', "word " * 17 + "word…"),
        (f'<p id="x">{"w" * 100}</p>', "w" * 90 + "…"),
    ],
)
def test_a_source_is_called_what_its_entry_says(html: str, title: str) -> None:
    assert sources({"x"}, {"a/": html}) == {"x": target(title, "a/#x")}


def test_a_heading_of_the_same_name_is_no_source_and_the_first_entry_counts() -> None:
    pages = {"a/": '<h2 id="x">Falmouth</h2>', "b/": '<p id="y">No</p><p id="x">First</p>', "c/": '<p id="x">Second</p>'}
    assert sources({"x"}, pages) == {"x": target("First", "b/#x")}


# What is read next


def test_what_comes_next_says_what_it_has_in_common() -> None:
    first = case("a.md", phase="P", status=("S, T",), themes=("sharing", "gone"))
    given = book(first, case("b.md", phase="P", status=("S, T",), themes=("sharing",)), case("c.md", themes=("gone",)), themes=THEMES)
    assert writing.links_to_next(given.cases[0], given, "a/") == (
        ("B", "../b/", "P; S, T; the theme “Sharing”"),
        ("C", "../c/", "the theme “gone”"),
    )


# Lists


def test_a_list_says_a_line_of_each_case() -> None:
    page = parsed(fragments().draw("case-list", view=view(WHOLE, lost("l.md", ref="II03"), case("c.md", region="North"))))
    assert [one.text for one in page.all("li")] == [
        "Falmouth & <Co>, Ltd Falmaths · Primary · Falmouth",
        "II03 not recovered",
        "C North",
    ]
    assert [link.attributes["href"] for link in page.all("a")] == ["falmouth/", "../l/", "../c/"]


def test_an_empty_list_says_so() -> None:
    assert parsed(fragments().draw("case-list", view=view())).text == "No case is listed here yet."


# Filters


def test_filters_offer_each_value_once_in_the_first_spelling_and_in_order() -> None:
    given = view(case("a.md", region="west", phase="P"), case("b.md", region="West", phase="P"), case("c.md", region="East", phase="P"))
    assert [(one.name, one.label, one.choices) for one in given.filters] == [("region", "Region", (("east", "East"), ("west", "west")))]


def test_themes_are_filtered_by_name() -> None:
    given = view(case("a.md", themes=("time",)), case("b.md", themes=("sharing", "gone")))
    assert [(one.name, one.choices) for one in given.filters] == [
        ("themes", (("gone", "gone"), ("sharing", "Sharing"), ("time", "Time"))),
    ]


def test_a_grid_without_choice_has_no_filters() -> None:
    page = drawn(view(case("a.md", phase="P"), case("b.md", phase="P")))
    assert (page.all("form"), len(page.all("tr"))) == ([], 3)


# The grid


def test_the_grid_is_a_table_with_headers_for_rows_and_columns() -> None:
    page = drawn(view(WHOLE, lost("l.md", ref="II03")))
    assert [cell.text for cell in page.all("th", scope="col")] == ["Institution", *ASPECTS.values()]
    assert [cell.text for cell in page.all("th", scope="row")] == ["Falmouth & <Co>, LtdFalmaths", "II03 not recovered"]
    assert [cell.text for cell in page.all("tr")[1].all("td")] == ["Primary", "South West", "AB", "C", "D", "not recorded", "Sharinggone"]
    assert {cell.text for cell in page.all("tr")[2].all("td")} == {"not recorded"}


LOST = [lost(f"lost{number}.md", ref=f"II{number}", phase="Primary" if number == 3 else None) for number in (1, 2, 3)]


def test_many_that_are_not_recovered_share_one_row_and_one_line_below_the_map() -> None:
    few, many = drawn(view(WHOLE, *LOST[:2])), drawn(view(WHOLE, *LOST))
    assert ([len(page.all("tr", data_item="")) for page in (few, many)], few.all("details")) == ([3, 1], [])
    row = many.one("tbody", "cpd-cases__folded")
    assert (row.one("td").attributes["colspan"], row.one("summary").text) == ("8", "3 not recovered")
    assert [(one.attributes["data-item"], one.attributes.get("data-phase")) for one in row.all("li")] == [
        ("lost1", None), ("lost2", None), ("lost3", "primary"),
    ]  # fmt: skip
    apart = many.one("div", "cpd-places__apart")
    assert (apart.one("summary").text, [one.attributes["data-case"] for one in apart.all("li")]) == (
        "3 not recovered",
        ["lost1", "lost2", "lost3"],
    )


def test_one_that_is_not_recovered_and_has_a_place_keeps_its_row_and_its_pin() -> None:
    page = drawn(view(WHOLE, *LOST, lost("known.md", ref="II09", place=FALMOUTH)))
    assert [row.attributes["data-item"] for row in page.all("tr", data_item="")] == ["falmouth", "known"]
    assert page.one("a", "cpd-map__pin").attributes["aria-label"] == "1 Falmouth: Falmouth & <Co>, Ltd; II09"


def test_a_row_says_what_filters_ask() -> None:
    row = drawn(view(WHOLE)).all("tr")[1]
    assert {name: value for name, value in row.attributes.items() if name.startswith("data-")} == {
        "data-item": "falmouth", "data-phase": "primary", "data-region": "south-west", "data-status": "a b", "data-collaboration": "c",
        "data-themes": "sharing gone",
    }  # fmt: skip


def test_every_cell_of_the_grid_carries_its_columns_name_for_narrow_screens() -> None:
    assert [cell.attributes["data-header"] for cell in drawn(view(WHOLE)).all("td")] == [*ASPECTS.values()]


def test_only_a_long_grid_is_laid_out_row_by_row() -> None:
    lengths = {n: "cpd-cases__grid--long" in drawn(view(*(case(f"{k}.md") for k in range(n)))).one("table").classes for n in (100, 101)}
    assert lengths == {100: False, 101: True}


# The map


def test_places_and_pins_have_the_same_numbers() -> None:
    page = drawn(view(WHOLE, case("b.md", institution="Bury, A & B", place=("Bury", 53.59, -2.3))))
    places = [(one.id, one.attributes["value"], one.all("span", "cpd-places__name")[0].text) for one in page.all("li", data_pin="")]
    pins = [(one.attributes["href"], one.text, one.attributes["aria-label"]) for one in page.all("a", "cpd-map__pin")]
    assert places == [("cases-place-1", "1", "Bury"), ("cases-place-2", "2", "Falmouth")]
    assert pins == [("#cases-place-1", "1", "1 Bury: Bury, A & B"), ("#cases-place-2", "2", "2 Falmouth: Falmouth & <Co>, Ltd")]


def test_what_a_number_stands_for_is_said_rightly_for_one_town_and_for_several() -> None:
    page = drawn(view(WHOLE, case("b.md", place=("St Ives", 50.21, -5.48)), case("c.md", place=("Bury", 53.59, -2.3))))
    assert [one.text for one in page.all("span", "cpd-places__name")] == ["Bury", "St Ives and Falmouth"]
    assert page.one("p", "cpd-places__note").text == (
        "Each number stands for the town named beside it, or for several that lie close together; never for one organisation."
    )


def test_cases_that_share_a_pin_are_kept_apart_by_more_than_a_comma() -> None:
    given = view(case("a.md", institution="A, B", place=FALMOUTH), case("c.md", institution="C", place=FALMOUTH))
    assert [pin.words for pin in given.pins] == ["1 Falmouth: A, B; C"]


def test_cases_that_are_not_on_the_map_say_why() -> None:
    given = view(WHOLE, case("b.md"), case("c.md", place=("Sydney", -33.9, 151.2)), lost("l.md", ref="II03"))
    groups = [(one.all("p")[0].text, [entry.text for entry in one.all("li")]) for one in drawn(given).all("div", "cpd-places__apart")]
    assert groups == [
        ("Not on the map, because the place is not recorded:", ["B", "II03 not recovered"]),
        ("Beyond the edge of the map:", ["C"]),
    ]


def test_without_any_place_there_is_no_map() -> None:
    given = view(case("b.md"))
    assert (drawn(given).all("svg"), writing.headings(given)) == ([], [("The grid", "cases-grid", 2)])


def test_the_map_has_headings_for_the_contents() -> None:
    assert writing.headings(view(WHOLE)) == [("Where they are", "cases-places", 2), ("The grid", "cases-grid", 2)]


@given(st.lists(cases(), max_size=12))
def test_grid_and_places_hold_the_same_cases_each_once(given: list[CaseStudy]) -> None:
    page = drawn(view(*given))
    rows = [row.attributes["data-item"] for row in page.all(data_item="")]
    entries = [entry.attributes["data-case"] for entry in page.all("li", data_case="")]
    assert len(set(rows)) == len(given)
    assert not page.all("svg") or sorted(entries) == sorted(rows)


# Two on a page


def test_a_second_list_keeps_its_ids_and_its_state_apart() -> None:
    first = view(WHOLE)
    ids = {one.id for one in drawn(first).walk() if one.id}
    second = view(WHOLE, taken=ids, number=2)
    assert (first.prefix, first.state, second.prefix, second.state) == ("cases", "", "cases-2", "2-")
    assert ids.isdisjoint(one.id for one in drawn(second).walk() if one.id)
    assert drawn(second).one("div", "cpd-cases").attributes["data-state"] == "2-"


def test_an_authors_heading_does_not_get_in_the_way() -> None:
    assert view(WHOLE, taken={"cases-grid", "cases-2-places"}).prefix == "cases-3"
