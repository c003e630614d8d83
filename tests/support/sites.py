"""From a file tree in words to a built site, in this process, with the repository's own settings.

A tree is written as it looks: a folder ends in ``/``, what stands in it is indented, and the
lines of a file stand below it behind a bar::

    index.md
        | # Home
    suite/
        index.md
            | ---
            | suite: first
            | ---
            | # First
"""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import unquote

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure import files as host
from mkdocs.utils.yaml import yaml_load

from .pages import Element, parsed
from .warm import warm

REPOSITORY = Path(__file__).parents[2]
OWN_SETTINGS = REPOSITORY / "mkdocs.yml"

Files = Mapping[str, str]
"""Contents by path below docs/."""


def tree(written: str) -> dict[str, str]:
    """The files of a tree in words."""
    files: dict[str, list[str]] = {}
    folders: list[tuple[int, str]] = []
    current = ""
    for line in dedent(written).strip("\n").split("\n"):
        name = line.strip()
        indent = len(line) - len(line.lstrip())
        if name.startswith("|"):
            files[current].append(re.sub(r"^\| ?", "", line.lstrip()))
        elif name:
            while folders and folders[-1][0] >= indent:
                folders.pop()
            above = "".join(folder for _, folder in folders)
            if name.endswith("/"):
                folders.append((indent, name))
            else:
                current = above + name
                files[current] = []
    return {path: "\n".join(lines) + "\n" for path, lines in files.items()}


def write(docs: Path, files: Files) -> None:
    """Put files below a folder."""
    for path, text in files.items():
        place = docs / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def settings() -> dict[str, Any]:
    """The repository's mkdocs.yml as it is written, for one build: MkDocs uses up what it is given."""
    return deepcopy(_written_settings())


@cache
def _written_settings() -> dict[str, Any]:
    """Read once: that takes as long as the rest of a small build."""
    with OWN_SETTINGS.open(encoding="utf-8") as stream:
        return dict(yaml_load(stream))


@dataclass(frozen=True, kw_only=True)
class Outcome(ABC):
    """What came of a docs folder, and what MkDocs said meanwhile."""

    messages: tuple[str, ...] = ()
    """Warnings and errors, ours and MkDocs'."""
    aborted: str = ""
    """MkDocs' last words where it stopped."""

    @property
    def findings(self) -> list[str]:
        """Our own warnings, without the prefix."""
        return [message.removeprefix("cpd: ") for message in self.messages if message.startswith("cpd: ")]

    @cached_property
    def catalogue(self) -> Any:
        return self.json("catalogue.json")

    @property
    def items(self) -> list[dict[str, Any]]:
        """The catalogue's entries."""
        return list(self.catalogue["items"])

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))

    @abstractmethod
    def text(self, path: str) -> str:
        """A file by its path below the site's root."""


@dataclass(frozen=True)
class Sketch(Outcome):
    """A site when all is read and drawn, and nothing is written yet: no templates, no search, no policy."""

    files: host.Files

    def text(self, path: str) -> str:
        return self._file(path).content_string

    def content(self, path: str) -> Element:
        """What a page says, without the frame around it, by its path below docs/."""
        page = self._file(path).page
        assert page is not None, f"{path} is no page"
        return parsed(page.content or "")

    def _file(self, path: str) -> host.File:
        file = self.files.get_file_from_path(path)
        assert file is not None, f"there is no {path}"
        return file


@dataclass(frozen=True)
class Built(Outcome):
    """A site as it came out."""

    folder: Path
    summary: str = ""
    """Our own line at the end of a build."""
    told: tuple[str, ...] = ()
    """What we say before that line."""
    _pages: dict[str, Element] = field(default_factory=dict)

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, url: str) -> Element:
        """The page at an address relative to the site's root."""
        url = unquote(url)
        if url not in self._pages:
            self._pages[url] = parsed(self.text(file_of(url)))
        return self._pages[url]

    @cached_property
    def urls(self) -> list[str]:
        """The addresses of all pages, ``404.html`` included; those that only lead on from a former address are none."""
        paths = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html") if not _leads_on(path))
        return [path.removesuffix("index.html") for path in paths]

    @cached_property
    def files(self) -> frozenset[str]:
        """All files, below the site's root."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())


def _leads_on(path: Path) -> bool:
    return path.stat().st_size < 4096 and "cpd/moved.js" in path.read_text(encoding="utf-8")


def file_of(url: str) -> str:
    """The file that a server sends for a page's address."""
    return url if url.endswith(".html") else f"{url}index.html"


def built(docs: Path, site: Path, *, strict: bool = False, preview: bool = False, **changes: Any) -> Built:
    """Build with the repository's own mkdocs.yml; ``changes`` replace settings of it. ``preview`` is what `mkdocs serve` builds."""
    return _built(lambda: _config(docs, site, strict=strict, **changes), site, preview=preview)


