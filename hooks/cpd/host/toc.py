"""A page's contents list and anchors, mended for what was added after its Markdown was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from cpd.domain import markup

_ID = re.compile(r'id="([^"]+)"')
"""May be the end of another attribute's name. A pattern that begins with letters is looked for much faster than one with white space."""


def add_headings(page: Page, html: str, headings: Iterable[tuple[str, str, int]]) -> None:
    """Add (title, id, level) to the contents list, in the order in which they stand in the finished page."""
    added = [AnchorLink(title=title, id=anchor, level=level) for title, anchor, level in headings]
    if not added:
        return
    places: dict[str, int] = {}
    for found in _ID.finditer(html):
        if html[found.start() - 1].isspace():
            places.setdefault(found[1], found.start())
    links = sorted([*flat(page.toc), *added], key=lambda link: places.get(link.id, len(html)))
    page.toc.items[:] = []
    above: list[AnchorLink] = []
    for link in links:
        link.children = []
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else page.toc.items).append(link)
        above.append(link)


def flat(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    """The entries of a contents list, those below others included, in order."""
    for link in links:
        yield link
        yield from flat(link.children)


def renew_anchors(pages: Iterable[Page]) -> None:
    """Let MkDocs know which ids finished pages have, where links name one that it has not met: they are no mistakes."""
    for page in pages:
        for file, anchors in (page.links_to_anchors or {}).items():
            if (target := file.page) and not anchors.keys() <= (target.present_anchor_ids or set()):
                target.present_anchor_ids = markup.ids(target.content or "")
