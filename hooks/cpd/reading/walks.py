"""Walks through a page's tree, spared where nothing in it is what they look for: ``[TOC]``, boxes, attributes in braces, escapes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cache, partial
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import toc
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX
from pymdownx.tasklist import TasklistTreeprocessor

from . import ids

_ESCAPED: Final = re.compile(rf"{STX}\d")


def spare(md: Markdown) -> None:
    """Let the processors that are known go through a tree only where there is something for them in it."""
    for name, known, spared in (
        ("toc", TocTreeprocessor, _spare_contents),
        ("attr_list", AttrListTreeprocessor, partial(_run_where, "{")),
        ("task-list", TasklistTreeprocessor, partial(_run_where, "[")),
        ("unescape", UnescapeTreeprocessor, _spare_escaped),
    ):
        if name in md.treeprocessors and type(md.treeprocessors[name]) is known:
            spared(md.treeprocessors[name])
    md.preprocessors.register(_Levels(md), "cpd_levels", 1000)


def _spare_contents(processor: Any) -> None:  # noqa: ANN401  # here and below: their attributes are set
    """Make a list of contents where a page asks for one; its headings are known in any case, and most have plain words."""
    run, build, replace = processor.run, processor.build_toc_div, processor.replace_marker
    if processor.slugify is toc.slugify:
        processor.slugify = ids.slugify

    def run_as_asked(root: etree.Element) -> None:
        is_asked = processor.marker in _text(root)
        processor.build_toc_div = build if is_asked else lambda _: etree.Element("div")
        processor.replace_marker = replace if is_asked else lambda *_: None
        run(root)

    processor.run = run_as_asked


def _run_where(sign: str, processor: Any) -> None:  # noqa: ANN401  # see above
    run = processor.run
    processor.run = lambda root: run(root) if sign in _text(root) else None


def _spare_escaped(processor: Any) -> None:  # noqa: ANN401  # see above
    run = processor.run

    def look_first(root: etree.Element) -> None:
        attributes = "".join(value for one in root.iter() for _, value in one.items() if value)
        if _ESCAPED.search(_text(root)) or _ESCAPED.search(attributes):
            run(root)

    processor.run = look_first


def _text(root: etree.Element) -> str:
    return "".join(root.itertext())


class _Levels(Preprocessor):
    """Has each page's elements looked up once among those that stand alone, however often they are asked for."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._known = cache(md.is_block_level)
        setattr(md, "is_block_level", self._known)  # noqa: B010  # a method, to type checkers

    def run(self, lines: list[str]) -> list[str]:
        """Leaves the lines as they are."""
        self._known.cache_clear()
        return lines
