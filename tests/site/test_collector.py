"""Python's collector of circles rests while a site is built, and works as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from cpd.host.collector import Collector


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def test_it_rests_and_goes_on() -> None:
    gc.enable()
    collector = Collector()
    collector.rest()
    assert not gc.isenabled()
    collector.go_on()
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    collector = Collector()
    collector.rest()
    collector.go_on()
    assert not gc.isenabled()
