"""Some pages of a build read and drawn again after an edit of their text: what comes out is what a whole build would write.

Whatever may reach further than that is none of this module's business: ``WholeBuildNeeded`` is raised, and all is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from material.plugins.blog.plugin import BlogPlugin
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from cpd.reading import heads

from . import plan, reach, sharing, tried
from .kept import KeptBuild, PageState
from .redrawing import Redrawn, draw_again

_TRIED: Final = (BlogPlugin, SearchPlugin)
"""Plugins that may be asked for one page again."""
_NEEDED: Final = ("_populate_page", "_build_page", "_build_theme_template")
"""MkDocs' own, of no public name."""
_TEMPLATES: Final = {"404.html", "sitemap.xml"}
"""The first is drawn again, in the second an edit changes nothing."""


class WholeBuildNeeded(Exception):  # noqa: N818  # no error
    """An edit that a patch cannot follow; it says why."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A page's file before an edit and after it."""

    before: str
    after: str


def hindrance(config: MkDocsConfig, kept: KeptBuild, ours: object) -> str:
    """Why no edit of this site can be followed by a patch; empty where some can. ``ours`` answers the event of files."""
    return next(_hindrances(config, kept, ours), "")


def _hindrances(config: MkDocsConfig, kept: KeptBuild, ours: object) -> Iterator[str]:
    for name, plugin in config.plugins.items():
        if not isinstance(plugin, _TRIED) and getattr(plugin, "on_files", None) != ours:
            yield f"it is not known whether `{name}` can be asked for one page again"
    for name in tried.unknown_extensions(config.markdown_extensions, tried.EXTENSIONS):
        yield f"what `{name}` makes of a page may follow from other files"
    if not kept.build.reader.converts:
        yield "what is made of a page may follow from those before it"
    if not kept.build.publication.has_own_frame:
        yield "the site's theme may draw on each page what others hold"
    if config.extra_templates or set(config.theme.static_templates) - _TEMPLATES:
        yield "templates of their own may show what any page holds"
    if config.strict:
        yield "with `--strict` warnings end a build"
    if not all(hasattr(mkdocs_build, name) for name in _NEEDED):
        yield "this version of MkDocs builds pages in another way"


def patched(kept: KeptBuild, edited: Mapping[str, Edited]) -> Redrawn:
    """Follow an edit; ``edited`` holds texts by path. Raises ``WholeBuildNeeded``, after which the build is of no more use."""
    build, before = kept.build, kept.build.site.catalogue
    read = {path: _read(kept, path) for name, texts in edited.items() for path in _told_again(kept, name, texts)}
    words = build.reading.draft.reference_words(before.outline)
    catalogue = build.reading.draft.close(before.outline, words)
    moved = reach.moved_pages(before, catalogue, read.keys())
    reached = reach.reached(build, catalogue, read.keys(), moved=moved, words=words)
    redrawn = draw_again(kept, catalogue, reached, words=words, are_moved=bool(moved))
    if redrawn is None:
        raise WholeBuildNeeded("more has changed than pages")
    return redrawn


def _told_again(kept: KeptBuild, path: str, texts: Edited) -> list[str]:
    """The pages that are made of a file, which are to have its new text."""
    files, fronts = kept.build.site_files, kept.build.site_files.fronts
    ends = [heads.read(text, files.names).ends for text in (texts.before, texts.after)]
    if texts.before[: ends[0]] != texts.after[: ends[1]] or plan.title_in(texts.before) != plan.title_in(texts.after):
        raise WholeBuildNeeded(f"{path} has another head")
    if any(sharing.variant_findings(path, text, fronts.suites) for text in (texts.before, texts.after)):
        raise WholeBuildNeeded(f"{path} has a variant that nobody reads")
    return sharing.retell(path, texts.after, kept.files, fronts, texts=files.texts)


def _read(kept: KeptBuild, path: str) -> Page:
    """Read a page again. Raises whatever an extension raises."""
    page = kept.pages().get(path)
    if page is None or type(page) is not Page or path not in kept.unread:
        raise WholeBuildNeeded(f"{path} is no page of an author's")
    before = kept.read[path].values
    kept.unread[path].restore(page)
    kept.build.reading.is_closed = False
    mkdocs_build._populate_page(page, kept.config, kept.files)  # noqa: SLF001  # as a build does it
    kept.build.reading.is_closed = True
    kept.read[path] = PageState.of(page)
    after = kept.read[path].values
    if any(before.get(name) != after.get(name) for name in ("meta", "title", "_title_from_render")):
        raise WholeBuildNeeded(f"{path} is called otherwise")
    return page
