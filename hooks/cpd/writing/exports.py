"""The catalogue for machines, and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from cpd.domain.cases import ASPECTS, CaseStudy
from cpd.domain.catalogue import Catalogue
from cpd.domain.items import Item
from cpd.domain.kinds import Kind

VERSION = 1


def catalogue_json(catalogue: Catalogue, texts: Mapping[int, str], cases: Sequence[CaseStudy] = ()) -> str:
    """All items in reading order; ``texts`` holds each one's plain text by key. Then the case studies, if there are any."""
    suites = [{"id": suite.id, "title": suite.title, "url": suite.url, "phase": suite.phase} for suite in catalogue.outline.suites]
    items = [_item(item, texts[item.key]) for item in catalogue]
    whole: dict[str, object] = {"version": VERSION, "suites": suites, "items": items}
    if cases:
        whole["case_studies"] = [_case(case, catalogue) for case in cases]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _case(case: CaseStudy, catalogue: Catalogue) -> dict[str, object]:
    """What is known of a case; what is not known is left out."""
    page = catalogue.outline.pages[case.path]
    known: dict[str, object] = {"institution": case.institution, "ref": case.ref, "partnership": case.partnership}
    known |= {aspect: getattr(case, aspect) for aspect in (*ASPECTS, "sources")}
    place = {"place": asdict(case.place)} if case.place else {}
    return {"id": case.id, "page": case.path, "url": page.url, **{name: value for name, value in known.items() if value}, **place}


def _item(item: Item, text: str) -> dict[str, object]:
    page = item.page
    entry: dict[str, object] = {
        "id": item.id,
        "kind": item.kind.name,
        "number": item.number,
        "title": item.title,
        "url": item.url,
        "suite": page.suite.id if page.suite else None,
        "section": page.section.title if page.section else None,
        "page": page.file,
        "minutes": item.options.minutes,
        "tags": list(item.options.tags),
        "text": text,
    }
    if item.options.withdrawn:
        entry["withdrawn"] = True
    if not page.is_listed:
        entry["unlisted"] = True
    return entry


def schema_json(kinds: Mapping[str, Kind]) -> str:
    """The JSON Schema (2020-12) of ``catalogue.json`` for this site's kinds."""
    text = {"type": "string"}
    text_or_null = {"type": ["string", "null"]}
    count_or_null = {"type": ["integer", "null"], "minimum": 1}
    suite = _record({"id": text, "title": text, "url": text, "phase": text_or_null})
    item = _record(
        {
            "id": {"type": "string", "description": "Unique on the site: suite id, slash, callout id."},
            "kind": {"enum": list(kinds)},
            "number": {**count_or_null, "description": "Null for a kind that is not numbered."},
            "title": text,
            "url": {"type": "string", "pattern": "^[^/].*#|^#", "description": "Relative to the site's root, with anchor."},
            "suite": text_or_null,
            "section": text_or_null,
            "page": {"type": "string", "description": "The source file below docs/."},
            "minutes": count_or_null,
            "tags": {"type": "array", "items": text, "uniqueItems": True},
            "text": {"type": "string", "description": "The whole body, plain."},
        },
        optional={
            "withdrawn": {"const": True},
            "unlisted": {"const": True, "description": "Stands in no list of the site."},
        },
    )
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Catalogue of items",
        **_record(
            {
                "version": {"const": VERSION},
                "suites": {"type": "array", "items": suite},
                "items": {"type": "array", "items": item, "description": "In reading order."},
            },
            optional={"case_studies": {"type": "array", "items": _case_schema(), "description": "Where there are any."}},
        ),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _case_schema() -> dict[str, object]:
    text: dict[str, object] = {"type": "string"}
    words = {"type": "array", "items": text, "minItems": 1}
    number = {"type": "number"}
    place = _record({"name": text, "latitude": number, "longitude": number})
    one = dict.fromkeys(("institution", "ref", "partnership", "phase", "region"), text)
    many = dict.fromkeys(("status", "collaboration", "offer", "funding", "themes", "sources"), words)
    id_ = {"type": "string", "description": "Unique on the site; what an address such as ?compare=a,b names."}
    return _record({"id": id_, "page": text, "url": text}, optional={**one, **many, "place": place})


def _record(properties: dict[str, object], optional: dict[str, object] | None = None) -> dict[str, object]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties | (optional or {}),
    }
