"""Stories: the pages that list them, what stands above and below each, and their feed."""

from __future__ import annotations

from cpd.components.base import Component, Drawing
from cpd.domain.findings import Finding
from cpd.domain.stories import Blog
from cpd.writing import feeds

from . import drawing as drawn_stories


class Stories(Component):
    """Draws the site's blogs."""

    name = "stories"
    guide = "stories.md"
    genres = {"story": ("Story", "Stories")}
    rules = {
        "story-is-understood": "What a story of the blog says at its head can be read.",
    }
    styles = {"stories": ("cpd-story", "cpd-stories")}

    def draw(self, drawing: Drawing) -> list[Finding]:
        """Draw the lists and the stories, and write the feeds."""
        for blog in drawing.blogs:
            self._draw(blog, drawing)
        return []

    def _draw(self, blog: Blog, drawing: Drawing) -> None:
        around, outline = self.publication, drawing.outline
        beginnings = drawn_stories.excerpts(blog, drawing.pages)
        links = feeds.addresses(blog.path) if around.root else ()
        contact = around.settings.contact
        drawn_stories.add(drawing.pages, blog, outline, beginnings, feeds=links, contact=contact, fragments=drawing.fragments)
        for story in blog.stories:
            if drawn := drawing.pages.get(story.path):
                drawn.genre = "story"
                drawn.facts = drawn_stories.facts(story, outline.pages[story.path], outline.pages[blog.path], around.root)
        for path in blog.lists:
            if path in drawing.pages:
                drawing.pages[path].is_list = True
        if around.root:
            entries = drawn_stories.entries(blog, outline, beginnings, around.root)
            description = drawing.descriptions.get(blog.path, "")
            feed = feeds.feed(outline.pages[blog.path], entries, around, description=description)
            drawing.files |= feeds.files(feed, around.root)
            drawing.feeds += feeds.links(blog.path, outline)

    def needs_all_pages(self, drawing: Drawing) -> bool:
        """Lists of stories have their first words."""
        return bool(drawing.blogs)
