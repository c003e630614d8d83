"""Links that work wherever the site stands: on a server, and in a folder on a disk.

A browser that opens a folder from a disk shows a listing, not the index.html inside. So links to
pages name the file. On a server a script shortens them again before anybody sees them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from html import escape, unescape

from .addresses import is_inside

INDEX = "index.html"

# Only what ends like a folder: "x/", ".", "..", "../..".
_LINK = re.compile(r'(<a\s(?:[^>"]|"[^"]*")*?\bhref=")([^"?#]*(?:/|(?<=["/])\.\.?|(?<=/)\.\.))(?=[?#"])')


class Linking:
    """Knows which addresses are pages."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._folders = {posixpath.normpath(url or ".") for url in urls if url.endswith("/") or url == ""}

    def named(self, html: str, page_url: str) -> str:
        """HTML of the page at ``page_url`` whose links to pages name their files."""

        def link(match: re.Match[str]) -> str:
            address = unescape(match[2])
            if not is_inside(address) or posixpath.normpath(page_url + address) not in self._folders:
                return match[0]
            return f"{match[1]}{escape(address.rstrip('/'))}/{INDEX}"

        return _LINK.sub(link, html)
