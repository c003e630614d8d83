"""YAML with the line of every entry, so that a finding can say where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Where = tuple[str | int, ...]
"""The way to an entry: names of entries and places in lists."""

_DEEPEST = 20
"""Nobody nests deeper; an alias that holds itself does."""


_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast where PyYAML was built with libyaml; the same otherwise."""


class _Loader(_BASE):  # type: ignore[misc]  # one of two classes
    """YAML 1.1 takes Yes, No and On for true and false. Here they are words, as in YAML 1.2."""


_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What the YAML says, and where."""

    data: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[Where, int] = field(default_factory=dict)
    twice: tuple[Where, ...] = ()
    """Entries that are written more than once; YAML keeps the last."""
    broken_at: int | None = None
    """The line from which it cannot be read; None where it can."""

    def line(self, where: Where) -> int | None:
        """The line of an entry, or of the nearest around it."""
        for length in range(len(where), 0, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return None


def located(text: str, first_line: int) -> Located:
    """Read YAML whose first line is ``first_line`` of its file."""
    try:
        # Without libyaml, characters that YAML forbids are refused already here.
        loader = _Loader(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError) as problem:  # such as the date 2026-02-30
        mark = getattr(problem, "problem_mark", None)
        return Located(broken_at=first_line + (mark.line if mark else 0))
    if not isinstance(data, dict):
        return Located()
    lines: dict[Where, int] = {}
    twice: list[Where] = []
    if node:
        _walk(node, (), first_line, lines=lines, twice=twice)
    return Located(data=data, lines=lines, twice=tuple(twice))


def _walk(node: yaml.Node, where: Where, first: int, *, lines: dict[Where, int], twice: list[Where]) -> None:
    if len(where) > _DEEPEST:
        return
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            below = (*where, name)
            if name in seen:
                twice.append(below)
            seen.add(name)
            lines[below] = first + key.start_mark.line
            _walk(value, below, first, lines=lines, twice=twice)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            lines[(*where, place)] = first + value.start_mark.line
            _walk(value, (*where, place), first, lines=lines, twice=twice)
