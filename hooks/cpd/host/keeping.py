"""What a build keeps for the next, and why it keeps nothing where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from . import ground
from .cache import FOLDER, Cache, digest
from .converter import untried

PLUGINS: Final = frozenset({"blog", "cpd", "meta", "search", "tags"})
"""Those whose pages come out alike when they are taken up from the last build."""


class Keeping:
    """The cache of a build, and the ground on which all in it stands."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Open what the last build has kept; nothing where that cannot be right."""
        self.told: list[str] = []
        """What somebody should know, in whole sentences."""
        self.cache, self.ground = Cache(None), b""
        if strangers := sorted(_strangers(config)):
            self._refuse(", ".join(f"`{one}`" for one in strangers))
        elif place := folder(config):
            try:
                self.ground = digest(ground.settings(config), ground.code(), ground.own_files(config, ".svg"))
                self.cache = Cache(place, _name(config))
            except ground.UnknownSettingError as unknown:
                self._refuse(f"`{unknown}`")

    def close(self) -> list[str]:
        """Write what is kept; returns what somebody should know."""
        self.cache.close()
        return [*self.told, *self.cache.told]

    def _refuse(self, names: str) -> None:
        self.told.append(f"All pages are read anew in each build: it is not known whether {names} would come out right otherwise.")


def folder(config: MkDocsConfig) -> Path | None:
    """Where a site's cache is; nowhere, where no file has its settings."""
    return Path(config.config_file_path).parent / FOLDER if config.config_file_path else None


def _name(config: MkDocsConfig) -> str:
    """Settings in different files have a cache each."""
    return re.sub(r"[^\w.-]", "-", Path(config.config_file_path or "").name)


def _strangers(config: MkDocsConfig) -> Iterable[str]:
    """The plugins, hooks and extensions that were not tried."""
    hooks = [str(name) for name in config.hooks]
    for name in config.plugins:
        if name not in hooks and name.removeprefix("material/") not in PLUGINS:
            yield name
    for name in hooks:
        file = Path(str(getattr(config.plugins[name], "__file__", "")))
        if not (file.is_file() and ground.HOOK.is_file() and file.read_bytes() == ground.HOOK.read_bytes()):
            yield name
    yield from untried(config.markdown_extensions)
