"""A form from front matter alone: its page, its example, its files, and one set of fields in all of them."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from conftest import BuildsSites
from cpd.components.forms import reading as forms
from cpd.components.forms.model import Form
from cpd.reading.located_yaml import read_yaml
from support.pages import Element
from support.searched import entries, found
from support.sites import REPOSITORY, Built

DOCS = REPOSITORY / "docs"
HEADS = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8").split("\n---\n")[0] for path in sorted(DOCS.rglob("*.md"))}
FORMS = [path for path, head in HEADS.items() if head.startswith("---\n") and "\nform:\n" in head]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

PLAN = """
    plans/
        plan.md
            | ---
            | form:
            |   id: plan
            |   example-note: Ashgrove is invented.
            |   parts:
            |     - {type: heading, label: The school, help: As it is now.}
            |     - {type: short-text, id: school, label: "Name & <place>", help: In full., shared: school, required: true, example: Ashgrove}
            |     - {type: table, id: steps, label: Steps, rows: 2, columns: [What, {id: by, label: By, type: date}], example: [{what: Meet}]}
            | ---
            | # The plan
            |
            | For one term.
"""


def read(path: str) -> Form:
    form, _ = forms.read(path, read_yaml(HEADS[path].removeprefix("---\n"), 2))
    assert form is not None
    return form


def folder(path: str) -> str:
    return path.removesuffix(".md")


def on_page(page: Element, attribute: str) -> list[str]:
    return [str(one.attributes[attribute]) for one in page.walk() if attribute in one.attributes]


def tags(content: bytes) -> list[str]:
    """The fields a Word file has places for."""
    document = ElementTree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))
    return once(str(tag.get(f"{W}val")).split("=")[0] for tag in document.iter(f"{W}tag"))


def bookmarks(content: bytes) -> list[str]:
    """The fields an OpenDocument file has places for."""
    document = ElementTree.fromstring(ZipFile(BytesIO(content)).read("content.xml"))
    return once(str(mark.get(f"{TEXT}name")).split("=")[0] for mark in document.iter(f"{TEXT}bookmark-start"))


def once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def templates(site: Built, path: str) -> dict[str, bytes]:
    script = (site.folder / path).read_text(encoding="utf-8")
    found = re.findall(r'(\w+):"([A-Za-z0-9+/=]+)"', script)
    return {ending: b64decode(content) for ending, content in found}


@pytest.mark.parametrize("path", FORMS)
def test_screen_word_and_opendocument_have_the_same_fields(real_site: Built, path: str) -> None:
    form = read(path)
    names = [field.name for field in form.fields()]
    base = real_site.folder / folder(path) / form.name
    assert [name for name in on_page(real_site.page(f"{folder(path)}/"), "data-field") if "__row__" not in name] == names
    assert tags(base.with_suffix(".docx").read_bytes()) == names
    assert bookmarks(base.with_suffix(".odt").read_bytes()) == names


@pytest.mark.parametrize("path", FORMS)
def test_a_completed_example_has_the_same_fields_on_its_page_and_in_its_files(real_site: Built, path: str) -> None:
    form = read(path)
    names = [field.name for field in form.fields(form.example)]
    base = real_site.folder / folder(path)
    assert on_page(real_site.page(f"{folder(path)}/example/"), "data-answer") == names
    assert tags((base / f"{form.name}-example.docx").read_bytes()) == names
    assert bookmarks((base / f"{form.name}-example.odt").read_bytes()) == names


@pytest.mark.parametrize("path", FORMS)
def test_what_a_reader_fills_in_has_the_fields_of_the_blank_files(real_site: Built, path: str) -> None:
    form = read(path)
    blanks = templates(real_site, f"{folder(path)}/{form.name}.templates.js")
    assert {ending: (real_site.folder / folder(path) / f"{form.name}.{ending}").read_bytes() for ending in ("docx", "odt")} == blanks


def test_a_form_needs_nothing_but_its_front_matter(site: BuildsSites) -> None:
    built = site(PLAN, strict=True)
    made = {path.relative_to(built.folder / "plans/plan").as_posix() for path in (built.folder / "plans/plan").rglob("*.*")}
    assert made == {
        "index.html", "example/index.html", "plan.docx", "plan.odt", "plan-example.docx", "plan-example.odt", "plan.templates.js",
    }  # fmt: skip


def test_its_page_says_what_the_author_wrote(site: BuildsSites) -> None:
    text = site(PLAN).page("plans/plan/").text
    assert [
        words for words in ("For one term.", "The school", "As it is now.", "Name & <place> (required)", "In full.") if words not in text
    ] == []


def test_its_headings_are_in_the_contents_and_its_labels_in_search(site: BuildsSites) -> None:
    built = site(PLAN)
    (plan,) = [one for one in entries(built) if one.location == "plans/plan/"]
    assert ("Name & <place>" in plan.text, plan.kind, found(built, "Ashgrove")) == (True, "Form", [])
    assert [link.text for link in built.page("plans/plan/").all("a", "cpd-rail__link")] == ["The school"]


def test_an_example_is_marked_as_one_on_its_page(site: BuildsSites) -> None:
    page = site(PLAN).page("plans/plan/example/")
    (mark,) = page.all("p", "cpd-sheet__mark")
    assert (mark.text, page.all("h1")[0].text) == ("Completed example. Ashgrove is invented.", "The plan: completed example")


def test_an_example_stands_below_its_form_and_in_no_reading_order(site: BuildsSites) -> None:
    page = site(PLAN).page("plans/plan/example/")
    (trail,) = page.all("ol", "cpd-place__trail") or page.all("ul", "cpd-place__trail")
    assert [link.text for link in trail.all("a")][-1] == "The plan"
    assert page.all("nav", "cpd-steps") == []


def test_a_form_without_example_has_no_page_and_no_files_of_one(site: BuildsSites) -> None:
    built = site("plan.md\n    | ---\n    | form: {parts: [{type: date, id: day, label: Day}]}\n    | ---\n    | # Plan\n", strict=True)
    assert not (built.folder / "plan/example").exists()
    assert [path.name for path in sorted((built.folder / "plan").glob("*.docx"))] == ["plan.docx"]


def test_forms_with_one_id_are_told_and_kept_apart(site: BuildsSites) -> None:
    built = site(PLAN, PLAN.replace("plan.md", "other.md"))
    (message,) = built.messages
    assert message == (
        'cpd: docs/plans/plan.md: form-ids-are-unique: two forms have the id "plan"; the other stands in docs/plans/other.md. '
        "Give one of them another `id`: answers are kept under it."
    )
    ids = [built.page(path).all("form", "cpd-form")[0].attributes["data-form"] for path in ("plans/other/", "plans/plan/")]
    assert ids == ["plan", "plan-2"]


def test_a_form_in_a_suite_is_kept_under_the_suites_id_too(site: BuildsSites) -> None:
    suite = "plans/\n    index.md\n        | ---\n        | suite: first\n        | ---\n        | # First\n"
    assert site(PLAN, suite).page("plans/plan/").all("form", "cpd-form")[0].attributes["data-form"] == "first/plan"


def test_same_source_and_same_day_give_the_same_bytes(site: BuildsSites) -> None:
    first = {path.name: path.read_bytes() for path in (site(PLAN).folder / "plans/plan").glob("*.*")}
    second = {path.name: path.read_bytes() for path in (site(PLAN).folder / "plans/plan").glob("*.*")}
    assert sorted(first) == sorted(second)
    assert [name for name, content in first.items() if content != second[name]] == []


def test_a_page_an_author_wrote_for_the_example_is_kept(site: BuildsSites) -> None:
    own = "plans/\n    plan/\n        example.md\n            | # Ours\n            |\n            | Come and see.\n"
    assert "Ashgrove" in site(PLAN, own).page("plans/plan/example/").text
