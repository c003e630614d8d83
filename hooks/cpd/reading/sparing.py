"""The extension that spares Python-Markdown what it does for nothing; what comes out is the same."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

from . import emphasis, inline, lines, paragraphs, plain_links, walks, written_tree


class SparingExtension(Extension):
    """Lets patterns and block processors be tried only where they can match."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Nothing where another stands in the place of what is known, or where Python-Markdown has changed what is built on."""
        lines.spare(md)
        inline.take_place(md)
        emphasis.spare(md)
        plain_links.spare(md)
        paragraphs.ask_first(md)
        walks.spare(md)
        written_tree.spare(md)
