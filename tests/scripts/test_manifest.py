"""What the record knows of the storage manifest: all that is declared is told and can be brought back, and nothing else."""

from __future__ import annotations

from typing import Any, Final

from cpd.components.order import MANIFEST
from cpd.domain.storage import entries
from support.node import asked

FACETS: Final = [facet for entry in MANIFEST for facet in entry.facets]
VALUES: Final[dict[str, Any]] = {"long-text": "Words", "short-text": "Words", "tick": True, "date": "2026-11-22", "number": 3, "": "Words"}
AT: Final = "2026-10-01T09:00:00.000Z"
READ: Final = """async ({ storage, entries }) => {
  cpd.catalogue = { storage };
  const text = JSON.stringify({ format: "cpd-record", version: 1, site: "practice", made: "2026-10-01T09:00:00.000Z", entries });
  const found = await cpd.record.read({ size: text.length, text: async () => text });
  return { taken: found.entries.map(({ id, facet }) => `${id}#${facet}`), left: Object.fromEntries(found.left) };
}"""
TOLD: Final = """({ storage, facets }) => {
  cpd.catalogue = { storage };
  const { record } = cpd;
  const of = { value: true, label: "", type: "" };
  return { parts: [...record.facets.parts().values()], told: facets.map((one) => [record.partOf("x", one), record.wordsOf(one, of), record.told(one, of)]) };
}"""
THINGS: Final = """({ storage, inventions }) => {
  cpd.catalogue = { title: "Practice", storage, inventions };
  for (const id of ["invention/year", "invention/gone"]) cpd.store.set(id, "seen", { value: true, label: "Seen", type: "tick" });
  return cpd.record.things().map(({ id, sort, title }) => [id, sort, title]);
}"""
NEW: Final = {
    "part": "Inventions",
    "facets": [{"key": "cpd:<site>:invention/<id>#seen", "label": "Seen", "type": "tick", "least": 0, "most": 0, "place": ""}],
}


def named(key: str) -> str:
    """A key of the manifest as one that could be kept: id and facet."""
    return key.removeprefix("cpd:<site>:").replace("<id>", "x").replace("<n>", "1").replace("<field>", "aim")


def read(kept: dict[str, Any], more: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """What is taken of a back-up that holds these values by name, on a site that also declares ``more``."""
    entry = {"label": "x", "type": "long-text", "at": AT}
    written = [{"id": name.split("#")[0], "facet": name.split("#")[1], "value": value, **entry} for name, value in kept.items()]
    given = {"storage": [*entries(MANIFEST), *(more or [])], "entries": written}
    return dict(asked(["store", "record/model", "record-file"], READ, given))


def test_what_is_declared_is_taken_from_a_back_up() -> None:
    kept = {named(facet.key): VALUES[facet.type] for facet in FACETS}
    assert read(kept) == {"taken": list(kept), "left": {}}


def test_a_value_of_the_wrong_kind_is_left() -> None:
    wrong = {"long-text": 3, "short-text": True, "tick": False, "date": "2026-02-30", "number": -1, "": {"no": "value"}}
    kept = {named(facet.key): wrong[facet.type] for facet in FACETS}
    assert read(kept) == {"taken": [], "left": {"its value is of the wrong kind, or too long": len(kept)}}


def test_what_is_not_declared_is_left() -> None:
    names = [
        "x#mood",
        "x#step",
        "x#activity",
        "log/x#activity",
        "x#form.",
        "x#form.constructor",
        "x#invention.a",
        "invention/x#seen",
        "x#toString",
    ]
    assert read(dict.fromkeys(names, True)) == {"taken": [], "left": {"it is nothing that this site keeps": len(names)}}


def test_a_facet_that_is_new_in_the_manifest_is_known_to_the_record_at_once() -> None:
    assert read({"invention/x#seen": True, "x#seen": True}, [NEW]) == {
        "taken": ["invention/x#seen"],
        "left": {"it is nothing that this site keeps": 1},
    }
    told = asked(["store", "record/model"], TOLD, {"storage": [*entries(MANIFEST), NEW], "facets": ["seen", "earlier.seen", "mood"]})
    assert told["told"] == [["inventions", "Seen", "Seen"], ["inventions", "Earlier: Seen", "Seen"], ["others", "mood", "Yes"]]
    assert told["parts"][-2:] == ["Inventions", "Other"]


def test_what_a_component_tells_of_is_a_thing_of_the_record_under_its_title() -> None:
    inventions = [{"id": "invention/year", "title": "A year", "url": "year/"}, {"id": "no place"}]
    assert asked(["store", "record/model"], THINGS, {"storage": [NEW], "inventions": inventions}) == [
        ["invention/year", "page", "A year"],
        ["invention/gone", "gone", "Seen"],
    ]
