"""Settings of the theme that these pages do not have, and what mkdocs.yml asks of other hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from cpd.domain import policy
from cpd.domain.findings import Finding
from cpd.domain.publication import Publication

FEATURES: Final = frozenset(
    {
        "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy", "content.code.select",
        "content.footnote.tooltips", "content.tabs.link", "content.tooltips", "navigation.footer", "navigation.indexes",
        "navigation.path", "navigation.prune", "search.highlight",
    }
)  # fmt: skip
"""The theme's features that pages have: some always, some when they are named."""

_COLOURS = "Readers choose light or dark; the colours stand in overrides/assets/cpd/tokens.css."
_ELSEWHERE = "Pages tell nobody who reads them: take it out."
_OUT = "Take it out."

THEME: Final[Mapping[str, str]] = {
    "palette": _COLOURS,
    "font": "Write `font: false`: the site brings its own font.",
    "direction": _OUT,
}
"""Settings below `theme`, each with what to do."""

_DEFAULTS: Final = {"font": {"text": "Roboto", "code": "Roboto Mono"}}
"""What the theme says by itself, where nobody has written anything."""

EXTRA: Final[Mapping[str, str]] = {
    "analytics": _ELSEWHERE,
    "consent": "Pages ask for nothing that needs consent: take it out.",
    "version": _OUT,
    "annotate": _OUT,
}
"""Settings below `extra`."""

PLUGINS: Final[Mapping[str, str]] = {
    "exclude-search": "Write `search: {exclude: true}` at the head of each page that search is not to find."
}
"""Plugins that work on the index of the theme's search."""

ICONS: Final = frozenset({"logo", "tag"})
"""Icons that can be chosen below `theme.icon`."""


def findings(config: MkDocsConfig, publication: Publication) -> Iterator[Finding]:
    """What is wrong with the settings of MkDocs and its theme."""
    if publication.has_own_frame:
        yield from _not_followed(config)
    yield from _elsewhere(config, publication.policy)


def _not_followed(config: MkDocsConfig) -> Iterator[Finding]:
    theme, extra = config.theme, config.extra
    for name, remedy in THEME.items():
        if theme.get(name) and theme.get(name) != _DEFAULTS.get(name):
            yield _missing(f"theme.{name}", remedy)
    for name, remedy in EXTRA.items():
        if extra.get(name):
            yield _missing(f"extra.{name}", remedy)
    icons = theme.get("icon")
    for name in icons if isinstance(icons, Mapping) else ():
        if name not in ICONS:
            yield _missing(f"theme.icon.{name}", _OUT)
    unknown = [feature for feature in theme.get("features") or () if feature not in FEATURES]
    yield from (_missing(f"theme.features: {feature}", _OUT) for feature in unknown)
    yield from (_missing(f"plugins: {name}", remedy) for name, remedy in PLUGINS.items() if name in config.plugins)


def draws(config: MkDocsConfig) -> bool:
    """Whether the site has a copy of the script by which the theme draws diagrams."""
    return any("mermaid" in str(path).lower() for path in config.extra_javascript)


def _missing(setting: str, remedy: str) -> Finding:
    problem = f"`{setting}` is a setting that pages of this site do not follow."
    return Finding(path="mkdocs.yml", rule="setting-is-followed", problem=problem, remedy=remedy)


HOSTS: Final = "page-asks-no-other-host"


def elsewhere(address: str, directive: str, paths: Sequence[str]) -> Finding:
    """The finding for an address that the finished pages at ``paths`` would ask of another host, though nobody wrote it there."""
    others = len(paths) - 1
    pages = f"this page and {others} other{'' if others == 1 else 's'}" if others else "this page"
    return Finding(
        path=paths[0],
        rule=HOSTS,
        problem=f'"{address}" is on another host, so a browser will not fetch it for {pages}. A template or a plugin has put it there.',
        remedy=f"Take it out, or add its host to extra.cpd.policy.{directive}.",
    )


def _elsewhere(config: MkDocsConfig, added: policy.Added) -> Iterator[Finding]:
    """Stylesheets, scripts and pictures of mkdocs.yml that browsers would refuse."""
    named = [("style-src", path) for path in config.extra_css] + [("script-src", str(path)) for path in config.extra_javascript]
    named += [("img-src", str(config.theme[name])) for name in ("logo", "favicon") if config.theme.get(name)]
    for directive, address in named:
        if policy.is_refused(directive, address, added):
            yield Finding(
                path="mkdocs.yml",
                rule=HOSTS,
                problem=f'"{address}" is on another host, so a browser will not fetch it.',
                remedy=f"Keep a copy in docs/ and name that, or add its host to extra.cpd.policy.{directive}.",
            )
