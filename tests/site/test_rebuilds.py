"""A second build takes up what the first has kept: what it writes and says is what a clean build writes and says."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from support.edits import Edit, Workplace, edits
from support.rebuilds import Rebuild

STEPS = 6


@pytest.mark.parametrize(("beginning", "times"), [("plain", 4), ("whole", 1)])
def test_what_is_built_after_an_edit_is_what_a_clean_build_writes(beginning: str, times: int) -> None:
    @settings(max_examples=times)
    @given(edits(STEPS))
    def edit_and_follow(steps: list[list[Edit]]) -> None:
        with TemporaryDirectory() as folder:
            workplace = Workplace(Path(folder), beginning)
            rebuild = Rebuild(Path(folder))
            for step in steps:
                workplace.apply(step)
                clean, here = workplace.clean(Path(folder) / "clean-site"), rebuild.follow()
                assert clean.failed or (here.differences(clean), here.findings) == ([], clean.findings)

    edit_and_follow()
