"""Our scripts and stylesheets as readers get them: joined from their parts, in the order of what they need, without comments.

A script is a file, ``store.js``, or a folder of parts, ``form/values.js``, which readers get as one file. Each says in the
comment at its head what has to run before it: ``@requires store``, ``@requires form/values``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

HEAD = re.compile(r"(?:[ \t]*//[^\n]*\n|\s)*/\*\*((?:[^*]|\*(?!/))*)\*/")
REQUIRES = re.compile(r"@requires[ \t]+([\w/-]+)")
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
"""A comment with nothing else on its lines."""
TYPE = re.compile(r"/\*\* @(?:type|param|returns|satisfies)\b(?:[^*\n]|\*(?!/))*\*/ ?")
"""A type within a line."""
INDENT = re.compile(r"^\s+", re.MULTILINE)
STYLE_COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
"""The same in a stylesheet."""
STYLE_SPACE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|/\*(?:[^*]|\*(?!/))*\*/)|\s*(?:;\s*(?=}))?([{};])\s*|([:,])\s+|\s+""", re.DOTALL
)
"""What is kept as it is, and white space, with the sign that makes it needless; in front of a closing brace a semicolon is, too."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The texts of all scripts and parts, by name: ``store``, ``form/values``."""

    sources: Mapping[str, str]

    def whole_scripts(self) -> dict[str, str]:
        """Each script that stands in parts, by its name: the parts in the order of what they need.

        Raises ``ValueError`` where parts need each other in a circle.
        """
        order = ordered((part for part in self.sources if "/" in part), {name: _needs(text) for name, text in self.sources.items()})
        names = sorted({script_of(part) for part in order if "/" in part})
        return {name: "\n".join(self.sources[part] for part in order if part.startswith(f"{name}/")) for name in names}

    def needs(self) -> dict[str, frozenset[str]]:
        """What each script needs of others."""
        found: dict[str, frozenset[str]] = {}
        for name, text in self.sources.items():
            script = script_of(name)
            found[script] = found.get(script, frozenset()) | {script_of(one) for one in _needs(text)} - {script}
        return found


def script_of(name: str) -> str:
    """The script that a part belongs to."""
    return name.partition("/")[0]


def ordered(wanted: Iterable[str], needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """What is wanted with all that it needs, each after what it needs; what needs nothing of each other by alphabet.

    Raises ``ValueError`` where scripts need each other in a circle.
    """
    found: dict[str, None] = {}
    _order(wanted, needs, (), found)
    return tuple(found)


def _order(wanted: Iterable[str], needs: Mapping[str, Iterable[str]], waiting: tuple[str, ...], found: dict[str, None]) -> None:
    for name in sorted(wanted):
        if name in waiting:
            circle = " → ".join((*waiting[waiting.index(name) :], name))
            raise ValueError(f"scripts need each other in a circle: {circle}")
        if name not in found:
            _order(needs.get(name, ()), needs, (*waiting, name), found)
            found[name] = None


def lean(script: str) -> str:
    """A script without its comments and types, which are a third of its weight and written for us."""
    return TYPE.sub("", COMMENT.sub("", script))


def sent(script: str) -> str:
    """A script as readers get it: lean, and not indented, unless a text in it has several lines."""
    text = lean(script)
    return text if any(line.count("`") % 2 for line in text.split("\n")) else INDENT.sub("", text)


def lean_style(style: str) -> str:
    """A stylesheet without its comments, and without white space that says nothing."""
    return STYLE_SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", STYLE_COMMENT.sub("", style)).strip()


def _needs(script: str) -> tuple[str, ...]:
    """What a script's head says it needs."""
    head = HEAD.match(script)
    return tuple(REQUIRES.findall(head.group(1))) if head else ()
