"""Pages that are not written in UTF-8: told, and read as well as can be, so that a build and a preview go on."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from html import escape

from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.domain.findings import Finding
from cpd.reading import heads

from .file_texts import FileTexts

RULE = "page-is-read"

_MANY = 0.3
"""The share of empty bytes from which on letters take two."""


def mend(files: Files, names: frozenset[str], *, read: FileTexts, is_preview: bool, is_story: Callable[[str], bool]) -> list[Finding]:
    """What is wrong; such a page has a text afterwards, and a story, which its plugin reads by itself, is left out.

    ``names`` are the entries of heads that something reads; ``read`` has the files' texts.
    """
    findings: list[Finding] = []
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        text = read.of(file)
        if text is not None and ("\0" not in text or not _wide(file.content_bytes)):
            continue
        try:
            finding = _encoding_finding(file, is_left_out=is_story(file.src_uri))
        except OSError:
            continue
        findings.append(finding)
        read.forget(file)
        if is_story(file.src_uri):
            files.remove(file)
        else:
            _rewrite(file, names, finding if is_preview else None)
    return findings


def _encoding_finding(file: File, *, is_left_out: bool) -> Finding:
    raw, line = file.content_bytes, None
    if wide := _wide(raw):
        problem = f"this file is written in {wide[:6].upper()}"
    else:
        try:
            raw.decode()
        except UnicodeDecodeError as problem_:
            line = raw.count(b"\n", 0, problem_.start) + 1
        problem = "this file is not written in UTF-8, so some of its letters are guessed"
    return Finding(
        path=file.src_uri,
        line=line,
        rule=RULE,
        problem=f"{problem}{', and the story is left out' if is_left_out else ''}.",
        remedy="Open it in an editor, and save it with the encoding UTF-8.",
    )


def _wide(raw: bytes) -> str:
    """The encoding of a text of which each letter takes two bytes or four; empty for any other."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a mark at its beginning: half of a text in a European language are bytes of zero.
    empty = raw.count(0)
    if not empty or empty < len(raw) * _MANY:
        return ""
    return "utf-16-be" if raw[::2].count(0) > empty / 2 else "utf-16-le"


def _rewrite(file: File, names: frozenset[str], shown: Finding | None) -> None:
    raw, place = file.content_bytes, file.abs_src_path
    # A page saved by an old editor on Windows, most likely.
    text = raw.decode(_wide(raw) or "cp1252", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    if shown:
        ends = heads.read(text, names).ends
        text = f"{text[:ends]}{_notice(shown)}{text[ends:]}"
    file.content_string = text
    # Setting the text makes MkDocs forget the file it came from.
    file.abs_src_path = place


def _notice(finding: Finding) -> str:
    """What stands on the page in a preview: whoever writes may not see the terminal."""
    words = escape(finding.message())
    return f'<div class="admonition failure"><p class="admonition-title">This page is not in UTF-8</p><p>{words}</p></div>\n\n'
