"""Whether what stands on a page is listed elsewhere: on index pages, in totals, in the planner."""

from __future__ import annotations

from cpd.domain.findings import Finding, shown_value

from . import values
from .entries import Entries
from .located_yaml import LocatedYaml

KEY = "lists"
"""What the front matter calls it: ``lists: false`` keeps a page's items out."""


def read(path: str, front: LocatedYaml) -> tuple[bool, list[Finding]]:
    """Whether a page's items are listed, and what is wrong with what it says of that."""
    try:
        return values.truth(front.data.get(KEY, True)), []
    except ValueError:
        entries = Entries(path, front, "front-matter-is-understood")
        entries.say(
            (KEY,), f"`lists` is {shown_value(front.data[KEY])}.", "Write `lists: false` to keep the page's callouts out of all lists."
        )
        return True, entries.findings
