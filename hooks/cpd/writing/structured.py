"""Structured data: what a page is, in schema.org's words, for search engines and libraries.

A data block: browsers do not run it, and the policy lets it be. https://schema.org/LearningResource
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cpd.domain.life import Life
from cpd.domain.place import Page
from cpd.domain.stories import Story

from .context import HOME

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is the same for all pages."""

    name: str
    root: str
    """Where the site stands, with a slash at its end; empty where that is not known."""
    language: str
    licence: str = ""
    lives: Mapping[str, Life] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    """By path."""
    blogs: Mapping[str, Page] = field(default_factory=dict)
    """By story's path: the page that lists it and its like."""


def block(page: Page, description: str, publication: Publication, *, is_list: bool = False) -> str:
    """The page's data as it can stand in a script element; ``is_list`` where it is an index page, a month or a tool."""
    return json.dumps(data(page, description, publication, is_list=is_list), ensure_ascii=False).translate(_ESCAPES)


def data(page: Page, description: str, publication: Publication, *, is_list: bool) -> dict[str, object]:
    """The page as schema.org has it."""
    story, life = publication.stories.get(page.path), publication.lives.get(page.path, Life())
    created = story.created.date().isoformat() if story else life.created
    updated = story.updated.date().isoformat() if story and story.updated else life.updated
    is_home = page.url in HOME
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _type(page, is_home=is_home, is_list=is_list, is_story=story is not None),
        "name": publication.name if is_home else page.title,
        "headline": page.title if story else "",
        "description": description,
        "url": _url(page, publication),
        "inLanguage": publication.language,
        "dateCreated": created,
        "datePublished": created if story else "",
        "dateModified": updated,
        "license": publication.licence,
        "creativeWorkStatus": "Archived" if life.is_archived else "",
        "educationalLevel": (page.suite.phase or "").capitalize() if page.suite else "",
        "audience": {"@type": "EducationalAudience", "audienceType": page.suite.audience} if page.suite and page.suite.audience else "",
        "isPartOf": "" if is_home else _whole(page, publication),
    }
    return {name: value for name, value in facts.items() if value}


def _type(page: Page, *, is_home: bool, is_list: bool, is_story: bool) -> str:
    if is_home:
        return "WebSite"
    if is_story:
        return "BlogPosting"
    if is_list:
        return "CollectionPage"
    return "LearningResource" if page.suite else "Article"


def _whole(page: Page, publication: Publication) -> dict[str, str]:
    """What the page is part of: its suite, its blog, the site."""
    suite = page.suite
    if suite and suite.url != page.url:
        return _named("LearningResource", suite.title or suite.id, publication.root + suite.url if publication.root else "")
    if blog := publication.blogs.get(page.path):
        return _named("Blog", blog.title, _url(blog, publication))
    return _named("WebSite", publication.name, publication.root)


def _named(sort: str, name: str, url: str) -> dict[str, str]:
    return {"@type": sort, "name": name} | ({"url": url} if url else {})


def _url(page: Page, publication: Publication) -> str:
    return publication.root + page.url if publication.root else ""
