"""Files of pages by their names: what MkDocs takes for a page, and for the front page of a folder."""

from __future__ import annotations

from typing import Final

ENDINGS: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

FRONT_NAMES: Final = tuple(f"{name}{ending}" for ending in ENDINGS for name in ("index", "README"))
"""The likelier first."""


def bare(path: str) -> str:
    """A page's path without ending; any other file's as it is."""
    return next((path.removesuffix(ending) for ending in ENDINGS if path.endswith(ending)), path)


def is_front(path: str) -> bool:
    """Whether a file is a folder's front page."""
    return path.rpartition("/")[2] in FRONT_NAMES


def front_paths(folder: str) -> tuple[str, ...]:
    """The files that can be a folder's front page, the likelier first."""
    return tuple(f"{folder}/{name}" if folder else name for name in FRONT_NAMES)


def page_folder(path: str) -> str:
    """The path without ending; a front page's is its folder's, which is empty for the site's."""
    return path.rpartition("/")[0] if is_front(path) else bare(path)
