"""Everything drawn that is made from the catalogue, and given to MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cpd.components import order
from cpd.components.base import Component, Drawing
from cpd.domain import storage
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding
from cpd.domain.kinds import kinds_in_use
from cpd.domain.place import Page as SitePage
from cpd.domain.rules import missing_kinds
from cpd.writing import data, exports
from cpd.writing.context import HOME, Contexts, shown_suites
from cpd.writing.drawn_page import BlockContent
from cpd.writing.fragments import Fragments
from cpd.writing.linking import Linking
from cpd.writing.navigation import ROOT, SEAM, Branches, NavEntry, standing_apart
from cpd.writing.site import Site

from . import files as host_files
from . import links, lookalikes, nav, output, search, site_files
from .finished_site import FinishedSite, finish
from .made_file import made_file

if TYPE_CHECKING:
    from .build import Build


def draw_site(build: Build, pages: Mapping[str, Page], files: Files, env: Environment) -> tuple[FinishedSite, list[Finding]]:
    """Draw the pages of a build; ``files`` grows by what is known only now."""
    drawing = _begin(build, pages, Fragments(env, build.publication.settings.said))
    findings = [*_draw(drawing, build.site, build.components, build.site_files.plan.parents())]
    for path in build.views() & drawing.pages.keys():
        drawing.pages[path].is_list = True
    plan = build.site_files.plan
    css, missing = output.kinds_css(build.publication.settings.kinds.values(), env)
    for path, content in (drawing.files | _machine_files(drawing, build) | {host_files.KINDS_CSS: css}).items():
        plan.write(path, content)
    findings += [*missing, *build.site.findings, *_closing_findings(drawing, build)]
    taken = {path: draft.html for path, draft in build.reading.draft.pages.items()}
    findings += finish(pages, drawing, build.site, env, taken=taken)
    written = {path: draft.links for path, draft in build.reading.draft.pages.items()}
    findings += links.findings(written, files, drawing.outline, build.config, ignored=build.site_files.ignored)
    _redirect(drawing, build, files)
    done = _collect(build, drawing)
    search.put_after(pages[path] for path in done.contexts.apart if path in pages)
    return done, findings


def _begin(build: Build, pages: Mapping[str, Page], fragments: Fragments) -> Drawing:
    site = build.site
    site.fill_pages({path: page.content or "" for path, page in pages.items()})
    return Drawing(
        publication=build.publication,
        catalogue=site.catalogue,
        fragments=fragments,
        pages=site.pages,
        drafts=build.reading.draft.pages,
        cuts=site.cuts,
        descriptions={path: str(page.meta.get("description") or "") for path, page in pages.items()},
        index_urls=site.index_urls(None),
        hidden=build.views() | build.site_files.plan.parents().keys(),
        address=lambda path: made_file(build.config, path, "").url,
        blogs=[known for blog in build.blogs if (known := blog.as_read()).path],
        kept=storage.entries(order.MANIFEST, build.publication.features, build.publication.settings.said),
    )


def _draw(drawing: Drawing, site: Site, components: tuple[Component, ...], parents: Mapping[str, str]) -> Iterator[Finding]:
    """Let each component do its part, in their order; returns what they found."""
    for component in components:
        yield from component.prepare(drawing)
    by_block = {block.name: component for component in components for block in component.blocks}
    lost: list[Finding] = []

    def fill(opening: Opening, page: SitePage) -> BlockContent:
        filled, findings = by_block[opening.block].fill(opening, page, drawing)
        lost.extend(findings)
        return filled

    site.fill_lists(fill)
    yield from lost
    site.draw_views(parents)
    for component in components:
        yield from component.draw(drawing)


def _machine_files(drawing: Drawing, build: Build) -> dict[str, str | bytes]:
    """The catalogue as files, and as scripts for pages that work on it in the browser."""
    catalogue, site, kinds = drawing.catalogue, build.site, build.publication.settings.kinds
    pages = [page for path, page in drawing.outline.pages.items() if path not in drawing.hidden and page.url not in HOME]
    more = {name: told for name, told in drawing.data.items() if name != "forms"} | {"storage": list(drawing.kept)}
    forms = drawing.data.get("forms", [])
    bodies = data.bodies_scripts(catalogue, {key: cut.without_lists() for key, cut in site.cuts.items()})
    return {
        site_files.CATALOGUE: exports.catalogue_json(catalogue, site.texts, drawing.exports),
        site_files.SCHEMA: exports.schema_json(kinds, drawing.schemas),
        site_files.CATALOGUE_DATA: data.catalogue_script(catalogue, build.publication, answers=drawing.answers, forms=forms),
        site_files.RECORD_DATA: data.record_script(pages, more),
        **{site_files.BODIES.format(name): bodies.get(name, "") for name in build.site_files.bodies()},
    }


def _closing_findings(drawing: Drawing, build: Build) -> Iterator[Finding]:
    """What can only be judged when all is drawn."""
    used = {item.kind.name for item in drawing.catalogue}
    yield from missing_kinds(drawing.catalogue, kinds_in_use(build.publication.settings.kinds, used), drawing.excused)
    for blog in build.blogs:
        yield from blog.findings
    urls = {path: page.url for path, page in drawing.outline.pages.items()}
    pages = {path: page.html for path, page in drawing.pages.items() if path in urls}
    yield from lookalikes.findings(build.site_files.suspects, pages, urls)


def _redirect(drawing: Drawing, build: Build, files: Files) -> None:
    """Write the pages that lead on from addresses at which nothing stands now."""
    written = {file.dest_uri for file in files}
    for path, html in drawing.redirects.items():
        place = made_file(build.config, path, "").dest_uri
        if place not in written:
            written.add(place)
            files.append(made_file(build.config, place, build.with_policy(html)))


def _collect(build: Build, drawing: Drawing) -> FinishedSite:
    labels = {page.path: page.label for page in drawing.outline.pages.values()}
    is_explicit, apart = build.config.nav is not None, build.site_files.fronts.apart
    entries = nav.entries(build.nav, labels, build.site_files.indexes, apart, is_explicit=is_explicit)
    has_suites, statuses = bool(shown_suites(drawing.outline, standing_apart(entries))), build.config.extra.get("status") or {}

    def draw(shown: Sequence[NavEntry]) -> str:
        return drawing.fragments.draw("nav", entries=shown, has_suites=has_suites, statuses=statuses, root=ROOT, seam=SEAM)

    contexts = Contexts(
        drawing.catalogue,
        Branches(entries, draw),
        kinds=build.publication.settings.kinds,
        site_urls=drawing.index_urls,
        theme_files=host_files.theme_files(build.config),
        parents=build.site_files.plan.parents(),
        record=build.publication.record,
        tool_urls=drawing.tool_urls,
    )
    linking = Linking(page.url for page in drawing.outline.pages.values())
    return FinishedSite(drawing=drawing, contexts=contexts, linking=linking, needs=build.site_files.needs)
