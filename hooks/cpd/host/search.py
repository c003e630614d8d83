"""What the search plugin is shown of a page, and nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from cpd.domain.merging import merged

LESS: Final = 0.5
"""How readily a page is found that is not for everybody."""

_NAMES = ("material/search", "search")


def lead(config: MkDocsConfig, searchable: Callable[[Page], str]) -> None:
    """Let the search plugin find each item once, where it stands; every other plugin meets the page as readers do.

    ``searchable`` says what search is to see of a page whose content is finished.
    """
    plugins = config.plugins
    search = next((plugins[name] for name in _NAMES if name in plugins), None)
    handlers = plugins.events["page_context"]
    for place, handler in enumerate(handlers):
        if search is not None and getattr(handler, "__self__", None) is search:
            handlers[place] = _led(handler, searchable)


def put_after(pages: Iterable[Page]) -> None:
    """Let search find these pages after others with the same words, unless their authors say how readily."""
    for page in pages:
        said = page.meta.setdefault("search", {})
        if isinstance(said, dict):
            said.setdefault("boost", LESS)


def _led(handler: Callable[..., Any], searchable: Callable[[Page], str]) -> Callable[..., Any]:
    def handled(context: dict[str, Any], *, page: Page, **around: Any) -> Any:  # noqa: ANN401  # whatever the plugin gives
        shown = page.content or ""
        page.content = seen = searchable(page)
        result = handler(context, page=page, **around)
        page.content = merged(seen, shown, page.content)
        return result

    return handled
