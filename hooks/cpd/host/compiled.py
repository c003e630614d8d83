"""What Jinja has made of templates, kept from build to build.

Compiled templates are code. So they stand where Python keeps what it has made of our modules, in `__pycache__`, and never in
a site's `.cache`: whoever can write there could as well change the modules, and Python runs both without asking. Where Python
is told to write nothing, or cannot, templates are compiled in each build.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from os import getpid
from pathlib import Path
from typing import Any, Final

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from cpd.domain.keeping import digest

from . import ground
from .frame import TEMPLATES

FOLDER: Final = Path(cache_from_source(__file__)).parent
_SUM: Final = 16
"""Bytes by which it is seen that a file is as it was written."""


class CompiledTemplates(BytecodeCache):
    """Our own templates, and those of installed packages. A site's few others are compiled in each build."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """A place for what is made of a template, with what was made of the very same before."""
        how = _how(environment)
        key = digest(filename or "", how).hex() if filename and _is_kept(Path(filename)) else ""
        bucket = Bucket(environment, key, digest(source, name, how, ground.code()).hex())
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take up what was made before; nothing, where it is not as it was written."""
        if bucket.key:
            with suppress(OSError):
                written = _place(bucket).read_bytes()
                if written[:_SUM] == _sum(written[_SUM:]):
                    bucket.bytecode_from_string(written[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made. Two builds at once do no harm."""
        if bucket.key and not sys.dont_write_bytecode:
            made, place = bucket.bytecode_to_string(), _place(bucket)
            with suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                unfinished = place.with_suffix(f".{getpid()}")
                unfinished.write_bytes(_sum(made) + made)
                unfinished.replace(place)


def _how(environment: Environment) -> str:
    """What the code of a template depends on beside its text: Jinja works out at once what filters make of words."""
    return repr([environment.autoescape, sorted(environment.extensions), *map(_named, (environment.filters, environment.tests))])


def _named(functions: Mapping[str, Callable[..., Any]]) -> list[str]:
    return [f"{name} {one.__module__} {one.__qualname__}" for name, one in sorted(functions.items())]


def _is_kept(template: Path) -> bool:
    return template.is_relative_to(TEMPLATES) or not ground.INSTALLED.isdisjoint(template.parts)


def _place(bucket: Bucket) -> Path:
    return FOLDER / f"template-{bucket.key}"


def _sum(made: bytes) -> bytes:
    return blake2b(made, digest_size=_SUM).digest()
