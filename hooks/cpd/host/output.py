"""Files of the built site that are written or made lean when everything else is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, TemplateNotFound

from cpd.domain.findings import Finding
from cpd.domain.kinds import Kind
from cpd.writing.fragments import Fragments
from cpd.writing.search_index import FOLDER, SearchIndex


def kinds_css(kinds: Iterable[Kind], env: Environment) -> tuple[str, list[Finding]]:
    """The stylesheet of the kinds' colours and icons; a finding for each icon that does not exist."""
    icons = [(kind, _icon(env, kind.icon)) for kind in kinds]
    plain = str(env.get_template(".icons/material/label-outline.svg").render())
    findings = [
        Finding(
            path="mkdocs.yml",
            rule="settings-are-understood",
            problem=f"there is no icon `{kind.icon}` for the kind `{kind.name}`.",
            remedy="Choose one of the theme's, such as `material/lightbulb-on-outline`.",
        )
        for kind, icon in icons
        if not icon
    ]
    return Fragments(env).draw("kinds", kinds=[(kind, icon or plain) for kind, icon in icons]), findings


def _icon(env: Environment, name: str) -> str:
    """The icon's SVG; empty where there is none of that name."""
    try:
        return str(env.get_template(f".icons/{name}.svg").render())
    except TemplateNotFound:
        return ""


def write_search_index(site: Path, index: SearchIndex) -> None:
    """Write the files that search works on."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, text in index.files():
        # As MkDocs writes what UTF-8 cannot hold.
        (site / path).write_bytes(text.encode("utf-8", "xmlcharrefreplace"))
