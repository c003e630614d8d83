"""Numbers through a suite, or a site that has none: counted in reading order, pinned where an author says so."""

from __future__ import annotations

from collections.abc import Sequence

from .findings import DOCS, Finding
from .items import DraftItem
from .kinds import USUAL
from .place import Page

Places = Sequence[tuple[Page, DraftItem]]


def item_numbers(places: Places, *, has_suites: bool = True) -> tuple[dict[int, int], list[Finding]]:
    """The number of each numbered item by its key, and what is wrong with pinned ones.

    In a site without suites, a kind that its publisher has added counts through all pages.
    """
    numbers: dict[int, int] = {}
    findings: list[Finding] = []
    taken: dict[tuple[str, str], dict[int, tuple[Page, DraftItem]]] = {}
    last: dict[tuple[str, str], int] = {}
    for page, item in places:
        counts_alone = not has_suites and item.kind.name not in USUAL
        if not item.kind.numbered or not (page.suite or counts_alone):
            findings += _needless(page, item)
            continue
        count = (page.suite.id if page.suite else "", item.kind.name)
        others = taken.setdefault(count, {})
        highest = last.get(count, 0)
        number = item.options.number or highest + 1
        findings += _misplaced_pins(page, item, number=number, highest=highest, others=others)
        others.setdefault(number, (page, item))
        last[count] = max(highest, number)
        numbers[item.key] = number
    return numbers, findings


def _needless(page: Page, item: DraftItem) -> list[Finding]:
    if item.options.number is None:
        return []
    why = "stands outside any suite" if item.kind.numbered else f'is of the kind "{item.kind.name}", which is not numbered'
    return [
        Finding(
            path=page.path, line=item.line, rule="option-value-fits",
            problem=f'"{item.title}" has a pinned number but {why}.',
            remedy="Take the option `number` out.",
        )
    ]  # fmt: skip


def _misplaced_pins(page: Page, item: DraftItem, *, number: int, highest: int, others: dict[int, tuple[Page, DraftItem]]) -> list[Finding]:
    if number > highest:
        return []
    if number in others:
        other_page, other = others[number]
        where = f"{DOCS}/{other_page.path}" if other.line is None else f"{DOCS}/{other_page.path}:{other.line}"
        rule, problem = "numbers-are-unique", f'{number} is pinned for "{item.title}", but "{other.title}" ({where}) has it already.'
    else:
        rule, problem = "numbers-ascend", f'{number} is pinned for "{item.title}", but an item before it already has {highest}.'
    return [
        Finding(
            path=page.path, line=item.line, rule=rule, problem=problem,
            remedy=f"Pin a number above {highest}, or take the option `number` out.",
        )
    ]  # fmt: skip
