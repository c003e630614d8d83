"""A built page as a tree of elements, by the standard library's parser alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
SILENT = frozenset({"script", "style", "template"})


@dataclass(slots=True, eq=False)
class Element:
    """An element with what stands in it, in order: other elements and text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All words below, white space folded; scripts and styles left out."""
        return " ".join("".join(self._texts()).split())

    def all(self, tag: str = "", *classes: str, **attributes: str) -> list[Element]:
        """The elements below that have this tag, these classes, these attributes (``data_item=""``: any value)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.walk()
            if (not tag or element.tag == tag)
            and element.classes.issuperset(classes)
            and all(name in element.attributes and value in {"", element.attributes[name]} for name, value in wanted.items())
        ]

    def one(self, tag: str = "", *classes: str, **attributes: str) -> Element:
        """The only such element below."""
        found = self.all(tag, *classes, **attributes)
        assert len(found) == 1, f"{len(found)} elements are {tag}.{'.'.join(classes)} {attributes}"
        return found[0]

    def walk(self) -> Iterator[Element]:
        """Every element below, in document order."""
        waiting = [child for child in reversed(self.inside) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.inside) if isinstance(child, Element)]

    def above(self) -> Iterator[Element]:
        """The elements it stands in, nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def children(self, tag: str = "") -> list[Element]:
        """The elements straight in it."""
        return [child for child in self.inside if isinstance(child, Element) and (not tag or child.tag == tag)]

    def _texts(self) -> Iterator[str]:
        for child in self.inside:
            if isinstance(child, str):
                yield child
            elif child.tag not in SILENT:
                yield from child._texts()


def parsed(html: str) -> Element:
    """The document's root, an element without tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes, [], self._open)
        self._open.inside.append(element)
        if tag not in VOID:
            self._open = element

    def handle_endtag(self, tag: str) -> None:
        for element in (self._open, *self._open.above()):
            if element.tag == tag and element.parent is not None:
                self._open = element.parent
                return

    def handle_data(self, data: str) -> None:
        self._open.inside.append(data)
