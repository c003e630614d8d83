"""Where an author's links lead, and what to write instead of one that leads nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from . import hosts, paths
from .findings import DOCS, Finding, did_you_mean
from .paths import ENDINGS, FRONT_NAMES, front_paths, is_front

PAGE_RULE, IMAGE_RULE = "link-leads-somewhere", "image-is-there"
_PAGE_ENDINGS: Final = (*ENDINGS, ".html", "")
_FRONT: Final = frozenset(name.lower() for name in FRONT_NAMES)
_TOP: Final = frozenset({"", "top"})
"""What every browser knows."""
_CLOSE: Final = 0.75
_LONGEST: Final = 80
"""Characters of an address that a message shows."""

Wrong = tuple[str, str]
"""What is wrong with a link, and what to do."""


class WrittenLink(NamedTuple):
    """A link or picture as an author wrote it."""

    target: str
    words: str = ""
    """The text of a link."""
    line: int | None = None
    is_image: bool = False
    is_html: bool = False
    """Whether it is written as HTML: then nobody makes an address of a file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTargets:
    """What links can lead to."""

    files: Collection[str]
    """All files below docs/, made ones included."""
    ids: Mapping[str, Collection[str]]
    """By page: the ids in it."""
    titles: Mapping[str, str]
    """By page."""
    urls: Mapping[str, str]
    """By address relative to the site's root, as a file: the file below docs/."""
    former: Mapping[str, str] = field(default_factory=dict)
    """By former path: the page."""
    unbuilt: Collection[str] = ()
    """Files that are left out of the site."""
    root_is_docs: bool = False
    """Whether a slash at the beginning means docs/."""
    ignored: Collection[str] = ()
    """What a site wants to hear nothing of, by MkDocs' names: ``anchors``, ``not_found`` …"""


def findings(path: str, url: str, links: Iterable[WrittenLink], places: LinkTargets) -> Iterator[Finding]:
    """What is wrong with the links of a page, given by its file and its address."""
    look = _Look(path, url, places)
    for link in links:
        if wrong := look.wrong(link):
            problem, remedy = wrong
            yield Finding(path=path, line=link.line, rule=IMAGE_RULE if link.is_image else PAGE_RULE, problem=problem, remedy=remedy)


