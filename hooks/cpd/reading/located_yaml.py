"""YAML as it was written: words stay words, and every entry has its line, so that a finding can say where.

YAML takes ``1:2`` for 62, ``010`` for 8 and ``No`` for false. Here whatever stands without quotes is
``Plain``: the text, to be judged by whoever knows whether words, a number or a day is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from . import backslashes
from .trouble import Fault, Trouble, Unreadable, in_quotes
from .unreadable import likeliest_slip, no_space

Where = tuple[str | int, ...]
"""The way to an entry: names of entries and places in lists."""

_DEEPEST = 50
"""Nobody nests deeper; a slip of many brackets does."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast where PyYAML was built with libyaml; the same otherwise."""

_TAGS = frozenset({None, *(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))})
_NOTE = re.compile(r"\s+#")
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""Line breaks to YAML, to no editor."""

_FLAT_WORD = "[A-Za-z](?:[ -]?[A-Za-z0-9])*"
_FLAT_WORDS = r"""[A-Za-z0-9](?:[!-9;-~]|:(?=[!-~])|[ ](?=[!-"$-9;-~]))*"""
_FLAT = re.compile(rf"""(?:[a-z][a-z_-]{{0,40}}: +(?:{_FLAT_WORDS}|\[{_FLAT_WORD}(?:, {_FLAT_WORD})*\])(?:\n|\Z))+\n*""")
"""Entries one below the other, with words of plain signs or a list of them: what most YAML of authors is, and YAML takes as it stands."""

WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+")
"""How people write numbers; whatever else YAML takes for one is words."""


class Plain(str):
    """Text that stands without quotes: it may be meant as a number, a day, or yes and no."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedYaml:
    """What the YAML says, and where."""

    data: Mapping[str, object] = field(default_factory=dict)
    """Text, lists and mappings of text; None where nothing stands."""
    lines: Mapping[Where, int] = field(default_factory=dict)
    twice: tuple[Where, ...] = ()
    """Entries that are written more than once; the last counts."""
    broken: Fault | None = None
    """Why it cannot be read; None where it can."""
    faults: tuple[Fault, ...] = ()
    """Where part of it is lost, though it can be read."""

    def line(self, where: Where) -> int | None:
        """The line of an entry, or of the nearest around it."""
        for length in range(len(where), 0, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return None


def read_yaml(text: str, first_line: int, *, has_tags: bool = False) -> LocatedYaml:
    """Read YAML whose first line is ``first_line`` of its file; with ``has_tags``, such as ``!ENV``, these are passed over."""
    if _FLAT.fullmatch(text) and (read := _flat(text, first_line)):
        return read
    reader = _Reader(text.translate(_BREAKS), has_tags=has_tags)
    try:
        data = reader.document()
    except Unreadable as problem:
        return LocatedYaml(broken=problem.fault.below(first_line))
    except yaml.YAMLError as problem:
        return LocatedYaml(broken=likeliest_slip(reader.lines, problem).below(first_line))
    if not isinstance(data, dict):
        return LocatedYaml(broken=likeliest_slip(reader.lines, None).below(first_line) if data is not None else None)
    return LocatedYaml(
        data=data,
        lines={where: first_line + line for where, line in reader.places.items()},
        twice=tuple(reader.twice),
        faults=tuple(fault.below(first_line) for fault in [*reader.faults, *reader.idle()]),
    )


def _flat(text: str, first_line: int) -> LocatedYaml | None:
    """What flat entries say, read without PyYAML; None where a name is written twice."""
    pairs = [line.split(": ", 1) for line in text.rstrip("\n").split("\n")]
    data = {name: _said(words.lstrip(" ")) for name, words in pairs}
    if len(data) < len(pairs):
        return None
    lines: dict[Where, int] = {}
    for line, (name, value) in enumerate(data.items(), start=first_line):
        lines[name,] = line
        lines |= {(name, index): line for index in range(len(value) if isinstance(value, list) else 0)}
    return LocatedYaml(data=data, lines=lines)


def _said(words: str) -> Plain | list[Plain]:
    return [Plain(word) for word in words[1:-1].split(", ")] if words[0] == "[" else Plain(words)


class _Reader:
    """Makes values of what the parser tells; lines count from 0 here."""

    def __init__(self, text: str, *, has_tags: bool) -> None:
        self._has_tags = has_tags
        self.lines = text.split("\n")
        self.places: dict[Where, int] = {}
        self.twice: list[Where] = []
        self.faults: list[Fault] = []
        self._events: Iterator[Any] = yaml.parse(text, _LOADER)
        self._anchors: dict[str, object] = {}
        self._unused: dict[str, int] = {}

    def document(self) -> object:
        """The only document; None where there is nothing. Raises ``Unreadable`` where YAML takes what we do not, and errors of YAML."""
        data: object = None
        for event in self._events:
            line, kind = event.start_mark.line, type(event)
            if kind is yaml.DocumentStartEvent:
                if self.places or data is not None:
                    raise Unreadable(line, "a line of hyphens ends the settings here", "Take it out.")
                data = self._value(next(self._events), ())
        return data

    def idle(self) -> Iterator[Fault]:
        """Names for values that nothing asks for: the ``&`` was meant as a word."""
        for name, line in self._unused.items():
            yield Fault(line, f"`&{name}` is taken for the name of a value, so readers do not see it.", "Put the whole value in quotes.")

    def _value(self, event: Any, where: Where) -> object:  # noqa: ANN401  # PyYAML's types deny what its events have
        line, kind = event.start_mark.line, type(event)
        if len(where) > _DEEPEST:
            raise Unreadable(line, "this is nested too deeply", "Write it in fewer levels.")
        if kind is yaml.AliasEvent:
            return self._value_of_anchor(event.anchor, line)
        if getattr(event, "tag", None) not in _TAGS and not self._has_tags:
            raise self._strange(line, "!")
        value: object
        if kind is yaml.ScalarEvent:
            value = self._scalar(event)
        elif kind is yaml.SequenceStartEvent:
            value = self._list(where)
        else:
            value = self._mapping(where)
        if name := getattr(event, "anchor", None):
            self._anchors[name] = value
            self._unused[name] = line
        return value

    def _strange(self, line: int, sign: str) -> Unreadable:
        words = self.lines[line]
        return Unreadable(
            line, f"a value begins with `{sign}` in `{words.strip()}`", f"Put the whole value in quotes: `{in_quotes(words)}`."
        )

    def _value_of_anchor(self, name: str, line: int) -> object:
        if name not in self._anchors:
            raise self._strange(line, "*")
        self._unused.pop(name, None)
        return self._anchors[name]

    def _scalar(self, event: Any) -> str | None:  # noqa: ANN401  # as above
        if event.style:
            if event.style == '"' and (pair := backslashes.unreadable_escape(self._between(event)[1:-1])):
                told = backslashes.escape_fault(event.start_mark.line, self.lines[event.start_mark.line], pair)
                self.faults.append(replace(told, problem=f"{told.problem}."))
            return str(event.value)
        line, column = event.end_mark.line, event.end_mark.column
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if _NOTE.match(rest):
            self._report_lost_rest(event.start_mark.line, event.value, rest)
        for number in range(event.start_mark.line + 1, min(line + 1, len(self.lines))):
            if fault := no_space(Trouble(self.lines, number, number)):
                self.faults.append(replace(fault, problem=f"{fault.problem}, so it is read as part of the line above."))
        return Plain(event.value) if event.value else None

    def _between(self, event: Any) -> str:  # noqa: ANN401  # as above
        """A value as it is written."""
        start, end = event.start_mark, event.end_mark
        lines = self.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return "\n".join(lines)

    def _report_lost_rest(self, line: int, value: str, rest: str) -> None:
        left = f'only "{value}" is read' if value else "nothing is read"
        remedy = f"Put the whole value in quotes: `{in_quotes(f'{value}{rest}'.strip())}`; or the note on a line of its own."
        self.faults.append(Fault(line, f"` #` begins a note, so {left}.", remedy))

    def _list(self, where: Where) -> list[object]:
        found: list[object] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            self.places[(*where, len(found))] = event.start_mark.line
            found.append(self._value(event, (*where, len(found))))
        return found

    def _mapping(self, where: Where) -> dict[str, object]:
        found: dict[str, object] = {}
        merged: dict[str, object] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            line = event.start_mark.line
            if type(event) not in {yaml.ScalarEvent, yaml.AliasEvent}:
                raise self._strange(line, "{" if type(event) is yaml.MappingStartEvent else "[")
            key = self._value(event, where)
            name = key if isinstance(key, str) else ""
            below = (*where, name)
            if name in found:
                self.twice.append(below)
            self.places[below] = line
            value = self._value(next(self._events), below)
            if name == "<<" and isinstance(value, dict):
                merged |= value
            else:
                found[name] = value
        return merged | found


def typed_value(value: object) -> Any:  # noqa: ANN401  # as YAML has it
    """Text without quotes as what it says, where that is read back as it was written; all else as it is."""
    if isinstance(value, dict):
        return {name: typed_value(one) for name, one in value.items()}
    if isinstance(value, list):
        return [typed_value(one) for one in value]
    return _typed_words(value) if isinstance(value, Plain) else value


_WORDS = {"true": True, "false": False, "~": None, "null": None}


def _typed_words(words: Plain) -> object:
    if words.lower() in _WORDS:
        return _WORDS[words.lower()]
    for make, pattern in ((int, WHOLE), (float, DECIMAL), (date.fromisoformat, _DAY)):
        # 2026-02-30 is no day, and 1.10 would lose its last digit.
        with suppress(ValueError):
            if pattern.fullmatch(words) and str(made := make(words)) == words:
                return made
    return str(words)
