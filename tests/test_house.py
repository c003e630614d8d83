"""The rules of the house: layers, rules with their pages and tests, fragments, stylesheets, locks."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final, NamedTuple

import pytest
from jinja2 import ChainableUndefined, Environment, FileSystemLoader
from markdown.extensions.toc import slugify
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from cpd.components.notices import reading as changes
from cpd.components.order import RULES
from cpd.writing.fragments import Fragments
from support.sites import REPOSITORY

HOOKS: Final = REPOSITORY / "hooks"
OVERRIDES: Final = REPOSITORY / "overrides"
ASSETS: Final = OVERRIDES / "assets" / "cpd"
VENDOR: Final = OVERRIDES / "assets" / "vendor"
TESTS: Final = REPOSITORY / "tests"
VENDORS: Final = (VENDOR, TESTS / "vendor")
"""Where others' files lie: those that pages load, and those for tests only."""
_IDS: Final = re.compile(r'\sid="([^"{][^"]*)"')
"""Ids that are not wholly made by the generator, which looks whether they are free."""
MODULES: Final = sorted(HOOKS.rglob("*.py"))


def named(path: Path) -> str:
    """A file as a failure names it."""
    return path.relative_to(REPOSITORY).as_posix()


def imports(module: Path) -> Iterator[str]:
    """What a module imports, by full name."""
    package = module.relative_to(HOOKS).parent.parts
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def forbidden(layer: str, *roots: str) -> list[str]:
    """Imports of a layer, as file and name, that stand below one of these names."""
    return [
        f"{named(module)} imports {name}"
        for module in MODULES
        if named(module).startswith(f"hooks/{layer}")
        for name in imports(module)
        if any(name == root or name.startswith(f"{root}.") for root in roots)
    ]


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    known = {*sys.stdlib_module_names, "cpd"}
    others = [f"{named(m)} imports {n}" for m in MODULES if m.parent.name == "domain" for n in imports(m) if n.split(".")[0] not in known]
    assert (others, forbidden("cpd/domain", "cpd.reading", "cpd.writing", "cpd.components", "cpd.host")) == ([], [])


def test_reading_does_not_import_writing_components_or_host() -> None:
    assert forbidden("cpd/reading", "cpd.writing", "cpd.components", "cpd.host") == []


def test_writing_does_not_import_reading_components_or_host() -> None:
    assert forbidden("cpd/writing", "cpd.reading", "cpd.components", "cpd.host") == []


def test_only_the_host_and_the_pipeline_know_mkdocs() -> None:
    knowing = {named(module) for module in MODULES for name in imports(module) if name.split(".")[0] in {"mkdocs", "material"}}
    assert sorted(path for path in knowing if path != "hooks/pipeline.py" and not path.startswith("hooks/cpd/host/")) == []


def test_writing_does_not_know_markdown() -> None:
    assert forbidden("cpd/writing", "markdown", "pymdownx", "yaml") == []


def test_reading_does_not_know_templates() -> None:
    assert forbidden("cpd/reading", "jinja2", "markupsafe") == []


def test_components_do_not_import_the_host() -> None:
    assert forbidden("cpd/components", "cpd.host") == []


def test_only_the_pipeline_logs() -> None:
    found = forbidden("cpd", "logging", "mkdocs.plugins")
    # The plugin has to be one; a check and a preview hear what is logged.
    doors = (
        "hooks/cpd/host/pipeline.py ",
        "hooks/cpd/host/plugin.py imports mkdocs.plugins",
        "hooks/cpd/host/checking.py ",
        "hooks/cpd/host/hearing.py ",
    )
    assert [one for one in found if not one.startswith(doors)] == []


def test_nothing_that_is_built_depends_on_the_clock_or_on_chance() -> None:
    assert forbidden("", "time", "random", "secrets", "uuid") == []


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_each_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


# Rules


