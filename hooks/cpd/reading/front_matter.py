"""What a page says of itself at its head: its suite, and the order of what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from markdown.extensions.toc import slugify

from cpd.domain import days
from cpd.domain.findings import DOCS, Finding, did_you_mean, shown_value, written_value
from cpd.domain.paths import bare
from cpd.domain.place import Suite

from . import values
from .located_yaml import LocatedYaml
from .unreadable import without_hidden_signs

STATUS = ("current", "archived")
_WORDS = ("phase", "audience", "description", "shares")
_DAYS = ("created", "updated")
_SUITE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

Say = Callable[[str, str, str], None]
"""Takes the name of an entry, what is wrong and what to do."""


def suite(path: str, front: LocatedYaml) -> tuple[Suite | None, list[Finding]]:
    """The suite that a folder's index.md declares, if it does."""
    meta = front.data
    if "suite" not in meta:
        return None, []
    findings: list[Finding] = []

    def say(key: str, problem: str, remedy: str) -> None:
        line = front.line((key,))
        findings.append(Finding(path=path, line=line, rule="front-matter-is-understood", problem=problem, remedy=remedy))

    fields = {key: words for key in _WORDS if (words := _words(key, meta.get(key), say))}
    fields |= {key: day for key in _DAYS if (day := _day(key, meta.get(key), say))}
    status = meta.get("status")
    if status in STATUS:
        fields["status"] = str(status)
    elif status is not None:
        say("status", f"`status` is {shown_value(status)}.", did_you_mean(str(status), STATUS))
    return Suite(id=_suite_id(meta["suite"], say), folder=path.rpartition("/")[0], **fields), findings


def _suite_id(given: object, say: Say) -> str:
    words = written_value(given)
    if isinstance(given, (str, int)) and _SUITE_ID.fullmatch(words):
        return words
    made = slugify(without_hidden_signs(words), "-") or "suite"
    say("suite", f'the suite id "{without_hidden_signs(words)}" cannot stand in an address.', f"Write `suite: {made}`.")
    return made


def _words(key: str, given: object, say: Say) -> str:
    if given is None:
        return ""
    try:
        return values.text(given)
    except ValueError:
        if key != "description":  # said of every page
            say(key, f"`{key}` is {shown_value(given)}.", "Write words.")
        return ""


def _day(key: str, given: object, say: Say) -> str:
    if given is None:
        return ""
    words = written_value(given)[: len("2026-11-22")]
    if days.is_day(words):
        return words
    why = days.missing(words) or "which is no date"
    say(key, f"`{key}` is {shown_value(given)}, {why}.", f"Write it as {days.likely_day(written_value(given)) or '2026-11-22'}.")
    return ""


def contents(path: str, front: LocatedYaml) -> tuple[tuple[str, ...], list[Finding]]:
    """The order an index.md gives to what stands beside it: names without ending."""
    given = front.data.get("contents")
    if given is None:
        return (), []
    if isinstance(given, list) and all(isinstance(name, str) for name in given):
        return tuple(bare(name).strip("/") for name in given), []
    problem = Finding(
        path=path,
        line=front.line(("contents",)),
        rule="front-matter-is-understood",
        problem="`contents` is not a list of names.",
        remedy="Write it as `contents: [first-page, second-page, a-folder]`.",
    )
    return (), [problem]


def unique(suites: list[tuple[str, Suite]]) -> tuple[list[Suite], list[Finding]]:
    """The suites, each with an id of its own; ``suites`` holds (path, suite)."""
    kept: dict[str, tuple[str, Suite]] = {}
    findings: list[Finding] = []
    for path, one in suites:
        name, count = one.id, 1
        while name in kept:
            count += 1
            name = f"{one.id}-{count}"
        if name != one.id:
            findings.append(
                Finding(
                    path=path,
                    rule="suite-ids-are-unique",
                    problem=f'two suites are called "{one.id}"; the other stands in {DOCS}/{kept[one.id][0]}.',
                    remedy="Give one of them another id.",
                )
            )
        kept[name] = (path, replace(one, id=name))
    return [one for _, one in kept.values()], findings
