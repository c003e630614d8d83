"""Former names: a page at each former address that leads on, and former ids at the items that had them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cpd.domain import markup
from cpd.domain.items import Item
from cpd.domain.place import Page
from cpd.writing.addresses import relative
from cpd.writing.fragments import Fragments
from cpd.writing.linking import INDEX

SCRIPT = "assets/cpd/moved.js"


def with_former_ids(html: str, items: Iterable[Item]) -> str:
    """A page on which links to its items' former ids still find them; an id that is taken stays where it is."""
    renamed = [item for item in items if item.options.was]
    taken = markup.ids(html) if renamed else set()
    for item in renamed:
        former = [one for one in dict.fromkeys(name.rpartition("/")[2] for name in item.options.was) if one not in taken]
        taken.update(former)
        spans = "".join(f'<span id="{one}"></span>' for one in former)
        # Before it, since the first thing in a folded callout has to be its summary.
        place = re.compile(rf'<(?:div|details)\b[^>]*\sid="{re.escape(item.anchor)}"')
        if found := place.search(html):
            html = html[: found.start()] + spans + html[found.start() :]
    return html


def forwarding_page(page: Page, former_url: str, *, root: str, language: str, fragments: Fragments) -> str:
    """The HTML of the page at ``former_url`` that leads on to ``page``.

    Its link names a file, so that it works in a folder on a disk too.
    """
    target = relative(page.url, former_url)
    if not page.url or page.url.endswith("/"):
        target = f"{target.rstrip('/')}/{INDEX}"
    canonical, script = f"{root}{page.url}" if root else "", relative(SCRIPT, former_url)
    return fragments.draw("moved", title=page.title, url=target, canonical=canonical, script=script, language=language)
