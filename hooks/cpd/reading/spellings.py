"""Lines that look like the head of a callout, in whatever way another tool, a word processor or haste has spelt it.

The parser has passed them over: what is judged here stands on the page as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from cpd.domain.findings import did_you_mean
from cpd.domain.kinds import Kind

from .problems import Problem
from .shown_text import OBJECT, with_plain_signs
from .source import WHOLE

STANDARD = frozenset(
    {
        "abstract", "attention", "bug", "caution", "danger", "error", "example", "fail", "failure",
        "faq", "hint", "important", "info", "missing", "note", "question", "quote", "seealso",
        "success", "summary", "tip", "tldr", "todo", "warning", "cite", "check", "done",
        "help",
    }
)  # fmt: skip
"""Types of admonition that Material and others style; never taken for a misspelt kind."""

_ELSEWHERE = frozenset({"admonition", "alert", "callout", "details"})
"""What other tools call their boxes."""

_CONTAINER = re.compile(r"(?:(?:>|[-*+•·▪‣◦]|\w{1,3}[.)]|:)[ ]+|>|\|[ ]*(?!\|))+")
"""What may stand before a head: the signs of a quotation, a list item, a definition, a table's cell."""

_BEGINNING = re.compile(r"[\W\d]")
_MARK = re.compile(r"(?P<mark>[:`]*[ ]*\{[{%<:.! ]*|\[ ?!|\|{3,}|[^\w\s\"'“”„«‘’‚|]+)(?P<rest>.*)")  # noqa: RUF001
_SLASHES = re.compile(r"/{3,}")
_COLONS = re.compile(r":{3,}")
_POINTS = re.compile(r"!!!|\?\?\?\+?")
_CLEAR = re.compile(r"\.\.|(?:[/!?:\\]{2,}[+-]?|\|{3,}|<{2,}|([+=%@~$^;&`])\1{2,})[{\[.%<:]*|\{+[%<:.!]*|\[!")
"""Marks that begin a box and nothing else, in one tool or another."""

_SPACED = re.compile(r"([/!?:])(?: \1){2,}")
_SHORT = re.compile(r"[/!?:@\\]|@@|%%")
_BARE = re.compile(r"[\[(<{]*(?P<name>\w+-[\w-]+)(?:[\])>}]+|\s*\|.+|\s*\"[^\"]+\")")
"""A kind with a hyphen where the mark is forgotten, or is a bracket: no word of a sentence looks like this."""

_TITLED = re.compile(r"\s*[|¦\"'“”„«‘’‚]")  # noqa: RUF001  # the quotes a word processor makes
_ENDED = re.compile(r"\s*(?:$|[|¦\"'“”„«‘’‚}\]%>+-]|::|:::)")  # noqa: RUF001
_QUOTED = re.compile(r"""^[\w-]+(?: +[\w-]+)*\s+["“”„‘’'«].*""")  # noqa: RUF001
_AFTER_TITLE = re.compile(r'[\w-]+(?: +[\w-]+)* +"[^"]*"\s*\S.*')
_NEAR = 0.8
_LETTERS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A line taken apart: the mark it begins with, and what follows; both with a keyboard's signs."""

    mark: str
    rest: str
    written: str
    """The line itself, without what it stands in."""
    is_joined: bool
    """Whether nothing stands between the two."""
    is_raw: bool
    """Whether it stands in raw HTML."""

    @property
    def is_end(self) -> bool:
        """Whether it closes a block."""
        return not self.rest and _SLASHES.fullmatch(self.mark) is not None


