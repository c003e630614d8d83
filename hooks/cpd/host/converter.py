"""One Markdown for all pages: MkDocs makes a new one for each, with all its extensions.

It is shared only where every plugin and every extension is one of those that were tried: others may remember one page while they
read the next, or change how a page is converted.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from cpd.domain.draft import shifted

from . import tried

_NEEDED: Final = ("_RawHTMLPreprocessor", "_ExtractAnchorsTreeprocessor", "_RelativePathTreeprocessor", "_ExtractTitleTreeprocessor")
"""MkDocs' own, of no public name."""


Heading = tuple[str, str, int, tuple["Heading", ...]]
"""An entry of a contents list: title, id, level, and those below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What conversion makes of a page's Markdown, as plain values."""

    content: str
    contents: tuple[Heading, ...]
    title: str | None
    """Of its first heading."""
    anchors: frozenset[str]
    leads: Mapping[str, Mapping[str, str]]
    """By file: the anchors in it that links name, each with the link."""
    addresses: Mapping[str, str | None]
    """By path that a link names: the address of the file there; None where there is none."""

    def put_into(self, page: Page, files: Files) -> None:
        """Give a page all that MkDocs' own conversion would have given it."""
        page.content = self.content
        page.toc = get_toc([_token(one) for one in self.contents])
        page._title_from_render = self.title  # noqa: SLF001
        page.present_anchor_ids = set(self.anchors)
        found = ((_file(files, path), dict(links)) for path, links in self.leads.items())
        page.links_to_anchors = {file: links for file, links in found if file}

    def is_good_among(self, files: Files) -> bool:
        """Whether its links lead where they would lead now."""
        return all((file.url if (file := _file(files, path)) else None) == url for path, url in self.addresses.items())

    def shifted_by(self, by: int) -> Converted:
        """The same with keys that are greater by a number."""
        title, contents = self.title and shifted(self.title, by), tuple(_shifted(one, by) for one in self.contents)
        return replace(self, content=shifted(self.content, by), title=title, contents=contents)


class Converter:
    """Converts the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config

    @cached_property
    def is_shared(self) -> bool:
        """Whether all pages are converted here. First asked when the first page is read: until then plugins may add extensions."""
        return all(hasattr(pages, name) for name in _NEEDED) and not self._entangled

    @cached_property
    def _entangled(self) -> list[str]:
        return tried.entangled(self._config)

    def told(self) -> list[str]:
        """What somebody should know, in whole sentences."""
        names = ", ".join(f"`{name}`" for name in self._entangled)
        result = f"Each page is converted by itself, which takes longer: it is not known whether {names} would come out right otherwise."
        return [result] if names else []

    def has(self, page: Page) -> bool:
        """Whether a page is to be converted here; another plugin may have a way of its own for it."""
        return self.is_shared and type(page).render is Page.render and "render" not in vars(page)

    def converted(self, page: Page, files: Files) -> Converted:
        """What MkDocs' own ``Page.render`` would make of a page, made with the one Markdown."""
        (markdown, own), asked = self._markdown, _AskedFiles(files)
        own.turn_to(page.file, asked)
        return Converted(
            content=markdown.reset().convert(page.markdown or ""),
            contents=tuple(_heading(one) for one in getattr(markdown, "toc_tokens", [])),
            title=own.title.title,
            anchors=frozenset(own.anchors.present_anchor_ids | own.raw.present_anchor_ids),
            leads={file.src_uri: links for file, links in own.paths.links_to_anchors.items()},
            addresses=asked.addresses,
        )

    @cached_property
    def _markdown(self) -> tuple[Markdown, _Own]:
        extensions: list[str | Extension] = list(self._config.markdown_extensions)
        markdown = Markdown(extensions=extensions, extension_configs=self._config.mdx_configs or {})
        return markdown, _Own(markdown, self._config)


