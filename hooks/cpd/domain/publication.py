"""The site as a whole: what is the same for all its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import frames, policy
from .settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is known of a site before its pages are read."""

    settings: Settings
    name: str = ""
    url: str = ""
    """Its address as the publisher gives it; empty where it has none."""
    language: str = "en"
    """As HTML names it."""
    day: str = ""
    """Of the build, as YYYY-MM-DD."""
    folder: Path = Path()
    """That of mkdocs.yml."""
    record: str = ""
    """The name under which browsers keep what readers write."""
    features: frozenset[str] = frozenset()
    """Of the theme, that are switched on."""
    statuses: frozenset[str] = frozenset()
    """What the theme's navigation can say of a page."""

    @property
    def has_own_frame(self) -> bool:
        """Whether pages have our frame, not the theme's."""
        return self.settings.frame.look == frames.OURS

    @property
    def has_policy(self) -> bool:
        """Whether pages say what they may load: with our frame always, else where a setting asks for it."""
        return self.has_own_frame or self.settings.frame.asks_for_policy

    @property
    def policy(self) -> policy.Added:
        """What pages may load beside what is their own."""
        return self.settings.policy if self.has_policy else policy.ANYTHING

    @property
    def root(self) -> str:
        """Where it stands, with a slash at its end; empty where that is not known."""
        return f"{self.url.rstrip('/')}/" if self.url else ""
