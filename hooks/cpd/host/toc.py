"""A page's contents list and anchors, mended for what was added after its Markdown was read."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from cpd.domain import markup


def add_headings(page: Page, headings: Iterable[tuple[str, str, int]]) -> None:
    """Add (title, id, level) to the contents list, each below the nearest higher one."""
    top = list(page.toc)
    path: list[AnchorLink] = []
    # What follows belongs below the page's own title.
    if len(top) == 1 and top[0].level == 1:
        path = [top[0]]
    for title, anchor, level in headings:
        link = AnchorLink(title=title, id=anchor, level=level)
        while path and path[-1].level >= level:
            path.pop()
        if path:
            path[-1].children.append(link)
        else:
            page.toc.items.append(link)
        path.append(link)


def renew_anchors(page: Page, html: str) -> None:
    """Let MkDocs know which ids the finished page has, so that links to them are no mistakes."""
    page.present_anchor_ids = markup.ids(html)
