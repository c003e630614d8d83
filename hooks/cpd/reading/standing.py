"""Whether a page, or a folder by its front page, stands in the site's navigation or apart from it."""

from __future__ import annotations

from cpd.domain.findings import Finding, shown

from .entries import Entries
from .located import Located

KEY = "navigation"
"""What the front matter calls it: with ``navigation: apart`` only its own pages have it in their navigation."""
APART = "apart"


def read(path: str, front: Located) -> tuple[bool, list[Finding]]:
    """Whether it stands apart, and what is wrong with what it says of that."""
    given = front.data.get(KEY, "")
    if KEY not in front.data or given == APART:
        return given == APART, []
    entries = Entries(path, front, "front-matter-is-understood")
    remedy = f"Write `{KEY}: {APART}`, so that only its own pages have it in their navigation."
    entries.say((KEY,), f"`{KEY}` is {shown(given)}.", remedy)
    return False, entries.findings