def headings(page: Path) -> list[str]:
    """The ids of a page's headings."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(r"^#+ +(.*?)(?: *\{ *#([\w-]+) *\})? *$", text, re.MULTILINE)
    return [written or slugify(words, "-") for words, written in found]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_section_in_the_guide(rule: str) -> None:
    assert headings(REPOSITORY / "docs" / "writing" / "findings.md").count(rule) == 1


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_test_with_its_whole_message(rule: str) -> None:
    texts = (path.read_text(encoding="utf-8") for path in [*TESTS.rglob("*.py"), *TESTS.rglob("*.yml")])
    assert any(re.search(rf"(?:\.md(?::\d+)?|mkdocs\.yml): {rule}: \S+ \S+", text) for text in texts)


def test_every_rule_that_is_reported_is_in_the_list() -> None:
    used = {
        node.value.value
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword)
        and node.arg == "rule"
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }
    assert sorted(used - set(RULES)) == []


# Templates, styles and scripts

FRAGMENTS = sorted(path.stem for path in (OVERRIDES / "fragments" / "cpd").glob("*.html"))


@pytest.mark.parametrize("name", FRAGMENTS)
def test_each_fragment_renders_with_an_empty_view(name: str) -> None:
    environment = Environment(loader=FileSystemLoader(OVERRIDES), undefined=ChainableUndefined, autoescape=False)
    assert isinstance(Fragments(environment).draw(name), str)


COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|\b(?:white|black|red|green|blue|gray|grey|yellow|pink)\b",
    re.IGNORECASE,
)
PROPERTY = re.compile(r"[{;]\s*([\w-]+)\s*:([^;{}]*)")
STYLES = sorted(path for path in ASSETS.glob("*.css") if path.name != "tokens.css")


@pytest.mark.parametrize("sheet", STYLES, ids=named)
def test_no_stylesheet_but_the_tokens_names_a_raw_colour(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [f"{name}:{value}" for name, value in PROPERTY.findall(text) if COLOUR.search(value)] == []


@pytest.mark.parametrize("sheet", sorted(ASSETS.glob("*.css")), ids=named)
def test_each_stylesheet_closes_what_it_opens(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [text.count(one) - text.count(other) for one, other in ("{}", "()", "[]")] == [0, 0, 0]


@pytest.mark.parametrize("script", sorted(ASSETS.rglob("*.js")), ids=named)
def test_scripts_work_from_a_folder(script: Path) -> None:
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"^\s*(?:import|export)\b|\bimport\(|\bfetch\(|XMLHttpRequest", text, re.MULTILINE) == []


SUITES = [
    (match[1], page)
    for page in sorted((REPOSITORY / "docs").rglob("index.md"))
    if (match := re.search(r"\A---\n.*?^suite: *(\S+)$.*?^---$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))
]
OURS = sorted(path for path in OVERRIDES.rglob("*") if path.suffix in {".html", ".css", ".js"} and VENDOR not in path.parents)


def test_the_real_site_has_suites_to_look_for() -> None:
    assert SUITES


@pytest.mark.parametrize("path", [*OURS, *MODULES], ids=named)
def test_nothing_about_a_particular_suite_stands_in_templates_or_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    words = {word for suite, page in SUITES for word in (f'"{suite}"', f"'{suite}'", f"{page.parent.name}/")}
    assert [word for word in sorted(words) if word in text] == []


# Vendored files and locks


class Vendored(NamedTuple):
    """A list of others' files, and the folder it stands in."""

    folder: Path
    entries: list[dict[str, Any]]

    def paths(self) -> set[str]:
        return {file["path"] for entry in self.entries for file in entry["files"]}


LISTS = [Vendored(folder, json.loads((folder / "vendor.json").read_text(encoding="utf-8"))) for folder in VENDORS]
FILES = [(one.folder / file["path"], file["sha256"]) for one in LISTS for entry in one.entries for file in entry["files"]]
of_each_list = pytest.mark.parametrize("vendored", LISTS, ids=lambda one: named(one.folder))


@pytest.mark.parametrize(("path", "sha256"), FILES, ids=lambda part: named(part) if isinstance(part, Path) else "")
def test_each_vendored_file_is_as_it_came(path: Path, sha256: str) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256


@of_each_list
def test_every_vendored_file_is_listed(vendored: Vendored) -> None:
    there = {path.relative_to(vendored.folder).as_posix() for path in vendored.folder.rglob("*") if path.is_file()}
    assert there - vendored.paths() == {"vendor.json"}


@of_each_list
def test_vendored_code_names_version_source_and_licence(vendored: Vendored) -> None:
    assert [entry["name"] for entry in vendored.entries if not all(entry.get(key) for key in ("version", "source", "licence"))] == []


@of_each_list
def test_vendored_code_stands_in_a_folder_of_its_version_with_its_licence(vendored: Vendored) -> None:
    wanted = {f"{entry['name'].rpartition('/')[2]}-{entry['version']}/LICENSE" for entry in vendored.entries}
    assert sorted(wanted - vendored.paths()) == []


PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]],
}


