"""A build takes the place of the site before it in one step, and only when it is whole.

MkDocs empties the site's folder and fills it again: a build that fails, is stopped or has no room leaves no site. Here a build writes into
a workshop of its own, which takes the site's place at the end; so `config.site_dir` names the workshop meanwhile, for other plugins too.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from . import exchange
from .workshop import Workshop

AS_BEFORE = "The site is as the build before left it."
IN_PLACE = (
    "The site cannot be replaced in one step: it is mounted, in use, or the folder above it cannot be changed. Its files were replaced "
    "one by one. If a build is ever stopped while it does so, build once more."
)


class Publishing:
    """What becomes of one command's build; the folder of the site is touched at its end only."""

    is_whole = False
    """Whether everything is written."""
    has_failed = False
    """Whether MkDocs has given up the build."""

    _config: MkDocsConfig
    _site: str
    """The folder's name, as it was given."""

    def __init__(self) -> None:
        self._workshop: Workshop | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Send the build into a workshop; once more where another plugin has chosen another folder for the site.

        Raises ``PluginError`` where there can be none.
        """
        site = Path(config.site_dir)
        if self._workshop:
            if site.is_relative_to(self._workshop.folder):
                return
            self._workshop.put_away()
        self._config, self._site = config, config.site_dir
        # A link to the site stays: what it leads to is exchanged.
        place = site.resolve()
        if place.exists() and not place.is_dir():
            raise PluginError(f"{site} is a file. Remove it, or name another folder for the site.")
        try:
            self._workshop = Workshop.opened(place)
        except OSError as error:
            raise PluginError(f"{site} could not be made: {error.strerror}.") from error
        config.site_dir = str(self._workshop.made)

    def named_rightly(self, words: str) -> str:
        """What MkDocs and plugins say, with the site's folder where they name the workshop's."""
        return words.replace(str(self._workshop.made), self._site) if self._workshop else words

    def reason(self, error: Exception) -> str:
        """Why the build failed, in plain words, if it is that a file could not be written; else empty."""
        if not self._workshop or not isinstance(error, OSError):
            return ""
        names = [str(name) for name in (error.filename, error.filename2) if name]
        ours = [renamed for name in names if (renamed := self.named_rightly(name)) != name]
        # A stream that has no room does not know its file.
        if not ours and error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            return ""
        return f"{next(iter(ours), self._site)} could not be written: {error.strerror}. {self._what_is_left()}".strip()

    def end(self) -> str:
        """Publish the build if it is whole, give the site's folder its name back, and leave nothing beside it.

        Returns what a publisher should know; mostly nothing. Raises ``PluginError`` where a whole build could not be published.
        """
        if not self._workshop:
            return ""
        try:
            # MkDocs calls this too when it was interrupted, and tells nobody.
            if self.is_whole and not self.has_failed and not sys.exc_info()[0]:
                return self._publish(self._workshop)
            return self._what_is_left()
        finally:
            self._config.site_dir = self._site
            self._workshop.put_away()
            self._workshop = None

    def _what_is_left(self) -> str:
        return AS_BEFORE if self._workshop and self._workshop.site.is_dir() else ""

    def _publish(self, workshop: Workshop) -> str:
        if _takes_place(workshop):
            return ""
        try:
            exchange.fill(workshop.site, workshop.made)
        except OSError as error:
            raise PluginError(
                f"{self._site} could not be filled: {error.strerror}. Some of its files may be old and some new; build once more when "
                "there is room and leave to write."
            ) from error
        return IN_PLACE


def _takes_place(workshop: Workshop) -> bool:
    """Put what was made in the site's place, if its folder can be moved; returns whether it could."""
    new, site = workshop.made, workshop.site
    try:
        # Whoever stands in the folder, such as a shell, would be left in the old one.
        if new.is_relative_to(site) or Path.cwd().is_relative_to(site):
            return False
        if site.exists():
            exchange.carry_hidden(site, new)
        _exchange(new, site, workshop.former)
    except OSError:
        return False
    return True


def _exchange(new: Path, site: Path, former: Path) -> None:
    try:
        exchange.exchange(new, site)
    except OSError:
        exchange.rename_twice(new, site, former)
