"""Build a small site beside each plugin of the guide's table, in a Python environment of their own.

    python3 bench/beside_plugins.py [NAME ...]

Without names: all. The environment is made anew in a folder that is taken away afterwards; pip fetches what it needs.
Says for each plugin what came of it, and ends with 1 where that is not what docs/writing/beside-other-plugins.md promises.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
GUIDE: Final = ROOT / "docs" / "writing" / "beside-other-plugins.md"


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A plugin as it is tried."""

    package: str
    """Its name and version on PyPI; empty for those that come with the theme."""
    plugins: str
    """Its lines below ``plugins:``."""
    warns: str = ""
    """What it says of itself, where it does not build without a warning."""
    files: dict[str, str]
    """Pages and scripts beside those of the small site."""
    stories: bool = True
    wanted: dict[str, str]
    """What has to stand in files of the built site."""


def trial(
    package: str, plugins: str, *, warns: str = "", files: dict[str, str] | None = None, stories: bool = True, **wanted: str
) -> Trial:
    """One trial; ``wanted`` names files with two underscores for a slash."""
    paths = {name.replace("__", "/") + ("" if "." in name else "/index.html"): words for name, words in wanted.items()}
    return Trial(package=package, plugins=plugins, warns=warns, files=files or {}, stories=stories, wanted=paths)


LANGUAGES: Final = """- i18n:
    docs_structure: suffix
    languages:
      - {locale: en, default: true, name: English, build: true}
      - {locale: fr, name: Français, build: true}"""
TEXTS: Final = """- llmstxt:
    full_output: llms-full.txt
    sections:
      All: ["**/*.md", "*.md"]"""

REFERS: Final = "# R\n\n[It][plan-second-heading]\n\n## Plan second heading\n"
MAKES: Final = "import mkdocs_gen_files\nwith mkdocs_gen_files.open('made.md', 'w') as file:\n    print('# Made\\n\\nWords.', file=file)\n"

TRIALS: Final = {
    "tags": trial("", "- tags", files={"tagged.md": "---\ntags: [Ratio]\n---\n\n# Tagged\n\nX.\n"}, tagged="Ratio"),
    "meta": trial("", "- meta"),
    "offline": trial("", "- offline"),
    "mkdocs-autorefs": trial(
        "mkdocs-autorefs==1.4.5", "- autorefs", files={"r.md": REFERS}, r="#plan-second-heading"
    ),
    "mkdocstrings": trial("mkdocstrings[python]==1.0.8", "- mkdocstrings"),
    "mkdocs-print-site-plugin": trial("mkdocs-print-site-plugin==2.9", "- print-site", print_page="Ask them."),
    "mkdocs-section-index": trial(
        "mkdocs-section-index==0.3.12", "- section-index", warns="couldn't detect a supported theme", visits="All key ideas"
    ),
    "mkdocs-minify-plugin": trial("mkdocs-minify-plugin==0.8.0", "- minify: {minify_html: true}", visits="href=../index.html"),
    "mkdocs-static-i18n": trial("mkdocs-static-i18n==1.3.1", LANGUAGES, stories=False, fr__visits__key_ideas="Ask them."),
    "mkdocs-rss-plugin": trial("mkdocs-rss-plugin==1.19.0", "- rss: {use_git: false}"),
    "mkdocs-llmstxt": trial("mkdocs-llmstxt==0.5.1", TEXTS),
    "mkdocs-glightbox": trial("mkdocs-glightbox==0.5.3", "- glightbox", visits__before__call="Ask them."),
    "mkdocs-awesome-nav": trial("mkdocs-awesome-nav==3.3.0", "- awesome-nav"),
    "mkdocs-literate-nav": trial("mkdocs-literate-nav==0.6.3", "- literate-nav"),
    "mkdocs-redirects": trial("mkdocs-redirects==1.2.3", "- redirects: {redirect_maps: {old.md: index.md}}", old="url="),
    "mkdocs-macros-plugin": trial("mkdocs-macros-plugin==1.5.0", "- macros"),
    "mkdocs-include-markdown-plugin": trial("mkdocs-include-markdown-plugin==7.3.0", "- include-markdown"),
    "mkdocs-table-reader-plugin": trial("mkdocs-table-reader-plugin==4.0.2", "- table-reader"),
    "mkdocs-exclude": trial("mkdocs-exclude==1.0.2", "- exclude: {glob: ['drafts/*']}"),
    "mkdocs-exclude-search": trial(
        "mkdocs-exclude-search==0.6.7", "- exclude-search: {exclude: ['drafts/*']}", warns="exclude-search` is a setting that pages"
    ),
    "mkdocs-gen-files": trial(
        "mkdocs-gen-files==0.6.1",
        "- gen-files: {scripts: [made.py]}",
        files={"../made.py": MAKES},
        made="Words.",
    ),
    "mkdocs-git-revision-date-localized-plugin": trial("mkdocs-git-revision-date-localized-plugin==1.6.0", "- git-revision-date-localized"),
    "mkdocs-git-authors-plugin": trial("mkdocs-git-authors-plugin==0.10.0", "- git-authors", warns="has not been committed yet"),
}  # fmt: skip

