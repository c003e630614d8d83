"""Which plugins, hooks and extensions were tried, so that it is known what they remember of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from . import ground

EXTENSIONS: Final = frozenset(
    {
        "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "legacy_attrs", "legacy_em", "md_in_html",
        "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
        "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.blocks.caption", "pymdownx.blocks.definition",
        "pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
        "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
        "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes", "pymdownx.saneheaders", "pymdownx.smartsymbols",
        "pymdownx.striphtml", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
    }
)  # fmt: skip
"""Those that forget a page when they are reset, and make the same of it whatever else there is."""

_FORGETFUL: Final = EXTENSIONS | {"pymdownx.snippets", "mkdocs_autorefs._internal.references"}
"""Those that forget a page; but what these make of it depends on other files or pages."""

_APART: Final = frozenset(
    {
        "cpd",
        # Material's, and MkDocs' own search.
        "blog", "info", "meta", "offline", "optimize", "privacy", "search", "social", "tags", "typeset",
        "autorefs", "awesome-nav", "exclude", "exclude-search", "gen-files", "git-authors", "git-revision-date-localized", "glightbox",
        "include-markdown", "literate-nav", "llmstxt", "macros", "minify", "print-site", "redirects", "rss", "section-index",
        "table-reader",
    }
)  # fmt: skip
"""Plugins that were looked through: they change texts, pages or files, and leave alone what converts a page."""


def entangled(config: MkDocsConfig) -> list[str]:
    """The plugins, hooks and extensions of which it is not known whether one page's conversion leaves the next alone."""
    return sorted({*strangers(config, _APART, _FORGETFUL), *_counting(config)})


def strangers(config: MkDocsConfig, known: frozenset[str], extensions: frozenset[str]) -> list[str]:
    """The plugins and extensions of a site that are not among these, and its hooks beside ours, in the order of the alphabet."""
    unknown = {*plugins(config)} - known
    written: list[object] = [*config.markdown_extensions]
    # What a plugin has put in is the plugin's.
    own = [one for one in written if isinstance(one, str) or not unknown]
    return sorted({*unknown, *_unknown_hooks(config), *unknown_extensions(own, extensions)})


def plugins(config: MkDocsConfig) -> Iterator[str]:
    """The names of a site's plugins; one that is there twice has a number, which is left out."""
    hooks = set(map(str, config.hooks))
    return (name.removeprefix("material/").partition(" #")[0] for name in config.plugins if name not in hooks)


def unknown_extensions(extensions: Iterable[object], known: frozenset[str]) -> list[str]:
    """The extensions that are not among those known; ours are."""
    return [name for one in extensions if (name := _name(one)) not in known and not name.startswith("cpd.")]


def _name(extension: object) -> str:
    written = extension if isinstance(extension, str) else type(extension).__module__
    return written.removeprefix("markdown.extensions.")


def _unknown_hooks(config: MkDocsConfig) -> Iterator[str]:
    for name in map(str, config.hooks):
        file = Path(str(getattr(config.plugins[name], "__file__", "")))
        if not (file.is_file() and ground.HOOK.is_file() and file.read_bytes() == ground.HOOK.read_bytes()):
            yield name


def _counting(config: MkDocsConfig) -> Iterator[str]:
    """Extensions that are told to give no two pages the same, and count them for that."""
    if (config.mdx_configs.get("footnotes") or {}).get("UNIQUE_IDS"):
        yield "footnotes"
