"""The place of a page's contents, ``[TOC]``, looked for only where it is written."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor


def find_place(md: Markdown) -> None:
    """Let the one processor that is known spare its walk through a tree whose text has no such mark."""
    if "toc" not in md.treeprocessors or type(md.treeprocessors["toc"]) is not TocTreeprocessor:
        return
    toc: Any = md.treeprocessors["toc"]
    marker, replace = toc.marker, toc.replace_marker

    def replace_marker(root: etree.Element, contents: etree.Element) -> None:
        if marker in "".join(root.itertext()):
            replace(root, contents)

    toc.replace_marker = replace_marker