def built_as(settings_file: Path, site: Path, *, preview: bool = False, keeps: bool = False, **changes: Any) -> Built:
    """Build with any mkdocs.yml; with ``keeps`` from what the last build has kept."""
    return _built(lambda: load_config(str(settings_file), site_dir=str(site), **changes), site, preview=preview, keeps=keeps)


def _built(config: Callable[[], MkDocsConfig], site: Path, *, preview: bool, keeps: bool = False) -> Built:
    with _heard() as records:
        aborted = _run(config(), preview=preview, keeps=keeps)
    own = [record.getMessage() for record in records if record.levelno == logging.INFO and "cpd: " in record.getMessage()]
    told = tuple(words.removeprefix("cpd: ") for words in own)
    return Built(site, messages=_warnings(records), told=told[:-1], summary=told[-1] if told else "", aborted=aborted)


def sketched(docs: Path, **changes: Any) -> Sketch:
    """Build until all is drawn, and stop: every message in a fraction of the time."""
    stop = _Stop()
    with _heard() as records:
        config = _config(docs, docs.with_name("unwritten"), **changes)
        # No plugin that nobody has tried: beside one, each page is converted by itself.
        config.plugins.events["env"].append(stop.on_env)
        aborted = _run(config)
    return Sketch(stop.files, messages=_warnings(records), aborted=aborted)


def commanded(docs: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` in a process of its own, with the repository's settings; it writes ``folder/site``."""
    own = settings()
    own |= {"theme": {**own["theme"], "custom_dir": str(REPOSITORY / "overrides")}, "hooks": [str(REPOSITORY / "hooks" / "pipeline.py")]}
    own |= {"watch": [], "docs_dir": str(docs), "site_dir": str(folder / "site")}
    folder.mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(own, sort_keys=False), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(folder / "mkdocs.yml"), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)


class Project:
    """A docs folder that grows and changes, and is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs"
        self.site = folder / "site"

    def write(self, *written: str | Files) -> Project:
        """Add or change files."""
        for files in written:
            write(self.docs, tree(files) if isinstance(files, str) else files)
        return self

    def replace(self, path: str, old: str, new: str) -> None:
        """Change words of a file."""
        file = self.docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not say {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def remove(self, path: str) -> None:
        """Delete a file."""
        (self.docs / path).unlink()

    def build(self, *, strict: bool = False, **changes: Any) -> Built:
        """Build it as it is now."""
        return built(self.docs, self.site, strict=strict, **changes)

    def sketch(self, **changes: Any) -> Sketch:
        """Read and draw it as it is now; write nothing."""
        return sketched(self.docs, **changes)


class _Drawn(Exception):  # noqa: N818  # no error
    """All is drawn: what a sketch is made of is there."""


class _Stop:
    """Stops a build before anything is written, and keeps what is there by then."""

    files = host.Files([])

    def on_env(self, _env: object, /, *, config: MkDocsConfig, files: host.Files) -> None:
        self.files = files
        # MkDocs looks at anchors when all is written.
        for file in files.documentation_pages():
            if file.page:
                file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        raise _Drawn


def _config(docs: Path, site: Path, **changes: Any) -> MkDocsConfig:
    own = {**settings(), "docs_dir": str(docs), "site_dir": str(site), **changes}
    return load_config(BytesIO(b"{}"), config_file_path=str(OWN_SETTINGS), **own)


def _run(config: MkDocsConfig, *, preview: bool = False, keeps: bool = False) -> str:
    """Build; MkDocs' last words where it stops."""
    config.plugins.on_startup(command="serve" if preview else "build", dirty=False)
    try:
        with warm(keeps=keeps):
            build(config, serve_url="http://127.0.0.1:8000/" if preview else None)
    except Abort as stop:
        return str(stop)
    except _Drawn:
        pass
    finally:
        # MkDocs keeps plugins from build to build; a blog's would take its folder away twice.
        for plugin in config.plugins.values():
            if folder := getattr(plugin, "temp_dir", None):
                Path(folder).mkdir(exist_ok=True)
        config.plugins.on_shutdown()
    return ""


def _warnings(records: list[logging.LogRecord]) -> tuple[str, ...]:
    return tuple(record.getMessage() for record in records if record.levelno >= logging.WARNING)


def cpd(**values: Any) -> dict[str, Any]:
    """The setting ``extra`` with our own part replaced; readers keep their tools."""
    own = settings()["extra"]
    return {**own, "cpd": {"tools": own["cpd"]["tools"], **values}}


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """The records MkDocs and its plugins log meanwhile."""
    records: list[logging.LogRecord] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    log = logging.getLogger("mkdocs")
    listener, level = Listener(), log.level
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    try:
        yield records
    finally:
        log.removeHandler(listener)
        log.setLevel(level)
