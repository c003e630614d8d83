"""Index pages: a suite's with every item whole, the site's with a line for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from cpd.domain.anchors import free_id
from cpd.domain.items import Item
from cpd.domain.kinds import Kind
from cpd.domain.markers import Cut
from cpd.domain.place import Page, Section, Suite

from .addresses import relative
from .filters import FilterView
from .views import ItemView, full_view, line_view


class GroupView(NamedTuple):
    """Items under a heading: those of a section, of a page, or of a suite."""

    title: str
    """Empty where the group has no heading of its own."""
    label: str
    anchor: str
    level: int
    url: str
    items: tuple[ItemView, ...] = ()
    groups: tuple[GroupView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """An index page below its introduction."""

    kind: Kind
    sentence: str
    """What it lists, in a sentence."""
    count: int
    filters: tuple[FilterView, ...]
    groups: tuple[GroupView, ...]
    is_whole: bool


def suite_index(kind: Kind, items: Sequence[Item], cuts: Mapping[int, Cut], *, suite: Suite, url: str, taken: set[str]) -> IndexView:
    """A suite's index page at ``url``; ``taken`` are the ids its introduction has."""
    anchors = {item.key: "" if item.anchor in taken else item.anchor for item in items}
    used = {*taken, *anchors.values()}

    def page_group(page: Page, members: Iterable[Item], level: int) -> GroupView:
        views = tuple(
            full_view(
                item,
                cuts[item.key],
                url,
                level=level + 1,
                anchor=anchors[item.key],
                prefix=anchors[item.key] or f"in-{item.anchor}",
            )
            for item in members
        )
        return _group(page.title, page.label, level, used, url=relative(page.url, url), items=views)

    def section_group(section: Section | None, members: Iterable[Item]) -> tuple[GroupView, ...]:
        level = 3 if section else 2
        pages = tuple(page_group(page, found, level) for page, found in groupby(members, key=lambda i: i.page))
        if section is None:
            return pages
        link = relative(section.url, url) if section.url is not None else ""
        return (_group(section.title, str(section.number), 2, used, url=link, groups=pages),)

    groups = [group for section, members in groupby(items, key=lambda item: item.page.section) for group in section_group(section, members)]
    return IndexView(
        sentence=f"{kind.count_in_words(len(items))} in {suite.title}, whole and in reading order.",
        kind=kind,
        count=len(items),
        filters=_filters(items, "section"),
        groups=tuple(groups),
        is_whole=True,
    )


def site_index(kind: Kind, items: Sequence[Item], *, url: str, taken: set[str]) -> IndexView:
    """The site's index page at ``url``: a line for each item, grouped by suite, the others last.

    ``taken`` are the ids its introduction has.
    """
    used = set(taken)
    inside = [item for item in items if item.page.suite]
    outside = [item for item in items if not item.page.suite]
    groups = [
        _group(suite.title, "", 2, used, url=relative(suite.url, url), items=tuple(line_view(item, url) for item in members))
        for suite, members in groupby(inside, key=lambda item: item.page.suite)
        if suite is not None
    ]
    if outside:
        title = "Outside any suite" if inside else ""
        groups.append(_group(title, "", 2, used, url="", items=tuple(line_view(item, url) for item in outside)))
    return IndexView(
        sentence=f"{kind.count_in_words(len(items))} on this site, each with a link to the place where it stands.",
        kind=kind,
        count=len(items),
        filters=_filters(items, "suite"),
        groups=tuple(groups),
        is_whole=False,
    )


def _group(
    title: str,
    label: str,
    level: int,
    used: set[str],
    *,
    url: str,
    items: tuple[ItemView, ...] = (),
    groups: tuple[GroupView, ...] = (),
) -> GroupView:
    wanted = "group-" + "-".join(filter(None, (label.replace(".", "-"), _word(title))))
    anchor = free_id(wanted.rstrip("-"), used)
    used.add(anchor)
    return GroupView(title=title, label=label, anchor=anchor, level=level, url=url, items=items, groups=groups)


def _word(title: str) -> str:
    kept = "".join(c if c.isalnum() and c.isascii() else " " for c in title.lower())
    return "-".join(kept.split()[:6])


def _filters(items: Sequence[Item], first: str) -> tuple[FilterView, ...]:
    """What can be filtered by; a filter with a single choice is left out."""
    suites = {i.page.suite.id: i.page.suite.title for i in items if i.page.suite}
    sections = {
        str(s.number): f"{s.number} {s.title}" if len(suites) == 1 else f"Section {s.number}" for i in items if (s := i.page.section)
    }
    phases = {i.phase: i.phase for i in items if i.phase}
    tags = {tag.replace(" ", "-"): tag for i in items for tag in i.options.tags}
    minutes = sorted({i.options.minutes for i in items if i.options.minutes})
    offered = (
        FilterView(name="suite", label="Suite", choices=tuple(suites.items()) if first == "suite" else ()),
        FilterView(name="section", label="Section", choices=tuple(sorted(sections.items(), key=lambda pair: int(pair[0])))),
        FilterView(name="phase", label="Phase", choices=tuple(sorted(phases.items()))),
        FilterView(name="minutes", label="Time", choices=tuple((str(m), f"{m} minutes or less") for m in minutes)),
        FilterView(name="tag", label="Tag", choices=tuple(sorted(tags.items()))),
    )
    return tuple(one for one in offered if len(one.choices) > 1)


def headings(view: IndexView) -> tuple[GroupView, ...]:
    """The groups that have a heading, outer before inner."""
    found: list[GroupView] = []
    for group in view.groups:
        found += [group, *group.groups]
    return tuple(group for group in found if group.title)
