"""What every test may ask for: a site from a tree in words, a project to change, the real site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from hypothesis import HealthCheck, settings

from support import wheels
from support.material import TWO_SUITES
from support.measuring import Measuring
from support.sites import REPOSITORY, Built, Files, Project, Sketch, built

# Material's notice is about MkDocs 2, which our requirements exclude.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
# Sitemaps carry the day of the build.
os.environ["SOURCE_DATE_EPOCH"] = "1700000000"

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile("default", max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
settings.register_profile("scale", max_examples=2000, deadline=None, database=None, suppress_health_check=SLOW, print_blob=True)
# HYPOTHESIS_PROFILE=scale pytest tests/site/test_fuzz.py: for an hour when nobody waits.
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


NOT_QUICK: Final = frozenset({"chromium", "real_site"})
"""Fixtures that `--quick` does without: a browser, and the whole site."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick` and `--long`, for pytest as for the test command."""
    parser.addoption("--quick", action="store_true", help="no browser, no build of the whole site")
    parser.addoption("--long", action="store_true", help="also what takes minutes")
    parser.addoption("--measure", action="store_true", help="measure coverage in every process of --numprocesses")


def pytest_configure(config: pytest.Config) -> None:
    """Measure, if this process runs tests."""
    if config.getoption("--measure") and hasattr(config, "workerinput"):
        config.pluginmanager.register(Measuring())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for."""

    def is_asked(item: pytest.Item) -> bool:
        if item.get_closest_marker("long"):
            return bool(config.getoption("--long"))
        return not config.getoption("--quick") or NOT_QUICK.isdisjoint(getattr(item, "fixturenames", ()))

    left_out = [item for item in items if not is_asked(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if is_asked(item)]


class BuildsSites(Protocol):
    """Builds a site from trees in words."""

    def __call__(self, *written: str | Files, strict: bool = False, **changes: Any) -> Built: ...


class Sketches(Protocol):
    """Sketches sites of trees in words."""

    def __call__(self, *written: str | Files, **changes: Any) -> Sketch: ...


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty docs folder, to be filled and built."""
    return Project(tmp_path)


@pytest.fixture
def site(project: Project) -> BuildsSites:
    """Builds trees in words, one laid over the other, with the repository's own mkdocs.yml."""

    def build(*written: str | Files, strict: bool = False, **changes: Any) -> Built:
        return project.write(*written).build(strict=strict, **changes)

    return build


@pytest.fixture
def sketch(project: Project) -> Sketches:
    """Reads and draws trees in words and writes nothing: for findings, the catalogue, and what a page itself says."""

    def build(*written: str | Files, **changes: Any) -> Sketch:
        return project.write(*written).sketch(**changes)

    return build


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own site: the one that the test command has built strictly, else one of our own."""
    if folder := os.environ.get("BUILT_SITE"):
        # A strict build that ended well has said nothing.
        return Built(Path(folder))
    return built(REPOSITORY / "docs", tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def two_suites(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site with all there is to an item's place."""
    return Project(tmp_path_factory.mktemp("two")).write(TWO_SUITES).build()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The distribution."""
    return wheels.wheel_of(REPOSITORY, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> wheels.Installed:
    """The wheel beside the libraries that are here already; `--long` fetches these too."""
    return wheels.environment(tmp_path_factory.mktemp("installed"), wheel)
