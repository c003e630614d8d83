"""Stylesheets and scripts are joined in few files, and no page has less than it needs."""

from __future__ import annotations

import pytest

from cpd.writing.joining import SCRIPTS, STYLES, joined_scripts, joined_style, joined_styles, rebased, script_files, style_files

NEEDS = {
    "store": (),
    "item": ("store",),
    "speaking": ("store",),
    "form": ("store", "speaking"),
    "form-rows": ("form",),
    "route": ("store",),
}


def test_a_page_with_items_has_one_stylesheet_for_what_belongs_to_reading() -> None:
    assert style_files(["list", "item", "suites", "glossary"]) == ("list", "reading", "suites")
    assert style_files(["item"]) == ("reading",)


def test_a_page_that_needs_only_a_smaller_part_has_it_alone() -> None:
    assert (style_files(["glossary"]), script_files({"glossary"}, NEEDS)) == (("glossary",), ("glossary",))


def test_joined_scripts_come_after_what_their_parts_need() -> None:
    assert script_files({"glossary", "item"}, NEEDS) == ("store", "reading")
    assert script_files({"item", "form", "route"}, NEEDS) == ("store", "forms", "reading", "route")
    assert script_files({"speaking"}, NEEDS) == ("store", "speaking")


def test_a_joined_script_says_what_it_has_brought() -> None:
    texts = {name: f"{name}();\n" for name in ("cpd", "shell", "page", "item", "glossary", "form", "speaking", "other")}
    assert joined_scripts(texts, NEEDS) == {
        "frame": 'cpd();\n\nshell();\n\npage();\n\ncpd.brought("cpd", "shell", "page");\n',
        "reading": 'glossary();\n\nitem();\n\ncpd.brought("glossary", "item");\n',
        "forms": 'speaking();\n\nform();\n\ncpd.brought("speaking", "form");\n',
    }


def test_a_script_is_joined_of_the_parts_that_there_are() -> None:
    assert joined_scripts({"item": "item();\n"}, {}) == {"reading": 'item();\n\ncpd.brought("item");\n'}


def test_the_frame_has_the_themes_stylesheet_first() -> None:
    texts = {"text": "b{}\n", "tokens": "a{}\n", "glossary": "c{}\n"}
    assert joined_styles(texts, "theme{}\n") == {"frame": "theme{}\na{}\nb{}\n", "reading": "c{}\n"}


def test_what_browsers_heed_at_the_beginning_only_stands_there() -> None:
    texts = ['@charset "UTF-8";\na{}\n', '\n@import "own.css";@import url(b.css) print;\nb{}\n', "@import-like{}\n"]
    assert joined_style(texts) == '@charset "UTF-8";\n@import "own.css";\n@import url(b.css) print;\n\na{}\n\nb{}\n@import-like{}\n'


def test_addresses_are_seen_from_the_new_place() -> None:
    style = "a{b:url(x.svg) url('../y.svg') url(\"data:image/svg+xml,<a b='url(#c)'/>\") url(https://d.example/e) url(/f) url(#g)}"
    moved = "a{b:url(../old/x.svg) url('../old/../y.svg') url(\"data:image/svg+xml,<a b='url(#c)'/>\") url(https://d.example/e) url(/f) url(#g)}"
    assert rebased(style, "../old/") == moved


@pytest.mark.parametrize("joined", [STYLES, SCRIPTS])
def test_nothing_is_joined_twice_and_no_file_is_named_like_a_part(joined: dict[str, tuple[str, ...]]) -> None:
    parts = [part for parts in joined.values() for part in parts]
    assert (len(parts) == len(set(parts)), set(parts) & set(joined)) == (True, set())
