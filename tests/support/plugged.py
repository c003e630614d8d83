"""Sites that have the generator as a plugin, in this process: each with a mkdocs.yml of its own beside its docs folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from typing import Any, Final

import yaml
from mkdocs.config.defaults import MkDocsConfig

from .sites import Built, Project, built_as

THEME: Final = {
    "name": "material",
    "logo": "img/logo.svg",
    "features": ["navigation.tabs", "navigation.sections"],
    "palette": [
        {"scheme": "default", "primary": "deep purple", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
        {"scheme": "slate", "primary": "deep purple", "toggle": {"icon": "material/weather-sunny", "name": "Light"}},
    ],
}
"""A look that is nobody's but the site's."""

LOGO: Final = {"img/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle r="2" cx="2" cy="2"/></svg>\n'}


def plugged(project: Project, settings: object = None, *, strict: bool = False, preview: bool = False, **changes: Any) -> Built:
    """Build a project with the plugin, as its mkdocs.yml says; ``settings`` stand at the plugin, ``changes`` beside it."""
    file = project.docs.with_name("mkdocs.yml")
    plugins = ["search", "tags", {"cpd": settings} if settings is not None else "cpd"]
    written = {"site_name": "Orchard", "theme": THEME, "plugins": plugins, **changes}
    file.write_text(yaml.safe_dump(written, sort_keys=False), encoding="utf-8")
    project.write(LOGO)
    with installed_here():
        return built_as(file, project.site, strict=strict, preview=preview)


@contextmanager
def installed_here() -> Iterator[None]:
    """Let MkDocs know the plugin meanwhile, as it does where the generator is installed."""
    option: Any = dict(MkDocsConfig._schema)["plugins"]
    known = option.installed_plugins
    option.installed_plugins = {**known, "cpd": EntryPoint("cpd", "cpd.host.plugin:CpdPlugin", "mkdocs.plugins")}
    try:
        yield
    finally:
        option.installed_plugins = known
