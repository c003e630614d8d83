"""Structured data: what a page is, in schema.org's words, for search engines and libraries.

A data block: browsers do not run it, and the policy lets it be. https://schema.org/LearningResource
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cpd.domain.place import Page
from cpd.domain.publication import Publication

from .context import HOME

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def block(page: Page, description: str, publication: Publication, facts: Mapping[str, object], *, is_list: bool = False) -> str:
    """The page's data as it can stand in a script element; ``facts`` are what components know, in schema.org's words.

    ``is_list`` where it is an index page, a month or a tool.
    """
    whole = data(page, description, publication, facts, is_list=is_list)
    return json.dumps(whole, ensure_ascii=False).translate(_ESCAPES)


def data(page: Page, description: str, publication: Publication, facts: Mapping[str, object], *, is_list: bool) -> dict[str, object]:
    """The page as schema.org has it; ``facts`` are what components know, and a page that ``is_list`` is a collection."""
    is_home = page.url in HOME
    known: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _type(page, is_home=is_home, is_list=is_list),
        "name": publication.name if is_home else page.title,
        "headline": "",
        "description": description,
        "url": address(page, publication.root),
        "inLanguage": publication.language,
        "dateCreated": "",
        "datePublished": "",
        "dateModified": "",
        "license": publication.settings.licence,
        "creativeWorkStatus": "",
        "educationalLevel": (page.suite.phase or "").capitalize() if page.suite else "",
        "audience": {"@type": "EducationalAudience", "audienceType": page.suite.audience} if page.suite and page.suite.audience else "",
        "isPartOf": "" if is_home else _whole(page, publication),
    }
    return {name: value for name, value in {**known, **facts}.items() if value}


def _type(page: Page, *, is_home: bool, is_list: bool) -> str:
    if is_home:
        return "WebSite"
    if is_list:
        return "CollectionPage"
    return "LearningResource" if page.suite else "Article"


def _whole(page: Page, publication: Publication) -> dict[str, str]:
    """What the page is part of: its suite, or the site."""
    suite = page.suite
    if suite and suite.url != page.url:
        return part("LearningResource", suite.title or suite.id, publication.root + suite.url if publication.root else "")
    return part("WebSite", publication.name, publication.root)


def part(sort: str, name: str, url: str) -> dict[str, str]:
    """Something that pages are part of; ``url`` is empty where its address is not known."""
    return {"@type": sort, "name": name} | ({"url": url} if url else {})


def address(page: Page, root: str) -> str:
    """A page's whole address; empty where it is not known where the site stands."""
    return root + page.url if root else ""
