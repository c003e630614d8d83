"""Random edits of a site. After each, what is brought up to date must be what a clean build writes, byte for byte.

An edit is a value, so that Hypothesis can make it smaller: the name of what is done, and numbers that choose where. What
brings the site up to date is a ``Follower``: the preview of `mkdocs serve`, or a second build that keeps what it has read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree
from typing import Any, Final, Protocol, TypeVar

import pytest
import yaml
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig

from cpd.host import keeping

from .edited_material import BEGINNINGS, BLOCKS, CALLOUTS, CHANGELOG, HEADS, IDS, TITLES, WORDS
from .sites import REPOSITORY, Built, built_as, settings, tree

One = TypeVar("One")
Texts = dict[str, str]
"""By path below the project's folder."""
SETTINGS: Final = "mkdocs.yml"
ADDRESS: Final = "http://127.0.0.1:8000/"
_HEAD = re.compile(r"\A---\n(.*?)^---\n+", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"^(/{3,}) .*?^\1$|^(?:!!!|\?\?\?)[^\n]*(?:\n(?:    [^\n]*)?)*|(?:[^\n]+(?:\n|\Z))+", re.DOTALL | re.MULTILINE)
_CALLOUT = re.compile(r"(?:/{3,} |!!! |\?\?\?\+? )(?:key-idea|reflective-activity|resource)")


