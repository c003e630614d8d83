"""``extra.cpd`` from mkdocs.yml as a frozen value, parsed once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .colours import PAPER_DARK, PAPER_LIGHT, TEXT_CONTRAST, Palette, is_colour, palette
from .contact import is_address
from .findings import Finding, Say, did_you_mean, shown_value
from .frames import Frame, parse_frame
from .kinds import DEFAULTS, Kind
from .policy import DIRECTIVES, is_source
from .rules import RULES
from .storage import is_record_name
from .wording import USUAL, is_words, parse_words

RESERVED = frozenset({"items", "chart", "notes", "admonition"})
"""Names that mean something else where a kind would stand, beside those of components' blocks."""

NEUTRAL = "#3f5f8a", "#9dbbe6"
"""Light and dark colour of a kind that names none."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PATH = re.compile(r"[a-z0-9][a-z0-9-]*")
_FILE = re.compile(r"(?!/)[^\\:*?\"<>|]+\.md")
_PICTURE = re.compile(r"(?!/)[^\\:*?\"<>|\s]+\.(png|jpe?g|webp)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"]+")
_ICON = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a publisher can set; everything has a default."""

    kinds: Mapping[str, Kind]
    silence: Mapping[str, tuple[str, ...]]
    record: str | None = None
    """The name under which browsers keep what readers write; made from the site's name otherwise."""
    was: tuple[str, ...] = ()
    """Names under which they kept it before."""
    keys: tuple[str, ...] = ()
    """Names in front matter that only this site knows."""
    policy: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What pages may load from elsewhere: sources by directive."""
    contact: str = ""
    """The publisher's mail address."""
    changelog: str = "CHANGELOG.md"
    """The file of the changelog, beside mkdocs.yml."""
    licence: str = ""
    """The address of the licence that the text is under."""
    maths: bool = True
    """Whether formulas are set at build, where nothing else sets them."""
    frame: Frame = field(default_factory=Frame)
    picture: str = ""
    """The picture that a link to a page is shown with elsewhere, below docs/; empty where it is to be looked for, or there is none."""
    words: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """What the site says in its own words."""

    @property
    def said(self) -> dict[str, str]:
        """Each word as this site says it."""
        return {name: str(self.words.get(name, usual)) for name, usual in USUAL.items()}


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


_FITTING: Final[dict[str, tuple[Callable[[object], bool], str]]] = {
    "label": (is_words, "a word"),
    "plural": (is_words, "a word"),
    "numbered": (lambda value: isinstance(value, bool), "true or false"),
    "expected": (lambda value: isinstance(value, bool), "true or false"),
    "asks": (lambda value: isinstance(value, bool), "true or false"),
    "leads": (lambda value: isinstance(value, bool), "true or false"),
    "icon": (lambda value: _fits(_ICON, value), "the path of an icon, such as `material/lightbulb-outline`"),
    "path": (lambda value: _fits(_PATH, value), "one folder name, such as `key-ideas`"),
}
"""What each setting of a kind must be, and how that is put in words."""

NAMES: Final = (
    "changelog",
    "contact",
    "keys",
    "kinds",
    "licence",
    "look",
    "maths",
    "picture",
    "policy",
    "record",
    "silence",
    "tools",
    "words",
)
"""All settings."""


def parse_settings(raw: object, rules: Collection[str] = RULES, blocks: Collection[str] = ()) -> tuple[Settings, list[Finding]]:
    """Settings from the YAML under ``extra.cpd``; what is not understood is left at its default.

    ``rules`` are those that can be silenced, ``blocks`` the names of components' blocks.
    """
    findings: list[Finding] = []

    def say(problem: str, remedy: str) -> None:
        findings.append(Finding(path="mkdocs.yml", rule="settings-are-understood", problem=problem, remedy=remedy))

    top = _mapping(raw, "extra.cpd", say)
    for key in top.keys() - {*NAMES}:
        say(f"extra.cpd has no setting `{key}`.", did_you_mean(str(key), NAMES))
    kinds, reserved = {kind.name: kind for kind in DEFAULTS}, RESERVED.union(blocks)
    for name, value in _mapping(top.get("kinds"), "extra.cpd.kinds", say).items():
        if not _NAME.fullmatch(name) or name in reserved:
            taken = ", ".join(f"`{word}`" for word in sorted(reserved))
            say(f"`{name}` cannot name a kind.", f"Use lower-case letters and digits, words joined by hyphens; none of {taken}.")
            continue
        kinds[name] = _kind(name, kinds.get(name), value, say)
    _check_paths(kinds, say)
    record, was = _record(top.get("record"), say)
    texts = {key: words for key in _TEXTS if top.get(key) is not None and (words := _text(key, top.get(key), say))}
    return Settings(
        kinds=kinds, record=record, was=was, frame=parse_frame(top, say), maths=_maths(top.get("maths"), say),
        silence=_silence(top.get("silence"), rules, say), policy=_policy(top.get("policy"), say),
        keys=_keys(top.get("keys"), say), words=parse_words(_mapping(top.get("words"), "extra.cpd.words", say), say), **texts,
    ), findings  # fmt: skip


def _mapping(raw: object, where: str, say: Say) -> Mapping[str, object]:
    if isinstance(raw, Mapping):
        return {str(key): value for key, value in raw.items()}
    if raw is not None:
        say(f"{where} is not a list of `name: value`.", "Write each setting as `name: value`, indented below it.")
    return {}


