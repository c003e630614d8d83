"""The head of a page's file: the settings between two lines of hyphens, and those that MkDocs would pass over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cpd.domain.findings import Finding

from . import keys
from .located_yaml import LocatedYaml, Where, read_yaml
from .source import Source
from .trouble import Fault
from .unreadable import SPACES, UNSEEN, signs, without_hidden_signs

RULE = "front-matter-is-understood"

_HEAD = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)
"""As MkDocs looks for it; the end of the file is as good as that of a line."""

_REFERENCE = re.compile(r"\]\(\s*item:([^)\s]*)")
_BARE = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")
_BARE_MORE = re.compile(r"(?: {4}|\t)\s*(.*)")
"""Without hyphens MkDocs takes such lines at the top of a page for settings."""

_EMPTY = re.compile(r"\A-{3}[ \t]*\n(?:-{3})[ \t]*(?:\n|\Z)")
_JSON = re.compile(r"""\{\s*["'](?P<name>[\w-]+)["']\s*:""")
"""Settings in braces, as other tools have them."""

_ABOVE = re.compile(rf"(?:[\s{SPACES}{UNSEEN}]|<!--.*?-->)*", re.DOTALL)
_NOT_SEEN = "the front matter is not seen: "
_RULE = re.compile(
    "-{2,}|[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d-]{1,6}|(?:[-*_] ?){3,}|[+;]{3,}|={3,}|\\.{3}|-{3} ?(?:ya?ml|toml|json)",
    re.IGNORECASE,
)
"""What authors and word processors make of three hyphens."""

_ENTRY = re.compile(r"""(?:- +)*["']?(?P<name>[A-Za-z_][\w-]*)["']? ?:(?:\s|$)""")
_NAME = re.compile(r"""(?:- +)*["']?(?P<name>[\w-]+)""")
_HEADING = re.compile(r"\n[ \t]*\n(#{1,2} [^\n]+)\n[ \t]*(?:\n|\Z)")
_STRAY = re.compile(r"(?m)^---[ \t]*\n(?:(?:[\w-]+ ?:|[ ]+\S|- ).*\n)+---[ \t]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What a page's file begins with."""

    said: LocatedYaml = field(default_factory=LocatedYaml)
    ends: int = 0
    """Where the page's text begins in the file."""
    faults: tuple[Fault, ...] = ()


class _Text:
    """The text of a file, told apart by length and hash; once it is read it is let go of, so that what is known holds on to no text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._mark = len(source), hash(source)

    def __hash__(self) -> int:
        return hash(self._mark)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Text) and self._mark == other._mark


def read(source: str, names: frozenset[str]) -> PageHead:
    """The head of a file; ``names`` are those that something reads."""
    return _known(_Text(source), names)


@lru_cache(maxsize=16384)  # asked several times of each page
def _known(text: _Text, names: frozenset[str]) -> PageHead:
    source, text.source = text.source, ""
    return _read(source, names)


def _read(source: str, names: frozenset[str]) -> PageHead:
    if head := _HEAD.match(source):
        said = read_yaml(head[1], first_line=2)
        if not said.data and not any(_looks_like_setting(line, names) for line in head[1].split("\n")):
            # Text between two rules.
            return PageHead(faults=tuple(_notes_only(head[1], source[head.end() :])))
        faults = [*_faults(said), *_title_inside(head[1], source[head.end() :]), *_strays(source, head.end(), names)]
        return PageHead(said=said, ends=head.end(), faults=tuple(faults))
    if _EMPTY.match(source):
        return PageHead(
            faults=(Fault(1, "the front matter is empty, so readers see its hyphens.", "Take it out, or write settings in it."),)
        )
    if _BARE.match(source):
        return _bare(source, names)
    return PageHead(faults=tuple(_why_no_settings(source, names) or _strays(source, 0, names)))


def findings(path: str, head: PageHead, names: Collection[str], *, is_front: bool) -> list[Finding]:
    """What is wrong with the head of the page at ``path``; ``names`` are those of all entries that something reads."""
    told = [Finding(path=path, line=one.line, rule=RULE, problem=one.problem, remedy=one.remedy) for one in head.faults]
    return [*told, *_references(path, head.said.data, (), head.said), *keys.findings(path, head.said, names, is_front=is_front)]


def _references(path: str, value: object, where: Where, said: LocatedYaml) -> Iterator[Finding]:
    """References to items in a head, of which nothing but words is shown."""
    if isinstance(value, str):
        for target in _REFERENCE.findall(value):
            problem = f"the reference `item:{target}` stands in the front matter, where no link can be, so readers see it as it is written."
            remedy = "Write the item's title in words; a page's title with a reference stands in its text, after `# `."
            yield Finding(path=path, line=said.line(where), rule="item-references-resolve", problem=problem, remedy=remedy)
    inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield from _references(path, one, (*where, name), said)


def _faults(said: LocatedYaml) -> Iterator[Fault]:
    if fault := said.broken:
        yield Fault(fault.line, f"{fault.problem}, so the front matter cannot be read.", fault.remedy)
    yield from said.faults


def _looks_like_setting(line: str, names: Collection[str]) -> bool:
    """Whether a line could be a setting."""
    words = without_hidden_signs(line).strip("*_ ")
    name = _NAME.match(words)
    return name is not None and (words[name.end() :].lstrip("\"'*_ ").startswith((":", "\uff1a")) or name["name"] in names)


def _notes_only(text: str, rest: str) -> Iterator[Fault]:
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all(re.match(r"#[^#]", line) for line in lines) and re.search(r"(?m)^# ", rest):
        yield Fault(1, "the front matter holds nothing but notes, so readers see it.", "Take it out.")


def _title_inside(text: str, rest: str) -> Iterator[Fault]:
    """The page's title inside its head: a rule further down was taken for its end."""
    if (found := _HEADING.search(f"\n{text}")) and not re.search(r"(?m)^# ", rest):
        line = text[: found.start()].count("\n") + 3
        yield Fault(
            line, f"`{found[1].strip()}` stands inside the front matter, so readers do not see it.", "Write `---` on a line above it."
        )


def _strays(source: str, start: int, names: Collection[str]) -> Iterator[Fault]:
    """A second head, or one that stands further down."""
    if not source.startswith("---", start) and source.find("\n---", start) < 0:
        return
    prose: list[str] = []
    for found in _STRAY.finditer(source, start):
        lines = found[0].split("\n")[1:-1]
        line = source[: found.start()].count("\n")
        if not any((name := _ENTRY.match(one)) and name["name"] in names for one in lines):
            continue
        # Most likely it is shown as code; to know takes a look at the whole page.
        prose = prose or Source.of(source).prose
        if prose[line].strip():
            yield Fault(line + 1, "these settings stand below the top of the page, so readers see them.", "Write them on the first lines.")
            return


def _bare(source: str, names: Collection[str]) -> PageHead:
    data: dict[str, str] = {}
    lines: dict[tuple[str | int, ...], int] = {}
    written, name, length = [], "", 0
    for number, line in enumerate(source.split("\n"), start=1):
        if entry := _BARE.match(line):
            name = entry[1].lower()
            written.append(entry[1])
            data[name] = f"{data[name]} {entry[2].strip()}" if name in data else entry[2].strip()
            lines.setdefault((name,), number)
        elif more := _BARE_MORE.match(line):
            data[name] += f" {more[1].strip()}"
        else:
            break
        length += len(line) + 1
    rest = source[length:]
    is_meant = all(one in names and one.islower() for one in written)
    if is_meant and not _RULE.fullmatch(rest.partition("\n")[0].strip() or "text"):
        return PageHead(said=LocatedYaml(data=data, lines=lines), ends=length)
    first = source.partition("\n")[0].strip()
    if is_meant:
        return PageHead(faults=(Fault(1, "no line of three hyphens begins the front matter.", "Write `---` on a line above it."),))
    remedy = "Leave a blank line above it. What is meant as a setting stands between two lines of `---`."
    return PageHead(faults=(Fault(1, f"`{first}` at the top of the page is taken for a setting, so readers do not see it.", remedy),))


def _why_no_settings(source: str, names: Collection[str]) -> list[Fault]:
    """Why settings at the top of a page are none to MkDocs."""
    above = (_ABOVE.match(source) or [""])[0]
    lines = source[len(above) :].split("\n")
    first = above.count("\n") + 1
    opening = without_hidden_signs(lines[0])
    if (json := _JSON.match("\n".join(lines))) and json["name"] in names:
        return [Fault(first, _NOT_SEEN + "no line of three hyphens stands above it.", "Write `---` on a line above it, and on one below.")]
    if not _RULE.fullmatch(opening) or not _holds_settings(lines[1:], names, is_toml=opening[0] == "+" or opening[-4:].lower() == "toml"):
        return []
    closing = _closing(lines)
    if above:
        reason, line = f"{_what(above)} stands {_where(above)} it", first
        remedy = "Let the file begin with its line `---`."
    elif opening == "---" and (unseen := signs(lines[0])):
        reason, line, remedy = f"{unseen} stands behind its first hyphens", first, "Type that line anew."
    elif lines[0].rstrip(" \t") != "---":
        reason, line = f"it begins with `{opening}` and not with three hyphens", first
        remedy = "Write `---` alone on its first line and on its last."
    elif closing is None:
        reason, line, remedy = "it never ends", first, "Write `---` on a line below it."
    elif without_hidden_signs(lines[closing]) == "---" and (unseen := signs(lines[closing])):
        reason, line, remedy = f"{unseen} stands beside its last hyphens", first + closing, "Type that line anew."
    else:
        reason, line = f"it ends with `{lines[closing].strip()}` and not with three hyphens at the margin", first + closing
        remedy = "Write `---` alone on that line."
    return [Fault(line, f"{_NOT_SEEN}{reason}.", remedy)]


def _closing(lines: list[str]) -> int | None:
    """The line that was meant as the last of the settings: it comes before any blank one."""
    for number, line in enumerate(lines[1:], start=1):
        if number > 1 and not without_hidden_signs(line):
            return None
        if _RULE.fullmatch(without_hidden_signs(line) or "text"):
            return number
    return None


def _holds_settings(lines: list[str], names: Collection[str], *, is_toml: bool) -> bool:
    """Whether the first stretch of lines has a setting: no paragraph that happens to have a colon."""
    for line in lines:
        words = without_hidden_signs(line).lstrip("{ ")
        if not words or words.startswith("#"):
            continue
        if _RULE.fullmatch(words):
            return False
        entry = _ENTRY.match(words)
        if is_toml and re.match(r"[\w-]+ *=", words):
            return True
        return (entry is not None and (entry["name"].islower() or entry["name"].lower() in names)) or (
            (name := _NAME.match(words)) is not None and name["name"] in names and words[name.end() :].lstrip()[:1] in {":", "\uff1a"}
        )
    return False


def _where(above: str) -> str:
    return "above" if "\n" in above else "before"


def _what(above: str) -> str:
    if "<!--" in above:
        return "a comment"
    if re.search(rf"[{SPACES}{UNSEEN}]", above):
        return "a character that cannot be seen"
    return "a blank line" if "\n" in above else "a space"
