"""Branch coverage as ``python3 tests`` asks for it: each process of pytest-xdist measures by itself.

Measuring makes all Python slower, by half or twice. So it rests where the same lines are run again and again, or none of
ours: while Hypothesis tries one example after another, and while a browser is waited for.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from coverage import Coverage


class Measuring:
    """A plugin that measures one process."""

    def __init__(self) -> None:
        self._coverage = Coverage(data_suffix=True)
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Rest while a test runs that is not to be measured."""
        if not _rests(item):
            return (yield)
        self._coverage.stop()
        try:
            return (yield)
        finally:
            self._coverage.start()

    def pytest_sessionfinish(self) -> None:
        """Write what was measured, for `coverage combine`."""
        self._coverage.stop()
        self._coverage.save()


def _rests(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ()) or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
