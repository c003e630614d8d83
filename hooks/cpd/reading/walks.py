"""Walks through a page's tree, spared where its text has no sign of what they look for: ``[TOC]``, attributes in braces."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor


def spare(md: Markdown) -> None:
    """Let the processors that are known go through a tree only where there is something for them in it."""
    for name, known, walk in (("toc", TocTreeprocessor, "replace_marker"), ("attr_list", AttrListTreeprocessor, "run")):
        if name in md.treeprocessors and type(md.treeprocessors[name]) is known:
            processor: Any = md.treeprocessors[name]
            _spare(processor, walk, getattr(processor, "marker", "{"))


def _spare(processor: Any, walk: str, sign: str) -> None:  # noqa: ANN401  # of two classes that share no such method
    through = getattr(processor, walk)

    def look_first(root: etree.Element, *given: Any) -> None:  # noqa: ANN401  # whatever the walk takes
        if sign in "".join(root.itertext()):
            through(root, *given)

    setattr(processor, walk, look_first)
