"""The golden cases: Markdown in; items, findings and pieces of HTML out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from support.reads import read

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.relative_to(CASES).with_suffix("").as_posix() for path in CASES.rglob("*.yml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_the_items_findings_and_html_of_its_case(name: str) -> None:
    case = _case(name)
    page = read(
        case["markdown"],
        first_line=case.get("first_line", 1),  # null: another plugin changed the page
        is_in_suite=case.get("in_suite", True),
        extensions=tuple(case["extensions"]) if "extensions" in case else None,
    )
    wanted = {"items": case["items"], "findings": case["findings"], "html": case.get("html", [])}
    assert wanted == {
        "items": page.items,
        "findings": page.findings,
        "html": [piece for piece in case.get("html", []) if piece in page.html],
    }


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("-nope")])
def test_a_case_that_must_not_match_expects_no_item(name: str) -> None:
    assert _case(name)["items"] == []


def _case(name: str) -> dict[str, Any]:
    case = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(case, dict)
    return case
