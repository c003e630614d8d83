"""The rules of the house for scripts: each says what it needs, and has it before it runs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import material
import pytest

from cpd.host import look
from cpd.writing.scripts import lean, ordered, script_of
from cpd.writing.trimming import stylesheet
from support.own_scripts import ASSETS, SCRIPTS, SOURCES
from support.sites import REPOSITORY

NEEDS: Final = SCRIPTS.needs()
LEAN: Final = {source: lean(text) for source, text in SOURCES.items()}
GENERATED: Final = {
    name
    for module in (REPOSITORY / "hooks").rglob("*.py")
    for name in re.findall(r'"assets/cpd/([\w-]+)\.js"', module.read_text(encoding="utf-8"))
}
"""What a build writes as scripts."""
LINES: Final = 300
"""The most a script or part has."""
EVERYWHERE: Final = {"cpd", "shell", "page"}
"""What every page has, so that nobody says it."""
SITE: Final = {"catalogue": "catalogue-data"}
"""What a generated script puts on the namespace. Full texts and decks are brought by the suite's name."""

MADE: Final = re.compile(r"\bcpd\.(?!trays\b)(\w+)\s*(?:\?\?)?=(?!=|>)")
USED: Final = re.compile(r"(?<![\w.-])cpd\.(\w+)\b(?!\?\.| \?\?)")
"""With ``?.`` or ``??`` it says that it does without."""
TAKEN: Final = re.compile(r"\{([^{}]*)\}\s*=\s*cpd\b(?!\??\.)")
BROUGHT: Final = re.compile(r"\bcpd\.load\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)|\b(?:scripts: |PARTS = )\[([^\]]*)\]")
NAME: Final = re.compile(r"[\"`]([\w-]+)[\"`/]")


def said(source: str) -> set[str]:
    """What the head of a script says it needs."""
    return set(re.findall(r"@requires[ \t]+([\w/-]+)", SOURCES[source]))


@cache
def makers() -> dict[str, set[str]]:
    """By what stands on the namespace, the scripts or parts that put it there."""
    found: dict[str, set[str]] = {name: {maker} for name, maker in SITE.items()}
    for source, text in LEAN.items():
        for name in MADE.findall(text):
            found.setdefault(name, set()).add(source)
    return found


def used(source: str) -> set[str]:
    """What a script takes from the namespace."""
    text = LEAN[source]
    names = [one.partition(":")[0].partition("=")[0].strip() for group in TAKEN.findall(text) for one in group.split(",")]
    return {*USED.findall(text), *names}


def brought(source: str) -> list[list[str]]:
    """What a script brings when it is needed: the names of each time, in their order."""
    return [NAME.findall(one or other) for one, other in BROUGHT.findall(LEAN[source])]


RECORD_MADE: Final = re.compile(r"\brecord\.(\w+) = |Object\.assign\(record, \(\{([^{}]*)\}")
RECORD_TAKEN: Final = re.compile(r"\{([^{}]*)\} = record;|\brecord\.(\w+)\b(?! = )")


def of_the_record(pattern: re.Pattern[str], source: str) -> set[str]:
    """What a script puts on the record, or takes from it: its parts have a namespace of their own."""
    names = [name for found in pattern.findall(LEAN[source]) for group in found for name in group.split(",")]
    return {name.partition(":")[0].strip() for name in names} - {"", "exports"}


def test_what_stands_on_the_record_is_made_before_it_is_used() -> None:
    made = {name: source for source in SOURCES for name in of_the_record(RECORD_MADE, source)}
    needs = {one: said(one) for one in SOURCES} | {"record": {name for name in SOURCES if name.startswith("record/")}}
    late = [
        f"{source} uses record.{name}: say `@requires {made[name]}`"
        for source in SOURCES
        for name in sorted(of_the_record(RECORD_TAKEN, source) & made.keys())
        if made[name] not in {*ordered([source], needs), *(one for names in brought(source) for one in names)}
    ]
    assert (len(made) > 30, late) == (True, [])


