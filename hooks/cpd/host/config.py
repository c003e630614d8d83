"""What mkdocs.yml says to us, as it was written: MkDocs reads it with a YAML that takes ``1:2`` for 62.

Settings stand under ``extra.cpd`` or, where the generator is installed as a plugin, under its name below ``plugins``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.config.defaults import MkDocsConfig

from cpd.components import order
from cpd.domain import frames
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication
from cpd.domain.settings import Settings, parse_settings
from cpd.domain.storage import is_record_name
from cpd.reading.ids import id_of_title
from cpd.reading.located_yaml import Plain, read_yaml, typed_value
from cpd.reading.maths import is_set_by_script

NAME: Final = "cpd"
"""Of the plugin, and of our settings under ``extra``."""

_HERE: Final = f"extra.{NAME}"
_AT_THE_PLUGIN: Final = f"plugins.{NAME}"


def given_settings(config: MkDocsConfig) -> object:
    """The settings under ``extra``; where they came another way than by mkdocs.yml, as they came."""
    extra = _written(config).get("extra")
    return _as_written(config.extra.get(NAME), extra.get(NAME) if isinstance(extra, dict) else None)


def plugin_settings(config: MkDocsConfig) -> dict[str, object]:
    """The settings at the plugin; none where it is not the door by which we came in."""
    plugin = config.plugins.get(NAME)
    if not plugin:
        return {}
    theirs = {name: value for name, value in plugin.config.items() if value is not None}
    listed = _written(config).get("plugins")
    ours = [one for one in (listed if isinstance(listed, list) else [listed]) if isinstance(one, dict) and NAME in one]
    found = _as_written(theirs, ours[0][NAME] if ours else None)
    return found if isinstance(found, dict) else {}


def _written(config: MkDocsConfig) -> Mapping[str, Any]:
    """mkdocs.yml as it is written; empty where it cannot be read."""
    try:
        text = Path(config.config_file_path or "").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    return read_yaml(text, first_line=1, has_tags=True).data


_WORDS = frozenset({"label", "plural"})
"""Settings that readers see: a word there is a word, though it may look like yes or no."""


def _as_written(theirs: object, ours: object, name: object = "") -> object:
    if isinstance(theirs, bool) and name not in _WORDS:
        return theirs
    if isinstance(theirs, dict) and isinstance(ours, dict):
        names = {_name(key, ours): key for key in theirs}
        return {name: _as_written(theirs[key], ours.get(name), name) for name, key in names.items()}
    if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        return [_as_written(one, own) for one, own in zip(theirs, ours, strict=True)]
    return typed_value(ours) if isinstance(ours, Plain) and not isinstance(theirs, str) and _as_yaml(ours) == theirs else theirs


def _name(key: object, ours: dict[str, object]) -> object:
    """A name as it was written, where YAML took it for something else."""
    return key if isinstance(key, str) else next((name for name in ours if _as_yaml(name) == key), key)


def _as_yaml(words: str) -> object:
    try:
        return yaml.safe_load(words)
    except (yaml.YAMLError, ValueError):
        return words


PICTURE = "assets/social.png"
"""Below docs/, where a site's picture is looked for."""

NO_PICTURE = Finding(
    path="mkdocs.yml",
    rule="settings-are-understood",
    problem="extra.cpd.picture names a file that is not there.",
    remedy="Write its place below docs/, such as `assets/social.png`.",
)


def _has_picture(config: MkDocsConfig, path: str) -> bool:
    return (Path(config.docs_dir) / path).is_file()


