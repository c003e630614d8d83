"""What search finds of a page: by our own index where the pages have our search, else by the theme's plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from material.plugins.search.plugin import SearchIndex as ThemesIndex
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cpd.domain.keeping import Keeper, digest
from cpd.domain.merging import merged
from cpd.writing.sections import FoundSection, sections

from .mkdocs_settings import PLUGINS

LESS: Final = 0.5
"""How readily a page is found that is not for everybody."""

_MARKED: Final = "data-search-"
"""Begins what the plugin takes out of a page when it has read it."""
_TEMPLATE: Final = "partials/search.html"
_OURS: Final = "cpd-search"
_THEMES: Final = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
"""Scripts of the theme's search."""

_NAMES = ("material/search", "search")

Gather = Callable[[Page], None]


def lead(config: MkDocsConfig, searchable: Callable[[Page], str], gather: Gather, keeper: Callable[[], Keeper]) -> None:
    """Let search find each item once, where it stands; every other plugin meets the page as readers do.

    ``searchable`` says what search is to see of a page whose content is finished. Where our search is used, ``gather``
    is called for each page in the place of the search plugin, which writes nothing then; ``keeper`` knows what the plugin found last time.
    """
    plugin = _plugin(config)
    if plugin is None:
        return
    is_ours = has_own(config)
    handlers = config.plugins.events["page_context"]
    for place, handler in enumerate(handlers):
        if getattr(handler, "__self__", None) is plugin:
            handlers[place] = _gathering(gather) if is_ours else _lead(handler, searchable, keeper)
    if is_ours:
        # Plugins that change its index would look for it in vain.
        idle = [plugin, *(config.plugins[name] for name in PLUGINS if name in config.plugins)]
        events = config.plugins.events["post_build"]
        events[:] = [handler for handler in events if getattr(handler, "__self__", None) not in idle]


def has_own(config: MkDocsConfig) -> bool:
    """Whether pages have our search: the plugin is on, and the template is ours."""
    plugin = _plugin(config)
    if plugin is None or not plugin.config.get("enabled", True):
        return False
    templates = (Path(folder) / _TEMPLATE for folder in config.theme.dirs)
    found = next((path for path in templates if path.is_file()), None)
    return found is not None and _OURS in found.read_text(encoding="utf-8")


def drop_theme_search(files: Files) -> None:
    """Leave out the scripts of the theme's search."""
    for file in list(files):
        if file.src_uri.startswith(_THEMES):
            files.remove(file)


def put_after(pages: Iterable[Page]) -> None:
    """Let search find these pages after others with the same words, unless their authors say how readily."""
    for page in pages:
        said = page.meta.setdefault("search", {})
        if isinstance(said, dict):
            said.setdefault("boost", LESS)


@contextmanager
def renewed(config: MkDocsConfig) -> Iterator[None]:
    """Pages are built meanwhile that were built before: search has their new entries then, where the old ones stood."""
    found = [plugin.search_index for name in _NAMES if isinstance(plugin := config.plugins.get(name), SearchPlugin)]
    kept = [[*index.entries] for index in found]
    for index in found:
        index.entries.clear()
    yield
    for index, before in zip(found, kept, strict=True):
        new: dict[str, list[dict[str, Any]]] = {}
        for entry in index.entries:
            new.setdefault(_page_of(entry), []).append(entry)
        old = {_page_of(entry): None for entry in before}
        index.entries.clear()
        for entry in before:
            url = _page_of(entry)
            # A page's entries stand together.
            index.entries += [entry] if url not in new else new[url] if url in old else []
            old.pop(url, None)


def _page_of(entry: Mapping[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def write_again(config: MkDocsConfig) -> None:
    """Write the index that the plugin has by now."""
    for name in _NAMES:
        if isinstance(plugin := config.plugins.get(name), SearchPlugin):
            plugin.on_post_build(config=config)


def settings(page: Page) -> dict[str, Any]:
    """What a page's author says to search."""
    said = page.meta.get("search")
    return said if isinstance(said, dict) else {}


def _plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401  # the theme's, or MkDocs' own
    return next((config.plugins[name] for name in _NAMES if name in config.plugins), None)


def _take(page: Page, html: str, index: ThemesIndex | None, keeper: Keeper) -> bool:
    """Add a page's entries to the index, as the plugin would; False where the page is for the plugin to read."""
    if index is None or type(index) is not ThemesIndex or _MARKED in html or (found := _found(page, html, keeper)) is None:
        return False
    if not settings(page).get("exclude"):
        for id_, title, text in found:
            section = FoundSection(tag="", id=id_, title=[title], text=[text])
            index.create_entry_for_section(section, page.toc, page.url, page)
    return True


def _found(page: Page, html: str, keeper: Keeper) -> list[tuple[str | None, str, str]] | None:
    """The sections of a page: id, title and text of each; None where the plugin is to read it."""

    def parts() -> list[tuple[str | None, str, str]] | Literal[False]:
        found = sections(html)
        return False if found is None else [(one.id, "".join(one.title), "".join(one.text)) for one in found]

    return keeper.made("search", page.file.src_uri, lambda: digest(html), parts) or None


def _gathering(gather: Gather) -> Callable[..., Any]:
    def handle(context: dict[str, Any], *, page: Page, **_: Any) -> Any:  # noqa: ANN401  # as an event's handler
        gather(page)
        return context

    return handle


def _lead(handler: Callable[..., Any], searchable: Callable[[Page], str], keeper: Callable[[], Keeper]) -> Callable[..., Any]:
    def handle(context: dict[str, Any], *, page: Page, **around: Any) -> Any:  # noqa: ANN401  # whatever the plugin gives
        shown, seen = page.content or "", searchable(page)
        plugin = getattr(handler, "__self__", None)
        is_read = isinstance(plugin, SearchPlugin) and plugin.config.enabled and _MARKED not in shown
        if is_read and _take(page, seen, getattr(plugin, "search_index", None), keeper()):
            return context
        page.content = seen
        result = handler(context, page=page, **around)
        page.content = merged(seen, shown, page.content)
        return result

    return handle
