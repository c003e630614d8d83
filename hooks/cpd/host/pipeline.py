"""The life of a build: MkDocs' events in the order they happen.

It owns the one build record, and it alone logs. What each step does stands in its neighbours;
why it happens here stands in the comments. Hooks and plugin are two doors to it.
"""

from __future__ import annotations

from logging import WARNING
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from click import get_current_context
from markdown import Extension
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger

from cpd.domain import frames
from cpd.reading.extension import SPELLINGS, CalloutExtension
from cpd.reading.maths import MathsExtension
from cpd.reading.sparing import SparingExtension

from . import build as builds
from . import config as configs
from . import search
from .collector import Collector
from .hearing import Rewording, engine_log, heard
from .publishing import Publishing
from .sparing_theme import sparing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from cpd.domain.findings import Finding

    from .preview import Preview

log = get_plugin_logger("cpd")

LATE = -1
"""Ours come after those of plugins that say nothing of their order: MkDocs has hooks after plugins, and both doors are one."""


class Pipeline:
    """What happens at each event; under `mkdocs serve` it outlives many builds."""

    _build: builds.Build
    """The build of the moment, once it is configured."""

    def __init__(self, *, look: str = frames.OURS) -> None:
        self._look = look
        """What draws the frame of a site that does not say."""
        self._preview: Preview | None = None
        self._publishing: Publishing | None = None
        self._extensions: list[Extension] = []
        """Those that settings have got from us: for several languages, plugins build a site from the same settings again and again."""
        self._collector = Collector()
        # The site's folder is named where it is another in which the site is made.
        self._rewording = Rewording(lambda words: self._publishing.named_rightly(words) if self._publishing else words)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Raise ``PluginError`` for a build of some pages only, which cannot come out right: index pages need every page."""
        self._preview = self._new_preview() if command == "serve" else None
        if dirty:
            raise PluginError(builds.DIRTY.message())
        # With `--clean`, `mkdocs serve` says that it is a build. Its folder is its own, and its server looks there.
        context = get_current_context(silent=True)
        self._publishing = None if "serve" in (command, context and context.info_name) else Publishing()
        (self._collector.rest if self._publishing else self._collector.slow_down)()

    def _new_preview(self) -> Preview:
        from .preview import Preview  # noqa: PLC0415  # brings a server, which a build can do without

        return Preview(self.on_files, self._say_edit, lambda: heard(engine_log(log.logger)))

    # First, so that other plugins find the folder in which the site is made.
    @event_priority(1000)
    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Send the build into a folder of its own; let what `--strict` is about be heard."""
        config.theme = sparing(config.theme)
        if self._publishing:
            self._publishing.begin(config)
            for handler in engine_log(log.logger).handlers:
                handler.addFilter(self._rewording)
        # With `--quiet` MkDocs hears no warnings, so it would count none.
        if config.strict and not log.isEnabledFor(WARNING):
            engine_log(log.logger).setLevel(WARNING)
        return config

    @event_priority(LATE)
    def _configure(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin anew: under `mkdocs serve` this module outlives many builds. Raises ``PluginError`` where we come in by both doors."""
        extensions: list[Any] = config.markdown_extensions  # MkDocs hands objects through
        extensions[:] = [one for one in extensions if one not in self._extensions]
        if any(isinstance(one, CalloutExtension) for one in extensions):
            raise PluginError(builds.TWICE.message())
        extensions += [name for name in SPELLINGS if name not in extensions]
        self._build = builds.Build(config, look=self._look, is_preview=self._preview is not None)
        if self._preview:
            self._preview.begin(self._build, config)
        self._build.frame.lead(config)
        self._extensions = [CalloutExtension(self._build.publication.settings.kinds.values(), self._build.reading), SparingExtension()]
        if self._build.in_words:
            self._extensions.append(MathsExtension(self._build.reading.report_formula))
        extensions += self._extensions
        keeping, searchable = (lambda: self._build.keeping), (lambda page: self._build.finished.searchable(page))  # noqa: PLW0108  # of the moment
        search.lead(config, searchable, self._gather, keeping)
        return config

    on_config = CombinedEvent(_begin, _configure)

    # Last, for plugins that have chosen another folder for the site.
    @event_priority(-1000)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make sure that nothing is built into the site's own folder."""
        if self._publishing:
            self._publishing.begin(config)

    def _gather(self, page: Page) -> None:
        self._build.finished.gather(page, self._build.keeping)

    @event_priority(LATE)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add index pages and exports now, so that links to them are known to be good."""
        self._build.add_files(files)
        return files

    @event_priority(LATE)
    def _arrange(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the navigation its order and the index pages their place in it."""
        self._build.arrange(nav, files)
        return nav

    # After the blog plugin (-50), which adds its months and subjects.
    @event_priority(-100)
    def _arrange_stories(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._build.arrange_stories(nav)
        if self._preview:
            self._preview.kept.nav = nav
        return nav

    on_nav = CombinedEvent(_arrange, _arrange_stories)

    @event_priority(LATE)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Convert the page with what all pages share."""
        if self._preview:
            self._preview.kept.take_unread(page)
        self._build.reader.take(page)
        return page

    @event_priority(LATE)
    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give the text of pages that are in no folder, whatever a plugin has made of their files, and what has been read already."""
        is_alone = len(config.plugins.events["page_read_source"]) == 1
        return self._build.text(page.file.src_uri) or (self._build.site_files.read.of(page.file) if is_alone else None)

    # Before plugins that read or add to what pages say at their heads.
    @event_priority(100)
    def _read_head(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give others the front matter as it was written: MkDocs' own YAML takes 1:2 for 62."""
        return self._build.read_head(page, markdown)

    # Late, after plugins that write Markdown of their own.
    @event_priority(-50)
    def _open_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Say which page is being read: the extension is shared by all."""
        self._build.open_page(page, markdown, files)
        return markdown

    on_page_markdown = CombinedEvent(_read_head, _open_page)

    # First, so that no other plugin has what only speakers are told.
    @event_priority(100)
    def _set_notes_aside(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._build.reader.set_notes_aside(page, html, files)

    # Last, so that what other plugins did to the HTML is in the items too.
    @event_priority(-100)
    def _take_page(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take the page's callouts into the draft. Their marks stay in the HTML until all pages are read."""
        self._build.take_page(page, html, files)
        return html

    on_page_content = CombinedEvent(_set_notes_aside, _take_page)

    # All pages are read, nothing is written. Early, so that other plugins find pages with ids and numbers.
    @event_priority(100)
    def _settle(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        if self._preview:
            self._preview.kept.take_read(files, env)
        self._build.settle(env, files)
        return env

    # Late, so that what other plugins wrote into pages is in every view: references between pages, lists of tags.
    @event_priority(-100)
    def _fill(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Fill every view, and say what was found."""
        self._build.fill(env, files)
        self._tell(self._build.report(), config)
        return env

    on_env = CombinedEvent(_settle, _fill)

    def _tell(self, found: Iterable[Finding], config: MkDocsConfig) -> None:
        for finding in found:
            log.warning(finding.message(Path(config.docs_dir).name), extra={"finding": finding})

    @event_priority(LATE)
    def on_template_context(self, context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
        """Pages that stand nowhere, such as "not found", have a navigation too."""
        context["cpd"] = self._build.finished.bare_context()
        return context

    # Early, so that other plugins can change it.
    @event_priority(50)
    def on_page_context(self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
        """Say what the templates need to know of the page."""
        self._build.kept_pages.begin(page, context)
        if self._preview and (own := context.get("cpd")):
            context["cpd"] = self._preview.kept.noted(page, own)
        return context

    # Last, so that the policy has the hashes of what other plugins made of the page.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give the frame its last touch: links that name files, or the styles and scripts that a theme's pages need; then the policy."""
        return self._build.finish(page, output)

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Pages that stand nowhere have their policy too; a sitemap has none."""
        return self._build.finish_template(template_name, output) if template_name.endswith(".html") else output

    @event_priority(LATE)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        """Follow edits, that of the changelog too; MkDocs would refuse to watch one that is not there."""
        if (changelog := self._build.changelog()).is_file():
            server.watch(str(changelog))
        if self._preview and (reason := self._preview.attach(server)):
            log.info("After each edit the whole site is built: %s.", reason)
        return server

    def _say_edit(self, found: list[Finding]) -> None:
        """Say what an edit has brought to light."""
        self._tell(found, self._build.config)
        log.info(self._build.summary())

    @event_priority(LATE)
    def _finish_files(self, *, config: MkDocsConfig) -> None:
        """Write the search index, and say what was built."""
        self._build.write_last(Path(config.site_dir))
        self._tell(self._build.late_findings(), config)
        for advice in configs.advice(self._build.publication, has_forms=bool(self._build.finished.drawing.answers)):
            log.info(advice)
        for words in [*self._build.keeping.close(), *self._build.reader.told()]:
            log.info(words)
        log.info(self._build.summary())

    # Last, after plugins that write files of their own.
    @event_priority(-1000)
    def _note_whole(self, *, config: MkDocsConfig) -> None:
        if self._publishing:
            self._publishing.is_whole = True
        if self._preview:
            self._preview.end()

    on_post_build = CombinedEvent(_finish_files, _note_whole)

    # First: a plugin that fails here too keeps nobody from knowing.
    @event_priority(1000)
    def _note_failed(self, *, error: Exception) -> None:
        if self._publishing:
            self._publishing.has_failed = True

    # Last, after plugins that put things in order here.
    @event_priority(-1000)
    def _say_reason(self, *, error: Exception) -> None:
        """Raise ``PluginError`` in plain words where a file could not be written; MkDocs would show a programmer's."""
        if self._publishing and (reason := self._publishing.reason(error)):
            raise PluginError(reason) from error

    on_build_error = CombinedEvent(_note_failed, _say_reason)

    # Last, after plugins that write even now.
    @event_priority(-1000)
    def on_shutdown(self) -> None:
        """Publish what was built, if it is whole. MkDocs has counted its warnings by now."""
        self._collector.go_on()
        if self._publishing and (words := self._publishing.end()):
            log.info(words)
        for handler in engine_log(log.logger).handlers:
            handler.removeFilter(self._rewording)
