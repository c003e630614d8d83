"""What a page's front matter says of slides."""

from __future__ import annotations

from cpd.domain.findings import Finding, shown
from cpd.reading import values
from cpd.reading.entries import Entries
from cpd.reading.located import Located

from .model import Extent

KEY = "slides"
"""What the front matter calls them."""


def read(path: str, front: Located) -> tuple[Extent | None, list[Finding]]:
    """Of what the page has slides; None where it has none."""
    given = front.data.get(KEY, False)
    if given == "suite":
        return "suite", []
    try:
        return ("page" if values.truth(given) else None), []
    except ValueError:
        pass
    entries = Entries(path, front, "front-matter-is-understood")
    entries.say((KEY,), f"`slides` is {shown(given)}.", "Write `slides: true`, or `slides: suite` on the front page of a suite.")
    return None, entries.findings
