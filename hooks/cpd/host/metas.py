"""Front matter that MkDocs or its plugins would stop at with a traceback: taken out, and reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateNotFound
from mkdocs.structure.pages import Page

from cpd.domain.findings import Finding, shown_value, written_value

_HEADING = re.compile(r"<h1\b[^>]*>(?!\s*(?:<a\b[^>]*>[^<]*</a>)?\s*</h1>)", re.IGNORECASE)
"""One with words in it."""

RULE = "front-matter-is-understood"


def missing_title(page: Page, html: str) -> Iterator[Finding]:
    """A page of an author's that is called nothing but its file."""
    is_titled = page.meta.get("title") or "title" in vars(page) or _HEADING.search(html)
    if not is_titled and not page.is_homepage and page.file.generated_by is None and page.file.abs_src_path:
        yield Finding(
            path=page.file.src_uri, rule="page-has-title", problem=f'this page has no title, so it is called "{page.title}".',
            remedy="Write one above its text: `# Title`.",
        )  # fmt: skip


def mend(page: Page, env: Environment) -> Iterator[Finding]:
    """What was wrong with a page's front matter; what was is gone from it afterwards."""
    path = page.file.src_uri
    if "template" in page.meta and not _is_template(env, page.meta["template"]):
        given = page.meta.pop("template")
        yield Finding(
            path=path, rule=RULE, problem=f'there is no template "{written_value(given)}".',
            remedy="Name a file in overrides/, such as `template: main.html`, or take the line out.",
        )  # fmt: skip
    # Nothing at all is what Material's search takes for "as usual".
    if page.meta.get("search") and not isinstance(page.meta["search"], Mapping):
        given = page.meta.pop("search")
        yield Finding(
            path=path, rule=RULE, problem=f"`search` is {shown_value(given)}, which search does not understand.",
            remedy="Write it as `search: {exclude: true}`, or take the line out.",
        )  # fmt: skip


def _is_template(env: Environment, name: object) -> bool:
    if not isinstance(name, str) or not name or env.loader is None:
        return False
    try:
        # Found, not compiled: filters that it uses may come later.
        env.loader.get_source(env, name)
    except TemplateNotFound:
        return False
    return True
