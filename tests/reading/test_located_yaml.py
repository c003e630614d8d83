"""YAML as authors write it: what comes out, and what is said where it cannot, or part of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cpd.reading.located_yaml import LocatedYaml, read_yaml, typed_value

READ = [
    ("a: 1:2", "1:2"),
    ("a: 9:15", "9:15"),
    ("a: 12:30:45", "12:30:45"),
    ("a: 010", "010"),
    ("a: 0x1F", "0x1F"),
    ("a: 0b11", "0b11"),
    ("a: 1_000", "1_000"),
    ("a: 1.10", "1.10"),
    ("a: 1e3", "1e3"),
    ("a: .5", ".5"),
    ("a: +441234567", "+441234567"),
    ("a: -0", "-0"),
    ("a: .inf", ".inf"),
    ("a: yes", "yes"),
    ("a: No", "No"),
    ("a: on", "on"),
    ("a: true", "true"),
    ("a: ~", "~"),
    ("a: null", "null"),
    ("a: =", "="),
    ("a: 2026-02-30", "2026-02-30"),
    ("a: 2026-11-22T10:00", "2026-11-22T10:00"),
    ("a: '010'", "010"),
    ("a: !!str 010", "010"),
    ("a:", None),
    ("a: >-\n  many\n  words", "many words"),
    ("a: [3:4, 010]", ["3:4", "010"]),
    ("a: {9:00: 3, 010: 4, yes: 5}", {"9:00": "3", "010": "4", "yes": "5"}),
    ("a: A & B", "A & B"),
    ("a: C#", "C#"),
    ("a: '#1'", "#1"),
    ("a: x\u2028y", "x y"),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_value_is_what_was_written(text: str, value: object) -> None:
    assert read_yaml(text, 1) == LocatedYaml(data={"a": value}, lines=read_yaml(text, 1).lines)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 12", 12), ("a: -3", -3), ("a: 1.5", 1.5), ("a: true", True), ("a: False", False), ("a: ~", None), ("a: null", None),
        ("a: 2026-11-22", date(2026, 11, 22)), ("a: [1, x]", [1, "x"]), ("a: {b: 2}", {"b": 2}),
        ("a: 010", "010"), ("a: 1:2", "1:2"), ("a: 1.10", "1.10"), ("a: +5", "+5"), ("a: 1_000", "1_000"), ("a: 1e3", "1e3"), ("a: .5", ".5"),
        ("a: yes", "yes"), ("a: '12'", "12"), ("a: 'true'", "true"), ("a: 2026-02-30", "2026-02-30"), ("a: 20261122", 20261122),
    ],
)  # fmt: skip
def test_for_others_a_value_is_a_number_or_a_day_only_where_it_reads_the_same(text: str, value: object) -> None:
    assert typed_value(read_yaml(text, 1).data) == {"a": value}


@given(value=st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.none() | st.dates())
def test_what_is_no_text_to_others_reads_as_it_was_written(value: object) -> None:
    text = yaml.safe_dump({"a": value})
    found = typed_value(read_yaml(text, 1).data)["a"]
    assert isinstance(found, str) or found == value


def test_anchors_and_merged_entries_are_understood() -> None:
    text = "rows: &rows [a, b]\nother: *rows\nbase: &base {x: 1, y: 2}\nmine: {<<: *base, y: 3}\n"
    read = read_yaml(text, 1)
    assert (read.data, read.faults) == (
        {"rows": ["a", "b"], "other": ["a", "b"], "base": {"x": "1", "y": "2"}, "mine": {"x": "1", "y": "3"}},
        (),
    )


def test_every_entry_has_its_line() -> None:
    read = read_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n", 2)
    assert (read.line(("a",)), read.line(("b", 0, "d")), read.line(("b", 0, "none"))) == (2, 5, 4)


def test_an_entry_that_is_written_twice_is_noted_with_its_last_line() -> None:
    read = read_yaml("a: 1\nb: 2\na: 3\n", 2)
    assert (read.twice, read.line(("a",)), read.data["a"]) == ((("a",),), 4, "3")


IN_QUOTES = "Put the whole value in quotes"
APOSTROPHE = "Write `'` at its end too; if it is an apostrophe, put the whole value in double quotes"
BACKSLASH = "double quotes give a backslash a meaning of its own, so"
BROKEN = [
    ("title:Ratio\nx: y", 1, "a space is missing after the colon in `title:Ratio`", "Write `title: Ratio`."),
    ("x: y\nid:draw-it\nz: 1", 2, "a space is missing after the colon in `id:draw-it`", "Write `id: draw-it`."),
    ("x: y\nid:draw-it", 2, "a space is missing after the colon in `id:draw-it`", "Write `id: draw-it`."),
    ("title:Ratio", 1, "a space is missing after the colon in `title:Ratio`", "Write `title: Ratio`."),
    ("parts:\n  - type:choice\n    label: x", 2, "a space is missing after the colon in `type:choice`", "Write `type: choice`."),
    (
        "a: b\nminutes:\u00a0 15",
        2,
        "`minutes:  15` has a character that only looks like a space",
        "Type its beginning and its spaces anew.",
    ),
    ("a:\u200b b\nc: d", 1, "`a: b` has a character that cannot be seen", "Type its beginning and its spaces anew."),
    ("suite\uff1a x", 1, "`suite\uff1a x` has a character that only looks like a colon", "Type the colon anew, and a space after it."),
    ("a: One: two", 1, "the value of `a` has a colon", f'{IN_QUOTES}: `a: "One: two"`.'),
    ('a: Say "x": y', 1, "the value of `a` has a colon", f"{IN_QUOTES}: `a: 'Say \"x\": y'`."),
    ("a: b:", 1, "the value of `a` has a colon", f'{IN_QUOTES}: `a: "b:"`.'),
    ("x: [a: b: c]", 1, "the value of `x` has a colon", "Put the entry that has it in quotes."),
    ("a: 'It's late'", 1, "text follows the closing quote in `'It's late'`", f'{IN_QUOTES}: `a: "It\'s late"`.'),
    ('a: "B" and C', 1, 'text follows the closing quote in `"B" and C`', f"{IN_QUOTES}: `a: '\"B\" and C'`."),
    ('a: "B\nc: d', 1, "the quotes before `B` do not close", 'Write `"` at its end too.'),
    ('a: "B\nc: "d"', 1, "the quotes before `B` do not close", 'Write `"` at its end too.'),
    ('a: "many\n  words"\nb: c: d', 3, "the value of `b` has a colon", f'{IN_QUOTES}: `b: "c: d"`.'),
    ("a: [b, c\nd: e", 1, "`[` does not close in `[b, c`", "Write `]` at its end."),
    ("a: {b: c\nd: e", 1, "`{` does not close in `{b: c`", "Write `}` at its end."),
    ("a: [B] c", 1, "the value `[B] c` begins with `[`", f'{IN_QUOTES}: `a: "[B] c"`.'),
    ("a: {{ b }}", 1, "a value begins with `{` in `a: {{ b }}`", f'{IN_QUOTES}: `a: "{{{{ b }}}}"`.'),
    ("a: @b", 1, "the value `@b` begins with `@`", f'{IN_QUOTES}: `a: "@b"`.'),
    ("a: %b", 1, "the value `%b` begins with `%`", f'{IN_QUOTES}: `a: "%b"`.'),
    ("a: *b*", 1, "the value `*b*` begins with `*`", f'{IN_QUOTES}: `a: "*b*"`.'),
    ("a: *b", 1, "a value begins with `*` in `a: *b`", f'{IN_QUOTES}: `a: "*b"`.'),
    ("a: !b c", 1, "a value begins with `!` in `a: !b c`", f'{IN_QUOTES}: `a: "!b c"`.'),
    ("a: - b", 1, "the value `- b` begins with `-`", f'{IN_QUOTES}: `a: "- b"`.'),
    ("a: > b", 1, "the value `> b` begins with `>`", f'{IN_QUOTES}: `a: "> b"`.'),
    ("*a*: b", 1, "`*a*: b` begins with `*`", "Put its name in quotes, or take the sign away."),
    ("a: [one #1, two]\nb: c", 1, "` #` begins a note, so the rest of the line is not read", "Put the entry that has it in quotes."),
    ("a: one #1\n  two\nb: c", 1, "` #` begins a note, so the rest of the line is not read", f'{IN_QUOTES}: `a: "one #1"`.'),
    ("a:\n\tb: c", 2, "a tab stands where spaces are needed", "Write spaces instead."),
    ("a: b\n\tc: d", 2, "a tab stands where spaces are needed", "Write spaces instead."),
    ("a: b\n  c: d", 2, "`c` is indented further than the entry above it", "Let both begin in the same column."),
    ("  a: b\n c: d", 2, "`c` is indented like no entry above it", "Let it begin in the same column as its neighbours."),
    ("a: b\nsuite\nc: d", 2, "`suite` has no colon", "Write it as `name: value`, or indent it below the value that it belongs to."),
    ("a: b\n- c", 2, "`- c` does not fit the lines above", "Write either `name: value` or `- value` in all of them."),
    ("- a: b", 1, "this is a list, not lines of `name: value`", "Leave out the hyphens, or write a name above the list."),
    ("suite x", 1, "`suite x` is not of the form `name: value`", "Write a name, a colon, a space and the value."),
    ("a: b\x07", 1, "this line has a character that cannot be seen", "Type the line anew."),
    ("a: b\n---\nc: d", 2, "a line of hyphens ends the settings here", "Take it out."),
    ("[" * 99, 1, "this is nested too deeply", "Write it in fewer levels."),
    ("a: ! b", 1, "a value begins with `!` in `a: ! b`", f'{IN_QUOTES}: `a: "! b"`.'),
    ("a: -\nb: c", 1, "the value `-` begins with `-`", f'{IN_QUOTES}: `a: "-"`.'),
    ("a: 'tis late", 1, "the quotes before `tis late` do not close", f'{APOSTROPHE}: `a: "\'tis late"`.'),
    ("a: '", 1, "the quotes at the end of `a: '` do not close", "Write `'` at its end too."),
    ('a: "\\sqrt{2}"', 1, f"{BACKSLASH} `\\sqrt` is not read as it is written", "Use single quotes: `a: '\\sqrt{2}'`."),
    ('a: "It\'s C:\\user"', 1, f"{BACKSLASH} `\\user` is not read as it is written", "Use single quotes: `a: 'It''s C:\\user'`."),
    ('a: "The hub\\"\nb: c', 1, f'{BACKSLASH} `\\"` is not read as it is written', "Use single quotes: `a: 'The hub\\'`."),
    ("a: [b, c, #d]", 1, "` #` begins a note, so the rest of the line is not read", "Put the entry that has it in quotes."),
    ("a: [b,, c]", 1, "nothing stands between two commas in `[b,, c]`", "Take one of the commas away."),
    ("a: [b, @c]", 1, "the entry `@c` begins with `@`", 'Put it in quotes: `"@c"`.'),
    ("a: [%b]\nc: d", 1, "the entry `%b` begins with `%`", 'Put it in quotes: `"%b"`.'),
    ("a: [b, `c`]", 1, "the entry ``c`` begins with ```", 'Put it in quotes: `"`c`"`.'),
    ('{\n  "a": "b"\n  "c": 1\n}', 2, 'a comma is missing at the end of `"a": "b"`', "Write it there."),
    ("a: [\n  b,\n  c\n  d: e\n]\n", 3, "a comma is missing at the end of `c`", "Write it there."),
    ('"a": "b",\n"c": 1', 1, 'a comma stands at the end of `"a": "b",`', "Take it away."),
    ("a:\n  - c\n - d", 3, "`- d` is indented otherwise than the entry above it", "Let both begin in the same column."),
    (
        "a: many\n  words that\n  go: on",
        3,
        "`go: on` belongs to the value above, and has a colon",
        "Put that whole value in quotes, from behind `a:` to its end.",
    ),
    ("a=b\nc: d", 1, "`a=b` has no colon", "Write it as `name: value`, or indent it below the value that it belongs to."),
    ("r:\n  for: All: heads\n  b: c", 2, "the value of `for` has a colon", f'{IN_QUOTES}: `for: "All: heads"`.'),
]


@pytest.mark.parametrize(("text", "line", "problem", "remedy"), BROKEN)
def test_what_cannot_be_read_is_told_with_line_cause_and_remedy(text: str, line: int, problem: str, remedy: str) -> None:
    broken = read_yaml(f"{text}\n", 1).broken
    assert broken
    assert (broken.line, broken.problem, broken.remedy) == (line, problem, remedy)


def _left(words: str, whole: str) -> tuple[str, str]:
    remedy = f"{IN_QUOTES}: `{whole}`; or the note on a line of its own."
    return f"` #` begins a note, so {f'only {chr(34)}{words}{chr(34)}' if words else 'nothing'} is read.", remedy


LOST = [
    ("a: Our #1 form", 1, *_left("Our", '"Our #1 form"')),
    ("a: #1", 1, *_left("", '"#1"')),
    ("x: y\na:\n  - What is #1?\n  - b", 3, *_left("What is", '"What is #1?"')),
    ("a: b  # a note", 1, *_left("b", '"b  # a note"')),
    ("a: {b: c #1\n}", 1, *_left("c", '"c #1"')),
    ('a: "$\\frac{1}{2}$"', 1, f"{BACKSLASH} `\\frac` is not read as it is written.", "Use single quotes: `a: '$\\frac{1}{2}$'`."),
    ('x: y\na:\n  - "Use \\times"', 3, f"{BACKSLASH} `\\times` is not read as it is written.", "Use single quotes: `- 'Use \\times'`."),
    ('a: "The \\neq sign"', 1, f"{BACKSLASH} `\\neq` is not read as it is written.", "Use single quotes: `a: 'The \\neq sign'`."),
    ('a: "C:\\new"', 1, f"{BACKSLASH} `\\new` is not read as it is written.", "Use single quotes: `a: 'C:\\new'`."),
    ("a: &more words", 1, "`&more` is taken for the name of a value, so readers do not see it.", "Put the whole value in quotes."),
    (
        "a: b\n  c:d",
        2,
        "a space is missing after the colon in `c:d`, so it is read as part of the line above.",
        "Write `c: d`.",
    ),
]


@pytest.mark.parametrize(("text", "line", "problem", "remedy"), LOST)
def test_a_value_that_is_cut_is_told(text: str, line: int, problem: str, remedy: str) -> None:
    (fault,) = read_yaml(f"{text}\n", 1).faults
    assert (fault.line, fault.problem, fault.remedy) == (line, problem, remedy)


@pytest.mark.parametrize(
    "text",
    [
        "# A note\na: b", "a: b\n# A note\nc: d", "a: 'b' # a note", 'a: "b #1" # a note', "a: [b, c] # a note", "a: # a list\n  - b",
        "a:\n  # a note\n  - b", "a: b#1", "a: https://x.example/#b", "a: |\n  # no note\n", "a: {b: c} # a note", "a: b\n  see https://x.example",
        "a: at 9:15\n  or 10:30", 'a: "One.\\nTwo: \\"three\\" \\u00e9 \\\\frac"', "a: '$\\frac{1}{2}$'", "a: $\\frac{1}{2}$", 'a: "one \\\n  two"',
    ],
)  # fmt: skip
def test_notes_and_other_signs_that_cut_nothing_are_not_told(text: str) -> None:
    read = read_yaml(f"{text}\n", 1)
    assert (read.broken, read.faults) == (None, ())


@given(text=st.text(st.sampled_from("ab: #\n-[]{}'\"&*!|>%@`,?1\t\u00a0\u200b\x85"), max_size=40))
def test_any_text_is_read_or_told(text: str) -> None:
    read = read_yaml(text, 5)
    assert read.broken is None or read.broken.line in range(5, 6 + text.count("\n"))


SIGNS = (
    "a",
    "b",
    "id",
    "Zz",
    "0",
    "1:2",
    " ",
    " ",
    ": ",
    ":",
    "#",
    " #",
    "-",
    ",",
    "&",
    "*",
    "!",
    "'",
    '"',
    "{",
    "]",
    "|",
    ">",
    "%",
    "@",
    "~",
    "<<",
    "é",
    "\t",
)
ENTRIES = st.lists(
    st.builds(
        "{}: {}".format, st.sampled_from(("id", "href", "with", "a-b", "y")), st.lists(st.sampled_from(SIGNS), max_size=8).map("".join)
    )
)


@given(ENTRIES.map("\n".join))
def test_flat_entries_say_what_they_say_among_others(text: str) -> None:
    flat, among_others = read_yaml(text, first_line=2), read_yaml(f"# A note.\n{text}", first_line=1)
    assert flat == among_others
    assert [*map(type, flat.data.values())] == [*map(type, among_others.data.values())]
