"""The stylesheets that a page needs, by the words in its HTML that call for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

Styles = Mapping[str, tuple[str, ...]]
"""By the name of a stylesheet: what calls for it. Such a word begins with ``cpd-``, or is one of the two in ``_OTHERS``."""

CORE: Final[Styles] = MappingProxyType(
    {
        "list": ("cpd-index", "cpd-list", "cpd-overview", "cpd-item"),
        "formula": ("<math",),
        "item": ('data-cpd="item"', "cpd-list__item"),
    }
)
"""What is needed where no component is."""

_WORD: Final = re.compile(r"cpd-[a-z_-]+")
_OTHERS: Final = ("<math", 'data-cpd="item"')


def needed_styles(html: str, styles: Styles) -> tuple[str, ...]:
    """The stylesheets that a page needs, in the order in which they are given."""
    found = frozenset((*_WORD.findall(html), *(one for one in _OTHERS if one in html)))
    return _called_for(found, tuple(styles.items()))


@lru_cache(maxsize=64)  # most pages have the same words
def _called_for(found: frozenset[str], styles: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    return tuple(name for name, words in styles if any(one.startswith(words) for one in found))


def all_styles(*all_styles: Styles) -> Styles:
    """All stylesheets, each where it is named first, with all that calls for it."""
    found: dict[str, tuple[str, ...]] = {}
    for styles in all_styles:
        for name, words in styles.items():
            found[name] = (*found.get(name, ()), *words)
    return found
