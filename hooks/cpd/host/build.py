"""One build: what the pipeline holds between MkDocs' events, in the order in which it comes to be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cpd.components import order
from cpd.domain import outline
from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Draft, PageDraft
from cpd.domain.findings import Finding, unsilenced
from cpd.domain.place import Outline
from cpd.domain.words import count_in_words
from cpd.reading.reading import Reading
from cpd.writing.fragments import Fragments
from cpd.writing.site import ReadPage, Site

from . import config as host_config
from . import drawing, heads, metas, mkdocs_settings, nav, output, scripts, search
from . import frame as frames
from .blog import blogs
from .converter import Converter
from .drawing import SiteFindings
from .finished_site import FinishedSite
from .keeping import Keeping, Remembering
from .kept_pages import FinishedPage, KeptPages
from .kept_reading import KeptReadings, PageText
from .look import SiteLook
from .page_reader import PageReader
from .site_files import SiteFiles, gather

DIRTY = Finding(
    path="mkdocs.yml",
    rule="build-is-whole",
    problem="`--dirty` builds only the pages that changed, so the index pages would lose all other items.",
    remedy="Leave `--dirty` out.",
)

TWICE = Finding(
    path="mkdocs.yml",
    rule="build-is-whole",
    problem="the generator is named under `plugins` and under `hooks`, so every callout would be read twice.",
    remedy="Keep one of the two.",
)


class Build:
    """Everything one build knows. Each attribute is there once its time has come."""

    site_files: SiteFiles
    """Once files are known."""
    nav: Navigation
    """Once it is arranged."""
    site: Site
    """Once all pages are read, and until all is drawn."""
    finished: FinishedSite
    """Once everything is drawn."""

    def __init__(self, config: MkDocsConfig, *, look: str, is_preview: bool = False) -> None:
        self.config, self.is_preview = config, is_preview
        self._untitled: dict[str, list[Finding]] = {}
        self.drawn = SiteFindings()
        self._late: tuple[Finding, ...] = ()
        self.words: Mapping[int, str] = {}
        """What stands for references without words, by their keys."""
        self.publication, self.findings = host_config.publication(config, look=look)
        self.frame = frames.frame(self.publication)
        self.components = order.components(self.publication)
        self.blogs = blogs(config)
        # A preview has more to do than to be light; a theme's own pages ask for what they need.
        self.look = SiteLook(config, is_whole=is_preview) if self.publication.has_own_frame else None
        settings = self.publication.settings
        self.reading = Reading(Draft(), settings.kinds, self.publication.policy, order.BLOCKS, draws=mkdocs_settings.draws(config))
        self.reader = PageReader(self.reading, Converter(config))
        self.taken: dict[str, int] = {}
        """By path: what tells each page's HTML apart as it was read. The HTML itself would be a tenth of a build's memory."""

    @cached_property
    def in_words(self) -> bool:
        """Whether mathematics is set at build."""
        return host_config.sets_formulas(self.config, self.publication.settings)

    def add_files(self, files: Files) -> None:
        """Add what the generator makes to MkDocs' files."""
        self.frame.add_assets(files, self.config)
        self.site_files, findings = gather(
            files,
            self.config,
            self.publication,
            components=self.components,
            blogs=self.blogs,
            is_preview=self.is_preview,
            in_words=self.in_words,
        )
        self.findings += findings
        self.keeping = Keeping(self.config)
        # A preview takes no finished page up, so it need not keep any.
        self.keeping.keeps_pages &= not self.is_preview
        self.keeper = Remembering(self.keeping) if self.is_preview else self.keeping
        self.reader.kept = KeptReadings(self.keeping.cache, self.keeping.ground)

    def arrange(self, navigation: Navigation, files: Files) -> None:
        """Put the navigation into the order that front pages give, and the pages that were made into it."""
        self.nav = navigation
        self.site_files.meet(files)
        # First, so that `contents` can name them.
        nav.place_made(navigation, [*self.site_files.indexes, *self.site_files.plan.placed_pages()])
        self.findings += nav.arrange(navigation, self.site_files.fronts, is_explicit=self.config.nav is not None)

    def arrange_stories(self, navigation: Navigation) -> None:
        """Put the blogs' stories into the navigation; their months and subjects are in it by now."""
        nav.place_stories(navigation, self.blogs)

    def text(self, path: str) -> str | None:
        """The text of a page that is none of an author's files, or not as it stands there."""
        return self.site_files.texts.get(path)

    def read_head(self, page: Page, markdown: str) -> str:
        """Give a page's ``meta`` what its head says, as the author wrote it; returns the Markdown without a head that was left in it."""
        return heads.put_front_matter(page, markdown, self._source(page), self.site_files.names, in_words=self.in_words)

    def open_page(self, page: Page, markdown: str, files: Files) -> None:
        """Let the reading know which page is converted next, and at which line of its file its Markdown begins."""
        source = self._source(page)
        # A plugin before us may have changed it.
        is_own = source.endswith(markdown)
        first_line = source[: len(source) - len(markdown)].count("\n") + 1 if is_own else None
        self.site_files.read.forget(page.file)
        text = PageText(path=page.file.src_uri, url=page.file.url, markdown=markdown, first_line=first_line, source=source)
        self.reader.open_page(text, files)

    def take_page(self, page: Page, html: str, files: Files) -> None:
        """Take the callouts of a page's finished HTML into the draft."""
        self._untitled[page.file.src_uri] = [*metas.missing_title(page, html)]
        self.reader.take_html(page, html, files)

    def settle(self, env: Environment, files: Files) -> None:
        """Close the draft; give every page its ids, numbers and references."""
        self.frame.let_draw(env)
        self.reading.is_closed = True
        for blog in self.blogs:
            blog.skip_excerpts()
        self._drop_empty_indexes(files)
        read = self.pages(files)
        self.settle_pages(self._close(read), read, env)

    def settle_pages(self, catalogue: Catalogue, read: Mapping[str, Page], env: Environment) -> None:
        """Give pages what closing the draft has settled: all pages, or those that are drawn again."""
        kinds, indexes = self.publication.settings.kinds, self.site_files.index_pages()
        pages = {path: self._read_page(path) for path in read}
        fragments = Fragments(env, self.publication.settings.said)
        self.site = Site(catalogue, pages, indexes=indexes, kinds=kinds, fragments=fragments, keeper=self.keeper)
        for path, page in read.items():
            page.content = self.site.settled_page(path, page.content or "")
            if draft := self.reading.draft.pages.get(path):
                # Of a page that is not read again, nothing but this is left.
                self.taken[path] = hash(draft.html) if draft.html else self.taken.get(path, hash(""))
                draft.html = ""

    def fill(self, env: Environment, files: Files) -> None:
        """Draw everything that is made from the catalogue."""
        pages = self.pages(files)
        self.finished, self.drawn = drawing.draw_site(self, pages, files, env)
        self.kept_pages = KeptPages(self.keeping, env, self.finished)
        if not self.is_preview:
            self.kept_pages.look_for(pages.values())
            self.finished.drawing.forget()
            del self.site

    def report(self) -> tuple[Finding, ...]:
        """All findings that no setting silences, sorted by place; of a shared page once, where its text is written."""
        sources = self.site_files.fronts.sources
        return unsilenced((replace(one, path=sources.get(one.path, one.path)) for one in self._all()), self.publication.settings.silence)

    def late_findings(self) -> tuple[Finding, ...]:
        """What only finished pages show, where no line of a page has been told of it."""
        told = "\n".join(finding.problem for finding in self._all() if finding.rule == mkdocs_settings.HOSTS)
        new = unsilenced(self.finished.request_findings(told), self.publication.settings.silence)
        self._late = new
        return new

    def finished_page(self, page: Page, output: str) -> tuple[FinishedPage, bool]:
        """A drawn page as it is written, and what it says; whether it asks anything of other hosts."""
        found = self.finished.finishing.finished(self.frame.with_assets(output, page, self.config, self.finished), page.url)
        self.finished.note_requests(found.requests, page)
        return (found.html, found.words), bool(found.requests)

    def write_last(self, site: Path) -> None:
        """Write what is made of all finished pages; ``site`` is the folder they are in."""
        if search.has_own(self.config):
            output.write_search_index(site, self.finished.search_index())
        scripts.write_lean_assets(site, self.keeping)
        if self.look:
            self.look.write(site, self.site_files.needs, self.keeping)

    def changelog(self) -> Path:
        """The file that `/// changes` draws."""
        return self.publication.folder / self.publication.settings.changelog

    def finish(self, page: Page, output: str) -> str:
        """The finished page, once it is known what it needs of the theme's looks."""
        return self._looked_through(self.kept_pages.finished(page, output, partial(self.finished_page, page)), page.file.dest_uri)

    def finish_template(self, name: str, output: str) -> str:
        """The same of a page that stands nowhere."""
        html, words, _ = self.finished.finishing.finished_template(output)
        return self._looked_through((html, words), name)

    def _looked_through(self, found: FinishedPage, path: str) -> str:
        if self.look:
            self.look.take_page(*found, path)
        return found[0]

    def summary(self) -> str:
        """What was built, in a line."""
        items = count_in_words(len(self.finished.drawing.catalogue), "item")
        suites, indexes = len(self.site_files.fronts.suites), len(self.site_files.indexes)
        findings = count_in_words(len(self.report()), "finding")
        return f"{items} in {count_in_words(suites, 'suite')}, {count_in_words(indexes, 'index page')}, {findings}."

    def views(self) -> frozenset[str]:
        """Pages that no reading order goes through."""
        return self.site_files.views(self.blogs)

    def _all(self) -> Iterator[Finding]:
        yield from self.findings
        yield from (finding for found in self._untitled.values() for finding in found)
        yield from self.drawn.all()
        yield from self._late
        yield from self.reading.draft.findings

    def _source(self, page: Page) -> str:
        return self.text(page.file.src_uri) or self.site_files.read.of(page.file) or ""

    def pages(self, files: Files) -> dict[str, Page]:
        """Every page that is built, by path."""
        is_shown = InclusionLevel.is_in_serve if self.is_preview else InclusionLevel.is_included
        return {file.src_uri: file.page for file in files.documentation_pages(inclusion=is_shown) if file.page}

    def _drop_empty_indexes(self, files: Files) -> None:
        """In a site with a frame of its own, take out index pages that nobody has written and that would list nothing.

        What they list is known only now. With our frame they stay: every suite has the same pages.
        """
        if self.publication.has_own_frame:
            return
        found = self._outline(self.pages(files))
        places = (
            (page, item)
            for path, page in found.pages.items()
            if path in self.reading.draft.pages and page.is_listed
            for item in self.reading.draft.pages[path].items
        )
        listed = {(item.kind.name, suite) for page, item in places for suite in (None, page.suite.id if page.suite else None)}
        for path in self.site_files.drop_empty_indexes(listed, files, self.config):
            del self.reading.draft.pages[path]
            nav.take_out(self.nav, path)

    def _read_page(self, path: str) -> ReadPage:
        draft = self.reading.draft.pages.get(path) or PageDraft(path=path)
        return ReadPage(openings=draft.openings, references=draft.references)

    def _close(self, read: Mapping[str, Page]) -> Catalogue:
        """The catalogue; references in titles have their words in it."""
        found, draft = self._outline(read), self.reading.draft
        if words := draft.reference_words(found):
            nav.reword(read.values(), words)
            found = self._outline(read)
        self.words = words
        return draft.close(found, words)

    def _outline(self, read: Mapping[str, Page]) -> Outline:
        fronts = self.site_files.fronts

        def former(path: str) -> tuple[str, ...]:
            return tuple(one for component in self.components for one in component.former_paths(path))

        leaves = nav.leaves(self.nav, read.values(), fronts, hidden=self.views(), former=former)
        return outline.arrange_pages(leaves, fronts.suites)
