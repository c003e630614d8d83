"""`mkdocs serve` in this process, without waiting: it is told when somebody has saved, and sends what it serves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

import cpd.host.preview

from .edits import ADDRESS, SETTINGS, Result, contents
from .warm import warm


class Preview:
    """A server that does not listen."""

    is_preview = True

    def __init__(self, folder: Path) -> None:
        self._settings, self.site = folder / SETTINGS, folder / "served"
        self._plugins: dict[str, Any] = {}
        with self._own_plugins():
            config = self._config()
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=ADDRESS)
            self.server = LiveReloadServer(self._build, host="127.0.0.1", port=8000, root=str(self.site))
            self.server.watch(config.docs_dir)
            self.server.watch(str(self._settings))
            config.plugins.on_serve(self.server, config=config, builder=self._build)
            for place in config.watch:
                self.server.watch(place)
        self._last = config

    def follow(self) -> Result:
        """Do what the server does when something was saved, and fetch what scripts and programs read."""
        with self._own_plugins():
            self.server.builder()
        # What is only made when it is asked for is there once it was asked for.
        for path in contents(self.site):
            if path.endswith((".json", ".js")) and "/vendor/" not in path:
                self.fetched(path)
        preview = getattr(self.server.builder, "__self__", None)
        assert isinstance(preview, cpd.host.preview.Preview)
        return Result(contents(self.site), failed=str(preview.fault or preview.surprise or ""))

    def fetched(self, path: str) -> bytes:
        """What the server sends for an address below the site's root."""
        environ: dict[str, Any] = {"PATH_INFO": quote(f"/{path}")}
        setup_testing_defaults(environ)
        application = self.server.get_app()
        assert application is not None
        sent: Any = application(environ, lambda *_: lambda _data: None)
        try:
            return b"".join(sent)
        finally:
            getattr(sent, "close", lambda: None)()

    def close(self) -> None:
        """Give back the server's place, and take away what plugins have left."""
        self.server.server_close()
        self._last.plugins.on_shutdown()

    def _config(self) -> MkDocsConfig:
        return load_config(str(self._settings), site_dir=str(self.site))

    def _build(self) -> None:
        self._last = self._config()
        build(self._last, serve_url=ADDRESS)

    @contextmanager
    def _own_plugins(self) -> Iterator[None]:
        """MkDocs keeps plugins from build to build: those of this server are to be no other's."""
        with pytest.MonkeyPatch.context() as patch, warm():
            patch.setattr(MkDocsConfig.plugins, "plugin_cache", self._plugins)
            yield
