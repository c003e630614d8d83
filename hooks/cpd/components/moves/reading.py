"""A page's front matter, read for where the page stood before."""

from __future__ import annotations

from cpd.domain.findings import Finding
from cpd.reading import values
from cpd.reading.entries import Entries
from cpd.reading.located import Located
from cpd.reading.options import Option

KEY = "moved_from"
"""What the front matter calls it."""

PAGE: tuple[Option, ...] = (Option(KEY, values.pages, "the files it was before, as seen from `docs/`"),)


def read(path: str, front: Located) -> tuple[tuple[str, ...], list[Finding]]:
    """The paths a page had before, below docs/."""
    if KEY not in front.data:
        return (), []
    entries = Entries(path, front, "front-matter-is-understood")
    fitting = entries.options({KEY: front.data[KEY]}, PAGE, "the page", ())
    return tuple(fitting.get(KEY, ())), entries.findings
