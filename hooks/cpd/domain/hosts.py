"""Addresses of other sites: those that cannot be right, and what was meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final
from urllib.parse import SplitResult

_WEB: Final = ("https", "http")
_SCHEMES: Final = (*_WEB, "mailto", "ftp", "tel")
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")
_CLOSE: Final = 0.75
_NO_COLON: Final = re.compile(r"(https?)(?://|/|;//|:\\\\)(?=[^/\\])", re.IGNORECASE)
_NAME: Final = re.compile(r"(?:www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|edu|eu|gov|info|net|org|scot|uk|wales)(?=[/?#:]|$))", re.IGNORECASE)
_ELSEWHERE: Final = "leads to a file of your own machine, where readers cannot go."
_HERE: Final = "Put the file into the folder of the page, and name it from there."


def wrong(target: str, parts: SplitResult) -> tuple[str, str] | None:
    """What is wrong with an address that names a scheme or host, as a clause, and what to do; None where it may be right."""
    scheme = parts.scheme.lower()
    if _DRIVE.match(target) or scheme == "file":
        return _ELSEWHERE, _HERE
    if scheme in _WEB and not parts.netloc:
        rest = target.partition(":")[2].strip("/\\ ")
        return (
            "names no site.",
            f"Did you mean `{scheme}://{rest}`?" if rest else "Write its whole address, such as `https://example.org/`.",
        )
    if scheme not in _SCHEMES and (close := get_close_matches(scheme, _SCHEMES, n=1, cutoff=_CLOSE)):
        return f'begins with "{parts.scheme}:", which nothing understands.', f"Did you mean `{close[0]}{target[len(scheme) :]}`?"
    return None


def full_address(target: str) -> str:
    """The address of another site of which a part was left out; empty where it is none."""
    if "@" in target and "/" not in target:
        return f"mailto:{target}"
    if begun := _NO_COLON.match(target):
        return f"{begun[1].lower()}://{target[begun.end() :]}"
    return f"https://{target}" if _NAME.match(target) else ""
