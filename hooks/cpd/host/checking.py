"""A build that is only looked at: what it says, as values."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from logging import WARNING, Handler, LogRecord, getLogger
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from cpd.domain.findings import DOCS, Finding
from cpd.domain.words import count_in_words
from cpd.reading.extension import CalloutExtension

FORMATS: Final = ("text", "json", "github")


class RefusedError(Exception):
    """Why nothing was checked, in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that a build said: a finding with its place, or a message of somebody else."""

    path: str = ""
    """As seen from where the command is given; empty where it is not known."""
    line: int | None = None
    rule: str = "mkdocs"
    problem: str
    remedy: str = ""
    message: str
    """All of it, as a build says it."""


def check(settings_file: Path) -> list[Said]:
    """What a build of a site says. Raises ``RefusedError`` where there is no site, or one that does not use the generator."""
    if not settings_file.is_file():
        raise RefusedError(f"There is no {settings_file} here. Go to the folder of a site, or name its file with --config-file.")
    with TemporaryDirectory() as folder, _heard() as records:
        config, is_ours = _built(settings_file, folder)
    said = [_said(record, config, settings_file) for record in records]
    if not said and not is_ours:
        raise RefusedError(f"The site of {settings_file} does not use the generator. Name `cpd` under `plugins`.")
    return said


def _built(settings_file: Path, folder: str) -> tuple[MkDocsConfig | None, bool]:
    """Build into a folder; returns the settings, where they could be read, and whether the generator took part."""
    config = None
    try:
        config = load_config(str(settings_file), site_dir=folder)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except Abort:
        pass  # it has been said
    except MkDocsException as error:
        raise RefusedError(str(error)) from error
    return config, config is not None and any(isinstance(one, CalloutExtension) for one in config.markdown_extensions)


@contextmanager
def _heard() -> Iterator[list[LogRecord]]:
    """What is said meanwhile that would stop a strict build."""
    records: list[LogRecord] = []

    class Listener(Handler):
        def emit(self, record: LogRecord) -> None:
            records.append(record)

    log, listener = getLogger("mkdocs"), Listener(WARNING)
    log.addHandler(listener)
    try:
        yield records
    finally:
        log.removeHandler(listener)


def _said(record: LogRecord, config: MkDocsConfig | None, settings_file: Path) -> Said:
    finding = getattr(record, "finding", None)
    if not isinstance(finding, Finding) or config is None:
        return Said(problem=record.getMessage(), message=record.getMessage())
    docs = Path(config.docs_dir)
    place = settings_file if finding.path == "mkdocs.yml" else docs / finding.path
    return Said(
        path=Path(os.path.relpath(place)).as_posix(),
        line=finding.line,
        rule=finding.rule,
        problem=finding.problem.replace(DOCS, docs.name),
        remedy=finding.remedy,
        message=finding.message(docs.name),
    )


def in_words(said: list[Said], form: str) -> str:
    """What was said, in one of ``FORMATS``."""
    if form == "json":
        facts = [{name: getattr(one, name) for name in ("path", "line", "rule", "problem", "remedy", "message")} for one in said]
        return json.dumps({"findings": facts}, ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(_annotation, said))
    return "\n".join([*(one.message for one in said), f"{count_in_words(len(said), 'finding')}."])


def _annotation(said: Said) -> str:
    """A line that GitHub shows at its place.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    given = {"file": said.path, "line": str(said.line or ""), "title": said.rule}
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in given.items() if value)
    return f"::error {properties}::{_escaped(f'{said.problem} {said.remedy}'.strip())}"


def _escaped(words: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words
