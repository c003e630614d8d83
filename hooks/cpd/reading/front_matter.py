"""What a page says of itself at its head: its suite, and the order of what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from markdown.extensions.toc import slugify

from cpd.domain.findings import DOCS, Finding, did_you_mean
from cpd.domain.place import Suite

STATUS = ("current", "archived")
_WORDS = ("phase", "audience", "description", "shares")
_DAYS = ("created", "updated")
_SUITE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

Say = Callable[[str, str], None]
"""Takes what is wrong and what to do."""


def suite(path: str, meta: Mapping[str, object]) -> tuple[Suite | None, list[Finding]]:
    """The suite that a folder's index.md declares, if it does."""
    if "suite" not in meta:
        return None, []
    findings: list[Finding] = []

    def say(problem: str, remedy: str) -> None:
        findings.append(Finding(path=path, rule="front-matter-is-understood", problem=problem, remedy=remedy))

    fields = {key: str(meta[key]) for key in _WORDS if meta.get(key) is not None}
    fields |= {key: day for key in _DAYS if (day := _day(key, meta.get(key), say))}
    status = meta.get("status")
    if status in STATUS:
        fields["status"] = str(status)
    elif status is not None:
        say(f'`status` is "{status}".', did_you_mean(str(status), STATUS))
    return Suite(id=_suite_id(meta["suite"], say), folder=path.rpartition("/")[0], **fields), findings


def _suite_id(given: object, say: Say) -> str:
    written = "" if given is None else str(given)
    if isinstance(given, (str, int)) and _SUITE_ID.fullmatch(written):
        return written
    made = slugify(written, "-") or "suite"
    say(f'the suite id "{written}" cannot stand in an address.', f"Write `suite: {made}`.")
    return made


def _day(key: str, given: object, say: Say) -> str:
    if given is None:
        return ""
    try:
        return date.fromisoformat(str(given)[: len("2026-11-22")]).isoformat()
    except ValueError:
        say(f'`{key}` is "{given}", which is no date.', "Write it as 2026-11-22.")
        return ""


def contents(path: str, meta: Mapping[str, object]) -> tuple[tuple[str, ...], list[Finding]]:
    """The order an index.md gives to what stands beside it: names without ending."""
    given = meta.get("contents")
    if given is None:
        return (), []
    if isinstance(given, list) and all(isinstance(name, str) for name in given):
        return tuple(name.removesuffix(".md").strip("/") for name in given), []
    problem = Finding(
        path=path,
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
