"""Files among the pages that an author may take for pages, and MkDocs does not: told, unless a page links to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.domain.findings import Finding
from cpd.domain.paths import ENDINGS

RULE = "page-is-read"

_ENDING = "|".join(ending[1:] for ending in ENDINGS)
_MEANT = re.compile(rf"(?P<stem>.+)\.(?:{_ENDING}|mdx|rst|md[0-9]?)(?:\.(?:txt|bak|orig|old|rtf)|~)?", re.IGNORECASE)
_WORD = re.compile(r".+\.(?:docx?|odt|rtf|pages|dotx?)", re.IGNORECASE)
_HREF = re.compile(r"""\b(?:href|src|data)=["']([^"'#?]+)""")


def unlike(files: Files) -> list[tuple[File, str, str]]:
    """Files that look like pages, each with what is wrong and what to do."""
    found: list[tuple[File, str, str]] = []
    for file in files:
        name = file.src_uri.rpartition("/")[2]
        is_left_out = file.generated_by is not None or file.inclusion is InclusionLevel.EXCLUDED or name[:1] in {".", "~"}
        if is_left_out or file.is_documentation_page():
            continue
        if meant := _MEANT.fullmatch(name):
            found.append((file, "MkDocs takes this file for no page, because of how its name ends.", f"Call it {meant['stem']}.md."))
        elif _WORD.fullmatch(name):
            remedy = "Write its text in a page's file, link to it for readers to take away, or keep it elsewhere."
            found.append((file, "a word processor's file is no page, and no page links to it.", remedy))
    return found


def findings(suspects: Iterable[tuple[File, str, str]], pages: Mapping[str, str], urls: Mapping[str, str]) -> Iterator[Finding]:
    """Those that no page leads to; ``pages`` holds each page's HTML, ``urls`` its address, by path."""
    if not (suspects := list(suspects)):
        return
    linked = {
        posixpath.normpath(posixpath.join(urls[path] or ".", unquote(unescape(href))))
        for path, html in pages.items()
        for href in _HREF.findall(html)
        if "://" not in href
    }
    for file, problem, remedy in suspects:
        if posixpath.normpath(unquote(file.url)) not in linked:
            yield Finding(path=file.src_uri, rule=RULE, problem=problem, remedy=remedy)
