"""What pages say at their heads, as MkDocs, the theme and other plugins find it in ``page.meta``.

MkDocs reads it by itself, with a YAML that takes ``1:2`` for 62 and gives up at a day that does not
exist. What authors wrote is put in its place before anybody else looks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from material.plugins.meta.plugin import MetaPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cpd.domain.findings import Finding, written
from cpd.reading import heads, keys
from cpd.reading.located import located, typed
from cpd.reading.maths import said_in_words

_READ = re.compile(r"""\bmeta(?:\.get\(\s*["']|\[\s*["']|\.)([A-Za-z_][\w-]*)""")
_METHODS = frozenset({"get", "items", "keys", "values", "update", "setdefault", "pop"})
_ANYWHERE = frozenset({"description"})
"""What plugins may add to what a page's own file says."""


def names(config: MkDocsConfig, listed: Iterable[str], ours: Iterable[str]) -> frozenset[str]:
    """The names of all entries that something of this site reads; ``ours`` are those of components."""
    templates = (name for folder in config.theme.dirs for name in _read_in(folder, _newest(folder)))
    return keys.known(plugins=config.plugins, templates=templates, listed=[*listed, *ours])


@cache
def _read_in(folder: str, newest: float) -> frozenset[str]:  # noqa: ARG001  # asked again when a template changes
    """The names that the templates of a folder read."""
    found = {name for path in _templates(folder) for name in _READ.findall(path.read_text(encoding="utf-8", errors="replace"))}
    return frozenset(found - _METHODS)


def _newest(folder: str) -> float:
    return max((path.stat().st_mtime for path in _templates(folder)), default=0.0)


def _templates(folder: str) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        # The theme's icons are twelve thousand files.
        folders[:] = [name for name in folders if not name.startswith(".") and name != "assets"]
        yield from (Path(place, name) for name in files if name.endswith((".html", ".xml")))


def written_into(page: Page, markdown: str, source: str, known: frozenset[str], *, in_words: bool = False) -> str:
    """Put what the author wrote into ``page.meta``; returns the text, without a head that could not be read.

    ``source`` is the whole file's text, ``known`` the entries that something reads; with ``in_words`` formulas are given as words.
    """
    head = heads.read(source, known)
    if head.said.broken and markdown == source:
        # It is told; nobody is to read it as text, nor to be told of lists in it.
        return source[head.ends :].lstrip("\n")
    if not head.said.data:
        return markdown
    said = said_in_words(head.said)[0] if in_words else head.said
    is_unread = markdown == source
    if is_unread:
        markdown = source[head.ends :].lstrip("\n")
    given = {str(name): value for name, value in page.meta.items() if isinstance(name, str)}
    for name, value in said.data.items():
        if is_unread or name in given or name not in keys.OTHERS:
            given[name] = _shown(name, value, given)
    page.meta = given
    return markdown


def _shown(name: str, value: object, given: dict[str, Any]) -> object:
    if name in keys.WORDS:
        return None if value is None else written(value)
    if name in keys.LISTS:
        listed = value.split(",") if isinstance(value, str) else value
        return [written(one).strip() for one in listed] if isinstance(listed, list) else given.get(name)
    # What others read is as their own YAML has it.
    return given[name] if name in keys.OTHERS and name in given else typed(value)


def defaults(files: Files, config: MkDocsConfig, ours: Iterable[str]) -> Iterator[Finding]:
    """Files with settings for many pages: what would not be read from them; ``ours`` are the entries of components."""
    plugin = config.plugins.get("material/meta")
    is_on = isinstance(plugin, MetaPlugin) and plugin.config.enabled
    name = plugin.config.meta_file if isinstance(plugin, MetaPlugin) else ".meta.yml"
    for file in files:
        if file.src_uri.rpartition("/")[2] not in {name, ".meta.yaml"} or file.generated_by is not None:
            continue
        path = file.src_uri
        if not (is_on and path.endswith(name)):
            remedy = "Switch on Material's plugin `meta` in mkdocs.yml, or write the settings on each page."
            yield Finding(path=path, rule=heads.RULE, problem="no plugin reads this file, so its settings do nothing.", remedy=remedy)
            continue
        said = located(Path(str(file.abs_src_path)).read_text(encoding="utf-8-sig"), first_line=1)
        for key in sorted(({*keys.OURS, *ours} - _ANYWHERE) & said.data.keys()):
            problem, remedy = f"`{key}` is read from a page's own front matter only.", "Write it there."
            yield Finding(path=path, line=said.line((key,)), rule=heads.RULE, problem=problem, remedy=remedy)
