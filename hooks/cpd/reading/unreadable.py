"""Why YAML cannot be read: the line that an author has to mend, and what is wrong in it.

PyYAML speaks to programmers, and often of the line after the slip. Here the lines around are looked
through for what authors get wrong.
"""

from __future__ import annotations

import re

import yaml

from . import backslashes, brackets
from .trouble import ENTRY, IN_QUOTES, QUOTED, VALUE, Fault, Look, Trouble, in_quotes, short

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
COLONS = "\uff1a\ufe55\ufe13\ua789\u2236\u02d0"

_ODD = re.compile(rf"^(?:[ ]*(?:- *)*[{SPACES}{UNSEEN}]|[ ]*(?:- +)*[\w\"' -]*[{SPACES}{UNSEEN}]+[\w\"' -]*:|[^:]*:[ ]*[{SPACES}{UNSEEN}])")
_COLON_LIKE = re.compile(rf"^{ENTRY}[\w -]+ ?[{COLONS}]")
_NO_SPACE = re.compile(rf"^{ENTRY}(?P<slip>(?P<name>[^\W\d][\w-]*):(?P<value>[^\s:/\\].*?))\s*$")
_KEY = re.compile(rf"^(?P<indent>{ENTRY})(?P<name>[^\s:][^:]*?) ?:(?:\s|$)")
_NOTE = re.compile(r"(?<=\s)#")
_AFTER_QUOTES = re.compile(r"\s*(?:$|\s#|[,\]}:])")
_SIGNS = "@%`*&!|>[]{},?#"


def likeliest_slip(lines: list[str], error: yaml.YAMLError | None) -> Fault:
    """The likeliest slip; without an error, why the settings are not of the form ``name: value``."""
    at = Trouble(lines, *_span(lines, error))
    for look in _LOOKS if error else _SHAPES:
        if fault := look(at):
            return fault
    return Fault(at.last, f"something is wrong in `{lines[at.last].strip()}`", "Write each entry as `name: value` on a line of its own.")


def signs(words: str) -> str:
    """What cannot be seen in a text, named; empty where all can."""
    if re.search(f"[{UNSEEN}]", words):
        return "a character that cannot be seen"
    return "a character that only looks like a space" if re.search(f"[{SPACES}]", words) else ""


def without_hidden_signs(words: str) -> str:
    """A text without what cannot be seen."""
    return re.sub(f"[{SPACES}]", " ", re.sub(f"[{UNSEEN}]", "", words)).strip()


def _span(lines: list[str], error: yaml.YAMLError | None) -> tuple[int, int]:
    last = len(lines) - 1
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        last = min(mark.line if mark else last, last)
        if error.context_mark and "block" not in str(error.context) and error.context_mark.line < last:
            return error.context_mark.line, last
        return _above(lines, last), last
    if isinstance(error, yaml.reader.ReaderError):
        last = "\n".join(lines).encode()[: error.position].count(b"\n")
        return last, last
    return 0, last


