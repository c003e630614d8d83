"""What was read of pages in the last build, taken up where nothing that it was read from has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from mkdocs.structure.files import Files

from cpd.domain.draft import Draft, PageDraft
from cpd.domain.keeping import digest

from .cache import Cache
from .converter import Converted

STAGE: Final = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page is read from."""

    path: str
    url: str
    markdown: str
    first_line: int | None
    """The line of the Markdown's beginning in the file; None where a plugin has changed it."""
    source: str
    """The text of the file."""

    def key(self, ground: bytes) -> bytes:
        """What it is told apart by on a ground."""
        # Most often it is the end of the file's text.
        markdown = "" if self.source.endswith(self.markdown) else self.markdown
        return digest(ground, self.path, self.url, markdown, str(len(self.markdown)), str(self.first_line), self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """A page that was read."""

    converted: Converted
    draft: PageDraft
    keys: int
    """How many keys the draft counts."""

    @classmethod
    def of(cls, path: str, converted: Converted, draft: Draft) -> KeptReading:
        """The last page that was read."""
        page = draft.pages[path]
        if page.html == converted.content:
            # One text is kept once.
            converted = replace(converted, content=page.html)
        return cls(converted=converted, draft=page, keys=draft.next_base - page.base)

    def with_keys_from(self, base: int) -> KeptReading:
        """The same with its keys counted on from another number."""
        by = base - self.draft.base
        if not by:
            return self
        draft, converted = self.draft.with_keys_from(base), self.converted.shifted_by(by)
        return replace(self, draft=draft, converted=converted)


class KeptReadings:
    """The readings of one site."""

    def __init__(self, cache: Cache, ground: bytes) -> None:
        self._cache, self._ground = cache, ground
        self._asked: tuple[PageText, bytes] | None = None
        """The text that was looked for last, and its key."""

    def find(self, text: PageText, files: Files, base: int) -> KeptReading | None:
        """What was read of a text, its keys counted from ``base``; None where it is to be read anew."""
        key = text.key(self._ground)
        self._asked = text, key
        found = self._cache.get(STAGE, text.path, key)
        if isinstance(found, KeptReading) and found.converted.is_good_among(files):
            return found.with_keys_from(base)
        return None

    def keep(self, text: PageText, read: KeptReading) -> None:
        """Keep what was read."""
        key = self._asked[1] if self._asked and self._asked[0] is text else text.key(self._ground)
        self._cache.put(STAGE, text.path, key, read)
