"""Findings name the line an author sees, whatever stands above it and however the file is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.sites import Built, built

BODY = "# Title\n\nText.\n\n/// key-idea | First\n    minuts: 5\n\nText.\n///\n"
LINE_OF_SLIP = 6

HEADS = {
    "none.md": "",
    "empty.md": "---\n---\n",
    "one-line.md": "---\ntags: [a]\n---\n",
    "blank-after.md": "---\ntags: [a]\n---\n\n\n\n",
    "dots.md": "---\ntags: [a]\n...\n",
    "long.md": "---\ntags:\n" + "".join(f"  - tag{n}\n" for n in range(40)) + "---\n",
    "values-over-lines.md": "---\ndescription: >\n  many\n\n  words\ntags:\n  - a\n---\n",
    "multimarkdown.md": "description: words\nsubtitle: a\n\n",
    "blank-lines.md": "\n\n\n",
    "comment.md": "<!--\na comment\n\n-->\n\n",
}
"""What stands above the text."""

FORMS = {"plain": (b"", "\n"), "bom": (b"\xef\xbb\xbf", "\n"), "crlf": (b"", "\r\n"), "bom-crlf": (b"\xef\xbb\xbf", "\r\n")}
"""Bytes at the beginning, and the end of each line."""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("lines")
    for form, (mark, end) in FORMS.items():
        for name, head in HEADS.items():
            path = folder / "docs" / form / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(mark + (head + BODY).replace("\n", end).encode())
    Path(folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    return built(folder / "docs", folder / "site")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", HEADS)
def test_a_finding_names_the_line_in_the_file(lines: Built, form: str, name: str) -> None:
    line = HEADS[name].count("\n") + LINE_OF_SLIP
    assert [finding for finding in lines.findings if f"/{form}/{name}" in finding] == [
        f'docs/{form}/{name}:{line}: option-is-known: "First" has no option `minuts`. Did you mean "minutes"?'
    ]
