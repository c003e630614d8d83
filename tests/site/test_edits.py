"""After every edit, what the preview serves is what a clean build writes. A thousand edits: ``bench/edits.py``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from support.edits import Edit, Workplace, edits
from support.previews import Preview

STEPS = 6


@pytest.mark.parametrize(("beginning", "times"), [("plain", 2), pytest.param("whole", 1, marks=pytest.mark.long)])
def test_what_is_served_after_an_edit_is_what_a_clean_build_writes(beginning: str, times: int) -> None:
    @settings(max_examples=times)
    @given(edits(STEPS))
    def edit_and_follow(steps: list[list[Edit]]) -> None:
        with TemporaryDirectory() as folder:
            workplace = Workplace(Path(folder), beginning)
            with closing(Preview(Path(folder))) as preview:
                _follow(workplace, preview, steps)

    edit_and_follow()


def _follow(workplace: Workplace, preview: Preview, steps: list[list[Edit]]) -> None:
    for step in steps:
        workplace.apply(step)
        clean, served = workplace.clean(workplace.folder / "clean-site"), preview.follow()
        assert clean.failed or served.differences(clean) == []
