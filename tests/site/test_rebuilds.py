"""A second build takes up what the first has kept: what it writes and says is what a clean build writes and says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from cpd.host import ground
from cpd.host.cache import DAMAGED, FOLDER
from cpd.host.converter import Converter
from support.edits import Edit, Result, Workplace, contents, edits
from support.rebuilds import Rebuild
from support.sites import REPOSITORY

STEPS = 4


@pytest.mark.parametrize(("beginning", "times"), [("plain", 2), pytest.param("whole", 1, marks=pytest.mark.long)])
def test_what_is_built_after_an_edit_is_what_a_clean_build_writes(beginning: str, times: int) -> None:
    @settings(max_examples=times)
    @given(edits(STEPS))
    def edit_and_follow(steps: list[list[Edit]]) -> None:
        with TemporaryDirectory() as folder:
            workplace = Workplace(Path(folder), beginning)
            rebuild = Rebuild(Path(folder))
            for step in steps:
                workplace.apply(step)
                clean, here = workplace.clean(Path(folder) / "clean-site", preview=False), rebuild.follow()
                assert clean.failed or (here.differences(clean), here.findings) == ([], clean.findings)

    edit_and_follow()


class Desk:
    """A site that was built once, and how many pages are read anew from then on."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.read = folder, list[str]()
        self.workplace = Workplace(folder, "plain")
        self.rebuild = Rebuild(folder)
        convert = Converter.converted

        def noted(converter: Converter, page: object, files: object) -> object:
            self.read.append(page.file.src_uri)  # type: ignore[attr-defined]  # MkDocs' page
            return convert(converter, page, files)  # type: ignore[arg-type]  # as they are

        patch.setattr(Converter, "converted", noted)

    def change(self, path: str, old: str, new: str) -> None:
        """Change words of a file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def pages_read(self) -> list[str]:
        """The pages that a build reads anew now; it must write what a clean build writes."""
        self.read.clear()
        built = self.rebuild.follow()
        found = sorted(set(self.read))
        clean = self.workplace.clean(self.folder / "clean-site", preview=False)
        assert (built.differences(clean), built.findings, clean.failed) == ([], clean.findings, "")
        return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return Desk(tmp_path, monkeypatch)


def test_only_what_has_changed_is_read_anew(desk: Desk) -> None:
    assert desk.pages_read() == []
    desk.change("docs/first/part/inner.md", "| Fold it", "| Unfold it")
    assert desk.pages_read() == ["first/part/inner.md"]
    assert desk.pages_read() == []


def test_a_page_is_read_anew_where_its_links_lead_elsewhere(desk: Desk) -> None:
    (desk.folder / "docs/first/part/inner.md").rename(desk.folder / "docs/first/part/outer.md")
    assert desk.pages_read() == ["first/part/empty.md", "first/part/outer.md"]


def test_other_settings_other_code_and_other_icons_make_all_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.change("mkdocs.yml", "site_name: ", "site_name: New ")
    assert "index.md" in desk.pages_read()
    monkeypatch.setattr(ground, "code", lambda: b"other")
    assert "index.md" in desk.pages_read()
    (desk.folder / "overrides/.icons").mkdir()
    (desk.folder / "overrides/.icons/own.svg").write_text("<svg></svg>", encoding="utf-8")
    assert "index.md" in desk.pages_read()
    assert desk.pages_read() == []


def test_on_another_day_pages_say_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert desk.pages_read() == []


def test_another_template_is_seen(desk: Desk) -> None:
    desk.change("overrides/partials/footer.html", "<footer", "<footer data-new")
    assert desk.pages_read() == []


def test_without_its_cache_a_site_is_built_anew(desk: Desk) -> None:
    shutil.rmtree(desk.folder / FOLDER)
    assert "index.md" in desk.pages_read()
    assert desk.pages_read() == []


def test_a_damaged_cache_is_told_and_all_is_made_anew(desk: Desk) -> None:
    cache = next((desk.folder / FOLDER).glob("*.sqlite"))
    cache.write_bytes(cache.read_bytes()[:30_000])
    assert desk.rebuild.build().told[0] == DAMAGED
    desk.pages_read()
    assert desk.pages_read() == []


def test_two_builds_at_once_write_what_one_writes(desk: Desk) -> None:
    desk.change("docs/first/part/inner.md", "| Fold it", "| Unfold it")
    clean = desk.workplace.clean(desk.folder / "clean-site", preview=False)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(desk.folder / "mkdocs.yml"), "-d"]
    sites = [desk.folder / name for name in ("one", "other")]
    around = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    builds = [subprocess.Popen([*command, str(site)], stderr=subprocess.PIPE, env=around) for site in sites]
    said = [build.communicate()[1].decode() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert [Result(contents(site)).differences(clean) for site in sites] == [[], []]
    assert desk.pages_read() == []


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("markdown_extensions:\n", "markdown_extensions:\n- sane_lists\n- pymdownx.snippets\n", "`pymdownx.snippets`"),
        ("plugins:\n", "plugins:\n- autorefs\n", "`autorefs`"),
        ("hooks:\n", "hooks:\n- own.py\n", "`own.py`"),
    ],
)
def test_beside_what_was_not_tried_all_is_read_anew_and_the_build_says_why(desk: Desk, old: str, new: str, name: str) -> None:
    (desk.folder / "own.py").write_text(
        "def on_page_content(html, **_):\n    return html.replace('Words', 'Some words')\n", encoding="utf-8"
    )
    desk.change("mkdocs.yml", old, new)
    desk.rebuild.build()
    assert desk.rebuild.build().told[:1] == (
        f"All pages are read anew in each build: it is not known whether {name} would come out right otherwise.",
    )
