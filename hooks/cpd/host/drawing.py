"""Everything drawn that is made from the catalogue, and given to MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cpd.components import order
from cpd.components.base import Component, Drawing
from cpd.domain import storage
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding
from cpd.domain.place import Page as Place
from cpd.domain.rules import missing_kinds
from cpd.writing import data, exports
from cpd.writing.context import HOME, Contexts
from cpd.writing.drawn import Filled
from cpd.writing.fragments import Fragments
from cpd.writing.linking import Linking
from cpd.writing.site import Site

from . import files as host_files
from . import gathered, links, lookalikes, nav, output, search
from .finished import Finished, finish
from .made import made_file

if TYPE_CHECKING:
    from .build import Build


def finished(build: Build, pages: Mapping[str, Page], files: Files, env: Environment) -> tuple[Finished, list[Finding]]:
    """Draw the pages of a build; ``files`` grows by what is known only now."""
    drawing = _begun(build, pages, Fragments(env))
    findings = [*_drawn(drawing, build.site, build.components, build.gathered.plan.parents())]
    for path in build.views() & drawing.pages.keys():
        drawing.pages[path].is_list = True
    plan = build.gathered.plan
    css, missing = output.kinds_css(build.publication.settings.kinds.values(), env)
    for path, content in (drawing.files | _machine_files(drawing, build) | {host_files.KINDS_CSS: css}).items():
        plan.write(path, content)
    findings += [*missing, *build.site.findings, *_closing_findings(drawing, build)]
    taken = {path: draft.html for path, draft in build.reading.draft.pages.items()}
    findings += finish(pages, drawing, build.site, env, taken=taken)
    written = {path: draft.links for path, draft in build.reading.draft.pages.items()}
    findings += links.findings(written, files, drawing.outline, build.config, ignored=build.gathered.ignored)
    _redirect(drawing, build, files)
    done = _finished(build, drawing)
    search.put_after(pages[path] for path in done.contexts.apart if path in pages)
    return done, findings


def _begun(build: Build, pages: Mapping[str, Page], fragments: Fragments) -> Drawing:
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
        hidden=build.views() | build.gathered.plan.parents().keys(),
        address=lambda path: made_file(build.config, path, "").url,
        blogs=[known for blog in build.blogs if (known := blog.known()).path],
        kept=storage.entries(order.MANIFEST, build.publication.features),
    )


def _drawn(drawing: Drawing, site: Site, components: tuple[Component, ...], parents: Mapping[str, str]) -> Iterator[Finding]:
    """Let each component do its part, in their order; returns what they found."""
    for component in components:
        yield from component.prepare(drawing)
    by_block = {block.name: component for component in components for block in component.blocks}
    lost: list[Finding] = []

    def fill(opening: Opening, page: Place) -> Filled:
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
    more = {**drawing.data, "storage": list(drawing.kept)}
    bodies = data.bodies_scripts(catalogue, {key: cut.without_lists() for key, cut in site.cuts.items()})
    return {
        gathered.CATALOGUE: exports.catalogue_json(catalogue, site.texts, drawing.exports),
        gathered.SCHEMA: exports.schema_json(kinds, drawing.schemas),
        gathered.CATALOGUE_DATA: data.catalogue_script(catalogue, build.publication, pages=pages, answers=drawing.answers, more=more),
        **{gathered.BODIES.format(name): bodies.get(name, "") for name in build.gathered.bodies()},
    }


def _closing_findings(drawing: Drawing, build: Build) -> Iterator[Finding]:
    """What can only be judged when all is drawn."""
    yield from missing_kinds(drawing.catalogue, build.publication.settings.kinds.values(), drawing.plain)
    for blog in build.blogs:
        yield from blog.findings
    urls = {path: page.url for path, page in drawing.outline.pages.items()}
    pages = {path: page.html for path, page in drawing.pages.items() if path in urls}
    yield from lookalikes.findings(build.gathered.suspects, pages, urls)


def _redirect(drawing: Drawing, build: Build, files: Files) -> None:
    """Write the pages that lead on from addresses at which nothing stands now."""
    written = {file.dest_uri for file in files}
    for path, html in drawing.redirects.items():
        place = made_file(build.config, path, "").dest_uri
        if place not in written:
            written.add(place)
            files.append(made_file(build.config, place, build.guarded(html)))


def _finished(build: Build, drawing: Drawing) -> Finished:
    labels = {page.path: page.label for page in drawing.outline.pages.values()}
    is_explicit, apart = build.config.nav is not None, build.gathered.fronts.apart
    entries = nav.entries(build.nav, labels, build.gathered.indexes, apart, is_explicit=is_explicit)
    contexts = Contexts(
        drawing.catalogue,
        entries,
        kinds=build.publication.settings.kinds,
        site_urls=drawing.index_urls,
        theme=host_files.theme_files(build.config),
        parents=build.gathered.plan.parents(),
        record=build.publication.record,
        tool_urls=drawing.tool_urls,
    )
    linking = Linking(page.url for page in drawing.outline.pages.values())
    return Finished(drawing=drawing, contexts=contexts, linking=linking, needs=build.gathered.needs)
