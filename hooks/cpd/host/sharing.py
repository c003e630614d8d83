"""Suites that share pages: each page's text made for its suite's phase, and the pages of one suite given to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.domain import outline, variants
from cpd.domain.findings import Finding, did_you_mean, shown_value
from cpd.domain.paths import FRONT_NAMES, front_paths
from cpd.domain.place import Suite
from cpd.reading import front_matter, heads

from .file_texts import FileTexts
from .made_file import made_file

if TYPE_CHECKING:
    from .fronts import Fronts


@dataclass(slots=True)
class SharedPages:
    """What came of sharing."""

    sources: dict[str, str] = field(default_factory=dict)
    """By page that is made: the file it is made from."""
    absent: set[str] = field(default_factory=set)
    """Pages that a suite does not have, though the suite it shares with has them."""
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """By page whose file says more than its suite's phase: what it is to have."""


def share_pages(
    files: Files, config: MkDocsConfig, is_shown: Callable[[InclusionLevel], bool], names: frozenset[str], *, read: FileTexts
) -> SharedPages:
    """Give each page the text for its phase, and each suite the pages it shares; ``files`` changes.

    ``is_shown`` says which pages are built, ``names`` are the entries in front matter that something reads, ``read`` has the files' texts.
    """
    sharing = _Sharing(files, config, is_shown, names, read=read)
    for path, text in sharing.texts.items():
        sharing.found.findings += _findings(path, text, sharing.phases)
    for suite in sharing.suites:
        if suite.shares is not None:
            sharing.share(suite)
    for path, text in sharing.texts.items():
        sharing.settle(path, text)
    sharing.found.findings += sharing.unread_pages()
    return sharing.found


class _Sharing:
    """The pages of one build on their way."""

    def __init__(
        self, files: Files, config: MkDocsConfig, is_shown: Callable[[InclusionLevel], bool], names: frozenset[str], *, read: FileTexts
    ) -> None:
        self.names = names
        self.read = read
        self.files = files
        self.config = config
        self.found = SharedPages()
        pages = files.documentation_pages(inclusion=is_shown)
        self.texts = {file.src_uri: text for file in pages if (text := read.of(file)) is not None}
        self.suites = _read_suites(self.texts, names)
        self.phases = {suite.phase.casefold() for suite in self.suites if suite.phase}

    def share(self, suite: Suite) -> None:
        """Make a suite's own pages of those it shares; one that it has itself stays."""
        others = {one.id: one for one in self.suites if one.id != suite.id}
        other = others.get(suite.shares or "")
        if other is None or other.folder.count("/") != suite.folder.count("/") or not (suite.folder and other.folder):
            path = next(path for path in front_paths(suite.folder) if path in self.texts)
            self.found.findings.append(_missing_partner(path, suite, other, others))
            return
        fronts = front_paths(other.folder)
        for file in [one for one in self.files if one.src_uri.startswith(f"{other.folder}/") and one.src_uri not in fronts]:
            path = f"{suite.folder}/{file.src_uri.removeprefix(f'{other.folder}/')}"
            if not self.files.get_file_from_path(path):
                self._copy(file, path, suite.phase)

    def _copy(self, file: File, path: str, phase: str | None) -> None:
        text = self.texts.get(file.src_uri)
        if text is None:
            # A picture, a file to download.
            self.files.append(made_file(self.config, path, file.content_bytes))
        elif not variants.is_for(self.only(text), phase):
            self.found.absent.add(path)
        else:
            self.files.append(made_file(self.config, path, variants.for_phase(text, phase)))
            self.found.sources[path] = file.src_uri

    def only(self, text: str) -> tuple[str, ...]:
        """The phases whose suites a page is for; none where it is for all."""
        given = heads.read(text, self.names).said.data.get("only")
        return tuple(str(one) for one in given) if isinstance(given, list) else (str(given),) if given else ()

    def unread_pages(self) -> Iterator[Finding]:
        """Pages that no suite has after all."""
        kept = {*self.found.sources.values(), *(file.src_uri for file in self.files)}
        for path in sorted(self.texts.keys() - kept):
            said = heads.read(self.texts[path], self.names).said
            strange = [phase for phase in self.only(self.texts[path]) if phase.casefold() not in self.phases]
            remedy = "Take the line out, or let a suite of that phase share this page."
            yield Finding(
                path=path, line=said.line(("only",)), rule="variant-phase-is-known",
                problem=f"`only` is {shown_value(said.data['only'])}, and no suite of that phase has this page, so nobody reads it.",
                remedy=did_you_mean(strange[0], self.phases) if strange and self.phases else remedy,
            )  # fmt: skip

    def settle(self, path: str, text: str) -> None:
        """Give a page the text for its own suite's phase; take it away where it is for another."""
        file, owner = self.files.get_file_from_path(path), outline.owner(path, self.suites)
        phase = owner.phase if owner else None
        if file and not variants.is_for(self.only(text), phase):
            self.files.remove(file)
            self.found.absent.add(path)
        elif file and variants.has_any(text):
            self.found.texts[path] = variants.for_phase(text, phase)
            self.read.forget(file)
            _rewrite(file, self.found.texts[path])


