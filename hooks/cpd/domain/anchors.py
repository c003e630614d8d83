"""Callout ids: written ones are permanent, made ones give way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from collections.abc import Set as AbstractSet

from .findings import DOCS, Finding
from .items import DraftItem
from .place import Page

Places = Sequence[tuple[Page, DraftItem]]


def callout_ids(places: Places, taken: Mapping[str, AbstractSet[str]]) -> tuple[dict[int, str], list[Finding]]:
    """The callout id of each item by its key, and which written ids are not unique.

    ``taken`` holds, by page, the ids that headings and other elements have.
    """
    anchors: dict[int, str] = {}
    findings: list[Finding] = []
    scopes: dict[str, list[tuple[Page, DraftItem]]] = {}
    for page, item in places:
        scopes.setdefault(page.suite.id if page.suite else "", []).append((page, item))
    for scope in scopes.values():
        written, clashes = _written_ids(scope, taken)
        anchors |= written
        anchors |= _made_ids(scope, written, taken)
        findings += clashes
    return anchors, findings


def free_id(wanted: str, *taken: Container[str]) -> str:
    """The wanted id, or the first of wanted-2, wanted-3, … that is in none of those that are taken."""
    candidate, count = wanted, 1
    while any(candidate in one for one in taken):
        count += 1
        candidate = f"{wanted}-{count}"
    return candidate


def _written_ids(scope: Places, taken: Mapping[str, AbstractSet[str]]) -> tuple[dict[int, str], list[Finding]]:
    owners: dict[str, tuple[Page, DraftItem]] = {}
    anchors: dict[int, str] = {}
    findings: list[Finding] = []
    for page, item in scope:
        wanted = item.options.id
        if wanted is None:
            continue
        if wanted in owners:
            findings.append(_twice(page, item, owners[wanted]))
        elif wanted in taken.get(page.path, frozenset()):
            findings.append(_beside(page, item))
        else:
            owners[wanted] = (page, item)
            anchors[item.key] = wanted
    return anchors, findings


def _made_ids(scope: Places, written: Mapping[int, str], taken: Mapping[str, AbstractSet[str]]) -> dict[int, str]:
    used = set(written.values())
    waiting = [(page, item) for page, item in scope if item.key not in written]
    wishes = Counter(item.slug for _, item in waiting)
    single = frozenset(slug for slug, count in wishes.items() if count == 1)
    anchors: dict[int, str] = {}
    for page, item in waiting:
        blocked = taken.get(page.path, frozenset())
        if item.slug in single and item.slug not in used and item.slug not in blocked:
            anchor = item.slug
        else:
            # A later item may wish for exactly what this one would be given.
            anchor = free_id(f"{page.name}-{item.slug}", used, blocked, single)
        anchors[item.key] = anchor
        used.add(anchor)
    return anchors


def _twice(page: Page, item: DraftItem, owner: tuple[Page, DraftItem]) -> Finding:
    other_page, other = owner
    where = f"{DOCS}/{other_page.path}" if other.line is None else f"{DOCS}/{other_page.path}:{other.line}"
    return Finding(
        path=page.path,
        line=item.line,
        rule="item-ids-are-unique",
        problem=f'two items are called "{item.options.id}"; the other stands in {where}.',
        remedy="Give one of them another id.",
    )


def _beside(page: Page, item: DraftItem) -> Finding:
    return Finding(
        path=page.path,
        line=item.line,
        rule="item-ids-are-unique",
        problem=f'the id "{item.options.id}" of "{item.title}" is also the id of something else on this page.',
        remedy="Give one of them another id.",
    )
