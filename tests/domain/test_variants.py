from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpd.domain.variants import Variant, all_variants, for_phase, has_any, is_for

BLOCKS = """\
Before.

//// only | Primary, early years
/// key-idea | Title
Text.
///
////

/// only | secondary
Other.
///
After.
"""


def kept(text: str, phase: str | None) -> list[str]:
    """The lines that are left for a phase."""
    return [line for line in for_phase(text, phase).split("\n") if line]


@pytest.mark.parametrize(
    ("phase", "lines"),
    [
        ("primary", ["Before.", "/// key-idea | Title", "Text.", "///", "After."]),
        ("EARLY YEARS", ["Before.", "/// key-idea | Title", "Text.", "///", "After."]),
        ("secondary", ["Before.", "Other.", "After."]),
        (None, ["Before.", "After."]),
    ],
)
def test_a_block_stands_for_its_phases_only(phase: str | None, lines: list[str]) -> None:
    assert kept(BLOCKS, phase) == lines


def test_lines_keep_their_numbers() -> None:
    assert for_phase(BLOCKS, "secondary").split("\n").index("Other.") == BLOCKS.split("\n").index("Other.")


def test_words_in_a_line_stand_for_their_phases_only() -> None:
    line = "# For [heads, and deputies]{only=secondary}[leaders]{ only = primary, special } here"
    assert [for_phase(line, phase) for phase in ("secondary", "special", "sixth form")] == [
        "# For heads, and deputies here",
        "# For leaders here",
        "# For  here",
    ]


def test_a_block_can_hold_blocks_with_as_many_slashes() -> None:
    text = "/// only | primary\n/// key-idea | T\nText.\n///\n///\nAfter."
    assert (kept(text, "primary"), kept(text, "other")) == (["/// key-idea | T", "Text.", "///", "After."], ["After."])


def test_a_block_in_a_block_is_for_both() -> None:
    text = "//// only | a, b\n/// only | b\nBoth.\n///\nOne.\n////"
    assert (kept(text, "a"), kept(text, "b")) == (["One."], ["Both.", "One."])


@pytest.mark.parametrize(
    "text",
    [
        "```markdown\n/// only | primary\nText.\n///\n```",
        "~~~\n[x]{only=primary}\n~~~",
        "Write `[x]{only=primary}` or ``[`y`]{only=primary}``.",
        "/// onlyone | primary\nText.\n///",
        "    /// only | primary",
        "A [link](only.md){.only} and {only}.",
    ],
)
def test_code_and_what_only_looks_like_a_variant_stay(text: str) -> None:
    assert for_phase(text, "secondary") == text
    assert all_variants(text) == ([], [])


def test_variants_are_found_with_their_lines_and_those_that_do_not_end() -> None:
    text = "[x]{only=B}\n\n/// only | a\nText."
    assert all_variants(text) == ([Variant(("b",), 1), Variant(("a",), 3)], [Variant(("a",), 3)])


@pytest.mark.parametrize(("text", "answer"), [("only text", False), ("x {only=a}", True), ("/// Only | a", True), ("/// items", False)])
def test_a_quick_look_tells_whether_there_can_be_variants(text: str, answer: bool) -> None:  # noqa: FBT001
    assert has_any(text) == answer


def test_a_page_without_phases_is_for_all() -> None:
    assert (is_for((), None), is_for(("Primary",), "primary"), is_for(("primary",), None)) == (True, True, False)


LINES = st.lists(
    st.sampled_from(["/// only | a", "//// only | b", "///", "////", "/// key-idea | T", "```", "[x]{only=a}", "text", ""]), max_size=12
)


@given(LINES)
def test_whatever_is_written_keeps_its_lines_and_no_marks_of_variants_outside_code(lines: list[str]) -> None:
    text = "\n".join(lines)
    done = for_phase(text, "a")
    assert done.count("\n") == text.count("\n")
    assert all_variants(done)[0] == []


@given(LINES)
def test_every_line_is_for_somebody(lines: list[str]) -> None:
    text = "\n".join(line for line in lines if "key-idea" not in line)
    words = [for_phase(text, phase).count("text") for phase in ("a", "b", None)]
    assert words[2] <= min(words[:2])
