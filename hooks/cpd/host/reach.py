"""How far an edit reaches: the pages on which something may have changed, a few more than needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from cpd.domain.catalogue import Catalogue
from cpd.domain.items import Item

from .build import Build


def reached(build: Build, catalogue: Catalogue, read: Collection[str], *, moved: Collection[str], words: Mapping[int, str]) -> set[str]:
    """The pages to be drawn again once those in ``read`` were read again, after which the items of those in ``moved`` are others.

    ``build`` is still as it was drawn before; ``catalogue`` holds what it is to be now, ``words`` those of references in titles.
    """
    outline, drafts = catalogue.outline, build.reading.draft.pages
    if any(component.needs_all_pages(build.finished.drawing) for component in build.components):
        return {*drafts}
    if any(outline.partners(suite) for suite in outline.suites):
        return {*drafts}
    waiting = {path for path, draft in drafts.items() if draft.openings or (moved and draft.references)}
    reworded = {path for path, draft in drafts.items() if any(words.get(key) != build.words.get(key) for key in draft.wordless)}
    # What stands inside an item stands on its index page too.
    changed = {*read, *moved, *waiting, *reworded}
    touched = [item for path in changed for one in (catalogue, build.site.catalogue) for item in one.on_page(path)]
    return {*changed, *_index_pages(build, touched, are_moved=bool(moved)), *_front_pages(touched, catalogue)}


def moved_pages(before: Catalogue, after: Catalogue, read: Collection[str]) -> set[str]:
    """The pages whose items have other ids, numbers, titles or options."""
    return {path for path in after.outline.pages if _facts(before, path, read) != _facts(after, path, read)}


def _facts(catalogue: Catalogue, path: str, read: Collection[str]) -> Collection[Item]:
    items = catalogue.on_page(path)
    # On a page that was read again all keys are new, and lines are told only.
    return [replace(item, key=0, line=None) for item in items] if path in read else items


def _index_pages(build: Build, touched: Iterable[Item], *, are_moved: bool) -> Iterator[str]:
    """The index pages on which items stand. The site's hold no more of them than lines."""
    indexes = build.site_files.index_pages()
    places = {(item.kind.name, item.page.suite.id if item.page.suite else None) for item in touched}
    kinds = {kind for kind, _ in places}
    paths = [one.path for one in indexes]
    for one in indexes:
        # A suite that is the whole site shares its index pages with it.
        is_sites = one.suite_id is None and paths.count(one.path) == 1
        if (are_moved and one.kind.name in kinds) if is_sites else (one.kind.name, one.suite_id) in places or one.suite_id is None:
            yield one.path


def _front_pages(touched: Iterable[Item], catalogue: Catalogue) -> Iterator[str]:
    """The front pages of items' suites, on which the overview stands."""
    for suite_id in {item.page.suite.id for item in touched if item.page.suite}:
        yield from (page.path for page in catalogue.outline.in_suite(suite_id) if page.is_front and page.section is None)
