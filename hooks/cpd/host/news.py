"""Files that are known only when all is drawn: feeds, and pages at former addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cpd.domain.changes import Release
from cpd.domain.findings import Finding
from cpd.domain.place import Page
from cpd.reading import changes
from cpd.writing import feeds, former
from cpd.writing.feeds import Feed
from cpd.writing.fragments import Fragments

from . import files as host_files
from .made import made_file


def root(config: MkDocsConfig) -> str:
    """Where the site will stand, with a slash at its end; empty where that is not known."""
    given = config.site_url or ""
    return f"{given.rstrip('/')}/" if given else ""


def language(config: MkDocsConfig) -> str:
    """The site's language as HTML names it."""
    return str(config.theme.get("locale") or config.theme.get("language") or "en").replace("_", "-")


def changelog(config: MkDocsConfig, name: str) -> Path:
    """The changelog's file, beside mkdocs.yml."""
    return Path(config.config_file_path or ".").parent / name


def releases(config: MkDocsConfig, name: str) -> tuple[tuple[Release, ...], list[Finding]]:
    """The changelog, and what is wrong where there is none."""
    try:
        return changes.read(changelog(config, name).read_text(encoding="utf-8")), []
    except (OSError, ValueError):
        problem = f'`/// changes` has nothing to draw: there is no readable file "{name}" beside mkdocs.yml.'
        remedy = "Write it, or name another file under extra.cpd.changelog."
        return (), [Finding(path="mkdocs.yml", rule="settings-are-understood", problem=problem, remedy=remedy)]


def add_feeds(found: Iterable[Feed], files: Files, config: MkDocsConfig) -> None:
    """Write each feed in both forms."""
    for feed in found:
        (_, rss), (_, json) = feeds.addresses(feed.path)
        host_files.add_text(files, config, rss).content_string = feeds.rss(feed, root(config) + rss)
        host_files.add_text(files, config, json).content_string = feeds.json_feed(feed, root(config) + json)


def add_former(pages: Iterable[Page], files: Files, config: MkDocsConfig, *, fragments: Fragments, guarded: Callable[[str], str]) -> None:
    """Write a page at each former address at which nothing stands now."""
    written = {file.dest_uri for file in files}
    for page in pages:
        for path in page.moved_from:
            gone = made_file(config, path, "")
            if gone.dest_uri in written:
                continue
            written.add(gone.dest_uri)
            html = former.leading_on(page, gone.url, root=root(config), language=language(config), fragments=fragments)
            files.append(made_file(config, gone.dest_uri, guarded(html)))
