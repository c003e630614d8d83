"""One build: what the pipeline holds between MkDocs' events."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cpd.domain import changes, glossary, life, outline, routes, settings, slides, storage
from cpd.domain.cases import declared
from cpd.domain.catalogue import Catalogue
from cpd.domain.draft import Draft, PageDraft
from cpd.domain.findings import Finding, heard
from cpd.domain.forms import Form
from cpd.domain.glossary import Glossary
from cpd.domain.kinds import Kind
from cpd.domain.markers import Marked
from cpd.domain.markup import formulas_as_words, without_notes
from cpd.domain.merging import merged
from cpd.domain.moves import item_findings, page_findings
from cpd.domain.place import Outline
from cpd.domain.routes import Route
from cpd.domain.rules import missing_forms, missing_kinds
from cpd.domain.stories import Blog
from cpd.domain.words import counted
from cpd.reading.heads import read as read_head
from cpd.reading.maths import is_set_by_script
from cpd.reading.reading import Reading, slug
from cpd.writing import directory as drawn_directory
from cpd.writing import feeds, policy, structured
from cpd.writing import glossary as drawn_glossary
from cpd.writing import life as drawn_life
from cpd.writing import routes as drawn_routes
from cpd.writing import slides as drawn_slides
from cpd.writing import stories as drawn_stories
from cpd.writing import tools as drawn_tools
from cpd.writing.context import HOME, Context, Contexts, FeedLink
from cpd.writing.data import OUTSIDE, About
from cpd.writing.filling import referred
from cpd.writing.fragments import Fragments
from cpd.writing.linking import Linking
from cpd.writing.notices import Notices
from cpd.writing.scripts import lean, lean_style
from cpd.writing.site import Cases, Drawn, IndexPage, ReadPage, Site

from . import config as host_config
from . import encoding, heads, lookalikes, metas, news, sharing, supported, toc
from . import files as host_files
from . import forms as host_forms
from . import links as host_links
from . import nav as host_nav
from . import search as host_search
from . import tools as host_tools
from .blog import HostBlog, blogs
from .made import MadeFile

DIRTY = Finding(
    path="mkdocs.yml",
    rule="build-is-whole",
    problem="`--dirty` builds only the pages that changed, so the index pages would lose all other items.",
    remedy="Leave `--dirty` out.",
)


class Build:
    """Everything one build knows."""

    def __init__(
        self,
        raw_settings: object,
        theme: Mapping[str, str],
        site_name: str = "",
        site_url: str = "",
        *,
        features: Collection[str] = (),
        is_preview: bool = False,
    ) -> None:
        self.settings, self._findings = settings.parsed(raw_settings)
        self.draft = Draft()
        self.reading = Reading(self.draft, self.settings.kinds, self.settings.policy)
        self._theme, self._site_name, self._site_url = theme, site_name, site_url
        self._features, self._is_preview = features, is_preview
        self._is_shown = InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
        self._record = self.settings.record or slug(site_name, "site")
        self._taken: dict[str, str] = {}
        """The HTML of each page as it was read."""
        self._fronts = host_files.Fronts()
        self._indexes: list[host_files.Index] = []
        self._differences: list[sharing.DifferencesPage] = []
        self._tools, self._forms = list[host_tools.ToolPage](), list[host_forms.FormFiles]()
        self._routes: list[Route] = []
        self._texts: dict[str, File] = {}
        self._suspects: list[tuple[File, str, str]] = []
        """Files that an author may take for pages."""
        self._given: dict[str, str] = {}
        """The texts of pages that are none of an author's files."""
        self._asked: dict[tuple[str, str], list[str]] = {}
        self._nav, self._is_explicit = Navigation([], []), False
        self._drawn, self._config = Drawn(), MkDocsConfig()
        self._catalogue: Catalogue | None = None
        self._contexts: Contexts | None = None
        self._site: Site | None = None
        self._glossary, self._linking = Glossary(), Linking(())
        self._blogs, self._stories = list[HostBlog](), list[Blog]()
        self._news_path, self._ignored = "", frozenset[str]()
        """The page whose feed tells of changes, empty where there is none; and wrong links that the site wants to hear nothing of."""
        self._publication = structured.Publication(name=site_name, root="", language="")

    @classmethod
    def of(cls, config: MkDocsConfig, *, is_preview: bool = False) -> Build:
        """A new record with this configuration's settings."""
        given, theme, features = host_config.given(config), host_files.theme_files(config), config.theme.get("features") or ()
        build = cls(given, theme, config.site_name, config.site_url or "", features=features, is_preview=is_preview)
        build._config, build._blogs, build._ignored = config, blogs(config), host_links.taken_over(config)
        build.reading.draws = supported.draws(config)
        return build

    def sets_formulas(self, config: MkDocsConfig) -> bool:
        """Whether mathematics is set at build: where a site uses it, unless a setting or a script says otherwise."""
        is_used = "pymdownx.arithmatex" in config.markdown_extensions
        return is_used and self.settings.maths and not is_set_by_script(str(path) for path in config.extra_javascript)

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add what the generator makes."""
        names = heads.names(config, self.settings.keys)
        self._findings += supported.findings(config, self.settings.policy)
        self._findings += encoding.mended(files, is_preview=self._is_preview, is_story=self._is_story)
        self._suspects = lookalikes.unlike(files)
        host_files.drop_source_maps(files)
        for file in files.documentation_pages(inclusion=self._is_shown):
            for blog in self._blogs:
                if blog.is_post(file.src_uri) and (source := sharing.source_of(file)) is not None:
                    blog.check(file, read_head(source, names), files, config)
        shared = sharing.shared(files, config, self._is_shown)
        shown = files.documentation_pages(inclusion=self._is_shown)
        statuses, in_words = config.extra.get("status") or (), self.sets_formulas(config)
        self._fronts, findings = host_files.fronts(shown, shared, names, statuses, in_words=in_words)
        self._findings += [*shared.findings, *findings, *heads.defaults(files, config)]
        unique, clashes = host_forms.unique(self._owned_forms())
        self._findings += clashes
        self._forms = host_forms.added(unique, files, config)
        self._indexes = host_files.indexes(files, config, self._fronts.suites, self.settings.kinds)
        self._differences = sharing.difference_pages(files, config, self._fronts.suites)
        self._tools = host_tools.added(files, config)
        self._glossary, claims = glossary.closed(self._fronts.terms)
        self._routes, namesakes = routes.unique(self._fronts.routes)
        self._findings += [*claims, *namesakes]
        routes_data = (host_files.ROUTES,) if self._routes else ()
        decks = [host_files.DECKS.format(suite.id) for suite in slides.whole(self._fronts.slides, self._fronts.suites).values()]
        bodies = [host_files.BODIES.format(name) for name in (OUTSIDE, *(suite.id for suite in self._fronts.suites))]
        for path in (
            host_files.KINDS_CSS, host_files.CATALOGUE, host_files.SCHEMA, host_files.CATALOGUE_DATA, host_files.RECORD_TEMPLATE,
            *routes_data, *bodies, *decks,
        ):  # fmt: skip
            self._texts[path] = host_files.add_text(files, config, path)
        pages = (file for file in files.documentation_pages(inclusion=InclusionLevel.all) if isinstance(file, MadeFile))
        self._given = shared.texts | {page.src_uri: page.content_string for page in pages}

    def _is_story(self, path: str) -> bool:
        return any(blog.is_post(path) for blog in self._blogs)

    def _owned_forms(self) -> list[tuple[str, Form]]:
        """The forms, each with its suite's id; empty outside a suite."""
        suites = self._fronts.suites
        return [(suite.id if (suite := outline.owner(form.path, suites)) else "", form) for form in self._fronts.forms]

    def text(self, path: str) -> str | None:
        """The text of a page that is none of an author's files, or not as it stands there."""
        return self._given.get(path)

    def arrange(self, nav: Navigation, files: Files, *, is_explicit: bool) -> None:
        """Order the navigation."""
        self._nav, self._is_explicit = nav, is_explicit
        self._meet(files)
        # First, so that `contents` can name them.
        host_nav.place_made(nav, [*self._indexes, *self._differences])
        host_nav.place_tools(nav, self._tools)
        self._findings += host_nav.arranged(nav, self._fronts, is_explicit=is_explicit)

    def _meet(self, files: Files) -> None:
        """Find what was added: a plugin for languages makes all files anew."""
        now = files.src_uris
        self._indexes = [replace(one, file=now.get(one.file.src_uri, one.file)) for one in self._indexes]
        self._differences = [replace(one, file=now.get(one.file.src_uri, one.file)) for one in self._differences]
        self._tools = [replace(one, file=now.get(one.file.src_uri, one.file)) for one in self._tools]
        for form in self._forms:
            form.file = now.get(form.file.src_uri, form.file)
            form.example = now.get(form.example.src_uri, form.example) if form.example else None

    def arrange_stories(self, nav: Navigation) -> None:
        """Put the blogs' stories into the navigation; their months and subjects are in it by now."""
        host_nav.place_stories(nav, self._blogs)

    def read_head(self, page: Page, markdown: str) -> str:
        """Before anybody looks at a page: what its head says, as the author wrote it."""
        source = self.text(page.file.src_uri) or sharing.source_of(page.file) or ""
        return heads.written_into(page, markdown, source, in_words=self.sets_formulas(self._config))

    def open_page(self, page: Page, markdown: str) -> None:
        """A page is about to be read."""
        source = self.text(page.file.src_uri) or sharing.source_of(page.file) or ""
        # A plugin before us may have changed it.
        is_own = source.endswith(markdown)
        first_line = source[: len(source) - len(markdown)].count("\n") + 1 if is_own else None
        self.reading.opened(page.file.src_uri, markdown, first_line, source)

    def set_aside(self, html: str) -> str:
        """The HTML of the page being read as other plugins may see it."""
        return self.reading.aside(html)

    def take_page(self, page: Page, html: str) -> None:
        """A page has been read."""
        self._findings += metas.untitled(page, html)
        self.reading.converted(html)
        self._taken[page.file.src_uri] = html

    def settle(self, env: Environment, files: Files) -> None:
        """Close the draft; give every page its ids, numbers and references."""
        self.reading.is_closed = True
        for blog in self._blogs:
            blog.quiet()
        read = self._read_pages(files)
        self._catalogue = self._closed(read)
        themes, claims = declared(self._fronts.themes)
        self._findings += claims
        self._site = Site(
            self._catalogue,
            {path: self._read_page(page) for path, page in read.items()},
            indexes=self._index_pages(),
            forms=[one.page for one in self._forms],
            cases=Cases(studies=tuple(self._fronts.cases), themes=themes),
            kinds=self.settings.kinds,
            fragments=Fragments(env),
            said=self._notices(),
        )
        for path, html in self._site.settled().items():
            read[path].content = html

    def fill(self, env: Environment, files: Files) -> None:
        """Draw everything that is made from the catalogue."""
        if self._site is None or self._catalogue is None:
            return
        site, fragments, read = self._site, Fragments(env), self._read_pages(files)
        placed = [(one.file.src_uri, one.suite.id) for one in self._differences]
        self._drawn = site.drawn(placed, {path: page.content or "" for path, page in read.items()})
        beginnings = self._add_stories(self._catalogue.outline, fragments)
        lives = life.lives(self._fronts.lives, self._catalogue.outline)
        drawn_life.add(self._drawn, lives, self._catalogue.outline, fragments)
        self._findings += drawn_directory.add(self._drawn, self._fronts.entries, self._catalogue.outline, fragments)
        known = self._add_terms_and_routes(self._catalogue, fragments)
        self._add_tools(site, self._catalogue, fragments)
        self._add_slides(self._catalogue.outline, fragments)
        self._add_data(site, self._catalogue.outline, known)
        self._findings += self._closing_findings(self._catalogue)
        self._finish_pages(read, files, env, self._catalogue.outline)
        self._fill_exports(site, self._catalogue.outline)
        news.add_former(self._catalogue.outline.pages.values(), files, self._config, fragments=fragments, guarded=self.guarded)
        self._add_feeds(files, self._catalogue.outline, beginnings)
        self._publication = self._published(lives, self._catalogue.outline)
        self._texts[host_files.KINDS_CSS].content_string = self._kinds_css(env, fragments)
        self._linking = Linking(page.url for page in self._catalogue.outline.pages.values())
        labels = {page.path: page.label for page in self._catalogue.outline.pages.values()}
        entries = host_nav.entries(self._nav, labels, self._indexes, self._fronts.apart, is_explicit=self._is_explicit)
        self._contexts = Contexts(
            self._catalogue,
            entries,
            kinds=self.settings.kinds,
            site_urls=site.index_urls(None),
            theme=self._theme,
            parents=site.parents(),
            record=self._record,
            tool_urls={one.tool.name: one.file.url for one in self._tools},
        )
        host_search.put_after(read[path] for path in self._contexts.apart if path in read)

    def _closed(self, read: Mapping[str, Page]) -> Catalogue:
        """The catalogue; references in titles have their words in it."""
        found = self._outline(read)
        if words := self.draft.reference_words(found):
            host_nav.reword(read.values(), words)
            found = self._outline(read)
        return self.draft.closed(found, words)

    def _outline(self, read: Mapping[str, Page]) -> Outline:
        return outline.outlined(host_nav.leaves(self._nav, read.values(), self._fronts, hidden=self._hidden()), self._fronts.suites)

    def _finish_pages(self, read: Mapping[str, Page], files: Files, env: Environment, outline: Outline) -> None:
        for path, page in read.items():
            if path in self._drawn.content:
                self._findings += metas.mended(page, env)
                self._finish(page)
        written = {path: page.links for path, page in self.draft.pages.items()}
        self._findings += host_links.findings(written, files, outline, self._config, ignored=self._ignored)

    def _fill_exports(self, site: Site, found: Outline) -> None:
        """The files for machines, and those of forms."""
        for path, text in site.exports().items():
            self._texts[path].content_string = text
        for one in self._forms:
            host_forms.fill(one, found.pages[one.form.path].title, host_files.today())

    def _closing_findings(self, catalogue: Catalogue) -> Iterator[Finding]:
        """What can only be judged when all pages are read."""
        yield from self.draft.findings
        yield from self._drawn.findings
        form_paths = {one.form.path for one in self._forms}
        excused = form_paths | self._fronts.lists | {case.path for case in self._fronts.cases}
        yield from page_findings(self._fronts.moves, catalogue.outline.pages)
        yield from item_findings(catalogue)
        yield from missing_kinds(catalogue, self.settings.kinds.values(), excused)
        yield from missing_forms(catalogue, form_paths)
        yield from life.findings(self._fronts.lives, catalogue.outline.pages)
        for blog in self._blogs:
            yield from blog.findings
        urls = {path: page.url for path, page in catalogue.outline.pages.items()}
        yield from lookalikes.findings(self._suspects, {path: html for path, html in self._drawn.content.items() if path in urls}, urls)

    def _notices(self) -> Notices:
        """What pages can say of the site itself."""
        placed = [
            (path, opening.selection)
            for path, page in self.draft.pages.items()
            for opening in page.openings
            if isinstance(opening.selection, changes.Place)
        ]
        releases, findings = news.releases(self._config, self.settings.changelog) if placed else ((), [])
        self._findings += findings
        if news.root(self._config):
            self._news_path = next((path for path, place in placed if place.limit is None), "")
        return Notices(storage=storage.entries(self._features), contact=self.settings.contact, releases=releases, news_path=self._news_path)

    def _add_stories(self, outline: Outline, fragments: Fragments) -> list[dict[str, str]]:
        """Draw the blogs; returns each story's first words, by blog."""
        self._stories = [known for blog in self._blogs if (known := blog.known()).path]
        beginnings = [drawn_stories.excerpts(blog, self._drawn) for blog in self._stories]
        for blog, words in zip(self._stories, beginnings, strict=True):
            links = feeds.addresses(blog.path) if news.root(self._config) else ()
            drawn_stories.add(self._drawn, blog, outline, words, feeds=links, contact=self.settings.contact, fragments=fragments)
        return beginnings

    def _add_feeds(self, files: Files, outline: Outline, beginnings: Iterable[Mapping[str, str]]) -> None:
        root = news.root(self._config)
        if not root:
            # A feed's addresses are absolute.
            return
        descriptions = {path: str(page.meta.get("description") or "") for path, page in self._read_pages(files).items()}
        around = feeds.Surroundings(name=self._site_name, root=root, language=news.language(self._config), descriptions=descriptions)
        found = [feeds.of_stories(blog, outline, words, around) for blog, words in zip(self._stories, beginnings, strict=True)]
        if self._news_path:
            releases, _ = news.releases(self._config, self.settings.changelog)
            found.append(feeds.of_changes(self._news_path, releases, outline, around))
        news.add_feeds(found, files, self._config)

    def _published(self, lives: Mapping[str, life.Life], outline: Outline) -> structured.Publication:
        return structured.Publication(
            name=self._site_name,
            root=news.root(self._config),
            language=news.language(self._config),
            licence=self.settings.licence,
            lives=lives,
            stories={story.path: story for blog in self._stories for story in blog.stories},
            blogs={story.path: outline.pages[blog.path] for blog in self._stories for story in blog.stories},
        )

    def _feed_links(self) -> tuple[FeedLink, ...]:
        """The site's feeds, for the head of every page."""
        if not self._catalogue or not news.root(self._config):
            return ()
        paths = [path for path in (*(blog.path for blog in self._stories), self._news_path) if path]
        titles = {path: self._catalogue.outline.pages[path].title for path in paths}
        return tuple(
            FeedLink(title=f"{titles[path]}: {title}", url=url, type=kind)
            for path in paths
            for (title, url), kind in zip(feeds.addresses(path), (feeds.RSS, feeds.JSON), strict=True)
        )

    def _hidden(self) -> frozenset[str]:
        """Index pages, tools and the like: no reading order goes through them."""
        made = (
            [one.file for one in self._indexes], [one.file for one in self._tools], [one.file for one in self._differences],
            *(blog.views() for blog in self._blogs),
        )  # fmt: skip
        return frozenset(file.src_uri for files in made for file in files)

    def _untooled(self, site: Site) -> set[str]:
        """Pages that have no tools of their own."""
        return {*self._hidden(), *site.parents()}

    def _add_tools(self, site: Site, catalogue: Catalogue, fragments: Fragments) -> None:
        """What a page does for its reader, below all that it says."""
        placed = [(one.file.src_uri, one.tool) for one in self._tools]
        names = self.settings.kinds
        titles = {name: f"All {kind.plural[:1].lower()}{kind.plural[1:]}" for name, kind in names.items()}
        lists = [(titles[name], url) for name, url in site.index_urls(None).items()]
        without = self._untooled(site)
        drawn_tools.add(self._drawn, catalogue.outline, placed, without=without, lists=lists, kinds=tuple(names), fragments=fragments)

    def _add_data(self, site: Site, outline: Outline, routes: Mapping[str, object]) -> None:
        """What pages work on in the browser."""
        without = self._untooled(site)
        pages = [page for path, page in outline.pages.items() if path not in without and page.url not in HOME]
        kept, kinds = storage.entries(self._features), self.settings.kinds
        about = About(record=self._record, title=self._site_name, url=self._site_url, kinds=kinds, storage=kept)
        script, bodies = site.data(about, pages, routes)
        self._texts[host_files.CATALOGUE_DATA].content_string = script
        self._texts[host_files.RECORD_TEMPLATE].content_string = host_forms.record_template(host_files.today())
        for name in (OUTSIDE, *(suite.id for suite in self._fronts.suites)):
            self._texts[host_files.BODIES.format(name)].content_string = bodies.get(name, "")

    def _add_terms_and_routes(self, catalogue: Catalogue, fragments: Fragments) -> dict[str, object]:
        """After all that pages say is drawn: nothing but readers' pages is to have the glossary's links."""
        if self._glossary.terms:
            quiet = self._fronts.quiet
            self._findings += drawn_glossary.add(self._drawn, self._glossary, catalogue.outline, quiet=quiet, fragments=fragments)
        # A step may lead to an entry of the glossary.
        if not self._routes:
            return {}
        known, findings = drawn_routes.add(self._drawn, self._routes, catalogue, fragments)
        self._texts[host_files.ROUTES].content_string = drawn_routes.script(known)
        self._findings += findings
        return known

    def _add_slides(self, outline: Outline, fragments: Fragments) -> None:
        """Last of all: nothing that is made of pages is to have what a speaker is told."""
        extents, drafts = self._fronts.slides, self.draft.pages
        decks = drawn_slides.Decks(extents=extents, notes={path: self._notes(path) for path in drafts})
        for suite_id, script in drawn_slides.add(self._drawn, decks, outline, fragments).items():
            self._texts[host_files.DECKS.format(suite_id)].content_string = script
        told = {path: draft.notes_line for path, draft in drafts.items() if draft.notes}
        self._findings += slides.findings(extents, told, slides.whole(extents, self._fronts.suites), self._fronts.slides_lines)

    def _notes(self, path: str) -> list[str]:
        """What a speaker is told on a page, its references filled in."""
        page = self._catalogue.outline.pages.get(path) if self._catalogue else None
        notes = self.draft.pages[path].notes
        return [referred(note, page, self._catalogue) for note in notes] if page and self._catalogue else notes

    def heard(self) -> tuple[Finding, ...]:
        """All findings that no setting silences, sorted by place; of a shared page once, where its text is written."""
        sources = self._fronts.sources
        return heard((replace(one, path=sources.get(one.path, one.path)) for one in self._findings), self.settings.silence)

    def context(self, page: Page) -> Context | None:
        """What the page's template is given as ``cpd``."""
        path = page.file.src_uri
        if self._contexts is None or self._catalogue is None or path not in self._drawn.content:
            return None
        found = self._contexts.of(path, tuple(sorted(self._drawn.scripts.get(path, ()))))
        place, lives = self._catalogue.outline.pages[path], self._fronts.lives
        description = str(page.meta.get("description") or "")
        data = structured.block(
            place, description, self._publication, is_list=path in self._hidden() or any(path in blog.lists for blog in self._stories)
        )
        dates = drawn_life.dates(lives.get(path), life.suite_dates(place, lives))
        return replace(found, feeds=self._feed_links(), record_was=self.settings.was, dates=dates, structured=data)

    def bare_context(self) -> Context | None:
        """What a template without a page is given as ``cpd``."""
        return replace(self._contexts.bare(), feeds=self._feed_links(), record_was=self.settings.was) if self._contexts else None

    def searchable(self, page: Page) -> str:
        """What search is to see of a page, with what other plugins have done to it since it was finished."""
        path, content = page.file.src_uri, page.content or ""
        finished = self._drawn.content.get(path, content)
        return without_notes(formulas_as_words(merged(finished, self._drawn.searchable.get(path, finished), content)))

    def linked(self, output: str, page: Page) -> str:
        """The finished page with links that name files."""
        return self._linking.named(output, page.url)

    def asked(self, output: str, page: Page) -> None:
        """Note what the finished page would ask of other hosts: templates and other plugins can bring it in."""
        for one in policy.refused(output, self.settings.policy):
            self._asked.setdefault(one, []).append(page.file.src_uri)

    def late(self) -> tuple[Finding, ...]:
        """What only finished pages show, where no line of a page has been told of it."""
        told = "\n".join(finding.problem for finding in [*self._findings, *self.draft.findings] if finding.rule == supported.HOSTS)
        found = [supported.elsewhere(address, directive, paths) for (address, directive), paths in sorted(self._asked.items())]
        new = heard((one for one in found if one.problem.partition(" ")[0] not in told), self.settings.silence)
        self._findings += new
        return new

    def guarded(self, output: str) -> str:
        """The finished page with its content security policy."""
        return policy.applied(output, self.settings.policy, is_preview=self._is_preview)

    def changelog(self) -> Path:
        """The file that `/// changes` draws."""
        return news.changelog(self._config, self.settings.changelog)

    def advice(self) -> str:
        """What a publisher had better settle before readers write anything; empty where it is settled."""
        if self.settings.record:
            return ""
        return (
            f"What readers write is kept in their browsers under the name `{self._record}`, made from site_name: with another site_name "
            f"they would no longer find it. Write `record: {self._record}` under extra.cpd in mkdocs.yml, and it stays."
        )

    def summary(self) -> str:
        """What was built, in a line."""
        items = counted(len(self._catalogue) if self._catalogue else 0, "item")
        suites = counted(len(self._fronts.suites), "suite")
        return f"{items} in {suites}, {counted(len(self._indexes), 'index page')}, {counted(len(self.heard()), 'finding')}."

    def _read_pages(self, files: Files) -> dict[str, Page]:
        """Every page that is built, by path."""
        return {file.src_uri: file.page for file in files.documentation_pages(inclusion=self._is_shown) if file.page}

    def _read_page(self, page: Page) -> ReadPage:
        """A page as it is now: since it was read, other plugins may have changed it."""
        draft = self.draft.pages.get(page.file.src_uri) or PageDraft(path=page.file.src_uri)
        return ReadPage(marked=Marked.of(page.content or ""), openings=draft.openings, references=draft.references)

    def _index_pages(self) -> list[IndexPage]:
        return [
            IndexPage(
                path=one.file.src_uri, url=one.file.page.url, kind=one.kind, suite_id=one.suite.id if one.suite else None
            )
            for one in self._indexes
            if one.file.page
        ]  # fmt: skip

    def _finish(self, page: Page) -> None:
        path = page.file.src_uri
        page.content = self._drawn.content[path]
        self._renew(page)
        if title := self._drawn.titles.get(path):
            page.title = title
        toc.add_headings(page, page.content, self._drawn.headings.get(path, ()))
        toc.renew_anchors(page, page.content)
        if description := self._drawn.descriptions.get(path):
            page.meta.setdefault("description", description)

    def _renew(self, page: Page) -> None:
        """Bring up to date what plugins keep of a page's HTML at the page itself, as for a page that is printed."""
        path = page.file.src_uri
        for name, kept in list(vars(page).items()):
            if kept == self._taken.get(path) and kept:
                setattr(page, name, page.content)
            elif self._site and isinstance(kept, str) and name != "content":
                setattr(page, name, self._site.mended(path, kept))

    def _kinds_css(self, env: Environment, fragments: Fragments) -> str:
        return fragments.drawn("kinds", kinds=[(kind, self._icon(env, kind)) for kind in self.settings.kinds.values()])

    def _icon(self, env: Environment, kind: Kind) -> str:
        """The icon's SVG; a kind whose icon does not exist gets a plain one, and a finding."""
        try:
            return str(env.get_template(f".icons/{kind.icon}.svg").render())
        except TemplateNotFound:
            self._findings.append(
                Finding(
                    path="mkdocs.yml",
                    rule="settings-are-understood",
                    problem=f"there is no icon `{kind.icon}` for the kind `{kind.name}`.",
                    remedy="Choose one of the theme's, such as `material/lightbulb-on-outline`.",
                )
            )
            return str(env.get_template(".icons/material/label-outline.svg").render())


def write_search_script(site: Path) -> None:
    """The search index as a script: a page opened from a folder cannot fetch it."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        data = json.loads(index.read_text(encoding="utf-8"))
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        index.write_text(text, encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


def write_lean_assets(site: Path) -> None:
    """Send our scripts and stylesheets without their comments, and scripts without their types."""
    for ending, made_lean in ((".js", lean), (".css", lean_style)):
        for path in sorted((site / "assets" / "cpd").glob(f"*{ending}")):
            path.write_text(made_lean(path.read_text(encoding="utf-8")), encoding="utf-8")
