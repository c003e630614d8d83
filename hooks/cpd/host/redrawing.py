"""Pages of a build that is kept drawn again, and what differs by that written: their files, and files made of all pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page

from cpd.components.base import Drawing
from cpd.domain.catalogue import Catalogue
from cpd.writing.context import Contexts

from . import drawing, nav, search
from .drawing import SiteFindings
from .kept import KeptBuild, essence
from .kept_pages import KeptPages
from .scripts import lean_asset


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What came of it."""

    written: tuple[str, ...]
    """The pages whose files were written."""


def draw_again(
    kept: KeptBuild, catalogue: Catalogue, reached: Collection[str], *, words: Mapping[int, str], are_moved: bool
) -> Redrawn | None:
    """Draw the ``reached`` pages; None where that changes more than pages and files that were there before.

    ``words`` are those of references in titles; with ``are_moved`` items have other ids, numbers, titles or options.
    """
    build, before, site = kept.build, kept.build.finished, kept.build.site
    pages = {path: page for path, page in kept.pages().items() if path in reached or path in kept.counting}
    for path, page in pages.items():
        kept.read[path].restore(page)
    nav.reword(pages.values(), words)
    build.words = words
    if any(nav.title_of(page) != one.title for path, page in pages.items() if (one := catalogue.outline.pages.get(path))):
        return None
    build.settle_pages(catalogue, pages, kept.env)
    build.site.take_over(site)
    drawn, found = drawing.draw_pages(build, pages, kept.env)
    if _outgrows(drawn, before.drawing):
        return None
    whole = _merged(drawn, before.drawing)
    contexts = drawing.contexts(build, whole) if are_moved else before.contexts
    search.put_after(pages[path] for path in contexts.apart if path in pages)
    build.finished = replace(before, drawing=whole, contexts=contexts, fingerprints=build.site.fingerprints)
    build.kept_pages = KeptPages(build.keeping, kept.env, build.finished)
    kept_findings = tuple(one for one in build.drawn.of_pages if one.path not in pages)
    of_site = (*found.of_site, *drawing.closing_findings(whole, build, kept.files))
    build.drawn = SiteFindings(of_pages=kept_findings + found.of_pages, of_site=of_site)
    _write_files(kept, drawn, before.drawing)
    return Redrawn(tuple(_write_pages(kept, pages, before.contexts)))


def _outgrows(drawn: Drawing, before: Drawing) -> bool:
    """Whether something is there now, or gone, that is none of a page's, or that stands on all pages."""
    is_more = drawn.files.keys() - before.files.keys() or drawn.redirects != before.redirects
    return bool(is_more) or drawn.feeds != before.feeds or drawn.tool_urls != before.tool_urls


def _merged(drawn: Drawing, before: Drawing) -> Drawing:
    """All that is known of the site now."""
    pages, descriptions = {**before.pages, **drawn.pages}, {**before.descriptions, **drawn.descriptions}
    return replace(drawn, pages=pages, descriptions=descriptions, files={**before.files, **drawn.files})


def _write_files(kept: KeptBuild, drawn: Drawing, before: Drawing) -> None:
    for path, content in drawn.files.items():
        if content != before.files[path]:
            write_file(kept, path, content)


def write_file(kept: KeptBuild, path: str, content: str | bytes) -> None:
    """Write a file that is none of a page's, as a build would."""
    kept.build.site_files.plan.write(path, content)
    raw = lean_asset(path, content).encode() if isinstance(content, str) else content
    place = Path(kept.config.site_dir) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(raw)


def _write_pages(kept: KeptBuild, pages: Mapping[str, Page], before: Contexts) -> Iterable[str]:
    """Write the pages that differ; returns their paths."""
    finished, now, then = kept.build.finished, kept.build.finished.contexts.bare(), before.bare()
    paths = [
        path for path, page in pages.items() if (context := finished.context(page)) and essence(page, context) != kept.written.get(path)
    ]
    if (now.kinds, now.suites) != (then.kinds, then.suites):
        paths = [*dict.fromkeys([*paths, *sorted(kept.counting)])]
        mkdocs_build._build_theme_template("404.html", kept.env, kept.files, kept.config, kept.nav)  # noqa: SLF001  # as a build does it
    every = kept.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    with search.renewed(kept.config):
        for path in paths:
            is_draft = pages[path].file.inclusion.value <= InclusionLevel.DRAFT.value
            finished.forget_requests(path)
            mkdocs_build._build_page(pages[path], kept.config, every, kept.nav, kept.env, excluded=is_draft)  # noqa: SLF001  # as a build does it
    return paths
