"""A page's front matter read as entries of a directory: what comes out of it, and what is said of slips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cpd.components.directory import reading as directory
from cpd.components.directory.model import Entry
from cpd.reading.located import located

CASES = yaml.safe_load((Path(__file__).parent / "directory_findings.yml").read_text(encoding="utf-8"))


def one(as_of: str) -> Entry:
    (entry,), findings = directory.read("a.md", located(f"directory: [{{name: A, kind: group, as_of: {as_of}}}]\n", 2))
    assert findings == []
    return entry


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_slip_of_a_directory_is_told_with_line_and_remedy(case: dict[str, Any]) -> None:
    _, findings = directory.read("a.md", located(case["front"], 2))
    assert [finding.worded() for finding in findings] == case["says"]


def test_a_page_without_directory_has_no_entries() -> None:
    assert directory.read("a.md", located("title: A\n", 2)) == ([], [])


def test_an_entry_has_what_its_page_says_and_knows_where() -> None:
    front = "directory:\n  - name: Readiness\n    kind: group\n    phase: [Primary, Secondary]\n    audience: Subject leaders, and others\n    as_of: 2021\n    note: First\n    source: talk\n  - {name: B, kind: group, as_of: undated, note: }\n"
    entries, findings = directory.read("a.md", located(front, 2))
    assert (findings, entries) == (
        [],
        [
            Entry(
                path="a.md", name="Readiness", kind="group", as_of="2021", phase=("Primary", "Secondary"),
                audience=("Subject leaders, and others",), note="First", source="talk",
            ),
            Entry(path="a.md", name="B", kind="group", as_of="undated"),
        ],
    )  # fmt: skip
    assert (entries[0].lines["source"], entries[1].lines["kind"]) == (9, 10)


@pytest.mark.parametrize(
    ("written", "year", "read"),
    [
        ("2021", "2021", "2021"),
        ("2024/25", "2024/25", "2024/25"),
        ("2025-04-29", "2025", "29 April 2025"),
        ('"2025-04-29"', "2025", "29 April 2025"),
        ("spring 2021", "2021", "spring 2021"),
        ("undated", "undated", "undated"),
    ],
)
def test_a_date_can_be_given_as_far_as_it_is_known(written: str, year: str, read: str) -> None:
    entry = one(written)
    assert (entry.year, entry.dated) == (year, read)


SCALARS = st.none() | st.booleans() | st.integers(-3, 3000) | st.floats(-2, 2) | st.dates() | st.text("ab: -é#2/\n", max_size=8)
KEYS = st.sampled_from([*(option.name for option in directory.ENTRY), "x"])
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=7), max_leaves=20)


@given(ANYTHING)
def test_whatever_a_directory_is_it_is_read_or_told(data: object) -> None:
    entries, findings = directory.read("a.md", located(yaml.safe_dump({"directory": data}), 2))
    assert entries or findings
    assert all(finding.line is not None for finding in findings)
