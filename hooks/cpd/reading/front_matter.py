"""What a page says of itself at its head: its suite, and the order of what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markdown.extensions.toc import slugify

from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.place import Suite

STATUS = ("current", "archived")
_WORDS = ("phase", "audience", "description")
_DAYS = ("created", "updated")


def suite(path: str, meta: Mapping[str, object]) -> tuple[Suite | None, list[Finding]]:
    """The suite that a folder's index.md declares, if it does."""
    if "suite" not in meta:
        return None, []
    findings: list[Finding] = []

    def say(problem: str, remedy: str) -> None:
        findings.append(Finding(path=path, rule="front-matter-is-understood", problem=problem, remedy=remedy))

    given = meta["suite"]
    made = slugify(str(given), "-")
    if not isinstance(given, str) or made != given:
        made = made or "suite"
        say(f'the suite id "{given}" is not lower-case letters, digits and hyphens.', f"Write `suite: {made}`.")
    fields: dict[str, str] = {}
    for key in _WORDS:
        if meta.get(key) is not None:
            fields[key] = str(meta[key])
    for key in _DAYS:
        if (value := meta.get(key)) is None:
            continue
        try:
            fields[key] = (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()
        except ValueError:
            say(f'`{key}` is "{value}", which is no date.', "Write it as 2026-11-22.")
    if (status := meta.get("status")) is not None:
        if status in STATUS:
            fields["status"] = str(status)
        else:
            say(f'`status` is "{status}".', did_you_mean(str(status), STATUS))
    folder = path.rpartition("/")[0]
    return Suite(id=made, folder=folder, **fields), findings


def contents(path: str, meta: Mapping[str, object]) -> tuple[tuple[str, ...], list[Finding]]:
    """The order an index.md gives to what stands beside it: names without ending."""
    given = meta.get("contents")
    if given is None:
        return (), []
    if isinstance(given, list) and all(isinstance(name, str) for name in given):
        return tuple(name.removesuffix(".md").strip("/") for name in given), []
    problem = Finding(
        path=path, rule="front-matter-is-understood", problem="`contents` is not a list of names.",
        remedy="Write it as `contents: [first-page, second-page, a-folder]`.",
    )  # fmt: skip
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
                    path=path, rule="suite-ids-are-unique", problem=f'two suites are called "{one.id}"; the other stands in {kept[one.id][0]}.',
                    remedy="Give one of them another id.",
                )
            )  # fmt: skip
        kept[name] = (path, Suite(**{f: getattr(one, f) for f in one.__dataclass_fields__} | {"id": name}))
    return [one for _, one in kept.values()], findings
