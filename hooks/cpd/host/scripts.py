"""Our scripts among the files of a build: parts go in as one file each, and pages have them in the order of what they need."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cpd.domain.keeping import Keeper, digest
from cpd.writing.scripts import Scripts, lean_style, script_of, sent

from .made_file import made_file

FOLDER = "assets/cpd/"
_LEAN = {".js": sent, ".css": lean_style}
_DATA = "-data.js"
"""Ends the names of scripts that are made of what authors wrote: nobody has written comments or types there."""


def join_parts(files: Files, config: MkDocsConfig) -> dict[str, frozenset[str]]:
    """Put each script that stands in parts into the files as one; returns what each script needs of others.

    Comes before scripts are added that the generator makes. A site's own file stays, where one of ours would stand.
    Raises ``ValueError`` where parts need each other in a circle.
    """
    found = {
        file.src_uri.removeprefix(FOLDER).removesuffix(".js"): file
        for file in files
        if file.src_uri.startswith(FOLDER) and file.src_uri.endswith(".js")
    }
    ours = {script_of(name) for name, file in found.items() if "/" in name and file.src_dir != config.docs_dir}
    scripts = Scripts(
        {name: file.content_bytes.decode(errors="replace") for name, file in found.items() if "/" not in name or script_of(name) in ours}
    )
    for name in scripts.sources:
        if "/" in name:
            files.remove(found[name])
    for name, text in scripts.whole_scripts().items():
        if name not in found:
            files.append(made_file(config, f"{FOLDER}{name}.js", text))
    return scripts.needs()


def write_lean_assets(site: Path, keeper: Keeper) -> None:
    """Send our scripts and stylesheets without comments and indents, and scripts without their types.

    What is not in UTF-8 is none of ours, and stays as it is.
    """
    for ending in _LEAN:
        for path in sorted(path for path in (site / FOLDER).glob(f"*{ending}") if not path.name.endswith(_DATA)):
            with suppress(UnicodeDecodeError):
                text = path.read_text(encoding="utf-8")
                made = partial(lean_asset, f"{FOLDER}{path.name}", text)
                path.write_text(keeper.made("lean", path.name, partial(digest, text), made), encoding="utf-8")


def lean_asset(path: str, text: str) -> str:
    """A file of the site as it is sent: made lean where it is a script or a stylesheet of ours."""
    name = path.removeprefix(FOLDER)
    ending = f".{name.rpartition('.')[2]}"
    is_written = name != path and "/" not in name and ending in _LEAN and not name.endswith(_DATA)
    return _LEAN[ending](text) if is_written else text
