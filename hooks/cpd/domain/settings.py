"""``extra.cpd`` from mkdocs.yml as a frozen value, parsed once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .colours import PAPER_DARK, PAPER_LIGHT, TEXT_CONTRAST, Palette, derived, is_colour
from .findings import Finding, did_you_mean
from .kinds import DEFAULTS, Kind
from .rules import RULES

KIND_KEYS = ("label", "plural", "colour", "icon", "numbered", "path", "expected", "leads")
NEUTRAL = "#3f5f8a", "#9dbbe6"
"""Light and dark colour of a kind that names none."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PATH = re.compile(r"[a-z0-9][a-z0-9-]*")
_ICON = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a publisher can set; everything has a default."""

    kinds: Mapping[str, Kind]
    silence: Mapping[str, tuple[str, ...]]


Say = Callable[[str, str], None]
"""Takes what is wrong and what to do."""


def parsed(raw: object) -> tuple[Settings, list[Finding]]:
    """Settings from the YAML under ``extra.cpd``; what is not understood is left at its default."""
    findings: list[Finding] = []

    def say(problem: str, remedy: str) -> None:
        findings.append(Finding(path="mkdocs.yml", rule="settings-are-understood", problem=problem, remedy=remedy))

    top = _mapping(raw, "extra.cpd", say)
    for key in top.keys() - {"kinds", "silence"}:
        say(f"extra.cpd has no setting `{key}`.", did_you_mean(str(key), ("kinds", "silence")))
    kinds = {kind.name: kind for kind in DEFAULTS}
    for name, value in _mapping(top.get("kinds"), "extra.cpd.kinds", say).items():
        if not _NAME.fullmatch(str(name)):
            say(f"`{name}` cannot name a kind.", "Use lower-case letters and digits, words joined by hyphens.")
            continue
        kinds[name] = _kind(name, kinds.get(name), value, say)
    _check_paths(kinds, say)
    return Settings(kinds=kinds, silence=_silence(top.get("silence"), say)), findings


def _mapping(raw: object, where: str, say: Say) -> Mapping[str, object]:
    if isinstance(raw, Mapping):
        return {str(key): value for key, value in raw.items()}
    if raw is not None:
        say(f"{where} is not a list of `name: value`.", "Write each setting as `name: value`, indented below it.")
    return {}


def _kind(name: str, known: Kind | None, raw: object, say: Say) -> Kind:
    where = f"extra.cpd.kinds.{name}"
    given = _mapping(raw, where, say)
    for key in given.keys() - set(KIND_KEYS):
        say(f"{where} has no setting `{key}`.", did_you_mean(key, KIND_KEYS))
    label = name.replace("-", " ").capitalize()
    kind = known or Kind(
        name=name, label=label, plural=f"{label}s", icon="material/label-outline", path=f"{name}s",
        light=derived(NEUTRAL[0], PAPER_LIGHT), dark=derived(NEUTRAL[1], PAPER_DARK),
    )  # fmt: skip
    if known is None and "plural" not in given and isinstance(given.get("label"), str):
        kind = replace(kind, plural=f"{given['label']}s")
    changes: dict[str, object] = {}
    for key in ("label", "plural"):
        _take(given, key, changes, lambda v: isinstance(v, str) and bool(v.strip()), f"{where}.{key} is not a word.", say)
    for key in ("numbered", "expected", "leads"):
        _take(given, key, changes, lambda v: isinstance(v, bool), f"{where}.{key} is neither true nor false.", say)
    _take(
        given,
        "icon",
        changes,
        lambda v: _fits(_ICON, v),
        f"{where}.icon is not the path of an icon, such as `material/lightbulb-outline`.",
        say,
    )
    _take(given, "path", changes, lambda v: _fits(_PATH, v), f"{where}.path is not one folder name, such as `key-ideas`.", say)
    return replace(kind, **changes, **_palettes(given.get("colour"), where, say))  # type: ignore[arg-type]  # each value is checked above


def _take(
    given: Mapping[str, object], key: str, changes: dict[str, object], fits: Callable[[object], bool], problem: str, say: Say
) -> None:
    if key not in given:
        return
    if fits(given[key]):
        changes[key] = given[key]
    else:
        say(problem, f"It is {given[key]!r} now; mend it or take it out.")


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _palettes(raw: object, where: str, say: Say) -> dict[str, Palette]:
    given = _mapping(raw, f"{where}.colour", say)
    palettes: dict[str, Palette] = {}
    for scheme, paper in (("light", PAPER_LIGHT), ("dark", PAPER_DARK)):
        if scheme not in given:
            continue
        if not is_colour(given[scheme]):
            say(f"{where}.colour.{scheme} is not a colour.", 'Write it as "#1a7a3f", in quotes.')
            continue
        palettes[scheme] = derived(str(given[scheme]), paper)
        if palettes[scheme].contrast < TEXT_CONTRAST:
            say(
                f"{where}.colour.{scheme} has a contrast of {palettes[scheme].contrast:.1f} on its own tint.",
                f"Text needs {TEXT_CONTRAST}: choose a {'darker' if scheme == 'light' else 'lighter'} colour.",
            )
    for key in given.keys() - {"light", "dark"}:
        say(f"{where}.colour has no setting `{key}`.", did_you_mean(key, ("light", "dark")))
    return palettes


def _check_paths(kinds: dict[str, Kind], say: Say) -> None:
    owners: dict[str, str] = {}
    for name, kind in list(kinds.items()):
        if kind.path in owners:
            say(
                f"the kinds `{owners[kind.path]}` and `{name}` both have the path `{kind.path}`.",
                f"Give extra.cpd.kinds.{name} another path.",
            )
            kinds[name] = replace(kind, path=f"{kind.path}-{name}")
        owners[kinds[name].path] = name


def _silence(raw: object, say: Say) -> dict[str, tuple[str, ...]]:
    silence: dict[str, tuple[str, ...]] = {}
    for rule, patterns in _mapping(raw, "extra.cpd.silence", say).items():
        listed = [patterns] if isinstance(patterns, str) else patterns
        if rule not in RULES:
            say(f"extra.cpd.silence names no rule `{rule}`.", did_you_mean(rule, RULES))
        elif not isinstance(listed, list) or not all(isinstance(p, str) for p in listed):
            say(f"extra.cpd.silence.{rule} is not a list of paths.", 'Write it as ["folder/*"].')
        else:
            silence[rule] = tuple(listed)
    return silence
