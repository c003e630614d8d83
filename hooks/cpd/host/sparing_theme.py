"""The site's theme, which does not look again and again at what stays: what its templates are made into, and what MkDocs passes over."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from .compiled import CompiledTemplates


class SparingTheme(Theme):
    """A theme like another, whose templates cost less."""

    def __init__(self, theme: Theme) -> None:
        # All that a theme has read and been told, so that nothing is read twice.
        vars(self).update(vars(theme))

    def get_env(self) -> Environment:
        """A Jinja environment for the theme, as MkDocs makes it."""
        env = super().get_env()
        env.loader = _VisibleFiles(self.dirs)
        env.bytecode_cache = env.bytecode_cache or CompiledTemplates()
        return env


def sparing(theme: Theme) -> Theme:
    """A theme that does the same as MkDocs' own with less; another kind of theme as it is."""
    return SparingTheme(theme) if type(theme) is Theme else theme


class _VisibleFiles(FileSystemLoader):
    """A theme's folders; of those whose name begins with a dot only what is asked for by name.

    MkDocs looks through Material's ten thousand icons for files of the site, and takes none: it passes over such folders.
    """

    def list_templates(self) -> list[str]:
        """The names of all files, without those in hidden folders."""
        return sorted({name for folder in self.searchpath for name in _names(str(folder))})


def _names(folder: str) -> list[str]:
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        above = Path(place).relative_to(folder)
        found += [(above / name).as_posix() for name in files]
    return found
