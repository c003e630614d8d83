"""What a preview keeps of a build, so that after an edit some of its pages can be read and drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, TypeVar, overload

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from cpd.writing.context import Context

from . import toc
from .build import Build

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class PageState:
    """All that stands at a page of MkDocs' at some moment. Lists and mappings that are changed in place are copies."""

    values: dict[str, Any]

    @classmethod
    def of(cls, page: Page) -> PageState:
        """A page as it is now."""
        return cls(_copied(vars(page)))

    def restore(self, page: Page) -> None:
        """Let the page be as it was."""
        vars(page).clear()
        vars(page).update(_copied(self.values))


def _copied(values: dict[str, Any]) -> dict[str, Any]:
    contents = values["toc"]
    return {**values, "meta": deepcopy(values["meta"]), "toc": TableOfContents(_links(contents)) if contents else contents}


def _links(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    copies = []
    for link in links:
        copy = AnchorLink(title=link.title, id=link.id, level=link.level)
        copy.children = _links(link.children)
        copies.append(copy)
    return copies


class _Noted(Sequence[One]):
    """Values that tell when somebody looks at them; whether there are any, and how many, anybody may know."""

    def __init__(self, values: Sequence[One], look: Callable[[], None]) -> None:
        self._values, self._look = values, look

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> One: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[One]: ...

    def __getitem__(self, place: int | slice) -> One | Sequence[One]:
        self._look()
        return self._values[place]


class KeptBuild:
    """A build of a preview, from its configuration on. Each attribute is there once its time has come."""

    nav: Navigation
    files: Files
    env: Environment
    """Once all pages are read."""

    def __init__(self, build: Build, config: MkDocsConfig) -> None:
        self.build, self.config = build, config
        self.current = ""
        """The page that is being read or drawn."""
        self.unread: dict[str, PageState] = {}
        """By path: pages before they were read."""
        self.read: dict[str, PageState] = {}
        """By path: pages when all were read."""
        self.written: dict[str, object] = {}
        """By path: what a page's file was made of, as far as an edit can change it."""
        self.counting: set[str] = set()
        """Pages that show how much there is on the whole site."""

    def pages(self) -> dict[str, Page]:
        """Every page that is built, by path."""
        return self.build.pages(self.files)

    def take_unread(self, page: Page) -> None:
        """Keep a page as it is before it is read."""
        self.current = page.file.src_uri
        self.unread[self.current] = PageState.of(page)

    def take_read(self, files: Files, env: Environment) -> None:
        """Keep all pages as they are when all are read."""
        self.files, self.env, self.current = files, env, ""
        self.read = {path: PageState.of(page) for path, page in self.pages().items()}

    def noted(self, page: Page, context: Context) -> Context:
        """A page's context as its template is given it; what it is made of is kept."""
        path = self.current = page.file.src_uri
        self.written[path] = essence(page, context)
        self.counting.discard(path)

        def look() -> None:
            self.counting.add(path)

        return replace(context, kinds=_Noted(context.kinds, look), suites=_Noted(context.suites, look))


def essence(page: Page, context: Context) -> object:
    """All of a page that an edit can change, but for what it shows of the whole site; to be compared."""
    headings = [(link.title, link.id, link.level) for link in toc.flat(page.toc)]
    return page.content, headings, page.title, page.meta, replace(context, kinds=(), suites=())
