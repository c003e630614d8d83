"""The authors' guide as the examples in it: files to build, and what the build says of them.

A fence whose title is a path below ``docs/``, ``mkdocs.yml`` or "Terminal" shows what an author
writes. Such fences under one heading make one example, until a title comes again. An example
that a fence titled "The build says" ends is a wrong one, and the lines in it are its findings.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from .sites import REPOSITORY, Project, settings

GUIDE: Final = REPOSITORY / "docs" / "writing"
SAYS: Final = "The build says"
SETTINGS: Final = "mkdocs.yml"
TERMINAL: Final = "Terminal"

_FENCE = re.compile(
    r"^(?P<mark>`{3,})(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^(?P=mark)\n", re.MULTILINE | re.DOTALL
)
_HEADING = re.compile(r"^(?P<level>#+) (?P<words>.+?)(?: \{ #(?P<id>[\w-]+) \})?$", re.MULTILINE)
_ROW = re.compile(r"^\| `(?P<name>[\w-]+)` \| (?P<sentence>.+?) \| `(?P<example>[^`]+)` \|$", re.MULTILINE)
_CALLOUT = re.compile(r"^(?:/{3,} *[\w-]|!!!|\?\?\?)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fence as it is written, at the margin."""

    language: str
    title: str
    body: str
    heading: str
    """The heading above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, with what follows it until the next."""

    level: int
    words: str
    id: str
    """Empty where none is written."""
    text: str


@dataclass(slots=True, kw_only=True)
class Example:
    """Files an author could write, and what the build says of them."""

    page: str
    heading: str
    files: dict[str, str] = field(default_factory=dict)
    """By title."""
    says: tuple[str, ...] = ()
    """Empty where the example is a right one."""

    @property
    def name(self) -> str:
        """Where it stands in the guide, for the name of a test."""
        return f"{self.page}: {self.heading}"


@cache
def pages() -> dict[str, str]:
    """The guide's pages by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}


def fences(text: str) -> Iterator[Fence]:
    """The fences of a page in order; one inside another is part of the outer one's body."""
    for match in _FENCE.finditer(text):
        above = list(_HEADING.finditer(prose(text[: match.start()])))
        yield Fence(
            language=match["language"], title=match["title"] or "", body=match["body"], heading=above[-1]["words"] if above else ""
        )  # fmt: skip


def prose(text: str) -> str:
    """A page without its fences."""
    return _FENCE.sub("", text)


def headings(text: str) -> list[Heading]:
    """The headings of a page in order."""
    words = prose(text)
    found = list(_HEADING.finditer(words))
    ends = [*(match.start() for match in found[1:]), len(words)]
    return [
        Heading(level=len(match["level"]), words=match["words"], id=match["id"] or "", text=words[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]


def rows(page: str, heading: str) -> list[tuple[str, str, str]]:
    """Name, sentence and example of each row of the options table under a heading."""
    text = next(one.text for one in headings(pages()[page]) if one.words == heading)
    return [(match["name"], match["sentence"], match["example"]) for match in _ROW.finditer(text)]


def examples() -> list[Example]:
    """Every example of the guide."""
    return [example for page, text in pages().items() for example in _examples(page, text)]


def _examples(page: str, text: str) -> Iterator[Example]:
    example = Example(page=page, heading="")
    for fence in fences(text):
        if fence.title == SAYS:
            example.says = tuple(fence.body.splitlines())
        elif is_source(fence):
            if example.says or fence.title in example.files or fence.heading != example.heading:
                if example.files:
                    yield example
                example = Example(page=page, heading=fence.heading)
            example.files[fence.title] = fence.body
    if example.files:
        yield example


def is_source(fence: Fence) -> bool:
    """Whether a fence shows what an author writes."""
    return fence.title in {SETTINGS, TERMINAL} or fence.title.startswith("docs/")


def said(example: Example, folder: Path) -> tuple[str, ...]:
    """What the build says of an example, built below a folder. The pictures it names are there."""
    files = dict(example.files)
    if TERMINAL in files:
        return _answered(files[TERMINAL])
    changes = _changes(files.pop(SETTINGS, ""))
    written = {path.removeprefix("docs/"): text for path, text in files.items()}
    if not any(": page-has-title: " in line for line in example.says):
        changes = _as_pieces(changes)
    named = [(path, name) for path, text in written.items() for name in re.findall(r"\]\(([\w-]+\.png)\)", text)]
    pictures = {posixpath.join(posixpath.dirname(path), name): "" for path, name in named}
    site = Project(folder).write({"index.md": "# Home\n", **pictures, **written}).sketch(plugins=_blog(), **changes)
    return tuple(message.removeprefix("cpd: ") for message in site.messages)


def _as_pieces(changes: dict[str, Any]) -> dict[str, Any]:
    """The same settings for what is shown of a page without its title."""
    extra = changes.get("extra", settings()["extra"])
    given = extra.get("cpd") or {}
    silence = {**(given.get("silence") or {}), "page-has-title": ["*"]}
    return {**changes, "extra": {**extra, "cpd": {**given, "silence": silence}}}


def _blog() -> list[Any]:
    """The one plugin that examples need: MkDocs uses up what it is given."""
    return [plugin for plugin in settings()["plugins"] if "blog" in plugin]


def _answered(command: str) -> tuple[str, ...]:
    config = load_config(str(REPOSITORY / SETTINGS))
    try:
        config.plugins.on_startup(command="build", dirty="--dirty" in command)
    except PluginError as stop:
        return (str(stop),)
    return ()


def _changes(written: str) -> dict[str, Any]:
    given: dict[str, Any] = yaml.safe_load(written) or {}
    return {**given, "extra": {**settings()["extra"], **given["extra"]}} if "extra" in given else given


def unshown(text: str) -> str:
    """A page without its fences and without what also stands in one as it is."""
    rest = prose(text)
    for fence in fences(text):
        if fence.language == "markdown":
            rest = rest.replace(fence.body, "", 1)
    return rest


def has_callout(text: str) -> bool:
    """Whether a line of a text begins a callout."""
    return bool(_CALLOUT.search(text))
