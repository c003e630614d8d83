"""Everything drawn that is made from the catalogue, and given to MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cpd.components import order
from cpd.components.base import Drawing
from cpd.domain import storage
from cpd.domain.draft import Opening
from cpd.domain.findings import Finding
from cpd.domain.items import Item
from cpd.domain.kinds import kinds_in_use
from cpd.domain.place import Page as SitePage
from cpd.domain.rules import missing_kinds
from cpd.writing import data, exports
from cpd.writing.context import HOME, Contexts, shown_suites
from cpd.writing.drawn_page import BlockContent
from cpd.writing.finishing import Finishing
from cpd.writing.fragments import Fragments
from cpd.writing.linking import Linking
from cpd.writing.navigation import ROOM, ROOT, SEAM, Branches, NavEntry, standing_apart

from . import files as host_files
from . import links, lookalikes, nav, output, search, site_files
from .finished_site import FinishedSite, finish
from .made_file import made_file

if TYPE_CHECKING:
    from .build import Build


@dataclass(frozen=True, slots=True)
class SiteFindings:
    """What came to light when pages were drawn."""

    of_pages: tuple[Finding, ...] = ()
    """What is wrong on a page, told when that page is drawn."""
    of_site: tuple[Finding, ...] = ()
    """What is told anew whenever anything is drawn."""

    def all(self) -> tuple[Finding, ...]:
        """Both."""
        return self.of_pages + self.of_site


def draw_site(build: Build, pages: Mapping[str, Page], files: Files, env: Environment) -> tuple[FinishedSite, SiteFindings]:
    """Draw the pages of a build; ``files`` grows by what is known only now."""
    drawing, found = draw_pages(build, pages, env)
    plan = build.site_files.plan
    css, missing = output.kinds_css(build.publication.settings.kinds.values(), env)
    for path, content in chain(drawing.files.items(), machine_files(drawing, build), [(host_files.KINDS_CSS, css)]):
        plan.write(path, content)
    done = FinishedSite(
        drawing=drawing,
        contexts=contexts(build, drawing),
        finishing=_finishing(drawing, build),
        needs=build.site_files.needs,
        fingerprints=build.site.fingerprints,
    )
    _redirect(done, build, files)
    search.put_after(pages[path] for path in done.contexts.apart if path in pages)
    return done, replace(found, of_site=(*found.of_site, *missing, *closing_findings(drawing, build, files)))


def draw_pages(build: Build, pages: Mapping[str, Page], env: Environment) -> tuple[Drawing, SiteFindings]:
    """Draw settled pages, and give MkDocs what was drawn of them: all pages of a site, or those that are drawn again."""
    drawing = _begin(build, pages, Fragments(env, build.publication.settings.said))
    lost: list[Finding] = []
    found = [*_draw(drawing, build, lost)]
    for path in build.views() & drawing.pages.keys():
        drawing.pages[path].is_list = True
    lost += [*build.site.findings, *finish(pages, drawing, build.site, env, taken=build.taken)]
    return drawing, SiteFindings(of_pages=tuple(lost), of_site=tuple(found))


def _begin(build: Build, pages: Mapping[str, Page], fragments: Fragments) -> Drawing:
    site = build.site
    for path, page in pages.items():
        site.cut_page(path, page.content or "")
        if path in site.pages:
            # It is given what is drawn of it at the end; until then its text would be held twice.
            page.content = ""
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
        keeper=build.keeper,
        kept=storage.entries(
            order.MANIFEST, build.publication.features, build.publication.settings.said, build.publication.settings.frame.tools
        ),
    )


def _draw(drawing: Drawing, build: Build, lost: list[Finding]) -> Iterator[Finding]:
    """Let each component do its part, in their order; returns what they found. ``lost`` takes what is wrong with openings."""
    for component in build.components:
        yield from component.prepare(drawing)
    by_block = {block.name: component for component in build.components for block in component.blocks}

    def fill(opening: Opening, page: SitePage) -> BlockContent:
        filled, findings = by_block[opening.block].fill(opening, page, drawing)
        lost.extend(findings)
        return filled

    build.site.fill_lists(fill)
    build.site.draw_views(build.site_files.plan.parents())
    for component in build.components:
        yield from component.draw(drawing)


def machine_files(drawing: Drawing, build: Build) -> Iterator[tuple[str, str]]:
    """The catalogue as files, and as scripts for pages that work on it in the browser, by path; each is made when it is asked for."""
    catalogue, site, kinds = drawing.catalogue, build.site, build.publication.settings.kinds
    pages = [page for path, page in drawing.outline.pages.items() if path not in drawing.hidden and page.url not in HOME]
    more = {name: told for name, told in drawing.data.items() if name != "forms"} | {"storage": list(drawing.kept)}
    forms = drawing.data.get("forms", [])

    def piece(stage: str, name: str, items: Sequence[Item], make: Callable[[], str]) -> str:
        return drawing.keeper.made(stage, name, lambda: [site.fingerprints.whole(item) for item in items], make)

    yield site_files.CATALOGUE, exports.catalogue_json(catalogue, site.text, drawing.exports, partial(piece, "catalogue"))
    yield site_files.SCHEMA, exports.schema_json(kinds, drawing.schemas)
    yield site_files.CATALOGUE_DATA, data.catalogue_script(catalogue, build.publication, answers=drawing.answers, forms=forms)
    yield site_files.RECORD_DATA, data.record_script(pages, more)
    empty = set(build.site_files.bodies())
    for name, script in data.bodies_scripts(catalogue, site.cuts, partial(piece, "bodies")):
        empty.discard(name)
        yield site_files.BODIES.format(name), script
    yield from ((site_files.BODIES.format(name), "") for name in sorted(empty))


def closing_findings(drawing: Drawing, build: Build, files: Files) -> Iterator[Finding]:
    """What can only be judged when all is drawn."""
    used = {item.kind.name for item in drawing.catalogue}
    yield from missing_kinds(drawing.catalogue, kinds_in_use(build.publication.settings.kinds, used), drawing.excused)
    for blog in build.blogs:
        yield from blog.findings
    urls = {path: page.url for path, page in drawing.outline.pages.items()}
    pages = {path: page.html for path, page in drawing.pages.items() if path in urls}
    yield from lookalikes.findings(build.site_files.suspects, pages, urls)
    written = {path: draft.links for path, draft in build.reading.draft.pages.items()}
    yield from links.findings(written, files, drawing.outline, build.config, ignored=build.site_files.ignored)


def _finishing(drawing: Drawing, build: Build) -> Finishing:
    publication = drawing.publication
    return Finishing(
        publication.policy,
        linking=Linking(page.url for page in drawing.outline.pages.values()) if publication.has_own_frame else None,
        has_policy=publication.has_policy,
        reads_words=build.look is not None and not build.is_preview,
        is_preview=build.is_preview,
    )


def _redirect(site: FinishedSite, build: Build, files: Files) -> None:
    """Write the pages that lead on from addresses at which nothing stands now."""
    written = {file.dest_uri for file in files}
    for path, html in site.drawing.redirects.items():
        place = made_file(build.config, path, "").dest_uri
        if place not in written:
            written.add(place)
            files.append(made_file(build.config, place, site.finishing.finished_template(html).html))


def contexts(build: Build, drawing: Drawing) -> Contexts:
    """What templates are told, page by page."""
    labels = {page.path: page.label for page in drawing.outline.pages.values()}
    is_explicit, apart = build.config.nav is not None, build.site_files.fronts.apart
    entries = nav.entries(build.nav, labels, build.site_files.indexes, apart, is_explicit=is_explicit)
    has_suites, statuses = bool(shown_suites(drawing.outline, standing_apart(entries))), build.config.extra.get("status") or {}

    def draw(shown: Sequence[NavEntry], depth: int) -> str:
        signs = {"root": ROOT, "seam": SEAM, "room": ROOM}
        return drawing.fragments.draw("nav", entries=shown, depth=depth, has_suites=has_suites, statuses=statuses, **signs)

    return Contexts(
        drawing.catalogue,
        Branches(entries, draw),
        kinds=build.publication.settings.kinds,
        site_urls=drawing.index_urls,
        theme_files=host_files.theme_files(build.config),
        parents=build.site_files.plan.parents(),
        record=build.publication.record,
        tool_urls=drawing.tool_urls,
    )