def test_the_newest_version_of_the_changelog_is_the_projects() -> None:
    released = [release.name for release in changes.read((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")) if release.date]
    assert released[0] == PROJECT["version"]


def pins(lock: str) -> list[tuple[str, Version]]:
    """The names and versions a lock pins."""
    found = re.findall(
        r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", (REPOSITORY / ".ci" / lock).read_text(encoding="utf-8"), re.MULTILINE
    )
    return [(canonicalize_name(name), Version(version)) for name, version in found]


@pytest.mark.parametrize(("lock", "wanted"), [(lock, wanted) for lock, all_of_it in WANTED.items() for wanted in all_of_it])
def test_the_lock_holds_each_dependency_within_its_range(lock: str, wanted: str) -> None:
    requirement = Requirement(wanted)
    versions = [version for name, version in pins(lock) if name == canonicalize_name(requirement.name)]
    assert (bool(versions), [version for version in versions if version not in requirement.specifier]) == (True, [])


@pytest.mark.parametrize("lock", WANTED)
def test_every_pin_has_a_hash(lock: str) -> None:
    text = (REPOSITORY / ".ci" / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    assert [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_both_locks_agree() -> None:
    assert sorted(set(pins("requirements.txt")) - set(pins("requirements-dev.txt"))) == []


def test_an_id_of_the_frame_is_none_that_a_heading_could_have() -> None:
    """A heading's id is made of its words: none begins with two underscores. What an author's page has no part in may have any."""
    alone = {"404.html", "sheet.html"}
    written = [
        (path, one)
        for path in OVERRIDES.rglob("*.html")
        if path.name not in alone
        for one in _IDS.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(written) > 10
    assert [f"{named(path)}: {one}" for path, one in written if not one.startswith("__")] == []


@pytest.mark.parametrize("folder", [".ci", "bench"])
def test_the_lock_of_npm_pins_what_package_json_names_with_hashes_and_without_addresses(folder: str) -> None:
    text = (REPOSITORY / folder / "package-lock.json").read_text(encoding="utf-8")
    wanted = json.loads((REPOSITORY / folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = {path.removeprefix("node_modules/"): one for path, one in json.loads(text)["packages"].items() if path}
    assert {name: packages[name]["version"] for name in wanted} == wanted
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []
    named = json.dumps([{key: value for key, value in one.items() if key != "funding"} for one in packages.values()])
    assert re.findall(r"https?://|\"resolved\"", named) == []


def test_the_readme_shows_two_pictures_that_are_light() -> None:
    """`bench/look.py site bench/pictures --readme` makes them."""
    shown = re.findall(r"!\[([^\]]+)\]\((bench/pictures/[^)]+)\)", (REPOSITORY / "README.md").read_text(encoding="utf-8"))
    sizes = [(REPOSITORY / path).stat().st_size for _, path in shown]
    assert (len(shown), sum(sizes) <= 150_000, all(words.strip() for words, _ in shown)) == (2, True, True)


# Sizes and words of our Python

FUNCTIONS: Final = [
    (module, node)
    for module in MODULES
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def test_no_module_has_more_than_300_lines() -> None:
    lengths = {named(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert len(lengths) > 100
    assert {path: lines for path, lines in lengths.items() if lines > 300} == {}


def test_functions_are_short() -> None:
    lengths = {f"{named(module)}: {node.name}": (node.end_lineno or 0) - node.lineno + 1 for module, node in FUNCTIONS}
    deciles = quantiles(lengths.values(), n=10)
    assert len(lengths) > 1000
    assert {function: lines for function, lines in lengths.items() if lines > 50} == {}
    assert (median(lengths.values()) <= 6, deciles[8] < 20) == (True, True), (median(lengths.values()), deciles[8])


def raised(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """The names of what a function raises itself, functions within it included."""
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node.exc:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            yield error.id if isinstance(error, ast.Name) else ast.unparse(error)


def test_a_public_function_that_raises_says_what() -> None:
    public = [(module, node) for module, node in FUNCTIONS if ast.get_docstring(node) and not node.name.startswith("_")]
    raising = [(module, node) for module, node in public if any(raised(node))]
    assert len(raising) > 20
    silent = [
        f"{named(module)}: {node.name}"
        for module, node in raising
        if "raises" not in (ast.get_docstring(node) or "").lower()
        and not any(one in (ast.get_docstring(node) or "") for one in raised(node))
    ]
    assert silent == []


AMBIGUOUS: Final = ("Entry", "Note", "Place", "Places")
"""Words that several folders would use, each for a thing of its own: a class is named more exactly."""


def test_a_class_has_a_name_of_its_own() -> None:
    """Views apart, which the fragment tells that they are for: each component may have its ``GroupView``."""
    homes: dict[str, set[str]] = {}
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not node.name.endswith("View"):
                homes.setdefault(node.name, set()).add(named(module.parent))
    assert len(homes) > 100
    assert {name: sorted(folders) for name, folders in homes.items() if len(folders) > 1 or name in AMBIGUOUS} == {}