def _settings(config: MkDocsConfig) -> tuple[Settings, list[Finding]]:
    """The settings from both places, and what is wrong with them, told by the place where it stands."""
    here, there = given_settings(config), plugin_settings(config)
    given = {**(here if isinstance(here, dict) else {}), **there} if there else here
    settings, found = parse_settings(given, order.RULES, {block.name for block in order.BLOCKS})
    if settings.picture and not _has_picture(config, settings.picture):
        settings, found = replace(settings, picture=""), [*found, NO_PICTURE]
    findings = [replace(one, problem=_placed(one.problem, there), remedy=_placed(one.remedy, there)) for one in found]
    twice = sorted(name for name in there if isinstance(here, dict) and name in here)
    findings += [
        Finding(
            path="mkdocs.yml",
            rule="settings-are-understood",
            problem=f"`{name}` stands under {_HERE} and at the plugin, which goes first.",
            remedy=f"Keep the one at the plugin, and take {_HERE}.{name} out.",
        )
        for name in twice
    ]
    return settings, findings


def _placed(words: str, there: Collection[str]) -> str:
    """Words about a setting with the name of the place where it stands."""

    def place(match: re.Match[str]) -> str:
        return match[0].replace(_HERE, _AT_THE_PLUGIN) if (match["below"] or match["unknown"]) in there else match[0]

    return _SETTING.sub(place, words)


_SETTING = re.compile(rf"{re.escape(_HERE)}(?:\.(?P<below>\w+)| has no setting `(?P<unknown>[^`]*)`)")


def publication(config: MkDocsConfig, *, look: str = frames.OURS) -> tuple[Publication, list[Finding]]:
    """The site as mkdocs.yml has it; what is not understood is left at its default. ``look`` is that of a site that names none."""
    settings, findings = _settings(config)
    picture = settings.picture or (PICTURE if _has_picture(config, PICTURE) else "")
    # Where the whole generator is at home, as in 1.0.0, readers have its tools without a word.
    tools = settings.frame.tools if settings.frame.names_tools or look == frames.THEIRS else frames.TOOLS
    settings = replace(settings, picture=picture, frame=replace(settings.frame, look=settings.frame.look or look, tools=tools))
    found = Publication(
        settings=settings,
        name=config.site_name,
        url=config.site_url or "",
        language=_language(config),
        day=today(),
        folder=Path(config.config_file_path or ".").parent,
        record=settings.record or id_of_title(config.site_name, "site"),
        features=frozenset(config.theme.get("features") or ()),
        statuses=frozenset(config.extra.get("status") or ()),
    )
    return found, findings


def sets_formulas(config: MkDocsConfig, settings: Settings) -> bool:
    """Whether mathematics is set at build: where a site uses it, unless a setting or a script says otherwise."""
    is_used = "pymdownx.arithmatex" in config.markdown_extensions
    return is_used and settings.maths and not is_set_by_script(str(path) for path in config.extra_javascript)


def _language(config: MkDocsConfig) -> str:
    """The language of pages as HTML names it.

    MkDocs gives each theme a ``locale``, so that counts only where it does not speak against ``language``.
    """
    locale, language = (str(config.theme.get(name) or "").replace("_", "-") for name in ("locale", "language"))
    is_same = locale.partition("-")[0].lower() == language.partition("-")[0].lower()
    return (locale if is_same else language or locale) or "en"


def today() -> str:
    """The day of the build as YYYY-MM-DD; SOURCE_DATE_EPOCH, where it is set, decides.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.date().isoformat()


def advice(publication: Publication, *, has_forms: bool = False) -> list[str]:
    """What a publisher had better settle or know before readers come; empty where all is settled."""
    advised = []
    is_kept = has_forms or publication.settings.frame.tools
    name = publication.record
    if is_kept and not publication.settings.record and is_record_name(name):
        advised.append(
            f"What readers write is kept in their browsers under the name `{name}`, made from site_name: with another site_name "
            f"they would no longer find it. Write `record: {name}` under extra.cpd in mkdocs.yml, and it stays."
        )
    if publication.language.partition("-")[0].lower() != "en":
        advised.append(
            f"The site is in the language `{publication.language}`, but what the generator says by itself, on buttons and above lists, is "
            "in English: there is no translation yet."
        )
    return advised
