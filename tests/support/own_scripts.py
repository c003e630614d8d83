"""Our own scripts as a page gets them: joined from their parts, comments and all."""

from __future__ import annotations

from typing import Final

from cpd.writing.scripts import Scripts
from support.sites import REPOSITORY

ASSETS: Final = REPOSITORY / "overrides" / "assets" / "cpd"
SOURCES: Final = {
    path.relative_to(ASSETS).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in sorted(ASSETS.rglob("*.js"))
}
"""By name: ``cpd``, ``form/values``."""
SCRIPTS: Final = Scripts(SOURCES)


def own_script(name: str) -> str:
    """The text of a script, whether it is a file or stands in parts."""
    return SOURCES.get(name) or SCRIPTS.joined()[name]
