"""Files that the generator adds to the site, and pages of an author's that it adopts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.domain import paths
from cpd.domain.cases import CaseStudy, Theme
from cpd.domain.directory import Entry
from cpd.domain.findings import Finding
from cpd.domain.forms import Form
from cpd.domain.glossary import Term
from cpd.domain.kinds import Kind
from cpd.domain.life import Life
from cpd.domain.place import Suite
from cpd.domain.routes import Route
from cpd.domain.slides import Extent
from cpd.reading import cases, directory, forms, front_matter, glossary, heads, keys, life, listing, moves, routes, slides, standing
from cpd.reading.located import Located
from cpd.reading.maths import said_in_words

from .made import made_file
from .sharing import Shared, source_of

KINDS_CSS = "assets/cpd/kinds.css"
CATALOGUE = "catalogue.json"
SCHEMA = "catalogue.schema.json"
ROUTES = "assets/cpd/routes-data.js"
CATALOGUE_DATA = "assets/cpd/catalogue-data.js"
RECORD_TEMPLATE = "assets/cpd/record-template.js"
BODIES = "assets/cpd/bodies/{}.js"
"""By suite."""
DECKS = "assets/cpd/decks/{}.js"
"""By suite that is one deck."""

_THEME_FILES = {
    "css": "assets/stylesheets/main.*.min.css",
    "palette": "assets/stylesheets/palette.*.min.css",
    "bundle": "assets/javascripts/bundle.*.min.js",
    "search_worker": "assets/javascripts/workers/search.*.min.js",
}
"""The theme's own files carry a hash of their content in their names."""


@dataclass(slots=True, kw_only=True)
class Fronts:
    """What the folders' index pages say."""

    suites: list[Suite] = field(default_factory=list)
    contents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By folder: the order of what stands in it."""
    titles: dict[str, str] = field(default_factory=dict)
    """By folder."""
    paths: dict[str, str] = field(default_factory=dict)
    """By folder: its index page's file."""
    forms: list[Form] = field(default_factory=list)
    cases: list[CaseStudy] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    """Of directories."""
    slides: dict[str, Extent] = field(default_factory=dict)
    """By page that has slides."""
    slides_lines: dict[str, int | None] = field(default_factory=dict)
    """By such a page: where it says so."""
    moves: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By page: the paths it had before."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By page that a suite has from another: the file it is made from."""
    absent: AbstractSet[str] = frozenset()
    """Pages that a suite does not share, though an order may name them."""
    lists: set[str] = field(default_factory=set)
    """Pages that are a glossary, a route or a directory: they carry no idea of their own."""
    lives: dict[str, Life] = field(default_factory=dict)
    """By page: its dates, and whether it is archived."""
    unlisted: set[str] = field(default_factory=set)
    """Pages whose items stand in no list."""
    apart: set[str] = field(default_factory=set)
    """Pages that only pages of their own folder have in their navigation."""
    quiet: set[str] = field(default_factory=set)
    """Pages on which no term is explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index page: its file, its kind, and its suite unless it is the site's."""

    file: File
    kind: Kind
    suite: Suite | None


def fronts(
    pages: Iterable[File],
    shared: Shared,
    names: frozenset[str] = keys.KNOWN,
    statuses: Iterable[str] = (),
    *,
    in_words: bool = False,
) -> tuple[Fronts, list[Finding]]:
    """Read what every page says at its head that must be known before navigation is.

    ``names`` are the keys that something reads, ``statuses`` those of the theme; with ``in_words`` formulas are read as words.
    """
    found = Fronts(sources=shared.sources, absent=shared.absent)
    findings: list[Finding] = []
    declared: list[tuple[str, Suite]] = []
    known = life.THEME_STATUS.union(statuses)
    for file in pages:
        source = source_of(file)
        if source is None:
            continue
        head = heads.read(source, names)
        is_front = paths.is_front(file.src_uri)
        findings += heads.findings(file.src_uri, head, names, is_front=is_front)
        said, unset = said_in_words(head.said) if in_words else (head.said, [])
        findings += [Finding(path=file.src_uri, line=line, rule=p.rule, problem=p.problem, remedy=p.remedy) for line, p in unset]
        findings += _take_page(found, file.src_uri, said)
        findings += _more(found, file.src_uri, said, known)
        if not is_front:
            continue
        folder = file.src_uri.rpartition("/")[0]
        suite, problems = front_matter.suite(file.src_uri, head.said)
        order, more = front_matter.contents(file.src_uri, head.said)
        findings += [*problems, *more]
        if suite:
            declared.append((file.src_uri, suite))
        if order:
            found.contents[folder] = order
        found.paths[folder] = file.src_uri
    found.suites, clashes = front_matter.unique(declared)
    folders = {suite.id: suite.folder for suite in found.suites}
    for suite in found.suites:
        if suite.shares in folders and folders[suite.shares] in found.contents:
            found.contents.setdefault(suite.folder, found.contents[folders[suite.shares]])
    return found, findings + clashes


def _take_page(found: Fronts, path: str, head: Located) -> list[Finding]:
    """What any page can be, wherever it stands: a form, case studies, the page about a theme."""
    form, findings = forms.read(path, head)
    if form:
        found.forms.append(form)
    studies, slips = cases.read(path, head)
    found.cases += studies
    theme, more = cases.theme(path, head)
    if theme:
        found.themes.append(theme)
    return [*findings, *slips, *more]


def _more(found: Fronts, path: str, head: Located, statuses: AbstractSet[str]) -> list[Finding]:
    """What a page says of terms, of a route, of a directory, of slides, of its life, and of where it stood before."""
    terms, slips = glossary.read(path, head)
    route, more = routes.read(path, head)
    former, others = moves.read(path, head)
    entries, gaps = directory.read(path, head)
    extent, doubts = slides.read(path, head)
    is_listed, slips_of_lists = listing.read(path, head)
    if not is_listed:
        found.unlisted.add(path)
    is_apart, slips_of_standing = standing.read(path, head)
    if is_apart:
        found.apart.add(path)
    # A page made from another's file never stood there.
    if former and path not in found.sources:
        found.moves[path] = former
    lived, slips_of_life = life.read(path, head, statuses)
    if lived:
        found.lives[path] = lived
    found.terms += terms or ()
    found.routes += [route] if route else ()
    found.entries += entries
    if extent:
        found.slides[path], found.slides_lines[path] = extent, head.line((slides.KEY,))
    if (glossary.KEY in head.data and not glossary.is_off(head)) or routes.KEY in head.data or directory.KEY in head.data:
        found.lists.add(path)
    if glossary.is_off(head):
        found.quiet.add(path)
    return slips + more + others + gaps + doubts + slips_of_life + slips_of_lists + slips_of_standing


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
    """A file to be written, whose content follows when all is known."""
    if known := files.get_file_from_path(path):
        files.remove(known)
    file = made_file(config, path, "")
    files.append(file)
    return file


def today() -> str:
    """The day of the build as YYYY-MM-DD; SOURCE_DATE_EPOCH, where it is set, decides.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
    return moment.date().isoformat()


def theme_files(config: MkDocsConfig) -> dict[str, str]:
    """Addresses of the theme's own stylesheets and scripts, and of our generated one."""
    found = {"kinds": KINDS_CSS}
    for name, pattern in _THEME_FILES.items():
        for folder in config.theme.dirs:
            if matches := sorted(Path(folder).glob(pattern)):
                found[name] = matches[0].relative_to(folder).as_posix()
                break
    return found
