"""The rules of the house for components: what each file of theirs may know, and that nothing of theirs is lost."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from cpd.components.base import Component
from cpd.components.order import COMPONENTS, MANIFEST, STYLES
from cpd.reading.options import Option
from support.sites import REPOSITORY
from test_house import ASSETS, HOOKS, MODULES, OVERRIDES, imports, named

FOLDERS: Final = sorted(path for path in (HOOKS / "cpd" / "components").iterdir() if path.is_dir() and path.name != "__pycache__")
NAMES: Final = [folder.name for folder in FOLDERS]
of_each = pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.name)


def strangers(file: str, *, known: tuple[str, ...] = (), unknown: tuple[str, ...] = ()) -> list[str]:
    """What files of that name import beside what is ``known``, or of what is ``unknown``; fails where there is no such file."""
    modules = [folder / file for folder in FOLDERS if (folder / file).is_file()]
    assert modules, f"no component has a {file}"
    found = []
    for module in modules:
        own = f"cpd.components.{module.parent.name}"
        for name in imports(module):
            is_known = not known or any(f"{name}.".startswith(f"{root}.") for root in (*known, own, "cpd.components.base"))
            if not is_known or any(f"{name}.".startswith(f"{root}.") for root in unknown):
                found.append(f"{named(module)} imports {name}")
    return found


def test_every_folder_is_a_component_and_every_component_has_a_folder() -> None:
    assert NAMES
    assert sorted(one.name for one in COMPONENTS) == NAMES
    assert [one.__module__ for one in COMPONENTS] == [f"cpd.components.{one.name}.component" for one in COMPONENTS]


def test_a_model_knows_the_standard_library_and_the_domain() -> None:
    assert strangers("model.py", known=(*sys.stdlib_module_names, "cpd.domain")) == []


def test_reading_knows_no_templates_and_no_writing() -> None:
    assert strangers("reading.py", unknown=("jinja2", "markupsafe", "cpd.writing")) == []


def test_drawing_knows_no_markdown_no_yaml_and_no_reading() -> None:
    assert strangers("drawing.py", unknown=("markdown", "pymdownx", "yaml", "cpd.reading")) == []


def test_no_component_imports_another() -> None:
    found = [
        f"{named(module)} imports {name}"
        for folder in FOLDERS
        for module in folder.rglob("*.py")
        for name in imports(module)
        for other in NAMES
        if other != folder.name and f"{name}.".startswith(f"cpd.components.{other}.")
    ]
    assert found == []


def test_all_others_know_components_by_their_order_and_their_base_only() -> None:
    outside = [module for module in MODULES if "components" not in module.parts]
    assert outside
    found = [
        f"{named(module)} imports {name}"
        for module in outside
        for name in imports(module)
        if name.startswith("cpd.components.") and name.split(".")[2] not in {"base", "order"}
    ]
    assert found == []


@of_each
def test_each_component_is_explained_in_the_guide(component: type) -> None:
    guide = next(one.guide for one in COMPONENTS if one is component)
    page, _, anchor = guide.partition("#")
    text = (REPOSITORY / "docs" / "writing" / page).read_text(encoding="utf-8")
    assert not anchor or f"{{ #{anchor} }}" in text or re.search(rf"(?im)^#+ {anchor.replace('-', ' ')}", text)


def test_the_guides_contents_have_the_page_of_each_component() -> None:
    contents = re.search(r"^contents: \[(.*)\]$", (REPOSITORY / "docs/writing/index.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert contents
    assert {one.guide.partition("#")[0].removesuffix(".md") for one in COMPONENTS} - set(contents[1].split(", ")) == set()


@of_each
def test_the_options_that_a_component_reads_stand_in_tables_of_the_guide(component: type[Component]) -> None:
    """One option alone needs no table."""
    modules = [module for name, module in sys.modules.items() if name.startswith(f"cpd.components.{component.name}.")]
    values = [value for module in modules for value in vars(module).values() if isinstance(value, tuple) and len(value) > 1]
    read = {option for value in values for option in value if isinstance(option, Option)}
    assert read - {option for table in component.tables.values() for option in table} == set()


def test_no_two_facets_share_a_name() -> None:
    names = [facet.key.partition("#")[2] for entry in MANIFEST for facet in entry.facets]
    assert len(names) > 10
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_log_and_form_in_my_record_have_what_is_their_own() -> None:
    facets = [facet for entry in MANIFEST for facet in entry.facets]
    assert {facet.place for facet in facets} == {"", "box", "facts", "log", "form"}
    apart = {facet.key.partition("#")[2] for facet in facets if facet.place in {"log", "form"}}
    assert apart == {"learned", "changed", "activity", "form.<field>"}


@of_each
def test_each_component_has_tests_of_its_own(component: type) -> None:
    name = next(one.name for one in COMPONENTS if one is component)
    assert list((REPOSITORY / "tests" / "components" / name).glob("test_*.py"))


def test_no_tests_stand_in_the_name_of_a_component_that_there_is_not() -> None:
    folders = {path.name for path in (REPOSITORY / "tests" / "components").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert sorted(folders - set(NAMES)) == []


def test_every_stylesheet_that_is_called_for_is_there() -> None:
    assert [name for name in STYLES if not (ASSETS / f"{name}.css").is_file()] == []


ALWAYS: Final = {"tokens", "shell", "page", "text", "callout", "print", "home", "theme"}
"""Stylesheets that templates name themselves, or pages of a site's own theme are given."""
BROUGHT: Final = {"names", "search", "slides", "together"}
"""Those that scripts bring."""


def test_every_stylesheet_is_called_for() -> None:
    assert {path.stem for path in ASSETS.glob("*.css")} - STYLES.keys() == ALWAYS | BROUGHT


def fragments_drawn(module: Path) -> set[str]:
    """The fragments that a module names."""
    return set(re.findall(r'\.draw\(\s*"([\w-]+)"', module.read_text(encoding="utf-8")))


def test_every_fragment_is_drawn_and_every_one_that_is_drawn_is_there() -> None:
    there = {path.stem for path in (OVERRIDES / "fragments" / "cpd").glob("[!_]*.html")}
    drawn = {name for module in MODULES for name in fragments_drawn(module)}
    # A tool's fragment has the tool's name.
    assert there ^ (drawn | {"record", "planner"}) == set()
