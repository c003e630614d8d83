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
from cpd.reading.extension import CalloutExtension
from cpd.reading.maths import MathsExtension

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("cpd")
build = builds.Build(None, {})
is_preview = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Refuse what cannot come out right: index pages need every page."""
    global is_preview  # noqa: PLW0603  # said once, and no other event says it
    is_preview = command == "serve"
    if dirty:
        raise PluginError(builds.DIRTY.worded())


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin anew: under `mkdocs serve` this module outlives many builds."""
    global build  # noqa: PLW0603  # the one build record
    build = builds.Build.of(config, is_preview=is_preview)
    extensions: list[Any] = config.markdown_extensions  # MkDocs hands objects through
    extensions.append(CalloutExtension(build.settings.kinds.values(), build.reading))
    if build.sets_formulas(config):
        extensions.append(MathsExtension(build.reading.unset))
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add index pages and exports now, so that links to them are known to be good."""
    build.add_files(files, config)
    return files


def _arrange(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Give the navigation its order and the index pages their place in it."""
    build.arrange(nav, is_explicit=config.nav is not None)
    return nav


# After the blog plugin (-50), which adds its months and subjects.
@event_priority(-100)
def _arrange_stories(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    build.arrange_stories(nav)
    return nav


on_nav = CombinedEvent(_arrange, _arrange_stories)


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


# Last, so that what other plugins did to the HTML is in the items too.
@event_priority(-100)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the page's callouts into the draft. The marks stay until all pages are read."""
    build.take_page(page, html)
    return html


# Early, before plugins that resolve references between pages.
@event_priority(100)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """All pages are read, nothing is written: close the draft and fill every view."""
    build.fill(env, files)
    docs = Path(config.docs_dir).name
    findings = [finding.worded(docs) for finding in build.heard()]
    for words in findings:
        log.warning(words)
    # With `--quiet` MkDocs counts no warnings, and `--strict` would let everything pass.
    if findings and config.strict and not log.isEnabledFor(WARNING):
        raise PluginError("\n".join(findings))
    return env


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Pages that stand nowhere, such as "not found", have a navigation too."""
    context["cpd"] = build.bare_context()
    return context


# Around the search plugin (0): it is to find an item once, where it stands.
@event_priority(50)
def _show_search(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    context["cpd"] = build.context(page)
    page.content = build.searchable(page)
    return context


@event_priority(-50)
def _show_reader(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    page.content = build.content(page)
    return context


on_page_context = CombinedEvent(_show_search, _show_reader)


# Last, so that the policy has the hashes of what other plugins made of the page.
@event_priority(-100)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Let links name files, so that the folder also works when it is opened from a disk; say what the page may load."""
    return build.guarded(build.linked(output, page))


@event_priority(-100)
def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Pages that stand nowhere have their policy too; a sitemap has none."""
    return build.guarded(output) if template_name.endswith(".html") else output


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Build again, too, when the changelog changes; MkDocs would refuse to watch one that is not there."""
    if (changelog := build.changelog()).is_file():
        server.watch(str(changelog))
    return server


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the search index where a page opened from a folder can read it, and say what was built."""
    builds.write_search_script(Path(config.site_dir))
    builds.write_lean_assets(Path(config.site_dir))
    if advice := build.advice():
        log.info(advice)
    log.info(build.summary())
