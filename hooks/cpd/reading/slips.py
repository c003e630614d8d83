"""Slips that turn a callout, or part of it, into plain text without a word from the parser."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from cpd.domain.findings import did_you_mean
from cpd.domain.kinds import Kind

from .notes import Problem
from .options import CALLOUT, ITEMS
from .source import INDENT, WHOLE, Head, Source

Found = Iterable[tuple[int | None, Problem]]
"""Line, where certain, and what is wrong there."""

STANDARD = frozenset(
    {
        "abstract", "attention", "bug", "caution", "danger", "error", "example", "fail", "failure",
        "faq", "hint", "important", "info", "missing", "note", "question", "quote", "seealso",
        "success", "summary", "tip", "tldr", "todo", "warning", "cite", "check", "done",
        "help",
    }
)  # fmt: skip
"""Types of admonition that Material and others style; never taken for a misspelt kind."""

_LOOKS_LIKE = re.compile(r"(?m)^[ \t]*(/{3,}|!!!|\?\?\?\+?)[ \t]*(.*)$")
_CODE = frozenset({"code", "pre", "script", "style", "textarea"})
_LONG_VALUE = re.compile(r":\s*[>|][+-]?\s*$")
_QUOTED = re.compile(r"""^[\w-]+(?: +[\w-]+)*\s+["“”„‘’'«].*""")  # noqa: RUF001  # the quotes a word processor makes


def unclosed(source: Source, block_names: set[str]) -> Found:
    """A block that opens and never closes: it takes the rest of the page."""
    heads = source.unclosed(block_names)
    # The innermost: while it is open, the ends of the outer ones are text.
    head = heads[-1] if heads else None
    name = "block" if head is None else "list of items" if head.words == ("items",) else head.words[0]
    marks = head.mark if head else "///"
    yield (
        head.line if head else None,
        Problem(
            rule="callout-is-closed",
            problem=f"this {name} is never closed, so the rest of the page stands in it.",
            remedy=f"Write `{marks}` on a line of its own where it ends.",
        ),
    )


def around_heads(source: Source, kinds: Mapping[str, Kind]) -> Iterator[tuple[int | None, Problem]]:
    """Lines below a head that were meant to belong to it."""
    for head in source.heads:
        name = head.words[0].lower() if head.words else ""
        if head.mark[0] == "/" and (name in kinds or name == "items"):
            rows = ITEMS if name == "items" else CALLOUT
            yield from _loose_options(source, head, {row.name for row in rows})
        if name in kinds:
            yield from _indentation(source, head)


def _loose_options(source: Source, head: Head, names: set[str]) -> Iterator[tuple[int | None, Problem]]:
    option = re.compile(rf"^ *({'|'.join(sorted(names))})[ ]*:(?: .*)?$")
    is_under_head, is_in_value = True, False
    for number, line in source.following(head):
        match = option.match(line)
        indent = len(line) - len(line.lstrip(" ")) - head.indent
        if not line.strip():
            is_under_head = False
        elif is_under_head and indent >= INDENT:
            is_in_value = indent > INDENT or _LONG_VALUE.search(line) is not None
        elif is_in_value and indent > INDENT:
            is_in_value = False
            yield number, _cut_off()
        elif match and (is_under_head or indent >= INDENT):
            why = "is not indented by four spaces" if is_under_head else "does not stand directly under the head"
            yield (
                number,
                Problem(
                    rule="options-stand-under-head",
                    problem=f"`{match[1]}` {why}, so it is text and no option.",
                    remedy="Write options under the head, indented by four spaces, without a blank line between.",
                ),
            )
        else:
            return


def _cut_off() -> Problem:
    return Problem(
        rule="options-stand-under-head",
        problem="a blank line cuts this off from the option above, so it is text.",
        remedy="Leave no blank line inside an option's value.",
    )


def _indentation(source: Source, head: Head) -> Iterator[tuple[int | None, Problem]]:
    if head.indent % INDENT:
        yield (
            head.line,
            Problem(
                rule="callout-is-indented",
                problem=f"this head is indented by {head.indent} space{'' if head.indent == 1 else 's'}.",
                remedy="Begin it at the margin, or indent it by four spaces to put it into the list item or callout above.",
            ),
        )
    elif head.mark[0] != "/":
        for number, line in source.following(head):
            indent = len(line) - len(line.lstrip(" ")) - head.indent
            if line.strip() and indent < INDENT:
                is_next = number == head.line + 1
                if indent > 0 or (is_next and indent == 0):
                    yield (
                        number,
                        Problem(
                            rule="callout-is-indented",
                            problem="this line is not indented by four spaces, so it is not part of the callout above.",
                            remedy="Indent it by four spaces, or leave a blank line and begin at the margin.",
                        ),
                    )
                return


