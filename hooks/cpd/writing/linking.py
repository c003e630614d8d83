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

# A minifier leaves quotes out, or takes others. Only a path that ends like a folder's can be a page's.
_LINK = re.compile(
    r"""<a\s(?:[^>"'h]++|"[^"]*+"|'[^']*+'|(?<=[\w-])h|h(?!ref\s*=))*+href\s*=\s*"""
    r"""(?:"([^"#?]*+)(?<=[/.])(?=["#?])|'([^'#?]*+)(?<=[/.])(?=['#?])|([^\s"'=<>`#?]++)(?<=[/.]))""",
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
            path = match[match.lastindex or 0]
            return f"{match[0].rstrip('/')}/{INDEX}" if self._is_page(path, page_url) else match[0]

        return _LINK.sub(link, html)

    def is_by_root(self, html: str, page_url: str) -> bool:
        """Whether links in HTML of the page at ``page_url`` go up to the root, so that they lead to the same from all pages as deep."""
        root = "../" * page_url.count("/")
        return all(match[match.lastindex or 0].startswith(root) for match in _LINK.finditer(html))

    def _is_page(self, path: str, page_url: str) -> bool:
        if not _FOLDER.search(path):
            return False
        address = unescape(path)
        return is_inside(address) and posixpath.normpath(page_url + address) in self._folders
