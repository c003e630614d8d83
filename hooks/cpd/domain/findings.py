"""What is wrong, where, by which rule, and what to do. Does not know who prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An author's mistake: where, by which rule, what is wrong, and what to do."""

    path: str
    """The file: below ``docs/`` for a page, ``mkdocs.yml`` for a setting."""
    line: int | None = None
    """Counted from 1 in the file as written; None where it is not certain."""
    rule: str
    problem: str
    remedy: str

    def message(self, docs: str = "docs") -> str:
        """The finding as one line, with pages named below the folder ``docs``."""
        path = self.path if self.path == "mkdocs.yml" else f"{docs}/{self.path}"
        place = path if self.line is None else f"{path}:{self.line}"
        return f"{place}: {self.rule}: {self.problem.replace(DOCS, docs)} {self.remedy}"


LONG = 60
"""As much of an address as a message shows where it holds a whole file."""

FEW = 20
"""As many words as a message can list and still be read."""

DOCS = "{docs}"
"""Stands in a message for the folder of the pages, where it names another page."""

SHOWN = 40
"""As much of a wrong value as a message shows."""

Say = Callable[[str, str], None]
"""Takes what is wrong and what to do."""

Silence = Mapping[str, Sequence[str]]
"""Rule name to patterns of paths below ``docs/`` for which the rule keeps quiet."""


def unsilenced(findings: Iterable[Finding], silence: Silence) -> tuple[Finding, ...]:
    """The findings that no setting silences, each once, sorted by place."""

    def is_silenced(finding: Finding) -> bool:
        return any(fnmatchcase(finding.path, p) for p in silence.get(finding.rule, ()))

    kept = {finding for finding in findings if not is_silenced(finding)}
    return tuple(sorted(kept, key=lambda f: (f.path, f.line or 0, f.rule, f.problem)))


def shown_address(address: str) -> str:
    """An address as a message names it: one that holds a file itself is cut short."""
    return f"{address[:LONG]}…" if address[:5].lower() == "data:" and len(address) > LONG else address


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence naming the closest known word, or the known words where none is close and they are few."""
    words = sorted(known)
    if close := get_close_matches(word.lower(), words, n=1, cutoff=0.6):
        return f'Did you mean "{close[0]}"?'
    if not words or len(words) > FEW:
        return "Check its spelling."
    return f"Known here: {', '.join(words)}."


def shown_value(value: object) -> str:
    """A wrong value as a message shows it."""
    words = written_value(value)
    return f'"{words if len(words) <= SHOWN else words[:SHOWN] + "…"}"' if words else "empty"


def written_value(value: object) -> str:
    """A value as an author would write it in a line: no language of programmers."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {written_value(one)}'.removesuffix(': ') for name, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written_value, value))}]"
    return str(value).lower() if isinstance(value, bool) else "" if value is None else " ".join(str(value).split())
