"""Whether two states of the code build the same site: `python3 bench/same.py REVISION [--docs FOLDER]`.

Builds the site with the code of a revision of git and with the code as it stands here, both from one `docs/`
(this one's, or the folder given), and names every file that differs. Scripts of ours, and what names them in pages, are left
out with `--without-scripts`; the order of stylesheets, and empty lines, with `--without-order`. Ends with 1 where
anything differs.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from revisions import ROOT, copy, unpack

SCRIPT = re.compile(rb'<script defer src="[^"]*assets/cpd/[^"]*"></script>\n?')
STYLE = re.compile(rb'<link rel="stylesheet" href="[^"]*">\n')
EPOCH = "1795910400"
"""A fixed day, so that two builds around midnight are the same."""


def main() -> int:
    """Build both, and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("revision")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    parser.add_argument("--without-scripts", action="store_true")
    parser.add_argument("--without-order", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(given.revision, folder / "before")
        copy(folder / "after")
        for side in ("before", "after"):
            shutil.copytree(given.docs, folder / side / "docs")
        built = [run(folder / side) for side in ("before", "after")]
        sites = [contents(folder / side / "site", given) for side in ("before", "after")]
    before, after = sites
    lines = [f"only before: {path}" for path in sorted(before.keys() - after.keys())]
    lines += [f"only after: {path}" for path in sorted(after.keys() - before.keys())]
    lines += [
        f"differs: {path} {first_difference(before[path], after[path])}"
        for path in sorted(before.keys() & after.keys())
        if before[path] != after[path]
    ]
    lines += ["what the builds say differs", *built] if built[0] != built[1] else []
    print("\n".join(lines) or f"the same: {len(after)} files")
    return 1 if lines else 0


def run(folder: Path) -> str:
    """Build the site of a folder; what the build said, without the times."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site")]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    )
    said = re.sub(r"in [0-9.]+ seconds", "", done.stderr).replace(str(folder), "")
    if done.returncode:
        sys.exit(said)
    return said


def contents(site: Path, given: argparse.Namespace) -> dict[str, bytes]:
    """Every file of a site, as far as it is to be compared."""
    found: dict[str, bytes] = {}
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name, text = path.relative_to(site).as_posix(), path.read_bytes()
        if given.without_scripts and name.startswith("assets/cpd/") and name.endswith(".js") and name.count("/") == 2:
            continue
        if path.suffix == ".gz":
            # MkDocs' packed sitemap names the time of packing.
            continue
        if given.without_scripts and path.suffix == ".html":
            text = SCRIPT.sub(b"", text)
        if given.without_order and path.suffix == ".html":
            text = re.sub(rb"\n{2,}", b"\n", STYLE.sub(b"", text)) + b"".join(sorted(STYLE.findall(text)))
        found[name] = text
    return found


def first_difference(one: bytes, other: bytes) -> str:
    """Where two texts part, with what stands there in each."""
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, place - 30)
    return f"at byte {place}: {one[start : place + 50]!r} / {other[start : place + 50]!r}"


if __name__ == "__main__":
    sys.exit(main())
