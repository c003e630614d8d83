"""The distribution in environments that know nothing of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

from .sites import REPOSITORY


class Installed:
    """An environment with the wheel in it."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / ("Scripts" if os.name == "nt" else "bin")
        # Nothing of the repository, nor of who runs the tests.
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
        self._variables = {**own, "PATH": f"{self._bin}{os.pathsep}{own.get('PATH', '')}", "NO_MKDOCS_2_WARNING": "1"}

    def run(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the environment, given in a folder."""
        python = [str(self._bin / "python")] if words[0] == "-m" else []
        program = [] if python else [str(self._bin / words[0])]
        command = [*python, *program, *(words if python else words[1:])]
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, env=self._variables)


def made(folder: Path, source: Path = REPOSITORY) -> Path:
    """The wheel of a repository."""
    # Where the lock was installed, what builds it is there; else pip fetches it.
    here = ["--no-build-isolation"] if find_spec("hatchling") else []
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *here, "--wheel-dir", str(folder), str(source)]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def environment(folder: Path, wheel: Path) -> Installed:
    """The wheel beside the libraries that are here already."""
    venv.create(folder)
    place = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (place / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install(folder, wheel)
    return Installed(folder)


def install(folder: Path, wheel: Path) -> None:
    """Put a wheel into an environment, in place of one that is there."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install", "--no-deps", "--force-reinstall", str(wheel)]
    subprocess.run(command, check=True)
