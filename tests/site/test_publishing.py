"""A build takes the place of the site before it in one step, and only when it is whole."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any, Final

import mkdocs.utils
import pytest
from click import Command, Context
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from cpd.host import exchange, workshop
from cpd.host.publishing import AS_BEFORE, Publishing
from support.sites import REPOSITORY, Project, commanded

NEW: Final = {"index.md": "# Home\n\nNew words.\n"}
TWO_HOMES: Final = {"README.md": "# Home too\n\nMkDocs warns of two first pages.\n"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def beside(site: Path) -> list[str]:
    """What stands beside a site, apart from docs/, settings and what is kept for the next build."""
    return sorted({path.name for path in site.parent.iterdir()} - {site.name, ".cache", "docs", "mkdocs.yml"})


class Site:
    """A folder of a site and what a build does to it, without a build."""

    def __init__(self, folder: Path, *, home: str = "old") -> None:
        self.folder = folder
        self.config = MkDocsConfig()
        self.config.site_dir = str(folder)
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(home, encoding="utf-8")
        (folder / "gone.html").write_text("only old", encoding="utf-8")

    def begun(self) -> Publishing:
        """A build that has begun."""
        one = Publishing()
        one.begin(self.config)
        return one

    def made(self, home: str = "new") -> Publishing:
        """A build that has written all its files."""
        one = self.begun()
        (Path(self.config.site_dir) / "index.html").write_text(home, encoding="utf-8")
        (Path(self.config.site_dir) / "page").mkdir()
        (Path(self.config.site_dir) / "page" / "index.html").write_text("a page", encoding="utf-8")
        one.is_whole = True
        return one

    def ended(self, one: Publishing) -> str:
        """What a build says at its end."""
        return one.end()

    @property
    def files(self) -> dict[str, str]:
        return {path: text.decode() for path, text in contents(self.folder).items()}


IS_OLD: Final = {"index.html": "old", "gone.html": "only old"}
IS_NEW: Final = {"index.html": "new", "page/index.html": "a page"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site as a build before has left it."""
    return Site(tmp_path / "site")


@pytest.fixture
def published(project: Project) -> Project:
    """A project with a site that a build before has left."""
    Site(project.site)
    return project.write(NEW)


# Builds that fail


def test_a_strict_build_with_warnings_leaves_the_site_as_it_was(published: Project, caplog: pytest.LogCaptureFixture) -> None:
    before = contents(published.site)
    failed = published.write({"index.md": "# Home\n\n#### Too deep\n"}).build(strict=True)

    assert (failed.aborted, contents(published.site) == before, beside(published.site)) == (
        "Aborted with 1 warnings in strict mode!",
        True,
        [],
    )
    assert "cpd: The site is as the build before left it." in caplog.messages


def test_a_strict_build_that_is_quiet_stops_at_warnings_of_mkdocs_too(project: Project, tmp_path: Path) -> None:
    site = Site(tmp_path / "project" / "site")
    done = commanded(project.write(NEW, TWO_HOMES).docs, tmp_path / "project", "--strict", "--quiet")

    assert (done.returncode, site.files, beside(site.folder)) == (1, IS_OLD, [])
    assert (done.stdout, done.stderr) == (
        "\nAborted with 1 warnings in strict mode!\n",
        "WARNING -  Excluding 'README.md' from the site because it conflicts with 'index.md'.\n",
    )


class Fails:
    """A plugin that fails at one event; notes where it was to write."""

    def __init__(self, event: str) -> None:
        self.folder = ""
        setattr(self, event, self._fail)

    def _fail(self, *_values: object, config: MkDocsConfig, **_others: object) -> None:
        self.folder = config.site_dir
        raise PluginError("No more.")


