"""The heads of all pages, read before navigation is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from mkdocs.structure.files import File

from cpd.components.base import Component, Front
from cpd.domain import paths
from cpd.domain.findings import Finding
from cpd.domain.place import Suite
from cpd.reading import front_matter, heads, listing, standing
from cpd.reading.maths import formulas_in_words

from .file_texts import FileTexts
from .sharing import SharedPages


@dataclass(slots=True, kw_only=True)
class Fronts:
    """What pages say at their heads of where they stand."""

    suites: list[Suite] = field(default_factory=list)
    contents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By folder: the order of what stands in it."""
    paths: dict[str, str] = field(default_factory=dict)
    """By folder: its index page's file."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By page that a suite has from another: the file it is made from."""
    absent: AbstractSet[str] = frozenset()
    """Pages that a suite does not share, though an order may name them."""
    unlisted: set[str] = field(default_factory=set)
    """Pages whose items stand in no list."""
    apart: set[str] = field(default_factory=set)
    """Pages that only pages of their own folder have in their navigation."""


def fronts(
    pages: Iterable[File],
    shared: SharedPages,
    components: Iterable[Component],
    names: frozenset[str],
    *,
    texts: FileTexts,
    in_words: bool = False,
) -> tuple[Fronts, list[Finding]]:
    """Read every page's head, and give it to the components.

    ``names`` are the entries that something reads, ``texts`` has the files' texts; with ``in_words`` formulas are read as words.
    """
    found = Fronts(sources=shared.sources, absent=shared.absent)
    findings: list[Finding] = []
    declared: list[tuple[str, Suite]] = []
    components = tuple(components)
    for file in pages:
        source = shared.texts.get(file.src_uri) or texts.of(file)
        if source is None:
            continue
        path, head = file.src_uri, heads.read(source, names)
        findings += heads.findings(path, head, names, is_front=paths.is_front(path))
        said, unset = formulas_in_words(head.said) if in_words else (head.said, [])
        findings += [Finding(path=path, line=line, rule=p.rule, problem=p.problem, remedy=p.remedy) for line, p in unset]
        is_listed, slips = listing.read(path, said)
        found.unlisted |= set() if is_listed else {path}
        is_apart, more = standing.read(path, said)
        found.apart |= {path} if is_apart else set()
        findings += [*slips, *more]
        front = Front(path=path, head=said, is_copy=path in shared.sources)
        findings += [finding for component in components for finding in component.read(front)]
        if paths.is_front(path):
            findings += _take_folder(found, path, head, declared)
    found.suites, clashes = front_matter.unique(declared)
    folders = {suite.id: suite.folder for suite in found.suites}
    for suite in found.suites:
        if suite.shares in folders and folders[suite.shares] in found.contents:
            found.contents.setdefault(suite.folder, found.contents[folders[suite.shares]])
    return found, findings + clashes


def _take_folder(found: Fronts, path: str, head: heads.PageHead, declared: list[tuple[str, Suite]]) -> list[Finding]:
    """What the front page of a folder says of it."""
    folder = path.rpartition("/")[0]
    suite, problems = front_matter.suite(path, head.said)
    order, more = front_matter.contents(path, head.said)
    if suite:
        declared.append((path, suite))
    if order:
        found.contents[folder] = order
    found.paths[folder] = path
    return [*problems, *more]
