"""The frame of pages: our own templates, or those of the site's theme, which are given our styles and scripts.

Our templates, fragments and assets stand in one folder: beside the code where they are installed, ``overrides/`` in the repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Final

import material
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

import cpd
from cpd.domain.publication import Publication

from .files import KINDS_CSS
from .finished_site import FinishedSite
from .scripts import FOLDER

_CODE: Final = Path(cpd.__file__).parent
_INSTALLED: Final = _CODE / "theme"
TEMPLATES: Final = _INSTALLED if _INSTALLED.is_dir() else _CODE.parents[1] / "overrides"
"""The folder of our templates, fragments and assets."""

_FOR_THEMES: Final = (f"{FOLDER}theme.css", f"{FOLDER}theme.js")
_FRAGMENTS: Final = "fragments"
_ICONS: Final = ".icons"
_MATERIAL: Final = Path(material.__path__[0]) / "templates"
_INSTANT: Final = "navigation.instant"
"""The theme's feature by which a page's text is put into the page that is open, and its scripts are not run."""


class OwnFrame:
    """Our templates draw the pages."""

    def lead(self, config: MkDocsConfig) -> None:
        """Let the theme find our templates and assets, after those of the site itself."""
        dirs = config.theme.dirs
        if not any(Path(folder, _FRAGMENTS, "cpd").is_dir() for folder in dirs):
            dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))

    def add_assets(self, files: Files, config: MkDocsConfig) -> None:
        """Nothing: MkDocs finds them among the theme's. What is for pages of others goes."""
        for name in _FOR_THEMES:
            if (file := files.get_file_from_path(name)) and file.src_dir != config.docs_dir:
                files.remove(file)

    def let_draw(self, env: Environment) -> None:
        """Nothing: the theme finds our fragments."""

    def with_assets(self, output: str, page: Page, config: MkDocsConfig, site: FinishedSite) -> str:
        """The page as it is: its template has named what it needs."""
        return output


class ThemeFrame:
    """The site's theme draws the pages, and is given what ours need."""

    def lead(self, config: MkDocsConfig) -> None:
        """Nothing: the theme stays as it is."""

    def add_assets(self, files: Files, config: MkDocsConfig) -> None:
        """Add our scripts and stylesheets; a file of the site's that stands where one of ours would, stays."""
        known = files.src_uris
        for path in sorted((TEMPLATES / "assets").rglob("*")):
            name = path.relative_to(TEMPLATES).as_posix()
            if path.is_file() and name not in known:
                file = File(name, str(TEMPLATES), config.site_dir, config.use_directory_urls)
                file.inclusion = InclusionLevel.INCLUDED
                files.append(file)

    def let_draw(self, env: Environment) -> None:
        """Let our fragments be found, after those of the site itself, and icons, where its theme has none."""
        if env.loader:
            ours = {_FRAGMENTS: TEMPLATES / _FRAGMENTS, _ICONS: _MATERIAL / _ICONS}
            env.loader = ChoiceLoader([env.loader, PrefixLoader({name: FileSystemLoader(folder) for name, folder in ours.items()})])

    def with_assets(self, output: str, page: Page, config: MkDocsConfig, site: FinishedSite) -> str:
        """The finished page with the styles and scripts that it needs: before the site's own styles, which thus win, and at its end."""
        is_instant = _INSTANT in (config.theme.get("features") or ())
        scripts, styles = (site.all_scripts, site.all_styles) if is_instant else (site.scripts(page), site.styles(page))
        if not scripts and not styles and "cpd-" not in (page.content or ""):
            return output
        root = get_relative_url(".", page.url).rstrip("/") + "/"
        output = _with_styles(output, _links(root, styles), config.extra_css)
        head, end, rest = output.rpartition("</body>")
        return f"{head}{_tags(root, scripts, site)}{end}{rest}" if end and scripts else output


Frame = OwnFrame | ThemeFrame


def frame(publication: Publication) -> Frame:
    """The frame of a site."""
    return OwnFrame() if publication.has_own_frame else ThemeFrame()


def _links(root: str, styles: Iterable[str]) -> str:
    names = (KINDS_CSS, *(f"{FOLDER}{name}.css" for name in styles), _FOR_THEMES[0])
    return "".join(f'<link rel="stylesheet" href="{root}{name}">' for name in names)


def _with_styles(output: str, links: str, own: Sequence[str]) -> str:
    head, end, rest = output.partition("</head>")
    place = head.find(f'{own[0]}"') if own else -1
    before = head.rfind("<link", 0, place) if place >= 0 else -1
    return f"{head[:before]}{links}{head[before:]}{end}{rest}" if before >= 0 else f"{head}{links}{end}{rest}"


def _tags(root: str, scripts: Iterable[str], site: FinishedSite) -> str:
    publication, record = site.drawing.publication, site.drawing.tool_urls.get("record", "")
    facts = {
        "data-site": publication.record,
        "data-was": " ".join(publication.settings.was),
        "data-words": site.words,
        "data-record": record,
    }
    said = "".join(f' {name}="{escape(value)}"' for name, value in facts.items() if value)
    # First: what it says of the site is read when the others run.
    first = f'<script defer src="{root}{_FOR_THEMES[1]}"{said}></script><script defer src="{root}{FOLDER}cpd.js"></script>'
    return first + "".join(f'<script defer src="{root}{FOLDER}{name}.js"></script>' for name in scripts)