def _above(lines: list[str], line: int) -> int:
    """The nearest line above in which something stands."""
    return next((n for n in range(line - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), line)


def _odd_sign(at: Trouble) -> Fault | None:
    for number in at.span:
        line = at.lines[number]
        shown = short(without_hidden_signs(line))
        if _COLON_LIKE.match(line) and ": " not in line:
            return Fault(number, f"`{shown}` has a character that only looks like a colon", "Type the colon anew, and a space after it.")
        if _ODD.match(line):
            return Fault(number, f"`{shown}` has {signs(line)}", "Type its beginning and its spaces anew.")
    return None


def _control(at: Trouble) -> Fault | None:
    if any((ord(sign) < ord(" ") and sign != "\t") or sign == "\x7f" for sign in at.lines[at.last]):
        return Fault(at.last, "this line has a character that cannot be seen", "Type the line anew.")
    return None


def _tab(at: Trouble) -> Fault | None:
    for number in at.span:
        if re.match(r"[ ]*(?:- *)*\t", at.lines[number]) or re.match(rf"{ENTRY}[^:]*:\t+\S", at.lines[number]):
            return Fault(number, "a tab stands where spaces are needed", "Write spaces instead.")
    return None


def _quotes(at: Trouble) -> Fault | None:
    for number in range(at.last + 1):
        value = (VALUE.match(at.lines[number]) or {"value": None})["value"] or ""
        mark = value[:1]
        if mark not in QUOTED:
            continue
        closed = QUOTED[mark].match(value)
        if closed and not _AFTER_QUOTES.match(closed[1]):
            return Fault(number, f"text follows the closing quote in `{short(value)}`", f"{IN_QUOTES}: `{in_quotes(at.lines[number])}`.")
        if not closed and not any(line.count(mark) % 2 for line in at.lines[number + 1 : at.last + 1]):
            return _left_open(number, at.lines[number].strip(), value)
    return None


def _left_open(number: int, line: str, value: str) -> Fault:
    mark, remedy = value[0], f"Write `{value[0]}` at its end too"
    if re.match(r"'\w", value) and value.count(mark) == 1:
        remedy += f"; if it is an apostrophe, put the whole value in double quotes: `{in_quotes(line)}`"
    where = f"before `{short(value[1:])}`" if value[1:] else f"at the end of `{short(line)}`"
    return Fault(number, f"the quotes {where} do not close", f"{remedy}.")


def no_space(at: Trouble) -> Fault | None:
    """A name whose colon has no space after it."""
    for number in at.span:
        if slip := _NO_SPACE.match(at.lines[number]):
            problem = f"a space is missing after the colon in `{short(slip['slip'])}`"
            return Fault(number, problem, f"Write `{slip['name']}: {slip['value']}`.")
    return None


def _sign(at: Trouble) -> Fault | None:
    for number in dict.fromkeys((at.last, at.first)):
        if (words := at.lines[number].strip())[:1] in {*_SIGNS} - {*"[]{}#"}:
            return Fault(number, f"`{short(words)}` begins with `{words[0]}`", "Put its name in quotes, or take the sign away.")
        value = (VALUE.match(at.lines[number]) or {"value": None})["value"] or ""
        if value[:1] in {"[", "{"} and not _is_left_open(value):
            if re.fullmatch(r"\[[^\[\]]*\]|\{[^{}]*\}", value):
                continue
            return Fault(number, f"the value `{short(value)}` begins with `{value[0]}`", f"{IN_QUOTES}: `{in_quotes(at.lines[number])}`.")
        if value[:1] in {"[", "{"} and not _NOTE.search(value):
            close = "]" if value[0] == "[" else "}"
            return Fault(number, f"`{value[0]}` does not close in `{short(value)}`", f"Write `{close}` at its end.")
        if value and (value[0] in _SIGNS or ((value == "-" or value.startswith("- ")) and not at.lines[number].lstrip().startswith("-"))):
            return Fault(number, f"the value `{short(value)}` begins with `{value[0]}`", f"{IN_QUOTES}: `{in_quotes(at.lines[number])}`.")
    return None


def _in_quotes(line: str) -> str:
    """What to do about a sign in a value; of a list only the entry that has it needs quotes."""
    found = VALUE.match(line)
    is_list = found is not None and (found["value"] or "")[:1] in {"[", "{"}
    return "Put the entry that has it in quotes." if is_list else f"{IN_QUOTES}: `{in_quotes(line)}`."


def _is_left_open(value: str) -> bool:
    return value.count("[") + value.count("{") > value.count("]") + value.count("}")


def _note(at: Trouble) -> Fault | None:
    for number in at.span:
        line = at.lines[number]
        if _NOTE.search(line) and not line.lstrip().startswith("#"):
            return Fault(number, "` #` begins a note, so the rest of the line is not read", _in_quotes(line))
    return None


def _item(at: Trouble) -> Fault | None:
    """An entry of a list that begins in another column than the one above."""
    here, above = at.lines[at.last], at.lines[_above(at.lines, at.last)]
    if here is not above and here.lstrip().startswith("- ") and above.lstrip().startswith("- "):
        problem = f"`{short(here.strip())}` is indented otherwise than the entry above it"
        return Fault(at.last, problem, "Let both begin in the same column.")
    return None


def _goes_on(at: Trouble) -> Fault | None:
    """A colon in a line that goes on with the value above."""
    number = _above(at.lines, at.last)
    here = _KEY.match(at.lines[at.last])
    if not here or not here["indent"] or _KEY.match(at.lines[number]):
        return None
    while (above := _above(at.lines, number)) != number:
        number = above
        if key := _KEY.match(at.lines[number]):
            if len(key["indent"]) >= len(here["indent"]) or not at.lines[number][key.end() :].strip():
                return None
            problem = f"`{short(at.lines[at.last].strip())}` belongs to the value above, and has a colon"
            return Fault(at.last, problem, f"Put that whole value in quotes, from behind `{key['name']}:` to its end.")
    return None


def _indent(at: Trouble) -> Fault | None:
    here, above = _KEY.match(at.lines[at.last]), _KEY.match(at.lines[_above(at.lines, at.last)])
    if not here or _above(at.lines, at.last) == at.last:
        return None
    rest, rest_above = at.lines[at.last][here.end() :], at.lines[_above(at.lines, at.last)][above.end() :] if above else ""
    if above and len(here["indent"]) > len(above["indent"]) and rest_above.strip() and ": " not in rest:
        return Fault(at.last, f"`{here['name']}` is indented further than the entry above it", "Let both begin in the same column.")
    indents = {len(key["indent"]) for line in at.lines[: at.last] if (key := _KEY.match(line))}
    is_below = above and not rest_above.strip() and len(here["indent"]) > len(above["indent"])
    if indents and not is_below and len(here["indent"]) not in indents:
        return Fault(at.last, f"`{here['name']}` is indented like no entry above it", "Let it begin in the same column as its neighbours.")
    return None


def _colon(at: Trouble) -> Fault | None:
    for number in dict.fromkeys((at.last, at.first)):
        key = _KEY.match(at.lines[number])
        rest = at.lines[number][key.end() :] if key else ""
        if key and re.search(r":(?:\s|$)", rest):
            return Fault(number, f"the value of `{key['name']}` has a colon", _in_quotes(at.lines[number]))
    return None


def _list_among(at: Trouble) -> Fault | None:
    kinds = [line.startswith("- ") for line in at.lines if line.strip() and line[0] not in " #"]
    if any(kinds) and not all(kinds):
        problem = f"`{at.lines[at.last].strip()}` does not fit the lines above"
        return Fault(at.last, problem, "Write either `name: value` or `- value` in all of them.")
    return None


def _no_colon(at: Trouble) -> Fault | None:
    for number in at.span:
        words = at.lines[number].strip()
        if words and words[0] not in "#-" and not _KEY.match(at.lines[number]):
            remedy = "Write it as `name: value`, or indent it below the value that it belongs to."
            return Fault(number, f"`{short(words)}` has no colon", remedy)
    return None


def _shape(at: Trouble) -> Fault:
    number = next((n for n, line in enumerate(at.lines) if line.strip() and not line.startswith("#")), 0)
    words = at.lines[number].strip()
    if words[:1] in {"-", "["}:
        return Fault(number, "this is a list, not lines of `name: value`", "Leave out the hyphens, or write a name above the list.")
    return Fault(number, f"`{short(words)}` is not of the form `name: value`", "Write a name, a colon, a space and the value.")


_LOOKS: tuple[Look, ...] = (
    _control, _tab, _odd_sign, backslashes.broken_escape, _quotes, no_space, _note, brackets.comma, _sign, brackets.entry,
    _list_among, _item, _goes_on, _indent, _colon, _no_colon,
)  # fmt: skip
_SHAPES: tuple[Look, ...] = (_odd_sign, no_space, _shape)
