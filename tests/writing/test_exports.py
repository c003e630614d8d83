from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from cpd.components.cases import export as cases_export
from cpd.domain.place import Suite
from cpd.writing.exports import catalogue_json, schema_json
from support.case_studies import book, case, lost
from support.things import KINDS, closed, draft_item

CATALOGUE, _ = closed(
    {
        "one/part/a.md": [draft_item(1, "Größe", kind="reflective-activity", minutes=5, tags=("x", "y"), id="size", withdrawn=True)],
        "index.md": [draft_item(2, "Outside")],
    },
    Suite(id="one", folder="one", title="One", url="one/", phase="Secondary"),
)
TEXT = catalogue_json(CATALOGUE, lambda item: {1: "About size.", 2: ""}[item.key])
SCHEMA = json.loads(schema_json(KINDS))


def test_the_catalogue_names_suites_and_items_in_reading_order() -> None:
    assert json.loads(TEXT) == {
        "version": 1,
        "suites": [{"id": "one", "title": "One", "url": "one/", "phase": "Secondary"}],
        "items": [
            {
                "id": "one/size",
                "kind": "reflective-activity",
                "number": 1,
                "title": "Größe",
                "url": "one/part/a/#size",
                "suite": "one",
                "section": "Part",
                "page": "one/part/a.md",
                "minutes": 5,
                "tags": ["x", "y"],
                "text": "About size.",
                "withdrawn": True,
            },
            {
                "id": "outside",
                "kind": "key-idea",
                "number": None,
                "title": "Outside",
                "url": "#outside",
                "suite": None,
                "section": None,
                "page": "index.md",
                "minutes": None,
                "tags": [],
                "text": "",
            },
        ],
    }


def test_the_catalogue_is_text_that_people_can_read_too() -> None:
    assert '"title": "Größe"' in TEXT


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_catalogue_keeps_to_the_schema() -> None:
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.loads(TEXT))) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "zebra"),
        ("number", 0),
        ("url", "/a/#b"),
        ("url", "a/"),
        ("tags", ["x", "x"]),
        ("withdrawn", False),
        ("extra", 1),
        ("title", None),
    ],
)
def test_the_schema_refuses_what_is_no_item(field: str, value: Any) -> None:
    changed = json.loads(TEXT)
    changed["items"][0][field] = value
    assert len(list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(changed))) == 1


def test_the_schema_names_the_kinds_of_this_site() -> None:
    assert SCHEMA["properties"]["items"]["items"]["properties"]["kind"] == {"enum": ["key-idea", "reflective-activity", "resource"]}


# Case studies

CASES = book(
    case(
        "index.md",
        institution="Größe & <Co>",
        ref="1",
        partnership="P",
        phase="Primary",
        region="North",
        place=("Bury", 53.59, -2.3),
        status=("A", "B"),
        collaboration=("C",),
        offer=("D",),
        funding=("E",),
        themes=("t",),
        sources=("s",),
    ),
    lost("index.md", ref="II03"),
).cases
WITH_CASES = catalogue_json(CATALOGUE, lambda _: "", {"case_studies": [cases_export.data(one, CATALOGUE.outline) for one in CASES]})
SCHEMA_WITH_CASES = json.loads(schema_json(KINDS, {"case_studies": cases_export.schema()}))


def test_the_catalogue_has_what_is_known_of_each_case_and_leaves_out_the_rest() -> None:
    assert json.loads(WITH_CASES)["case_studies"] == [
        {
            "id": "index-1", "page": "index.md", "url": "", "institution": "Größe & <Co>", "ref": "1", "partnership": "P", "phase": "Primary",
            "region": "North", "status": ["A", "B"], "collaboration": ["C"], "offer": ["D"], "funding": ["E"], "themes": ["t"],
            "sources": ["s"], "place": {"name": "Bury", "latitude": 53.59, "longitude": -2.3},
        },
        {"id": "index-ii03", "page": "index.md", "url": "", "ref": "II03"},
    ]  # fmt: skip


def test_a_catalogue_with_case_studies_keeps_to_the_schema() -> None:
    assert list(jsonschema.Draft202012Validator(SCHEMA_WITH_CASES).iter_errors(json.loads(WITH_CASES))) == []


def test_a_site_without_case_studies_says_nothing_of_them() -> None:
    assert "case_studies" not in json.loads(TEXT)


@pytest.mark.parametrize(
    ("field", "value"), [("themes", []), ("phase", None), ("place", {"name": "Bury"}), ("extra", 1), ("institution", ["A"])]
)
def test_the_schema_refuses_what_is_no_case(field: str, value: Any) -> None:
    changed = json.loads(WITH_CASES)
    changed["case_studies"][0][field] = value
    assert len(list(jsonschema.Draft202012Validator(SCHEMA_WITH_CASES).iter_errors(changed))) >= 1