def _kind(name: str, known: Kind | None, raw: object, say: Say) -> Kind:
    where = f"extra.cpd.kinds.{name}"
    given = _mapping(raw, where, say)
    for key in given.keys() - {*_FITTING, "colour"}:
        say(f"{where} has no setting `{key}`.", did_you_mean(key, [*_FITTING, "colour"]))
    label = name.replace("-", " ").capitalize()
    kind = known or Kind(
        name=name,
        label=label,
        plural=f"{label}s",
        icon="material/label-outline",
        path=f"{name}s",
        light=palette(NEUTRAL[0], PAPER_LIGHT),
        dark=palette(NEUTRAL[1], PAPER_DARK),
    )
    if known is None and "plural" not in given and _FITTING["label"][0](given.get("label")):
        kind = kind._replace(plural=f"{given['label']}s")
    changes: dict[str, Any] = {}
    for key, (fits, problem) in _FITTING.items():
        if key in given and fits(given[key]):
            changes[key] = str(given[key]) if _FITTING[key][1] == "a word" else given[key]
        elif key in given:
            say(f"{where}.{key} is not {problem}.", f"It is {shown_value(given[key])} now; mend it or take it out.")
    changes |= _palettes(given.get("colour"), where, say)
    return kind._replace(**changes)


def _palettes(raw: object, where: str, say: Say) -> dict[str, Palette]:
    given = _mapping(raw, f"{where}.colour", say)
    palettes: dict[str, Palette] = {}
    for scheme, paper in (("light", PAPER_LIGHT), ("dark", PAPER_DARK)):
        if scheme not in given:
            continue
        if not is_colour(given[scheme]):
            say(f"{where}.colour.{scheme} is not a colour.", 'Write it as "#1a7a3f", in quotes.')
            continue
        palettes[scheme] = palette(str(given[scheme]), paper)
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
            kinds[name] = kind._replace(path=f"{kind.path}-{name}")
        owners[kinds[name].path] = name


def _record(raw: object, say: Say) -> tuple[str | None, tuple[str, ...]]:
    """The name of the site's record, and its former ones."""
    if raw is None or not isinstance(raw, Mapping):
        return (_record_name(raw, "record", say) if raw is not None else None), ()
    for key in raw.keys() - {"name", "was"}:
        say(f"extra.cpd.record has no setting `{key}`.", did_you_mean(str(key), ("name", "was")))
    name = _record_name(raw.get("name"), "record.name", say)
    given = raw.get("was") or []
    former = [_record_name(one, "record.was", say) for one in (given if isinstance(given, list) else [given])]
    return name, tuple(dict.fromkeys(one for one in former if one and one != name))


def _record_name(raw: object, where: str, say: Say) -> str | None:
    words = "" if raw is None or isinstance(raw, bool) else str(raw)
    if is_record_name(words):
        return words
    say(f"extra.cpd.{where} is {shown_value(raw)}, which is not a name.", "Use lower-case letters and digits, words joined by hyphens.")
    return None


def _keys(raw: object, say: Say) -> tuple[str, ...]:
    listed = raw if isinstance(raw, list) else [] if raw is None else [raw]
    if all(is_words(one) for one in listed):
        return tuple(str(one) for one in listed)
    say("extra.cpd.keys is not a list of names.", "Write it as `keys: [venue, fee]`.")
    return ()


def _maths(raw: object, say: Say) -> bool:
    if raw is None or isinstance(raw, bool):
        return raw is not False
    say("extra.cpd.maths is neither true nor false.", "Write `maths: false` to leave formulas as they are, or take it out.")
    return True


_TEXTS: Final[dict[str, tuple[Callable[[object], bool], str, str]]] = {
    "changelog": (lambda value: _fits(_FILE, value), "the name of a file", "Write it as seen from mkdocs.yml, such as `CHANGELOG.md`."),
    "contact": (is_address, "a mail address", "Write one, such as `office@site.example`, or take it out."),
    "picture": (lambda value: _fits(_PICTURE, value), "a picture", "Write its place below docs/, such as `assets/social.png`."),
    "licence": (lambda value: _fits(_WEB, value), "an address", "Write one, such as `https://creativecommons.org/licenses/by/4.0/`."),
}
"""What a setting that is a line of text must be, how that is put in words, and what to do."""


def _text(key: str, raw: object, say: Say) -> str:
    fits, what, remedy = _TEXTS[key]
    if fits(raw):
        return str(raw)
    say(f"extra.cpd.{key} is {shown_value(raw)}, which is not {what}.", remedy)
    return ""


def _silence(raw: object, rules: Collection[str], say: Say) -> dict[str, tuple[str, ...]]:
    silence: dict[str, tuple[str, ...]] = {}
    for rule, patterns in _mapping(raw, "extra.cpd.silence", say).items():
        listed = [patterns] if isinstance(patterns, str) else patterns
        if rule not in rules:
            say(f"extra.cpd.silence names no rule `{rule}`.", did_you_mean(rule, rules))
        elif not isinstance(listed, list) or not all(isinstance(p, str) for p in listed):
            say(f"extra.cpd.silence.{rule} is not a list of paths.", 'Write it as ["folder/*"].')
        else:
            silence[rule] = tuple(listed)
    return silence


def _policy(raw: object, say: Say) -> dict[str, tuple[str, ...]]:
    policy: dict[str, tuple[str, ...]] = {}
    for directive, given in _mapping(raw, "extra.cpd.policy", say).items():
        listed = given if isinstance(given, list) else [given]
        if directive not in DIRECTIVES:
            say(f"extra.cpd.policy has no directive `{directive}`.", did_you_mean(directive, DIRECTIVES))
            continue
        for source in listed:
            if not is_source(source):
                say(
                    f"extra.cpd.policy.{directive}: {shown_value(source)} is not a source.",
                    "Write a host, such as `https://films.example.org`.",
                )
        policy[directive] = tuple(source for source in listed if is_source(source))
    return policy
