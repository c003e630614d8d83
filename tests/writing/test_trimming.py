"""A stylesheet of others loses what no page can show, and nothing else."""

from __future__ import annotations

import pytest

from cpd.writing.trimming import stylesheet
from cpd.writing.vocabulary import Vocabulary, page_words


def trimmed(text: str, *pages: str, script: str = "", style: str = "") -> str:
    """A stylesheet as a site with these pages gets it."""
    sheet = stylesheet(text)
    known = Vocabulary()
    for page in pages:
        known.take_page(page_words(page))
    known.take_script(script)
    known.take_style(style)
    # What is kept from build to build says the same.
    share = Vocabulary()
    share.take(known.share(sheet.names()))
    assert sheet.trimmed(share) == sheet.trimmed(known)
    return sheet.trimmed(known)


@pytest.mark.parametrize(
    "page",
    [
        '<p class="seen">',
        '<p class="first seen\nlast">',
        "<p class='seen'>",
        "<p class=seen>",
        '<P CLASS="seen">',
        '<p class = "seen">',
        '<p title="a > b" class="seen">',
        "<script>document.body.className = 'seen'</script>",
        "<SCRIPT type=module>document.body.classList.add('seen')</SCRIPT>",
    ],
)
def test_a_rule_stays_when_its_class_stands_in_a_page(page: str) -> None:
    assert trimmed(".seen{color:red}.never{color:blue}", page) == ".seen{color:red}\n"


def test_words_of_running_text_and_of_data_are_no_classes() -> None:
    page = '<p title="never">never</p><script type="application/ld+json">{"name": "never"}</script><script src="never.js"></script>'
    assert trimmed(".never{color:red}a{color:blue}", page) == "a{color:blue}\n"


@pytest.mark.parametrize(
    "script",
    [
        "one.classList.toggle('tag--active')",
        'one.className = "tag--" + state',
        "one.className = `tag--${state}`",
        "one.className = `a ${base}--active`",
        'one.className = base + "--active"',
    ],
)
def test_a_rule_stays_when_a_script_can_make_its_class(script: str) -> None:
    assert trimmed(".tag--active{color:red}.never{color:blue}", script=script) == ".tag--active{color:red}\n"


def test_what_a_script_counts_down_or_takes_away_is_no_half_of_a_class() -> None:
    assert trimmed(".i--x{color:red}.a-b{color:blue}.x-1{color:green}", script="i-- ; --i; x - 1; a -b; c = -1;") == "\n"


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        "a:hover",
        "kbd",
        "#__drawer",
        "[hidden]",
        "[data-md-state=open]",
        ".seen",
        ".seen:hover::before",
        ".seen .seen>a~.seen+b",
        "a:not(.never)",
        ":is(.never,.seen) a",
        ":where(.seen)",
        "li:nth-child(2 of .never)",
        ".seen:has(.seen)",
        "a[class]",
        r".w-1\/2",
    ],
)
def test_selectors_that_something_can_fit_stay(selector: str) -> None:
    assert trimmed(f"{selector}{{color:red}}", '<p class="seen">') == f"{selector}{{color:red}}\n"


@pytest.mark.parametrize(
    "selector", [".never", ".seen.never", ".seen .never", ":is(.never) a", "a:is(.never .a,.never)", ".seen:has(>.never)"]
)
def test_selectors_that_nothing_can_fit_go(selector: str) -> None:
    assert trimmed(f"a{{top:0}}{selector}{{color:red}}", '<p class="seen">') == "a{top:0}\n"


def test_of_several_selectors_those_stay_that_something_can_fit() -> None:
    assert trimmed(".never a,.seen,.never{color:red}", '<p class="seen">') == ".seen{color:red}\n"


def test_a_selector_that_only_some_browsers_know_stays_with_its_rule() -> None:
    """Others leave out the whole rule; without that selector they would not."""
    assert trimmed(".never::-moz-x,.seen{color:red}.never::-moz-x{top:0}", '<p class="seen">') == ".never::-moz-x,.seen{color:red}\n"


