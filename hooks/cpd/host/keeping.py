"""What a build keeps for the next, and why it keeps nothing where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from mkdocs.config.defaults import MkDocsConfig

from cpd.domain.keeping import Keeper, Made, digest

from . import ground
from .cache import FOLDER, Cache
from .tried import EXTENSIONS, plugins, strangers

PLUGINS: Final = frozenset({"blog", "cpd", "meta", "search", "tags"})
"""Those with which pages come out alike when what was read of them is taken up from the last build."""

_UNSEEN: Final = frozenset({"blog", "cpd", "meta", "search"})
"""Those that change nothing in a page while it is drawn."""


class Keeping(Keeper):
    """The cache of a build, and the ground on which all in it stands."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Open what the last build has kept; nothing where that cannot be right."""
        self.told: list[str] = []
        """What somebody should know, in whole sentences."""
        self.cache, self.ground, self.drawn = Cache(None), b"", b""
        """``ground`` is what readings stand on, ``drawn`` what all stands on that is drawn; empty where nothing is kept."""
        self.keeps_pages = False
        """Whether a page that is finished can be taken up."""
        if unknown := strangers(config, PLUGINS, EXTENSIONS):
            self._refuse(", ".join(f"`{one}`" for one in unknown))
        elif place := folder(config):
            try:
                self.ground = digest(ground.settings(config), ground.code(), ground.own_files(config, ".svg"))
                self.drawn = digest(self.ground, ground.own_files(config))
                self.cache = Cache(place, _name(config))
                self.keeps_pages = {*plugins(config)} <= _UNSEEN
            except ground.UnknownSettingError as unknown:
                self._refuse(f"`{unknown}`")

    def made(self, stage: str, name: str, given: Callable[[], object], make: Callable[[], Made]) -> Made:
        """What the last build made of the same, else what is made now."""
        if not self.ground:
            return make()
        key = digest(self.drawn, repr(given()))
        found = self.cache.get(stage, name, key)
        if found is None:
            self.cache.put(stage, name, key, made := make())
            return made
        return cast("Made", found)

    def close(self) -> list[str]:
        """Write what is kept, and keep nothing from now on; returns what somebody should know."""
        self.cache.close()
        self.ground, self.keeps_pages = b"", False
        return [*self.told, *self.cache.told]

    def _refuse(self, names: str) -> None:
        self.told.append(f"All pages are read anew in each build: it is not known whether {names} would come out right otherwise.")


class Remembering(Keeper):
    """Keeps in memory what was made last of each name: a preview makes the same again and again."""

    def __init__(self, inner: Keeping) -> None:
        self._inner = inner
        self._last: dict[tuple[str, str], tuple[bytes, object]] = {}

    def made(self, stage: str, name: str, given: Callable[[], object], make: Callable[[], Made]) -> Made:
        """What was made of the same before, else what the last build has kept, else what is made now."""
        key = digest(repr(given()))
        known, made = self._last.get((stage, name), (b"", None))
        if known != key:
            made = self._inner.made(stage, name, given, make)
            self._last[stage, name] = key, made
        return cast("Made", made)


def folder(config: MkDocsConfig) -> Path | None:
    """Where a site's cache is; nowhere, where no file has its settings."""
    return Path(config.config_file_path).parent / FOLDER if config.config_file_path else None


def _name(config: MkDocsConfig) -> str:
    """Settings in different files have a cache each."""
    return re.sub(r"[^\w.-]", "-", Path(config.config_file_path or "").name)
