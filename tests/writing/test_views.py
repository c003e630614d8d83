from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from cpd.domain.markers import Cut
from cpd.domain.place import Suite
from cpd.writing.views import CountView, ItemView, count_views, full_view, line_view
from support.drawings import the_only
from support.things import KINDS, closed, draft_item

ONE = Suite(id="one", folder="one", title="One", phase="Secondary")
CATALOGUE, _ = closed(
    {"one/part/a.md": [draft_item(1, "A & b", kind="reflective-activity", minutes=5, tags=("x", "team work"), id="first")]}, ONE
)
LINE = ItemView(
    id="one/first",
    anchor="",
    kind="reflective-activity",
    label="Reflective activity 1",
    title=Markup("A & b"),
    name="Reflective activity 1: A & b",
    url="../part/a/#first",
    minutes=5,
    suite_title="One",
    place="1.1 one/part/a.md",
    is_withdrawn=False,
    former_ids="",
    filters=Markup(
        ' data-kind="reflective-activity" data-suite="one" data-section="1" data-minutes="5" data-phase="Secondary" data-tags="x team-work"'
    ),
)


def test_an_item_as_a_line_has_what_a_reader_chooses_by() -> None:
    assert line_view(the_only(CATALOGUE), "one/here/") == LINE


def test_an_item_outside_a_suite_has_no_place_but_its_page() -> None:
    catalogue, _ = closed({"a.md": [draft_item(1, withdrawn=True)]})
    line = line_view(the_only(catalogue), "")
    assert (line.filters, line.suite_title, line.place, line.is_withdrawn) == (' data-kind="key-idea"', "", "a.md", True)


def test_an_item_without_title_is_called_by_its_kind() -> None:
    item = replace(the_only(CATALOGUE), title_html="")
    assert (line_view(item, "").title, line_view(item, "").name) == (Markup("Reflective activity"), "Reflective activity 1")


def test_a_whole_item_is_its_line_with_text_made_to_stand_elsewhere() -> None:
    cut = Cut(title="T", facts='<a href="x">f</a>', body='<h1 id="h">b</h1><a href="#h">h</a>')
    assert full_view(the_only(CATALOGUE), cut, "one/here/", anchor="first", level=3, prefix="p") == LINE._replace(
        anchor="first",
        level=3,
        facts=Markup('<a href="../part/a/x">f</a>'),
        body=Markup('<h4 id="p--h">b</h4><a href="#p--h">h</a>'),
        record=Markup(' data-record="one/first" data-title="Reflective activity 1: A &amp; b" data-cpd="item"'),
    )


def test_a_whole_item_can_have_no_facts() -> None:
    assert full_view(the_only(CATALOGUE), Cut(title="", facts="", body="b"), "", anchor="", level=3, prefix="p").facts == Markup()


def test_kinds_are_counted_in_their_order_and_those_without_items_left_out() -> None:
    catalogue, _ = closed({"a.md": [draft_item(1, kind="resource"), draft_item(2), draft_item(3, kind="resource")]})
    assert count_views(catalogue, KINDS, {"resource": "resources/"}) == (
        CountView(kind="key-idea", words="1 key idea", label="Key idea", plural="Key ideas", count=1, url=""),
        CountView(kind="resource", words="2 resources", label="Resource", plural="Resources", count=2, url="resources/"),
    )
