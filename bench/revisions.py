"""A git revision's code beside the code as it stands here, each in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ("hooks", "overrides", "mkdocs.yml")
CHANGELOG = "CHANGELOG.md"
"""Pages show it, so both have this one's."""


def unpack(revision: str, folder: Path) -> None:
    """Put the code of a revision into a folder. Raises ``CalledProcessError`` where there is no such revision."""
    folder.mkdir()
    archive = subprocess.run(["git", "archive", revision, *CODE], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
    shutil.copy(ROOT / CHANGELOG, folder)


def copy(folder: Path) -> None:
    """Put the code as it stands here into a folder."""
    folder.mkdir()
    for name in CODE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    shutil.copy(ROOT / CHANGELOG, folder)
