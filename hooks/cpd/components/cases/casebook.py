"""All case studies of the site together, with the pages and entries that their facts lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from cpd.domain.findings import Finding, did_you_mean
from cpd.domain.place import Outline, Page
from cpd.domain.words import value_key
from cpd.writing.sources import Target, missing_source_remedy, sources

from .model import CaseStudy, Theme, disagreements, with_ids

THEMES = "themes"
"""The aspect whose values are ids: each leads to a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casebook:
    """All case studies of the site, with what their facts lead to."""

    cases: tuple[CaseStudy, ...] = ()
    """In reading order."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """Addresses of their pages, by path."""
    themes: Mapping[str, Target] = field(default_factory=dict)
    """By theme id."""
    sources: Mapping[str, Target] = field(default_factory=dict)
    """Entries of references by their id."""

    @classmethod
    def of(cls, studies: Iterable[CaseStudy], themes: Mapping[str, Theme], outline: Outline, content: Mapping[str, str]) -> Casebook:
        """The cases of the outline's pages, their themes and sources looked up; ``content`` is pages' HTML by path."""
        pages = outline.pages
        order = {path: place for place, path in enumerate(pages)}
        placed = [replace(case, suite=_suite(pages[case.path])) for case in studies if case.path in order]
        cases = with_ids(sorted(placed, key=lambda case: order[case.path]))
        return cls(
            cases=cases,
            urls={case.path: pages[case.path].url for case in cases},
            themes={
                name: Target(title=pages[theme.path].title, url=pages[theme.path].url, label=theme.label)
                for name, theme in themes.items()
                if theme.path in pages
            },
            sources=sources(
                {name for case in cases for name in case.sources},
                {page.url: content[path] for path, page in pages.items() if path in content},
            ),
        )

    def on(self, path: str) -> tuple[CaseStudy, ...]:
        """The cases of one page."""
        return tuple(case for case in self.cases if case.path == path)

    def findings(self) -> list[Finding]:
        """Values written in two ways; themes and sources that there are not."""
        found = disagreements(self.cases)
        for case in self.cases:
            found += [
                self.missing_theme(name, case.path, case.lines.get((THEMES, name))) for name in case.themes if name not in self.themes
            ]
            found += [
                Finding(
                    path=case.path,
                    line=case.lines.get(("sources", name)),
                    rule="case-source-exists",
                    problem=f'no page has an entry with the id "{name}".',
                    remedy=missing_source_remedy(name, self.sources),
                )
                for name in case.sources
                if name not in self.sources
            ]
        return found

    def missing_theme(self, name: str, path: str, line: int | None) -> Finding:
        """The finding for a theme ``name`` that no page declares, named on the page at ``path``."""
        return Finding(
            path=path,
            line=line,
            rule="case-theme-exists",
            problem=f'no page declares the theme "{name}".',
            remedy=did_you_mean(name, self.themes)
            if self.themes
            else f"Write `theme: {value_key(name)}` into the front matter of the page about it.",
        )


def _suite(page: Page) -> str | None:
    return page.suite.id if page.suite else None
