"""What other processes make of the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from .sites import REPOSITORY


def files_of_other_processes(write: Callable[..., bytes]) -> list[bytes]:
    """The completed example as ``write`` makes it elsewhere: with another order of sets, in another time zone."""
    script = (
        f"import sys; from {write.__module__} import {write.__name__} as write; from support.sheets import DAY, example; "
        "sys.stdout.buffer.write(write(example(), day=DAY))"
    )
    return [
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONPATH": os.pathsep.join(("hooks", "tests")), "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=REPOSITORY,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
