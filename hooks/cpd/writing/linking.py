"""Links that work wherever the site stands: on a server, and in a folder on a disk.

A browser that opens a folder from a disk shows a listing, not the index.html inside. So links to
pages name the file. On a server a script shortens them again before anybody sees them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from html import unescape

from .addresses import is_inside

INDEX = "index.html"

# A minifier leaves quotes out, or takes others.
_LINK = re.compile(
    r"""(<a\s(?:[^>"']|"[^"]*"|'[^']*')*?(?<![\w-])href\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"/\Z|(?:\A|/)\.\.?\Z")


class Linking:
    """Knows which addresses are pages."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._folders = {posixpath.normpath(url or ".") for url in urls if url.endswith("/") or url == ""}

    def with_file_names(self, html: str, page_url: str) -> str:
        """HTML of the page at ``page_url`` whose links to pages name their files."""

        def link(match: re.Match[str]) -> str:
            written = match[match.lastindex or 0]
            path = written.partition("#")[0].partition("?")[0]
            # Most links are soon ruled out: those within the page, and those to files.
            if not path.endswith(("/", ".")):
                return match[0]
            address = unescape(path)
            if not _FOLDER.search(path) or not is_inside(address) or posixpath.normpath(page_url + address) not in self._folders:
                return match[0]
            place = match.start(match.lastindex or 0) - match.start()
            return f"{match[0][:place]}{path.rstrip('/')}/{INDEX}{match[0][place + len(path) :]}"

        return _LINK.sub(link, html)
