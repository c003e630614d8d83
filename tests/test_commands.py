"""The README's two commands: whatever stands where the virtual environment is to be, in either order, again and again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import venv
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copy2
from threading import Timer
from types import ModuleType
from typing import Final
from urllib.request import urlopen

import pytest

from support.sites import REPOSITORY

PATIENCE: Final = 900
"""Seconds after which a server is given up: packages are fetched before it serves."""
OTHER: Final = "#!/bin/sh\necho 3 9 True\n"
"""A Python of another version, as far as it is asked."""


@pytest.fixture
def command(tmp_path: Path) -> ModuleType:
    """The test command of a folder in which nothing is installed."""
    (tmp_path / "tests").mkdir()
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "requirements-dev.txt").write_text("", encoding="utf-8")
    main = Path(copy2(REPOSITORY / "tests" / "__main__.py", tmp_path / "tests"))
    spec = spec_from_file_location("command", main)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def runs(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What the command runs to install, by its module, and whether something stood in the environment's place then."""
    found: list[tuple[str, bool]] = []

    def note(words: list[str]) -> None:
        found.append((words[2], os.path.lexists(command.ENVIRONMENT)))
        command.ENVIRONMENT.mkdir(exist_ok=True)

    monkeypatch.setattr(command, "run", note)
    command.install()
    return found


def nothing(_place: Path) -> None:
    pass


def dangling_link(place: Path) -> None:
    place.symlink_to("gone")


def file(place: Path) -> None:
    place.write_text("", encoding="utf-8")


def empty_folder(place: Path) -> None:
    place.mkdir()


def without_pip(place: Path) -> None:
    venv.create(place, symlinks=True, with_pip=False)


def of_a_python_that_is_gone(place: Path) -> None:
    without_pip(place)
    for python in (place / "bin").glob("python*"):
        python.unlink()
        python.symlink_to("/nowhere/python3")


def of_another_python(place: Path) -> None:
    without_pip(place)
    python = place / "bin" / "python"
    python.unlink()
    python.write_text(OTHER, encoding="utf-8")
    python.chmod(0o755)


def no_environment(place: Path) -> None:
    (place / "bin").mkdir(parents=True)
    (place / "bin" / "python").symlink_to(sys._base_executable)  # type: ignore[attr-defined]  # typeshed has it on Windows only


def link_to_a_folder(place: Path) -> None:
    elsewhere = place.with_name("elsewhere")
    elsewhere.mkdir()
    place.symlink_to(elsewhere)


def sound(place: Path) -> None:
    without_pip(place)
    pip = next(place.glob("lib/*/site-packages")) / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()


@pytest.mark.parametrize(
    "put",
    [
        nothing, dangling_link, file, empty_folder, without_pip, of_a_python_that_is_gone, of_another_python, no_environment,
        link_to_a_folder,
    ],
)  # fmt: skip
def test_what_is_no_sound_environment_is_taken_away_before_one_is_made(
    put: Callable[[Path], None], command: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(command.ENVIRONMENT)

    assert runs(command, monkeypatch) == [("venv", False), ("pip", True)]


def test_a_link_is_taken_away_and_what_it_leads_to_stays(command: ModuleType) -> None:
    link_to_a_folder(command.ENVIRONMENT)
    command.clear()

    assert (os.path.lexists(command.ENVIRONMENT), (command.ROOT / "elsewhere").is_dir()) == (False, True)


def test_a_sound_environment_stays_and_is_filled_once(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(command.ENVIRONMENT)

    assert (runs(command, monkeypatch), runs(command, monkeypatch)) == ([("pip", True)], [])


# Both commands as they stand in the README, in a clone


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of the repository, with what is not committed yet."""
    made = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(made)], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=REPOSITORY, check=True, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        (made / name).unlink(missing_ok=True)
        if (REPOSITORY / name).exists():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            copy2(REPOSITORY / name, made / name)
    return made


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A shell's environment in which `python3` is the Python that runs these tests."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to(sys._base_executable)  # type: ignore[attr-defined]  # typeshed has it on Windows only
    return {**os.environ, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def first_until_a_page_is_served(clone: Path, surroundings: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    line = f"{commands()[0]} --dev-addr {address}"
    server = subprocess.Popen(line, shell=True, cwd=clone, env=surroundings, stderr=subprocess.PIPE, text=True, start_new_session=True)
    watchdog = Timer(PATIENCE, os.killpg, (server.pid, signal.SIGKILL))
    watchdog.start()
    assert server.stderr is not None
    said = []
    try:
        for words in server.stderr:
            said.append(words)
            if "Serving on" in words:
                with urlopen(f"http://{address}/", timeout=60) as answer:
                    assert "Schools working together" in answer.read().decode()
                return
        raise AssertionError("".join(said))
    finally:
        watchdog.cancel()
        os.killpg(server.pid, signal.SIGKILL)
        server.communicate()


def second(clone: Path, surroundings: dict[str, str]) -> None:
    ended = subprocess.run(
        f"{commands()[1]} -k test_house", shell=True, check=False, cwd=clone, env=surroundings, capture_output=True, text=True
    )  # fmt: skip
    assert (ended.returncode, re.findall(r"\d+ passed", ended.stdout) != []) == (0, True), ended.stdout + ended.stderr


def commands() -> list[str]:
    """The README's lines for a terminal, as far as they are commands of this repository."""
    return re.findall(r"^    (python3 .*)$", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_readme_has_two_commands() -> None:
    first, second = commands()

    assert (first.endswith(".venv/bin/mkdocs serve"), second) == (True, "python3 tests")


@pytest.mark.long
@pytest.mark.parametrize(
    ("put", "steps"),
    [
        (nothing, (first_until_a_page_is_served, second, first_until_a_page_is_served)),
        (of_another_python, (second, second, first_until_a_page_is_served)),
    ],
)
def test_both_commands_work_in_one_clone(
    put: Callable[[Path], None], steps: tuple[Callable[[Path, dict[str, str]], None], ...], clone: Path, surroundings: dict[str, str]
) -> None:
    put(clone / ".venv")

    for step in steps:
        step(clone, surroundings)
