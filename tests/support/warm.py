"""Builds in one process do again what comes out the same: they compile the theme's templates.

That is a third of a small site's build. Here what was compiled is kept from build to build, by the text. ``tests/site/test_builds.py``
compares a warm build with the command's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from jinja2 import BytecodeCache, Environment
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


COMPILED: Final = Compiled()


@contextmanager
def warm(*, keeps: bool = False) -> Iterator[None]:
    """Builds meanwhile take up what builds before them have made; from the generator's own cache only where ``keeps`` says so."""
    cold = Theme.get_env

    def get_env(theme: Theme) -> Environment:
        env = cold(theme)
        env.bytecode_cache = COMPILED
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        if not keeps:
            patch.setattr(keeping, "folder", lambda _config: None)
        yield