def test_there_are_scripts_in_files_and_in_folders() -> None:
    assert len(NEEDS) > 40
    assert not [name for name in SOURCES if name.count("/") > 1 or ((ASSETS / f"{script_of(name)}.js").exists() and "/" in name)]


def test_no_script_and_no_part_has_more_than_three_hundred_lines() -> None:
    assert {source: lines for source, text in SOURCES.items() if (lines := text.count("\n")) > LINES} == {}


PAGE: Final = re.compile(r"\b(?:document|window|localStorage|sessionStorage|addEventListener|querySelector\w*|HTML\w*Element|element\()")
PURE: Final = [source for source, text in SOURCES.items() if re.search(r"\bTouches no page\b", text)]


@pytest.mark.parametrize("source", PURE)
def test_what_says_that_it_touches_no_page_does_not(source: str) -> None:
    assert len(PURE) > 15
    assert PAGE.findall(LEAN[source]) == []


def test_what_a_script_says_it_needs_is_there() -> None:
    known = {*SOURCES, *NEEDS, *GENERATED}
    assert [f"{source} requires {name}, which there is not" for source in SOURCES for name in sorted(said(source) - known)] == []


LOOKED_FOR: Final = frozenset({
    "admonition", "admonition-title", "block", "c", "card", "cards", "ch", "code", "end", "example", "failure", "focus-visible",
    "footnote", "footnote-ref", "go", "grid", "gu", "headerlink", "js", "keys", "m", "md-search-result__list", "md-typeset",
    "middle", "n", "no", "note", "o", "p", "question", "rtl", "s", "sd", "sh", "ss", "tabbed-block", "tabbed-content", "tabbed-labels",
    "tabbed-set", "task-list-item", "warning",
})  # fmt: skip
"""What our scripts name of the theme's classes and give to no element. Who gives an element one more names it in ``look.MADE``."""


def test_the_themes_classes_that_our_scripts_give_to_elements_are_known() -> None:
    (theme,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")
    asked = stylesheet(theme.read_text(encoding="utf-8")).asked()
    named = {word for text in LEAN.values() for word in re.findall(r"[\w-]+", text)} & asked
    assert (set(look.MADE) <= named, sorted(named - {*look.MADE, *LOOKED_FOR})) == (True, [])


def test_scripts_do_not_need_each_other_in_a_circle() -> None:
    assert set(ordered(NEEDS, NEEDS)) >= set(NEEDS)
    assert all(script in NEEDS for script in SCRIPTS.whole_scripts())


def test_what_stands_on_the_namespace_is_made_in_one_place() -> None:
    several = {name: sorted(found) for name, found in makers().items() if len(found) > 1}
    assert several == {}


@pytest.mark.parametrize("source", SOURCES)
def test_a_script_says_what_it_uses_or_brings_it(source: str) -> None:
    made = makers()
    has = {*EVERYWHERE, *ordered([source], {one: said(one) for one in SOURCES}), *(name for names in brought(source) for name in names)}
    missing = {(name, maker) for name in used(source) & set(made) for maker in made[name] if not {maker, script_of(maker)} & has}
    if "cpd.trays." in LEAN[source]:
        # What opens under an item is opened by it, in the tray.
        missing -= {("tray", "tray"), ("keeps", "item")}
    assert [f"{source} uses cpd.{name}: say `@requires {maker}`" for name, maker in sorted(missing)] == []


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_script_brings_comes_after_what_it_needs(source: str) -> None:
    there, groups = {*ordered([script_of(source)], NEEDS), *EVERYWHERE}, brought(source)
    late = []
    for at, names in enumerate(groups):
        before = there.union(*groups[:at], *groups[at + 1 :])
        for name in names:
            late += [f"{source} brings {name} without {one}" for one in ordered([name], NEEDS) if one != name and one not in before]
            before.add(name)
    assert late == []
