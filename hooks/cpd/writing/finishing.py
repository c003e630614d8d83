"""What is done to a drawn page before it is written: its links name files, its policy says what it may run; and what is noted of it.

Most of a page is the frame around its content, which has the same lines as the page before. What is known of a line that begins
and ends outside of tags, comments and scripts is known wherever it stands, so only the others are looked through.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Final, Literal, NamedTuple

from cpd.domain.policy import Added

from . import policy
from .linking import Linking
from .vocabulary import PageWords, joined_words, page_words

_KEPT: Final = 1000
"""As many lines are known at once; the frame of a page has some two hundred."""

Request = tuple[str, str]
"""An address and the directive of a policy that would have to allow it."""


class Finished(NamedTuple):
    """A page as it is written, what it says, and what it would ask of other hosts though its policy does not allow it."""

    html: str
    words: PageWords
    requests: frozenset[Request]


class _Piece(NamedTuple):
    """A piece of a page that was looked through; its links name files."""

    html: str
    words: PageWords
    requests: set[Request]
    scripts: list[str]
    is_closed: bool
    """Whether it ends as it begins, so that it can be looked through without what stands around it."""


_IS_CLOSED: Final = attrgetter("is_closed")


class Finishing:
    """Finishes pages one by one."""

    def __init__(self, added: Added, *, linking: Linking | None, has_policy: bool, reads_words: bool, is_preview: bool = False) -> None:
        """``added`` are sources of the settings; without ``linking`` links stay, without ``reads_words`` nobody asks what pages say."""
        self._added, self._linking, self._is_preview = added, linking, is_preview
        self._has_policy, self._reads_words = has_policy, reads_words
        self._known: dict[int, dict[str, _Piece | Literal[False] | None]] = {}
        """By how deep pages stand: lines around their content. None once one was met; when it is met again, what it comes to."""
        self._policies: dict[tuple[str, ...], str] = {}
        """By the scripts that stand in a page."""

    def finished(self, html: str, url: str) -> Finished:
        """The page at ``url`` as it is written."""
        pieces = self._pieces(html, url)
        if not all(map(_IS_CLOSED, pieces)):
            pieces = [self._looked_through(html, url)]
        scripts = tuple(script for piece in pieces if piece.scripts for script in piece.scripts)
        requests = frozenset(request for piece in pieces if piece.requests for request in piece.requests)
        words = joined_words({piece.words for piece in pieces}) if self._reads_words else ()
        written = "\n".join([piece.html for piece in pieces])
        # A page can be long, and is held often enough.
        del pieces
        return Finished(self._with_policy(written, scripts), words, requests)

    def finished_template(self, html: str) -> Finished:
        """A page that stands nowhere, so that its links stay."""
        return Finished(self._with_policy(html, tuple(policy.inline(html)[0])), page_words(html) if self._reads_words else (), frozenset())

    def _pieces(self, html: str, url: str) -> list[_Piece]:
        """A page in pieces: each line before its main element, that element, each line after it."""
        start = html.rfind("\n", 0, max(html.find("<main"), 0)) + 1
        close = html.rfind("</main>", start)
        end = html.find("\n", close) if close >= 0 else -1
        above, below = html[:start].split("\n")[:-1], html[end:].split("\n")[1:] if end >= 0 else []
        main = html[start:end] if end >= 0 else html[start:]
        return [*self._lines(above, url), self._looked_through(main, url), *self._lines(below, url)]

    def _lines(self, lines: list[str], url: str) -> list[_Piece]:
        """Lines as pieces: each that was there before by itself, new ones together with those beside them."""
        known = self._known.setdefault(url.count("/"), {})
        if len(known) > _KEPT:
            known.clear()
        pieces: list[_Piece] = []
        new: list[str] = []
        for line in lines:
            piece = known.get(line)
            if piece is None:
                piece = known[line] = self._alone(line, url) if line in known else None
            if not piece:
                new.append(line)
                continue
            if new:
                pieces.append(self._looked_through("\n".join(new), url))
                new = []
            pieces.append(piece)
        return [*pieces, self._looked_through("\n".join(new), url)] if new else pieces

    def _alone(self, line: str, url: str) -> _Piece | Literal[False]:
        """What a line comes to on all pages that are as deep as that at ``url``; False where it depends on more than itself."""
        piece = self._looked_through(line, url)
        is_by_root = self._linking is None or self._linking.is_by_root(line, url)
        return is_by_root and piece.is_closed and piece

    def _looked_through(self, html: str, url: str) -> _Piece:
        requests = policy.refused_requests(html, self._added)
        linked = self._linking.with_file_names(html, url) if self._linking else html
        scripts, is_closed = policy.inline(linked)
        return _Piece(linked, page_words(linked) if self._reads_words else (), requests, scripts, is_closed)

    def _with_policy(self, html: str, scripts: tuple[str, ...]) -> str:
        if not self._has_policy:
            return html
        if scripts not in self._policies:
            self._policies[scripts] = policy.policy_in_words(scripts, self._added, is_preview=self._is_preview)
        return policy.with_policy(html, self._policies[scripts])