def unrecognised(
    root: etree.Element, source: Source, kinds: Mapping[str, Kind], block_names: set[str], *, is_unclosed: bool
) -> Iterator[tuple[int | None, Problem]]:
    """Text on the page that looks like the head or end of a callout."""
    told = {head.line for head in source.heads if head.indent % INDENT and head.words and head.words[0].lower() in kinds}
    waiting: list[str] = []
    for text in _texts(root):
        for match in _LOOKS_LIKE.finditer(text):
            if not match[2].strip() and match[1] in waiting:
                # The end of a block whose head was told is no slip of its own.
                waiting.remove(match[1])
                continue
            problem = _block_slip(match[2], block_names) if match[1][0] == "/" else _admonition_slip(match[2], kinds)
            if problem and match[1][0] == "/" and match[2].strip():
                waiting.append(match[1])
            # Inside a block that never closes, the end of an outer one is text too.
            if problem and not (is_unclosed and problem.rule == "callout-is-closed"):
                line = source.line_of(re.compile(r"^\s*" + r"\s+".join(map(re.escape, match[0].split())) + r"\s*$"))
                if line not in told or problem.rule != "callout-is-recognised":
                    yield line, problem


def _texts(element: etree.Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _CODE:
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child.tail


def _block_slip(rest: str, block_names: set[str]) -> Problem | None:
    if not rest.strip():
        return Problem(
            rule="callout-is-closed",
            problem="this line closes a block, but none is open here.",
            remedy="Take it out, or mend the head it belongs to.",
        )
    before, bar, _ = rest.lower().partition("|")
    first = before.split()[0].rstrip(":") if before.strip() else ""
    name = " ".join(before.split()) if bar else first
    if re.fullmatch(r"[\w-]+(?: [\w-]+)*", name) and name not in block_names:
        return Problem(
            rule="kind-is-known", problem=f'there is no kind "{name}", so this is plain text.', remedy=did_you_mean(name, block_names)
        )
    if name in block_names and not bar and before.strip() != first:
        return _plain_text(f"Put a bar between kind and title: `/// {first} | Title`.")
    return _plain_text() if name in block_names else None


def _admonition_slip(rest: str, kinds: Mapping[str, Kind]) -> Problem | None:
    if _QUOTED.match(rest) and not WHOLE.fullmatch(rest.rstrip()):
        return Problem(
            rule="callout-quotes-are-straight",
            problem="the title of this callout is not in straight double quotes, so this is plain text.",
            remedy='Write it as `"Title"`.',
        )
    words = re.findall(r"[\w-]+", rest.lower())
    if words and (words[0] in kinds or get_close_matches(words[0], kinds, n=1, cutoff=0.75)):
        return _plain_text() if WHOLE.fullmatch(rest.rstrip()) else _plain_text('Write it as `!!! kind "Title"`.')
    return None


def _plain_text(
    remedy: str = "Leave a blank line above it, and give an outer block more slashes than the blocks inside it.",
) -> Problem:
    return Problem(rule="callout-is-recognised", problem="this looks like a callout but is plain text here.", remedy=remedy)


def near_kinds(root: etree.Element, source: Source, kinds: Mapping[str, Kind]) -> Iterator[tuple[int | None, Problem]]:
    """Admonitions of no kind whose type looks like one."""
    for element in root.iter():
        classes = element.get("class", "").lower().split()
        if element.tag not in {"div", "details"} or ("admonition" in classes) == (element.tag == "details"):
            continue
        words = [word for word in classes if word != "admonition"]
        if not words or set(words) & (set(kinds) | STANDARD):
            continue
        wanted = "-".join(words)
        if get_close_matches(wanted, kinds, n=1, cutoff=0.75):
            line = source.line_of(re.compile(rf"^ *(!!!|\?\?\?\+?) *{' +'.join(map(re.escape, words))}\b", re.IGNORECASE))
            yield line, Problem(rule="kind-is-known", problem=f'there is no kind "{" ".join(words)}".', remedy=did_you_mean(wanted, kinds))
