"""The colour-coded sorts of callout. Kinds are data: nothing else names one of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from .colours import Palette


class Kind(NamedTuple):
    """A sort of callout: ``/// key-idea | Title`` makes an item of the kind ``key-idea``."""

    name: str
    """As authors write it: lower case, words joined by hyphens."""
    label: str
    """One of them, in words: "Key idea"."""
    plural: str
    """Several of them, in words: "Key ideas"."""
    light: Palette
    dark: Palette
    icon: str
    """Path of an icon among the theme's, without ending: ``material/lightbulb-on-outline``."""
    path: str
    """Folder of its index pages, below a suite's folder and below the site's root."""
    numbered: bool = False
    """Whether its items count through a suite: "Reflective activity 2"."""
    expected: bool = False
    """Whether every sub-section should have one."""
    leads: bool = False
    """Whether each item must lead somewhere: to an address, a form or a reference."""
    asks: bool = False
    """Whether a reader is to answer each: it gets a box to write in."""

    def count_in_words(self, count: int) -> str:
        """The number of them in words: "1 key idea", "3 key ideas"."""
        word = self.label if count == 1 else self.plural
        return f"{count} {word[:1].lower()}{word[1:]}"

    def label_with(self, number: int | None) -> str:
        """What a reader calls one of them: "Reflective activity 2", "Key idea"."""
        return self.label if number is None else f"{self.label} {number}"


DEFAULTS: tuple[Kind, ...] = (
    Kind(
        name="key-idea",
        label="Key idea",
        plural="Key ideas",
        light=Palette(text="#1a7a3f", bar="#1a7a3f", tint="#e7f4ea"),
        dark=Palette(text="#6fd08c", bar="#6fd08c", tint="#15291c"),
        icon="material/lightbulb-on-outline",
        path="key-ideas",
        expected=True,
    ),
    Kind(
        name="reflective-activity",
        label="Reflective activity",
        plural="Reflective activities",
        light=Palette(text="#b3246f", bar="#b3246f", tint="#fce9f2"),
        dark=Palette(text="#f59ac4", bar="#f59ac4", tint="#33182a"),
        icon="material/pencil-outline",
        numbered=True,
        path="reflective-activities",
        asks=True,
    ),
    Kind(
        name="resource",
        label="Resource",
        plural="Resources",
        # The bar is lighter than the text: yellow that can be read is brown (see look.md).
        light=Palette(text="#8a5a00", bar="#b87d00", tint="#fdf3d6"),
        dark=Palette(text="#f2c14e", bar="#f2c14e", tint="#2f2610"),
        icon="material/file-document-outline",
        path="resources",
        leads=True,
    ),
)

USUAL: Mapping[str, Kind] = {kind.name: kind for kind in DEFAULTS}
"""The kinds of a site whose settings name none, by name."""


def kinds_in_use(kinds: Mapping[str, Kind], used: Collection[str]) -> list[Kind]:
    """The kinds of a site; where it has some of its own, without the usual ones that no item is of.

    ``used`` are the kinds that items are of, by name.
    """
    has_own = not kinds.keys() <= USUAL.keys()
    return [kind for name, kind in kinds.items() if name in used or USUAL.get(name) != kind or not has_own]
