"""The life of a build: MkDocs' events in the order they happen.

The only file MkDocs loads. It owns the one build record, and it alone logs. What each step
does stands in the package ``cpd``; why it happens here stands in the comments.
"""

from __future__ import annotations

from logging import WARNING
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger

from cpd.host import build as builds
from cpd.host import config as configs
from cpd.host import output as outputs
from cpd.host import scripts, search
from cpd.reading.extension import CalloutExtension
from cpd.reading.inline import SparingExtension
from cpd.reading.maths import MathsExtension

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from cpd.domain.findings import Finding

log = get_plugin_logger("cpd")
build: builds.Build
is_preview = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Raise ``PluginError`` for a build of some pages only, which cannot come out right: index pages need every page."""
    global is_preview  # noqa: PLW0603  # said once, and no other event says it
    is_preview = command == "serve"
    if dirty:
        raise PluginError(builds.DIRTY.message())


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin anew: under `mkdocs serve` this module outlives many builds."""
    global build  # noqa: PLW0603  # the one build record
    build = builds.Build(config, is_preview=is_preview)
    extensions: list[Any] = config.markdown_extensions  # MkDocs hands objects through
    extensions.append(CalloutExtension(build.publication.settings.kinds.values(), build.reading))
    extensions.append(SparingExtension())
    if build.in_words:
        extensions.append(MathsExtension(build.reading.report_formula))
    search.lead(config, _searchable)
    return config


def _searchable(page: Page) -> str:
    """What search is to see of a page in the build of the moment."""
    return build.finished.searchable(page)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add index pages and exports now, so that links to them are known to be good."""
    build.add_files(files)
    return files


def _arrange(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Give the navigation its order and the index pages their place in it."""
    build.arrange(nav, files)
    return nav


# After the blog plugin (-50), which adds its months and subjects.
@event_priority(-100)
def _arrange_stories(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    build.arrange_stories(nav)
    return nav


on_nav = CombinedEvent(_arrange, _arrange_stories)


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Convert the page with what all pages share."""
    build.converter.take(page)
    return page


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str | None:
    """Give the text of pages that are in no folder, whatever a plugin has made of their files."""
    return build.text(page.file.src_uri)


# Before plugins that read or add to what pages say at their heads.
@event_priority(100)
def _read_head(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give others the front matter as it was written: MkDocs' own YAML takes 1:2 for 62."""
    return build.read_head(page, markdown)


# Late, after plugins that write Markdown of their own.
@event_priority(-50)
def _open_page(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say which page is being read: the extension is shared by all."""
    build.open_page(page, markdown)
    return markdown


on_page_markdown = CombinedEvent(_read_head, _open_page)


# First, so that no other plugin has what only speakers are told.
@event_priority(100)
def _set_notes_aside(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    return build.reading.set_notes_aside(html)


# Last, so that what other plugins did to the HTML is in the items too.
@event_priority(-100)
def _take_page(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the page's callouts into the draft. Their marks stay in the HTML until all pages are read."""
    build.take_page(page, html)
    return html


on_page_content = CombinedEvent(_set_notes_aside, _take_page)


# All pages are read, nothing is written. Early, so that other plugins find pages with ids and numbers.
@event_priority(100)
def _settle(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    build.settle(env, files)
    return env


# Late, so that what other plugins wrote into pages is in every view: references between pages, lists of tags.
@event_priority(-100)
def _fill(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Fill every view, and say what was found."""
    build.fill(env, files)
    _tell(build.report(), config)
    return env


on_env = CombinedEvent(_settle, _fill)


def _tell(found: Iterable[Finding], config: MkDocsConfig) -> None:
    docs = Path(config.docs_dir).name
    findings = [finding.message(docs) for finding in found]
    for words in findings:
        log.warning(words)
    # With `--quiet` MkDocs counts no warnings, and `--strict` would let everything pass.
    if findings and config.strict and not log.isEnabledFor(WARNING):
        raise PluginError("\n".join(findings))


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Pages that stand nowhere, such as "not found", have a navigation too."""
    context["cpd"] = build.finished.bare_context()
    return context


# Early, so that other plugins can change it.
@event_priority(50)
def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Say what the templates need to know of the page."""
    context["cpd"] = build.finished.context(page)
    return context


# Last, so that the policy has the hashes of what other plugins made of the page.
@event_priority(-100)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Let links name files, so that the folder also works when it is opened from a disk; say what the page may load."""
    build.finished.note_requests(output, page)
    return build.with_policy(build.finished.with_file_names(output, page))


@event_priority(-100)
def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Pages that stand nowhere have their policy too; a sitemap has none."""
    return build.with_policy(output) if template_name.endswith(".html") else output


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Build again, too, when the changelog changes; MkDocs would refuse to watch one that is not there."""
    if (changelog := build.changelog()).is_file():
        server.watch(str(changelog))
    return server


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the search index where a page opened from a folder can read it, and say what was built."""
    outputs.write_search_script(Path(config.site_dir))
    scripts.write_lean_assets(Path(config.site_dir))
    _tell(build.late_findings(), config)
    if advice := configs.advice(build.publication):
        log.info(advice)
    log.info(build.summary())
