"""Pages as the last build has finished them, taken up where all that a template is told of them is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

from jinja2 import Environment, TemplateNotFound, meta, nodes
from mkdocs.structure.pages import Page

from cpd.domain.keeping import digest
from cpd.domain.publication import Publication
from cpd.writing.context import Context

from . import toc
from .keeping import Keeping

STAGE: Final = "page"

EMPTY: Final = "kept.html"
"""The template of a page that need not be drawn: nothing."""

_OTHERS: Final = frozenset({"build_date_utc", "nav", "pages"})
"""What templates are told of more than one page, or of the time."""

_MAIN: Final = "main.html"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page that is taken up."""

    key: bytes
    template: object
    """The name of the template that its author has chosen; None for the usual one."""


class KeptPages:
    """The finished pages of one site. At each page it is asked what stands there, and told what stands there if it does not know."""

    def __init__(self, keeping: Keeping, env: Environment, publication: Publication) -> None:
        self._cache, self._env = keeping.cache, env
        self._ground = digest(keeping.drawn, publication.day) if keeping.keeps_pages else b""
        self._known = self._cache.keys(STAGE) if self._ground else {}
        self._said: dict[int, tuple[object, bytes]] = {}
        """By id of what pages share: that, so that no other has the id, and what it says."""
        self._kept: dict[str, _Kept] = {}
        self._keys: dict[str, bytes] = {}
        """By path of a page that is drawn: what it is drawn from."""
        self._is_alone: dict[str, bool] = {}
        """By template: whether it is told of the one page only."""
        self._output: str | None = None
        self._undrawn: Callable[[], str] | None = None

    def look_for(self, pages: Iterable[Page], context: Callable[[Page], Context | None]) -> None:
        """Take up what the last build has finished of these pages; such a page has an empty template for now."""
        for page in pages:
            path = page.file.src_uri
            if path in self._known and (key := self._key(page, context(page))) == self._known[path]:
                self._kept[path] = _Kept(key, page.meta.get("template"))
                page.meta["template"] = EMPTY

    def begin(self, page: Page, told: dict[str, Any], context: Callable[[Page], Context | None]) -> None:
        """Begin a page that is written now; what its template is ``told`` gets a context where it is to be drawn."""
        self._output, self._undrawn = None, None
        path = page.file.src_uri
        if kept := self._kept.pop(path, None):
            name = kept.template
            page.meta.pop("template")
            page.meta.update({} if name is None else {"template": name})
            found = self._cache.get(STAGE, path, kept.key)
            if isinstance(found, str):
                self._output = found
                return
            # Another build has put something else there since.
            self._undrawn = lambda: self._env.get_template(str(name or _MAIN)).render(told)
        told["cpd"] = found_context = context(page)
        if self._ground and (key := self._key(page, found_context)):
            self._keys[path] = key

    def finished(self, page: Page, output: str, finish: Callable[[str], str]) -> str:
        """The page as it is written: as it was, or what ``finish`` makes of what is drawn."""
        if self._output is not None:
            return self._output
        whole = finish(self._undrawn() if self._undrawn else output)
        if key := self._keys.pop(page.file.src_uri, None):
            self._cache.put(STAGE, page.file.src_uri, key, whole)
        return whole

    def _key(self, page: Page, context: Context | None) -> bytes:
        """What a page is drawn from; nothing where nobody can say."""
        template = str(page.meta.get("template") or _MAIN)
        if type(page) is not Page or context is None or not self._stands_alone(template):
            return b""
        own = [
            page.title, page.meta, page.url, page.canonical_url, page.edit_url, page.is_homepage, page.update_date,
            [(one.title, one.id, one.level) for one in toc.flat(page.toc)],
        ]  # fmt: skip
        told = (self._words(getattr(context, one.name)) for one in fields(context))
        navigation = self._words(context.branch.branches.entries)
        return digest(self._ground, template, page.content or "", repr(own), navigation, *told)

    def _words(self, value: object) -> bytes:
        """What a part of a context says. Parts that pages share are looked at once."""
        known = self._said.get(id(value))
        if known is None or known[0] is not value:
            known = self._said[id(value)] = value, digest(repr(value))
        return known[1]

    def _stands_alone(self, template: str) -> bool:
        if template not in self._is_alone:
            self._is_alone[template] = not _OTHERS & {*_names_read(self._env, template)}
        return self._is_alone[template]


def _names_read(env: Environment, template: str) -> Iterator[str]:
    """The names that a template reads, and those that it takes in; ``pages`` where nobody can say."""
    waiting, seen = [template], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        try:
            tree = env.parse(env.loader.get_source(env, name)[0] if env.loader else "")
        except TemplateNotFound:
            continue
        yield from meta.find_undeclared_variables(tree)
        waiting += [one for one in meta.find_referenced_templates(tree) if one is not None and one not in seen]
        if not all(_is_known(node) for node in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport))):
            yield "pages"


def _is_known(taking_in: nodes.Node) -> bool:
    """Whether a template that another takes in is named by its name, or is an icon."""
    named: nodes.Node = getattr(taking_in, "template")  # noqa: B009  # all four kinds have one
    if isinstance(named, nodes.Concat):
        return isinstance(first := named.nodes[0], nodes.Const) and str(first.value).startswith(".icons/")
    return isinstance(named, nodes.Const | nodes.Tuple | nodes.List)
