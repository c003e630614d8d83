"""All tests in one command: ``python3 tests``.

Needs Python 3.11 and a network for the first run, nothing else. It makes a virtual environment
in ``.venv``, installs the locked requirements into it, finds a Chromium or installs one, and runs
format, lint, types, the scripts' own checks and tests, a strict build of the site, and the tests.

``--quick`` leaves out the browser and the whole site; ``--long`` adds what takes minutes: branch coverage, longer tests,
every page of the site on screen and on paper, and the plugins that the guide names. Further words go to pytest: ``python3 tests -k filter``; then nothing else is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / ".ci" / "requirements-dev.txt"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The first that is there is taken; the shell has no window to draw and takes two thirds of the time."""
OLDEST = (3, 11)
QUICK, LONG = "--quick", "--long"

Step = list[list[str]]
"""Commands that run at the same time."""


def main(words: list[str]) -> int:
    """Run everything; the exit status of the first step that fails."""
    if sys.version_info < OLDEST:
        print("Python 3.11 or later is needed.", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    install()
    if QUICK not in words:
        os.environ["CHROMIUM"] = browser()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as site:
        for step in steps(words, site):
            if status := side_by_side(step):
                return status
    return 0


def side_by_side(commands: Step) -> int:
    """Run commands at the same time, each with its output in one piece; the first status that is not 0."""
    started: list[tuple[list[str], subprocess.Popen[bytes], IO[bytes] | None]] = []
    for command in commands:
        # Closed below, when it has been shown.
        kept = tempfile.TemporaryFile() if started else None  # noqa: SIM115
        started.append((command, subprocess.Popen(command, stdout=kept, stderr=kept), kept))
        print(f"\n$ {' '.join(command[1:])}", flush=True)
    statuses = [process.wait() for _, process, _ in started]
    for command, _, output in started:
        if output:
            print(f"\n$ {' '.join(command[1:])}", flush=True)
            output.seek(0)
            with output:
                sys.stdout.flush()
                shutil.copyfileobj(output, sys.stdout.buffer)
                sys.stdout.flush()
    return next((status for status in statuses if status), 0)


def steps(words: list[str], site: str) -> list[Step]:
    """The commands, cheapest first."""
    python = [str(PYTHON), "-m"]
    if set(words) - {QUICK, LONG}:
        return [[[*python, "pytest", *words]]]
    # One process more than cores: a test that waits for its browser leaves a core to another.
    tests = [*python, "pytest", "--quiet", f"--numprocesses={(os.cpu_count() or 1) + 1}", "--dist=worksteal", *words]
    # Checks that need no test: they run side by side, and another goes here.
    checks = [
        [*python, "mypy"],
        [*python, "ruff", "format", "--check", "--quiet", "."],
        [*python, "ruff", "check", "--quiet", "."],
        [str(PYTHON), "tests/scripts"],
    ]
    if QUICK in words:
        return [checks, [tests]]
    # The site that is built here is the one that the tests look at: see tests/conftest.py.
    os.environ["BUILT_SITE"] = site
    # The day that built pages bear, for this build and for all others.
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    build = ["mkdocs", "build", "--strict", "--quiet", "--site-dir", site]
    if LONG not in words:
        return [[*checks, [*python, *build]], [tests]]
    return [
        [[*python, "coverage", "erase"]],
        [*checks, [*python, "coverage", "run", "-m", *build]],
        [[*tests, "--measure"]],
        [[*python, "coverage", "combine", "--quiet"]],
        [[*python, "coverage", "report"]],
        *long_steps(site),
    ]


def long_steps(site: str) -> list[Step]:
    """Looks at every page of the built site, and at the other plugins that the guide names."""
    python = str(PYTHON)
    return [
        [[python, "bench/audit.py", site]],
        [[python, "bench/paper.py", site], [python, "bench/beside_plugins.py"]],
    ]


def install() -> None:
    """Make the virtual environment, unless a sound one is there, and bring it to what the lock says."""
    if not is_sound():
        clear()
        # As the README's first command makes it: with links, where there are links.
        run([sys.executable, "-m", "venv", str(ENVIRONMENT)])
    stamp = ENVIRONMENT / ".installed"
    wanted = LOCK.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)])
    stamp.write_text(wanted, encoding="utf-8")


def is_sound() -> bool:
    """Whether the virtual environment is one, of this Python's version, and has pip."""
    code = "import sys, pip; print(*sys.version_info[:2], sys.prefix != sys.base_prefix)"
    try:
        asked = subprocess.run([str(PYTHON), "-c", code], check=False, capture_output=True, text=True)
    except OSError:
        return False
    return asked.stdout.split() == [*map(str, sys.version_info[:2]), "True"]


def clear() -> None:
    """Take away what stands where the environment is to be; what a link leads to stays."""
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)


def browser() -> str:
    """A Chromium: $CHROMIUM, one that is installed, or one installed now."""
    if found := installed_browser():
        return found
    print("No Chromium found; installing one.", flush=True)
    attempts = [[str(PYTHON), "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        attempts.insert(0, ["apt-get", "install", "--yes", "--quiet", "chromium"])
        attempts.insert(0, ["apt-get", "install", "--yes", "--quiet", "chromium-headless-shell"])
        attempts.insert(0, ["apt-get", "update", "--quiet"])
    for attempt in attempts:
        subprocess.run(attempt, check=False)
        if found := installed_browser():
            return found
    sys.exit("No Chromium: install one, or name it in the environment variable CHROMIUM.")


def installed_browser() -> str:
    """The path of a Chromium that is there; empty if there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    code = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
    path = subprocess.run([str(PYTHON), "-c", code], check=False, capture_output=True, text=True).stdout.strip()
    return path if path and Path(path).exists() else ""


def run(command: list[str]) -> None:
    """Run a command; leave with its status if it fails."""
    if status := subprocess.run(command, check=False).returncode:
        sys.exit(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
