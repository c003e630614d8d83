"""The blogs of Material's plugin: switched off where there is none, their faults told, their pages put in their place."""

from __future__ import annotations

import posixpath
from pathlib import Path

from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Archive, Category, Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section

from cpd.domain.findings import DOCS, Finding
from cpd.domain.stories import Blog, Story, StoryGroup
from cpd.reading import stories
from cpd.reading.heads import PageHead

RULE = "story-is-understood"


class Shelf(Section):
    """A page of the navigation with others below it: a month and its stories."""


def blogs(config: MkDocsConfig) -> list[HostBlog]:
    """Those of a site: the plugin can be there several times."""
    return [HostBlog(plugin, config) for plugin in config.plugins.values() if isinstance(plugin, BlogPlugin) and plugin.config.enabled]


class HostBlog:
    """What a build holds of one plugin; nothing where there is no blog."""

    def __init__(self, plugin: BlogPlugin, config: MkDocsConfig) -> None:
        self.findings: list[Finding] = []
        self._plugin: BlogPlugin | None = plugin
        self._folder = posixpath.normpath(plugin.config.blog_dir)
        self._posts = posixpath.normpath(plugin.config.post_dir.format(blog=self._folder))
        docs = Path(config.docs_dir)
        has_posts, has_front = (docs / self._posts).is_dir(), (docs / self._folder / "index.md").is_file()
        if has_posts and not has_front:
            self._say(
                f"{self._folder}/index.md",
                None,
                f"{DOCS}/{self._posts} has stories, but no page lists them.",
                "Write this page: a title will do.",
            )
        if not (has_posts and has_front):
            # It would make both, in the author's own folder.
            plugin.config.enabled = False
            self._plugin = None
            return
        # All stories of a list stand on one page.
        plugin.config.pagination = False
        plugin.config.archive_pagination = plugin.config.categories_pagination = None
        # Where nobody has named the groups, the theme has words for them in the site's language.
        words = ((plugin.config.archive_name, Archive), (plugin.config.categories_name, Category))
        self._groups = [(plugin._translate(name, config), sort) for name, sort in words]  # noqa: SLF001  # the plugin's own way

    def _say(self, path: str, line: int | None, problem: str, remedy: str) -> None:
        self.findings.append(Finding(path=path, line=line, rule=RULE, problem=problem, remedy=remedy))

    def is_post(self, path: str) -> bool:
        """Whether a page is one of the blog's stories."""
        return self._plugin is not None and path.startswith(f"{self._posts}/")

    def check(self, file: File, head: PageHead, files: Files, config: MkDocsConfig) -> None:
        """Take a story at which the plugin would stop the build out of ``files``, and report it; ``head`` is what it says of itself."""
        problems = list(stories.problems(head.said))
        if not problems:
            try:
                Post(file, config)
            except PluginError as refusal:
                key = next((one for one in head.said.data if f"'{one}'" in str(refusal).partition("\n")[0]), "")
                problems = [(key, f"{f'`{key}`' if key else 'the head'} of this story is not understood", "Mend it, or take it out.")]
        if not problems:
            return
        files.remove(file)
        for fault in head.faults:
            self._say(file.src_uri, fault.line, fault.problem, fault.remedy)
        # Without a head there is no date either.
        for key, problem, remedy in () if head.faults and not head.said.data else problems:
            self._say(file.src_uri, head.said.line((key,)), f"{problem}, so the story is left out.", remedy)

    def place(self, nav: Navigation) -> None:
        """Put each story below its month, and say which stories have one address. Comes after the plugin's own."""
        if not self._plugin:
            return
        owners: dict[str, str] = {}
        for post in reversed(self._plugin.blog.posts):
            path, place = post.file.src_uri, post.file.dest_uri
            if owners.setdefault(place, path) != path:
                self._say(path, None, f"this story has the same address as {DOCS}/{owners[place]}.", "Give it another `slug`.")
        _shelve(nav.items)

    def views(self) -> list[File]:
        """The pages that list stories by month or subject."""
        return [view.file for view in self._plugin.blog.views] if self._plugin else []

    def skip_excerpts(self) -> None:
        """Spare the plugin its excerpts: ours are cut from finished pages, in ``cpd.components.stories``."""
        for post in self._plugin.blog.posts if self._plugin else ():
            post.excerpt = None

    def as_read(self) -> Blog:
        """The blog with its stories and the pages that list them; its path is empty where there is none."""
        if not self._plugin:
            return Blog()
        blog = self._plugin.blog
        return Blog(
            path=blog.file.src_uri,
            stories=tuple(_story(post) for post in blog.posts),
            lists={view.file.src_uri: tuple(post.file.src_uri for post in view.posts) for view in (blog, *blog.views)},
            groups=tuple(
                StoryGroup(title=title, paths=paths)
                for title, sort in self._groups
                if (paths := tuple(view.file.src_uri for view in blog.views if isinstance(view, sort)))
            ),
        )


def _story(post: Post) -> Story:
    date = post.config.date
    return Story(
        path=post.file.src_uri,
        created=date.created,
        updated=date.get("updated"),
        minutes=post.config.readtime or None,
        subjects=tuple(view.file.src_uri for view in post.categories),
    )


def _shelve(items: list[StructureItem]) -> None:
    for place, item in enumerate(items):
        if isinstance(item, Archive):
            shelf = Shelf(item.name, [item, *item.posts])
            shelf.parent, item.parent = item.parent, shelf
            for post in item.posts:
                post.parent = shelf
            items[place] = shelf
        elif isinstance(item, Section) and not isinstance(item, Shelf):
            _shelve(item.children)
