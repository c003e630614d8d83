"""The generator as an installed plugin: ``plugins: [search, cpd]``."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig
from mkdocs.config.config_options import Optional, Type
from mkdocs.plugins import BasePlugin

from cpd.domain import frames
from cpd.domain.settings import NAMES

from .pipeline import Pipeline


class CpdPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """The same pipeline by another door: pages keep the frame of their theme, unless the settings say otherwise."""

    # The names only: what stands under them is judged by the pipeline, in the same words as under `extra`.
    config_scheme = tuple((name, Optional(Type(object))) for name in NAMES)

    def __init__(self) -> None:
        pipeline = Pipeline(look=frames.THEIRS)
        for event in dir(pipeline):
            if event.startswith("on_"):
                setattr(self, event, getattr(pipeline, event))

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the settings; a name that is none of ours is told by the pipeline."""
        errors, _ = super().load_config(options, config_file_path)
        return errors, []
