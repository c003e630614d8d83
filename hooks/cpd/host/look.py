"""What pages look like, as files: the theme's stylesheet trimmed to what the site uses, ours and our scripts joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from cpd.writing import joining
from cpd.writing.trimming import Vocabulary, stylesheet

from .files import theme_files
from .frame import TEMPLATES

OWN = "assets/cpd"
MADE = ("md-typeset__scrollwrap", "md-typeset__table")
"""The theme's classes that our scripts give to elements; what else they name of the theme's, they only look for."""
_NOT_READ = ("assets/javascripts/", "assets/stylesheets/", "search/", f"{OWN}/")
"""The theme's bundle is read where a page has it. Search's index is text; ours are read by name, because the others are data."""


class SiteLook:
    """Looks through finished pages, and writes what all of them need; with ``is_whole`` the theme's stylesheet is left as it is."""

    def __init__(self, config: MkDocsConfig, *, is_whole: bool) -> None:
        found = theme_files(config)
        self._bundle = found.get("bundle", "")
        self._sheet = stylesheet(_text(config, found.get("css", "")))
        self._known = Vocabulary(self._sheet.asked())
        self._folders = (config.docs_dir, *config.theme.dirs)
        self._is_whole = is_whole
        self._has_bundle = False
        self._pages: set[str] = set()

    def take_page(self, html: str, url: str) -> None:
        """Take in a finished page, and where it stands: its classes, and whether it has the theme's bundle."""
        self._pages.add(url)
        if not self._is_whole:
            self._known.take_page(html)
            self._has_bundle = self._has_bundle or (bool(self._bundle) and self._bundle in html)

    def write(self, site: Path, needs: Mapping[str, Collection[str]]) -> None:
        """Write the joined files into a site that is whole otherwise; ``needs`` holds what each script needs of others."""
        folder = site / OWN
        styles = {path.stem: text for path, text in _texts(folder.glob("*.css"))}
        scripts = {path.stem: text for path, text in _texts(folder.glob("*.js")) if path.stem in needs}
        if not self._is_whole:
            self._take_rest(site, styles, scripts)
        theme = joining.rebased(self._sheet.text if self._is_whole else self._sheet.trimmed(self._known), "../stylesheets/")
        for name, text in joining.joined_styles(styles, theme).items():
            (folder / f"{name}.css").write_text(text, encoding="utf-8")
        for name, text in joining.joined_scripts(scripts, needs).items():
            (folder / f"{name}.js").write_text(text, encoding="utf-8")

    def _take_rest(self, site: Path, styles: Mapping[str, str], scripts: Mapping[str, str]) -> None:
        """Take in what is no page of MkDocs': scripts, other stylesheets, and pages that plugins have written by themselves."""
        self._known.take_script(" ".join(MADE))
        for name, script in scripts.items():
            take_words = self._known.take_style if self._is_ours(name) else self._known.take_script
            take_words(script)
        if self._has_bundle:
            self._known.take_script((site / self._bundle).read_text(encoding="utf-8"))
        for style in styles.values():
            self._known.take_style(style)
        take = {".html": self._known.take_page, ".css": self._known.take_style, ".js": self._known.take_script}
        for path, text in _texts(path for ending in take for path in site.rglob(f"*{ending}") if self._is_unknown(path, site)):
            take[path.suffix](text)

    def _is_ours(self, name: str) -> bool:
        """Whether a script is ours, and no site's own that stands in its place."""
        paths = (Path(folder, OWN, file) for folder in self._folders for file in (f"{name}.js", name))
        found = next((path for path in paths if path.exists()), None)
        return found is not None and found.is_relative_to(TEMPLATES)

    def _is_unknown(self, path: Path, site: Path) -> bool:
        inside = path.relative_to(site).as_posix()
        return inside not in self._pages and not inside.startswith(_NOT_READ)


def _texts(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Files with their texts; what is not in UTF-8 is none of ours."""
    for path in sorted(paths):
        with suppress(UnicodeDecodeError):
            yield path, path.read_text(encoding="utf-8")


def _text(config: MkDocsConfig, path: str) -> str:
    """The text of a file of the theme's, which a site may have replaced; empty where there is none."""
    found = (Path(folder) / path for folder in config.theme.dirs)
    return next((one.read_text(encoding="utf-8") for one in found if path and one.is_file()), "")
