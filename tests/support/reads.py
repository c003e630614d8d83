"""One page read on its own: Markdown in, items and findings out, as a build would have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from markdown import Markdown

from cpd.components.order import COMPONENTS
from cpd.domain import markers, markup
from cpd.domain.draft import Draft
from cpd.domain.items import Item, Options
from cpd.domain.kinds import DEFAULTS
from cpd.domain.outline import Leaf, arrange_pages
from cpd.domain.place import Suite
from cpd.reading.extension import CalloutExtension
from cpd.reading.maths import MathsExtension
from cpd.reading.reading import Reading

from .sites import settings

PATH: Final = "page.md"
SUITE: Final = Suite(id="suite", folder="")
ALWAYS: Final = ("tables", "fenced_code")
"""Extensions that MkDocs adds by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What came of a page."""

    items: list[dict[str, Any]]
    """What is known of each item, defaults left out."""
    findings: list[str]
    html: str


def read(markdown: str, *, first_line: int | None = 1, is_in_suite: bool = True, extensions: tuple[str, ...] | None = None) -> Read:
    """Read a page with the site's Markdown extensions, or with those named; it is its suite's only one."""
    draft = Draft()
    marked = read_into(draft, PATH, markdown, first_line=first_line, extensions=extensions)
    outline = arrange_pages([Leaf(path=PATH, url="page/", title="A page")], [SUITE] if is_in_suite else [])
    catalogue = draft.close(outline)
    html, cuts = marked.cut_callouts(_value({item.key: item for item in catalogue}))
    return Read(
        items=[_known(item, cuts[item.key]) for item in catalogue],
        findings=[finding.message() for finding in sorted(draft.findings, key=lambda f: (f.line or 0, f.rule, f.problem))],
        html=html,
    )


def read_into(
    draft: Draft, path: str, markdown: str, *, first_line: int | None = 1, extensions: tuple[str, ...] | None = None
) -> markers.MarkedHtml:
    """Read a page into a draft; returns its HTML, still marked."""
    blocks = [block for component in COMPONENTS for block in component.blocks]
    reading = Reading(draft, {kind.name: kind for kind in DEFAULTS}, blocks=blocks)
    reading.open_page(path, markdown, first_line)
    names, configs = _extensions() if extensions is None else (list(extensions), {})
    converter = Markdown(
        extensions=[*names, CalloutExtension(DEFAULTS, reading), MathsExtension(reading.report_formula)], extension_configs=configs
    )
    return reading.take_html(reading.set_notes_aside(converter.convert(markdown)))


@cache
def _extensions() -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The names and settings of the site's Markdown extensions, as mkdocs.yml has them."""
    written: list[str | dict[str, dict[str, Any]]] = settings()["markdown_extensions"]
    configs = {name: config for entry in written if isinstance(entry, dict) for name, config in entry.items()}
    names = [name for entry in written for name in (entry if isinstance(entry, dict) else [entry])]
    return [*ALWAYS, *names], configs


def _value(items: Mapping[int, Item]) -> Callable[[str, int], str]:
    def value(name: str, key: int) -> str:
        if name == markers.ITEMS:
            return "[list]"
        item = items[key]
        if name in {markers.RECORD, markers.TWIN}:
            return item.id if name == markers.RECORD else ""
        return item.anchor if name == markers.ID else "" if item.number is None else f" {item.number}"

    return value


def _known(item: Item, cut: markers.Cut) -> dict[str, Any]:
    known: dict[str, Any] = {"kind": item.kind.name, "id": item.anchor, "title": item.title, "line": item.line}
    known |= {"body": markup.plain(cut.body), "number": item.number}
    known |= {"title_html": item.title_html if item.title_html != item.title else None}
    blank = Options()
    known |= {
        name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for name, value in item.options._asdict().items()
        if value != getattr(blank, name) and name not in {"id", "number"}
    }
    return {name: value for name, value in known.items() if value not in (None, "")}
