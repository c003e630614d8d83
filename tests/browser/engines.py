"""Firefox and WebKit, driven by what Debian has: Marionette over a socket, and WebKitWebDriver over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import Request, urlopen

Send = Callable[[str, Mapping[str, Any]], Any]
"""Takes a command of WebDriver by its name and its parameters; returns its value."""

ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE: Final = 30
"""Seconds until something that is waited for has to be there."""
MINI: Final = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"


class Window:
    """A browser's only window."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def visit(self, url: str) -> None:
        self._send("Navigate", {"url": url})

    def told(self, script: str, *arguments: Any) -> Any:
        """What a script returns."""
        # Without a sandbox Firefox lets a script meet the page's own objects.
        return self._send("ExecuteScript", {"script": script, "args": arguments, "sandbox": None})

    def until(self, script: str) -> None:
        """Ask again and again until a script returns something true."""
        patient(lambda: self.told(script), script)

    def click(self, selector: str) -> None:
        self._send("ElementClick", {"id": self._found(selector)})

    def type(self, selector: str, words: str) -> None:
        self._send("ElementSendKeys", {"id": self._found(selector), "text": words})

    def _found(self, selector: str) -> str:
        return str(self._send("FindElement", {"using": "css selector", "value": selector})[ELEMENT])


def patient(ask: Callable[[], Any], what: str) -> Any:
    """What is answered at last; asked again while there is nothing, or nobody listens yet."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if found := ask():
                return found
        except (ConnectionError, URLError):
            pass
        # Between two questions: what ends the wait is the answer.
        time.sleep(0.1)
    raise AssertionError(f"it never came true: {what}")


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(*command: str, **env: str) -> Iterator[None]:
    process = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def firefox(folder: Path) -> Iterator[Window]:
    """Firefox with a profile of its own in a folder."""
    port = free_port()
    (folder / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
    name = shutil.which("firefox-esr") or "firefox"
    with (
        running(name, "--headless", "--marionette", "--no-remote", "--profile", str(folder), HOME=str(folder)),
        patient(lambda: socket.create_connection(("127.0.0.1", port)), "Firefox listens") as line,
        line.makefile("rb") as answers,
    ):
        _read(answers)

        def send(name: str, given: Mapping[str, Any]) -> Any:
            asked = json.dumps([0, 1, f"WebDriver:{name}", given]).encode()
            line.sendall(str(len(asked)).encode() + b":" + asked)
            _, _, error, result = _read(answers)
            assert error is None, error
            return result.get("value") if isinstance(result, dict) and "value" in result else result

        send("NewSession", {})
        yield Window(send)


def _read(answers: Any) -> Any:
    """An answer of Marionette: its length, a colon, JSON."""
    length = b""
    while (sign := answers.read(1)) != b":":
        assert sign, "Firefox has ended"
        length += sign
    return json.loads(answers.read(int(length)))


_PATHS: Final = {
    "Navigate": "/url", "ExecuteScript": "/execute/sync", "FindElement": "/element", "ElementClick": "/element/{id}/click",
    "ElementSendKeys": "/element/{id}/value",
}  # fmt: skip


@contextmanager
def webkit(folder: Path) -> Iterator[Window]:
    """WebKit's MiniBrowser on a screen of its own."""
    port, screen = free_port(), f":{os.getpid() % 10000 + 100}"
    (mini,) = Path("/").glob(MINI.lstrip("/"))
    root = f"http://127.0.0.1:{port}"
    env = {"DISPLAY": screen, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "HOME": str(folder)}
    with running("Xvfb", screen, "-screen", "0", "1366x900x24"), running("WebKitWebDriver", f"--port={port}", **env):
        options = {"webkitgtk:browserOptions": {"binary": str(mini), "args": ["--automation"]}}
        patient(lambda: _asked(f"{root}/status", "GET"), "WebKit listens")
        session = f"{root}/session/{_asked(f'{root}/session', 'POST', {'capabilities': {'alwaysMatch': options}})['sessionId']}"
        yield Window(lambda name, given: _asked(session + _PATHS[name].format_map(given), "POST", given))
        _asked(session, "DELETE")


def _asked(url: str, method: str, given: Mapping[str, Any] | None = None) -> Any:
    body = None if given is None else json.dumps(given).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}, method=method)) as answer:
        return json.loads(answer.read())["value"]
