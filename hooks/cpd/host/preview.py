"""`mkdocs serve`: pages are read and drawn again after an edit where that is enough, else all is built; faults are shown in the browser."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from cpd.domain.findings import Finding

from . import faults
from .build import Build
from .disk import Disk
from .kept import KeptBuild
from .later import Later
from .patch import Edited, WholeBuildNeeded, hindrance, patched
from .watching import QUIET, Watching

Answer = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Told = tuple[str, str, str]
"""A finding wherever its line has moved to."""


class Preview:
    """What a preview knows from build to build."""

    kept: KeptBuild
    """The build of the moment."""
    _disk: Disk
    _server: LiveReloadServer
    _whole_build: Callable[[], None]
    """MkDocs' own: it reads the settings again."""
    _env: Environment
    """Of a build that came to its end, to draw faults with."""

    def __init__(self, ours: object, say: Callable[[list[Finding]], None], listen: Callable[[], AbstractContextManager[list[str]]]) -> None:
        """``ours`` answers the event of files.

        ``say`` takes what an edit has brought to light; ``listen`` gives what is said of things that go wrong meanwhile.
        """
        self._ours, self._say, self._listen = ours, say, listen
        self._lock = RLock()
        """Held while anything is built: the server answers in threads of its own."""
        self._is_whole = False
        """Whether the build of the moment came to its end."""
        self._is_attached = False
        self._named: set[str] = set()
        self._told: Counter[Told] = Counter()
        self._later = Later()
        self.fault: faults.BuildFault | None = None
        self.surprise: Exception | None = None
        """What a patch has stumbled over that it should have known: a whole build had to do."""

    def begin(self, build: Build, config: MkDocsConfig) -> None:
        """A whole build begins. Whatever is saved from now on is an edit."""
        self._is_whole = False
        gc.unfreeze()
        self.kept = KeptBuild(build, config)
        self._disk = Disk.of(config, str(build.changelog()))
        self._later = Later()

    def end(self) -> None:
        """A whole build has come to its end."""
        self._is_whole = True
        self._env = self.kept.env
        self.kept.current = ""
        # What is read from now on is kept by the next whole build.
        self.kept.build.reader.kept = None
        self._told = Counter(map(_told, self.kept.build.report()))
        if self._is_attached:
            _freeze()

    def attach(self, server: LiveReloadServer) -> str:
        """Take the server's building, watching and answering in hand; returns why every edit builds all, where it does."""
        self._server, self._whole_build, self._is_attached = server, server.builder, True
        _freeze()
        server.builder = self.update
        server.build_delay = QUIET
        watching = Watching(server.observer, self._named.add)
        for path, watch in server._watch_refs.items():  # noqa: SLF001  # what MkDocs has asked for by now
            (handler,) = server.observer._handlers[watch]  # noqa: SLF001
            server._watch_refs[path] = watching.schedule(handler, path, recursive=True)  # noqa: SLF001
        server.observer.unschedule_all()
        server.observer = watching  # type: ignore[assignment]  # it has what the server asks for
        if application := server.get_app():
            server.set_app(self._answer(application))
        return hindrance(self.kept.config, self.kept, self._ours)

    def update(self) -> None:
        """Bring the site up to date with what was saved."""
        with self._lock, self._listen() as said:
            try:
                self._update()
                self.fault = None
            except (Exception, SystemExit) as problem:  # noqa: BLE001  # whatever it is, the server goes on, and shows it
                self._is_whole = False
                self.fault = faults.of(problem, self.kept, said)

    def _update(self) -> None:
        named = {*self._named}
        self._named -= named
        changed = self._disk.changed(named)
        if not changed and self._is_whole:
            return
        if not self._followed(changed):
            self._is_whole, self.kept.current = False, ""
            self._whole_build()

    def _followed(self, changed: dict[str, bytes | None]) -> bool:
        """Whether a patch was enough."""
        edited = self._edited(changed)
        if edited is None:
            return False
        try:
            redrawn = patched(self.kept, edited)
        except WholeBuildNeeded:
            return False
        except Exception as problem:  # noqa: BLE001  # what an extension raises, a whole build meets too
            self.surprise = problem
            return False
        self.kept.current = ""
        self._disk.take({path: content for path, content in changed.items() if content is not None})
        self._later.add(self.kept, redrawn)
        self._say_new()
        return True

    def _edited(self, changed: dict[str, bytes | None]) -> dict[str, Edited] | None:
        """What pages say otherwise; None where something else has changed too, or nothing can be patched."""
        if not self._is_whole or hindrance(self.kept.config, self.kept, self._ours):
            return None
        found: dict[str, Edited] = {}
        for path, content in changed.items():
            try:
                before, after = self._disk.texts[path].decode("utf-8-sig"), (content or b"").decode("utf-8-sig")
            except (KeyError, ValueError):
                return None
            if content is None or "\0" in before + after:
                return None
            found[Path(path).relative_to(self._disk.docs).as_posix()] = Edited(before, after)
        return found

    def _say_new(self) -> None:
        """Tell what was not told before."""
        build = self.kept.build
        build.late_findings()
        report, known = build.report(), self._told
        self._told = Counter(map(_told, report))
        left = Counter(known)
        new: list[Finding] = []
        for finding in report:
            if left[_told(finding)] > 0:
                left[_told(finding)] -= 1
            else:
                new.append(finding)
        self._say(new)

    def _answer(self, inner: Answer) -> Answer:
        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            inside = path.removeprefix(self._server.mount_path)
            with self._lock:
                if self.fault and (inside.endswith((".html", "/")) or not inside):
                    return faults.answer(self.fault, self._env, self._server, start_response)
                self._later.make(inside)
            return inner(environ, start_response)

        return answer


def _told(finding: Finding) -> Told:
    return finding.path, finding.rule, finding.problem


def _freeze() -> None:
    """A whole site is kept: the collector need not look through it again and again for what is kept no longer."""
    gc.collect()
    gc.freeze()
