"""The corpus as Hugo reads it: the same words, with callouts as shortcodes, titles and order in front matter, and a page for each index."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from corpus import PAGES_IN_SUITE, Corpus, files

TEMPLATES = Path(__file__).with_name("hugo")
INDEXES = {"key-idea": "All key ideas", "reflective-activity": "All reflective activities", "resource": "All resources"}

BLOCK = re.compile(r"^/// ([\w-]+) \| (.*)\n((?:    .*\n)*)\n((?:.*\n)*?)///$", re.MULTILINE)
ADMONITION = re.compile(r'^!!! ([\w-]+) "(.*)"\n\n((?:(?:    .*)?\n)+)', re.MULTILINE)
HEAD = re.compile(r"\A---\n(.*?)---\n", re.DOTALL)


def written(folder: Path, pages: int) -> Corpus:
    """Write templates, settings and text of so many sub-sections."""
    shutil.copytree(TEMPLATES, folder)
    items = words = 0
    texts = {}
    for path, text, count in files(pages, for_stock=False):
        texts[path] = text
        items += count
    weights = dict(_weights(texts))
    for path, text in texts.items():
        words += len(text.split())
        _put(folder, path.replace("index.md", "_index.md"), page(text, weights.get(path, 1)))
    for place in ("", *(f"suite-{suite:02}/" for suite in range(1, pages // PAGES_IN_SUITE + 1))):
        for kind, title in INDEXES.items():
            head = {"title": title, "layout": "index-page", "sort": kind, "weight": 1000}
            _put(folder, f"{place}all-{kind}.md", f"{json.dumps(head)}\n")
    return Corpus(docs=folder / "content", pages=pages, items=items, words=words)


def page(text: str, weight: int) -> str:
    """A page's text in Hugo's spelling."""
    text = HEAD.sub("", text).lstrip()
    title, _, body = text.removeprefix("# ").partition("\n")
    body = ADMONITION.sub(_from_admonition, BLOCK.sub(_from_block, f"{body}\n"))
    return f"{json.dumps({'title': title, 'weight': weight})}\n{body}"


def _from_block(found: re.Match[str]) -> str:
    kind, title, options, body = found.groups()
    named = dict(line.strip().split(": ", 1) for line in options.splitlines())
    return _callout(kind, title, body, named)


def _from_admonition(found: re.Match[str]) -> str:
    kind, title, body = found.groups()
    return _callout(kind, title, re.sub(r"^    ", "", body, flags=re.MULTILINE), {}) + "\n\n"


def _callout(kind: str, title: str, body: str, options: dict[str, str]) -> str:
    given = " ".join(f'{name}="{value.strip("[]")}"' for name, value in {"kind": kind, "title": title, **options}.items())
    return f"{{{{< callout {given} >}}}}\n{body.strip()}\n{{{{< /callout >}}}}"


def _weights(texts: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Each page's place among those beside it."""
    for path in texts:
        yield path, int(re.findall(r"\d+", f"0 {Path(path).parent.name if path.endswith('index.md') else Path(path).stem}")[-1]) + 1


def _put(folder: Path, path: str, text: str) -> None:
    target = folder / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
