"""What pages look like, as files: the theme's stylesheet trimmed to what the site uses, ours and our scripts joined."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.config.defaults import MkDocsConfig

from cpd.domain.keeping import Keeper, digest
from cpd.writing import joining
from cpd.writing.vocabulary import PageWords, Share, Vocabulary, page_words

from .files import theme_files
from .frame import TEMPLATES

if TYPE_CHECKING:
    from cpd.writing.trimming import Stylesheet

OWN = "assets/cpd"
MADE = ("md-typeset__scrollwrap", "md-typeset__table")
"""The theme's classes that our scripts give to elements; what else they name of the theme's, they only look for."""
_NOT_READ = ("assets/javascripts/", "assets/stylesheets/", "search/", f"{OWN}/")
"""The theme's bundle is read where a page has it. Search's index is text; ours are read by name, because the others are data."""

_SAYING: Final = (".html", ".css", ".js")

Said = tuple[str, str]
"""A text, and as what it is read: by the ending that such a file has."""


class SiteLook:
    """Looks through finished pages, and writes what all of them need; with ``is_whole`` the theme's stylesheet is left as it is."""

    def __init__(self, config: MkDocsConfig, *, is_whole: bool) -> None:
        found = theme_files(config)
        self._bundle = found.get("bundle", "")
        self._theme = _text(config, found.get("css", ""))
        self._known = Vocabulary()
        self._config = config
        self._is_whole = is_whole
        self._has_bundle = False
        self._pages: set[str] = set()

    def take_page(self, html: str, words: PageWords, url: str) -> None:
        """Take in a finished page, what it says, where that is known, and where it stands."""
        self._pages.add(url)
        if words:
            self._known.take_page(words)
            self._has_bundle = self._has_bundle or (bool(self._bundle) and self._bundle in html)

    def write(self, site: Path, needs: Mapping[str, Collection[str]], keeper: Keeper) -> None:
        """Write the joined files into a site that is whole otherwise; ``needs`` holds what each script needs of others."""
        folder = site / OWN
        styles = {path.stem: text for path, text in _texts(folder.glob("*.css"))}
        scripts = {path.stem: text for path, text in _texts(folder.glob("*.js")) if path.stem in needs}
        theme = self._theme if self._is_whole else self._trimmed([*self._rest(site, styles, scripts)], keeper)
        for name, text in joining.joined_styles(styles, joining.rebased(theme, "../stylesheets/")).items():
            (folder / f"{name}.css").write_text(text, encoding="utf-8")
        for name, text in joining.joined_scripts(scripts, needs).items():
            (folder / f"{name}.js").write_text(text, encoding="utf-8")

    def _trimmed(self, rest: Sequence[Said], keeper: Keeper) -> str:
        """The theme's stylesheet without what no page can show: taken apart only where something is said anew that it asks for."""
        names = frozenset(keeper.made("look", "names", partial(digest, self._theme), lambda: sorted(self._sheet().names())))
        given = partial(digest, *sorted(names), *(f"{way} {text}" for way, text in rest))
        self._known.take(keeper.made("look", "rest", given, partial(_share, rest, names)))
        share = self._known.share(names)
        return keeper.made("look", "trimmed", lambda: (digest(self._theme), share), lambda: self._sheet().trimmed(self._known))

    def _sheet(self) -> Stylesheet:
        from cpd.writing.trimming import stylesheet  # noqa: PLC0415  # brings a library that most builds can do without

        return stylesheet(self._theme)

    def _rest(self, site: Path, styles: Mapping[str, str], scripts: Mapping[str, str]) -> Iterator[Said]:
        """What is no page of MkDocs': scripts, other stylesheets, and pages that plugins have written by themselves."""
        yield ".js", " ".join(MADE)
        for name, script in scripts.items():
            yield ".css" if self._is_ours(f"{OWN}/{name}.js", f"{OWN}/{name}") else ".js", script
        if self._has_bundle:
            yield ".js", (site / self._bundle).read_text(encoding="utf-8")
        for style in styles.values():
            yield ".css", style
        for path, text in _texts(self._unknown(site)):
            yield path.suffix, text

    def _unknown(self, site: Path) -> Iterator[Path]:
        """Files of a site that may say something and have not been read; the libraries that we bring know nothing of the theme."""
        inside = len(f"{site}{os.sep}")
        for folder, _, names in os.walk(site):
            for name in names:
                path = f"{folder}{os.sep}{name}"[inside:].replace(os.sep, "/")
                is_new = name.endswith(_SAYING) and path not in self._pages and not path.startswith(_NOT_READ)
                if is_new and not self._is_ours(path):
                    yield site / path

    def _is_ours(self, *names: str) -> bool:
        """Whether what has one of these names in the site is ours, and no site's own that stands in its place."""
        # Asked late: the plugin puts our folder among the theme's when it has begun.
        folders = (self._config.docs_dir, *self._config.theme.dirs)
        paths = (Path(folder, name) for folder in folders for name in names)
        found = next((path for path in paths if path.exists()), None)
        return found is not None and found.is_relative_to(TEMPLATES)


def _share(said: Iterable[Said], names: frozenset[str]) -> Share:
    """What files say of names."""
    known = Vocabulary()
    for way, text in said:
        if way == ".html":
            known.take_page(page_words(text))
        elif way == ".css":
            known.take_style(text)
        else:
            known.take_script(text)
    return known.share(names)


def _texts(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Files with their texts; what is not in UTF-8 is none of ours."""
    for path in sorted(paths):
        with suppress(UnicodeDecodeError):
            yield path, path.read_text(encoding="utf-8")


def _text(config: MkDocsConfig, path: str) -> str:
    """The text of a file of the theme's, which a site may have replaced; empty where there is none."""
    found = (Path(folder) / path for folder in config.theme.dirs)
    return next((one.read_text(encoding="utf-8") for one in found if path and one.is_file()), "")
