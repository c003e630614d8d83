"""Case studies for machines, in ``catalogue.json``."""

from __future__ import annotations

from dataclasses import asdict

from cpd.domain.place import Outline
from cpd.writing.exports import record

from .model import ASPECTS, CaseStudy


def data(case: CaseStudy, outline: Outline) -> dict[str, object]:
    """What is known of a case; what is not known is left out."""
    page = outline.pages[case.path]
    known: dict[str, object] = {"institution": case.institution, "ref": case.ref, "partnership": case.partnership}
    known |= {aspect: getattr(case, aspect) for aspect in (*ASPECTS, "sources")}
    place = {"place": asdict(case.place)} if case.place else {}
    return {"id": case.id, "page": case.path, "url": page.url, **{name: value for name, value in known.items() if value}, **place}


def schema() -> dict[str, object]:
    """The JSON Schema of all case studies."""
    text: dict[str, object] = {"type": "string"}
    words = {"type": "array", "items": text, "minItems": 1}
    number = {"type": "number"}
    place = record({"name": text, "latitude": number, "longitude": number})
    one = dict.fromkeys(("institution", "ref", "partnership", "phase", "region"), text)
    many = dict.fromkeys(("status", "collaboration", "offer", "funding", "themes", "sources"), words)
    id_ = {"type": "string", "description": "Unique on the site; what an address such as ?compare=a,b names."}
    case = record({"id": id_, "page": text, "url": text}, optional={**one, **many, "place": place})
    return {"type": "array", "items": case, "description": "Where there are any."}
