"""The reader's tools: what stands under each page, and the pages made for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cpd.domain import frames, markup
from cpd.domain.place import Outline
from cpd.writing import record
from cpd.writing.context import HOME
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.fragments import Fragments

ITEM_SCRIPTS = frozenset({"item"})
"""What a page with items, or with tools of its own, needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A page that a script works on; authors may write its introduction."""

    name: str
    """Of its fragment."""
    folder: str
    title: str
    scripts: frozenset[str]


RECORD = Tool(name=frames.RECORD, folder="my-record", title="My record", scripts=frozenset({"record"}))
PLANNER = Tool(name=frames.PLANNER, folder="plan-a-session", title="Plan a session", scripts=frozenset({"planner"}))
TOOLS = (RECORD, PLANNER)


def add(
    pages: Mapping[str, DrawnPage],
    outline: Outline,
    placed: Iterable[tuple[str, Tool]],
    *,
    without: Collection[str],
    lists: Sequence[tuple[str, str]],
    kinds: Collection[str],
    keeps: bool,
    fragments: Fragments,
) -> None:
    """Put each tool on its page; under every other page but the home page, and those in ``without``, the page's own tools.

    ``placed`` holds (path of the page, tool); ``lists`` (title, address) of the site's index pages; ``kinds`` the names
    of the kinds of items. With ``keeps`` a reader keeps a record, so pages and items have tools of their own.
    """
    taken = dict(placed)
    for path, drawn in pages.items():
        page, html, scripts = outline.pages[path], drawn.html, set[str]()
        urls = {tool.name: url for one, tool in taken.items() if (url := outline.pages[one].url)}
        if tool := taken.get(path):
            more = fragments.draw(tool.name, urls=urls, lists=lists, kinds=kinds, root=_root(page.url), taken=markup.ids(html))
            scripts |= tool.scripts
        elif not keeps or path in without or page.url in HOME:
            more = ""
        else:
            more = fragments.draw("tools", attributes=record.page_attributes(page))
        if keeps and ("cpd-tools" in more or 'data-cpd="item"' in html or "cpd-list__item" in html):
            scripts |= ITEM_SCRIPTS
        drawn.add(more, scripts=scripts)


def _root(url: str) -> str:
    """From a page to the site's root."""
    return "../" * url.count("/") or "./"
