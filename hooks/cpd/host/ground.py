"""What everything of a build is made from, pages apart: settings, code, versions. Where one of them changes, nothing kept is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

import cpd
from cpd.domain.keeping import digest

from .frame import TEMPLATES

_NO_MATTER: Final = frozenset({"config_file_path", "docs_dir", "site_dir", "strict", "watch", "dev_addr", "remote_branch", "remote_name"})
"""Settings that say where files are and what is told: no page depends on them."""

_SEEN_OTHERWISE: Final = frozenset({"exclude_docs", "draft_docs", "not_in_nav", "markdown_extensions", "plugins", "hooks", "theme"})
"""What they choose is looked at, and the file in which they are written."""

_PACKAGES: Final = frozenset({"babel", "cpd", "markdown", "material", "mkdocs", "pymdownx"})
"""Whose functions and values settings can name: their versions are known."""


HOOK: Final = Path(cpd.__path__[0]).parent / "pipeline.py"
"""Our hooks, where a site has them in its folder."""

INSTALLED: Final = frozenset({"site-packages", "dist-packages"})
"""Folders in whose names it is seen that a package is installed."""


class UnknownSettingError(Exception):
    """A setting that names something of which nobody knows what it does."""


def settings(config: MkDocsConfig) -> bytes:
    """All that was written in mkdocs.yml and given on the command line. Raises ``UnknownSettingError``."""
    plain = {name: value for name, value in config.items() if name not in _NO_MATTER | _SEEN_OTHERWISE}
    extensions = [one for one in config.markdown_extensions if isinstance(one, str)]
    plugins = {name: plugin.config for name, plugin in config.plugins.items() if not isinstance(plugin, ModuleType)}
    theme = [{name: config.theme[name] for name in config.theme}, sorted(config.theme.static_templates)]
    return digest(*_words([plain, extensions, plugins, [*config.hooks], theme]))


def _words(value: object) -> Iterator[str]:
    """A value in words. Raises ``UnknownSettingError`` for one of which nobody knows what it says."""
    if isinstance(value, Mapping):
        yield from ("{", *(word for pair in value.items() for one in pair for word in _words(one)), "}")
    elif isinstance(value, list | tuple | set):
        yield from ("[", *(word for one in value for word in _words(one)), "]")
    elif isinstance(value, partial):
        yield from _words([value.func, value.args, value.keywords])
    elif callable(value):
        yield _named(value)
    elif value is None or isinstance(value, str | int | float | Path) or _package(value) in {*_PACKAGES, "datetime"}:
        yield f"{type(value).__name__} {value}"
    else:
        raise UnknownSettingError(type(value).__name__)


def _named(function: Callable[..., object]) -> str:
    name = getattr(function, "__qualname__", "")
    if _package(function) not in _PACKAGES or "<" in name or not name:
        raise UnknownSettingError(name or type(function).__name__)
    return f"{function.__module__} {name}"


def _package(value: object) -> str:
    return (getattr(value, "__module__", None) or "").partition(".")[0]


@cache
def code() -> bytes:
    """The generator, and all installed packages by the names and versions under which they are installed."""
    return digest(sys.version, HOOK.read_bytes() if HOOK.is_file() else b"", *contents(HOOK.parent / "cpd", ".py"), *sorted(_installed()))


def _installed() -> Iterator[str]:
    for folder in map(Path, sys.path):
        if folder.name in INSTALLED and folder.is_dir():
            yield from (one.name for one in folder.iterdir() if one.suffix in {".dist-info", ".egg-info", ".egg-link", ".pth"})


def own_files(config: MkDocsConfig, *endings: str) -> bytes:
    """What stands in our templates and in the theme's folders that are no installed package's; with endings, no other files."""
    own = [folder for folder in map(Path, config.theme.dirs) if INSTALLED.isdisjoint(folder.parts)]
    return digest(*(one for folder in dict.fromkeys([*own, TEMPLATES]) for one in contents(folder, *endings)))


def contents(folder: Path, *endings: str) -> Iterator[bytes]:
    """All files below a folder, each with its name; only those with an ending, where endings are given."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            if not endings or name.endswith(endings):
                path = Path(place, name)
                yield os.fsencode(path.relative_to(folder))
                yield path.read_bytes()
