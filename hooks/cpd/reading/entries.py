"""Entries of a page's front matter, each with the options of a table; slips are told where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cpd.domain.findings import Finding

from . import options
from .located_yaml import LocatedYaml, Where
from .options import Option


@dataclass(slots=True)
class Entries:
    """Reads entries of one page; collects what is wrong with them."""

    path: str
    front: LocatedYaml
    rule: str
    """What is broken where an entry cannot be read at all."""
    findings: list[Finding] = field(default_factory=list)

    def say(self, where: Where, problem: str, remedy: str, *, rule: str = "") -> None:
        """Report what is wrong at an entry, with its line; ``rule`` is what is broken, where that is not the rule for all entries."""
        line = self.front.line(where)
        self.findings.append(Finding(path=self.path, line=line, rule=rule or self.rule, problem=problem, remedy=remedy))

    def say_twice(self, top: str) -> None:
        """Entries below a name that are written twice: YAML would keep the last in silence."""
        for where in self.front.twice:
            if where[0] == top:
                self.say(where, f"`{where[-1]}` is written twice.", "Keep one of them.")

    def options(self, given: Mapping[Any, object], table: tuple[Option, ...], what: str, where: Where) -> dict[str, Any]:
        """The options of an entry that are known and fit, by name; each other is reported. ``what`` names the entry in messages."""
        fitting: dict[str, Any] = {}
        for name, value in given.items():

            def say(rule: str, problem: str, remedy: str, at: Where = (*where, str(name))) -> None:
                self.say(at, problem, remedy, rule=rule)

            fitting |= options.parse_options({str(name): value}, table, what, say)
        return fitting

    def lines(self, where: Where, table: tuple[Option, ...]) -> dict[str, int | None]:
        """The lines on which an entry's options stand, by the option's name."""
        return {option.name: self.front.line((*where, option.name)) for option in table if (*where, option.name) in self.front.lines}
