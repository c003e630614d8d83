"""A page's front matter read as a case study or a theme: what comes out of it, and what is said of slips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from cpd.components.cases import reading
from cpd.components.cases.model import CaseStudy, Spot, Theme
from cpd.reading.located import located
from support.reads import read

FINDINGS = yaml.safe_load((Path(__file__).parent / "case_findings.yml").read_text(encoding="utf-8"))

WHOLE = """
title: Falmouth School
case_study:
  ref: II09
  institution: "Falmouth School, Cornwall & <more>"
  partnership: Falmaths
  phase: Primary and Secondary
  region: South West
  place: {name: Falmouth, latitude: 50.15437, longitude: -5}
  status: Business specialism, and another
  collaboration: [Cross-phase, Neighbouring  schools, Cross-phase]
  offer:
    - Common rich tasks
    - 2011
  themes: [partnerships]
  sources: [falmouth]
"""


def found(front: str, path: str = "a.md") -> list[CaseStudy]:
    cases, findings = reading.read(path, located(front, 1))
    assert findings == []
    return cases


@pytest.mark.parametrize("slip", FINDINGS, ids=lambda slip: slip["name"])
def test_a_slip_is_told_with_line_and_remedy(slip: dict[str, Any]) -> None:
    front = located(slip["front"], 2)
    findings = [*reading.read("a.md", front)[1], *reading.theme("a.md", front)[1]]
    assert [finding.worded() for finding in findings] == slip["says"]


def test_a_case_study_has_all_that_is_known() -> None:
    assert found(WHOLE) == [
        CaseStudy(
            path="a.md",
            institution="Falmouth School, Cornwall & <more>",
            ref="II09",
            partnership="Falmaths",
            phase="Primary and Secondary",
            region="South West",
            place=Spot(name="Falmouth", latitude=50.15, longitude=-5.0),
            status=("Business specialism, and another",),
            collaboration=("Cross-phase", "Neighbouring schools"),
            offer=("Common rich tasks", "2011"),
            themes=("partnerships",),
            sources=("falmouth",),
        )
    ]


def test_it_knows_on_which_line_each_value_stands() -> None:
    (one,) = found(WHOLE)
    values = [("phase", "Primary and Secondary"), ("collaboration", "Neighbouring schools"), ("offer", "2011"), ("sources", "falmouth")]
    assert [one.lines[value] for value in values] == [7, 11, 14, 16]


def test_a_page_can_have_several() -> None:
    cases = found("case_study:\n  - ref: II03\n  - {ref: II22, phase: Primary}\n")
    assert [(one.ref, one.phase, one.lines[("ref", one.ref or "")]) for one in cases] == [("II03", None, 2), ("II22", "Primary", 3)]


@pytest.mark.parametrize("front", ["title: A\n", "", "case_study: [\n"])
def test_a_page_without_case_study_or_theme_has_none(front: str) -> None:
    assert (reading.read("a.md", located(front, 2)), reading.theme("a.md", located(front, 2))) == (([], []), (None, []))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("theme: vision\n", Theme(id="vision", path="a.md")),
        ("theme: {id: vision, label: Vision & more}\n", Theme(id="vision", path="a.md", label="Vision & more", line=2)),
        ("theme:\n  id: vision\n", Theme(id="vision", path="a.md", line=3)),
    ],
)
def test_a_page_can_be_about_a_theme(front: str, expected: Theme) -> None:
    theme, findings = reading.theme("a.md", located(front, 2))
    assert findings == []
    assert theme is not None
    assert (theme.id, theme.path, theme.label) == (expected.id, expected.path, expected.label)
    assert theme.line == (expected.line or 2)


SCALARS = st.none() | st.booleans() | st.floats() | st.text("ab: -é'\n", max_size=8) | st.sampled_from(["place", "institution", "themes"])
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3), max_leaves=8)
NAMES = st.sampled_from([option.name for option in (*reading.CASE, *reading.PLACE)]) | st.text(max_size=4)


@given(st.dictionaries(NAMES, VALUES, max_size=5) | VALUES, VALUES)
def test_whatever_an_author_writes_is_read_or_told(case: Any, theme: Any) -> None:
    front = located(yaml.safe_dump({reading.KEY: case, reading.THEME: theme}), 2)
    cases, findings = reading.read("a.md", front)
    read_theme, more = reading.theme("a.md", front)
    assert cases or findings
    assert read_theme or more
    assert all(finding.line for finding in [*findings, *more])


def test_front_matter_that_holds_itself_is_read_to_an_end() -> None:
    front = located("case_study: &a\n  institution: A\n  status: [*a]\n", 2)
    assert front.broken
    assert (front.broken.line, front.broken.problem) == (4, "a value begins with `*` in `status: [*a]`")


# Blocks


def test_a_list_of_case_studies_waits_for_all_pages() -> None:
    page = read("/// case-studies\n    show: list\n    theme: vision\n    limit: 2\n\n///\n")
    assert (page.html, page.findings) == ('<div class="cpd-items">[list]</div>', [])


def test_a_list_of_case_studies_tells_its_slips() -> None:
    assert read("/// case-studies | Cases\n    show: map\n    them: x\n///\n").findings == [
        "docs/page.md:1: option-is-known: a list of case studies takes no title. Write a heading above it.",
        'docs/page.md:1: option-is-known: this list has no option `them`. Did you mean "theme"?',
        'docs/page.md:1: option-value-fits: `show` of this list is "map". Write one of all, list.',
    ]


def test_a_list_needs_no_options() -> None:
    assert read("/// case-studies\n///\n").findings == []


CHART = "/// chart | Cases by *phase*\n    values: {Primary: 3, Post-16 & more: 12000, None of it: 0, Half: 0.5}\n    unit: cases\n///\n"


def bar(part: str) -> str:
    return (
        f'<svg aria-hidden="true" class="cpd-chart__bar" preserveAspectRatio="none" style="--part: {part}" viewBox="0 0 1 1">'
        '<rect height="1" width="1"></rect></svg>'
    )


def test_a_chart_is_a_table_with_a_bar_for_each_number() -> None:
    page = read(CHART)
    assert page.findings == []
    assert "".join(page.html.split("\n")) == (
        '<figure class="cpd-chart"><figcaption>Cases by <em>phase</em></figcaption><table class="cpd-chart__table"><tbody>'
        f'<tr><th scope="row">Primary</th><td>{bar("0.000")}<span>3 cases</span></td></tr>'
        f'<tr><th scope="row">Post-16 &amp; more</th><td>{bar("1.000")}<span>12,000 cases</span></td></tr>'
        f'<tr><th scope="row">None of it</th><td>{bar("0.000")}<span>0 cases</span></td></tr>'
        f'<tr><th scope="row">Half</th><td>{bar("0.000")}<span>0.5 cases</span></td></tr>'
        "</tbody></table></figure>"
    )


def test_a_chart_of_nothing_but_zeros_has_no_bars_to_see() -> None:
    page = read("/// chart\n    values: {A: 0, B: 0}\n///\n")
    assert (page.html.count("--part: 0.000"), "figcaption" in page.html, page.html.count("<span>0</span>")) == (2, False, 2)


@pytest.mark.parametrize("values", ["{A: -1}", "{A: .inf}", "{A: .nan}", "{A: true}", "{A: many}", "{}", "[1, 2]", "{' ': 3}", "3"])
def test_a_chart_of_anything_else_is_told_and_left_empty(values: str) -> None:
    page = read(f"/// chart | A\n    values: {values}\n///\n")
    (finding,) = page.findings
    assert finding.startswith('docs/page.md:1: option-value-fits: `values` of the chart "A" is ')
    assert finding.endswith("Write words and numbers, such as {Primary: 3, Secondary: 10}.")
    assert "<table" not in page.html


def test_a_chart_without_values_is_told() -> None:
    assert read("/// chart\n///\n").findings == [
        "docs/page.md:1: option-value-fits: this chart has no `values`. Write `values: {Primary: 3, Secondary: 10}` under its head."
    ]


def test_a_chart_is_drawn_where_no_hook_runs() -> None:
    assert "cpd-chart__bar" in Markdown(extensions=["cpd.reading.extension"]).convert(CHART)
