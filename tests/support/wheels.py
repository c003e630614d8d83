"""The distribution in environments that know nothing of this repository."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Final
from urllib.request import urlopen

from .sites import REPOSITORY

PATIENCE: Final = 120
"""Seconds after which a server is given up."""


class Installed:
    """An environment with the wheel in it."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / ("Scripts" if os.name == "nt" else "bin")
        # Nothing of the repository, nor of who runs the tests.
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
        self._variables = {**own, "PATH": f"{self._bin}{os.pathsep}{own.get('PATH', '')}", "NO_MKDOCS_2_WARNING": "1"}

    def install(self, wheel: Path) -> None:
        """Put a wheel in, without what it needs."""
        pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(self._bin / "python")]
        subprocess.run([*pip, "install", "--no-deps", str(wheel)], check=True)

    def run(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the environment, given in a folder."""
        return subprocess.run(self._command(words), check=False, capture_output=True, text=True, cwd=folder, env=self._variables)

    def front_page_served(self, folder: Path) -> str:
        """The front page that `mkdocs serve` sends, as soon as it says that it serves."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        command = self._command(("-m", "mkdocs", "serve", "--dev-addr", address))
        with subprocess.Popen(command, cwd=folder, env=self._variables, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr is not None
            watchdog = Timer(PATIENCE, server.kill)
            watchdog.start()
            try:
                assert any("Serving on" in words for words in server.stderr), "it ended before it served"
                with urlopen(f"http://{address}/", timeout=PATIENCE) as answer:
                    return str(answer.read().decode())
            finally:
                watchdog.cancel()
                server.kill()

    def _command(self, words: Sequence[str]) -> list[str]:
        program, *rest = words if words[0] != "-m" else ("python", *words)
        return [str(self._bin / program), *rest]


def wheel_of(source: Path, folder: Path) -> Path:
    """The wheel of a folder with a pyproject.toml, written into another."""
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
    made = Installed(folder)
    made.install(wheel)
    return made


def next_version(folder: Path, number: str) -> Path:
    """A wheel of a version to come."""
    source = folder / "source"
    for name in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "LICENSE", source)
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    numbered = re.sub(r'^version = ".*"$', f'version = "{number}"', project, count=1, flags=re.MULTILINE)
    (source / "pyproject.toml").write_text(numbered, encoding="utf-8")
    return wheel_of(source, folder)
