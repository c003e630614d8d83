"""Text to typed value, with a readable complaint."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

import yaml

from cpd.domain import days

from .located_yaml import DECIMAL, WHOLE

_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_FORMER = re.compile(rf"(?:[A-Za-z0-9][A-Za-z0-9._-]*/)?{_ID.pattern}")
_PAGE = re.compile(r"(?!/|\.)[^\\:*?\"<>|#]+\.(?:md|markdown|mdown|mkdn?)")
_LINK = re.compile(r"(?!/)[^\\:*?\"<>|#]+\.(?:md|markdown|mdown|mkdn?)")
_YEAR = re.compile("[12][0-9]{3}(?:[-/\u2013][0-9]{2,4})?")

MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt \t]+[0-9]{1,2}:[0-9]{2}:[0-9]{2}[-+:.0-9Z \t]*")
"""A day and a time, as YAML has it."""

_SPACE = re.compile(r"[ \t\r\n]+")
"""A no-break space stays one."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

MOST = 9999

Parser = Callable[[object], object]
"""Takes a value as it was written; returns ours, or raises ``ValueError`` with what was expected."""


class Unfit(ValueError):  # noqa: N818  # as in: the value is unfit
    """What was expected, and what is wrong beside that it was not there."""

    def __init__(self, expected: str, why: str = "") -> None:
        super().__init__(expected)
        self.why = why


def text(value: object) -> str:
    """Words, or a number taken as words. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)) or not str(value).strip():
        raise ValueError("words")
    return _SPACE.sub(" ", str(value)).strip()


def identifier(value: object) -> str:
    """An id as it can stand in an address. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return str(value)
    raise ValueError("a word of letters, digits and hyphens that begins with a letter")


def former(value: object) -> tuple[str, ...]:
    """Ids that something had before, each with or without a suite's id and a slash in front.

    Raises ``ValueError`` with what was expected instead.
    """
    given = value if isinstance(value, list) else [value]
    if given and all(isinstance(one, str) and _FORMER.fullmatch(one) for one in given):
        return tuple(dict.fromkeys(map(str, given)))
    raise ValueError("an id, or a list of ids such as [old-id, suite/other-id]")


def pages(value: object) -> tuple[str, ...]:
    """Files of pages, as seen from docs/. Raises ``ValueError`` with what was expected instead."""
    given = value if isinstance(value, list) else [value]
    if given and all(isinstance(one, str) and _PAGE.fullmatch(one) for one in given):
        return tuple(dict.fromkeys(map(str, given)))
    raise ValueError("a page's file, or a list of files such as [folder/old-name.md]")


def link(value: object) -> str:
    """One page's file, as seen from the page that names it. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, str) and _LINK.fullmatch(value):
        return str(value)
    raise ValueError("a page's file, such as new-page.md")


def positive(value: object) -> int:
    """A whole number from 1 to 9999. Raises ``ValueError`` with what was expected instead."""
    number = _whole(value)
    if number is not None and 0 < number <= MOST:
        return number
    raise ValueError("a whole number from 1 to 9999")


def whole(value: object) -> int:
    """A whole number, zero and less included. Raises ``ValueError`` with what was expected instead."""
    number = _whole(value)
    if number is not None:
        return number
    raise ValueError("a whole number")


def _whole(value: object) -> int | None:
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number(value: object) -> Decimal | None:
    """A number with all the digits that were written; None where it is none."""
    if isinstance(value, str):
        return Decimal(value) if WHOLE.fullmatch(value) or DECIMAL.fullmatch(value) else None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
    return Decimal(str(value)) if is_number else None


def name(value: object) -> str:
    """A permanent name as it can stand inside a longer one. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, str) and _NAME.fullmatch(value):
        return str(value)
    raise ValueError("a word of lower-case letters, digits and hyphens that begins with a letter")


def names(value: object) -> tuple[str, ...]:
    """A list of permanent names, or one. Raises ``ValueError`` with what was expected instead."""
    given = value if isinstance(value, list) else [value]
    try:
        return tuple(name(one) for one in given)
    except ValueError:
        raise ValueError("a name, or a list of names such as [name, date]") from None


def full_list(value: object) -> list[object]:
    """A list with something in it. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, list) and value:
        return value
    raise ValueError("a list, each entry on a line of its own after a hyphen")


def anything(value: object) -> object:
    """What is looked at later."""
    return value


def truth(value: object) -> bool:
    """True or false. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    raise ValueError("true or false")


def words(value: object) -> tuple[str, ...]:
    """A YAML list of words, or words divided by commas. Raises ``ValueError`` with what was expected instead."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or not parts:
        raise ValueError("a list such as [planning, coaching]")
    try:
        return tuple(dict.fromkeys(text(part) for part in parts))
    except ValueError:
        raise ValueError("a list such as [planning, coaching]") from None


def phrases(value: object) -> tuple[str, ...]:
    """A YAML list of phrases, or one; a phrase may have commas. Raises ``ValueError`` with what was expected instead."""
    parts = value if isinstance(value, list) else [value]
    try:
        return tuple(dict.fromkeys(text(part) for part in parts))
    except ValueError:
        raise ValueError("a phrase, or a list such as [Technology College, Leading Edge]") from None


def numbers(value: object) -> tuple[tuple[str, Decimal], ...]:
    """Words, each with a number that is not less than 0. Raises ``ValueError`` with what was expected instead."""
    try:
        pairs = [(text(name), number(one)) for name, one in value.items()] if isinstance(value, dict) else []
    except ValueError:
        pairs = []
    fitting = tuple((name, one) for name, one in pairs if one is not None and one >= 0)
    if not pairs or len(fitting) < len(pairs):
        raise ValueError("words and numbers, such as {Primary: 3, Secondary: 10}")
    return fitting


def degrees(most: int) -> Parser:
    """Degrees from the equator or from Greenwich, to two decimals: a town is meant, and no door.

    The parser raises ``ValueError`` with what was expected instead.
    """

    def parse(value: object) -> float:
        given = number(value)
        if given is not None and abs(given) <= most:
            return round(float(given), 2)
        raise ValueError(f"degrees as a number from -{most} to {most}")

    return parse


def year(value: object) -> str:
    """A year, or years such as 2012-15. Raises ``ValueError`` with what was expected instead."""
    if _YEAR.fullmatch(str(value)) and not isinstance(value, bool):
        return str(value)
    raise ValueError("a year such as 2010")


def day(value: object) -> str:
    """A date as YYYY-MM-DD. Raises ``ValueError`` with what was expected instead."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    words = str(value).strip()
    if days.is_day(words):
        return words
    raise Unfit(days.likely_day(words) or "a date such as 2026-11-22", days.missing(words))


def one_of(*accepted: str) -> Parser:
    """One of a few words. The parser raises ``ValueError`` with what was expected instead."""

    def parse(value: object) -> str:
        if isinstance(value, str) and value in accepted:
            return str(value)
        raise ValueError(f"one of {', '.join(accepted)}")

    return parse


def is_ambiguous(words: str) -> bool:
    """Whether YAML 1.1 takes words without quotes for a number, a day, or yes and no."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(words[:1], [])
    return any(pattern.match(words) for _, pattern in resolvers)