def _read_suites(texts: Mapping[str, str], names: frozenset[str]) -> list[Suite]:
    """The suites, read for nothing but this."""
    fronts = ((path, heads.read(text, names).said) for path, text in texts.items() if path.rpartition("/")[2] in FRONT_NAMES)
    return [suite for path, head in fronts if (suite := front_matter.suite(path, head)[0])]


def _missing_partner(path: str, suite: Suite, other: Suite | None, others: Mapping[str, Suite]) -> Finding:
    if other is None:
        problem, remedy = f'`shares` names no suite "{suite.shares}".', did_you_mean(suite.shares or "", others)
    else:
        problem = f'the folders of "{suite.id}" and "{other.id}" stand at different depths, so links in shared pages would break.'
        remedy = "Put both side by side."
    return Finding(path=path, rule="front-matter-is-understood", problem=problem, remedy=remedy)


def variant_findings(path: str, text: str, suites: Iterable[Suite]) -> list[Finding]:
    """What is wrong with a page's variants on a site with these suites."""
    return _findings(path, text, {suite.phase.casefold() for suite in suites if suite.phase})


def retell(path: str, text: str, files: Files, fronts: Fronts, *, texts: dict[str, str]) -> list[str]:
    """Give the pages that are made of a file its new text, each for its suite's phase; returns their paths.

    ``texts`` holds those texts that are not read from an author's file as they stand there.
    """
    copies = [copy for copy, source in fronts.sources.items() if source == path]
    for one in (path, *copies):
        file, owner = files.get_file_from_path(one), outline.owner(one, fronts.suites)
        told = variants.for_phase(text, owner.phase if owner else None)
        if file and one in copies:
            texts[one] = file.content_string = told
        elif file and (one in texts or variants.has_any(text)):
            texts[one] = told
            _rewrite(file, told)
    return [one for one in (path, *copies) if files.get_file_from_path(one)]


def _findings(path: str, text: str, phases: set[str]) -> list[Finding]:
    """What is wrong with a page's variants."""
    if not variants.has_any(text):
        return []
    given, unclosed = variants.all_variants(text)
    strange = [(one.line, phase) for one in given for phase in one.phases if phase not in phases]
    lost = [
        Finding(
            path=path, line=line, rule="variant-phase-is-known", problem=f'no suite has the phase "{phase}", so nobody reads this variant.',
            remedy=did_you_mean(phase, phases) if phases else "Give a suite a `phase`.",
        )
        for line, phase in strange
    ]  # fmt: skip
    open_ = [
        Finding(
            path=path, line=one.line, rule="callout-is-closed", problem="this `only` block does not end.",
            remedy="Write a line with as many slashes as it began with below its last line.",
        )
        for one in unclosed
    ]  # fmt: skip
    return lost + open_


def _rewrite(file: File, text: str) -> None:
    place = file.abs_src_path
    file.content_string = text
    # Setting the text makes MkDocs forget the file it came from.
    file.abs_src_path = place
