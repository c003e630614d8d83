"""The pages of the reader's tools: an author's where there is one, else one we make."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from cpd.writing.tools import TOOLS, Tool

from . import files as host_files
from .made import made_file


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolPage:
    """A tool and the file of its page."""

    tool: Tool
    file: File


def added(files: Files, config: MkDocsConfig) -> list[ToolPage]:
    """Every tool's page; those we make are added to ``files``."""
    made: list[ToolPage] = []
    for tool in TOOLS:
        paths = (f"{tool.folder}/index.md", f"{tool.folder}/README.md", f"{tool.folder}.md")
        file = next((found for path in paths if (found := files.get_file_from_path(path))), None)
        if file is None:
            file = made_file(config, paths[0], f"# {tool.title}\n")
            files.append(file)
        if not host_files.is_placed(file, files, config):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        made.append(ToolPage(tool=tool, file=file))
    return made
