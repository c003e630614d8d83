"""A page's tree as HTML, to the byte as Python-Markdown writes it, in half the time.

What is seldom in a tree, such as comments, attributes without a value or names of another namespace, is left to Python-Markdown.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any, Final
from xml.etree.ElementTree import HTML_EMPTY

from markdown import Markdown
from markdown.extensions.md_in_html import MarkdownInHTMLPostprocessor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.util import HTML_PLACEHOLDER

_PUT_BACK: Final = (RawHtmlPostprocessor, MarkdownInHTMLPostprocessor)
_PUT_ASIDE: Final = HTML_PLACEHOLDER.partition("%")[0]
_RAW: Final = frozenset({"script", "style"})


class _UnusualError(Exception):
    """Something in a tree is written by Python-Markdown alone."""


def spare(md: Markdown) -> None:
    """Let trees be written here, where they would be written as XHTML; HTML that was put aside is put back only where there is any."""
    formats = {name: _xhtml if known is to_xhtml_string else known for name, known in md.output_formats.items()}
    vars(md)["output_formats"] = formats
    if "raw_html" in md.postprocessors and type(md.postprocessors["raw_html"]) in _PUT_BACK:
        put_back: Any = md.postprocessors["raw_html"]
        run = put_back.run
        # Each run leaves a circle behind, which nothing frees while a site is built.
        put_back.run = lambda text: run(text) if _PUT_ASIDE in text else text


def _xhtml(root: etree.Element) -> str:
    pieces: list[str] = []
    try:
        _write(root, pieces.append)
    except (_UnusualError, RecursionError):
        return to_xhtml_string(root)
    return "".join(pieces)


def _write(element: etree.Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    if type(tag) is not str or tag in HTML_EMPTY or tag in _RAW or not tag.islower():
        _write_seldom(element, write)
    else:
        write(f"<{tag}{_attributes(element.attrib)}>" if element.attrib else f"<{tag}>")
        if text:
            write(_escaped(text) if "&" in text or "<" in text or ">" in text else text)
        for child in element:
            _write(child, write)
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail) if "&" in tail or "<" in tail or ">" in tail else tail)


def _write_seldom(element: etree.Element, write: Callable[[str], None]) -> None:
    if element.tag not in HTML_EMPTY or element.text or len(element):
        raise _UnusualError
    write(f"<{element.tag}{_attributes(element.attrib)} />")


def _attributes(attributes: dict[str, Any]) -> str:
    written = ""
    for name, value in sorted(attributes.items()) if len(attributes) > 1 else attributes.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise _UnusualError
        quoted = (_escaped(value) if "&" in value or "<" in value or ">" in value else value).replace('"', "&quot;")
        written += f' {name}="{quoted}"'
    return written


def _escaped(text: str) -> str:
    return RE_AMP.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
