"""Lines of settings that cannot be read, and what is told of one of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

ENTRY = r"[ ]*(?:- +)*"
VALUE = re.compile(rf"^{ENTRY}(?:(?P<name>\"[^\"]*\"|'[^']*'|[^\s:#\"'\[{{][^:#\"'\[{{]*?) ?:[ ]+)?(?P<value>\S.*?)?\s*$")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"(.*)'), "'": re.compile(r"'(?:[^']|'')*'(.*)")}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of settings, as a clause, and what to do."""

    line: int
    problem: str
    remedy: str

    def below(self, first_line: int) -> Fault:
        """The same, counted from the first line of the settings."""
        return replace(self, line=self.line + first_line)


class Unreadable(Exception):  # noqa: N818  # it never leaves the reading
    """Settings that YAML takes and we do not."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.fault = Fault(line, problem, remedy)


IN_QUOTES = "Put the whole value in quotes"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Lines that cannot be read: the first that may be to blame, and the one at which reading stopped."""

    lines: list[str]
    first: int
    last: int

    @property
    def span(self) -> range:
        """The lines between."""
        return range(self.first, self.last + 1)


Look = Callable[[Trouble], Fault | None]


def in_quotes(line: str) -> str:
    """A line with its value in quotes."""
    found = VALUE.match(line)
    if not found or not found["value"]:
        return line.strip()
    value = found["value"]
    if value[0] in QUOTED and value[-1] == value[0] and len(value) > 1:
        value = value[1:-1]
    mark = "'" if '"' in value else '"'
    if mark == "'":
        value = value.replace("'", "''")
    return f"{line[: found.start('value')]}{mark}{value}{mark}".strip()


def short(words: str, most: int = 40) -> str:
    """A text as a message shows it."""
    return words if len(words) <= most else f"{words[:most]}…"
