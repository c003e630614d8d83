"""Which of our stylesheets and scripts readers get as one file, so that a page asks for few.

Every page has the frame's. Of each other file the first part decides: a page that needs it has the file, one that needs only other
parts has those singly. So a page has next to nothing that it does not use, and a reader who goes on has most of the next page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from .scripts import ordered

Joined = Mapping[str, tuple[str, ...]]
"""By the name of a file, what is joined in it, in this order."""

FRAME: Final = "frame"

STYLES: Final[Joined] = MappingProxyType(
    {
        FRAME: ("tokens", "kinds", "shell", "page", "text", "callout", "print"),
        "reading": ("item", "glossary"),
        "forms": ("form", "controls"),
    }
)
SCRIPTS: Final[Joined] = MappingProxyType(
    {
        FRAME: ("cpd", "shell", "page"),
        "reading": ("item", "glossary"),
        "forms": ("form", "speaking"),
        "grid": ("cases", "filter"),
    }
)

_FIRST: Final = re.compile(r"\s*@(?:charset|import)\b[^;{]*;", re.IGNORECASE)
"""What browsers heed only at a stylesheet's beginning."""
_RELATIVE: Final = re.compile(r"""(url\(\s*+["']?+)(?![a-z][a-z0-9+.-]*:|[/#])""", re.IGNORECASE)


def style_files(wanted: Iterable[str]) -> tuple[str, ...]:
    """The files that bring the stylesheets which a page needs, in the same order."""
    names = tuple(wanted)
    homes = _homes(names, STYLES)
    return tuple(dict.fromkeys(homes.get(name, name) for name in names))


def script_files(wanted: Iterable[str], needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The files that bring the scripts which a page needs, with all that these need, each after what it needs.

    Raises ``ValueError`` where scripts need each other in a circle.
    """
    names = ordered(wanted, needs)
    homes = _homes(names, SCRIPTS)
    needed: dict[str, set[str]] = {}
    for name in (*names, *(part for part in homes if part not in names)):
        home = homes.get(name, name)
        needed.setdefault(home, set()).update({homes.get(one, one) for one in needs.get(name, ())} - {home})
    return ordered(needed, needed)


def joined_scripts(texts: Mapping[str, str], needs: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each joined script by its name, of the parts that there are, each part after what it needs; it says what it brings.

    Scripts ask for others by name (``cpd.load``): what is there already must not come again.
    """
    found: dict[str, str] = {}
    for name, parts in SCRIPTS.items():
        known = [part for part in (parts if name == FRAME else ordered(parts, needs)) if part in parts and part in texts]
        said = ", ".join(f'"{part}"' for part in known)
        if known:
            found[name] = "\n".join([*(texts[part] for part in known), f"cpd.brought({said});\n"])
    return found


def joined_styles(texts: Mapping[str, str], theme: str = "") -> dict[str, str]:
    """Each joined stylesheet by its name, of the parts that there are; the theme's comes first in the frame's."""
    found = {name: joined_style(texts.get(part, "") for part in parts) for name, parts in STYLES.items()}
    return {name: text for name, text in {**found, FRAME: joined_style([theme, found[FRAME]])}.items() if text}


def joined_style(texts: Iterable[str]) -> str:
    """One stylesheet of several."""
    first, rest = "", ""
    for text in texts:
        while found := _FIRST.match(text):
            first, text = f"{first}{found.group().strip()}\n", text[found.end() :]  # noqa: PLW2901  # what is left of it
        rest += text
    return first + rest


def rebased(style: str, folder: str) -> str:
    """A stylesheet that moves elsewhere; ``folder`` is where it was, as seen from there: ``../stylesheets/``."""
    return _RELATIVE.sub(rf"\g<1>{folder}", style)


def _homes(names: tuple[str, ...], joined: Joined) -> dict[str, str]:
    """For each part of a file that is needed, the file."""
    return {part: name for name, parts in joined.items() if parts[0] in names for part in parts}
