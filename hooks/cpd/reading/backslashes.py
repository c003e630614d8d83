"""Backslashes between double quotes, where YAML gives them a meaning of its own: that of ``times`` begins a tab."""

from __future__ import annotations

import re

from .trouble import VALUE, Fault, Trouble

_PAIR = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[a-zA-Z]+|.)", re.DOTALL)
_FITTING = re.compile(r"""\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|["\\/ \n]|n.*)""", re.DOTALL)
"""What somebody may well mean: a sign by its number, a quote, a backslash, a new line."""
_NO_NEW_LINE = re.compile(r"\\n(?:abla|eg|eq|geq|leq|mid|otin)(?![a-zA-Z])")
_TEX_OR_PATH = re.compile(r"\$.*\\[a-z].*\$|(?:\b[A-Za-z]:|^)\\", re.DOTALL)


def unreadable_escape(written: str) -> str:
    """The first pair of backslash and letter, as written, that is not read as written; ``written`` stands between the quotes."""
    is_special = _TEX_OR_PATH.search(written)
    for pair in _PAIR.finditer(written):
        if not _FITTING.fullmatch(pair[0]) or _NO_NEW_LINE.match(pair[0]) or (is_special and pair[0].startswith("\\n")):
            return pair[0]
    return ""


def escape_fault(line: int, words: str, pair: str) -> Fault:
    """What is wrong in a line of settings, given by its number and its ``words``, whose double quotes hold such a ``pair``."""
    problem = f"double quotes give a backslash a meaning of its own, so `{pair}` is not read as it is written"
    return Fault(line, problem, f"Use single quotes: `{_singly(words)}`.")


def broken_escape(at: Trouble) -> Fault | None:
    """A backslash for which there is no reading, or one that keeps the quotes from closing."""
    for number in range(at.last + 1):
        value = (VALUE.match(at.lines[number]) or {"value": None})["value"] or ""
        if not value.startswith('"'):
            continue
        inside = value[1:].removesuffix('"')
        if (number in at.span and (pair := unreadable_escape(inside))) or (pair := _closing(value)):
            return escape_fault(number, at.lines[number], pair)
    return None


def _closing(value: str) -> str:
    """The backslash before what was meant as the closing quote."""
    return '\\"' if re.fullmatch(r'"[^"]*[^"\\](?:\\\\)*\\"', value) else ""


def _singly(line: str) -> str:
    """A line with its value in single quotes."""
    found = VALUE.match(line)
    if not found or not (found["value"] or "").startswith('"'):
        return line.strip()
    inside = found["value"][1:].removesuffix('"').replace("'", "''")
    return f"{line[: found.start('value')]}'{inside}'".strip()
