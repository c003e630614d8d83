"""The catalogue as scripts, for pages that work on it in the browser: from a folder nothing can be fetched."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from cpd.domain.catalogue import Catalogue
from cpd.domain.items import Item
from cpd.domain.markers import Cut
from cpd.domain.place import Page
from cpd.domain.publication import Publication

from .exports import Piece, joined, new_piece
from .rebasing import Move, rebase

VERSION = 1
_HERE = "\0"
"""Keeps the place of the items: no text of an author's has it."""
OUTSIDE = "site"
"""What items outside any suite are filed under."""


def catalogue_script(
    catalogue: Catalogue,
    publication: Publication,
    *,
    answers: Mapping[str, tuple[str, str]],
    forms: object,
) -> str:
    """The site's items and what they belong to, with its ``forms``: what a session can be planned with.

    ``answers`` holds, by page, the id and the title under which what is written on it is kept.
    """
    outline, kinds = catalogue.outline, publication.settings.kinds
    whole = {
        "version": VERSION,
        "site": publication.record,
        "title": publication.name,
        "url": publication.url,
        "kinds": {name: {"label": kind.label, "plural": kind.plural, "asks": kind.asks} for name, kind in kinds.items()},
        "suites": [{"id": suite.id, "title": suite.title, "url": suite.url, "phase": suite.phase} for suite in outline.suites],
        "items": [_HERE] if len(catalogue) else [],
        "forms": forms,
    }
    before, _, after = _script_string(whole).partition(_script_string(_HERE))
    # One after the other: as one value they would take several times the memory of their text.
    return "".join(joined(f"cpd.catalogue = {before}", (_script_string(_item(item, answers)) for item in catalogue), ",", f"{after};\n"))


def record_script(pages: Iterable[Page], more: Mapping[str, object]) -> str:
    """What else can have a place in a record: pages, and ``more`` by its name. It comes after the catalogue."""
    told = [
        {
            "id": page.id,
            "was": list(page.former_ids),
            "title": f"{page.label} {page.title}".strip(),
            "url": page.url,
            "suite": _suite(page),
        }
        for page in pages
    ]
    return f"Object.assign(cpd.catalogue, {_script_string({'pages': told, **more})});\n"


def _item(item: Item, answers: Mapping[str, tuple[str, str]]) -> dict[str, object]:
    page, options = item.page, item.options
    entry: dict[str, object] = {
        "id": item.id,
        "was": list(item.former_ids),
        "kind": item.kind.name,
        "label": item.label,
        "title": item.title,
        "url": item.url,
        "suite": _suite(page),
        "section": page.section.title if page.section else None,
        "place": f"{page.label} {page.title}".strip(),
        "minutes": options.minutes,
        "with": options.with_,
        "phase": item.phase,
        "tags": list(options.tags),
        "asked": item.asked,
        "form": _form(options.form, page, answers) if options.form else None,
    }
    if options.withdrawn:
        entry["withdrawn"] = True
    if not page.is_listed:
        entry["unlisted"] = True
    return entry


def _form(link: str, page: Page, answers: Mapping[str, tuple[str, str]]) -> str | None:
    """The id under which what is written on the form is kept that a page's link leads to."""
    named = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link.partition("#")[0]))
    return answers[named][0] if named in answers else None


def bodies_scripts(catalogue: Catalogue, cuts: Mapping[int, Cut], piece: Piece = new_piece) -> Iterator[tuple[str, str]]:
    """The full text of every item, a script for each suite, by the suite's id; each is a ``piece``."""
    found: dict[str, list[Item]] = {}
    for item in catalogue:
        found.setdefault(_suite(item.page) or OUTSIDE, []).append(item)
    for suite, items in found.items():
        yield suite, piece(suite, items, partial(_bodies_script, suite, items, cuts))


def _bodies_script(suite: str, items: Iterable[Item], cuts: Mapping[int, Cut]) -> str:
    bodies: dict[str, dict[str, str]] = {}
    for item in items:
        move = Move(source=item.page.url, target="", prefix=f"body-{item.id.replace('/', '--')}", level=4)
        cut = cuts[item.key].without_lists()
        # What is drawn from it is a copy: nothing is written in it.
        facts, body = (rebase(html, move).replace(' data-cpd="item"', "") for html in (cut.facts, cut.body))
        bodies[item.id] = {"facts": facts, "body": body}
    return f"(cpd.bodies ??= {{}})[{_script_string(suite)}] = {_script_string(bodies)};\n"


def _suite(page: Page) -> str | None:
    return page.suite.id if page.suite else None


_script_string = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
