"""Files that the generator adds to the site, and pages of an author's that it adopts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.domain import paths
from cpd.domain.kinds import Kind
from cpd.domain.place import Suite

from .made_file import made_file

KINDS_CSS = "assets/cpd/kinds.css"

_THEME_FILES = {
    "css": "assets/stylesheets/main.*.min.css",
    "palette": "assets/stylesheets/palette.*.min.css",
    "bundle": "assets/javascripts/bundle.*.min.js",
}
"""The theme's own files carry a hash of their content in their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index page: its file, its kind, and its suite unless it is the site's."""

    file: File
    kind: Kind
    suite: Suite | None


def indexes(files: Files, config: MkDocsConfig, suites: Iterable[Suite], kinds: Mapping[str, Kind]) -> list[Index]:
    """Every index page, an author's where there is one, else one we make; added to ``files``."""
    made: list[Index] = []
    # Two files that are written to one place are one page.
    written = {file.dest_uri: file for file in reversed(files.documentation_pages())}
    for suite in (None, *suites):
        folder = suite.folder if suite else ""
        for kind in kinds.values():
            path = f"{folder}/{kind.path}.md" if folder else f"{kind.path}.md"
            generated = made_file(config, path, f"# All {kind.plural[:1].lower()}{kind.plural[1:]}\n")
            file = written.setdefault(generated.dest_uri, generated)
            if file is generated:
                files.append(file)
            if not is_placed(file, files, config):
                # The navigation is given it later; until then MkDocs need not miss it.
                file.inclusion = InclusionLevel.NOT_IN_NAV
            made.append(Index(file=file, kind=kind, suite=suite))
    return made


def is_placed(file: File, files: Files, config: MkDocsConfig) -> bool:
    """Whether an author has given a page its place in the navigation."""
    return _names(config.nav, file.src_uri) or _leads_a_folder(file, files)


def _leads_a_folder(file: File, files: Files) -> bool:
    """Whether a file is the front page of a folder with other pages: it stays with them."""
    folder, _, name = file.src_uri.rpartition("/")
    if name not in paths.FRONT_NAMES or not folder:
        return False
    return any(one is not file and one.src_uri.startswith(f"{folder}/") for one in files.documentation_pages())


def _names(nav: Any, path: str) -> bool:  # noqa: ANN401  # navigation as YAML gives it
    """Whether an explicit navigation lists a file."""
    if isinstance(nav, str):
        return nav == path
    if isinstance(nav, dict):
        return any(_names(value, path) for value in nav.values())
    return isinstance(nav, list) and any(_names(value, path) for value in nav)


def drop_source_maps(files: Files) -> None:
    """Leave out the theme's source maps: a megabyte that no reader's browser asks for."""
    for file in list(files):
        if file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/")) and file.src_uri.endswith(".map"):
            files.remove(file)


def add_text(files: Files, config: MkDocsConfig, path: str) -> File:
    """Add a file to ``files`` that is written at ``path``; its content follows when all is known."""
    if known := files.get_file_from_path(path):
        files.remove(known)
    file = made_file(config, path, "")
    files.append(file)
    return file


def theme_files(config: MkDocsConfig) -> dict[str, str]:
    """Addresses of the theme's own stylesheets and scripts, and of our generated one."""
    found = {"kinds": KINDS_CSS}
    for name, pattern in _THEME_FILES.items():
        for folder in config.theme.dirs:
            if matches := sorted(Path(folder).glob(pattern)):
                found[name] = matches[0].relative_to(folder).as_posix()
                break
    return found