class _Own:
    """What MkDocs itself adds to a Markdown, turned to one page after the other."""

    def __init__(self, markdown: Markdown, config: MkDocsConfig) -> None:
        nothing: Any = None
        self.raw, self.title, self.paths = _raw_html(), _title(), _paths(config)
        self.anchors: Any = pages._ExtractAnchorsTreeprocessor(nothing, nothing, config)  # noqa: SLF001
        for one in (self.raw, self.anchors, self.paths, self.title):
            one._register(markdown)  # noqa: SLF001

    def turn_to(self, file: File, asked: _AskedFiles) -> None:
        """Forget the last page, and be ready for that of a file."""
        self.raw.present_anchor_ids, self.anchors.present_anchor_ids = set(), set()
        self.paths.file, self.paths.files, self.paths.links_to_anchors = file, asked, {}
        self.title.title = None


def _raw_html() -> Any:  # noqa: ANN401  # a private class of MkDocs'
    """What finds ids in HTML that an author wrote, where there is any."""
    raw: Any = pages._RawHTMLPreprocessor()  # noqa: SLF001
    run = raw.run
    raw.run = lambda lines: run(lines) if "<" in "".join(lines) else lines
    return raw


_WORDS: Final = re.compile(r"[\w ,.;!?'-]+")


def _title() -> Any:  # noqa: ANN401  # a private class of MkDocs'
    """What finds a page's title, which most often is nothing but words."""
    title: Any = pages._ExtractTitleTreeprocessor()  # noqa: SLF001
    run = title.run

    def look_first(root: etree.Element) -> None:
        first = root[0] if len(root) and root[0].tag == "h1" else None
        if first is not None and _WORDS.fullmatch(first.text or "") and all(one.get("class") == "headerlink" for one in first):
            title.title = " ".join((first.text or "").split())
        else:
            run(root)

    title.run = look_first
    return title


_ANCHOR: Final = re.compile(r"#[\w-]+", re.ASCII)
_ELSEWHERE: Final = re.compile(r"https?://[\w./-]+", re.ASCII)


def _paths(config: MkDocsConfig) -> Any:  # noqa: ANN401  # a private class of MkDocs'
    """What makes addresses of the paths that links name. Most links of a page need no look: each heading leads to itself."""
    nothing: Any = None
    paths: Any = pages._RelativePathTreeprocessor(nothing, nothing, config)  # noqa: SLF001
    look = paths.path_to_url

    def path_to_url(url: str) -> str:
        if _ANCHOR.fullmatch(url):
            paths.links_to_anchors.setdefault(paths.file, {}).setdefault(url[1:], url)
            return url
        if _ELSEWHERE.fullmatch(url):
            return url
        # MkDocs has nothing to say of a link, so once is enough.
        known: dict[str, str] = paths.files.known
        if url not in known:
            known[url] = str(look(url))
        return known[url]

    paths.path_to_url = path_to_url
    return paths


class _AskedFiles:
    """The files of a site, as far as the links of a page ask for them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.addresses: dict[str, str | None] = {}
        self.known: dict[str, str] = {}
        """The addresses that links have been given."""

    def get_file_from_path(self, path: str) -> File | None:
        """What MkDocs asks for each link."""
        file = _file(self._files, path)
        self.addresses[path] = file.url if file else None
        return file


def _file(files: Files, path: str) -> File | None:
    """The file at a path, which most often is written as MkDocs would write it."""
    return files.src_uris.get(path) or files.get_file_from_path(path)


def _heading(token: Mapping[str, Any]) -> Heading:
    return token["name"], token["id"], token["level"], tuple(_heading(one) for one in token["children"])


def _token(heading: Heading) -> Any:  # noqa: ANN401  # a private type of MkDocs'
    """The heading as the extension ``toc`` gives it."""
    title, anchor, level, below = heading
    return {"name": title, "id": anchor, "level": level, "children": [_token(one) for one in below]}


def _shifted(heading: Heading, by: int) -> Heading:
    title, anchor, level, below = heading
    return shifted(title, by), anchor, level, tuple(_shifted(one, by) for one in below)