class Choice:
    """Chooses by numbers; where they run out, the first."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = iter(numbers)

    def number(self, below: int) -> int:
        return next(self._numbers, 0) % below

    def of(self, some: Iterable[One]) -> One | None:
        """One of some; None of none."""
        found = list(some)
        return found[self.number(len(found))] if found else None

    def sure(self, some: Sequence[One]) -> One:
        """One of some that there are."""
        return some[self.number(len(some))]

    def filled(self, pattern: str) -> str:
        """A pattern with a title, an id and words in it."""
        return pattern.format(title=self.sure(TITLES), id=self.sure(IDS), words=self.sure(WORDS))


@dataclass(frozen=True)
class Edit:
    """What is done, and where."""

    name: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Result:
    """A site as its readers get it."""

    files: Mapping[str, bytes]
    findings: Sequence[str] = ()
    failed: str = ""
    """Why there is no site."""

    def differences(self, other: Result) -> list[str]:
        """What is not the same in the other, a line each."""
        paths = sorted(self.files.keys() | other.files.keys())
        failures = [] if self.failed == other.failed else [f"failed: {self.failed}; clean: {other.failed}"]
        return failures + [
            _difference(path, self.files.get(path), other.files.get(path))
            for path in paths
            if self.files.get(path) != other.files.get(path)
        ]


class Follower(Protocol):
    """Brings a site up to date after an edit."""

    is_preview: bool
    """Whether that is what a preview shows."""

    def follow(self) -> Result:
        """The site, once it is up to date."""

    def close(self) -> None:
        """Leave nothing behind."""


def edits(many: int) -> st.SearchStrategy[list[list[Edit]]]:
    """So many steps of an edit each, now and then of some at once."""
    return st.tuples(*map(_step, range(many))).map(list)


def _step(place: int) -> st.SearchStrategy[list[Edit]]:
    # Hypothesis begins with all zeros: those too are to be different edits in different places.
    name = st.integers(0, len(NAMES) - 1).map(lambda number: NAMES[(number + 11 * place) % len(NAMES)])
    numbers = st.lists(st.integers(0, 99).map(lambda number: number + 7 * place), min_size=4, max_size=6)
    edit = st.builds(Edit, name, numbers.map(tuple))
    return st.one_of(*[st.lists(edit, min_size=1, max_size=1)] * 3, st.lists(edit, min_size=2, max_size=3))


class Workplace:
    """A project's folder in which somebody writes."""

    def __init__(self, folder: Path, beginning: str) -> None:
        self.folder = folder
        trees, plugins = BEGINNINGS[beginning]
        pages = {path: text for one in trees for path, text in tree(one).items()}
        self.texts = {f"docs/{path}": text for path, text in pages.items()}
        self.texts |= {"CHANGELOG.md": CHANGELOG, SETTINGS: _settings(plugins)}
        self._before: list[Texts] = []
        for name in ("hooks", "clean"):
            (folder / name).mkdir()
            copy(REPOSITORY / "hooks" / "pipeline.py", folder / name)
        copytree(REPOSITORY / "overrides", folder / "overrides")
        self._write({})

    def apply(self, step: Iterable[Edit]) -> None:
        """Make a step's edits, and save."""
        before = dict(self.texts)
        for edit in step:
            choice = Choice(edit.numbers)
            if edit.name == "undo":
                self._undo(choice)
            else:
                EDITS[edit.name](self.texts, choice)
        self._before.append(before)
        self._write(before)

    def clean(self, to: Path, *, preview: bool = True) -> Result:
        """What a clean build writes: one for a preview, or for readers."""
        # MkDocs keeps plugins from build to build, and hooks by their files' names: this build is to have its own.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(MkDocsConfig.plugins, "plugin_cache", {})
            # Nor is it to take up what another has kept.
            patch.setattr(keeping, "folder", lambda _config: None)
            site = built_as(self.folder / SETTINGS, to, preview=preview, hooks=["clean/pipeline.py"])
        return result_of(site)

    def _undo(self, choice: Choice) -> None:
        """Bring one file back to what it was some time ago."""
        then = choice.of(self._before)
        path = choice.of(sorted({one for one in {*(then or {}), *self.texts} if (then or {}).get(one) != self.texts.get(one)}))
        if then is not None and path is not None:
            self.texts.pop(path, None)
            self.texts |= {path: then[path]} if path in then else {}

    def _write(self, before: Mapping[str, str]) -> None:
        for path in before.keys() - self.texts.keys():
            (self.folder / path).unlink()
            if path.startswith("overrides/"):
                (self.folder / path).write_bytes((REPOSITORY / path).read_bytes())
        for path, text in self.texts.items():
            if before.get(path) != text:
                place = self.folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="latin-1" if text.endswith(_ODD) else "utf-8")
        for folder in sorted((one for one in (self.folder / "docs").rglob("*") if one.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()


def result_of(site: Built) -> Result:
    """What a build has written, and what it says."""
    return Result(contents(site.folder), site.findings, site.aborted)


def contents(folder: Path) -> dict[str, bytes]:
    """A site's files. MkDocs' packed sitemap names the time of packing."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _difference(path: str, one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return f"{path}: only {'in the clean build' if one is None else 'in the other'}"
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, place - 40)
    return f"{path}: at byte {place} {one[start : place + 60]!r}, clean {other[start : place + 60]!r}"


def _settings(plugins: list[Any]) -> str:
    own = settings()
    own["extra"]["cpd"]["contact"] = "office@school.example"
    # As `mkdocs serve` has it, whatever builds.
    own |= {
        "site_url": ADDRESS,
        "plugins": plugins or own["plugins"],
        "hooks": ["hooks/pipeline.py"],
        "watch": ["overrides", "CHANGELOG.md"],
    }
    return yaml.safe_dump(own, sort_keys=False)


# What can be done. Each takes all texts and changes them.

_ODD = "\N{LATIN SMALL LETTER E WITH ACUTE}\n"
"""A file that ends so is not written in UTF-8."""


def _pages(texts: Texts) -> list[str]:
    return sorted(path for path in texts if path.endswith(".md") and path.startswith("docs/"))


def _changed_page(texts: Texts, choice: Choice, change: Callable[[list[str]], None]) -> None:
    """Change the blocks of a page's text, its title not being one of them."""
    path = choice.of(_pages(texts))
    if path is None:
        return
    head, title, blocks = _taken_apart(texts[path])
    change(blocks)
    texts[path] = f"{head}{title}" + "".join(f"\n{block}\n" for block in blocks)


def _taken_apart(text: str) -> tuple[str, str, list[str]]:
    head = match[0] if (match := _HEAD.match(text)) else ""
    blocks = [match[0].strip("\n") for match in _BLOCK.finditer(text[len(head) :])]
    title = f"{blocks.pop(0)}\n" if blocks and blocks[0].startswith("# ") else ""
    return head, title, blocks


def _put(texts: Texts, choice: Choice, pattern: str) -> None:
    _changed_page(texts, choice, lambda blocks: blocks.insert(choice.number(len(blocks) + 1), choice.filled(pattern)))


def _add_callout(texts: Texts, choice: Choice) -> None:
    _put(texts, choice, choice.sure(CALLOUTS))


def _add_block(texts: Texts, choice: Choice) -> None:
    _put(texts, choice, choice.sure(BLOCKS))


def _add_words(texts: Texts, choice: Choice) -> None:
    def change(blocks: list[str]) -> None:
        place = choice.number(len(blocks) + 1)
        if place == len(blocks):
            blocks.append(choice.sure(WORDS))
        elif blocks[place].endswith("/"):
            lines = blocks[place].split("\n")
            blocks[place] = "\n".join([*lines[:-1], choice.sure(WORDS), lines[-1]])
        else:
            blocks[place] += f" {choice.sure(WORDS)}"

    _changed_page(texts, choice, change)


def _remove_block(texts: Texts, choice: Choice) -> None:
    def change(blocks: list[str]) -> None:
        if blocks:
            blocks.pop(choice.number(len(blocks)))

    _changed_page(texts, choice, change)


def _move_block(texts: Texts, choice: Choice) -> None:
    """To another place, of the same page or another."""
    taken: list[str] = []

    def take(blocks: list[str]) -> None:
        taken.extend([blocks.pop(choice.number(len(blocks)))] if blocks else [])

    _changed_page(texts, choice, take)
    if taken:
        _changed_page(texts, choice, lambda blocks: blocks.insert(choice.number(len(blocks) + 1), taken[0]))


def _change_callout(texts: Texts, choice: Choice, change: Callable[[str], str]) -> None:
    path = choice.of(path for path in _pages(texts) if any(map(_CALLOUT.match, _taken_apart(texts[path])[2])))
    if path is None:
        return
    block = choice.sure([block for block in _taken_apart(texts[path])[2] if _CALLOUT.match(block)])
    texts[path] = texts[path].replace(block, change(block), 1)


def _rename_callout(texts: Texts, choice: Choice) -> None:
    title = choice.sure(TITLES)
    _change_callout(
        texts,
        choice,
        lambda block: re.sub(r'\| .*|".*"', lambda match: f"| {title}" if match[0][0] == "|" else f'"{title}"', block, count=1),
    )


def _give_option(texts: Texts, choice: Choice) -> None:
    option = choice.sure(
        ("id: {id}", "id: {id}", "number: 4", "minutes: 25", "withdrawn: true", "was: {id}", "tags: [evidence]", "open: false")
    )
    given = f"    {choice.filled(option)}"

    def change(block: str) -> str:
        first, *rest = block.split("\n")
        key = given.partition(":")[0]
        return "\n".join([first, given, *(line for line in rest if not line.startswith(f"{key}:"))])

    _change_callout(texts, choice, lambda block: change(block) if block.startswith("/") else block)


def _retitle(texts: Texts, choice: Choice) -> None:
    if path := choice.of(_pages(texts)):
        texts[path] = re.sub(r"^# .*", f"# {choice.sure(TITLES)}", texts[path], count=1, flags=re.MULTILINE)


def _change_head(texts: Texts, choice: Choice) -> None:
    if path := choice.of(_pages(texts)):
        head, title, blocks = _taken_apart(texts[path])
        line = choice.filled(choice.sure(HEADS))
        kept = [one for one in head.split("\n") if one not in {"---", ""} and not one.startswith(line.partition(":")[0])]
        texts[path] = "\n".join(["---", *kept, line, "---", ""]) + texts[path][len(head) :]
        del title, blocks


def _drop_head(texts: Texts, choice: Choice) -> None:
    """Take a line out of a head."""
    if path := choice.of(path for path in _pages(texts) if texts[path].startswith("---\n")):
        head = _taken_apart(texts[path])[0]
        lines = head.split("\n")
        if line := choice.of(lines[1:-2]):
            lines.remove(line)
        texts[path] = "\n".join(lines) + texts[path][len(head) :]


def _reorder(texts: Texts, choice: Choice) -> None:
    if path := choice.of(path for path in _pages(texts) if "\ncontents: [" in texts[path]):
        texts[path] = re.sub(
            r"^contents: \[(.*)\]",
            lambda match: f"contents: [{', '.join(reversed(match[1].split(', ')))}]",
            texts[path],
            count=1,
            flags=re.MULTILINE,
        )


def _replace(texts: Texts, choice: Choice, path: str, swaps: Sequence[tuple[str, str]]) -> None:
    """Swap words of a file, the one way or the other."""
    one, other = choice.sure(swaps)
    if path in texts:
        texts[path] = texts[path].replace(one, other) if one in texts[path] else texts[path].replace(other, one)


def _add_page(texts: Texts, choice: Choice) -> None:
    folder = choice.sure(("", "first/", "first/part/", "second/", "third/", "new/", "cases/"))
    text = choice.filled(choice.sure((*CALLOUTS, *BLOCKS)))
    texts[f"docs/{folder}{choice.sure(('a', 'index', 'key-ideas', 'visit'))}.md"] = f"# {choice.sure(TITLES)}\n\n{text}\n"


def _remove_page(texts: Texts, choice: Choice) -> None:
    if (path := choice.of(_pages(texts))) and path != "docs/index.md":
        del texts[path]


def _move_page(texts: Texts, choice: Choice) -> None:
    """Give a file another name, or another folder."""
    path = choice.of(_pages(texts))
    if path and path != "docs/index.md":
        folder = choice.sure((path.rpartition("/")[0], "docs/first", "docs/second", "docs/first/part"))
        texts[f"{folder}/{choice.sure((path.rpartition('/')[2], 'moved.md', 'zed.md'))}"] = texts.pop(path)


def _change_settings(texts: Texts, choice: Choice) -> None:
    own = yaml.safe_load(texts[SETTINGS])
    ours = own["extra"]["cpd"]
    match choice.number(6):
        case 0:
            own["site_name"] = choice.sure(TITLES)
        case 1:
            ours["silence"] = {} if ours.get("silence") else {"link-leads-somewhere": ["first/*"]}
        case 2:
            ours["kinds"] = {} if ours.get("kinds") else {"resource": {"label": "Find", "plural": "Finds"}}
        case 3:
            own["use_directory_urls"] = not own.get("use_directory_urls", True)
        case 4:
            ours["kinds"] = {} if ours.get("kinds") else {"question": {"label": "Question", "plural": "Questions", "colour": "#123456"}}
        case _:
            own["exclude_docs"] = "" if own.get("exclude_docs") else "later.md\n"
    texts[SETTINGS] = yaml.safe_dump(own, sort_keys=False)


def _change_template(texts: Texts, choice: Choice) -> None:
    path = choice.sure(("overrides/fragments/cpd/_parts.html", "overrides/home.html", "overrides/main.html"))
    text = texts.get(path) or (REPOSITORY / path).read_text(encoding="utf-8")
    mark = "<!-- changed -->"
    texts[path] = text.replace(mark, "") if mark in text else text.replace("</p>", f"{mark}</p>", 1)


def _change_component(texts: Texts, choice: Choice) -> None:
    """What a form, a route, a glossary, a case, a story or the changelog says."""
    path, one, other = choice.sure(
        (
            ("docs/tools/form.md", "label: Which school?", "label: Which school was it?"),
            ("docs/tools/short.md", "#fold-it", "#count-the-desks"),
            ("docs/tools/short.md", "why: It takes a pen.", "why: It takes two pens."),
            ("docs/tools/glossary.md", "also: [SLT]", "also: [Look]"),
            ("docs/tools/glossary.md", "meaning: They lead a school.", "meaning: They lead a school together."),
            ("docs/tools/references.md", "An invented book", "An invented paper"),
            ("docs/cases/ashgrove.md", "region: South West", "region: London"),
            ("docs/stories/posts/2026-09-30-first.md", "It was [a day", "It was not [a day"),
            ("docs/stories/posts/2026-09-30-first.md", "date: 2026-09-30", "date: 2026-10-30"),
            ("docs/third/index.md", "phase: primary", "phase: early"),
            ("docs/first/visit.md", "a term", "two terms"),
            ("docs/first/visit.md", "Ask who has seen", "Ask who saw"),
            ("CHANGELOG.md", "A first suite.", "A first suite, at last."),
        )
    )  # fmt: skip
    _replace(texts, choice, path, [(one, other)])


def _break_encoding(texts: Texts, choice: Choice) -> None:
    if path := choice.of(_pages(texts)):
        texts[path] = texts[path].removesuffix(_ODD) if texts[path].endswith(_ODD) else texts[path] + _ODD


def _change_picture(texts: Texts, choice: Choice) -> None:
    path = f"docs/{choice.sure(('picture.svg', 'first/notes.txt', 'first/extra.css', 'second/plan.docx'))}"
    if path in texts and choice.number(2):
        del texts[path]
    else:
        texts[path] = choice.sure(WORDS)


def _touch(texts: Texts, choice: Choice) -> None:
    """Save without a change."""


EDITS: Final[dict[str, Callable[[Texts, Choice], None]]] = {
    "add words": _add_words,
    "add a callout": _add_callout,
    "add a block": _add_block,
    "remove a block": _remove_block,
    "move a block": _move_block,
    "rename a callout": _rename_callout,
    "give an option": _give_option,
    "change a title": _retitle,
    "change a head": _change_head,
    "drop a head's line": _drop_head,
    "change an order": _reorder,
    "add a page": _add_page,
    "remove a page": _remove_page,
    "move a page": _move_page,
    "change settings": _change_settings,
    "change a template": _change_template,
    "change a component": _change_component,
    "break an encoding": _break_encoding,
    "change a picture": _change_picture,
    "save": _touch,
}
_OFTEN: Final = (
    "add words",
    "add a callout",
    "add a block",
    "remove a block",
    "move a block",
    "rename a callout",
    "give an option",
    "undo",
)
NAMES: Final = (*EDITS, *_OFTEN, *_OFTEN, "change a component")
"""As often as each is drawn: what people do all day, more often."""
