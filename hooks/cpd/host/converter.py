"""One Markdown for all pages: MkDocs makes a new one for each, with all its extensions.

It is shared only where every extension is one of those that were tried: others may remember one page while they read the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

TRIED: Final = frozenset(
    {
        "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "sane_lists",
        "smarty", "tables", "toc",
        "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.blocks.definition", "pymdownx.blocks.details",
        "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite",
        "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.superfences",
        "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
    }
)  # fmt: skip
"""Extensions that forget a page when they are reset."""

_NEEDED: Final = ("_RawHTMLPreprocessor", "_ExtractAnchorsTreeprocessor", "_RelativePathTreeprocessor", "_ExtractTitleTreeprocessor")
"""MkDocs' own, of no public name."""


def untried(extensions: Iterable[object]) -> list[str]:
    """The extensions of which it is not known whether they forget; ours do."""
    return [name for one in extensions if (name := _name(one)) not in TRIED and not name.startswith("cpd.")]


def _name(extension: object) -> str:
    return extension if isinstance(extension, str) else type(extension).__module__


class Converter:
    """Converts the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._markdown: Markdown | None = None
        self.is_shared = all(hasattr(pages, name) for name in _NEEDED) and not untried(config.markdown_extensions)

    def take(self, page: Page) -> None:
        """Let a page be converted here."""
        if self.is_shared and type(page).render is Page.render:
            page.render = partial(self._render, page)  # type: ignore[method-assign]  # of this page alone

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what MkDocs' own ``Page.render`` does, with the one Markdown."""
        if self._markdown is None:
            extensions: list[str | Extension] = list(config.markdown_extensions)
            self._markdown = Markdown(extensions=extensions, extension_configs=config.mdx_configs or {})
        markdown = self._markdown.reset()
        raw, title = pages._RawHTMLPreprocessor(), pages._ExtractTitleTreeprocessor()  # noqa: SLF001
        anchors = pages._ExtractAnchorsTreeprocessor(page.file, files, config)  # noqa: SLF001
        paths = pages._RelativePathTreeprocessor(page.file, files, config)  # noqa: SLF001
        for one in (raw, anchors, paths, title):
            one._register(markdown)  # noqa: SLF001
        page.content = markdown.convert(page.markdown or "")
        page.toc = get_toc(getattr(markdown, "toc_tokens", []))
        page._title_from_render = title.title  # noqa: SLF001
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        page.links_to_anchors = paths.links_to_anchors
