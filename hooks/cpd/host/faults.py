"""Why a site cannot be built, as somebody sees it who looks at the browser and not at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs.livereload import LiveReloadServer

from cpd.writing.fragments import Fragments

from .kept import KeptBuild


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFault:
    """What went wrong."""

    page: str
    """The file that was being read or drawn, below the project's folder; empty where it was none."""
    where: str
    """A file of the project and its line, where it is one of them that failed."""
    words: tuple[str, ...]
    """What was said of it."""


def of(problem: BaseException, kept: KeptBuild, said: Iterable[str]) -> BuildFault:
    """The fault that a build has ended with; ``said`` are messages that came with it."""
    project = Path(kept.config.config_file_path or kept.config.docs_dir).parent
    docs = Path(kept.config.docs_dir).name
    page = f"{docs}/{kept.current}" if kept.current else ""
    where = next(iter(_places(problem, project)), "")
    last = str(problem).strip()
    words = [*dict.fromkeys(said)]
    return BuildFault(page=page, where=where, words=tuple(words if any(last in one for one in words) else filter(None, [*words, last])))


def _places(problem: BaseException, project: Path) -> Iterator[str]:
    """Files of the project that had to do with it, the nearest first."""
    if isinstance(problem, TemplateSyntaxError) and problem.filename:
        yield _place(problem.filename, problem.lineno, project)
    for frame in reversed(extract_tb(problem.__traceback__)):
        path = Path(frame.filename)
        is_ours = path.is_relative_to(project) and "site-packages" not in path.parts
        if is_ours or (isinstance(problem, TemplateError) and path.suffix == ".html"):
            yield _place(frame.filename, frame.lineno or 0, project)


def _place(path: str, line: int, project: Path) -> str:
    name = Path(path).relative_to(project).as_posix() if Path(path).is_relative_to(project) else path
    return f"{name}:{line}" if line else name


def answer(fault: BuildFault, env: Environment, server: LiveReloadServer, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Send the fault instead of a page. The page that shows it is loaded again when something was saved, as any other is."""
    html = Fragments(env).draw("fault", fault=fault).encode()
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001  # as the server does with pages
    content = inject(html, server._visible_epoch)  # noqa: SLF001
    start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))])
    return [content]
