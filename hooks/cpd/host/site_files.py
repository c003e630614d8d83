"""What a build has before pages are read: heads, files that are made, texts that are in no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.components import order
from cpd.components.base import Component
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication
from cpd.reading import heads as read_heads
from cpd.writing.data import OUTSIDE
from cpd.writing.site import IndexPage

from . import encoding, files, heads, links, lookalikes, mkdocs_settings, scripts, search, sharing
from .blog import HostBlog
from .file_texts import FileTexts, source_of
from .files import Index
from .fronts import Fronts, fronts
from .made_file import MadeFile
from .plan import FilePlan

CATALOGUE = "catalogue.json"
SCHEMA = "catalogue.schema.json"
CATALOGUE_DATA = "assets/cpd/catalogue-data.js"
RECORD_DATA = "assets/cpd/record-data.js"
BODIES = "assets/cpd/bodies/{}.js"
"""By suite."""


@dataclass(slots=True, kw_only=True)
class SiteFiles:
    """The files of a site, in the order in which they were asked for."""

    names: frozenset[str]
    """The entries in front matter that something reads."""
    fronts: Fronts
    plan: FilePlan
    indexes: list[Index]
    needs: dict[str, frozenset[str]]
    """What each script needs of others."""
    texts: dict[str, str]
    """By path: the texts of pages that are none of an author's files, or not as they stand there."""
    read: FileTexts
    """The texts of all other pages, until each is read."""
    ignored: frozenset[str]
    """Wrong links that the site wants to hear nothing of."""
    suspects: Sequence[tuple[File, str, str]]
    """Files that an author may take for pages."""

    def meet(self, found: Files) -> None:
        """Find again what was added: a plugin for languages makes all files anew."""
        now = found.src_uris
        self.indexes = [replace(one, file=now.get(one.file.src_uri, one.file)) for one in self.indexes]
        self.plan.meet(found)

    def views(self, blogs: Sequence[HostBlog]) -> frozenset[str]:
        """Index pages, tools and the like: no reading order goes through them."""
        made = [*(one.file for one in self.indexes), *(one.file for one in self.plan.placed_pages())]
        return frozenset(file.src_uri for file in (*made, *(view for blog in blogs for view in blog.views())))

    def drop_empty_indexes(self, listed: Collection[tuple[str, str | None]], found: Files, config: MkDocsConfig) -> list[str]:
        """Take out the index pages that we have made and that list nothing; returns their paths.

        ``listed`` holds the kinds that items are of, each with its suite, and with none for the site.
        """
        empty = [
            one
            for one in self.indexes
            if (one.kind.name, one.suite.id if one.suite else None) not in listed
            and isinstance(one.file, MadeFile)
            and not files.is_placed(one.file, found, config)
        ]
        # Where docs/ is a suite, one page is that of the suite and of the site.
        kept = {one.file.src_uri for one in self.indexes if one not in empty}
        dropped = list(dict.fromkeys(one.file.src_uri for one in empty if one.file.src_uri not in kept))
        self.indexes = [one for one in self.indexes if one.file.src_uri not in dropped]
        for path in dropped:
            if file := found.get_file_from_path(path):
                found.remove(file)
        return dropped

    def index_pages(self) -> list[IndexPage]:
        """The index pages as they are drawn."""
        return [
            IndexPage(path=one.file.src_uri, url=one.file.page.url, kind=one.kind, suite_id=one.suite.id if one.suite else None)
            for one in self.indexes
            if one.file.page
        ]

    def machine_files(self) -> list[str]:
        """The paths of what programs and scripts read of the whole site."""
        return [CATALOGUE, SCHEMA, CATALOGUE_DATA, RECORD_DATA, *(BODIES.format(name) for name in self.bodies())]

    def bodies(self) -> list[str]:
        """The names that the full texts of items are filed under."""
        return [OUTSIDE, *(suite.id for suite in self.fronts.suites)]


def gather(
    found: Files,
    config: MkDocsConfig,
    publication: Publication,
    *,
    components: Sequence[Component],
    blogs: Sequence[HostBlog],
    is_preview: bool,
    in_words: bool,
) -> tuple[SiteFiles, list[Finding]]:
    """Read the heads of all pages and add what is made; ``found`` changes. With ``in_words`` formulas are read as words."""
    is_shown = InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
    names = heads.names(config, publication.settings.keys, order.KEYS)
    findings = [*mkdocs_settings.findings(config, publication)]
    read = FileTexts()
    findings += encoding.mend(
        found, names, read=read, is_preview=is_preview, is_story=lambda path: any(blog.is_post(path) for blog in blogs)
    )
    suspects = lookalikes.unlike(found)
    files.drop_source_maps(found)
    if search.has_own(config):
        search.drop_theme_search(found)
    needs = scripts.join_parts(found, config)
    _check_stories(found, config, blogs, names=names, is_shown=is_shown)
    shared = sharing.share_pages(found, config, is_shown, names, read=read)
    said, slips = fronts(found.documentation_pages(inclusion=is_shown), shared, components, names, texts=read, in_words=in_words)
    findings += [*shared.findings, *slips, *heads.defaults(found, config, order.KEYS)]
    plan = FilePlan(found, config, said.suites)
    findings += [finding for component in components for finding in component.plan(plan)]
    indexes = files.indexes(found, config, said.suites, publication.settings.kinds)
    plan.close()
    ignored = links.take_over(config)
    made = SiteFiles(
        names=names, fronts=said, plan=plan, indexes=indexes, needs=needs, texts={}, read=read, ignored=ignored, suspects=suspects
    )
    for path in (files.KINDS_CSS, *made.machine_files()):
        plan.file(path)
    pages = (file for file in found.documentation_pages(inclusion=InclusionLevel.all) if isinstance(file, MadeFile))
    made.texts = shared.texts | {page.src_uri: page.content_string for page in pages}
    return made, findings


def _check_stories(
    found: Files, config: MkDocsConfig, blogs: Collection[HostBlog], *, names: frozenset[str], is_shown: Callable[[InclusionLevel], bool]
) -> None:
    for file in found.documentation_pages(inclusion=is_shown):
        for blog in blogs:
            if blog.is_post(file.src_uri) and (source := source_of(file)) is not None:
                blog.check(file, read_heads.read(source, names), found, config)
