"""A second build of a site, and a third: each takes up what the last has kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from .edits import SETTINGS, Result, result_of
from .sites import Built, built_as


class Rebuild:
    """Builds a project anew after each edit."""

    is_preview = False

    def __init__(self, folder: Path) -> None:
        self._settings, self.site = folder / SETTINGS, folder / "rebuilt"
        self._plugins: dict[str, Any] = {}
        self.build()

    def follow(self) -> Result:
        """The site, built from what was kept."""
        return result_of(self.build())

    def build(self) -> Built:
        """Build once more."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(MkDocsConfig.plugins, "plugin_cache", self._plugins)
            return built_as(self._settings, self.site, keeps=True)

    def close(self) -> None:
        """Nothing is left behind."""