def run(project: Project, *plugins: Any, command: str = "build") -> MkDocsConfig:
    """MkDocs' own steps of a command, with further plugins; the configuration as the command has it at its end."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"), docs_dir=str(project.docs), site_dir=str(project.site), plugins=["search"])
    for number, plugin in enumerate(plugins):
        config.plugins[f"test {number}"] = plugin
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]  # words of tests
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return config


@pytest.mark.parametrize("event", ["on_env", "on_post_build"])
def test_a_plugin_that_fails_leaves_the_site_as_it_was(event: str, published: Project) -> None:
    before = contents(published.site)
    with pytest.raises(SystemExit, match="Aborted with a BuildError!"):
        run(published, Fails(event))

    assert (contents(published.site) == before, beside(published.site)) == (True, [])


def test_a_disk_that_is_full_is_told_in_plain_words_and_the_site_stays(published: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(published.site)

    def write(_content: bytes, path: str) -> None:
        if path.endswith("/site/index.html"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(mkdocs.utils, "write_file", write)
    with pytest.raises(
        PluginError, match=re.escape(f"{published.site}/index.html could not be written: No space left on device. {AS_BEFORE}")
    ):
        run(published)

    assert (contents(published.site) == before, beside(published.site)) == (True, [])


def test_reasons_name_the_file_of_the_site_where_there_is_one(site: Site) -> None:
    one, full = site.begun(), (errno.ENOSPC, os.strerror(errno.ENOSPC))
    page = f"{site.config.site_dir}/index.html"
    reasons = [one.reason(error) for error in (OSError(*full, "docs/index.md", None, page), OSError(*full), FileNotFoundError("docs/x.md"))]
    one.end()

    assert reasons == [
        f"{site.folder}/index.html could not be written: No space left on device. {AS_BEFORE}",
        f"{site.folder} could not be written: No space left on device. {AS_BEFORE}",
        "",
    ]


def interrupted(one: Publishing) -> None:
    """Its end as MkDocs brings it about when somebody stops a build."""
    try:
        raise KeyboardInterrupt
    finally:
        one.end()


def test_a_build_that_is_interrupted_leaves_the_site_as_it_was(site: Site) -> None:
    one = site.made()
    with pytest.raises(KeyboardInterrupt):
        interrupted(one)

    assert (site.files, beside(site.folder)) == (IS_OLD, [])


def test_a_build_that_stopped_before_its_end_leaves_the_site_as_it_was(site: Site) -> None:
    assert (site.begun().end(), site.files, beside(site.folder)) == ("The site is as the build before left it.", IS_OLD, [])


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    shutil.rmtree(site.folder)

    assert (site.begun().end(), list(tmp_path.iterdir())) == ("", [])


# Builds that succeed


def test_a_build_takes_the_place_of_the_one_before(published: Project) -> None:
    published.build()

    assert "New words." in (published.site / "index.html").read_text(encoding="utf-8")
    assert ((published.site / "gone.html").exists(), beside(published.site)) == (False, [])


def test_plugins_write_where_the_site_is_made_and_their_files_are_in_the_site(published: Project) -> None:
    class Writes:
        def on_post_build(self, *, config: MkDocsConfig) -> None:
            assert (published.site / "index.html").read_text(encoding="utf-8") == "old"
            Path(config.site_dir, "theirs.txt").write_text("theirs", encoding="utf-8")

    run(published, Writes())

    assert (published.site / "theirs.txt").read_text(encoding="utf-8") == "theirs"


def test_a_plugin_that_changes_the_sites_folder_is_followed(published: Project) -> None:
    class Moves:
        def on_config(self, config: MkDocsConfig) -> None:
            config.site_dir = str(published.site.with_name("other"))

    before = contents(published.site)
    config = run(published, Moves())

    other = published.site.with_name("other")
    assert "New words." in (other / "index.html").read_text(encoding="utf-8")
    assert (config.site_dir, contents(published.site) == before, beside(published.site)) == (str(other), True, ["other"])


def test_what_gh_deploy_pushes_is_the_sites_folder(published: Project) -> None:
    config = run(published, command="gh-deploy")

    assert config.site_dir == str(published.site)
    assert "New words." in (published.site / "index.html").read_text(encoding="utf-8")


class Looks:
    """A plugin that notes where the site is made."""

    folder = ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.folder = config.site_dir


def test_a_preview_is_built_where_its_server_looks(published: Project) -> None:
    looks = Looks()
    run(published, looks, command="serve")

    assert looks.folder == str(published.site)


def test_a_clean_preview_says_that_it_is_a_build_and_is_built_where_its_server_looks(published: Project) -> None:
    looks = Looks()
    with Context(Command("serve"), info_name="serve"):
        run(published, looks)

    assert looks.folder == str(published.site)


def test_what_is_said_names_the_sites_folder(published: Project, caplog: pytest.LogCaptureFixture) -> None:
    looks, said = Looks(), BufferingHandler(1000)
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    try:
        with caplog.at_level(logging.INFO, "mkdocs"):
            run(published, looks)
    finally:
        log.removeHandler(said)
    words = [record.getMessage() for record in said.buffer]

    assert f"Building documentation to directory: {published.site}" in words
    assert [message for message in words if Path(looks.folder).parent.name in message] == []


# The folder


def test_what_is_hidden_in_the_site_stays(site: Site) -> None:
    (site.folder / ".nojekyll").touch()
    (site.folder / ".well-known").mkdir()
    (site.folder / ".well-known" / "security.txt").write_text("theirs", encoding="utf-8")
    (site.folder / ".well-known" / "ours.txt").write_text("old", encoding="utf-8")
    (site.folder / ".current").symlink_to("index.html")
    one = site.made()
    made = Path(site.config.site_dir) / ".well-known"
    made.mkdir()
    (made / "ours.txt").write_text("new", encoding="utf-8")
    one.end()

    hidden = {".nojekyll": "", ".well-known/security.txt": "theirs", ".well-known/ours.txt": "new", ".current": "new"}
    assert (site.files, (site.folder / ".current").readlink()) == (IS_NEW | hidden, Path("index.html"))


def test_the_sites_folder_keeps_its_permissions(site: Site) -> None:
    site.folder.chmod(0o2750)
    site.made().end()

    assert (site.files, stat.S_IMODE(site.folder.stat().st_mode)) == (IS_NEW, 0o2750)


def test_a_new_site_has_the_permissions_of_any_new_folder(tmp_path: Path) -> None:
    site = Site(tmp_path / "new" / "site")
    shutil.rmtree(tmp_path / "new")
    site.made().end()
    (tmp_path / "other").mkdir()

    assert (site.files, site.folder.stat().st_mode) == (IS_NEW, (tmp_path / "other").stat().st_mode)


def test_a_link_to_the_site_stays_and_leads_to_the_new_one(site: Site, tmp_path: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to("site", target_is_directory=True)
    site.config.site_dir = str(link)
    site.made().end()

    assert (site.files, link.readlink(), site.config.site_dir, beside(site.folder)) == (IS_NEW, Path("site"), str(link), ["public"])


def test_a_file_in_the_sites_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("no folder", encoding="utf-8")
    config = MkDocsConfig()
    config.site_dir = str(tmp_path / "site")
    with pytest.raises(PluginError) as told:
        Publishing().begin(config)

    assert str(told.value) == f"{tmp_path / 'site'} is a file. Remove it, or name another folder for the site."


# Where folders cannot be exchanged


def refuse(code: int) -> Callable[..., None]:
    """A function of the system that fails."""

    def fail(*_values: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_elsewhere_two_renames_do_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange", refuse(errno.ENOSYS))

    assert (site.made().end(), site.files, beside(site.folder)) == ("", IS_NEW, [])


class Killed(BaseException):
    """The end of a process: nothing is put in order."""


def test_a_build_that_was_killed_between_two_renames_is_mended_by_the_next(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    one, rename, left = site.made(), Path.rename, iter(range(1))

    def rename_once(path: Path, to: Path) -> None:
        if next(left, None) is None:
            raise Killed
        rename(path, to)

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "exchange", refuse(errno.ENOSYS))
        patch.setattr(Path, "rename", rename_once)
        patch.setattr(workshop.Workshop, "put_away", lambda self: self._lock.close())
        with pytest.raises(Killed):
            one.end()
    assert not site.folder.exists()
    site.begun().end()

    assert site.files == IS_OLD


MOUNTED: Final = (
    "The site cannot be replaced in one step: it is mounted, in use, or the folder above it cannot be changed. Its files were replaced one "
    "by one. If a build is ever stopped while it does so, build once more."
)


def test_a_mounted_site_is_filled_file_by_file_and_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.folder / "page").write_text("a file where a folder will be", encoding="utf-8")
    (site.folder / "old").mkdir()
    (site.folder / "old" / ".listing").touch()
    (site.folder / ".nojekyll").touch()
    inode = site.folder.stat().st_ino
    one = site.made()
    monkeypatch.setattr(exchange, "exchange", refuse(errno.EBUSY))
    monkeypatch.setattr(exchange, "rename_twice", refuse(errno.EBUSY))

    assert (one.end(), site.files, beside(site.folder)) == (MOUNTED, IS_NEW | {".nojekyll": ""}, [])
    assert (site.folder.stat().st_ino, (site.folder / "old").exists()) == (inode, False)


def test_files_come_to_a_site_on_another_disk_whole(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    one = site.made()
    monkeypatch.setattr(exchange, "exchange", refuse(errno.EXDEV))
    monkeypatch.setattr(exchange, "rename_twice", refuse(errno.EXDEV))
    monkeypatch.setattr(exchange, "move", refuse(errno.EXDEV))

    assert (one.end(), site.files, beside(site.folder)) == (MOUNTED, IS_NEW, [])


def test_a_site_whose_folder_takes_no_neighbour_is_made_within(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    make = workshop.make_folder

    def refused(place: Path, name: str) -> Path:
        if place == site.folder.parent:
            raise PermissionError(errno.EACCES, "Permission denied")
        return make(place, name)

    monkeypatch.setattr(workshop, "make_folder", refused)
    one = site.made()

    assert (site.files.items() >= IS_OLD.items(), one.end(), site.files) == (True, MOUNTED, IS_NEW)


def test_the_folder_one_stands_in_stays_that_folder(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.folder)

    assert (site.made().end(), sorted(path.name for path in Path.cwd().iterdir())) == (MOUNTED, ["index.html", "page"])


def test_a_site_that_takes_no_file_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    one = site.made()
    monkeypatch.setattr(exchange, "exchange", refuse(errno.EBUSY))
    monkeypatch.setattr(exchange, "rename_twice", refuse(errno.EBUSY))
    monkeypatch.setattr(exchange, "move", refuse(errno.ENOSPC))
    with pytest.raises(PluginError) as told:
        one.end()

    assert str(told.value) == (
        f"{site.folder} could not be filled: No space left on device. Some of its files may be old and some new; build once more "
        "when there is room and leave to write."
    )


# Several builds


def test_two_builds_at_once_do_not_mix(site: Site) -> None:
    first = site.made("first")
    config = site.config
    site.config = MkDocsConfig()
    site.config.site_dir = str(site.folder)
    second = site.made("second")
    (Path(config.site_dir) / "only-first.html").write_text("first", encoding="utf-8")
    second.end()
    after_second = site.files
    first.end()

    page = {"page/index.html": "a page"}
    assert after_second == {"index.html": "second", **page}
    assert site.files == {"index.html": "first", "only-first.html": "first", **page}
    assert beside(site.folder) == []


def test_what_a_killed_build_left_is_removed_by_the_next_and_running_builds_keep_theirs(site: Site) -> None:
    code = (
        "import os, sys; from mkdocs.config.defaults import MkDocsConfig; from cpd.host.publishing import Publishing; "
        "config = MkDocsConfig(); config.site_dir = sys.argv[1]; one = Publishing(); one.begin(config); "
        "open(config.site_dir + '/half.html', 'w').write('half'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, site.folder], env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}, check=False)
    left = beside(site.folder)
    running = site.begun()
    made = Path(site.config.site_dir)
    site.config = MkDocsConfig()
    site.config.site_dir = str(site.folder)
    site.made().end()

    assert (len(left), beside(site.folder), made.is_dir()) == (1, [made.parent.name], True)
    assert (running.end(), site.files, beside(site.folder)) == ("The site is as the build before left it.", IS_NEW, [])
