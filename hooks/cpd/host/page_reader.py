"""The pages of a build on their way from Markdown into the draft: as they were read before, or anew."""

from __future__ import annotations

from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cpd.reading.reading import Reading

from .converter import Converted, Converter
from .kept_reading import KeptReading, KeptReadings, PageText


class PageReader:
    """Reads one page after the other, at the events at which MkDocs has them read."""

    def __init__(self, reading: Reading, converter: Converter) -> None:
        self.reading = reading
        self.kept: KeptReadings | None = None
        """The readings of the last build, where they can be taken up."""
        self._converter = converter
        self._text = PageText(path="", url="", markdown="", first_line=None, source="")
        self._found: KeptReading | None = None
        """What was read of the page before."""
        self._converted: Converted | None = None
        """What the page's conversion made of it."""
        self._bare = ""
        """That, before other plugins changed it."""

    @property
    def converts(self) -> bool:
        """Whether pages are converted here, since all extensions allow it."""
        return self._converter.is_shared

    def take(self, page: Page) -> None:
        """Let a page be converted here, where all its extensions allow it."""
        if self._converter.has(page):
            page.render = partial(self._render, page)  # type: ignore[method-assign]  # of this page alone

    def told(self) -> list[str]:
        """What somebody should know of how pages were read, in whole sentences."""
        return self._converter.told()

    def open_page(self, text: PageText, files: Files) -> None:
        """Say which page is read from now on."""
        self._text, self._found, self._converted = text, None, None
        if self.kept and (found := self.kept.find(text, files, self.reading.draft.next_base)):
            self._found = found
            self.reading.draft.put_page(found.draft, found.keys)
        else:
            self._open()

    def set_notes_aside(self, page: Page, html: str, files: Files) -> str:
        """The page's HTML with its speaker notes taken out."""
        if self._found and html == self._found.converted.content:
            return self._found.draft.html
        self._read_anew(page, files)
        self._bare = self.reading.set_notes_aside(html)
        return self._bare

    def take_html(self, page: Page, html: str, files: Files) -> None:
        """Take the callouts of a page's finished HTML into the draft."""
        if self._found and html == self._found.draft.html:
            return
        self._read_anew(page, files)
        self.reading.take_html(html)
        if self.kept and self._converted and html == self._bare:
            self.kept.keep(self._text, KeptReading.of(self._text.path, self._converted, self.reading.draft))

    def _open(self) -> None:
        text = self._text
        self.reading.open_page(text.path, text.markdown, text.first_line, text.source)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # as MkDocs calls it
        if self._found and page.markdown != self._text.markdown:
            self._forget()
        self._converted = self._found.converted if self._found else self._converter.converted(page, files)
        self._converted.put_into(page, files)

    def _read_anew(self, page: Page, files: Files) -> None:
        """Read a page whose HTML another plugin has changed this time; nothing where it is read anew already."""
        if self._found:
            self._forget()
            self._bare = self.reading.set_notes_aside(self._converter.converted(page, files).content)

    def _forget(self) -> None:
        self._found = None
        self.reading.draft.step_back(self._text.path)
        self._open()
