from __future__ import annotations

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from cpd.domain.markers import Cut
from cpd.domain.place import Suite
from cpd.writing import index
from cpd.writing.fragments import Fragments
from cpd.writing.views import ItemView, full_view, line_view
from support.drawings import fragments, the_only
from support.pages import parsed
from support.things import KINDS, closed, draft_item

CATALOGUE, _ = closed(
    {"one/part/a.md": [draft_item(1, "First", kind="reflective-activity", minutes=5, tags=("x",), phase="Primary")]},
    Suite(id="one", folder="one"),
)
ITEM = the_only(CATALOGUE)
LINE = line_view(ITEM, "")
WHOLE = full_view(
    ITEM, Cut(title="First", facts="<ul><li>5 minutes</li></ul>", body="<p>Text.</p>"), "", anchor="first", level=3, prefix="p"
)


def drawn_list(*items: ItemView) -> str:
    return " ".join(fragments().draw("list", items=items).split())


def test_words_are_escaped_and_markup_is_not() -> None:
    own = Fragments(Environment(loader=DictLoader({"fragments/cpd/x.html": "{{ a }}{{ b }}"}), autoescape=False))
    assert own.draw("x", a="<b>", b=Markup("<b>")) == "&lt;b&gt;<b>"


def test_a_line_says_what_an_item_is_and_where_it_stands() -> None:
    assert drawn_list(LINE) == (
        '<ul class="cpd-list"> <li class="cpd-list__item" data-item="one/first" data-kind="reflective-activity" data-suite="one" '
        'data-section="1" data-minutes="5" data-phase="Primary" data-tags="x"><a href="one/part/a/#first">First</a> '
        '<span class="cpd-list__facts">Reflective activity 1 · 1.1 one/part/a.md · 5 minutes</span></li> </ul>'
    )


def test_a_line_leaves_out_what_is_not_known() -> None:
    bare = LINE._replace(place="", minutes=None, filters=Markup(' data-kind="reflective-activity"'))
    assert drawn_list(bare) == (
        '<ul class="cpd-list"> <li class="cpd-list__item" data-item="one/first" data-kind="reflective-activity">'
        '<a href="one/part/a/#first">First</a> <span class="cpd-list__facts">Reflective activity 1</span></li> </ul>'
    )


def test_a_line_says_that_an_item_is_withdrawn() -> None:
    page = parsed(drawn_list(LINE._replace(is_withdrawn=True)))
    assert page.one("span", "cpd-list__facts").text == "Reflective activity 1 · 1.1 one/part/a.md · 5 minutes · withdrawn"


def test_a_whole_item_is_an_article_under_its_own_heading() -> None:
    article = parsed(drawn_list(WHOLE)).one("article", data_item="one/first")
    assert (article.id, article.one("h3").text, article.text) == (
        "first",
        "Reflective activity 1 First",
        "Reflective activity 1 First 5 minutes Text. See it on its page: Reflective activity 1: First",
    )


def test_a_whole_item_without_title_is_headed_by_its_kind() -> None:
    untitled = WHOLE._replace(name=WHOLE.label, title=Markup(WHOLE.label))
    assert parsed(drawn_list(untitled)).one("h3").text == "Reflective activity 1"


def test_a_list_of_nothing_says_so() -> None:
    assert drawn_list() == '<p class="cpd-list__none">Nothing is listed here yet.</p>'


def test_titles_of_pages_are_escaped() -> None:
    assert parsed(drawn_list(LINE._replace(place="<b>1.1"))).all("b") == []


def test_an_index_page_has_a_form_only_where_there_is_something_to_choose() -> None:
    view = index.site_index(KINDS["reflective-activity"], [ITEM], url="", taken=set())
    assert parsed(fragments().draw("index", view=view)).all("form") == []


def test_colours_of_kinds_are_set_for_both_schemes() -> None:
    css = fragments().draw("kinds", kinds=[(KINDS["key-idea"], '<svg fill="#000"/>')])
    assert css.split("\n")[2:4] == [
        (
            ':is([data-kind="key-idea"],.admonition.key-idea,details.key-idea){--cpd-kind:#1a7a3f;--cpd-kind-bar:#1a7a3f;'
            "--cpd-kind-tint:#e7f4ea;--cpd-kind-line:solid;--cpd-kind-icon:url('data:image/svg+xml;charset=utf-8,%3Csvg%20fill%3D%22%23000%22/%3E')}"
        ),
        (
            '[data-md-color-scheme="slate"] :is([data-kind="key-idea"],.admonition.key-idea,details.key-idea)'
            "{--cpd-kind:#6fd08c;--cpd-kind-bar:#6fd08c;--cpd-kind-tint:#15291c}"
        ),
    ]
