"""Pages as the last build has finished them, taken up where all that a template is told of them is the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from jinja2 import Environment, TemplateNotFound, meta, nodes
from mkdocs.structure.pages import Page

from cpd.domain.keeping import digest
from cpd.writing.vocabulary import PageWords

from . import toc
from .finished_site import FinishedSite
from .keeping import Keeping

STAGE: Final = "page"

EMPTY: Final = "kept.html"
"""The template of a page that need not be drawn: nothing."""

_OTHERS: Final = frozenset({"build_date_utc", "nav", "pages"})
"""What templates are told of more than one page, or of the time."""

_TAKING_IN: Final = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)
_MAIN: Final = "main.html"

FinishedPage = tuple[str, PageWords]
"""A page as it is written, and what it says."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page that is taken up."""

    key: bytes
    template: object
    """The name of the template that its author has chosen; None for the usual one."""


class KeptPages:
    """The finished pages of one site. At each page it is asked what stands there, and told what stands there if it does not know."""

    def __init__(self, keeping: Keeping, env: Environment, site: FinishedSite) -> None:
        self._keeping, self._cache, self._env, self._site = keeping, keeping.cache, env, site
        publication = site.drawing.publication
        is_kept = keeping.keeps_pages and publication.has_own_frame
        self._ground = digest(keeping.drawn, publication.day, repr(site.given_to_all())) if is_kept else b""
        self._known = self._cache.keys(STAGE) if self._ground else {}
        self._kept: dict[str, _Kept] = {}
        self._is_alone: dict[str, bool] = {}
        """By template: whether it is told of the one page only."""
        self._key: bytes | None = None
        """What the page that is written now is drawn from."""
        self._finished: FinishedPage | None = None
        self._undrawn: Callable[[], str] | None = None
        self._lets_go = False
        """Whether it is known that nobody looks at a page once it is finished."""

    def look_for(self, pages: Collection[Page]) -> None:
        """Take up what the last build has finished of these pages, all of a site; such a page has an empty template for now."""
        self._lets_go = bool(self._ground) and all(map(self._stands_alone, {_template(page) for page in pages}))
        for page in pages:
            path = page.file.src_uri
            if path in self._known and (key := self._drawn_from(page)) == self._known[path]:
                self._kept[path] = _Kept(key, page.meta.get("template"))
                page.meta["template"] = EMPTY

    def begin(self, page: Page, told: dict[str, Any]) -> None:
        """Begin a page that is written now; what its template is ``told`` gets a context where it is to be drawn."""
        self._key, self._finished, self._undrawn = None, None, None
        path = page.file.src_uri
        if kept := self._kept.pop(path, None):
            name = kept.template
            page.meta.pop("template")
            page.meta.update({} if name is None else {"template": name})
            found = self._cache.get(STAGE, path, kept.key)
            if found is not None:
                self._finished = cast("FinishedPage", found)
                return
            # Another build has put something else there since.
            self._undrawn = lambda: self._env.get_template(str(name or _MAIN)).render(told)
        told["cpd"] = self._site.context(page)
        self._key = self._drawn_from(page)

    def finished(self, page: Page, output: str, finish: Callable[[str], tuple[FinishedPage, bool]]) -> FinishedPage:
        """The page as it is written: as it was, or what ``finish`` makes of what is drawn; that says too whether somebody is to be told."""
        found = self._finished
        if found is None:
            found, is_told = finish(self._undrawn() if self._undrawn else output)
            if self._key and not is_told:
                self._cache.put(STAGE, page.file.src_uri, self._key, found)
        if self._lets_go:
            self._site.let_go(page)
        return found

    def _drawn_from(self, page: Page) -> bytes:
        """What a page is drawn from; nothing where nobody can say."""
        template = _template(page)
        is_drawn = page.file.src_uri in self._site.drawing.pages
        if not self._ground or type(page) is not Page or not is_drawn or not self._stands_alone(template):
            return b""
        own = [
            page.title, page.meta, page.url, page.canonical_url, page.edit_url, page.is_homepage,
            [(one.title, one.id, one.level) for one in toc.flat(page.toc)],
        ]  # fmt: skip
        return digest(self._ground, template, page.content or "", repr(own), repr(self._site.given(page)))

    def _stands_alone(self, template: str) -> bool:
        if template not in self._is_alone:
            names = self._keeping.made("template", template, lambda: template, lambda: sorted({*_names_read(self._env, template)}))
            self._is_alone[template] = _OTHERS.isdisjoint(names)
        return self._is_alone[template]


def _template(page: Page) -> str:
    return str(page.meta.get("template") or _MAIN)


def _names_read(env: Environment, template: str) -> Iterator[str]:
    """What a template reads of `_OTHERS`, and those that it takes in; ``pages`` where nobody can say."""
    waiting, seen = [template], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            tree = env.parse(env.loader.get_source(env, name)[0] if env.loader else "")
        except TemplateNotFound:
            continue
        found = [*tree.find_all((nodes.Name, *_TAKING_IN))]
        # To tell a template's own names from what it is told takes as long as to compile it.
        if any(isinstance(node, nodes.Name) and node.name in _OTHERS for node in found):
            yield from meta.find_undeclared_variables(tree) & _OTHERS
        taking_in = [node for node in found if isinstance(node, _TAKING_IN)]
        if taking_in:
            waiting += filter(None, meta.find_referenced_templates(tree))
        if not all(map(_is_known, taking_in)):
            yield "pages"


def _is_known(taking_in: nodes.Node) -> bool:
    """Whether a template that another takes in is named by its name, or is an icon."""
    named: nodes.Node = getattr(taking_in, "template")  # noqa: B009  # all four kinds have one
    if isinstance(named, nodes.Concat):
        return isinstance(first := named.nodes[0], nodes.Const) and str(first.value).startswith(".icons/")
    return isinstance(named, nodes.Const | nodes.Tuple | nodes.List)