def test_groups_go_with_the_last_of_their_rules() -> None:
    text = "@media print{.never{color:red}a{top:0}}@media screen{@supports (top:0){.never{top:0}}}@container (width>1px){.seen{top:0}}"
    assert trimmed(text, '<p class="seen">') == "@media print{a{top:0}}\n@container (width>1px){.seen{top:0}}\n"


def test_a_layer_keeps_its_place_though_nothing_is_left_in_it() -> None:
    text = "@layer two{.never{top:0}}@layer one{a{top:1px}}@layer two{a{top:0}}"
    assert trimmed(text) == "@layer two{}\n@layer one{a{top:1px}}\n@layer two{a{top:0}}\n"


def test_what_holds_no_selectors_stays_as_it_is() -> None:
    text = '@charset "UTF-8";@layer one,two;@page{margin:25mm}@font-face{font-family:A;src:url(a.woff2)}'
    assert trimmed(text) == '@charset "UTF-8";\n@layer one,two;\n@page{margin:25mm}\n@font-face{font-family:A;src:url(a.woff2)}\n'


def test_rules_within_a_rule_stay_with_it() -> None:
    assert trimmed(".seen{top:0;.never &{top:1px}}", '<p class="seen">') == ".seen{top:0;.never &{top:1px}}\n"


def test_rules_for_a_direction_of_writing_that_no_page_says_go() -> None:
    text = "[dir=rtl] a{left:0}[dir=ltr] a{right:0}[dir] a{top:0}"
    assert trimmed(text, '<p dir="auto">') == "[dir] a{top:0}\n"
    assert trimmed(text, "<p dir=rtl>") == "[dir=rtl] a{left:0}\n[dir] a{top:0}\n"
    assert trimmed(text, '<P DIR="LTR">') == "[dir=ltr] a{right:0}\n[dir] a{top:0}\n"
    assert trimmed(text, script='document.dir = "rtl"') == "[dir=rtl] a{left:0}\n[dir] a{top:0}\n"


VARIABLES = ":root{--a:1px;--b:var(--a);--c:2px}a{top:var(--b)}.never{top:var(--c)}"


def test_variables_that_no_rule_uses_any_more_go() -> None:
    assert trimmed(VARIABLES) == ":root{--a:1px;--b:var(--a)}\na{top:var(--b)}\n"


def test_variables_go_with_the_last_one_that_is_made_of_them() -> None:
    assert trimmed(":root{--a:1px;--b:var(--a);--c:var(--b)}a{top:0}") == "a{top:0}\n"


@pytest.mark.parametrize(
    ("page", "script", "style"),
    [
        ('<p style="top: var(--c)">', "", ""),
        ("<style>a { top: var(--c, 0) }</style>", "", ""),
        ("", 'style.getPropertyValue("--c")', ""),
        ("", "", "b{top:var(--c)}"),
    ],
)
def test_variables_stay_that_pages_scripts_or_other_stylesheets_use(page: str, script: str, style: str) -> None:
    assert trimmed(VARIABLES, page, script=script, style=style).startswith(":root{--a:1px;--b:var(--a);--c:2px}\n")


def test_movements_stay_where_something_is_moved_by_them() -> None:
    moves = "@keyframes one{to{top:0}}@keyframes two{to{top:0}}@keyframes three{to{top:0}}a{animation:one 1s}.never{animation:two 1s}"
    kept = ["@keyframes one{to{top:0}}", "@keyframes three{to{top:0}}", "a{animation:one 1s}"]
    assert trimmed(moves, style="b{animation-name:three}").splitlines() == kept


@pytest.mark.parametrize("text", ["a{top:0}}.never{color:red}", ".never{color:red;;top}", ".never{color:red}a", ".never{color}"])
def test_a_stylesheet_that_browsers_would_have_to_guess_at_stays_whole(text: str) -> None:
    assert trimmed(text) == text


def test_order_and_values_stay_as_they_were() -> None:
    text = "a{color:#0000;background:url(\"data:image/svg+xml,<svg x='{}'/>\")}b{margin:-.5em calc(1px + 2%)!important}a{top:0}"
    written = "a{color:#0000;background:url(\"data:image/svg+xml,<svg x='{}'/>\")}\nb{margin:-.5em calc(1px + 2%)!important}\na{top:0}\n"
    assert trimmed(text) == written
