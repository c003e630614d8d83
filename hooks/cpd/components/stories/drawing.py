"""Stories: what stands above and below each, and the pages that list them with their first words.

A list shows what stands above ``<!-- more -->`` in the finished page: with references filled in, and
without callouts, which stand on the story's own page and on the index pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from cpd.domain import markup
from cpd.domain.anchors import free_id
from cpd.domain.asides import without_places
from cpd.domain.place import Outline, Page
from cpd.domain.stories import Blog, Story
from cpd.domain.words import count_in_words
from cpd.writing import structured
from cpd.writing.addresses import relative
from cpd.writing.drawn_page import DrawnPage
from cpd.writing.feeds import FeedEntry
from cpd.writing.fragments import Fragments
from cpd.writing.links import Link
from cpd.writing.rebasing import Move, rebase
from cpd.writing.views import DayView

_CALLOUT = re.compile(r'<(?:div|details)\b[^>]*\bclass="[^"]*\bcpd-callout\b')
_MORE = re.compile(r"<!--\s*more\s*-->")
_HEADING = re.compile(r"<h[2-6]\b")


class FactsView(NamedTuple):
    """When a story was written, how long it takes, on what it is."""

    created: DayView
    updated: DayView | None
    minutes: int | None
    subjects: tuple[Link, ...]


class CardView(NamedTuple):
    """A story in a list."""

    anchor: str
    title: str
    url: str
    excerpt: Markup
    facts: FactsView


class GroupView(NamedTuple):
    """Months, or subjects, on the blog's front page."""

    title: str
    links: tuple[Link, ...]


def excerpt(html: str) -> str:
    """The first words of a page: down to the sign for more, else to its first heading; never into a callout."""
    body = html.partition("</h1>")[2] or html
    ends = [match.start() for match in [_MORE.search(body) or _HEADING.search(body), _CALLOUT.search(body)] if match]
    return markup.balanced(body[: min(ends, default=len(body))]).strip()


def excerpts(blog: Blog, pages: Mapping[str, DrawnPage]) -> dict[str, str]:
    """Each story's first words, by path; to be taken before anything is put on its page."""
    return {story.path: excerpt(without_places(pages[story.path].html)) for story in blog.stories if story.path in pages}


def add(
    pages: Mapping[str, DrawnPage],
    blog: Blog,
    outline: Outline,
    beginnings: dict[str, str],
    *,
    feeds: Iterable[tuple[str, str]],
    contact: str,
    fragments: Fragments,
) -> None:
    """Draw the lists, and what stands above and below each story.

    ``feeds`` holds (title, address) of the blog's feeds; ``contact`` a mail address, or nothing.
    """
    writer = _Writer(pages, blog, outline, beginnings, fragments)
    for story in blog.stories:
        if story.path in beginnings:
            writer.story(story, contact)
    for path in blog.lists:
        if path in pages:
            writer.list(path, [(title, relative(url, outline.pages[path].url)) for title, url in feeds])


def facts(story: Story, page: Page, front: Page, root: str) -> dict[str, object]:
    """What a story is, in schema.org's words; ``front`` is the page that lists it, ``root`` where the site stands."""
    known: dict[str, object] = {"@type": "BlogPosting", "headline": page.title, "dateCreated": story.created.date().isoformat()}
    known["datePublished"] = known["dateCreated"]
    if story.updated:
        known["dateModified"] = story.updated.date().isoformat()
    if page.suite is None or page.suite.url == page.url:
        known["isPartOf"] = structured.part("Blog", front.title, structured.address(front, root))
    return known


def entries(blog: Blog, outline: Outline, beginnings: Mapping[str, str], root: str) -> list[FeedEntry]:
    """The blog's feed, the newest first; ``beginnings`` holds each story's first words as HTML, ``root`` is where the site stands."""
    pages = outline.pages
    found = (
        FeedEntry(
            url=root + pages[story.path].url,
            title=pages[story.path].title,
            text=markup.plain(beginnings[story.path]),
            created=story.created,
            updated=story.updated,
            tags=tuple(pages[path].title for path in story.subjects if path in pages),
        )
        for story in blog.stories
        if story.path in beginnings
    )
    return sorted(found, key=lambda entry: entry.created.timestamp() if entry.created else 0, reverse=True)


@dataclass(frozen=True, slots=True)
class _Writer:
    pages: Mapping[str, DrawnPage]
    blog: Blog
    outline: Outline
    beginnings: dict[str, str]
    fragments: Fragments

    def story(self, story: Story, contact: str) -> None:
        page, drawn = self.outline.pages[story.path], self.pages[story.path]
        facts = self._facts(story, page)
        mail = f"mailto:{quote(contact, safe='@')}?subject={quote(page.title)}" if contact else ""
        drawn.add(self.fragments.draw("story-facts", facts=facts), below_title=True)
        drawn.add(self.fragments.draw("story-foot", mail=mail))

    def list(self, path: str, feeds: list[tuple[str, str]]) -> None:
        page, drawn = self.outline.pages[path], self.pages[path]
        taken = markup.ids(drawn.html)
        by_path = {story.path: story for story in self.blog.stories}
        cards = []
        for number, one in enumerate((name for name in self.blog.lists[path] if name in self.beginnings), start=1):
            cards.append(self._card(by_path[one], page, number, taken))
            taken.add(cards[-1].anchor)
        is_front = path == self.blog.path
        groups = self._groups(page) if is_front else ()
        more = self.fragments.draw("stories", cards=cards, groups=groups, feeds=feeds)
        drawn.add(more, headings=[(card.title, card.anchor, 2) for card in cards])
        if not is_front:
            stories = count_in_words(len(cards), "story", "stories")
            drawn.description = drawn.description or f"{page.title}: {stories}, each with its first words and its date, newest first."

    def _card(self, story: Story, page: Page, number: int, taken: set[str]) -> CardView:
        own = self.outline.pages[story.path]
        move = Move(source=own.url, target=page.url, prefix=f"story-{number}")
        return CardView(
            anchor=free_id(_name(own), taken),
            title=own.title,
            url=relative(own.url, page.url),
            excerpt=Markup(rebase(self.beginnings[story.path], move)),  # noqa: S704  # Python-Markdown made it
            facts=self._facts(story, page),
        )

    def _groups(self, page: Page) -> tuple[GroupView, ...]:
        return tuple(GroupView(title=group.title, links=self._links(group.paths, page)) for group in self.blog.groups)

    def _links(self, paths: Iterable[str], page: Page) -> tuple[Link, ...]:
        known = [self.outline.pages[path] for path in paths if path in self.outline.pages]
        return tuple(Link(words=one.title, url=relative(one.url, page.url)) for one in known)

    def _facts(self, story: Story, page: Page) -> FactsView:
        return FactsView(
            created=_day(story.created),
            updated=_day(story.updated) if story.updated else None,
            minutes=story.minutes,
            subjects=self._links(story.subjects, page),
        )


def _name(page: Page) -> str:
    """The last part of a page's address."""
    return page.url.rstrip("/").rpartition("/")[2].removesuffix(".html") or page.name


def _day(moment: datetime) -> DayView:
    return DayView.of(moment.date().isoformat())
