"""A theme that costs less offers MkDocs the very same files and templates."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from cpd.host.sparing_theme import sparing


def found(theme: Theme) -> list[tuple[str, str]]:
    """The files of a theme that go into the site, and where they stand."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "A site", "docs_dir": ".", "site_dir": "site", "theme": "material"})
    config.theme, config.use_directory_urls = theme, True
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [(file.src_uri, str(file.src_dir)) for file in files]


def test_it_has_the_files_of_the_theme_and_of_the_site(tmp_path: Path) -> None:
    for name in (".icons/own/a.svg", ".hidden", "assets/.deep/a.css", "assets/own.css", "own.js", "own.html"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x", encoding="utf-8")
    theme = Theme(name="material", custom_dir=str(tmp_path))

    ours, theirs = found(sparing(theme)), found(theme)

    assert ours == theirs
    assert [name for name, folder in ours if folder == str(tmp_path)] == ["assets/own.css", "own.js"]


def test_what_is_hidden_is_found_by_name(tmp_path: Path) -> None:
    (tmp_path / ".icons/own").mkdir(parents=True)
    (tmp_path / ".icons/own/a.svg").write_text("<svg/>", encoding="utf-8")
    env = sparing(Theme(name="material", custom_dir=str(tmp_path))).get_env()

    assert env.get_template(".icons/own/a.svg").render() == "<svg/>"


def test_another_kind_of_theme_stays_as_it_is() -> None:
    class Own(Theme):
        """A plugin's."""

    theme = Own(name="material")

    assert sparing(theme) is theme
