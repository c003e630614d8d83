"""The storage manifest: which keys it tells of, and that it tells enough."""

from __future__ import annotations

import json

import pytest

from cpd.components.order import MANIFEST
from cpd.domain.storage import entries, entry_of_key


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("cpd:here:primary/first-steps#answer", "Your answers"),
        ("cpd:here:first-steps#answer", "Your answers"),
        ("cpd:größe:page/primary/first#note", "Your notes"),
        ("cpd:here:page/index#star", "Your stars"),
        ("cpd:here:primary/first-steps#done", "What you have done"),
        ("cpd:here:log/2#minutes", "What you have done"),
        ("cpd:here:log/2#learned", "Your log"),
        ("cpd:here:primary/first-steps#changed", "Your log"),
        ("cpd:here:log/12#activity", "Your log"),
        ("cpd:here:primary/first-steps#remind", "Your reminders"),
        ("cpd:here:plan#form.school", "Your forms"),
        ("cpd:here:primary/plan@copy-2#form.steps.3.who", "Your forms"),
        ("cpd:here:plan#earlier.school~2", "Earlier answers"),
        ("cpd:here:primary/first-steps#earlier.answer", "Earlier answers"),
        ("cpd:here:route/new-to-this#step", "Where you are on a route"),
        ("cpd:here:record#backup", "Back-ups"),
        ("cpd:here:record#nudge", "Back-ups"),
        ("cpd:here:shared", "Shared computer"),
        ("cpd:here:room", "Whether there is room"),
        ("cpd:here:damaged:1:plan#form.school", "What could not be read"),
        ("/.__palette", "Light or dark mode"),
        ("/cpd/site/.__palette", "Light or dark mode"),
        ("/.__slash", "Whether a key opens the search"),
        ("/.__tabs", "Which tabs you chose"),
    ],
)
def test_a_key_is_told_by_its_entry(key: str, name: str) -> None:
    entry = entry_of_key(key, MANIFEST)
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    "key",
    [
        "", "cpd:here", "cpd:here:plan", "cpd:here:plan#", "cpd:here:plan#mood", "cpd:here:#answer", "cpd::plan#answer", "cpd:here:plan#step",
        "cpd:here:plan#backup", "cpd:here:plan#activity", "cpd:here:log/x#activity", "cpd:here:shared#x", "cpd:here:damaged:x:plan#answer",
        "cpd:here:damaged:1:plan", "cpd:here:plan#form.", "cpd:here:plan#answers", "xcpd:here:plan#answer", "visits", "/.__search", "__palette",
    ],
)  # fmt: skip
def test_any_other_key_is_not_declared(key: str) -> None:
    assert entry_of_key(key, MANIFEST) is None


def test_every_entry_says_all_there_is_to_say() -> None:
    excused = {"feature", "facets", "part"}
    silent = [
        entry["name"]
        for entry in entries(MANIFEST, ["content.tabs.link"])
        if not all(value for name, value in entry.items() if name not in excused)
    ]
    assert (silent, len({entry.name for entry in MANIFEST})) == ([], len(MANIFEST))


def test_what_is_part_of_a_record_says_where_and_how_it_is_told() -> None:
    untold = [
        facet.key
        for entry in MANIFEST
        for facet in entry.facets
        if not entry.part or (not facet.key.endswith(".<field>") and not (facet.label and facet.type))
    ]
    assert (untold, [entry.name for entry in MANIFEST if entry.part and not entry.facets]) == ([], [])


def test_it_is_plain_data() -> None:
    assert json.loads(json.dumps(entries(MANIFEST)))[0] == {
        "name": "Your answers",
        "keys": ["cpd:<site>:<id>#answer"],
        "part": "Answers",
        "facets": [
            {"key": "cpd:<site>:<id>#answer", "label": "Your answer", "type": "long-text", "least": 0, "most": 0, "place": "box"},
        ],
        "purpose": "What you write under a question, with the question as it was then, so that you see if it has changed since",
        "written": "When you write in the box",
        "ground": "Strictly necessary, we take it: you ask for it to be kept",
        "lifetime": "Until you delete it; in shared-computer mode, until you close the tab",
        "where": "Local storage; in shared-computer mode, session storage",
        "feature": "",
    }


def test_what_only_a_feature_of_the_theme_writes_is_told_only_where_it_is_switched_on() -> None:
    assert [
        {entry["name"] for entry in entries(MANIFEST, ["content.tabs.link"])} - {entry["name"] for entry in entries(MANIFEST)},
        {entry["name"] for entry in entries(MANIFEST)} - {entry["name"] for entry in entries(MANIFEST, ["content.tabs.link"])},
    ] == [{"Which tabs you chose"}, set()]