@dataclass(frozen=True, slots=True)
class _Look:
    """The links of one page, looked at from there."""

    path: str
    url: str
    places: LinkTargets

    def wrong(self, link: WrittenLink) -> Wrong | None:
        """What is wrong with a link; None where it leads somewhere, or to another host."""
        try:
            parts = urlsplit(link.target.strip())
        except ValueError:
            return f"{_link_in_words(link)} is no address.", "Mend it, or take it out."
        if parts.scheme or parts.netloc:
            wrong = hosts.wrong(link.target.strip(), parts)
            return wrong and (f"{_link_in_words(link)} {wrong[0]}", wrong[1])
        written, anchor = unquote(parts.path), unquote(parts.fragment)
        if "\\" in written:
            return self._with_backslashes(link, written.replace("\\", "/"), anchor)
        if written.startswith("/") and (link.is_html or not self.places.root_is_docs):
            return None if "absolute_links" in self.places.ignored else self._absolute(link, written, anchor)
        return self._as_html(link, written, anchor) if link.is_html and written else self._as_markdown(link, written, anchor)

    def _with_backslashes(self, link: WrittenLink, written: str, anchor: str) -> Wrong:
        target = self._from_file(written)
        is_there = target in self.places.files
        remedy = (
            f"Write `{self._from_here(target, anchor)}`."
            if is_there
            else "Write folders with `/`, as names of this site's files have them."
        )
        return f"{_link_in_words(link)} has backslashes, so it leads nowhere.", remedy

    def _as_markdown(self, link: WrittenLink, written: str, anchor: str) -> Wrong | None:
        if not link.target.strip() and not link.is_html:
            return f'the {"image" if link.is_image else "link"} "{link.words}" has no address.', "Write one between the round brackets."
        if not written:
            return self._at(link, self.path, anchor)
        target = written.strip("/") if written.startswith("/") else self._from_file(written)
        target = self.path if posixpath.normpath(written) == "." else posixpath.normpath(target)
        if target in self.places.unbuilt:
            return f"{_link_in_words(link)} leads to a file that is left out of the site.", "Take the link out, or let the file be built."
        if link.is_image and target.endswith(ENDINGS) and target in self.places.files:
            return f"{_link_in_words(link)} leads to a page, which is no picture.", "Take the `!` before it away."
        if target in self.places.files:
            return self._at(link, target, anchor)
        sort = "not_found" if posixpath.splitext(written)[1] else "unrecognized_links"
        return None if sort in self.places.ignored else (f"{_link_in_words(link)} leads to nothing.", self._instead(link, target, anchor))

    def _at(self, link: WrittenLink, target: str, anchor: str) -> Wrong | None:
        """Whether a page has what a link's fragment names; a file that is no page is not looked into."""
        if anchor.lower() in _TOP or "anchors" in self.places.ignored:
            return None
        known = self.places.ids.get(target)
        if known is None or anchor in known:
            return None
        where = "this page" if target == self.path else f"{DOCS}/{target}"
        longer = next((one for one in sorted(known) if anchor.lower() in one.lower()), None)
        remedy = f'Did you mean "{longer}"?' if longer else did_you_mean(anchor, known)
        return f'{_link_in_words(link)} names "{anchor}", which is no heading or callout of {where}.', remedy

    def _absolute(self, link: WrittenLink, written: str, anchor: str) -> Wrong:
        target = posixpath.normpath(written.strip("/"))
        found = self._first(_guesses(target)) or self.places.urls.get(target)
        remedy = f"Write `{self._from_here(found, anchor)}`." if found else "Write it as seen from this page, without the slash."
        return f"{_link_in_words(link)} begins with a slash: where the site stands in a folder, that leads out of it.", remedy

    def _as_html(self, link: WrittenLink, written: str, anchor: str) -> Wrong | None:
        """A link written as HTML stays as it is: it must name an address, as seen from the page's own."""
        reached = self._from_page(written).removesuffix("index.html").strip("./")
        if (source := self.places.urls.get(reached)) is not None:
            return self._at(link, source, anchor)
        meant = self._from_file(written)
        if meant not in self.places.files:
            return f"{_link_in_words(link)} leads to nothing.", self._instead(link, meant, anchor)
        problem = f"{_link_in_words(link)} stands in HTML, where nothing makes an address of the name of a file."
        return problem, f"Write it in Markdown: `{'!' if link.is_image else ''}[words]({link.target})`."

    def _instead(self, link: WrittenLink, target: str, anchor: str) -> str:
        """What the author may have meant."""
        if address := hosts.full_address(link.target):
            return f"Did you mean `{address}`?"
        if moved := self.places.former.get(target):
            return f"The page has moved: write `{self._from_here(moved, anchor)}`."
        written = unquote(urlsplit(link.target).path)
        if likely := self._first([*_guesses(target), *_guesses(self._from_page(written))]) or self._same_letters(target):
            return f"Did you mean `{self._from_here(likely, anchor)}`?"
        if elsewhere := self._elsewhere(link, target):
            hint = f" If the page was moved, write `moved_from: {target}` in it." if target.endswith(ENDINGS) else ""
            return f"Did you mean `{self._from_here(elsewhere, anchor)}`?{hint}"
        if close := self._alike(link, target):
            return f"Did you mean `{self._from_here(close, anchor)}`?"
        return "Check its spelling: names are written as the files are, capital letters included."

    def _elsewhere(self, link: WrittenLink, target: str) -> str | None:
        """The only file of that name in another folder, or the only page with the title that the link's words are."""
        name = posixpath.basename(target).lower()
        stem, ending = posixpath.splitext(name)
        names = {name, f"{stem}.md"} if ending in _PAGE_ENDINGS else {name}
        named = [one for one in self.places.files if posixpath.basename(one).lower() in names - _FRONT]
        titled = [one for one, title in self.places.titles.items() if link.words and title.casefold() == link.words.casefold()]
        return next((found[0] for found in (named, titled) if len(found) == 1), None)

    def _alike(self, link: WrittenLink, target: str) -> str | None:
        """A file with nearly that name, the same folder's first."""
        folder = posixpath.dirname(target)
        known = sorted(one for one in self.places.files if link.is_image != one.endswith(ENDINGS))
        known.sort(key=lambda one: posixpath.dirname(one) != folder)
        names = [posixpath.basename(one) for one in known]
        close = get_close_matches(posixpath.basename(target), names, n=1, cutoff=_CLOSE)
        return known[names.index(close[0])] if close else None

    def _same_letters(self, target: str) -> str | None:
        """The only file whose name has the same letters: capitals and what divides words are easily taken for others."""
        found = [one for one in self.places.files if _letters(one) == _letters(target)]
        return found[0] if len(found) == 1 else None

    def _first(self, guesses: Iterable[str]) -> str | None:
        return next((guess for guess in guesses if guess in self.places.files), None)

    def _from_file(self, written: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), written))

    def _from_page(self, written: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.url), written))

    def _from_here(self, target: str, anchor: str) -> str:
        """A file's name as this page must write it."""
        if target == self.path and anchor:
            return f"#{anchor}"
        written = posixpath.relpath(target, posixpath.dirname(self.path) or ".")
        return f"{written}#{anchor}" if anchor else written


def _link_in_words(link: WrittenLink) -> str:
    shown = link.target if len(link.target) <= _LONGEST else f"{link.target[:_LONGEST]}…"
    return f'the {"image" if link.is_image else "link"} "{shown}"'


def _guesses(target: str) -> Iterator[str]:
    """Files that a target could be short for, or the address of."""
    bare = target.strip("/")
    yield bare
    stem = bare.removesuffix(".html")
    for name in dict.fromkeys((stem, paths.bare(stem))):
        yield from (f"{name}{ending}" for ending in ENDINGS)
    yield from front_paths(bare.removesuffix("index.html").strip("/"))
    if is_front(bare):
        yield from front_paths(posixpath.dirname(bare))


@lru_cache(maxsize=4096)
def _letters(path: str) -> str:
    return re.sub(r"[\s_-]+", "-", path.casefold())
