"""The real `mkdocs serve`: an edit is on the index page without a restart."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

import pytest

from support.material import ONE_SUITE
from support.sites import REPOSITORY, Project

PATIENCE = 120
"""Seconds after which the server is given up."""


@pytest.fixture
def address(project: Project, tmp_path: Path) -> Iterator[str]:
    """Where a server of the project listens, once it does."""
    project.write(ONE_SUITE)
    for name in ("hooks", "overrides", "CHANGELOG.md"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    (tmp_path / "mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    watchdog = Timer(PATIENCE, server.kill)
    watchdog.start()
    assert server.stderr is not None
    said = next((line for line in server.stderr if "Serving on" in line), "the server went away")
    yield said.split()[-1]
    watchdog.cancel()
    server.kill()
    server.communicate()


def test_an_edit_is_on_the_index_page_after_one_reload(address: str, project: Project) -> None:
    page = fetched(f"{address}suite/key-ideas/")
    waiting = "/".join(re.findall(r"livereload\((\d+), (\d+)\);", page)[0])
    changed = ""
    # The watching may begin after the serving, so the edit is made again until it is seen.
    for attempt in range(PATIENCE // 5):
        project.write({"suite/page.md": f"# The page\n\n/// key-idea | First thought\n\nEdited words, {attempt}.\n\n///\n"})
        with suppress(TimeoutError):
            # Answered when the next build is done.
            fetched(f"{address}livereload/{waiting}")
            changed = fetched(f"{address}suite/key-ideas/")
            break

    assert ("Words of the first." in page, "Edited words" in changed, "Words of the first." in changed) == (True, True, False)


def fetched(address: str) -> str:
    with urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())
