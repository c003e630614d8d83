from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.markers import BODY, END, ID, ITEMS, NUMBER, START, TITLE, TITLE_END, Cut, MarkedHtml, mark, without_lists


def callout(key: int, title: str, body: str, facts: str = "") -> str:
    head = f"<p>Kind{mark(NUMBER, key)} <span>{mark(TITLE, key)}{title}{mark(TITLE_END, key)}</span></p>"
    return f'<div id="{mark(ID, key)}">{mark(START, key)}{head}{facts}{mark(BODY, key)}{body}</div>{mark(END, key)}'


def nothing(_name: str, _key: int) -> str:
    return ""


def named(name: str, key: int) -> str:
    return f"[{name} {key}]"


def test_html_without_marks_stays_as_it_is() -> None:
    assert MarkedHtml.of("<p>text</p>").cut_callouts(nothing) == ("<p>text</p>", {})


def test_marks_of_values_are_replaced_and_others_vanish() -> None:
    html, _ = MarkedHtml.of(callout(7, "T", "<p>b</p>")).cut_callouts(named)
    assert html == '<div id="[id 7]"><p>Kind[number 7] <span>T</span></p><p>b</p></div>'


def test_a_callout_is_cut_into_title_facts_and_body() -> None:
    _, cuts = MarkedHtml.of(f"<p>before</p>{callout(1, 'T', ' <p>b</p> ', '<ul>f</ul>')}<p>after</p>").cut_callouts(nothing)
    assert cuts == {1: Cut(title="T", facts="<ul>f</ul>", body="<p>b</p>")}


def test_a_callout_in_a_callout_stands_in_the_outer_and_for_itself() -> None:
    _, cuts = MarkedHtml.of(callout(1, "Outer", f"<p>o</p>{callout(2, 'Inner', '<p>i</p>')}<p>end</p>")).cut_callouts(nothing)
    assert {key: (cut.title, cut.body) for key, cut in cuts.items()} == {
        1: ("Outer", '<p>o</p><div id=""><p>Kind <span>Inner</span></p><p>i</p></div><p>end</p>'),
        2: ("Inner", "<p>i</p>"),
    }


def test_a_callout_without_title_has_an_empty_one() -> None:
    html = f"<div>{mark(START, 1)}<p>Kind{mark(NUMBER, 1)}</p><ul>f</ul>{mark(BODY, 1)}<p>b</p></div>{mark(END, 1)}"
    assert MarkedHtml.of(html).cut_callouts(nothing)[1] == {1: Cut(title="", facts="<ul>f</ul>", body="<p>b</p>")}


def test_a_callout_that_another_plugin_cut_short_reaches_to_the_end() -> None:
    html = f"<div>{mark(START, 1)}{mark(BODY, 1)}<p>b</p>"
    assert MarkedHtml.of(html).cut_callouts(nothing)[1] == {1: Cut(title="", facts="", body="<p>b")}


def test_a_callout_whose_body_is_lost_is_empty() -> None:
    html = f"<div>{mark(START, 1)}<p>b</p></div>{mark(END, 1)}"
    assert MarkedHtml.of(html).cut_callouts(nothing)[1] == {1: Cut(title="", facts="", body="")}


def test_a_callout_that_was_copied_counts_once() -> None:
    assert MarkedHtml.of(callout(1, "T", "b") * 2).keys() == (1,)


def test_text_between_marks_can_be_changed_and_marks_not() -> None:
    html, _ = MarkedHtml.of(f"a{mark(NUMBER, 1)}a").map_text(lambda text: text.replace("a", "b")).cut_callouts(named)
    assert html == "b[number 1]b"


def test_a_list_is_put_in_where_its_mark_was() -> None:
    cut = Cut(title="", facts="", body=f"<p>{mark(ITEMS, 3)}</p>")
    assert cut.with_list(mark(ITEMS, 3), "<ul></ul>").body == "<p><ul></ul></p>"


def test_a_cut_can_do_without_its_lists() -> None:
    cut = Cut(title="T", facts="f", body=f"<p>{mark(ITEMS, 3)}</p>")
    assert cut.without_lists() == Cut(title="T", facts="f", body="<p></p>")


@given(text=st.text())
def test_any_text_comes_through(text: str) -> None:
    assert MarkedHtml.of(text).cut_callouts(nothing)[0] == without_lists(text)


@given(
    parts=st.lists(
        st.text(alphabet="<>/pdiv \n", max_size=8)
        | st.builds(mark, st.sampled_from([START, TITLE, TITLE_END, BODY, END, ID, NUMBER]), st.integers(0, 3))
    )
)
def test_marks_in_any_order_are_filled(parts: list[str]) -> None:
    marked = MarkedHtml.of("".join(parts))
    assert set(marked.cut_callouts(nothing)[1]) == set(marked.keys())
