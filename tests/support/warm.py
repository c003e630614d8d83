"""Builds in one process do much again that comes out the same: they compile the theme's templates and list its files.

That is two thirds of a small site's build. Here both are kept from build to build: compiled templates by their text, lists
of files by the folder of an installed theme. ``tests/site/test_builds.py`` compares a warm build with the command's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from cpd.host import keeping


class Compiled(BytecodeCache):
    """Compiled templates by what was compiled, and how."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], object] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        # With escaping and without, the same text is not the same code.
        how = f"{environment.autoescape} {sorted(environment.extensions)} {name} {filename}"
        bucket = Bucket(environment, how, self.get_source_checksum(source))
        bucket.code = self._codes.get((bucket.key, bucket.checksum))  # type: ignore[assignment]  # typeshed has no code there
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing to load: it was there or not."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing to write."""


class Listed(FileSystemLoader):
    """A theme's folders; what an installed one holds is looked up once."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _names(str(folder))})


COMPILED: Final = Compiled()


@contextmanager
def warm(*, keeps: bool = False) -> Iterator[None]:
    """Builds meanwhile take up what builds before them have made; from the generator's own cache only where ``keeps`` says so."""
    cold = Theme.get_env

    def get_env(theme: Theme) -> Environment:
        env = cold(theme)
        env.bytecode_cache = COMPILED
        env.loader = Listed(theme.dirs)
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        if not keeps:
            patch.setattr(keeping, "folder", lambda _config: None)
        yield


def _names(folder: str) -> list[str]:
    """The files of a theme's folder; tests change the others."""
    return _installed(folder) if "site-packages" in Path(folder).parts else FileSystemLoader(folder).list_templates()


@cache
def _installed(folder: str) -> list[str]:
    # Ten thousand icons begin with a dot. MkDocs looks at them all, and takes none.
    return [name for name in FileSystemLoader(folder).list_templates() if not name.startswith(".")]
