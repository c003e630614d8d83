"""A new site: a folder with everything that a small one needs, to be written over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from cpd.domain.storage import is_record_name
from cpd.reading.ids import id_of_title

STARTER: Final = Path(__file__).parent / "starter"
DISTRIBUTION: Final = "mkdocs-cpd"

_DOTTED: Final = {"gitignore": ".gitignore", "github": ".github", "gitlab-ci.yml": ".gitlab-ci.yml"}
"""What begins with a dot in a site; here tools would take it for their own."""

_COMMONS: Final = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -]4\.0", re.IGNORECASE)
_ZERO: Final = re.compile(r"CC0(?:[ -]1\.0)?", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s<>\"/]+\.?[^\s<>\"]*")
_SIGNS: Final = re.compile(r"([\\`*_\[\]#])")


class RefusedError(Exception):
    """Why no site is made, in plain words."""


def start(folder: Path, *, title: str, url: str, licence: str) -> list[Path]:
    """Write a new site; returns its files, in order.

    Raises ``RefusedError`` where something is in the folder already, it cannot be written, or an address is none.
    """
    values = _values(title, url, licence)
    _refuse_content(folder)
    try:
        return [_write(folder, path, values) for path in _templates()]
    except OSError as error:
        raise RefusedError(f"{error.filename or folder} cannot be written: {error.strerror}.") from error


def _refuse_content(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is a file. Name a folder that is empty or not there yet.")
    if folder.is_dir() and (there := sorted(one.name for one in folder.iterdir() if one.name != ".git")):
        raise RefusedError(f"There is something in {folder} already: {there[0]}. Name a folder that is empty or not there yet.")


def _values(title: str, url: str, licence: str) -> dict[str, str]:
    """What stands for each sign in the templates."""
    title = " ".join(title.split()) or "Materials"
    if url and not _WEB.fullmatch(url):
        raise RefusedError(f'"{url}" is no address. Write one, such as `https://www.example.org/materials/`.')
    named, address = _licence(licence)
    return {
        "@TITLE_YAML@": json.dumps(title, ensure_ascii=False),
        "@TITLE_MARKDOWN@": _SIGNS.sub(r"\\\1", title).replace("&", "&amp;").replace("<", "&lt;"),
        "@URL_YAML@": json.dumps(f"{url.rstrip('/')}/" if url else ""),
        "@RECORD@": json.dumps(name if is_record_name(name := id_of_title(title, "site")) else "site", ensure_ascii=False),
        "@COPYRIGHT@\n": f"copyright: {json.dumps(f'Text: {named}')}\n" if named else "",
        "@LICENCE@\n": f"      licence: {address}\n\n" if address else "\n",
        "@REQUIREMENT@": _requirement(),
    }


def _licence(licence: str) -> tuple[str, str]:
    """A licence by name and address; raises ``RefusedError`` where it is neither."""
    words = " ".join(licence.split())
    if not words:
        return "", ""
    if match := _COMMONS.fullmatch(words):
        kind = match[1].upper()
        return f"CC {kind} 4.0", f"https://creativecommons.org/licenses/{kind.lower()}/4.0/"
    if _ZERO.fullmatch(words):
        return "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    if _WEB.fullmatch(words):
        return words, words
    raise RefusedError(f'"{words}" is no licence known here. Write its address, or one such as CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0.')


def _requirement() -> str:
    try:
        installed = version(DISTRIBUTION)
    except PackageNotFoundError:
        return DISTRIBUTION
    return f"{DISTRIBUTION}>={installed},<{int(installed.partition('.')[0]) + 1}"


def _templates() -> Iterator[Path]:
    return (path for path in sorted(STARTER.rglob("*")) if path.is_file())


def _write(folder: Path, template: Path, values: dict[str, str]) -> Path:
    text = template.read_text(encoding="utf-8")
    for sign, value in values.items():
        text = text.replace(sign, value)
    first, *rest = template.relative_to(STARTER).parts
    place = folder.joinpath(_DOTTED.get(first, first), *rest)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")
    return place
