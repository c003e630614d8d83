"""The command ``cpd``: a new site, and a look at one."""

from __future__ import annotations

from pathlib import Path

import click

from . import checking, starting

SETTINGS = Path("mkdocs.yml")


@click.group()
@click.version_option(package_name=starting.DISTRIBUTION)
def main() -> None:
    """Materials that people work through, as a site of MkDocs."""


@main.command(help="Write a small site into FOLDER, to be written over.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The site's name.")
@click.option("--url", default="", help="Where it will stand, such as https://www.example.org/materials/.")
@click.option("--licence", default="", help="What its text is under: CC-BY-4.0 and the like, or an address.")
def new(folder: Path, title: str, url: str, licence: str) -> None:
    """Write a new site. Raises ``ClickException`` in plain words where it is refused."""
    try:
        files = starting.start(folder, title=title, url=url, licence=licence)
    except starting.RefusedError as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"A site of {len(files)} files stands in {folder}. To see it:\n\n    cd {folder}\n    mkdocs serve\n")
    click.echo("README.md says how to check and publish it.")


@main.command(help="Say what is wrong in a site, where, and what to do; end with 1 where anything is.")
@click.option("--config-file", "-f", "settings_file", default=SETTINGS, type=click.Path(path_type=Path), help="Instead of mkdocs.yml.")
@click.option("--format", "form", default="text", type=click.Choice(checking.FORMATS), help="How findings are written.")
def check(settings_file: Path, form: str) -> None:
    """Check a site. Raises ``ClickException`` in plain words where there is nothing to check, ``SystemExit`` at the end."""
    try:
        said = checking.check(settings_file)
    except checking.RefusedError as refused:
        raise click.ClickException(str(refused)) from refused
    if words := checking.in_words(said, form):
        click.echo(words)
    raise SystemExit(1 if said else 0)
