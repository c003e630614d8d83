"""Going on to a newer generator changes nothing of a site's, and readers find what they wrote."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

import pytest
import yaml
from playwright.sync_api import Page, Route, sync_playwright

from browser.tabs import launched
from support import guide, wheels
from support.sites import REPOSITORY, Built, tree, write
from support.wheels import Installed

pytestmark = pytest.mark.long

P = ParamSpec("P")
Found = TypeVar("Found")

FIRST: Final = "fc48a49"
"""The last commit of 1.0.0, as its copies have it."""
ORIGIN: Final = "https://site.example"
ANSWER: Final = "textarea[aria-label^='Your answer']"
NEXT: Final = "2.0.99"

PAGES: Final = """
    index.md
        | # Our materials
        |
        | Words.
    visits/index.md
        | ---
        | suite: visits
        | ---
        |
        | # Visits
        |
        | /// key-idea | Ask first
        | Ask them.
        | ///
    visits/call.md
        | ---
        | description: "A call before a visit, what to ask and what to write down, for both sides."
        | ---
        |
        | # The call
        |
        | /// key-idea | Ask what they want
        | Ask them.
        | ///
        |
        | /// reflective-activity | Three questions
        |     minutes: 10
        |
        | Write down: three questions.
        | ///
"""
ADDED: Final = """
    visits/after.md
        | ---
        | description: "What to do after a visit: thank them, write it up, and agree on the next step."
        | ---
        |
        | # After
        |
        | /// key-idea | Thank them
        | Say it.
        | ///
"""


def test_an_installed_generator_goes_on_to_the_next_version(wheel: Path, tmp_path: Path) -> None:
    environment = wheels.environment(tmp_path / "environment", wheel)
    environment.run(tmp_path, "cpd", "new", "site")
    shown = answered(tmp_path / "old", built(environment, tmp_path / "site", tmp_path / "old"))
    before = texts(tmp_path / "site")
    write(tmp_path / "site" / "docs", {"example/before/added.md": ADDED_PAGE})

    environment.install(wheels.next_version(tmp_path / "next", NEXT))
    built(environment, tmp_path / "site", tmp_path / "new")

    now = texts(tmp_path / "site")
    now.pop("docs/example/before/added.md")
    assert (now, environment.run(tmp_path, "cpd", "--version").stdout.split()[-1]) == (before, NEXT)
    assert kept(tmp_path / "new", shown) == "Once more."


def test_a_copy_of_the_first_version_goes_on_to_the_installed_one(installed: Installed, tmp_path: Path) -> None:
    copy = first_version(tmp_path / "copy")
    shutil.rmtree(copy / "docs")
    write(copy / "docs", tree(PAGES))
    old = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "old")], cwd=copy, check=False, capture_output=True, text=True
    )  # fmt: skip
    assert old.returncode == 0, old.stderr
    shown = answered(tmp_path / "old", Built(tmp_path / "old"))
    write(copy / "docs", tree(ADDED))
    before = {path: text for path, text in texts(copy).items() if path.startswith("docs/")}

    follow_the_guide(copy)
    new = built(installed, copy, tmp_path / "new")

    assert {path: text for path, text in texts(copy).items() if path.startswith("docs/")} == before
    ids = {one["id"]: one["url"] for one in Built(tmp_path / "old").json("catalogue.json")["items"]}
    assert ids.items() <= {one["id"]: one["url"] for one in new.json("catalogue.json")["items"]}.items()
    assert kept(tmp_path / "new", shown) == "Once more."


ADDED_PAGE: Final = tree(ADDED)["visits/after.md"]


def follow_the_guide(copy: Path) -> None:
    """Do what the guide's page says for a copy of this site."""
    for name in re.findall(
        r"`(\w[\w.]*|\.\w+)`", next(line for line in guide.pages()["upgrading.md"].splitlines() if line.startswith("2. "))
    ):
        shutil.rmtree(copy / name, ignore_errors=True)
    added = yaml.safe_load(next(one.body for one in guide.fences(guide.pages()["upgrading.md"]) if one.title == "In your mkdocs.yml"))
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    for gone in ("  custom_dir: overrides\n", "hooks:\n  - hooks/pipeline.py\n", "watch:\n  - overrides\n"):
        assert gone in settings
        settings = settings.replace(gone, "")
    settings = settings.replace("plugins:\n", "plugins:\n" + indented(added["plugins"]))
    settings = settings.replace("extra:\n", "extra:\n").replace("  cpd:\n", "  cpd:\n" + indented(added["extra"]["cpd"], 4))
    (copy / "mkdocs.yml").write_text(settings, encoding="utf-8")


def indented(given: object, by: int = 2) -> str:
    """Settings as lines of YAML."""
    return "".join(f"{' ' * by}{line}\n" for line in yaml.safe_dump(given, allow_unicode=True, sort_keys=False).splitlines())


def built(environment: Installed, folder: Path, site: Path) -> Built:
    """A site, built strictly."""
    done = environment.run(folder, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site))
    assert done.returncode == 0, done.stderr
    return Built(site)


def texts(folder: Path) -> dict[str, bytes]:
    """All files of a site's folder, without what builds keep."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".cache", "site"} & {*path.relative_to(folder).parts}
    }


def first_version(folder: Path) -> Path:
    """A copy of version 1.0.0."""
    archive = subprocess.run(["git", "archive", FIRST], cwd=REPOSITORY, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


# In a browser whose storage both builds have


def alone(look: Callable[P, Found]) -> Callable[P, Found]:
    """The same in a thread of its own: in this one a browser may be open for other tests."""

    @wraps(look)
    def look_alone(*given: P.args, **named: P.kwargs) -> Found:
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(look, *given, **named).result()

    return look_alone


@alone
def answered(folder: Path, site: Built) -> tuple[str, dict[str, Any]]:
    """Answer the site's activity; returns the page's address and what the browser keeps from then on."""
    item = next(one for one in site.json("catalogue.json")["items"] if one["kind"] == "reflective-activity")
    with reader(folder) as page:
        page.goto(f"{ORIGIN}/{item['url']}")
        page.locator(ANSWER).first.fill("Once more.")
        page.wait_for_function("() => Object.keys(localStorage).some((key) => key.endsWith('#answer'))")
        return item["url"], dict(page.context.storage_state())


@alone
def kept(folder: Path, shown: tuple[str, dict[str, Any]]) -> str:
    """What stands under the activity at the same address, in the same browser."""
    with reader(folder, shown[1]) as page:
        page.goto(f"{ORIGIN}/{shown[0]}")
        return page.locator(ANSWER).first.input_value()


@contextmanager
def reader(folder: Path, state: dict[str, Any] | None = None) -> Iterator[Page]:
    """A browser for which a built site stands at its address."""

    def serve(route: Route) -> None:
        path = folder / route.request.url.removeprefix(ORIGIN).partition("#")[0].partition("?")[0].strip("/")
        path = path / "index.html" if path.is_dir() else path
        route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)

    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_context(storage_state=state).new_page()  # type: ignore[arg-type]  # as it was given
        page.route(f"{ORIGIN}/**", serve)
        yield page
        browser.close()