def read_spelling(line: str, *, is_raw: bool) -> Spelling | None:
    """A line that begins with a mark, or with what may stand for one."""
    written = line.strip()
    is_text = written[:1].isalpha() and "-" not in written
    if not written or is_text or not (_BEGINNING.match(written) or _BARE.fullmatch(written)):
        return None
    plain = with_plain_signs(written).strip()
    if container := _CONTAINER.match(plain):
        plain = plain[container.end() :]
        written = written[len(written) - len(plain) :] if written.endswith(plain) else plain
    plain = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), plain) if _SPACED.match(plain) else plain
    found = _MARK.match(plain)
    if _BARE.fullmatch(plain):
        return Spelling(mark="", rest=plain.lstrip("[(<{"), written=written, is_joined=True, is_raw=is_raw)
    # Code at the line's beginning is no mark.
    if not found or OBJECT in found["mark"]:
        return None
    return Spelling(
        mark=found["mark"].replace(" ", ""), rest=found["rest"].strip(), written=written, is_joined=found["rest"][:1] != " ", is_raw=is_raw
    )


def head_problem(line: Spelling, kinds: Mapping[str, Kind], block_names: set[str]) -> Problem | None:
    """What is wrong with a line that looks like the head of a kind or of another block; None where it does not."""
    if _SLASHES.fullmatch(line.mark) and not line.is_raw:
        return _block_slip(line, kinds, block_names)
    if _POINTS.fullmatch(line.mark) and _QUOTED.match(line.rest) and not line.is_raw and (quotes := _quotes(line.rest)):
        return quotes
    if (name := _name_in(line, kinds, block_names)) is not None:
        return unrecognised_line(line, name, kinds, block_names)
    return None


def _block_slip(line: Spelling, kinds: Mapping[str, Kind], block_names: set[str]) -> Problem | None:
    if not line.rest:
        return Problem(
            rule="callout-is-closed",
            problem="this line closes a block, but none is open here.",
            remedy="Take it out, or mend the head it belongs to.",
        )
    before, bar, _ = line.rest.lower().partition("|")
    first = before.split()[0].rstrip(":") if before.strip() else ""
    if not bar and (own := _names(frozenset(kinds), frozenset(block_names))[0].match(line.rest)):
        first = _canonical(own[1], kinds)
    name = " ".join(before.split()) if bar else first
    if re.fullmatch(r"[\w-]+(?: [\w-]+)*", name) and name not in block_names:
        return Problem(
            rule="kind-is-known", problem=f'there is no kind "{name}", so this is plain text.', remedy=did_you_mean(name, block_names)
        )
    if name in block_names or _TITLED.match(line.rest):
        return unrecognised_line(line, name if name in block_names else "", kinds, block_names)
    return None


def _quotes(rest: str) -> Problem | None:
    if WHOLE.fullmatch(rest) or _AFTER_TITLE.fullmatch(rest):
        return None
    return Problem(
        rule="callout-quotes-are-straight",
        problem="the title of this callout is not in straight double quotes, so this is plain text.",
        remedy='Write it as `"Title"`.',
    )


def _name_in(line: Spelling, kinds: Mapping[str, Kind], block_names: set[str]) -> str | None:
    """The kind, block or type of box that a line names, as it is written right; empty where the name is left out."""
    own, others = _names(frozenset(kinds), frozenset(block_names))
    is_clear = _CLEAR.fullmatch(line.mark) is not None
    if (found := own.match(line.rest)) and (is_clear or _is_head(line, found)):
        return _canonical(found[1], kinds)
    # A word in braces may be anything, unless it is a kind.
    if not is_clear or line.mark == "{":
        return None
    is_ours = _SLASHES.fullmatch(line.mark) or _POINTS.fullmatch(line.mark)
    if (found := others.match(line.rest)) and (is_ours or _COLONS.fullmatch(line.mark) or _ENDED.match(line.rest[found.end() :])):
        return found[1].lower()
    if found and found[1].lower() in _ELSEWHERE and any(kind in line.rest for kind in kinds):
        return found[1].lower()
    if line.mark == "[!" and (found := re.match(r"([\w -]+)\]", line.rest)):
        return found[1].lower()
    return "" if is_ours and _TITLED.match(line.rest) else _near(line.rest, kinds)