PAGES: Final = {
    "index.md": "# Home\n\nHello.\n",
    "visits/index.md": "---\nsuite: visits\n---\n\n# Visits\n\nThree visits.\n",
    "visits/before/index.md": "# Before\n\nPrepare.\n",
    "visits/before/call.md": (
        "---\nslides: true\n---\n# The call\n\nSee [the plan](item:plan-second).\n\n/// key-idea | Ask first\nAsk them.\n///\n\n"
        "/// reflective-activity | Try it\nDraw it.\n///\n\n/// notes\nSecret words.\n///\n\n/// items\n    kind: key-idea\n///\n"
    ),
    "visits/before/plan.md": "# The plan\n\n/// key-idea | Plan second\nPlan it.\n///\n",
    "visits/form.md": "---\nform:\n  parts:\n    - {type: long-text, id: aim, label: Our aim}\n---\n\n# A form\n\nFill it in.\n",
}
STORIES: Final = {
    "stories/index.md": "# Stories\n\nX.\n",
    "stories/posts/a.md": "---\ndate: 2026-11-20\n---\n\n# A story\n\nFirst.\n\n<!-- more -->\n\nMore.\n",
}


def main(names: list[str]) -> int:
    """Try the plugins; returns what the command ends with."""
    with tempfile.TemporaryDirectory(prefix="beside-") as folder:
        work = Path(folder)
        python = _environment(work / "env", [TRIALS[name].package for name in names or TRIALS if TRIALS[name].package])
        wrong = [name for name in names or TRIALS if not _tried(name, TRIALS[name], work / name, python)]
    print(f"{len(names or TRIALS)} plugins tried, {len(wrong)} not as the guide says{': ' if wrong else ''}{', '.join(wrong)}.")
    return 1 if wrong else 0


def _environment(folder: Path, packages: list[str]) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", ROOT / ".ci" / "requirements.txt"], check=True)
    if packages:
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def _tried(name: str, one: Trial, folder: Path, python: Path) -> bool:
    files = {**PAGES, **(STORIES if one.stories else {}), **one.files}
    for path, text in files.items():
        place = folder / "docs" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "CHANGELOG.md", folder)
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    added = "".join(f"  {line}\n" for line in one.plugins.splitlines())
    (folder / "mkdocs.yml").write_text(re.sub(r"\nhooks:\n", lambda _: f"{added}\nhooks:\n", own, count=1), encoding="utf-8")
    _committed(folder)
    known = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run([python, "-m", "mkdocs", "build"], cwd=folder, env=known, capture_output=True, text=True, check=False)
    slips = list(_slips(one, folder / "site", done))
    print(f"{'as promised' if not slips else 'NOT AS PROMISED':<16} {name}" + "".join(f"\n    {slip}" for slip in slips))
    return not slips


def _committed(folder: Path) -> None:
    """Some plugins ask git."""
    for words in (["init", "-q", "."], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "all"]):
        subprocess.run(["git", *words], cwd=folder, check=True)


def _slips(one: Trial, site: Path, done: subprocess.CompletedProcess[str]) -> list[str]:
    warnings = [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
    slips = [line for line in warnings if not one.warns or one.warns not in line]
    if done.returncode:
        return [*slips, *done.stderr.splitlines()[-3:]]
    if one.warns and not warnings:
        slips.append(f"it no longer says that it {one.warns}")
    for path, words in one.wanted.items():
        place = site / path.replace("key_ideas", "key-ideas")
        if not place.is_file() or words not in place.read_text(encoding="utf-8"):
            slips.append(f"{path} does not say {words!r}")
    texts = (place for place in site.rglob("*") if place.suffix in {".html", ".txt", ".xml", ".json"})
    marked = (place for place in texts if _MARK.search(place.read_text(encoding="utf-8")))
    return slips + [f"{place.relative_to(site)} holds a mark" for place in marked]


_MARK: Final = re.compile("\x02|cpd:[a-z-]+:[0-9]+:")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
