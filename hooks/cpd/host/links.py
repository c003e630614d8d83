"""MkDocs' files as places that links lead to, and its own words about links put to rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from cpd.domain import links, markup
from cpd.domain.findings import Finding
from cpd.domain.links import LinkTargets, WrittenLink
from cpd.domain.place import Outline

_LEVELS = ("not_found", "anchors", "absolute_links", "unrecognized_links")
_QUIET = 10
"""MkDocs' level for what it is not to say: that of debugging."""
_NAMED = re.compile(r"""<a\s(?:[^>]*\s)?name=["']([^"'>]+)["']""", re.IGNORECASE)
_RELATIVE_TO_DOCS = -1
"""MkDocs' value for a slash that means docs/."""
_MADE_LATE = {"sitemap.xml": "sitemap.xml", "404.html": "404.html"}
"""Addresses of files that MkDocs writes by itself."""


def take_over(config: MkDocsConfig) -> frozenset[str]:
    """Let MkDocs keep quiet about links, for the findings say it; returns what the site wants to hear nothing of."""
    levels = config.validation.links
    ignored = frozenset(name for name in _LEVELS if levels[name] == _QUIET)
    for name in _LEVELS:
        if levels[name] != _RELATIVE_TO_DOCS:
            levels[name] = _QUIET
    return ignored


def findings(
    written: Mapping[str, Sequence[WrittenLink]], files: Files, outline: Outline, config: MkDocsConfig, *, ignored: frozenset[str]
) -> Iterator[Finding]:
    """What is wrong with the links that pages have, by page; all pages must be finished."""
    built = [file for file in files if not _is_left_out(file)]
    places = LinkTargets(
        files=frozenset(file.src_uri for file in built),
        ids=_PageIds({file.src_uri: file.page for file in built if file.page}),
        titles={page.path: page.title for page in outline.pages.values()},
        urls={_bare(file.url): file.src_uri for file in built} | _MADE_LATE,
        former={former: page.path for page in outline.pages.values() for former in page.moved_from},
        unbuilt=frozenset(file.src_uri for file in files if _is_left_out(file)),
        root_is_docs=config.validation.links.absolute_links == _RELATIVE_TO_DOCS,
        ignored=ignored,
    )
    for path, found in written.items():
        if page := outline.pages.get(path):
            yield from links.findings(path, page.url, found, places)


def _is_left_out(file: File) -> bool:
    return bool(file.inclusion.value <= InclusionLevel.DRAFT.value)


class _PageIds(Mapping[str, frozenset[str]]):
    """The ids in pages, by path; looked for when they are asked for, since few pages have links to their parts."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._known: dict[str, frozenset[str]] = {}

    def __getitem__(self, path: str) -> frozenset[str]:
        if path not in self._known:
            html = self._pages[path].content or ""
            # In HTML that an author wrote also the names that came before ids.
            self._known[path] = frozenset({*markup.ids(html), *_NAMED.findall(html)})
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def _bare(url: str) -> str:
    return url.removesuffix("index.html").strip("./")