def _is_head(line: Spelling, name: re.Match[str]) -> bool:
    """Whether a kind after a mark that could be anything is the beginning of a head."""
    is_identifier = "-" in name[1]
    if not line.mark:
        return is_identifier
    if _SHORT.fullmatch(line.mark) and line.is_joined and is_identifier:
        return True
    return line.mark not in {"-", "|"} and _TITLED.match(line.rest[name.end() :]) is not None


def _near(rest: str, kinds: Mapping[str, Kind]) -> str | None:
    """A kind that is almost what the line names, up to its title or end."""
    name = re.match(r"[\w-]+(?: [\w-]+)*", rest)
    if name is None or not _ENDED.match(rest[name.end() :]):
        return None
    close = get_close_matches(_canonical_letters(name[0]), {_canonical_letters(kind) for kind in kinds}, n=1, cutoff=_NEAR)
    return _canonical(close[0], kinds) if close else None


@lru_cache(maxsize=8)
def _names(kinds: frozenset[str], block_names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for kinds however they are joined, and for what else makes a box."""

    def pattern(names: Iterable[str]) -> re.Pattern[str]:
        joined = "|".join(r"[\s_-]*".join(re.escape(part) for part in re.split("[-_]", name)) for name in sorted(names, reverse=True))
        return re.compile(rf"(?:(?:callout|admonition)[ -])?({joined})(?![\w-]*\w|[./])", re.IGNORECASE)

    return pattern(kinds), pattern((block_names - kinds) | STANDARD | _ELSEWHERE)


def _canonical(written: str, kinds: Iterable[str]) -> str:
    letters = _canonical_letters(written)
    return next((kind for kind in kinds if _canonical_letters(kind) == letters), written.lower())


def _canonical_letters(words: str) -> str:
    return _LETTERS.sub("", words.lower())


def unrecognised_line(line: Spelling, name: str, kinds: Mapping[str, Kind], block_names: set[str]) -> Problem:
    """The problem of a line that names a kind, block or type of box, as ``name`` writes it, and makes none."""
    return html_callout() if line.is_raw else _unrecognised_problem(_remedy(line, name, kinds, block_names))


def html_callout() -> Problem:
    """What to say of a callout in raw HTML."""
    return _unrecognised_problem("Markdown is not read inside HTML: write `markdown` into each tag around it, as in `<div markdown>`.")


def _unrecognised_problem(remedy: str) -> Problem:
    return Problem(rule="callout-is-recognised", problem="this looks like a callout but is plain text here.", remedy=remedy)


def _remedy(line: Spelling, name: str, kinds: Mapping[str, Kind], block_names: set[str]) -> str:
    if _is_taken(line, block_names):
        return "Leave a blank line above it, and give an outer block more slashes than the blocks inside it."
    if name in _ELSEWHERE:
        name = next((kind for kind in kinds if kind in line.rest), "note")
    if not name:
        return 'Write the kind before the title: `/// kind | Title` or `!!! kind "Title"`.'
    block, admonition = f"/// {name} | Title" if name in kinds or name == "chart" else f"/// {name}", f'!!! {name} "Title"'
    if _POINTS.fullmatch(line.mark) and _AFTER_TITLE.fullmatch(line.rest):
        return f"Nothing may follow the title: write the line as `{admonition}`."
    if _SLASHES.fullmatch(line.mark) and line.written.isascii() and "|" not in line.rest:
        return f"Put a bar between kind and title: `{block}`."
    right = [f"`{block}`"] * (name in block_names) + [f"`{admonition}`"] * (name in kinds or name not in block_names)
    return f"Write it as {' or '.join(right)}."


def _is_taken(line: Spelling, block_names: set[str]) -> bool:
    """Whether the parser would take this line in another place."""
    if points := re.fullmatch(r"(?:!!!|\?\?\?\+?) ?(\S.*)", line.written):
        return WHOLE.fullmatch(points[1].rstrip()) is not None
    block = re.fullmatch(r"/{3,} *([\w-]+) *(?:\|.*)?", line.written)
    return block is not None and block[1].lower() in block_names
